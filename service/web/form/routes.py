"""The routes of the form: each button of the page is one action (`actions`)."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, render_template, request

from service.errors import DossierRejected, Problem, SinhhoatError
from service.generate import generate
from service.kinds.catalogue import Catalogue
from service.kinds.typed_fields import read_typed
from service.web.form.actions import FormActions, Proposed
from service.web.form.checks import Rules, check
from service.web.form.page_state import State
from service.web.form.place import Place
from service.web.form.posted import Typed
from service.web.form.prefill import fill
from service.web.form.scripts import joined
from service.web.problems import status_of
from service.web.responses import attached
from service.web.uploads import takes_papers

SCRIPTS = Path(__file__).parent.parent / "static" / "form"


def blueprint(catalogue: Catalogue, front: Catalogue, rules: Rules, proposed: Proposed, place: Place) -> Blueprint:
    """The routes of the form over one catalogue; `rules` say what they find in a sound dossier.

    `front` holds the first page of a print pack, and
    `proposed` gives the rows of the score sheet of some name, with the points that the dossier decides.
    """
    form = Blueprint("form", __name__)
    actions = FormActions(catalogue, front, rules, proposed, place)

    @form.get("/")
    def page() -> Response:
        return actions.shown(State(Typed({}), tuple(catalogue.kinds)[:1], is_fresh=True))

    @form.post("/")
    def act() -> Response:
        if request.content_length and not request.form and not request.files:
            message = (
                "Không đọc được những gì vừa gửi, nên trang này trống. Hãy quay lại trang trước: chữ đã nhập còn đó."
            )
            return actions.refused([Problem("empty", "", message)], 400)
        action, _, target = request.form.get("do", "check").partition(":")
        try:
            return actions.by_button.get(action, actions.check)(target)
        except SinhhoatError as error:
            if (status := status_of(error)) >= 500:
                raise
            return actions.refused(error.problems, status)

    @form.post("/soat-ho-so")
    def checks() -> Response:
        typed = actions.typed()
        checked = check(catalogue, actions.tree, typed, actions.wanted(), rules)
        state, filled = State(typed, actions.wanted()), fill(actions.tree.root, typed.data)
        return Response(render_template("form/live.html", page=actions.page(state, filled, checked, typed)))

    @form.post("/xem-nhanh/<kind>")
    def preview(kind: str) -> Response:
        catalogue.kind(kind)
        try:
            return attached(generate(catalogue, kind, read_typed(catalogue.kinds, actions.typed().data)))
        except DossierRejected:
            return Response(status=204)  # nothing to show yet; the checks beside it tell why

    _add_imports(form, actions)
    _add_scripts(form)
    return form


def _add_scripts(form: Blueprint) -> None:
    """What a browser runs besides the page."""
    whole, keeper_of_pages = joined(SCRIPTS, "main"), (SCRIPTS / "keeper.js").read_text(encoding="utf-8")

    @form.get("/static/form/whole.js")
    def scripts() -> Response:
        return Response(whole, mimetype="text/javascript")

    @form.get("/giu-trang.js")
    def keeper() -> Response:
        """What keeps the page in a browser; from the root, since it may keep only what lies beside and below it."""
        return Response(keeper_of_pages, mimetype="text/javascript")


def _add_imports(form: Blueprint, actions: FormActions) -> None:
    """The page on which what people already have is read before it is taken into the form."""

    @form.get("/nhap")
    def imports() -> Response:
        return actions.proposals()

    @form.post("/nhap")
    @takes_papers(carried=True)
    def read_in() -> Response:
        try:
            return actions.read_in()
        except SinhhoatError as error:
            if (status := status_of(error)) >= 500:
                raise
            return actions.proposals(problems=error.problems, status=status)
