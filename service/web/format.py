"""The format check on the web: ``POST /api/v1/format-checks`` for programs, ``/kiem-tra-the-thuc`` for people."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from flask import Blueprint, Response, render_template, request

from service.errors import FileRefused
from service.format_check import check_format
from service.format_check.annotate import annotate
from service.format_check.fix import fix
from service.format_check.printed.pages import Printed
from service.format_check.report import Report
from service.format_check.report_json import report_answer
from service.papers.pdf import Converter
from service.papers.printing import print_pages
from service.vietnamese import slug
from service.web.format_view import shown_report
from service.web.operation import DOCX, FORM, JSON, UPLOAD, Content, Parameter, operation
from service.web.problem_view import shown
from service.web.problems import status_of
from service.web.request_bodies import only_multipart
from service.web.responses import NOTES, as_json, download, in_a_header
from service.web.uploads import SentFile, sent_files, takes_papers

Printing = Callable[[bytes, str], Printed]

_ANNOTATE = Parameter("annotate", "1: trả lại tệp với nhận xét của Word ở từng chỗ.")
_FIX = Parameter("fix", "1: trả lại tệp đã sửa những điều máy sửa được.")
_PAGES = Parameter(
    "pages", "1: in thử bằng LibreOffice rồi xem cả trang in; nơi không bật in thử thì trả lời nói rõ là chưa xem."
)
_MARKS = {"fix": "đã sửa", "annotate": "có nhận xét"}  # in the names of the files that may be asked for
_WANTED = ("Tệp Word", "một tệp .docx")
_CARRIED = 2 * 2**20  # a larger file is not written into the page of its result; the person chooses it again


def blueprint(converter: Converter | None) -> Blueprint:
    """The routes of the format check; without a converter no page is printed."""
    routes = Blueprint("format", __name__)

    @routes.post("/api/v1/format-checks")
    @takes_papers()
    @operation(
        "Kiểm tra thể thức của một tệp Word bất kỳ",
        takes=(Content(FORM, UPLOAD),),
        gives=(Content(JSON, {"type": "object"}), Content(DOCX)),
        parameters=(_ANNOTATE, _FIX, _PAGES),
        headers={NOTES: "Với annotate=1&pages=1: đã xem trang in chưa, mã hoá phần trăm."},
        group="Kiểm tra",
        about="Tệp lớn nhất 20 MB. Tệp có macro, đối tượng nhúng, hay trỏ ra ngoài bị từ chối.",
    )
    def format_checks() -> Response:
        only_multipart()
        (file, *_) = sent_files(*_WANTED)
        printer = partial(print_pages, converter) if _PAGES.is_on() else None
        if wanted := [parameter.name for parameter in (_ANNOTATE, _FIX) if parameter.is_on()]:
            return _made(file, wanted, printer)
        return as_json(report_answer(_checked(file.content, file.name, printer)))

    @routes.get("/kiem-tra-the-thuc")
    def ask() -> str:
        return render_template("format.html", can_print=converter is not None)

    @routes.post("/kiem-tra-the-thuc")
    @takes_papers(carried=True)
    def answer() -> Response:
        printer = partial(print_pages, converter) if request.form.get("pages") else None
        try:
            (file, *_) = sent_files(*_WANTED)
            if (want := request.form.get("want")) in _MARKS:
                return _made(file, [want], printer)
            report = shown_report(_checked(file.content, file.name, printer))
        except FileRefused as error:
            problems = [shown(problem) for problem in error.problems]
            page = render_template("format.html", problems=problems, can_print=converter is not None)
            return Response(page, status_of(error))
        given = {"report": report, "file": file, "carried": file.carried(_CARRIED), "can_print": converter is not None}
        return Response(render_template("format.html", **given))

    return routes


def _checked(content: bytes, name: str, printer: Printing | None) -> Report:
    return check_format(content, name, printer(content, name) if printer else None)


def _made(file: SentFile, wanted: list[str], printer: Printing | None) -> Response:
    """The file mended, with comments, or mended with comments on what is left; what was looked at on paper is told."""
    content = fix(file.content, file.name).content if "fix" in wanted else file.content
    printed = None
    if "annotate" in wanted:
        report = _checked(content, file.name, printer)
        content, printed = annotate(content, report), report.printed
    marks = ", ".join(mark for name, mark in _MARKS.items() if name in wanted)
    response = download(content, DOCX, f"{slug(file.stem)}-{slug(marks)}.docx", f"{file.stem} ({marks}).docx")
    if printed is not None:
        response.headers[NOTES] = in_a_header([printed.said])
    return response
