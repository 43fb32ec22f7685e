"""Who came: marks in a table with the sheet's own legend, columns to tick, and lists of those who stayed away."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from service.importing.grids import Grid
from service.importing.people import split_name, tidy_name
from service.importing.proposals import Origin, Why
from service.vocabulary import words
from service.vocabulary.marks import legend_of, state_of
from service.vocabulary.wordings import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from service.importing.member import Person

EXCUSED, UNEXCUSED, PRESENT = "vang_co_ly_do", "vang_khong_ly_do", "co_mat"
_REASON = wording("attendance_reason")
_CHOICES = (EXCUSED, UNEXCUSED)
_LATE = ("den muon", "di muon", "muon", "den cham")


@dataclass
class Marks:
    """What the marks of one sheet mean, and the rows that say so."""

    legend: dict[str, str] = field(default_factory=dict)
    signed: bool = False  # some have signed the sheet, so that a blank says something
    rows: frozenset[int] = frozenset()

    def is_legend(self, row: int) -> bool:
        return row in self.rows

    def state(self, text: str) -> str | None:
        """What a mark or a word means; None where only its owner knows."""
        return state_of(text, self.legend)

    def read(self, grid: Grid, row: int, columns: Mapping[str, int], person: Person) -> None:
        """Propose the attendance of one member from the columns of the table that speak of it."""
        own = {key.removeprefix("at."): at for key, at in columns.items() if key.startswith("at.")}
        if not own and not any(_said_of(note) for note, _ in person.notes):
            return
        texts = {key: (grid.text(row, at), grid.origin(row, at)) for key, at in own.items()}
        _One(self, texts, person).read()


def marks_of(grid: Grid) -> Marks:
    """The legend of a sheet, above or below its rows: ``x: có mặt; P: vắng có phép``."""
    lines: list[tuple[int | None, str]] = [(None, line) for line in grid.above]
    lines += [(row, " ".join(filter(None, cells))) for row, cells in enumerate(grid.rows)]
    legend, rows = legend_of(lines)
    return Marks(legend, rows=frozenset(row for row in rows if row is not None))


class _One:
    """One member's row of an attendance table."""

    def __init__(self, marks: Marks, texts: dict[str, tuple[str, Origin]], person: Person) -> None:
        self.marks, self.texts, self.person = marks, texts, person
        self.reading, self.name = person.reading, person.name

    def read(self) -> None:
        reason, at = self._reason()
        state, origin, typed, sure = self._state(reason)
        reason, at = self._reason() if not reason else (reason, at)
        if not state:
            if reason:
                self.reading.leave(at, reason, Why.VALUE)
            self._leave_rest()
            return
        path = self.reading.row("attendance")
        self.reading.take(f"{path}.member", self.name, origin, self.name)
        if state == "?":
            message = "vắng có lý do hay không lý do?"
            self.reading.ask(origin, typed, message, _CHOICES, f"{path}.state")
        else:
            self.reading.take(f"{path}.state", state, origin, typed, sure=sure)
        if reason:
            if state == PRESENT:
                self.reading.leave(at, reason, Why.VALUE)
            else:
                self.reading.take(f"{path}.reason", reason, at, reason)
        late, late_at = self.texts.get("late", ("", Origin()))
        if noted := next((one for one in self.person.notes if words.plain(one[0]) in _LATE), None):
            self.person.notes.remove(noted)
            self.reading.take(f"{path}.late", True, noted[1], noted[0])
        if words.is_mark(late):
            self.reading.take(f"{path}.late", True, late_at, late)
        elif late:
            self.reading.leave(late_at, late, Why.VALUE)
        self._leave_rest()

    def _leave_rest(self) -> None:
        for key in ("signature", "note"):
            text, place = self.texts.get(key, ("", Origin()))
            self.reading.leave(place, text, Why.STRUCTURE if key == "signature" else Why.VALUE)

    def _noted(self) -> tuple[str, Origin, str] | None:
        """The state that a remark tells, which is then no remark any more; what stands beside it is the reason."""
        for note, origin in self.person.notes:
            if state := _said_of(note):
                self.person.notes.remove((note, origin))
                return state, origin, note
        return None

    def _reason(self) -> tuple[str, Origin]:
        """The reason that the row gives: in its own column, in that of an absence, or as a remark."""
        text, origin = self.texts.get("reason", ("", Origin()))
        if text and words.plain(text):
            return text, origin
        for key in ("excused", "absent"):
            text, origin = self.texts.get(key, ("", Origin()))
            if text and not words.is_mark(text) and not self.marks.state(text) and len(words.plain(text)) > 1:
                return text, origin
        if self._is_absent() and self.person.notes:
            told = ", ".join(piece for piece, _ in self.person.notes)
            origin = self.person.notes[0][1]
            self.person.notes = []
            return told, origin
        return "", Origin()

    def _is_absent(self) -> bool:
        if any(self.texts.get(key, ("",))[0] for key in ("absent", "excused", "unexcused")):
            return True
        text = self.texts.get("state", ("",))[0]
        return bool(text) and (self.marks.state(text) != PRESENT)

    def _state(self, reason: str) -> tuple[str, Origin, str, bool]:
        """The state, where and how it was written, whether sure; ``?``: absent, nobody says how."""
        marked = {
            key: pair
            for key, pair in self.texts.items()
            if pair[0] and key in _COLUMNS and words.plain(pair[0]) not in ("0", "-")
        }
        if len(marked) > 1 and set(marked) != {"absent", "excused"} and set(marked) != {"absent", "unexcused"}:
            text, origin = next(iter(marked.values()))
            self.reading.ask(origin, text, "hai cột cùng được đánh dấu; cột nào đúng?", path="attendance")
            return "", origin, text, False
        for key in ("excused", "unexcused", "exempt", "present"):
            if key in marked:
                text, origin = marked[key]
                return self._ticked(key, text, origin)
        if "absent" in marked:
            text, origin = marked["absent"]
            known = None if words.is_mark(text) else self.marks.state(text)
            return known or (EXCUSED if reason else "?"), origin, text, bool(known)
        if self.texts.get("state", ("",))[0]:
            return self._said(*self.texts["state"], reason)
        return self._told_beside(reason) or self._blank(reason)

    def _told_beside(self, reason: str) -> tuple[str, Origin, str, bool] | None:
        """What a remark or a signature says where no column of the attendance does."""
        if noted := self._noted():
            state, origin, typed = noted
            if not reason and state != PRESENT and self.person.notes:
                self.texts["reason"] = self.person.notes.pop(0)
                reason = self.texts["reason"][0]
            return (
                ("?" if state == "vang" and not reason else EXCUSED if state == "vang" else state),
                origin,
                typed,
                state != "vang",
            )
        if (signature := self.texts.get("signature", ("", Origin())))[0]:
            return PRESENT, signature[1], signature[0], True
        return None

    def _ticked(self, key: str, text: str, origin: Origin) -> tuple[str, Origin, str, bool]:
        own = _COLUMNS[key]
        said = None if words.is_mark(text) else self.marks.state(text)
        if said and said != own and key == "present":
            return ("?" if said == "vang" else said), origin, text, said != "vang"
        return own, origin, text, words.is_mark(text) or key != "present" or said == own

    def _said(self, text: str, origin: Origin, reason: str) -> tuple[str, Origin, str, bool]:
        """A mark or words in the column of the attendance."""
        if (whole := self.marks.state(text)) and whole != "vang":
            return whole, origin, text, True
        head, _, rest = re.sub(r"[(:;,–-]", "|", text, count=1).partition("|")
        if (state := self.marks.state(head.strip())) and state != "vang" and rest.strip(" )"):
            if not reason and state != PRESENT:
                self.texts["reason"] = (rest.strip(" )."), origin)
            return state, origin, text, True
        if words.plain(text).startswith("vang") or "vang" in (whole, state):
            return (EXCUSED if reason else "?"), origin, text, False
        if words.meaning("reason_kind", text):
            self.texts["reason"] = (text, origin)
            return EXCUSED, origin, text, False
        message = "ký hiệu này là có mặt hay vắng? Bảng không có dòng chú thích."
        self.reading.ask(origin, text, message, (PRESENT, *_CHOICES), "attendance.state")
        return "", origin, text, False

    def _blank(self, reason: str) -> tuple[str, Origin, str, bool]:
        """No mark at all: where only absences are marked, whoever has none came."""
        keys = set(self.texts)
        origin = next(iter(self.texts.values()))[1]
        if reason:
            return EXCUSED, origin, reason, False
        if self.person.given.get("activity_status") == "mien":
            return "mien_vang", origin, "", False
        if "present" in keys or "state" in keys or ("signature" in keys and self.marks.signed):
            self.reading.ask(
                origin, self.name, "chưa được điểm danh; có mặt hay vắng?", (PRESENT, *_CHOICES), "attendance"
            )
            return "", origin, "", False
        return (
            (PRESENT, origin, "", False)
            if keys & {"absent", "excused", "unexcused", "reason"}
            else ("", origin, "", False)
        )


def _said_of(note: str) -> str:
    """What a remark says of whether somebody came: nothing where it does not speak of that."""
    plain = words.plain(note)
    if not plain.startswith(("vang", "co mat", "xin nghi", "nghi phep", "nghi co phep", "nghi khong phep")):
        return ""
    return words.meaning("presence", note) or ("vang" if plain in ("vang", "vang mat", "xin nghi") else "")


_COLUMNS = {"present": PRESENT, "excused": EXCUSED, "unexcused": UNEXCUSED, "exempt": "mien_vang", "absent": "?"}


def absentees(text: str) -> list[tuple[str, str]] | None:
    """Names with reasons: ``Cà Văn Xôm (ốm), Quàng Văn Bun - đi làm xa``; None where a part of it is no name."""
    found: list[tuple[str, str]] = []
    masked = re.sub(r"\([^()]*\)", lambda match: match[0].replace(",", "\ue000").replace(";", "\ue001"), text)
    for piece in filter(
        str.strip,
        re.split(
            r"[;\n]|,(?=\s*(?:[đĐ]/c|[đĐ]ồng chí|[^\W\d_]+\s))|(?<!\s)\s+và\s+(?=[đĐ]/c|[đĐ]ồng chí|[A-ZĐÀ-Ỹ])", masked
        ),
    ):
        split = split_name(piece.replace("\ue000", ",").replace("\ue001", ";"))
        if split is None:
            if found and piece.strip(" .") and piece.strip()[0].islower():
                found[-1] = (found[-1][0], f"{found[-1][1]}, {piece.strip(' .')}".strip(", "))
                continue
            return None
        tidy = tidy_name(split[0])
        reason = _REASON.sub("", split[1].strip(" .,;:–-()")).strip(" .,;:–-()")
        found.append((tidy[0] if tidy else split[0], reason))
    return found
