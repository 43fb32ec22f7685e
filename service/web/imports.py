"""`/api/v1/imports`: what people already have → proposals for a dossier, and what was not understood."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request

from service.errors import FileRefused, Problem
from service.importing import Imported, import_files, import_html, import_text
from service.importing.headers import BLOCKS
from service.web.operation import FORM, JSON, UPLOADS, Content, Parameter, operation
from service.web.request_bodies import body, wrong_type
from service.web.responses import as_json
from service.web.uploads import sent_files, takes_papers

_WANTED = ("Những gì đã có", "một hoặc nhiều tệp (.xlsx, .xls, .ods, .csv, .txt, .html, .docx)")
_TEXT, _HTML = "text/plain", "text/html"
_INTO = Parameter("into", "phần của hồ sơ mà bảng hoặc dòng thuộc về", {"enum": list(BLOCKS)})
_WHERE = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
_TEXTS = {"type": "array", "items": {"type": "string"}}


def _listed(**fields: Any) -> dict[str, Any]:
    named = {"where": _WHERE, **fields}
    return {"type": "array", "items": {"type": "object", "required": sorted(named), "properties": named}}


_SAID = {"type": "string"}
_VALUES = _listed(path=_SAID, value={}, typed=_SAID, certainty={"enum": ["sure", "likely"]})
_ANSWERED = {
    "type": "object",
    "required": ["dossier", "values", "figures", "unused", "questions", "notes", "summary"],
    "properties": {
        "dossier": {"type": "object"},
        "values": _VALUES,
        "figures": _VALUES,
        "unused": _listed(why=_SAID, text=_SAID),
        "questions": _listed(path=_SAID, text=_SAID, message=_SAID, choices=_TEXTS),
        "notes": _TEXTS,
        "summary": _TEXTS,
    },
}


def blueprint() -> Blueprint:
    """The route."""
    imports = Blueprint("imports", __name__)

    @imports.post("/imports")
    @takes_papers()
    @operation(
        "Bắt đầu hồ sơ từ danh sách, tin nhắn, văn bản gõ tay",
        takes=(Content(FORM, UPLOADS), Content(_TEXT), Content(_HTML)),
        gives=(Content(JSON, _ANSWERED),),
        parameters=(_INTO,),
        about="Mỗi giá trị kèm chỗ nó được ghi và độ chắc chắn; phần không dùng, phần phải hỏi được kể đủ.",
    )
    def imported() -> Response:
        return as_json(_read(_INTO.given("")).as_json())

    return imports


def _read(into: str) -> Imported:
    if request.mimetype == FORM:
        return import_files([(file.name, file.content) for file in sent_files(*_WANTED)], into)
    if request.mimetype not in (_TEXT, _HTML):
        raise wrong_type("tệp trong multipart/form-data, hoặc chữ (text/plain, text/html)", "files in a form, or text")
    try:
        text = body().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused([Problem("not-utf8", "", "Nội dung không phải UTF-8; hãy gửi lại bằng UTF-8.")]) from None
    if not text.strip():
        raise FileRefused([Problem("empty", "", "Yêu cầu không có nội dung; hãy gửi chữ hoặc tệp.")])
    return import_html(text, into) if request.mimetype == _HTML else import_text(text, into)
