"""The routes of the form: each button of the page is one action, and every answer shows all that was typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from flask import Blueprint, Response, render_template, request

from service.carried import open_documents
from service.config import SAMPLES
from service.errors import DossierRejected, Problem, SinhhoatError
from service.generate import generate, generate_all
from service.intake import parsed_json
from service.kinds.catalogue import Catalogue
from service.kinds.kind_folders import ALL
from service.kinds.typed_fields import read_typed
from service.papers.letterhead import letterhead_of
from service.papers.needs import lacking
from service.vietnamese import WEEKDAYS
from service.web.form import row_buttons
from service.web.form.checks import CheckedForm, Rules, check, place_problems
from service.web.form.page_state import Page, State
from service.web.form.posted import Typed, read
from service.web.form.prefill import Filled, fill
from service.web.form.questions import GROUP, tree_of
from service.web.language import translated
from service.web.operation import JSON
from service.web.problems import status_of
from service.web.responses import archive, attached, named
from service.web.uploads import SentFile, faults_of, form_files
from service.year.next_month import next_month

SAMPLE = SAMPLES / "ban-mong-2026-11.json"
_WANTED = ("Mở tệp cũ", "tệp .json, hoặc các văn bản .docx của một kỳ")
_NOT_SHOWN = frozenset({"not-an-object", "too-many"})  # the page cannot show it, or would have far too many fields


def blueprint(catalogue: Catalogue, rules: Rules) -> Blueprint:
    """The routes of the form over one catalogue; `rules` say what they find in a sound dossier."""
    form = Blueprint("form", __name__)
    actions = FormActions(catalogue, rules)

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
        page = Page(State(typed, actions.wanted()), actions.tree, catalogue.kinds, Filled(), checked)
        return Response(render_template("form/live.html", page=page))

    @form.post("/xem-nhanh/<kind>")
    def preview(kind: str) -> Response:
        catalogue.kind(kind)
        try:
            return attached(generate(catalogue, kind, read_typed(catalogue.kinds, actions.typed().data)))
        except DossierRejected:
            return Response(status=204)  # nothing to show yet; the checks beside it tell why

    return form


class FormActions:
    """The actions of the page by the name of their button; each takes the button's target and may raise problems."""

    def __init__(self, catalogue: Catalogue, rules: Rules) -> None:
        self.catalogue, self.rules = catalogue, rules
        self.tree = tree_of(catalogue)
        self.by_button: dict[str, Callable[[str], Response]] = {
            "make": self.make,
            "check": self.check,
            "look": self.look,
            **{action: partial(self.row, action) for action in ("add", "remove", "up", "down")},
            "attend": self.attend,
            "open": self.open,
            "next": self.following,
            "save": self.save,
            "sample": self.sample,
        }

    def typed(self, *, blanks: bool = False) -> Typed:
        """What this request posts."""
        return read(self.tree.root, request.form, blanks=blanks)

    def wanted(self) -> tuple[str, ...]:
        """The kinds that this request wants, in the order of the set."""
        asked = request.form.getlist("want")
        return tuple(name for name in self.catalogue.kinds if name in asked)

    def make(self, kind: str) -> Response:
        """One document, or the whole set."""
        dossier, carry = read_typed(self.catalogue.kinds, self.typed().data), not request.form.get("bare")
        if kind == ALL:
            return archive(generate_all(self.catalogue, dossier, carry=carry))
        return attached(generate(self.catalogue, kind, dossier, carry=carry))

    def check(self, _target: str = "") -> Response:
        """The page with what is still to write or to mend."""
        return self.shown(State(self.typed(), self.wanted(), is_told=True))

    def look(self, _target: str) -> Response:
        """The page anew: for other kinds, or in another language."""
        return self.shown(State(self.typed(blanks=True), self.wanted()))

    def row(self, action: str, target: str) -> Response:
        """The page with a row more, a row less, or one moved."""
        typed = self.typed(blanks=True)
        changed = row_buttons.changed(typed.data, action, target)
        return self.shown(State(Typed(changed.data), self.wanted(), least=changed.least, focus=changed.focus))

    def attend(self, target: str) -> Response:
        """The page with everybody present who is not marked otherwise in one of its rolls."""
        data = self.typed().data
        if target in self.tree.rolls:
            data = row_buttons.all_present(data, target)
        return self.shown(State(Typed(data), self.wanted(), focus=target))

    def sample(self, _target: str) -> Response:
        """The page filled with an invented meeting."""
        notice = translated("Đây là dữ liệu mẫu, tên người đều giả định. Bấm “Xoá bản nháp” để làm lại từ trang trắng.")
        return self._opened_json([SentFile(SAMPLE.name, SAMPLE.read_bytes())], notice)

    def open(self, _target: str) -> Response:
        """The page filled from a file."""
        files = form_files()
        if problems := faults_of(files, *_WANTED):
            return self.refused(problems, 400 if files else 422)
        notice = translated("Đã mở tệp {name}.").format(name=", ".join(file.name for file in files))
        if not any(file.content.startswith(b"PK") for file in files):
            return self._opened_json(files, notice)
        opened = open_documents([(file.name, file.content) for file in files])
        return self._filled(opened.data, "\n".join((notice, *opened.notes)))

    def following(self, _target: str) -> Response:
        """The page with next month's dossier begun."""
        notice = translated(
            "Hồ sơ kỳ sau: làm chương trình được ngay; ghi kết quả nhiệm vụ tháng trước rồi làm văn bản khác."
        )
        return self._filled(next_month(read_typed(self.catalogue.kinds, self.typed().data)), notice)

    def refused(self, problems: Sequence[Problem], status: int) -> Response:
        """The page as it was, with the reasons why a wish could not be met."""
        return self.shown(State(self.typed(), self.wanted(), problems=problems, status=status, is_told=True))

    def _opened_json(self, files: Sequence[SentFile], notice: str) -> Response:
        if len(files) > 1:
            message = "Mở tệp cũ: mỗi lần chỉ mở một tệp .json; nhiều tệp thì là các văn bản .docx."
            return self.refused([Problem("too-many", "", message)], 422)
        return self._filled(parsed_json(files[0].content), notice)

    def _filled(self, data: Any, notice: str) -> Response:
        """The page with `data` and its problems; raises `DossierRejected` where `data` cannot stand in the form."""
        if isinstance(data, dict):  # what every dossier needs is asked for field by field, not as a whole block
            required = (part.name for part in self.tree.root.parts if part.widget == GROUP and part.required)
            data = {name: {} for name in required} | data
        try:
            dossier = read_typed(self.catalogue.kinds, data)
        except DossierRejected as error:
            if {problem.code for problem in error.problems} & _NOT_SHOWN:
                raise
            return self.shown(State(Typed(data), self.wanted(), notice, problems=error.problems, is_told=True))
        kinds = self.catalogue.kinds
        ready = tuple(name for name, kind in kinds.items() if not lacking(letterhead_of(kind, dossier, kinds)))
        return self.shown(State(Typed(data), ready or self.wanted(), notice, dossier))

    def save(self, _target: str) -> Response:
        """The dossier as a file: sound, or as it was typed so far."""
        data, name = self.typed().data, "ho-so.json"
        try:
            dossier = read_typed(self.catalogue.kinds, data)
            data, name = dossier.plain(), f"{dossier.meeting.period}-ho-so.json"
        except DossierRejected:
            pass  # half a dossier is worth keeping: opening it tells what is missing
        return named(json.dumps(data, ensure_ascii=False, indent=1), JSON, name)

    def shown(self, state: State) -> Response:
        """The page in one state."""
        filled = fill(self.tree.root, state.typed.data)
        page = Page(state, self.tree, self.catalogue.kinds, filled, self._checked(state, filled))
        return Response(render_template("form/page.html", page=page, weekdays=WEEKDAYS), state.status)

    def _checked(self, state: State, filled: Filled) -> CheckedForm:
        """The problems and findings of the page; what has been validated already is not validated again."""
        typed = read(self.tree.root, filled.values)  # under the names of this page, without its blank rows
        if state.problems is not None or state.dossier:  # their places are those of the data, not of the page
            seen = {name: [str(row) for row in range(count)] for name, count in filled.rows.items()}
            typed = replace(typed, rows=filled.order, seen=seen)
        if state.problems is not None:
            return place_problems(self.tree, typed, state.problems)
        return check(self.catalogue, self.tree, typed, state.wanted, self.rules, state.dossier)
