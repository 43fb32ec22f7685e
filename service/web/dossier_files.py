"""`/api/v1/dossiers/open` and `/next`: the dossier inside finished papers, and the beginning of the next month's."""

from __future__ import annotations

from flask import Blueprint, Response

from service.carried import open_documents
from service.dossier import Dossier
from service.importing.corrections import corrections_of
from service.intake import read_json
from service.kinds.catalogue import Catalogue
from service.rules import Rulebook
from service.web.operation import FORM, JSON, UPLOADS, Content, operation
from service.web.request_bodies import json_body, only_multipart
from service.web.responses import NOTES, as_json, in_a_header
from service.web.uploads import sent_files
from service.year.history import papers_in
from service.year.next_month import next_month

_WANTED = ("Văn bản đã làm", "một hoặc nhiều tệp .docx, hoặc cả bộ .zip")


def blueprint(catalogue: Catalogue, book: Rulebook) -> Blueprint:
    """The two routes.

    `catalogue` says which own fields of a kind stay and which papers share their numbers, and what papers are
    compared with; `book` says when cells meet, and with what programme.
    """
    opening = Blueprint("opening", __name__)

    @opening.post("/dossiers/open")
    @operation(
        "Hồ sơ nằm trong các văn bản của một kỳ",
        takes=(Content(FORM, UPLOADS),),
        gives=(Content(JSON, {"type": "object"}),),
        about="Hồ sơ lấy ra có thể chưa đủ: một văn bản chỉ mang phần mà nó in. Chỗ các tệp ghi khác nhau nằm ở "
        "Sinhhoat-Notes (mã hoá phần trăm).",
        headers={NOTES: "Chỗ các tệp ghi khác nhau, mã hoá phần trăm, mỗi dòng một ý."},
    )
    def open_files() -> Response:
        only_multipart()
        files = papers_in((file.name, file.content) for file in sent_files(*_WANTED))
        opened = open_documents(files)
        response = as_json(opened.data)
        if notes := [*opened.notes, *map(str, corrections_of(catalogue, files))]:
            response.headers[NOTES] = in_a_header(notes)
        return response

    @opening.post("/dossiers/next")
    @operation(
        "Hồ sơ kỳ sau từ hồ sơ kỳ này",
        takes=(Content(JSON, Dossier, sample="ban-mong-2026-11.json"),),
        gives=(Content(JSON, {"type": "object"}),),
    )
    def following() -> Response:
        return as_json(next_month(read_json(json_body()), catalogue.kinds, book))

    return opening
