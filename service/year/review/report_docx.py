"""The year of one cell as a BÁO CÁO in the official format, through the kind `year-report`."""

from __future__ import annotations

from typing import Any

from service.dossier import Issuance
from service.dossier.meeting import Presence
from service.generate import generate
from service.kinds.catalogue import Catalogue
from service.papers.render import Document
from service.year.review import sentences
from service.year.review.facts import CellYear, MemberLine

KIND = "year-report"
_MONTH = ("month", "day", "rate", "papers", "commended", "deed", "score")  # as sentences.MONTH_HEADS
_TASK = ("month", "work", "leads", "due", "outcome")  # as sentences.TASK_HEADS


def as_document(catalogue: Catalogue, cell: CellYear) -> Document:
    """The report that the cell signs; `catalogue` holds the kinds of the year.

    Head and signature are those of the cell's last dossier. Raises `DossierRejected` where it says nobody who may sign.
    """
    last = cell.dossiers[-1]
    to = f"{last.org.superior_committee or 'Cấp uỷ cấp trên'} (để báo cáo)"
    issuance = Issuance(recipients=(to, "Các đồng chí đảng viên trong chi bộ"))
    changed = {"extra": {KIND: own_fields(cell)}, "issuance": {KIND: issuance}}
    return generate(catalogue, KIND, last.but(**changed), carry=False)


def own_fields(cell: CellYear) -> dict[str, Any]:
    """What the kind prints besides head and foot, as its sheet asks."""
    return {
        "year": cell.year,
        "held": sentences.completeness(cell),
        "rates": sentences.rates(cell),
        "legend": sentences.LEGEND.replace(" · ", "; ").replace("CĐ chuyên đề", "CĐ số buổi chuyên đề đã dự, phải dự"),
        "runs": sentences.long_runs(cell),
        "absences": sentences.reasons(cell),
        "months": [dict(zip(_MONTH, sentences.month(held), strict=True)) for held in cell.dossiers],
        "members": [_member(cell, line) for line in cell.members],
        "tasks": [dict(zip(_TASK, sentences.task(line), strict=True)) for line in cell.tasks],
    }


def _member(cell: CellYear, line: MemberLine) -> dict[str, str]:
    """A member's sign in each month's own sitting, and how many of the thematic ones the member came to.

    A sitting that the member did not have to come to counts only where the member came.
    """
    marked = [(held, mark) for held, mark in zip(cell.sittings, line.marks, strict=True) if mark]
    months = {
        f"month_{int(held.day[3:])}": sentences.SIGNS[mark.state] for held, mark in marked if held.is_of_the_month
    }
    thematic = [mark.state is Presence.PRESENT for held, mark in marked if held.is_thematic and held.expects(mark)]
    return {"name": line.name, **months, "thematic": f"{sum(thematic)}/{len(thematic)}" if thematic else ""}
