"""What each button of the form does: every answer shows all that was typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from flask import Response, render_template, request

from service.carried import open_documents
from service.config import SAMPLES
from service.dossier import Dossier
from service.dossier.norms import DEFAULT_PROFILE
from service.errors import DossierRejected, Problem
from service.generate import generate, generate_all, generate_pack
from service.importing import Imported, import_files
from service.importing.columns import UNUSED
from service.importing.corrections import corrections_of
from service.importing.headers import BLOCKS
from service.intake import parsed_dossier_file, parsed_json
from service.kinds.catalogue import Catalogue
from service.kinds.kind_folders import ALL
from service.kinds.typed_fields import read_typed
from service.papers.letterhead import letterhead_of
from service.papers.needs import lacking
from service.vietnamese import WEEKDAYS
from service.web.form import row_buttons
from service.web.form.checks import CheckedForm, Rules, check, place_problems
from service.web.form.days import month_in
from service.web.form.importing import correct, merged, sheet_of, titles_told
from service.web.form.month import LIST
from service.web.form.page_state import Page, State
from service.web.form.place import Place
from service.web.form.posted import Typed, is_blank, read, refuse_too_many
from service.web.form.prefill import Filled, fill
from service.web.form.questions import GROUP, tree_of
from service.web.language import translated
from service.web.operation import JSON
from service.web.responses import archive, attached, named
from service.web.uploads import SentFile, as_one_file, faults_of, form_files
from service.year.history import papers_in
from service.year.next_month import next_month

SAMPLE = SAMPLES / "ban-mong-2026-11.json"
_HAVE = ("Nhập từ những gì đã có", "tệp, hoặc dán chữ vào ô")
_WANTED = ("Mở tệp cũ", "tệp .json, hoặc các văn bản .docx, cả bộ .zip của một kỳ")
_NOT_SHOWN = frozenset({"not-an-object", "too-many"})  # the page cannot show it, or would have far too many fields


Proposed = Callable[[Dossier, str], list[dict[str, Any]]]  # the rows of a score sheet for a dossier


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
            "usual": self.usual,
            "share": self.share,
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

    def usual(self, target: str) -> Response:
        """The page with the usual programme of the profile behind what was typed."""
        data = self.typed().data
        before = json.dumps(data, ensure_ascii=False)
        said = {row.get("content") for row in data.get("agenda_items", [])}
        new = [row for row in self._usual_agenda(data) if row["content"] not in said]
        data["agenda_items"] = [*data.get("agenda_items", []), *new]
        notice = translated("Đã điền chương trình thường kỳ; bỏ, sửa dòng nào cũng được.")
        return self.shown(State(Typed(data), self.wanted(), notice, focus=target, before=before))

    def share(self, target: str) -> Response:
        """The page with the signer, the recipients and the day of one paper offered to the other wanted ones."""
        data = self.typed().data
        before = json.dumps(data, ensure_ascii=False)
        papers = [asked for asked in self.tree.walk() if asked.path in {f"issuance.{name}" for name in self.wanted()}]
        printed = {paper.name: [field.name for field in paper.parts if field.asked_by] for paper in papers}
        notice = translated("Văn bản nào còn trống thì đã ghi người ký, nơi nhận, ngày ký như vậy.")
        data = row_buttons.shared(data, target.removeprefix("issuance-"), printed)
        return self.shown(State(Typed(data), self.wanted(), notice, focus=target, before=before))

    def _usual_agenda(self, data: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows of the usual programme by the profile of a dossier as typed, for the month of its meeting."""
        meeting = data.get("meeting", {})
        month = month_in(meeting.get("period", "")) or month_in(meeting.get("start_at", ""))
        profile = data.get("org", {}).get("rule_profile") or DEFAULT_PROFILE
        return list(self.place.usual_agenda(profile, month))

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
        offered = tuple((str(one), json.dumps([one.path, one.before, one.value])) for one in found if one.path)
        said = "\n".join((notice, *opened.notes, *(str(one) for one in found if not one.path)))
        return self._filled(opened.data, said, offered)

    def following(self, _target: str) -> Response:
        """The page with next month's dossier begun."""
        notice = translated(
            "Hồ sơ kỳ sau: làm chương trình được ngay; ghi kết quả nhiệm vụ tháng trước rồi làm văn bản khác."
        )
        dossier = read_typed(self.catalogue.kinds, self.typed().data)
        return self._filled(next_month(dossier, self.catalogue.kinds, self.place), notice)

    def proposals(
        self,
        found: Imported | None = None,
        problems: Sequence[Problem] = (),
        status: int = 200,
        file: SentFile | None = None,
    ) -> Response:
        """The page on which what people already have is read, and shown before it is taken; it carries the `file`."""
        kept = request.form.get("kept") or json.dumps(self.typed().data, ensure_ascii=False)
        lists = [(name, part.label) for name in BLOCKS if (part := self.tree.root.part(name))]
        shown: dict[str, Any] = {"kept": kept, "wanted": self.wanted(), "problems": problems, "kinds_of_lists": lists}
        shown["screen"] = LIST if request.form.get("do") == "show" else request.form.get("muc", LIST)
        shown |= {"file": file, "carried": file.carried() if file else "", "unused": UNUSED}
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
        found = import_files(given, into if into in BLOCKS else "", titles_told(request.form))
        return self.proposals(found, file=as_one_file(files, "cac-tep.zip"))

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
        """The page with those corrections made in Word that were chosen; what stood there before can come back."""
        data = self.typed(blanks=True).data
        before = json.dumps(data, ensure_ascii=False)
        late = correct(data, request.form.getlist("corrected"))
        notice = translated("Đã lấy các chỗ sửa trong Word.")
        if late:
            notice += " " + translated("{n} chỗ đã sửa khác trong biểu mẫu thì giữ nguyên.").format(n=late)
        return self.shown(State(Typed(data), self.wanted(), notice, before=before))

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
        return self._filled(parsed_dossier_file(files[0].name, files[0].content), notice)

    def _filled(self, data: Any, notice: str, taken: tuple[tuple[str, str], ...] = ()) -> Response:
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
        return Response(
            render_template("form/page.html", page=page, weekdays=[*map(translated, WEEKDAYS)]), state.status
        )

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
