"""The month of a commune on the web: ``/tong-hop-thang`` for people, ``/api/v1/collections`` for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, render_template, request
from markupsafe import Markup

from service.errors import DossierRejected, Problem, SinhhoatError
from service.intake.json import read_object
from service.package import Archive
from service.web.http_messages import Failure
from service.web.operation import DOCX, FORM, JSON, UPLOADS, XLSX, Content, Parameter, operation
from service.web.periods import Service, turned
from service.web.problem_view import shown
from service.web.problems import refused, status_of
from service.web.request_bodies import only_multipart
from service.web.responses import as_json, attached, download
from service.web.uploads import SentFile, faults_of, form_files, takes_papers
from service.year.collection import SCHEMA, CommuneMonth, as_page, as_parts, as_workbook, collect
from service.year.period.details import Details, read_details
from service.year.period.paper import Request, documents
from service.year.period.span import Span, read_span

HTML = "text/html"
FORMATS = ("json", "xlsx", "docx", "html")
_WANTED = ("Những gì các chi bộ gửi", "hồ sơ .json, văn bản .docx, bảng .csv, .xlsx, hoặc tệp .zip của chúng")
_FORMAT = Parameter(
    "format", "json (mặc định), xlsx, html, hoặc docx: báo cáo tháng mà đảng uỷ ký.", {"enum": list(FORMATS)}
)
_PERIOD = Parameter(
    "period",
    "Tháng, như 2026-11; mặc định là tháng của hồ sơ mới nhất.",
    {"type": "string", "pattern": r"^20\d\d-(0[1-9]|1[0-2])$"},
)
_DETAILS = {"type": "string", "contentMediaType": JSON, "contentSchema": Details.json_schema()}
_SENT = UPLOADS | {"properties": UPLOADS["properties"] | {"details": _DETAILS}}


def api(service: Service) -> Blueprint:
    """The route for programs."""
    routes = Blueprint("communes", __name__)

    @routes.post("/collections")
    @takes_papers()
    @operation(
        "Tổng hợp tháng của mọi chi bộ, từ những gì các chi bộ gửi",
        takes=(Content(FORM, _SENT),),
        gives=(Content(JSON, SCHEMA), Content(XLSX), Content(DOCX), Content(HTML)),
        parameters=(_PERIOD, _FORMAT),
        group="Kỳ",
        about="Mỗi tệp là một hồ sơ .json, một văn bản .docx (của chương trình hay gõ tay), một bảng .csv, .xlsx, hoặc "
        "một .zip của chúng; tất cả lớn nhất 20 MB. Tệp không đọc được được nêu ở problems, không cản trở tệp khác. "
        "Mục details là JSON: cells là các chi bộ phải có; với docx thêm ai ký, dưới đảng bộ nào.",
    )
    def collections() -> Response:
        only_multipart()
        wanted, written = _FORMAT.given(FORMATS[0]), request.args.get("period", "")
        span = read_span(written, "month") if written else None
        if written and span is None:
            raise Failure(400, "parameter", "period viết như 2026-11.", "period is written like 2026-11.")
        try:
            said = request.form.get("details", "").strip()
            details = read_details(read_object(said.encode())) if said else Details()
            return _made(service, _collected(service, form_files(), span, details), details, wanted)
        except SinhhoatError as error:
            return refused(error, 422 if status_of(error) == 400 else status_of(error))

    return routes


def page(service: Service) -> Blueprint:
    """The page for people: choose what the cells sent, read the month, take it as a file."""
    routes = Blueprint("commune-page", __name__)

    @routes.get("/tong-hop-thang")
    def ask() -> str:
        return render_template("commune.html", typed={})

    @routes.post("/tong-hop-thang")
    @takes_papers(carried=True)
    def answer() -> Response:
        files, typed = form_files(), request.form
        try:
            written = typed.get("period", "").strip()
            span = read_span(turned(written), "month") if written else None
            if written and span is None:
                raise DossierRejected([Problem("period", "", f"Tháng: “{written[:40]}” chưa đúng; ghi như 11/2026.")])
            names = [name for line in typed.get("cells", "").splitlines() if (name := line.strip())]
            details = read_details({"cells": names} if names else {}, vietnamese=True)
            month = _collected(service, files, span, details)
            if (want := typed.get("want", "")) in ("xlsx", "html"):
                return _made(service, month, details, want)
        except SinhhoatError as error:
            return Response(_page(None, files, error.problems), 422)
        return Response(_page(month, files))

    return routes


def _collected(service: Service, files: list[SentFile], span: Span | None, details: Details) -> CommuneMonth:
    """The month in `files`; raises `DossierRejected` where there is none."""
    if problems := faults_of(files, *_WANTED):
        raise DossierRejected(problems)
    contents = ((file.name, file.content) for file in files)
    return collect(service.kinds, contents, service.book, span, details.cells)


def _made(service: Service, month: CommuneMonth, details: Details, wanted: str) -> Response:
    """The month in the form that was asked for; raises `SinhhoatError` where the paper lacks something."""
    if wanted == "json":
        return as_json(month.plain())
    if wanted == "docx":
        kind = service.papers.kind("commune-report")
        (paper,) = documents(service.papers, Request(kind, month.span, details), month.gathered.dossiers)
        return attached(paper)
    names = f"tong-hop-{month.span}.{wanted}", f"Tổng hợp {month.span.text}.{wanted}"
    return download(as_workbook(month), XLSX, *names) if wanted == "xlsx" else download(as_page(month), HTML, *names)


def _page(month: CommuneMonth | None, files: Sequence[SentFile], problems: Sequence[Problem] = ()) -> str:
    """The page with the month, where there is one; it carries the files to its next request as one .zip."""
    content = {f"{number}/{file.name}": file.content for number, file in enumerate(files, 1) if file.content}
    sent = SentFile("cac-chi-bo.zip", Archive(content).assemble({})) if len(content) > 1 else None
    file = sent or (files[0] if content else None)
    parts: dict[str, Any] = {"parts": Markup(as_parts(month)), "span": month.span} if month else {}  # noqa: S704
    return render_template(
        "commune.html",
        typed=request.form,
        problems=[*map(shown, problems)],
        file=file,
        carried=file.carried() if file else "",
        **parts,
    )
