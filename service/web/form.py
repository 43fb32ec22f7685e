"""The page at `/`: the kinds on offer, a dossier as JSON in, the Word file out; what was typed stays.

It keeps no state and knows no user, so a form that another site sends here can do nothing but fill a template with
that site's own text: there is nothing to protect with a token.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request

from service.catalogue import Catalogue
from service.errors import DossierRejected, Problem, SinhhoatError
from service.generate import generate_all, generate_json
from service.intake import read_json
from service.web.answers import archive, attached
from service.web.problems import status_of
from service.web.shown import shown


@dataclass(frozen=True, slots=True)
class Typed:
    """What the person gave: the kind, the dossier, and the text to show again."""

    kind: str = ""
    dossier: bytes = b""
    text: str = ""


def blueprint(catalogue: Catalogue) -> Blueprint:
    """The routes of the page over one catalogue."""
    form = Blueprint("form", __name__)

    @form.get("/")
    def page() -> Response:
        return _page(catalogue, Typed(), (), 200)

    @form.post("/")
    def make() -> Response:
        typed = _typed()
        try:
            _complete(catalogue, typed)
            if typed.kind == "all":
                return archive(generate_all(catalogue, read_json(typed.dossier)))
            return attached(generate_json(catalogue, typed.kind, typed.dossier))
        except SinhhoatError as error:
            status = status_of(error)
            if status >= 500:
                raise
            return _page(catalogue, typed, error.problems, status)

    return form


def _typed() -> Typed:
    kind, text = request.form.get("kind", ""), request.form.get("dossier", "")
    file = request.files.get("file")
    if file is None or not file.filename:
        return Typed(kind, text.encode(), text)
    dossier: bytes = file.read()
    try:
        return Typed(kind, dossier, dossier.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Typed(kind, dossier, text)  # a Word file shown as text helps nobody


def _complete(catalogue: Catalogue, typed: Typed) -> None:
    """Both parts of the form are there; raises `DossierRejected` with everything that is not."""
    problems = []
    if typed.kind != "all" and typed.kind not in catalogue.kinds:
        problems.append(Problem("kind", "", "Loại văn bản: hãy chọn một loại trong danh sách."))
    if not typed.dossier.strip():
        problems.append(Problem("empty", "", "Hồ sơ: hãy chọn tệp .json, hoặc dán nội dung vào ô dưới."))
    if problems:
        raise DossierRejected(problems)


def _page(catalogue: Catalogue, typed: Typed, problems: tuple[Problem, ...], status: int) -> Response:
    shown_problems = [shown(problem) for problem in problems]
    return Response(render_template("page.html", kinds=catalogue.kinds, typed=typed, problems=shown_problems), status)
