"""The first page of a print pack: which papers follow, in which order."""

from __future__ import annotations

from tools.papers.blocks import head, kind_and_subject
from tools.papers.markup import p, table
from tools.papers.sections import MEETING


def contents() -> str:
    return (
        head()
        + kind_and_subject("văn bản " + MEETING)
        + table(
            "item in extra.papers",
            [
                ("TT", 11, p("{{ loop.index }}", "cell_center")),
                ("Tên văn bản", 84, p("{{ item.title }}", "cell")),
                ("Số, ký hiệu", 40, p("{{ item.number }}", "cell_center")),
                ("Ngày ký", 30, p("{% if item.day %}{{ item.day|date }}{% endif %}", "cell_center")),
            ],
        )
        + p("Tập này gồm {{ extra.papers|length }} văn bản, mỗi văn bản đánh số trang riêng.")
    )
