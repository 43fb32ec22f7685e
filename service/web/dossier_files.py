"""`/api/v1/dossiers/open` and `/api/v1/dossiers/next`: finished files → dossier → next month's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from urllib.parse import quote

from flask import Blueprint, Response, request

from service.carried import ExtractedDossier, open_documents
from service.dossier import Dossier
from service.errors import FileRefused, Problem
from service.intake import read_json
from service.web.operation import FORM, JSON, UPLOADS, Content, operation
from service.web.request_bodies import json_body, only_multipart
from service.web.responses import as_json
from service.year.next_month import next_month

_NOTE_LIMIT = 300  # letters of one note
_HEADER_LIMIT = 4_000  # bytes of all: what proxies let through as they are set up


def blueprint() -> Blueprint:
    """The routes."""
    opening = Blueprint("opening", __name__)

    @opening.post("/dossiers/open")
    @operation(
        "Hồ sơ nằm trong các văn bản của một kỳ",
        takes=(Content(FORM, UPLOADS),),
        gives=(Content(JSON, {"type": "object"}),),
        about="Hồ sơ lấy ra có thể chưa đủ: một văn bản chỉ mang phần mà nó in. Chỗ các tệp ghi khác nhau nằm ở "
        "Sinhhoat-Notes (mã hoá phần trăm).",
    )
    def open_files() -> Response:
        only_multipart()
        opened = open_uploads()
        response = as_json(opened.data)
        if opened.notes:
            response.headers["Sinhhoat-Notes"] = _in_a_header(opened.notes)
        return response

    @opening.post("/dossiers/next")
    @operation(
        "Hồ sơ kỳ sau từ hồ sơ kỳ này",
        takes=(Content(JSON, Dossier, sample="ban-mong-2026-11.json"),),
        gives=(Content(JSON, {"type": "object"}),),
    )
    def following() -> Response:
        return as_json(next_month(read_json(json_body())))

    return opening


def _in_a_header(notes: Sequence[str]) -> str:
    """Notes, a line each, as far as a header holds them; the last line counts the others."""
    lines = [quote(note if len(note) <= _NOTE_LIMIT else f"{note[:_NOTE_LIMIT]}…", safe="") for note in notes]
    kept = [line for line, room in zip(lines, accumulate(map(len, lines)), strict=True) if room <= _HEADER_LIMIT]
    if rest := len(lines) - len(kept):
        kept.append(quote(f"… và {rest} chỗ khác.", safe=""))
    return "%0A".join(kept)


def open_uploads() -> ExtractedDossier:
    """The dossier inside the uploaded documents (form field `file`, one or several)."""
    files = [(file.filename or "tệp", file.read()) for file in request.files.getlist("file") if file.filename]
    if not files:
        message = "Chưa có tệp nào; hãy gửi văn bản .docx trong mục “file” (multipart/form-data)."
        raise FileRefused([Problem("file-missing", "file", message)])
    return open_documents(files)
