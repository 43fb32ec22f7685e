"""`/api/v1/dossiers/open` and `/api/v1/dossiers/next`: finished files → dossier → next month's."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, request

from service.carried import Opened, open_documents
from service.errors import FileRefused, Problem
from service.intake import read_json
from service.next_month import next_month
from service.web.api import json_body


def blueprint() -> Blueprint:
    """The routes."""
    opening = Blueprint("opening", __name__, url_prefix="/api/v1/dossiers")

    @opening.post("/open")
    def open_files() -> Response:
        opened = open_uploads()
        response = _json(opened.data)
        if opened.notes:
            response.headers["Sinhhoat-Notes"] = quote("\n".join(opened.notes), safe="")
        return response

    @opening.post("/next")
    def following() -> Response:
        return _json(next_month(read_json(json_body())))

    return opening


def open_uploads() -> Opened:
    """The dossier inside the uploaded documents (form field `file`, one or several)."""
    files = [(file.filename or "tệp", file.read()) for file in request.files.getlist("file") if file.filename]
    if not files:
        message = "Chưa có tệp nào; hãy gửi văn bản .docx trong mục “file” (multipart/form-data)."
        raise FileRefused([Problem("file-missing", "file", message)])
    return open_documents(files)


def _json(body: dict[str, Any]) -> Response:
    return Response(json.dumps(body, ensure_ascii=False), mimetype="application/json")
