"""Every failure in one shape: RFC 9457 ``application/problem+json`` for programs, a plain page for people."""

from __future__ import annotations

import json
import traceback
from collections.abc import Sequence
from http import HTTPStatus

from flask import Flask, Response, current_app, g, render_template, request
from werkzeug.exceptions import HTTPException

from service.errors import (
    CellProblem,
    DossierRejected,
    FileRefused,
    Problem,
    RulesBroken,
    RulesUnmet,
    SinhhoatError,
    TableRejected,
    UnknownKind,
    ValueRefused,
)
from service.web.http_messages import CODES, OTHER, TITLES, WORDS
from service.web.language import explained, is_for_programs, language, localized
from service.web.problem_view import printable, shown
from service.web.request_bodies import BodyRefused, Unreadable

# Code and status of the errors that the caller can mend; every other error is the service's own fault.
_STATUS: dict[type[SinhhoatError], tuple[str, HTTPStatus]] = {
    DossierRejected: ("dossier-rejected", HTTPStatus.UNPROCESSABLE_ENTITY),
    # Faulty rulebooks stop the start, so here it can only be a profile's name that is wrong.
    RulesBroken: ("unknown-profile", HTTPStatus.UNPROCESSABLE_ENTITY),
    RulesUnmet: ("rules-unmet", HTTPStatus.UNPROCESSABLE_ENTITY),
    TableRejected: ("table-rejected", HTTPStatus.UNPROCESSABLE_ENTITY),
    UnknownKind: ("unknown-kind", HTTPStatus.NOT_FOUND),
    ValueRefused: ("value-refused", HTTPStatus.UNPROCESSABLE_ENTITY),
    FileRefused: ("file-refused", HTTPStatus.UNPROCESSABLE_ENTITY),
}
_OURS = ("template-broken", HTTPStatus.INTERNAL_SERVER_ERROR)
_NOT_A_DOSSIER = frozenset(
    {"empty", "no-file", "not-json", "not-utf8", "not-an-object", "doubled-name"}
)  # answered with 400: nothing could be read


class Failure(HTTPException):
    """An HTTP failure with a code and a sentence of its own, in the language of the caller."""

    def __init__(
        self, status: int, problem_code: str, vietnamese: str, english: str, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(localized(vietnamese, english))
        self.code, self.problem_code, self.own_headers = status, problem_code, headers or {}


def install(app: Flask) -> None:
    """Answer every error of `app` in the one shape."""
    app.register_error_handler(SinhhoatError, refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _our_fault)


def refused_codes() -> set[str]:
    """The codes that name the type of a refusal; each has an English title and a page of its own."""
    return {code for code, _ in (*_STATUS.values(), _OURS)}


def status_of(error: SinhhoatError) -> int:
    """The HTTP status of a domain error."""
    if error.problems and {problem.code for problem in error.problems} <= _NOT_A_DOSSIER:
        return int(HTTPStatus.BAD_REQUEST)
    return int(_STATUS.get(type(error), _OURS)[1])


def refused(error: SinhhoatError, status: int = 0) -> Response:
    """The answer to a domain error; `status` where the route knows better than `status_of`."""
    code, _ = _STATUS.get(type(error), _OURS)
    status = status or status_of(error)
    detail = _summed_up(error.problems)
    title = localized(error.title, TITLES[code])
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        detail = _sentence(500, id=_logged(error))
    return _answer(code, title, status, detail, error.problems)


def _summed_up(problems: Sequence[Problem]) -> str:
    """The number of places to mend; for a single problem of the whole request, its message."""
    if len(problems) == 1 and not problems[0].path:
        return _message(problems[0], "")
    places = "1 place" if len(problems) == 1 else f"{len(problems)} places"
    return localized(f"Có {len(problems)} chỗ cần sửa.", f"{places} to mend.")


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    title, detail = _title(status), _sentence(status, limit=request.max_content_length, id=g.request_id)
    code = error.problem_code if isinstance(error, Failure) else CODES.get(status, "failed")
    if isinstance(error, Failure | BodyRefused | Unreadable) and error.description:
        detail = error.description
    response = _answer(code, title, status, detail, [Problem(code, "", detail)])
    if isinstance(error, Failure):
        response.headers.update(error.own_headers)
    for name, value in error.get_headers():
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    return response


def _our_fault(error: Exception) -> Response:
    detail = _sentence(500, id=_logged(error))
    return _answer(CODES[500], _title(500), 500, detail, [Problem(CODES[500], "", detail)])


def _title(status: int) -> str:
    return WORDS.get(status, OTHER)[language()][0]


def _sentence(status: int, **facts: object) -> str:
    return WORDS.get(status, OTHER)[language()][1].format(**facts)


def _logged(error: Exception) -> str:
    """Log where `error` was raised, never its text, which may quote the dossier; returns the id of the request."""
    entry = str(g.request_id)
    where = [f"{problem.code} {problem.path}" for problem in getattr(error, "problems", ())]
    places = "".join(traceback.format_tb(error.__traceback__))
    current_app.logger.error("%s: %s %s in %s\n%s", entry, type(error).__name__, where, request.url_rule, places)
    return entry


def _answer(code: str, title: str, status: int, detail: str, problems: Sequence[Problem]) -> Response:
    if not is_for_programs():
        page = render_template(
            "error.html", title=title, detail=detail, problems=[shown(problem) for problem in problems if problem.path]
        )
        return Response(page, status)
    written = problem_json(code, title, status, detail, problems)
    return Response(written, status, mimetype="application/problem+json", headers={"Content-Language": language()})


def problem_json(code: str, title: str, status: int, detail: str, problems: Sequence[Problem]) -> bytes:
    """The body of a failure; each problem's `message` is that of its code where the caller reads English."""
    body = {
        "type": f"/loi/{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "errors": [_as_json(problem, detail) for problem in problems],
    }
    return printable(json.dumps(body, ensure_ascii=False))


def _message(problem: Problem, detail: str) -> str:
    if language() != "en" or problem.message == detail:
        return problem.message
    known = explained().get(problem.code)
    return ": ".join(filter(None, known["en"])) if known else problem.message


def _as_json(problem: Problem, detail: str) -> dict[str, object]:
    """A problem as JSON; one of a table with the parts of its place as well."""
    entry: dict[str, object] = {"code": problem.code, "path": problem.path, "message": _message(problem, detail)}
    if isinstance(problem, CellProblem):
        names = ("file", "sheet", "row", "column", "header", "value", "expected")
        entry |= {name: value for name in names if (value := getattr(problem, name))}
    return entry
