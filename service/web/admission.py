"""Which requests are let in (keys, origins, Accept), and the headers that every answer carries."""

from __future__ import annotations

import re
import secrets

from flask import Flask, Response, g, request

from service.config import Settings
from service.web.http_messages import Failure
from service.web.keys import Keys
from service.web.operation import JSON, PROBLEM, Operation, operation_of
from service.web.responses import conditional

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN_PAGES = frozenset({"static", "livez", "readyz", "version", "reference.page", "reference.code", "reference.codes"})
_CORS_HEADERS = "Accept, Accept-Language, Authorization, Content-Encoding, Content-Type, If-None-Match, X-Request-ID"


def install(app: Flask, settings: Settings) -> None:
    """Refuse requests of `app` that may not be made, and give every answer its headers."""
    keys = Keys(settings.keys) if settings.keys else None
    origins = frozenset(settings.cors or ())

    @app.before_request
    def admit() -> Response | None:
        given = request.headers.get("X-Request-ID", "")
        g.request_id = given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(8)
        if request.method == "OPTIONS" and _is_preflight(origins):
            return Response(status=204)
        _refuse_other_sites(origins)
        operation = operation_of(app, request.endpoint)
        if keys:
            g.key_name = _known_caller(keys, operation)
        if operation:
            _check_form(operation)
        return None

    @app.after_request
    def complete(response: Response) -> Response:
        response.headers.extend(_HEADERS)
        response.headers["X-Request-ID"] = g.get("request_id", "")
        is_public = request.method in ("GET", "HEAD") and response.status_code == 200 and not keys
        # Minutes are internal papers and are never stored; public answers may be, if revalidated each time.
        response.headers.setdefault("Cache-Control", "no-cache" if is_public else "no-store")
        response.vary.update(("Accept-Language",) if response.status_code >= 400 else ())
        if request.headers.get("Origin", "").lower() in origins:
            _open_to(response, request.headers["Origin"])
        elif origins:
            response.vary.add("Origin")
        return conditional(response)


def _refuse_other_sites(origins: frozenset[str]) -> None:
    """Raise `Failure` (403) for a POST from a page of another site, which would use this service's processors."""
    origin = request.headers.get("Origin", "").lower()
    if site := request.headers.get("Sec-Fetch-Site"):  # over plain HTTP browsers send Origin alone; programs neither
        is_own = site in ("same-origin", "none")
    else:
        is_own = not origin or origin.partition("://")[2] == request.host.lower()
    if request.method not in _SAFE and not is_own and origin not in origins:
        raise Failure(
            403,
            "other-site",
            "Trang web khác không được gửi yêu cầu tới đây; người quản trị cho phép bằng SINHHOAT_CORS.",
            "Pages of other sites may not send requests here; the operator allows them with SINHHOAT_CORS.",
        )


def _known_caller(keys: Keys, operation: Operation | None) -> str | None:
    """The name that the key of this request belongs to (Bearer or Basic); None where no key is needed."""
    if request.endpoint in _OPEN_PAGES or (operation and operation.is_open):
        return None
    given = request.authorization
    key = (given.token if given.type == "bearer" else given.password) if given else None
    name = keys.name_of(key) if key else None
    if name is None or (given and given.type == "basic" and given.username != name):
        raise Failure(
            401,
            "key",
            "Cần một khoá đúng: Authorization: Bearer KHOÁ; trên trình duyệt: tên và khoá; hỏi người quản trị.",
            "A valid key is needed: Authorization: Bearer KEY; in a browser name and key; ask the operator.",
            {"WWW-Authenticate": 'Basic realm="sinhhoat", charset="UTF-8", Bearer realm="sinhhoat"'},
        )
    return name


def _check_form(operation: Operation) -> None:
    """Raise `Failure` (406) where Accept allows none of the media types that the operation gives."""
    accepted = request.accept_mimetypes
    offered = [content.media_type for content in operation.gives]
    if accepted and not accepted.best_match([*offered, JSON, PROBLEM]):  # clients that send JSON accept it by habit
        raise Failure(
            406,
            "not-acceptable",
            f"Accept không có dạng nào trả lời được; ở đây có: {', '.join(offered)}.",
            f"Accept names no form that there is; here: {', '.join(offered)}.",
        )


def _is_preflight(origins: frozenset[str]) -> bool:
    asks = "Access-Control-Request-Method" in request.headers and request.path.startswith("/api/")
    return asks and request.headers.get("Origin", "").lower() in origins


def _open_to(response: Response, origin: str) -> None:
    """Add the CORS headers that let a page of `origin` read the answer."""
    response.vary.add("Origin")
    response.headers["Access-Control-Allow-Origin"] = origin
    response.headers["Access-Control-Expose-Headers"] = "Content-Disposition, ETag, Retry-After, X-Request-ID"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST"
        response.headers["Access-Control-Allow-Headers"] = _CORS_HEADERS
        response.headers["Access-Control-Max-Age"] = "600"
