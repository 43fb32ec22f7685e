"""Answers to requests that never reach the application: too slow, too many, or no HTTP; in the shape of any failure."""

from __future__ import annotations

import re
from http import HTTPStatus
from urllib.parse import parse_qs

from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from service.web.http_messages import CODES, refusal
from service.web.language import spoken
from service.web.request_ids import request_id

_FIELD = rb"\r\n%b:[ \t]*([^\r\n]{0,200})"
_LANGUAGES = re.compile(_FIELD % b"accept-language", re.IGNORECASE)
_ID = re.compile(_FIELD % b"x-request-id", re.IGNORECASE)


def refused(status: int, head: bytes = b"") -> bytes:
    """A whole HTTP response that ends its connection, in the language and with the id that `head` asks for."""
    status = status if status in CODES else 400
    given = _first(_ID, head)
    body = refusal(status, language_of(head))
    lines = [
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        "Content-Type: application/problem+json",
        f"Content-Language: {language_of(head)}",
        f"Content-Length: {len(body)}",
        f"X-Request-ID: {request_id(given)}",
        "Vary: Accept-Language",
        "Cache-Control: no-store",
        "X-Content-Type-Options: nosniff",
        "Connection: close",
        *(["Retry-After: 2"] if status == HTTPStatus.SERVICE_UNAVAILABLE else ()),
    ]
    return "\r\n".join((*lines, "\r\n")).encode() + body


def language_of(head: bytes) -> str:
    """The language that the request with this head asks for."""
    address = (head.split(b" ", 2)[1:2] or [b""])[0].decode("latin-1")
    path, _, query = address.partition("?")
    asked = parse_qs(query[:1_000]).get("lang", [""])[0]
    return spoken(path, asked, parse_accept_header(_first(_LANGUAGES, head), LanguageAccept))


def _first(field: re.Pattern[bytes], head: bytes) -> str:
    found = field.search(head)
    return found[1].decode("latin-1").strip() if found else ""
