"""How a paper tells a vote: how many of those present were for it, and their share of all official members summoned."""

from __future__ import annotations


def approval(votes: str, counts: str = "counts") -> str:
    """How many approved, for the number `votes`, an expression of the template; `counts`: of which sitting.

    ``17/17 đảng viên chính thức có mặt tán thành, đạt 89,47% tổng số đảng viên chính thức được triệu tập
    (19 đồng chí)``. Where that is no majority the paper says so; where nobody is marked, only how many approved.
    """
    present, summoned = f"{counts}.eligible", f"{counts}.summoned_official"
    share = "{{ " + votes + "|percent_of(" + summoned + ") }}"
    return (
        "{{ "
        + votes
        + " }}{% if "
        + present
        + " %}/{{ "
        + present
        + " }} đảng viên chính thức có mặt tán thành, đạt "
        + share
        + " tổng số đảng viên chính thức được triệu tập ({{ "
        + summoned
        + " }} đồng chí)"
        "{% if " + votes + " < " + counts + ".majority %}, chưa quá nửa{% endif %}"
        "{% else %} đồng chí tán thành{% endif %}"
    )
