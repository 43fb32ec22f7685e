"""Which requests are let in (keys, origins, Accept), and the headers that every answer carries."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, g, request
from werkzeug.exceptions import HTTPException

from service.config import Settings
from service.web import uploads
from service.web.http_messages import Failure
from service.web.keys import Keys
from service.web.operation import JSON, PROBLEM, Operation, operation_of
from service.web.request_ids import request_id
from service.web.responses import conditional

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",  # not no-referrer: over plain HTTP browsers then post with "Origin: null"
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_OF_FILES = (
    "Cross-Origin-Resource-Policy",
    "X-Content-Type-Options",
)  # the others rule pages, and weigh half a kilobyte
_PIECES = frozenset({"text/css", "text/javascript"})
_ADMIT = "sinhhoat-admit"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN_PAGES = frozenset({"static", "livez", "readyz", "version", "reference.page", "reference.code", "reference.codes"})
_EXPOSED = "Content-Disposition, ETag, Retry-After, Sinhhoat-Notes, X-Request-ID"
_PROBES = frozenset({"livez", "readyz", "version"})  # asked by machines, under whatever address they know
_CORS_HEADERS = "Accept, Accept-Language, Authorization, Content-Encoding, Content-Type, If-None-Match, X-Request-ID"


def install(app: Flask, settings: Settings) -> None:
    """Refuse requests of `app` that may not be made, and give every answer its headers."""
    keys = Keys(settings.keys) if settings.keys else None
    origins = frozenset(settings.cors or ())

    @app.before_request
    def admit() -> Response | None:
        g.request_id = request_id(request.headers.get("X-Request-ID", ""))
        uploads.allow_papers(app.view_functions.get(request.endpoint or ""))
        if settings.hosts and (request.endpoint or "").rpartition(".")[2] not in _PROBES:
            _refuse_other_hosts(settings.hosts)
        if request.method == "OPTIONS" and _is_preflight(origins):
            return Response(status=204)
        _refuse_other_sites(origins)
        operation = operation_of(app, request.endpoint)
        if keys:
            g.key_name = _known_caller(keys, operation)
        if operation:
            _check_form(operation)
        return None

    app.extensions[_ADMIT] = admit

    @app.after_request
    def complete(response: Response) -> Response:
        is_piece = request.path.startswith("/static/") and response.mimetype in _PIECES
        response.headers.extend({name: _HEADERS[name] for name in _OF_FILES} if is_piece else _HEADERS)
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


def awaited(app: Flask, environ: dict[str, Any]) -> int:
    """How many bytes of body `app` will read of the request with this head; 0 where it refuses it by its head."""
    with app.request_context({**environ}):
        try:
            if request.routing_exception or app.extensions[_ADMIT]():
                return 0
        except HTTPException:
            return 0
        return request.max_content_length or 0


def _refuse_other_hosts(names: tuple[str, ...]) -> None:
    """Raise `Failure` (403) for a request under another name: a page of that name could then pass as one of ours."""
    called = _without_port(request.headers.get("Host", "").lower())
    if not any(called == name.lstrip(".") or (name.startswith(".") and called.endswith(name)) for name in names):
        raise Failure(
            403,
            "other-host",
            "Dịch vụ không được gọi bằng tên này; người quản trị thêm tên vào SINHHOAT_HOSTS.",
            "The service may not be called by this name; the operator adds it to SINHHOAT_HOSTS.",
        )


def _refuse_other_sites(origins: frozenset[str]) -> None:
    """Raise `Failure` (403) for a POST from a page of another site, which would use this service's processors."""
    origin = request.headers.get("Origin", "").lower()
    if site := request.headers.get("Sec-Fetch-Site"):  # over plain HTTP browsers send Origin alone; programs neither
        is_own = site in ("same-origin", "none")
    else:
        is_own = not origin or _is_ours(origin)
    if request.method not in _SAFE and not is_own and origin not in origins:
        raise Failure(
            403,
            "other-site",
            "Trang web khác không được gửi yêu cầu tới đây; người quản trị cho phép bằng SINHHOAT_CORS.",
            "Pages of other sites may not send requests here; the operator allows them with SINHHOAT_CORS.",
        )


def _is_ours(origin: str) -> bool:
    """Whether the page at `origin` is this service's, also behind a proxy that names the host it was asked for.

    Where the proxy leaves the port out, a page of the same host is ours, whatever its port.
    """
    scheme, _, host = origin.partition("://")
    usual = {"http": ":80", "https": ":443"}.get(scheme, "")
    # A page of another site cannot set X-Forwarded-Host: browsers would ask for leave first, and get none.
    called = (request.headers.get("Host", ""), request.headers.get("X-Forwarded-Host", ""))
    ours = {one.lower() for one in called if one}
    return _without_port(host) in ours or host.removesuffix(usual) in {one.removesuffix(usual) for one in ours}


def _without_port(host: str) -> str:
    return host[: host.find("]") + 1] if host.startswith("[") else host.partition(":")[0]


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
    response.headers["Access-Control-Expose-Headers"] = _EXPOSED
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST"
        response.headers["Access-Control-Allow-Headers"] = _CORS_HEADERS
        response.headers["Access-Control-Max-Age"] = "600"
