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

from tools.papers.decisions import commendations, conclusion, resolution
from tools.papers.invitation import invitation
from tools.papers.minutes import agenda, minutes
from tools.papers.self_assessment import self_assessment
from tools.papers.sittings import committee_minutes, thematic_minutes
from tools.papers.year import year_plan, year_report


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
}
OF_A_YEAR = {
    "year-plan": Paper("Kế hoạch sinh hoạt chi bộ năm", year_plan),
    "year-report": Paper("Báo cáo sinh hoạt chi bộ năm", year_report),
}
