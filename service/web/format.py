"""The format check on the web: ``POST /api/v1/format-checks`` for programs, ``/kiem-tra-the-thuc`` for people."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from service.errors import FileRefused
from service.format_check import check_format
from service.format_check.annotate import annotate
from service.format_check.fix import fix
from service.format_check.report_json import report_answer
from service.vietnamese import slug
from service.web.format_view import shown_report
from service.web.operation import DOCX, FORM, JSON, UPLOAD, Content, Parameter, operation
from service.web.problem_view import shown
from service.web.problems import status_of
from service.web.request_bodies import only_multipart
from service.web.responses import as_json, download
from service.web.uploads import SentFile, sent_files, takes_papers

_ANNOTATE = Parameter("annotate", "1: trả lại tệp với nhận xét của Word ở từng chỗ.")
_FIX = Parameter("fix", "1: trả lại tệp đã sửa những điều máy sửa được.")
_MARKS = {"fix": "đã sửa", "annotate": "có nhận xét"}  # in the names of the files that may be asked for
_WANTED = ("Tệp Word", "một tệp .docx")
_CARRIED = 2 * 2**20  # a larger file is not written into the page of its result; the person chooses it again


def blueprint() -> Blueprint:
    """The routes of the format check."""
    routes = Blueprint("format", __name__)

    @routes.post("/api/v1/format-checks")
    @takes_papers()
    @operation(
        "Kiểm tra thể thức của một tệp Word bất kỳ",
        takes=(Content(FORM, UPLOAD),),
        gives=(Content(JSON, {"type": "object"}), Content(DOCX)),
        parameters=(_ANNOTATE, _FIX),
        group="Kiểm tra",
        about="Tệp lớn nhất 20 MB. Tệp có macro, đối tượng nhúng, hay trỏ ra ngoài bị từ chối.",
    )
    def format_checks() -> Response:
        only_multipart()
        (file, *_) = sent_files(*_WANTED)
        if wanted := [parameter.name for parameter in (_ANNOTATE, _FIX) if parameter.is_on()]:
            return _made(file, wanted)
        return as_json(report_answer(check_format(file.content, file.name)))

    @routes.get("/kiem-tra-the-thuc")
    def ask() -> str:
        return render_template("format.html")

    @routes.post("/kiem-tra-the-thuc")
    @takes_papers(carried=True)
    def answer() -> Response:
        try:
            (file, *_) = sent_files(*_WANTED)
            if (want := request.form.get("want")) in _MARKS:
                return _made(file, [want])
            report = shown_report(check_format(file.content, file.name))
        except FileRefused as error:
            problems = [shown(problem) for problem in error.problems]
            return Response(render_template("format.html", problems=problems), status_of(error))
        carried = file.carried(_CARRIED)
        return Response(render_template("format.html", report=report, file=file, carried=carried))

    return routes


def _made(file: SentFile, wanted: list[str]) -> Response:
    """The file mended, with comments, or mended with comments on what is left."""
    content = fix(file.content, file.name).content if "fix" in wanted else file.content
    if "annotate" in wanted:
        content = annotate(content, check_format(content, file.name))
    marks = ", ".join(mark for name, mark in _MARKS.items() if name in wanted)
    return download(content, DOCX, f"{slug(file.stem)}-{slug(marks)}.docx", f"{file.stem} ({marks}).docx")
