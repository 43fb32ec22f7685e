"""Papers of a month, a quarter or a year: ``/van-ban-ca-ky`` for people, ``/api/v1/periods`` for programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Blueprint, Response, render_template, request

from service.dossier import Dossier
from service.errors import DossierRejected, Problem, SinhhoatError
from service.intake.json import read_object
from service.kinds.catalogue import Catalogue, Kind
from service.papers.document_set import zipped
from service.papers.render import Document
from service.rules import Rulebook
from service.web.http_messages import Failure
from service.web.operation import DOCX, FORM, JSON, UPLOADS, XLSX, ZIP, Content, Parameter, all_required, operation
from service.web.problem_view import shown
from service.web.problems import refused, status_of
from service.web.request_bodies import only_multipart
from service.web.responses import as_json, attached, download
from service.web.uploads import SentFile, as_one_file, faults_of, form_files, takes_papers
from service.year.meetings import meetings_of
from service.year.period.details import Details, read_details
from service.year.period.paper import Request, documents, file_names, span_of, workbook
from service.year.period.sheet import sheet_of
from service.year.period.span import WRITTEN_PATTERN, Span, read_span
from service.year.plan import PlanPreferences

FORMATS = ("docx", "zip", "xlsx")
_WANTED = ("Các kỳ họp", "hồ sơ .json, văn bản .docx, bảng .csv, .xlsx, hoặc tệp .zip của chúng")
_FORMAT = Parameter(
    "format", "docx (mặc định), zip (mỗi chi bộ một tệp), hoặc xlsx (loại có bảng tính).", {"enum": list(FORMATS)}
)
_PERIOD = Parameter(
    "period",
    "Kỳ của văn bản: 2026, 2026-11 hoặc 2026-Q4, theo loại; mặc định là kỳ của hồ sơ mới nhất.",
    {"type": "string", "pattern": WRITTEN_PATTERN},
)
_SENT = UPLOADS | {
    "properties": UPLOADS["properties"]
    | {"details": {"type": "string", "contentMediaType": JSON, "contentSchema": Details.json_schema()}}
}
_LISTED = {
    "type": "array",
    "items": all_required(
        name={"type": "string"},
        title={"type": "string"},
        span={"enum": ["month", "quarter", "year"], "description": "Văn bản của một tháng, một quý hay một năm."},
        of={"enum": ["cell", "commune"], "description": "Chi bộ ký, hay đảng uỷ ký cho mọi chi bộ."},
        formats={"type": "array", "items": {"enum": list(FORMATS)}},
    ),
}


@dataclass(frozen=True, slots=True)
class Service:
    """What the routes share: the papers of periods, the kinds of a meeting (which tables may hold), the grades."""

    papers: Catalogue
    kinds: Catalogue
    book: Rulebook

    def request(self, kind: Kind, span: Span | None, details: Details) -> Request:
        """What is wanted, with the days and the series of numbers that the house knows."""
        plan = partial(PlanPreferences.of, usual=self.book.meeting_days)
        return Request(kind, span, details, plan, self.kinds.series)

    def read(self, files: Sequence[SentFile]) -> tuple[list[Dossier], list[Problem]]:
        """The meetings in `files`, and what is wrong with them."""
        problems = faults_of(list(files), *_WANTED)
        contents = ((file.name, file.content) for file in files if file.content)
        dossiers, unread = meetings_of(self.kinds, contents)
        return list(map(self.book.graded, dossiers)), problems + unread


def api(service: Service) -> Blueprint:
    """The routes for programs."""
    routes = Blueprint("periods", __name__)

    @routes.get("/periods")
    @operation("Các loại văn bản của cả tháng, quý, năm", gives=(Content(JSON, _LISTED),), group="Kỳ", is_open=True)
    def periods() -> Response:
        return as_json([_listed(kind) for kind in service.papers.kinds.values()])

    @routes.post("/periods/<paper>")
    @takes_papers()
    @operation(
        "Văn bản của cả tháng, quý, năm, từ các kỳ họp",
        takes=(Content(FORM, _SENT),),
        gives=(Content(DOCX), Content(ZIP), Content(XLSX)),
        parameters=(_PERIOD, _FORMAT),
        failures=(404,),
        names=service.papers.kinds,
        group="Kỳ",
        about="Mỗi tệp là một hồ sơ .json, một văn bản .docx đã làm, một bảng .csv, .xlsx, hoặc một .zip của chúng; "
        "tất cả lớn nhất 20 MB. Mục details là JSON: người ký, số, ngày ký, cơ quan ban hành, các chi bộ phải có.",
    )
    def period_paper(paper: str) -> Response:
        kind = service.papers.kind(paper)
        only_multipart()
        wanted_format, span = _FORMAT.given(FORMATS[0]), _span(kind, request.args.get("period", ""))
        try:
            details = request.form.get("details", "").strip()
            said = read_details(read_object(details.encode())) if details else Details()
            wanted = service.request(kind, span, said)
            dossiers, problems = service.read(form_files())
            if problems:
                raise DossierRejected(problems)
            return _made(service, wanted, dossiers, wanted_format)
        except SinhhoatError as error:
            return refused(error, 422 if status_of(error) == 400 else status_of(error))

    return routes


def _listed(kind: Kind) -> dict[str, Any]:
    sheet = sheet_of(kind)
    formats = ["docx", *(["zip"] if sheet.of == "cell" else []), *(["xlsx"] if sheet.workbook else [])]
    return {"name": kind.name, "title": sheet.title, "span": sheet.span, "of": sheet.of, "formats": formats}


def _span(kind: Kind, written: str) -> Span | None:
    """The span that was asked for; raises `Failure` where it is no span (400) or one of other papers (422)."""
    span = read_span(written, sheet_of(kind).span) if written else None
    if written and span is None:
        form = {"month": "2026-11", "quarter": "2026-Q4", "year": "2026"}[sheet_of(kind).span]
        status = 422 if re.search(WRITTEN_PATTERN, written) else 400
        raise Failure(status, "parameter", f"period ở đây viết như {form}.", f"period is written like {form} here.")
    return span


def _made(service: Service, wanted: Request, dossiers: list[Dossier], form: str) -> Response:
    if form == "xlsx":
        if not sheet_of(wanted.kind).workbook:
            raise Failure(422, "parameter", "Loại văn bản này không có bảng tính.", "This paper has no workbook.")
        names = file_names(wanted.kind, span_of(wanted, dossiers), ".xlsx")
        return download(workbook(wanted, dossiers), XLSX, *names)
    made = documents(service.papers, wanted, dossiers)
    if form == "zip":
        return download(zipped(made), ZIP, made[0].set_name, made[0].set_name)
    if len(made) > 1:
        raise Failure(
            422,
            "parameter",
            f"Mỗi chi bộ ký một văn bản, mà đây là {len(made)} chi bộ; hãy lấy format=zip.",
            f"Each cell signs its own paper, and here are {len(made)} cells; take format=zip.",
        )
    return attached(made[0])


def page(service: Service) -> Blueprint:
    """The page for people: choose a paper and files, take what is made."""
    routes = Blueprint("period-page", __name__)

    @routes.get("/van-ban-ca-ky")
    def ask() -> str:
        return _page(service)

    @routes.post("/van-ban-ca-ky")
    @takes_papers(carried=True)
    def answer() -> Response:
        files = form_files()
        try:
            made = _answered(service, files)
        except SinhhoatError as error:
            return Response(_page(service, files, error.problems), 422)
        return made

    return routes


def _answered(service: Service, files: list[SentFile]) -> Response:
    """The file that the person asked for; raises `SinhhoatError` with everything that is missing."""
    name = request.form.get("paper", "")
    if name not in service.papers.kinds:
        raise DossierRejected([Problem("kind", "", "Văn bản: hãy chọn một loại trong danh sách.")])
    kind = service.papers.kinds[name]
    written = request.form.get("period", "").strip()
    span = read_span(turned(written), sheet_of(kind).span) if written else None
    dossiers, problems = service.read(files)
    if written and span is None:
        problems.append(Problem("period", "", f"Kỳ: “{written[:40]}” chưa đúng; ghi như 2026 hoặc 11/2026."))
    if problems:
        raise DossierRejected(problems)
    wanted = service.request(kind, span, read_details(_typed(), vietnamese=True))
    if request.form.get("want") == "xlsx" and sheet_of(kind).workbook:
        return _made(service, wanted, dossiers, "xlsx")
    made: list[Document] = documents(service.papers, wanted, dossiers)
    if len(made) > 1:
        return download(zipped(made), ZIP, made[0].set_name, made[0].set_name)
    return attached(made[0])


def turned(written: str) -> str:
    """A period as people type it: ``11/2026`` is ``2026-11``, ``quý 4/2026`` is ``2026-Q4``."""
    plain = written.lower().replace("tháng", "").replace("năm", "").replace("quý", "q").replace(" ", "")
    first, _, year = plain.rpartition("/")
    if not first:
        return written
    return f"{year}-Q{first[1:]}" if first.startswith("q") else f"{year}-{first:0>2}"


def _typed() -> dict[str, Any]:
    """The details as the form names them; a field of many lines is a list."""
    typed: dict[str, Any] = {
        name: text for name in _DETAILS if (text := request.form.get(f"details-{name}", "").strip())
    }
    for name in ("recipients", "cells"):
        if name in typed:
            typed[name] = [line.strip() for line in typed[name].splitlines() if line.strip()]
    return typed


_DETAILS = {name: (field["title"], field["description"]) for name, field in Details.json_schema()["properties"].items()}
_SHOWN = tuple(name for name in _DETAILS if name not in ("sign_capacity", "recipients"))  # rarely other than the usual
_LISTS = ("cells",)


def _page(service: Service, files: Sequence[SentFile] = (), problems: Sequence[Problem] = ()) -> str:
    """The page as it was filled in; it carries the files to its next request as one .zip."""
    file = as_one_file(files, "cac-ky-hop.zip")
    return render_template(
        "period.html",
        papers={name: (kind.sheet, sheet_of(kind)) for name, kind in service.papers.kinds.items()},
        details=[(name, *_DETAILS[name], name in _LISTS) for name in _SHOWN],
        typed=request.form,
        problems=[*map(shown, problems)],
        file=file,
        carried=file.carried() if file else "",
    )
