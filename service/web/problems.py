"""Every failure in one shape: RFC 9457 ``application/problem+json`` for programs, a plain page for people."""

from __future__ import annotations

import traceback
from collections.abc import Sequence

from flask import Flask, Response, current_app, g, render_template, request
from werkzeug.exceptions import HTTPException

from service import errors
from service.errors import CellProblem, Problem, SinhhoatError
from service.web.http_messages import CODES, Failure, body_of, words
from service.web.language import explained, is_for_programs, language, localized
from service.web.operation import PROBLEM
from service.web.problem_view import printable, shown

# Code, status and English title of the errors that the caller can mend; every other error is the service's own fault.
_REFUSALS: dict[type[SinhhoatError], tuple[str, int, str]] = {
    errors.DossierRejected: ("dossier-rejected", 422, "The dossier is not valid"),
    # Faulty rulebooks stop the start, so here it can only be a profile's name that is wrong.
    errors.RulesBroken: ("unknown-profile", 422, "The rules of the meeting cannot be used"),
    errors.RulesUnmet: ("rules-unmet", 422, "Not to be issued yet: rules of the meeting are not met"),
    errors.TableRejected: ("table-rejected", 422, "The table is not valid"),
    # What is wrong with a template alone stops the start, so here it does not fit the dossier.
    errors.TemplateBroken: ("template-broken", 422, "A template does not fit the dossier"),
    errors.UnknownKind: ("unknown-kind", 404, "There is no such kind of document"),
    errors.ValueRefused: ("value-refused", 422, "A value that no document can hold"),
    errors.FileRefused: ("file-refused", 422, "The file cannot be read"),
}
_OURS = (CODES[500], 500, "Our fault")
TITLES = {code: title for code, _, title in _REFUSALS.values()}  # each code has a page of its own
# Codes answered with 400: nothing could be read.
_NOT_A_DOSSIER = frozenset({"empty", "no-file", "not-json", "not-utf8", "not-an-object", "doubled-name"})


def install(app: Flask) -> None:
    """Answer every error of `app` in the one shape."""
    app.register_error_handler(SinhhoatError, refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _our_fault)


def status_of(error: SinhhoatError) -> int:
    """The HTTP status of a domain error."""
    codes = {problem.code for problem in error.problems}
    if codes and codes <= _NOT_A_DOSSIER and not (isinstance(error, errors.FileRefused) and "empty" in codes):
        return 400  # an empty file was sent as asked, and is refused as any other unfit file
    return _REFUSALS.get(type(error), _OURS)[1]


def refused(error: SinhhoatError, status: int = 0) -> Response:
    """The answer to a domain error; `status` where the route knows better than `status_of`."""
    code, _, english_title = _REFUSALS.get(type(error), _OURS)
    status = status or status_of(error)
    detail = _summed_up(error.problems) if status < 500 else _logged(error)
    return _answer(code, localized(error.title, english_title), status, detail, error.problems)


def _summed_up(problems: Sequence[Problem]) -> str:
    """The number of places to mend; for a single problem of the whole request, its message."""
    if len(problems) == 1 and not problems[0].path:
        return _message(problems[0], "")
    places = "1 place" if len(problems) == 1 else f"{len(problems)} places"
    return localized(f"Có {len(problems)} chỗ cần sửa.", f"{places} to mend.")


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    title, detail = words(status, language())
    code, headers = CODES.get(status, "failed"), error.get_headers()
    if isinstance(error, Failure):
        code, detail, headers = error.problem_code, str(error.description), [*error.own_headers.items()]
    else:
        detail = detail.format(limit=request.max_content_length, id=g.request_id)
    response = _answer(code, title, status, detail, [Problem(code, "", detail)])
    for name, value in headers:
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    return response


def _our_fault(error: Exception) -> Response:
    detail = _logged(error)
    return _answer(CODES[500], words(500, language())[0], 500, detail, [Problem(CODES[500], "", detail)])


def _logged(error: Exception) -> str:
    """Log where `error` was raised, never its text, which may quote the dossier; returns what to tell the caller."""
    where = [f"{problem.code} {problem.path}" for problem in getattr(error, "problems", ())]
    places = "".join(traceback.format_tb(error.__traceback__))
    current_app.logger.error("%s: %s %s in %s\n%s", g.request_id, type(error).__name__, where, request.url_rule, places)
    return words(500, language())[1].format(id=g.request_id)


def _answer(code: str, title: str, status: int, detail: str, problems: Sequence[Problem]) -> Response:
    if not is_for_programs():
        places = [shown(problem) for problem in problems if problem.path]
        return Response(render_template("error.html", title=title, detail=detail, problems=places), status)
    body = body_of(code, title, status, detail, [_as_json(problem, detail) for problem in problems])
    return Response(printable(body), status, mimetype=PROBLEM, headers={"Content-Language": language()})


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
