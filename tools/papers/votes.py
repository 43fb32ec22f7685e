"""How a paper tells a vote: how many of those present were for it, and their share of all official members summoned."""

from __future__ import annotations

from tools.papers.markup import p, when


def approval(votes: str, counts: str = "counts") -> str:
    """How many approved, for the number `votes`, an expression of the template; `counts`: of which sitting.

    ``17/17 đảng viên chính thức có mặt tán thành, đạt 89,47% tổng số đảng viên chính thức được triệu tập
    (19 đồng chí)``. Where that is no majority the paper says so; where nobody is marked, only how many approved.
    """
    summoned = f"{{{{ {counts}.summoned_official }}}}"
    whole = f" tổng số đảng viên chính thức được triệu tập ({summoned} đồng chí)"
    return _told(votes, counts, "đảng viên chính thức có mặt tán thành", whole)


def tally(votes: str, counts: str = "counts") -> str:
    """The same in short, ``17/17 đồng chí tán thành, đạt 89,47%``, for where `base` has said of whom."""
    return _told(votes, counts, "đồng chí tán thành", "")


def base(counts: str = "counts") -> str:
    """What a list of votes says once, above them: who voted, and over whom the share is counted."""
    return when(
        f"{counts}.eligible",
        p(
            f"Có {{{{ {counts}.eligible }}}} đảng viên chính thức có mặt biểu quyết; tỷ lệ tính trên tổng số đảng viên "
            f"chính thức được triệu tập ({{{{ {counts}.summoned_official }}}} đồng chí).",
            "lead",
        ),
    )


def _told(votes: str, counts: str, who: str, whole: str) -> str:
    share = f"{{{{ {votes}|percent_of({counts}.summoned_official) }}}}"
    return (
        f"{{{{ {votes} }}}}{{% if {counts}.eligible %}}/{{{{ {counts}.eligible }}}} {who}, đạt {share}{whole}"
        f"{{% if {votes} < {counts}.majority %}}, chưa quá nửa{{% endif %}}"
        "{% else %} đồng chí tán thành{% endif %}"
    )
