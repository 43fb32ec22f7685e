"""Answers with files and JSON, and their ETags."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from itertools import accumulate
from urllib.parse import quote

from flask import Response, request

from service.errors import Problem
from service.package import Archive
from service.papers.document_set import files_of, zipped
from service.papers.naming import safe_name
from service.papers.render import Document
from service.web.operation import DOCX, JSON, PDF, ZIP
from service.web.problem_view import printable

NOTES = "Sinhhoat-Notes"  # the header with what is to be told beside a file
_NOTE_LIMIT = 300  # letters of one note
_HEADER_LIMIT = 4_000  # bytes of all: what proxies let through as they are set up


def attached(document: Document, unfit: Sequence[Problem] = ()) -> Response:
    """A document as a download, named in ASCII and in Vietnamese (RFC 6266); what is missing in it is told."""
    return _telling(download(document.content, DOCX, document.name, document.shown_name), unfit)


def attached_pdf(document: Document, pdf: bytes, unfit: Sequence[Problem] = ()) -> Response:
    """The printed form of a document as a download, named like the document; what is missing in it is told."""
    names = (name.removesuffix(".docx") + ".pdf" for name in (document.name, document.shown_name))
    return _telling(download(pdf, PDF, *names), unfit)


def _telling(response: Response, unfit: Sequence[Problem]) -> Response:
    if unfit:
        response.headers[NOTES] = in_a_header([problem.message for problem in unfit])
    return response


def archive(documents: tuple[Document, ...], unfit: Sequence[Problem] = ()) -> Response:
    """The documents of one meeting as one .zip; what could not be made is told in the head and in a file there."""
    name = documents[0].set_name
    if not unfit:
        return download(zipped(documents), ZIP, name, name)
    notes = [problem.message for problem in unfit]
    files = files_of(documents) | {"chua-lam-duoc.txt": "\r\n".join(notes).encode("utf-8-sig")}
    return _telling(download(Archive(files).assemble({}), ZIP, name, name), unfit)


def in_a_header(notes: Sequence[str]) -> str:
    """The notes, percent-encoded, one a line, as many as fit into a header; the last line counts the rest."""
    lines = [quote(note if len(note) <= _NOTE_LIMIT else f"{note[:_NOTE_LIMIT]}…", safe="") for note in notes]
    kept = [line for line, room in zip(lines, accumulate(map(len, lines)), strict=True) if room <= _HEADER_LIMIT]
    if rest := len(lines) - len(kept):
        kept.append(quote(f"… và {rest} chỗ khác.", safe=""))
    return "%0A".join(kept)


def download(content: bytes | Iterator[bytes], media_type: str, ascii_name: str, shown_name: str) -> Response:
    """`content`, whole or as it is made, as a file for the caller to keep."""
    response = Response(content, mimetype=media_type)
    # Neither name can break out of the header: the first is plain ASCII, the second percent-encoded.
    disposition = f"attachment; filename=\"{safe_name(ascii_name)}\"; filename*=UTF-8''{quote(shown_name, safe='')}"
    response.headers["Content-Disposition"] = disposition
    return response


def named(content: bytes | str, media_type: str, name: str) -> Response:
    """`content` as a file for the caller to keep, where its plain ASCII `name` is ours."""
    disposition = f'attachment; filename="{name}"'
    return Response(content, mimetype=media_type, headers={"Content-Disposition": disposition})


def as_json(body: object, media_type: str = JSON) -> Response:
    """`body` as JSON, its fields in the order of the dossier, which flask.json would sort."""
    return Response(printable(json.dumps(body, ensure_ascii=False)), mimetype=media_type)


def conditional(response: Response) -> Response:
    """Add an ETag, the digest of the bytes; answer 304 where the caller has them already, to a POST as well.

    ``If-None-Match: *`` is ignored, since it names no bytes.
    """
    if response.status_code != 200 or response.is_streamed or response.get_etag()[0]:
        return response
    response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:32])
    known = request.if_none_match
    if known and not known.star_tag and known.contains_weak(response.get_etag()[0] or ""):
        response.status_code = 304
        response.set_data(b"")
        for name in ("Content-Type", "Content-Length", "Content-Disposition"):
            response.headers.pop(name, None)
    return response
