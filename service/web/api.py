"""The HTTP endpoint for other systems: /api/v1. Each route translates, calls the story, and answers."""

from __future__ import annotations

import json
from urllib.parse import quote

from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from service.catalogue import Catalogue
from service.delivery import safe_name, zipped
from service.errors import DossierRejected, Problem
from service.generate import generate_all, generate_json
from service.intake import read_json
from service.issuing import refuse_unmet
from service.render import Document
from service.rules import Rulebook
from service.schema import schema_of
from service.web.problems import BodyRefused

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def blueprint(catalogue: Catalogue, book: Rulebook) -> Blueprint:
    """The routes of the API over one catalogue and one rulebook."""
    api = Blueprint("api", __name__)

    @api.get("/kinds")
    def kinds() -> Response:
        listed = [
            {"name": name, "title": kind.sheet.title, "drafts": kind.sheet.drafts, "requires": kind.sheet.requires}
            for name, kind in catalogue.kinds.items()
        ]
        return _json(listed, "application/json")

    @api.get("/kinds/<kind>/schema")
    def schema(kind: str) -> Response:
        return _json(schema_of(catalogue.kind(kind)), "application/schema+json")

    @api.post("/documents/<kind>")
    def documents(kind: str) -> Response:
        catalogue.kind(kind)
        data = json_body()
        if _is_strict():
            refuse_unmet(catalogue, book, [kind], read_json(data))
        return attached(generate_json(catalogue, kind, data, carry=wants_dossier()))

    @api.post("/dossiers")
    def dossiers() -> Response:
        dossier = read_json(json_body())
        if _is_strict():
            refuse_unmet(catalogue, book, catalogue.kinds, dossier)
        return archive(generate_all(catalogue, dossier, carry=wants_dossier()))

    @api.get("/livez")
    def livez() -> Response:
        return _json({"status": "ok"}, "application/json")

    return api


def wants_dossier() -> bool:
    """Whether the files shall carry their part of the dossier inside; ``?dossier=0`` leaves it out."""
    return request.args.get("dossier", "1") != "0"


def archive(documents: tuple[Document, ...]) -> Response:
    """The documents of one meeting as one .zip."""
    name = documents[0].set_name
    return download(zipped(documents), "application/zip", name, name)


def attached(document: Document) -> Response:
    """A document as a download, named in ASCII and in Vietnamese (RFC 6266)."""
    return download(document.content, DOCX, document.name, document.shown_name)


def download(content: bytes, kind: str, ascii_name: str, shown_name: str) -> Response:
    """A file to save, under both of its names."""
    response = Response(content, mimetype=kind)
    # Neither name can leave its quotes or its line: one is plain, the other percent-encoded.
    disposition = f"attachment; filename=\"{safe_name(ascii_name)}\"; filename*=UTF-8''{quote(shown_name, safe='')}"
    response.headers["Content-Disposition"] = disposition
    return response


def _json(body: object, kind: str) -> Response:
    # Not flask.json, which sorts the names: the order of the fields is the order of the dossier.
    return Response(json.dumps(body, ensure_ascii=False), mimetype=kind)


def _is_strict() -> bool:
    """``?strict=1``: no paper is issued while errors of the rules stand."""
    return request.args.get("strict", "0").lower() not in ("", "0", "false")


def json_body() -> bytes:
    """The body of a request that sends JSON; raises `BodyRefused`, or `DossierRejected` where it is empty."""
    if not request.is_json:
        given = request.mimetype[:80] or "trống"
        raise BodyRefused(f"Content-Type đang là {given}; hãy gửi JSON với Content-Type: application/json.")
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise BodyRefused(f"Bảng mã {charset[:40]} không nhận được; hãy gửi JSON bằng UTF-8.")
    coding = request.headers.get("Content-Encoding", "identity").lower()
    if coding != "identity":
        raise BodyRefused(f"Nội dung nén ({coding[:40]}) không nhận được; hãy gửi JSON không nén.")
    data = request.get_data(cache=False)
    if request.content_length is None and len(data) >= (request.max_content_length or 0):
        raise RequestEntityTooLarge  # of a body sent in chunks, werkzeug gives what lies below the limit and is silent
    if not data.strip():
        raise DossierRejected([Problem("empty", "", "Yêu cầu không có nội dung; hãy gửi hồ sơ dạng JSON.")])
    return data
