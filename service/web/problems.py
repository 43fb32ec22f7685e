"""Every failure in one shape: RFC 9457 ``application/problem+json`` for programs, a plain page for people."""

from __future__ import annotations

import json
import secrets
import traceback
from collections.abc import Sequence
from http import HTTPStatus

from flask import Flask, Response, current_app, render_template, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, UnsupportedMediaType

from service.errors import (
    CellProblem,
    DossierRejected,
    Problem,
    SinhhoatError,
    TableRejected,
    UnknownKind,
    ValueRefused,
)
from service.web.shown import printable, shown

# What a caller can mend, by the error that says so; anything else is ours.
_STATUS: dict[type[SinhhoatError], tuple[str, HTTPStatus]] = {
    DossierRejected: ("dossier-rejected", HTTPStatus.UNPROCESSABLE_ENTITY),
    TableRejected: ("table-rejected", HTTPStatus.UNPROCESSABLE_ENTITY),
    UnknownKind: ("unknown-kind", HTTPStatus.NOT_FOUND),
    ValueRefused: ("value-refused", HTTPStatus.UNPROCESSABLE_ENTITY),
}
_OURS = ("template-broken", HTTPStatus.INTERNAL_SERVER_ERROR)
_NOT_A_DOSSIER = frozenset({"empty", "not-json", "not-utf8", "not-an-object", "doubled-name"})  # 400: not even read

_WORDS = {
    400: ("Yêu cầu chưa đúng", "Yêu cầu gửi lên chưa đúng dạng, hoặc bị đứt giữa chừng."),
    404: ("Không có trang này", "Địa chỉ này không có; xem lại đường dẫn, kể cả dấu “/” thừa."),
    405: ("Không dùng được cách gọi này", "Địa chỉ này không nhận phương thức vừa dùng; xem mục Allow trong trả lời."),
    413: ("Nội dung quá lớn", "Nội dung gửi lên lớn hơn {limit} byte; xem lại có đúng tệp không."),
    415: ("Kiểu nội dung không nhận được", "Hãy gửi JSON với Content-Type: application/json."),
    500: ("Lỗi của dịch vụ", "Dịch vụ gặp lỗi, không phải do dữ liệu; hãy thử lại, hoặc báo người quản trị mã {id}."),
}
_OTHER = ("Không làm được yêu cầu này", "Máy chủ không thực hiện được yêu cầu ở dạng này.")
_FOR_PROGRAMS = ("/api", "/livez")


class BodyRefused(UnsupportedMediaType):
    """415 with its own sentence, Vietnamese."""


def install(app: Flask) -> None:
    """Give every error of `app` its answer."""
    app.register_error_handler(SinhhoatError, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _our_fault)


def status_of(error: SinhhoatError) -> int:
    """The HTTP status of a domain error."""
    if error.problems and {problem.code for problem in error.problems} <= _NOT_A_DOSSIER:
        return int(HTTPStatus.BAD_REQUEST)
    return int(_STATUS.get(type(error), _OURS)[1])


def _refused(error: SinhhoatError) -> Response:
    code, _ = _STATUS.get(type(error), _OURS)
    status = status_of(error)
    detail = f"Có {len(error.problems)} chỗ cần sửa."
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        detail = _WORDS[500][1].format(id=_logged(error))
    return _answer(code, error.title, status, detail, error.problems)


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    title, detail = _WORDS.get(status, _OTHER)
    if isinstance(error, BodyRefused) and error.description:
        detail = error.description
    if isinstance(error, RequestEntityTooLarge):
        detail = detail.format(limit=current_app.config["MAX_CONTENT_LENGTH"])
    code = error.name.lower().replace(" ", "-")
    response = _answer(code, title, status, detail, [Problem(code, "", detail)])
    for name, value in error.get_headers():
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    return response


def _our_fault(error: Exception) -> Response:
    title, detail = _WORDS[500]
    detail = detail.format(id=_logged(error))
    return _answer("internal-error", title, 500, detail, [Problem("internal-error", "", detail)])


def _logged(error: Exception) -> str:
    """Log where `error` came from, never what it says: its text may hold a member's words. The id of the entry."""
    entry = secrets.token_hex(4)
    where = [f"{problem.code} {problem.path}" for problem in getattr(error, "problems", ())]
    places = "".join(traceback.format_tb(error.__traceback__))
    current_app.logger.error("%s: %s %s in %s\n%s", entry, type(error).__name__, where, request.url_rule, places)
    return entry


def _answer(code: str, title: str, status: int, detail: str, problems: Sequence[Problem]) -> Response:
    if not request.path.startswith(_FOR_PROGRAMS):
        page = render_template(
            "error.html", title=title, detail=detail, problems=[shown(one) for one in problems if one.path]
        )
        return Response(page, status)
    body = {
        "type": f"urn:sinhhoat:{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "errors": [_told(one) for one in problems],
    }
    return Response(printable(json.dumps(body, ensure_ascii=False)), status, mimetype="application/problem+json")


def _told(problem: Problem) -> dict[str, object]:
    """A problem as programs read it; one of a table also with its place taken apart."""
    told: dict[str, object] = {"code": problem.code, "path": problem.path, "message": problem.message}
    if isinstance(problem, CellProblem):
        names = ("file", "sheet", "row", "column", "header", "value", "expected")
        told |= {name: found for name in names if (found := getattr(problem, name))}
    return told
