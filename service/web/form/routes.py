"""The routes of the form: each button of the page is one action, and every answer shows all that was typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Response, render_template, request

from service.carried import open_documents
from service.config import SAMPLES
from service.errors import DossierRejected, Problem, SinhhoatError
from service.generate import generate, generate_all
from service.intake import parsed_json, read_dossier
from service.kinds.catalogue import Catalogue
from service.kinds.kind_folders import ALL
from service.papers.letterhead import letterhead_of
from service.papers.needs import lacking
from service.vietnamese import WEEKDAYS
from service.web.form import row_buttons
from service.web.form.checks import Checked, Rules, check, dossier_of, no_rules, told
from service.web.form.page_state import Page
from service.web.form.posted import Typed, read
from service.web.form.prefill import Filled, fill
from service.web.form.questions import tree_of
from service.web.language import in_language, translated
from service.web.problems import status_of
from service.web.responses import archive, attached
from service.year.next_month import next_month

SAMPLE = SAMPLES / "ban-mong-2026-11.json"
OPENABLE = ".json,.docx"


@dataclass(frozen=True)
class State:
    """What one request leaves on the page."""

    typed: Typed
    wanted: tuple[str, ...]
    notice: str = ""
    problems: Sequence[Problem] | None = None  # of a wish that could not be met; None: those of the form as typed
    status: int = 200
    is_told: bool = False
    is_fresh: bool = False
    least: Mapping[str, int] = field(default_factory=dict)
    focus: str = ""


def blueprint(catalogue: Catalogue, rules: Rules = no_rules) -> Blueprint:
    """The routes of the form over one catalogue; `rules` say what they find in a sound dossier."""
    form = Blueprint("form", __name__)
    desk = Desk(catalogue, rules)

    @form.get("/")
    def page() -> Response:
        return desk.shown(State(Typed({}), tuple(catalogue.kinds)[:1], is_fresh=True))

    @form.post("/")
    def act() -> Response:
        if request.content_length and not request.form and not request.files:
            message = (
                "Không đọc được những gì vừa gửi, nên trang này trống. Hãy quay lại trang trước: chữ đã nhập còn đó."
            )
            return desk.refused([Problem("empty", "", message)], 400)
        action, _, target = request.form.get("do", "check").partition(":")
        return desk.actions.get(action, desk.check)(target)

    @form.post("/soat-ho-so")
    def checks() -> Response:
        typed = desk.typed()
        checked = check(catalogue, desk.tree, typed, desk.wanted(), rules)
        page = desk.page(State(typed, desk.wanted()), Filled(), checked)
        return Response(render_template("form/live.html", page=page))

    @form.post("/xem-nhanh/<kind>")
    def preview(kind: str) -> Response:
        catalogue.kind(kind)
        try:
            return attached(generate(catalogue, kind, dossier_of(catalogue, desk.typed())))
        except DossierRejected:
            return Response(status=204)  # nothing to show yet; the checks beside it tell why

    return form


class Desk:
    """The actions of the page by the name of their button; each takes the target of the button."""

    def __init__(self, catalogue: Catalogue, rules: Rules) -> None:
        self.catalogue, self.rules = catalogue, rules
        self.tree = tree_of(catalogue)
        self.actions: dict[str, Callable[[str], Response]] = {
            "make": self.make,
            "check": self.check,
            "look": self.look,
            "add": lambda target: self.row("add", target),
            "remove": lambda target: self.row("remove", target),
            "up": lambda target: self.row("up", target),
            "down": lambda target: self.row("down", target),
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
        """One document, or the whole set; the page with every problem where it cannot be made."""
        typed, carry = self.typed(), not request.form.get("bare")
        try:
            dossier = dossier_of(self.catalogue, typed)
            if kind == ALL:
                return archive(generate_all(self.catalogue, dossier, carry=carry))
            return attached(generate(self.catalogue, kind, dossier, carry=carry))
        except SinhhoatError as error:
            if (status := status_of(error)) >= 500:
                raise
            return self.shown(State(typed, self.wanted(), problems=error.problems, status=status, is_told=True))

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
        return self._opened(SAMPLE.read_bytes(), notice)

    def open(self, _target: str) -> Response:
        """The page filled from a file; the page as it was, with the reason, where the file cannot be read."""
        files = [(file.filename[:80], file.read()) for file in request.files.getlist("file") if file.filename]
        if not files:
            problem = Problem("empty", "", "Mở tệp cũ: hãy chọn tệp .json, hoặc các văn bản .docx của một kỳ, trước.")
            return self.refused([problem], 422)
        notice = translated("Đã mở tệp {name}.").format(name=", ".join(name for name, _ in files))
        papers = [content.startswith(b"PK") for _, content in files]
        if not any(papers) and len(files) > 1:
            problem = Problem(
                "too-many", "", "Mở tệp cũ: mỗi lần chỉ mở một tệp .json; nhiều tệp thì là các văn bản .docx."
            )
            return self.refused([problem], 422)
        if not any(papers):
            return self._opened(files[0][1], notice)
        try:
            opened = open_documents(files)
        except SinhhoatError as error:
            return self.refused(error.problems, status_of(error))
        return self._filled(opened.data, "\n".join((notice, *opened.notes)))

    def following(self, _target: str) -> Response:
        """The page with the beginning of the next month's dossier; as it was, with the reasons, where this one is not
        sound yet."""
        typed = self.typed()
        try:
            data = next_month(dossier_of(self.catalogue, typed))
        except DossierRejected as error:
            return self.refused(error.problems, status_of(error))
        notice = translated(
            "Hồ sơ kỳ sau: làm chương trình được ngay; ghi kết quả nhiệm vụ tháng trước rồi làm văn bản khác."
        )
        return self._filled(data, notice)

    def refused(self, problems: Sequence[Problem], status: int) -> Response:
        """The page as it was, with the reasons why a wish could not be met."""
        return self.shown(State(self.typed(), self.wanted(), problems=problems, status=status, is_told=True))

    def _opened(self, content: bytes, notice: str) -> Response:
        try:
            data = parsed_json(content)
            if not isinstance(data, dict):
                read_dossier(data)
        except DossierRejected as error:
            return self.refused(error.problems, status_of(error))
        return self._filled(data, notice)

    def _filled(self, data: dict[str, Any], notice: str) -> Response:
        """The page with `data`, and what it lacks."""
        try:
            dossier = read_dossier(data, vietnamese=True)
        except DossierRejected as error:
            if any(one.code == "too-many" for one in error.problems):  # the page would have a field for each of them
                return self.refused(error.problems, status_of(error))
            found = self._found_in(data)
            said = {problem.message for problem in found}  # the form's own rows are where a person can mend them
            problems = [*found, *(problem for problem in error.problems if problem.message not in said)]
            return self.shown(State(Typed(data), self.wanted(), notice, problems, is_told=True))
        kinds = self.catalogue.kinds
        ready = tuple(name for name, kind in kinds.items() if not lacking(letterhead_of(kind, dossier, kinds)))
        return self.shown(State(Typed(data), ready or self.wanted(), notice))

    def _found_in(self, data: dict[str, Any]) -> Sequence[Problem]:
        """The problems of `data` once it stands in the form, where its rows may be in another order."""
        typed = read(self.tree.root, fill(self.tree.root, data).values)
        try:
            dossier_of(self.catalogue, typed)
        except DossierRejected as error:
            return error.problems
        return ()

    def save(self, _target: str) -> Response:
        """The dossier as a file: sound, or as it was typed so far."""
        typed = self.typed()
        data: dict[str, Any] = typed.data
        name = "ho-so.json"
        try:
            dossier = dossier_of(self.catalogue, typed)
        except DossierRejected:
            pass  # half a dossier is worth keeping: opening it tells what is missing
        else:
            data = dossier.plain()
            name = f"{dossier.meeting.period}-ho-so.json"
        response = Response(json.dumps(data, ensure_ascii=False, indent=1), mimetype="application/json")
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def shown(self, state: State) -> Response:
        """The page in one state."""
        filled = fill(self.tree.root, state.typed.data)
        typed = read(self.tree.root, filled.values)  # the names of this page, without its blank rows
        checked = check(self.catalogue, self.tree, typed, state.wanted, self.rules)
        if state.problems is not None:
            checked = told(self.tree, typed, state.problems)
        shown = render_template("form/page.html", page=self.page(state, filled, checked), weekdays=WEEKDAYS)
        return Response(shown, state.status)

    def page(self, state: State, filled: Filled, checked: Checked) -> Page:
        """What the templates show of `state`."""
        return Page(
            tree=self.tree,
            kinds=self.catalogue.kinds,
            filled=filled,
            checked=checked,
            wanted=state.wanted,
            actions=frozenset(self.actions),
            openable=OPENABLE,
            address=in_language("/"),
            notice=state.notice,
            told=state.is_told,
            is_fresh=state.is_fresh,
            forget=bool(request.form.get("forget")),
            bare=bool(request.form.get("bare")),
            least=state.least,
            focus=state.focus,
        )
