"""The routes of the form: each button of the page is one action, and every answer shows all that was typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, render_template, request

from service.carried import open_documents
from service.config import SAMPLES
from service.dossier import Dossier
from service.dossier.cell import DEFAULT_PROFILE
from service.errors import DossierRejected, Problem, SinhhoatError
from service.generate import generate, generate_all, generate_pack
from service.importing import Imported, import_files
from service.importing.corrections import corrected, corrections_of
from service.importing.headers import BLOCKS
from service.intake import parsed_json
from service.kinds.catalogue import Catalogue
from service.kinds.kind_folders import ALL
from service.kinds.typed_fields import read_typed
from service.papers.letterhead import letterhead_of
from service.papers.needs import lacking
from service.vietnamese import WEEKDAYS
from service.web.form import row_buttons
from service.web.form.checks import CheckedForm, MeetingDays, Rules, check, place_problems
from service.web.form.importing import merged, sheet_of
from service.web.form.month import LIST, Days
from service.web.form.page_state import Page, State
from service.web.form.posted import Typed, is_blank, read, refuse_too_many
from service.web.form.prefill import Filled, fill
from service.web.form.questions import GROUP, tree_of
from service.web.form.scripts import joined
from service.web.language import translated
from service.web.operation import JSON
from service.web.problems import status_of
from service.web.responses import archive, attached, named
from service.web.uploads import SentFile, faults_of, form_files, takes_papers
from service.year.history import papers_in
from service.year.next_month import next_month

SCRIPTS = Path(__file__).parent.parent / "static" / "form"
SAMPLE = SAMPLES / "ban-mong-2026-11.json"
_HAVE = ("Nhập từ những gì đã có", "tệp, hoặc dán chữ vào ô")
_WANTED = ("Mở tệp cũ", "tệp .json, hoặc các văn bản .docx, cả bộ .zip của một kỳ")
_NOT_SHOWN = frozenset({"not-an-object", "too-many"})  # the page cannot show it, or would have far too many fields


Proposed = Callable[[Dossier, str], list[dict[str, Any]]]  # the rows of a score sheet for a dossier


@dataclass(frozen=True)
class Place:
    """What is asked where the cell is: the profiles of rules on offer, and the days that each asks for."""

    meeting_days: MeetingDays
    days: Callable[[str], Days] = lambda _profile: Days()
    profiles: Mapping[str, str] = field(default_factory=dict)  # name → title


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
    @takes_papers()
    def read_in() -> Response:
        try:
            return actions.read_in()
        except SinhhoatError as error:
            if (status := status_of(error)) >= 500:
                raise
            return actions.proposals(problems=error.problems, status=status)


class FormActions:
    """The actions of the page by the name of their button; each takes the button's target and may raise problems."""

    def __init__(self, catalogue: Catalogue, front: Catalogue, rules: Rules, proposed: Proposed, place: Place) -> None:
        self.catalogue, self.front, self.rules, self.proposed, self.place = catalogue, front, rules, proposed, place
        self.tree = tree_of(catalogue, place.profiles)
        self.by_button: dict[str, Callable[[str], Response]] = {
            "make": self.make,
            "pack": self.pack,
            "check": self.check,
            "look": self.look,
            **{action: partial(self.row, action) for action in ("add", "remove", "up", "down")},
            "attend": self.attend,
            "score": self.score,
            "open": self.open,
            "next": self.following,
            "save": self.save,
            "sample": self.sample,
            "take": self.take,
            "leave": self.leave,
            "undo": self.undo,
            "correct": self.correct,
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
            unfit: list[Problem] = []
            documents = generate_all(self.catalogue, dossier, carry=carry, also=self.wanted(), unfit=unfit)
            return archive(documents, unfit)
        return attached(generate(self.catalogue, kind, dossier, carry=carry))

    def pack(self, _target: str) -> Response:
        """The whole set in one document to print."""
        dossier, carry = read_typed(self.catalogue.kinds, self.typed().data), not request.form.get("bare")
        unfit: list[Problem] = []
        return attached(generate_pack(self.catalogue, self.front, dossier, carry=carry, unfit=unfit), unfit)

    def check(self, _target: str = "") -> Response:
        """The page with what is still to write or to mend."""
        return self.shown(State(self.typed(), self.wanted(), is_told=True))

    def look(self, _target: str) -> Response:
        """The page anew: for other kinds, or in another language."""
        return self.shown(State(self.typed(blanks=True), self.wanted()))

    def row(self, action: str, target: str) -> Response:
        """The page with a row more, a row less, or one moved."""
        typed = self.typed(blanks=True)
        before = json.dumps(typed.data, ensure_ascii=False) if action == "remove" else ""
        changed = row_buttons.changed(typed.data, action, target)
        state = State(Typed(changed.data), self.wanted(), least=changed.least, focus=changed.focus, before=before)
        return self.shown(state)

    def attend(self, target: str) -> Response:
        """The page with everybody present who is not marked otherwise in one of its rolls."""
        data = self.typed().data
        if target in self.tree.rolls:
            data = row_buttons.all_present(data, target)
        return self.shown(State(Typed(data), self.wanted(), focus=target))

    def score(self, target: str) -> Response:
        """The page with the rows of the score sheet, what the dossier decides filled in; what was typed stays."""
        data = self.typed().data
        mark = data.get("assessment", {})
        rest = {name: block for name, block in data.items() if name != "assessment"}
        rows = self.proposed(read_typed(self.catalogue.kinds, rest), mark.get("sheet_id", ""))
        data["assessment"] = {**mark, "rows": row_buttons.completed(mark.get("rows", []), rows)}
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
        given = papers_in((file.name, file.content) for file in files)
        opened = open_documents(given)
        found = corrections_of(self.catalogue, given)
        taken = corrected(deepcopy(opened.data), found) if any(one.path for one in found) else {}
        said = "\n".join((notice, *opened.notes, *map(str, found)))
        return self._filled(opened.data, said, json.dumps(taken, ensure_ascii=False) if taken else "")

    def following(self, _target: str) -> Response:
        """The page with next month's dossier begun."""
        notice = translated(
            "Hồ sơ kỳ sau: làm chương trình được ngay; ghi kết quả nhiệm vụ tháng trước rồi làm văn bản khác."
        )
        dossier = read_typed(self.catalogue.kinds, self.typed().data)
        days = self.place.meeting_days(dossier.org.rule_profile)
        return self._filled(next_month(dossier, self.catalogue.kinds, days), notice)

    def proposals(self, found: Imported | None = None, problems: Sequence[Problem] = (), status: int = 200) -> Response:
        """The page on which what people already have is read, and shown before it is taken."""
        kept = request.form.get("kept") or json.dumps(self.typed().data, ensure_ascii=False)
        lists = [(name, part.label) for name in BLOCKS if (part := self.tree.root.part(name))]
        shown = {"kept": kept, "wanted": self.wanted(), "problems": problems, "kinds_of_lists": lists}
        sheet = sheet_of(self.tree, found) if found else None
        return Response(render_template("form/import.html", sheet=sheet, **shown), status)

    def read_in(self) -> Response:
        """Proposals from what was pasted and from the files that were chosen."""
        if request.form.get("do") == "show":
            return self.proposals()
        pasted, files, into = request.form.get("pasted", ""), form_files(), request.form.get("into", "")
        if not pasted.strip() and (problems := faults_of(files, *_HAVE)):
            return self.proposals(problems=problems, status=400 if files else 422)
        given = [(file.name, file.content) for file in files if file.content]
        if html := request.form.get("html", ""):  # the clipboard's other flavour says where its cells end
            given.insert(0, ("clipboard.html", f"<html>{html}".encode("utf-8", "replace")))
        elif pasted.strip():
            given.insert(0, ("", pasted.encode("utf-8", "replace")))
        return self.proposals(import_files(given, into if into in BLOCKS else ""))

    def take(self, _target: str) -> Response:
        """The page with the proposals in it, as they were corrected; what it held before can come back."""
        kept = self._kept("kept")
        notice = translated("Đã lấy vào. Xem lại các mục; bấm “Hoàn tác” nếu không muốn.")
        before = json.dumps(kept, ensure_ascii=False)
        return self.shown(State(Typed(merged(kept, self.typed())), self.wanted(), notice, before=before))

    def leave(self, _target: str) -> Response:
        """The page as it was before the proposals."""
        return self.shown(State(Typed(self._kept("kept")), self.wanted()))

    def correct(self, _target: str) -> Response:
        """The page as the papers say that were corrected in Word; what the dossier inside said can come back."""
        before = json.dumps(self.typed().data, ensure_ascii=False)
        notice = translated("Đã lấy các chỗ sửa trong Word.")
        return self.shown(State(Typed(self._kept("corrected")), self.wanted(), notice, before=before))

    def undo(self, _target: str) -> Response:
        """The page as it was before proposals were taken."""
        return self.shown(State(Typed(self._kept("before")), self.wanted(), translated("Đã hoàn tác.")))

    def _kept(self, name: str) -> dict[str, Any]:
        """What the form held, as the page carries it."""
        kept = parsed_json(request.form.get(name, "{}").encode() or b"{}")
        return kept if isinstance(kept, dict) else {}

    def refused(self, problems: Sequence[Problem], status: int) -> Response:
        """The page as it was, with the reasons why a wish could not be met."""
        return self.shown(State(self.typed(), self.wanted(), problems=problems, status=status, is_told=True))

    def _opened_json(self, files: Sequence[SentFile], notice: str) -> Response:
        if len(files) > 1:
            message = "Mở tệp cũ: mỗi lần chỉ mở một tệp .json; nhiều tệp thì là các văn bản .docx."
            return self.refused([Problem("too-many", "", message)], 422)
        return self._filled(parsed_json(files[0].content), notice)

    def _filled(self, data: Any, notice: str, taken: str = "") -> Response:
        """The page with `data` and its problems; raises `DossierRejected` where `data` cannot stand in the form."""
        if isinstance(data, dict):  # what every dossier needs is asked for field by field, not as a whole block
            required = (part.name for part in self.tree.root.parts if part.widget == GROUP and part.required)
            data = {name: {} for name in required} | data
        try:
            dossier = read_typed(self.catalogue.kinds, data)
        except DossierRejected as error:
            if {problem.code for problem in error.problems} & _NOT_SHOWN:
                raise
            told = State(Typed(data), self.wanted(), notice, problems=error.problems, is_told=True, corrected=taken)
            return self.shown(replace(told, before=self._before(), screen=LIST))
        kinds = self.catalogue.kinds
        of_set = (kind for kind in kinds.values() if kind.is_in_set(dossier))
        ready = {kind.name for kind in of_set if not lacking(letterhead_of(kind, dossier, kinds))}
        wanted = tuple(name for name in kinds if name in ready or name in self.wanted())
        state = State(Typed(data), wanted, notice, dossier, corrected=taken)
        return self.shown(replace(state, before=self._before(), screen=LIST))

    def _before(self) -> str:
        """What the form holds, as JSON that the page carries as the way back; empty where nothing was typed."""
        typed = self.typed().data
        return "" if is_blank(self.tree.root, typed) else json.dumps(typed, ensure_ascii=False)

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
        state = replace(state, screen=state.screen or request.values.get("muc", ""))
        filled = fill(self.tree.root, state.typed.data)
        refuse_too_many(filled.rows.values())
        typed = read(self.tree.root, filled.values)  # under the names of this page, without its blank rows
        page = self.page(state, filled, self._checked(state, filled, typed), typed)
        return Response(render_template("form/page.html", page=page, weekdays=WEEKDAYS), state.status)

    def page(self, state: State, filled: Filled, checked: CheckedForm, typed: Typed) -> Page:
        """What one answer shows."""
        profile = filled.values.get("org-rule_profile") or DEFAULT_PROFILE
        asked = (self.place.meeting_days(profile), self.place.days(profile))
        return Page(state, self.tree, self.catalogue.kinds, filled, checked, typed, *asked)

    def _checked(self, state: State, filled: Filled, typed: Typed) -> CheckedForm:
        """The problems and findings of the page; what has been validated already is not validated again."""
        if state.problems is not None or state.dossier:  # their places are those of the data, not of the page
            seen = {name: [str(row) for row in range(count)] for name, count in filled.rows.items()}
            typed = replace(typed, rows=filled.order, seen=seen)
        if state.problems is not None:
            return place_problems(self.tree, typed, state.problems)
        return check(self.catalogue, self.tree, typed, state.wanted, self.rules, state.dossier)
