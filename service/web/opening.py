"""`/api/v1/dossiers/open` and `/api/v1/dossiers/next`: finished files → dossier → next month's."""

from __future__ import annotations

from urllib.parse import quote

from flask import Blueprint, Response, request

from service.carried import Opened, open_documents
from service.dossier import Dossier
from service.errors import FileRefused, Problem
from service.intake import read_json
from service.next_month import next_month
from service.web.answers import as_json
from service.web.bodies import json_body, only_multipart
from service.web.operation import FORM, JSON, UPLOADS, Content, operation


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
            response.headers["Sinhhoat-Notes"] = quote("\n".join(opened.notes), safe="")
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


def open_uploads() -> Opened:
    """The dossier inside the uploaded documents (form field `file`, one or several)."""
    files = [(file.filename or "tệp", file.read()) for file in request.files.getlist("file") if file.filename]
    if not files:
        message = "Chưa có tệp nào; hãy gửi văn bản .docx trong mục “file” (multipart/form-data)."
        raise FileRefused([Problem("file-missing", "file", message)])
    return open_documents(files)
