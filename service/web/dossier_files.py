"""`/api/v1/dossiers/open` and `/next`: the dossier inside finished papers, and the beginning of the next month's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from urllib.parse import quote

from flask import Blueprint, Response

from service.carried import open_documents
from service.dossier import Dossier
from service.intake import read_json
from service.web.operation import FORM, JSON, UPLOADS, Content, operation
from service.web.request_bodies import json_body, only_multipart
from service.web.responses import as_json
from service.web.uploads import sent_files
from service.year.next_month import next_month

_WANTED = ("Văn bản đã làm", "một hoặc nhiều tệp .docx")
_NOTE_LIMIT = 300  # letters of one note
_HEADER_LIMIT = 4_000  # bytes of all: what proxies let through as they are set up


def blueprint() -> Blueprint:
    """The two routes."""
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
        opened = open_documents([(file.name, file.content) for file in sent_files(*_WANTED)])
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
    """The notes, percent-encoded, one a line, as many as fit into a header; the last line counts the rest."""
    lines = [quote(note if len(note) <= _NOTE_LIMIT else f"{note[:_NOTE_LIMIT]}…", safe="") for note in notes]
    kept = [line for line, room in zip(lines, accumulate(map(len, lines)), strict=True) if room <= _HEADER_LIMIT]
    if rest := len(lines) - len(kept):
        kept.append(quote(f"… và {rest} chỗ khác.", safe=""))
    return "%0A".join(kept)
