"""The official papers as docxtpl templates: what each says, section by section, in the order of the page.

`roman` and `position` give the number of a section among those present, so that a block which a cell leaves
out leaves neither a heading nor a gap in the numbering.

    markup           paragraphs, tables and tags in WordprocessingML
    docx_file        the .docx around them
    blocks           head, signatures, tables of tasks: what every paper has
    sections         what several papers say of a meeting
    …                one module for each paper, or for papers that belong together
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tools.papers.chair_script import chair_script
from tools.papers.commune import commune_report, rating_list
from tools.papers.decisions import commendations, conclusion, resolution
from tools.papers.invitation import invitation
from tools.papers.minutes import agenda, minutes
from tools.papers.minutes_book import minutes_book
from tools.papers.pack import contents
from tools.papers.reports import committee_report, result_report
from tools.papers.self_assessment import self_assessment
from tools.papers.sittings import committee_minutes, thematic_minutes
from tools.papers.summons import attendance_sheet, notice
from tools.papers.thematic_paper import thematic_paper
from tools.papers.tracking import tracking_sheet
from tools.papers.year import (
    deed_registration,
    good_deeds_book,
    thematic_plan,
    year_plan,
    year_report,
    year_tracking,
)


@dataclass(frozen=True)
class Paper:
    """One template: its title among the document's properties, and what makes its body."""

    title: str
    body: Callable[[], str]
    landscape: bool = False


OF_A_MEETING = {
    "agenda": Paper("Chương trình sinh hoạt chi bộ", agenda),
    "minutes": Paper("Biên bản sinh hoạt chi bộ", minutes),
    "resolution": Paper("Nghị quyết của chi bộ", resolution),
    "conclusion": Paper("Kết luận của chi bộ", conclusion),
    "commendations": Paper("Danh sách người tốt, việc tốt", commendations, landscape=True),
    "invitation": Paper("Giấy mời dự sinh hoạt chi bộ", invitation),
    "committee-minutes": Paper("Biên bản họp chi uỷ", committee_minutes),
    "thematic-minutes": Paper("Biên bản sinh hoạt chuyên đề", thematic_minutes),
    "self-assessment": Paper("Phiếu tự đánh giá chất lượng sinh hoạt chi bộ", self_assessment),
    "notice": Paper("Thông báo triệu tập sinh hoạt chi bộ", notice),
    "attendance-sheet": Paper("Danh sách điểm danh sinh hoạt chi bộ", attendance_sheet),
    "committee-report": Paper("Báo cáo của chi uỷ", committee_report),
    "chair-script": Paper("Đề cương điều hành sinh hoạt chi bộ", chair_script),
    "thematic-paper": Paper("Chuyên đề sinh hoạt chi bộ", thematic_paper),
    "tracking-sheet": Paper("Bảng theo dõi nhiệm vụ của đảng viên", tracking_sheet, landscape=True),
    "minutes-book-cover": Paper("Bìa và mục lục sổ biên bản", minutes_book),
    "result-report": Paper("Báo cáo kết quả sinh hoạt chi bộ", result_report),
}
OF_A_PERIOD = {
    "year-plan": Paper("Kế hoạch sinh hoạt chi bộ năm", year_plan),
    "year-report": Paper("Báo cáo sinh hoạt chi bộ năm", year_report),
    "good-deeds-book": Paper("Sổ ghi người tốt, việc tốt", good_deeds_book),
    "deed-registration": Paper("Bản đăng ký việc làm thiết thực năm", deed_registration),
    "thematic-plan": Paper("Kế hoạch sinh hoạt chuyên đề năm", thematic_plan),
    "year-tracking": Paper("Bảng theo dõi nhiệm vụ năm", year_tracking),
    "rating-list": Paper(
        "Danh sách tổng hợp đánh giá, xếp loại chất lượng sinh hoạt chi bộ", rating_list, landscape=True
    ),
    "commune-report": Paper("Báo cáo tình hình sinh hoạt chi bộ trong tháng", commune_report),
}
OF_A_PACK = {"contents": Paper("Danh mục văn bản của kỳ sinh hoạt chi bộ", contents)}
