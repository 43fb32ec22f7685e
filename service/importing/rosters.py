"""Tables of people → members, and who came: one row a person, whatever columns the list has."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from service.importing.attendance import Marks, marks_of
from service.importing.grids import Grid
from service.importing.headers import Heading, given_name_apart
from service.importing.member import Person
from service.importing.people import NUMBERING, Parts, read_parts, split_name, tidy_name
from service.importing.proposals import Origin, Reading, Value, Why
from service.vocabulary import words
from service.vocabulary.heading_rows import is_numbers_row
from service.vocabulary.headings import is_order, meant_by
from service.vocabulary.wordings import wording

_NAMES = ("full_name", "name_and_role", "family_name", "given_name")
_TOTAL = wording("rosters_total")


@dataclass
class _Columns:
    """Which column gives what of a member and of the attendance."""

    by_name: dict[str, int] = field(default_factory=dict)
    unknown: list[int] = field(default_factory=list)

    def __contains__(self, name: str) -> bool:
        return name in self.by_name


@dataclass
class _Section:
    """What a heading inside the table says of the rows below it."""

    parts: Parts = field(default_factory=Parts)
    origin: Origin = field(default_factory=Origin)
    text: str = ""


def columns_of(heading: Heading) -> _Columns:
    """The meaning of each column, first as one of a roster, then as one of an attendance list."""
    found = _Columns()
    for column, title in enumerate(heading.titles):
        if column in heading.personal or column == heading.numbering or not title or is_order(title):
            continue
        name = meant_by(title, "members")
        if not name or name in found or (name == "activity" and heading.block == "attendance"):
            own = meant_by(title, "attendance")
            name = "full_name" if own == "member" else f"at.{own}" if own else name
        if not name or name in found:
            found.unknown.append(column)
        else:
            found.by_name[name] = column
    given_name_apart(found.by_name, heading.titles)
    return found


def read_roster(grid: Grid, heading: Heading, reading: Reading) -> None:
    """Propose the members of a table, and who came where it says so."""
    columns = columns_of(heading)
    _told_by_values(grid, heading, columns)
    reader = _Reader(grid, heading, columns, reading, marks_of(grid))
    reader.leave_heading()
    for row in range(heading.last + 1, len(grid.rows)):
        reader.read(row)


def _told_by_values(grid: Grid, heading: Heading, columns: _Columns) -> None:
    """A column whose title says nothing to us, and each of whose values means one thing, is a column of that."""
    for column in list(columns.unknown):
        texts = {grid.text(row, column) for row in range(heading.last + 1, len(grid.rows))} - {""}
        for group in ("party_status", "gender", "activity_status"):
            if len(texts) > 1 and group not in columns and all(words.meaning(group, text) for text in texts):
                name = "activity" if group == "activity_status" else group
                if name not in columns:
                    columns.by_name[name] = column
                    columns.unknown.remove(column)
                    break


class _Reader:
    """Goes through the rows of one table."""

    def __init__(self, grid: Grid, heading: Heading, columns: _Columns, reading: Reading, marks: Marks) -> None:
        self.grid, self.heading, self.columns, self.reading, self.marks = grid, heading, columns, reading, marks
        self.section = _Section()
        self.count = 0
        self.below = False  # rows of signatures and remarks have begun
        body = range(heading.last + 1, len(grid.rows))
        self.numbered = self._share(heading.numbering, body) > 0.6
        if (signed := self.columns.by_name.get("at.signature")) is not None:
            self.marks.signed = any(self.grid.text(row, signed) for row in body)
        # Where most have a day there, it may as well be the day on which they joined.
        self.few_on_probation = self._share(self.columns.by_name.get("probationary"), body) < 0.5
        self.dated = "full_membership" in columns and self._share(columns.by_name["full_membership"], body) >= 0.5

    def _share(self, column: int | None, rows: range) -> float:
        """How many of the rows that say much fill a column, with a digit in it."""
        if column is None:
            return 0
        own = [self.grid.text(row, column) for row in rows if len(self.grid.filled(row)) > 1]
        return sum(1 for text in own if any(map(str.isdigit, text))) / len(own) if own else 0

    def leave_heading(self) -> None:
        """The heading is understood; lines above it are a title."""
        for row in range(self.heading.last + 1):
            for column in self.grid.filled(row):
                self.reading.leave(self.grid.origin(row, column), self.grid.text(row, column), Why.STRUCTURE)

    def read(self, row: int) -> None:
        filled = self.grid.filled(row)
        if not filled:
            return
        if (is_numbers_row(self.grid, row) and not self._name(row)) or self._is_heading_again(row):
            self._leave(row, filled, Why.STRUCTURE)
            return
        name = self._name(row)
        stray = self.numbered and self.heading.numbering not in filled and len(filled) < 3
        if name is None or (stray and self.count) or self.below:
            self._other_row(row, filled)
            return
        self._member(row, filled, *name)

    def _leave(self, row: int, columns: list[int], why: Why) -> None:
        for column in columns:
            self.reading.leave(self.grid.origin(row, column), self.grid.text(row, column), why)

    def _is_heading_again(self, row: int) -> bool:
        """A list of several pages repeats its heading on each."""
        same = [
            column
            for column in self.grid.filled(row)
            if self.grid.text(row, column) in self.heading.titles[column : column + 1]
        ]
        return len(same) > 1 and len(same) * 2 > len(self.grid.filled(row))

    def _name(self, row: int) -> tuple[str, bool, str] | None:
        """The name in a row, whether it was written as papers do, and what its cell says besides."""
        at = self.columns.by_name
        if "family_name" in at and "given_name" in at and "full_name" not in at:
            both = f"{self.grid.text(row, at['family_name'])} {self.grid.text(row, at['given_name'])}"
            tidy = tidy_name(both)
            return (*tidy, "") if tidy else None
        column = at.get("full_name", at.get("name_and_role"))
        if column is None:
            return None
        text = self.grid.text(row, column)
        if (
            not text
            and column + 1 < self.grid.width
            and self.heading.titles[column]
            and not self.heading.titles[column + 1]
        ):
            text = self.grid.text(row, column + 1)
        if column + 1 < self.grid.width and not self.heading.titles[column + 1] and text:
            beside = self.grid.text(row, column + 1)
            if beside and (joined := tidy_name(f"{text} {beside}")) and len(beside.split()) == 1:
                return (*joined, "")
        if tidy := tidy_name(NUMBERING.sub("", text, count=1)):
            return (*tidy, "")
        if split := split_name(text):
            tidy = tidy_name(split[0])
            return (*tidy, split[1]) if tidy else None
        return None

    def _name_columns(self, row: int) -> list[int]:
        at = self.columns.by_name
        found = [at[name] for name in _NAMES if name in at]
        last = max(found)
        if last + 1 < self.grid.width and not self.heading.titles[last + 1] and self.grid.text(row, last + 1):
            found.append(last + 1)
        return [column for column in found if self.grid.text(row, column)]

    def _other_row(self, row: int, filled: list[int]) -> None:
        """A heading of a group of people, a total, a legend, a signature."""
        said = [column for column in filled if column != self.heading.numbering] or filled
        text = " ".join(self.grid.text(row, column) for column in said)
        if self.marks.is_legend(row):
            self._leave(row, filled, Why.STRUCTURE)
            return
        if total := _TOTAL.match(words.plain(text)):
            self.reading.figures.append(Value("members", int(total[1]), self.grid.origin(row, filled[0]), text))
            self._leave(row, filled, Why.STRUCTURE)
            if self.count:
                self.below = True
            return
        bare = re.sub(
            r"(?<!\d)\(?\d+(?:\s*(?:đ/c|đồng chí|người|đảng viên))?[\s):]*$", "", NUMBERING.sub("", text, count=1)
        ).strip(" :")
        parts = read_parts(bare)
        named = parts.party_status or parts.activity_status or parts.party_role
        if len(filled) <= 2 and named and not parts.other and not self._name(row):
            self.section = _Section(parts, self.grid.origin(row, filled[-1]), bare)
            self._leave(row, filled, Why.STRUCTURE)
            return
        if self.count and not self._rows_follow(row):
            self.below = True
        self._leave(row, filled, Why.LINE)

    def _rows_follow(self, row: int) -> bool:
        """Whether further people stand below."""
        after = range(row + 1, min(row + 6, len(self.grid.rows)))
        numbers = self.heading.numbering
        return any(
            self._name(one) and (not self.numbered or (numbers is not None and self.grid.text(one, numbers)))
            for one in after
        )

    def _member(self, row: int, filled: list[int], name: tuple[str, bool] | str, sure: bool, rest: str) -> None:
        self.count += 1
        base = self.reading.row("members")
        sources = self._name_columns(row)
        origin = self.grid.origin(row, sources[0])
        typed = " ".join(self.grid.text(row, column) for column in sources)
        self.reading.take(f"{base}.full_name", name, origin, typed, sure=sure)
        for column in sources[1:]:
            self.reading.take(f"{base}.full_name", name, self.grid.origin(row, column), self.grid.text(row, column))
        person = Person(self.reading, base, str(name))
        if rest.strip():
            person.add(read_parts(rest, bare_years=True), origin, rest, "party_role")
        for field_name, column in self.columns.by_name.items():
            text = self.grid.text(row, column)
            if field_name in _NAMES or column in sources or field_name.startswith("at."):
                continue
            if text or field_name in ("full_membership", "probationary", "official", "female"):
                self._cell(person, field_name, self.grid.origin(row, column), text)
        self._section_says(person)
        person.close()
        self.marks.read(self.grid, row, self.columns.by_name, person)
        person.leave_notes()
        others = [column for column in filled if column in self.columns.unknown]
        self._leave(row, others, Why.COLUMN)
        self._leave(row, [column for column in filled if column in self.heading.personal], Why.PERSONAL)
        placed = {*self.columns.by_name.values(), *self.columns.unknown, *self.heading.personal, *sources}
        numbers = [column for column in filled if column == self.heading.numbering]
        self._leave(row, numbers, Why.STRUCTURE)
        self._leave(row, [column for column in filled if column not in placed and column not in numbers], Why.COLUMN)

    def _section_says(self, person: Person) -> None:
        for name in ("party_status", "activity_status", "party_role"):
            value = getattr(self.section.parts, name)
            if value and value != "dang_vien" and name not in person.given:
                person.give(name, value, self.section.origin, self.section.text)

    def _cell(self, person: Person, name: str, origin: Origin, text: str) -> None:
        """One cell of a member's row, by what its column means."""
        readers: dict[str, Callable[[str, Origin], None]] = {
            "birth": person.born, "member_id": person.code, "other_role": person.office, "note": person.note,
        }  # fmt: skip
        if name in readers:
            readers[name](text, origin)
        elif name in ("born_male", "born_female"):
            person.born(text, origin)
            person.give("gender", "nam" if name == "born_male" else "nu", origin, text)
        elif name in ("male", "female"):
            self._gender_column(person, name, origin, text)
        elif name == "gender":
            person.give_or_leave("gender", words.meaning("gender", text) or "", origin, text)
        elif name in ("official", "probationary"):
            self._standing_column(person, name, origin, text)
        elif name == "full_membership":
            self._membership(person, origin, text)
        elif name == "joined":
            self._joined(person, origin, text)
        else:
            self._words(person, name, origin, text)

    @staticmethod
    def _words(person: Person, name: str, origin: Origin, text: str) -> None:
        """A column whose cells say what they say in words, or by a mark."""
        if name == "activity" and words.is_mark(text):
            person.give("activity_status", "mien", origin, text)
        else:
            person.add(read_parts(text), origin, text, "party_role" if name == "party_role" else "")

    def _gender_column(self, person: Person, name: str, origin: Origin, text: str) -> None:
        own, other = ("nam", "nu") if name == "male" else ("nu", "nam")
        if words.is_mark(text) or words.meaning("gender", text) == own:
            person.give("gender", own, origin, text)
        elif words.birth_year(text):
            person.give("gender", own, origin, text)
            person.born(text, origin)
        elif not text and name == "female" and "male" not in self.columns:
            person.guess("gender", other)
        elif text:
            self.reading.leave(origin, text, Why.VALUE)

    def _standing_column(self, person: Person, name: str, origin: Origin, text: str) -> None:
        own, other = ("chinh_thuc", "du_bi") if name == "official" else ("du_bi", "chinh_thuc")
        partner = "probationary" if name == "official" else "official"
        if words.is_mark(text) or words.meaning("party_status", text) == own:
            person.give("party_status", own, origin, text)
        elif text and words.days_in(text):
            self._dated_standing(person, name, origin, text)
        elif not text and partner not in self.columns:
            person.guess("party_status", other)
        elif text:
            self.reading.leave(origin, text, Why.VALUE)

    def _dated_standing(self, person: Person, name: str, origin: Origin, text: str) -> None:
        """Columns "Dự bị" and "Chính thức" with the days on which a member became so."""
        if name == "official":
            person.give("party_status", "chinh_thuc", origin, text)
        elif "official" in self.columns:
            self.reading.leave(origin, text, Why.COLUMN)
            person.guess("party_status", "du_bi")
        else:
            person.give("party_status", "du_bi", origin, text, sure=self.few_on_probation)

    def _membership(self, person: Person, origin: Origin, text: str) -> None:
        status = words.meaning("party_status", text)
        if words.days_in(text) or re.fullmatch(r"\d{1,2}/\d{4}|(?:19|20)\d\d", text):
            person.give("party_status", "chinh_thuc", origin, text)
        elif status or words.plain(text) in ("chua", "chua chuyen", "chua cong nhan"):
            person.give("party_status", status or "du_bi", origin, text)
        elif not text or not re.search(r"\w", text):
            if self.dated:
                person.guess("party_status", "du_bi")
            self.reading.leave(origin, text, Why.STRUCTURE)
        else:
            self.reading.leave(origin, text, Why.VALUE)

    def _joined(self, person: Person, origin: Origin, text: str) -> None:
        """A day of joining says nothing that a paper needs, but the words beside it may."""
        status = words.meaning("party_status", re.sub(r"[\d/.()-]+", " ", text))
        if status:
            person.give("party_status", status, origin, text)
        else:
            self.reading.leave(origin, text, Why.COLUMN)
