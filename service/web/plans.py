"""The plan of a cell's year: ``/ke-hoach-nam`` for people, ``/api/v1/plans`` for programs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, render_template, request

from service.dossier import Dossier
from service.errors import DossierRejected, Problem, SinhhoatError
from service.intake import read_json
from service.kinds.catalogue import Catalogue
from service.rules import Rulebook
from service.web.http_messages import Failure
from service.web.operation import DOCX, JSON, Content, Parameter, operation
from service.web.problem_view import shown
from service.web.request_bodies import json_body
from service.web.responses import download
from service.web.uploads import SentFile, faults_of, form_files, takes_papers
from service.year.calendar_files import MOST_REVISIONS
from service.year.history import gather
from service.year.planned import FORMS, REGULAR_DAYS, THEMATIC_DAYS, YEARS, YearPlan, hour_of

ICS = "text/calendar"
_TYPES = {"docx": DOCX, "csv": "text/csv", "ics": ICS}
_WANTED = ("Hồ sơ", "hồ sơ .json hoặc văn bản .docx của một kỳ")
_REVISIONS = range(MOST_REVISIONS + 1)
_NUMBERS = {"year": YEARS, "day": REGULAR_DAYS, "thematic-day": THEMATIC_DAYS, "revision": _REVISIONS}
_HOUR = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]", re.ASCII)
_FORMAT = Parameter("format", "docx (mặc định), csv, hoặc ics (lịch điện thoại).", {"enum": list(FORMS)})

_HOUR_SCHEMA = {"type": "string", "pattern": f"^{_HOUR.pattern}$"}


def _whole(name: str, about: str, numbers: range) -> Parameter:
    return Parameter(name, about, {"type": "integer", "minimum": numbers[0], "maximum": numbers[-1]})


_PARAMETERS = (
    _whole("year", "Năm của kế hoạch; mặc định là năm sau kỳ họp của hồ sơ.", YEARS),
    _FORMAT,
    _whole(
        "day", "Ngày họp thường kỳ trong tháng; mặc định theo bộ quy tắc của chi bộ, hoặc theo hồ sơ.", REGULAR_DAYS
    ),
    Parameter("hour", "Giờ họp, như 19:30; mặc định theo hồ sơ.", _HOUR_SCHEMA),
    _whole("thematic-day", "Ngày họp chuyên đề, tháng giữa quý; mặc định 10.", THEMATIC_DAYS),
    _whole("revision", "Lần sửa lịch .ics từ chính hồ sơ này; lần sau thay lần trước.", _REVISIONS),
)


def api(papers: Catalogue, book: Rulebook) -> Blueprint:
    """The route for programs; `papers` are those of periods, `book` says when cells meet."""
    routes = Blueprint("plans", __name__)

    @routes.post("/plans")
    @operation(
        "Kế hoạch năm của chi bộ: văn bản, bảng, hoặc lịch điện thoại",
        takes=(Content(JSON, Dossier, sample="ban-mong-2026-11.json"),),
        gives=(Content(DOCX), Content("text/csv"), Content(ICS)),
        parameters=_PARAMETERS,
        group="Kỳ",
        about="Điều cần xem lại (chưa biết ngày Tết, buổi trùng ngày lễ) nằm trong đầu trả lời Sinhhoat-Notes.",
    )
    def plan() -> Response:
        form = _FORMAT.given(FORMS[0])
        wishes, wrong = _wishes(request.args)
        if "hour" in request.args and not _HOUR.fullmatch(request.args["hour"]):
            wrong.append("hour")
        if wrong:
            name = wrong[0]
            raise Failure(400, "parameter", f"{name}: giá trị không nhận được.", f"{name}: not a value for this.")
        return _file(papers, _plan_of(read_json(json_body()), wishes, book), form)

    return routes


def page(papers: Catalogue, book: Rulebook) -> Blueprint:
    """The page for people: one meeting's dossier or paper in, the plan of a year out."""
    routes = Blueprint("plan-page", __name__)

    @routes.get("/ke-hoach-nam")
    def ask() -> str:
        return _page()

    @routes.post("/ke-hoach-nam")
    @takes_papers(carried=True)
    def answer() -> Response:
        files = form_files()
        form = request.form.get("want", "")
        try:
            wishes, wrong = _wishes({name: text.strip() for name, text in request.form.items() if text.strip()})
            problems = faults_of(files, *_WANTED)
            dossiers, unread = gather((file.name, file.content) for file in files if file.content)
            problems += [*unread, *(Problem("plan-wish", "", _WRONG[name]) for name in wrong)]
            if problems or not dossiers:
                raise DossierRejected(problems or [Problem("no-dossier", "", "Không có kỳ họp nào trong tệp.")])
            newest = max(dossiers, key=lambda dossier: dossier.meeting.start_at)
            made = _file(papers, _plan_of(newest, wishes, book), form if form in FORMS else FORMS[0])
        except SinhhoatError as error:
            return Response(_page(files, error.problems), 422)
        return made

    return routes


_WRONG = {
    "year": f"Năm: ghi từ {YEARS[0]} đến {YEARS[-1]}.",
    "day": "Ngày thường kỳ: ghi từ 1 đến 31.",
    "hour": "Giờ họp: ghi như 19:30.",
    "thematic-day": "Ngày chuyên đề: ghi từ 1 đến 20.",
    "revision": f"Lần sửa: ghi từ 0 đến {MOST_REVISIONS}.",
}


def _wishes(given: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """What the fields of a query or a form wish, by the names of `YearPlan`, and which of them cannot be meant."""
    wishes: dict[str, Any] = {}
    wrong: list[str] = []
    for name, numbers in _NUMBERS.items():
        if (text := given.get(name)) is None:
            continue
        if text.isascii() and text.isdigit() and len(text) <= 4 and int(text) in numbers:
            wishes[name.replace("-", "_")] = int(text)
        else:
            wrong.append(name)
    if (text := given.get("hour")) is not None:
        try:
            wishes["hour"] = hour_of(text[:20])
        except ValueError:
            wrong.append("hour")
    return wishes, wrong


def _plan_of(dossier: Dossier, wishes: dict[str, Any], book: Rulebook) -> YearPlan:
    return YearPlan(
        book.graded(dossier),
        usual=book.meeting_days,
        **{"year": min(dossier.meeting.period.year + 1, YEARS[-1]), **wishes},
    )


def _file(papers: Catalogue, plan: YearPlan, form: str) -> Response:
    response = download(plan.made(papers, form), _TYPES[form], *plan.names(form))
    if plan.remarks:
        response.headers["Sinhhoat-Notes"] = quote("\n".join(plan.remarks)[:1000])
    return response


def _page(files: Sequence[SentFile] = (), problems: Sequence[Problem] = ()) -> str:
    file = files[0] if files and files[0].content else None
    return render_template(
        "plan.html",
        typed=request.form,
        problems=[*map(shown, problems)],
        file=file,
        carried=file.carried() if file else "",
    )
