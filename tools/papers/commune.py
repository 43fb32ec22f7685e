"""What a commune's committee signs of a month of all its cells: the list of ratings and the report."""

from __future__ import annotations

from tools.papers.blocks import grounds, head, kind_and_subject, signature
from tools.papers.markup import p, table, when

ARCHIVE = "Lưu Văn phòng Đảng uỷ"
SUPERIOR = "{{ org.superior_committee }} (để báo cáo)"
CELLS = "Các chi bộ (để thực hiện)"


def _mark(name: str) -> str:
    return p("{% if item." + name + " %}x{% endif %}", "cell_center")


def _ratings() -> str:
    """Ten columns; a cell that has not met stands on top and says so in the place of its reasons."""
    reasons = (
        when("not item.has_met", p("Chưa họp, hoặc chưa gửi hồ sơ", "cell"))
        + when("item.has_met and item.score is none", p("Chưa chấm điểm", "cell"))
        + when("item.has_met and item.score is not none", p("{{ item.lost|lines|join('; ') }}", "cell"))
    )
    totals = "period.totals."
    return table(
        "item in period.cells",
        [
            ("STT", 12, p("{{ loop.index }}", "cell_center")),
            ("Đơn vị", 50, p("{{ item.name }}", "cell")),
            ("Số đảng viên", 16, p("{% if item.members %}{{ item.members }}{% endif %}", "cell_center")),
            ("Ngày họp", 15, p("{{ item.met_on|day_month }}", "cell_center")),
            ("Điểm", 14, p("{% if item.score is not none %}{{ item.score }}{% endif %}", "cell_center")),
            ("Tốt", 12, _mark("is_good")),
            ("Khá", 12, _mark("is_fair")),
            ("Trung bình", 18, _mark("is_average")),
            ("Kém", 14, _mark("is_poor")),
            ("Thuyết minh điểm trừ", 89, reasons),
        ],
        last=[
            p("", "column"),
            p("Cộng", "column"),
            p("{{ " + totals + "members }}", "column"),
            p("{{ " + totals + "met }}/{{ " + totals + "cells }}", "column"),
            p("", "column"),
            *(p("{{ " + totals + name + " }}", "column") for name in ("good", "fair", "average", "poor")),
            p("", "column"),
        ],
    )


NOT_MET = (
    "{% if period.totals.not_met %}Còn {{ period.totals.not_met }} chi bộ chưa họp, hoặc chưa gửi hồ sơ: "
    "{{ period.totals.not_met_names }}.{% else %}Các chi bộ đều đã họp.{% endif %}"
)


def rating_list() -> str:
    return (
        head(landscape=True)
        + kind_and_subject("đánh giá, xếp loại chất lượng sinh hoạt chi bộ {{ period.text }}")
        + grounds()
        + p(NOT_MET)
        + _ratings()
        + signature(SUPERIOR, CELLS, archive=ARCHIVE, landscape=True)
    )


def _attended() -> str:
    came = "{% if item.expected %}{{ item.present }}/{{ item.expected }}{% endif %}"
    return table(
        "item in period.cells",
        [
            ("STT", 14, p("{{ loop.index }}", "cell_center")),
            ("Đơn vị", 41, p("{{ item.name }}", "cell")),
            ("Ngày họp", 17, p("{{ item.met_on|day_month }}", "cell_center")),
            (
                "Có mặt/phải dự",
                23,
                p(came, "cell_center"),
            ),
            ("Tỷ lệ", 19, p("{{ item.rate }}", "cell_center")),
            ("Nghị quyết, kết luận", 30, p("{{ item.papers }}", "cell")),
            ("Xếp loại", 21, p("{{ item.grade }}", "cell_center")),
        ],
    )


def commune_report() -> str:
    graded = (
        "Xếp loại chất lượng: Tốt {{ period.totals.good }}, Khá {{ period.totals.fair }}, Trung bình "
        "{{ period.totals.average }}, Kém {{ period.totals.poor }} chi bộ"
    )
    unmarked = "{% if period.totals.unmarked %}; chưa chấm điểm: {{ period.totals.unmarked_names }}{% endif %}."
    return (
        head()
        + kind_and_subject("tình hình sinh hoạt chi bộ {{ period.text }}")
        + grounds()
        + p("{{ org.cell_name }} báo cáo tình hình sinh hoạt chi bộ {{ period.text }} như sau:", "lead")
        + p("I- TỔ CHỨC SINH HOẠT", "heading")
        + p("1. " + NOT_MET + " Đã họp {{ period.totals.met }}/{{ period.totals.cells }} chi bộ.")
        + when(
            "period.totals.expected",
            p(
                "2. Có mặt {{ period.totals.present }}/{{ period.totals.expected }} lượt đảng viên phải dự, đạt "
                "{{ period.totals.rate }}; vắng không lý do {{ period.totals.unexcused }} lượt"
                "{% if period.totals.unexcused_names %} ({{ period.totals.unexcused_names }}){% endif %}."
            ),
        )
        + _attended()
        + p("II- CHẤT LƯỢNG VÀ KẾT QUẢ", "heading")
        + p("1. " + graded + unmarked)
        + p(
            "2. Các chi bộ giao {{ period.totals.tasks }} nhiệm vụ cho tháng sau; biểu dương "
            "{{ period.totals.commended }} trường hợp người tốt, việc tốt.",
            "body_last",
        )
        + signature(SUPERIOR, archive=ARCHIVE)
    )
