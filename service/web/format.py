"""The format check on the web: ``POST /api/v1/format-checks`` for programs, ``/kiem-tra-the-thuc`` for people.

Nothing is stored: the page of a result carries the file itself, so that it can be sent again for the file with
comments or the mended one.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request

from service.errors import FileRefused, Problem
from service.format_check import check_format
from service.format_check.annotate import annotate
from service.format_check.fix import fix
from service.format_check.report_json import report_answer
from service.package import MAX_PACKAGE_BYTES
from service.vietnamese import slug
from service.web.format_view import shown_report
from service.web.operation import DOCX, FORM, JSON, SWITCH, UPLOAD, Content, Parameter, operation
from service.web.problem_view import printable, shown
from service.web.problems import status_of
from service.web.query import switch
from service.web.request_bodies import only_multipart
from service.web.responses import download

_ANNOTATE = Parameter("annotate", "1: trả lại tệp với nhận xét của Word ở từng chỗ.", SWITCH)
_FIX = Parameter("fix", "1: trả lại tệp đã sửa những điều máy sửa được.", SWITCH)
_FORM_BYTES = 2**16  # what a form adds to the file that it carries
_CARRIED = 2 * 2**20  # a larger file is not written into the page of its result; the person chooses it again


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent: its name, and its bytes."""

    name: str
    data: bytes


def blueprint() -> Blueprint:
    """The routes of the format check."""
    routes = Blueprint("format", __name__)

    @routes.post("/api/v1/format-checks")
    @operation(
        "Kiểm tra thể thức của một tệp Word bất kỳ",
        takes=(Content(FORM, UPLOAD),),
        gives=(Content(JSON, {"type": "object"}), Content(DOCX)),
        parameters=(_ANNOTATE, _FIX),
        group="Kiểm tra",
        about="Tệp lớn nhất 20 MB. Tệp có macro, đối tượng nhúng, hay trỏ ra ngoài bị từ chối.",
    )
    def format_checks() -> Response:
        _allow(MAX_PACKAGE_BYTES)
        only_multipart()
        upload = _uploaded()
        with_comments, mended = (switch(name, "0") for name in ("annotate", "fix"))
        if with_comments or mended:
            return _made(upload, with_comments=with_comments, mended=mended)
        answer = report_answer(check_format(upload.data, upload.name))
        return Response(printable(json.dumps(answer, ensure_ascii=False)), mimetype="application/json")

    @routes.get("/kiem-tra-the-thuc")
    def ask() -> str:
        return render_template("format.html")

    @routes.post("/kiem-tra-the-thuc")
    def answer() -> Response:
        _allow(2 * MAX_PACKAGE_BYTES)
        try:
            upload = _carried() or _uploaded()
            want = request.form.get("want", "")
            if want in ("annotate", "fix"):
                return _made(upload, with_comments=want == "annotate", mended=want == "fix")
            report = shown_report(check_format(upload.data, upload.name))
        except FileRefused as error:
            problems = [shown(problem) for problem in error.problems]
            return Response(render_template("format.html", problems=problems), status_of(error))
        carried = b64encode(upload.data).decode() if len(upload.data) <= _CARRIED else ""
        return Response(render_template("format.html", report=report, name=upload.name, carried=carried))

    return routes


def _allow(size: int) -> None:
    """A Word file may be larger than a dossier; it stays in memory."""
    request.max_content_length = size + _FORM_BYTES
    request.max_form_memory_size = 2 * _CARRIED


def _uploaded() -> Upload:
    """The file of the form; raises `FileRefused` where there is none."""
    file = request.files.get("file")
    if file is None or not file.filename:
        raise FileRefused([Problem("no-file", "", "Tệp Word: chưa chọn tệp; hãy chọn một tệp .docx.")])
    return Upload(file.filename.replace("\\", "/").rpartition("/")[2], file.read())


def _carried() -> Upload | None:
    """The file that the page of a result carries; None where another one was chosen, or none is there."""
    file, carried = request.files.get("file"), request.form.get("carried", "")
    if not carried or (file is not None and file.filename):
        return None
    try:
        return Upload(request.form.get("name", ""), b64decode(carried, validate=True))
    except ValueError:
        return None


def _made(upload: Upload, *, with_comments: bool, mended: bool) -> Response:
    """The file mended, with comments, or mended with comments on what is left."""
    content = fix(upload.data, upload.name).content if mended else upload.data
    if with_comments:
        content = annotate(content, check_format(content, upload.name))
    stem = (upload.name.rpartition(".")[0] or upload.name or "van-ban")[:80]
    marks = ", ".join(mark for mark, wanted in (("đã sửa", mended), ("có nhận xét", with_comments)) if wanted)
    return download(content, DOCX, f"{slug(stem)}-{slug(marks)}.docx", f"{stem} ({marks}).docx")
