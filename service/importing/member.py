"""The proposals for one member, each field once, whatever columns or words they come from."""

from __future__ import annotations

import re

from service.importing.people import Parts, read_parts
from service.importing.proposals import Origin, Reading, Why
from service.vocabulary import words

_BLANKS = frozenset({"khong", "0", "-", "ko", ""})


class Person:
    """The proposals for one member, each field once."""

    def __init__(self, reading: Reading, base: str, name: str) -> None:
        self.reading, self.base, self.name = reading, base, name
        self.given: dict[str, str] = {}
        self._guesses: dict[str, str] = {}
        self._offices: list[tuple[str, Origin]] = []
        self.notes: list[tuple[str, Origin]] = []  # what a remark says that is nothing of a member
        self._doubtful: set[str] = set()

    def give(self, name: str, value: str | int, origin: Origin, typed: str, *, sure: bool = True) -> None:
        """Propose a field; where it was given otherwise before, the person is asked."""
        before = self.given.get(name)
        if before is None:
            self.given[name] = str(value)
            self.reading.take(f"{self.base}.{name}", value, origin, typed, sure=sure)
        elif before != str(value) and name == "party_role" and "dang_vien" in (before, value):
            if before == "dang_vien":
                self.reading.take_back(f"{self.base}.{name}")
                self.given[name] = str(value)
            self.reading.take(f"{self.base}.{name}", self.given[name], origin, typed, sure=sure)
        elif before != str(value):
            self._doubtful.add(name)
            self.reading.ask(
                origin, typed, "khác với chỗ khác của cùng dòng; chỗ nào đúng?", path=f"{self.base}.{name}"
            )
        else:
            self.reading.take(f"{self.base}.{name}", value, origin, typed, sure=sure)

    def give_or_leave(self, name: str, value: str, origin: Origin, typed: str) -> None:
        if value:
            self.give(name, value, origin, typed)
        else:
            self.reading.leave(origin, typed, Why.VALUE)

    def guess(self, name: str, value: str) -> None:
        """What a blank cell says beside filled ones, unless something else says more."""
        self._guesses.setdefault(name, value)

    def born(self, text: str, origin: Origin) -> None:
        """A date or year of birth."""
        if re.fullmatch(r"[2-9]\d", text):
            self.give("birth_year", 1900 + int(text), origin, text, sure=False)
        elif year := words.birth_year(text):
            self.give("birth_year", year[0], origin, text, sure=year[1])
        else:
            self.reading.leave(origin, text, Why.VALUE)

    def code(self, text: str, origin: Origin) -> None:
        """A code that the list gives."""
        if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", text):
            self.give("member_id", text, origin, text)
        else:
            self.reading.leave(origin, text, Why.VALUE)

    def office(self, text: str, origin: Origin) -> None:
        """Another office, in the words of the list."""
        if words.plain(text) in _BLANKS:
            self.reading.leave(origin, text, Why.STRUCTURE)
        elif words.meaning("party_role", text) == "dang_vien":
            self.reading.take(f"{self.base}.party_role", "dang_vien", origin, text)
        else:
            self._offices.append((text.strip(" ,;"), origin))

    def add(self, parts: Parts, origin: Origin, typed: str, default: str) -> None:
        """What a text of several parts says; `default`: what a part means that says nothing known."""
        for name in ("party_role", "party_status", "activity_status", "gender"):
            if value := getattr(parts, name):
                self.give(name, value, origin, typed)
        if parts.birth:
            self.give("birth_year", parts.birth[0], origin, typed, sure=parts.birth[1])
        self._offices += [(office, origin) for office in parts.offices]
        for piece in parts.personal:
            self.reading.leave(origin, piece, Why.PERSONAL)
        for piece in parts.doubtful:
            self.reading.ask(origin, piece, "có hai cách hiểu trong cùng một ô; hãy chọn.", path=self.base)
        for piece in parts.other:
            abbreviated = piece.isupper() and " " not in piece  # what it stands for, only its writer knows
            if default == "party_role" and not abbreviated and re.fullmatch(r"[^\W\d_][^\d]{2,80}", piece):
                self._offices.append((piece, origin))
                self._doubtful.add("other_role")
            else:
                self.reading.leave(origin, piece, Why.VALUE)

    def note(self, text: str, origin: Origin) -> None:
        """A remark: what it says of the member is taken, the rest is kept for whoever can read it."""
        parts = read_parts(text)
        self.add(
            Parts(
                parts.party_role,
                parts.party_status,
                parts.activity_status,
                parts.gender,
                parts.birth,
                [],
                parts.personal,
            ),
            origin,
            text,
            "",
        )
        self._offices += [(office, origin) for office in parts.offices]
        self.notes += [(piece, origin) for piece in (*parts.other, *parts.doubtful)]

    def close(self) -> None:
        """Propose what was gathered, and what blank cells say."""
        if self._offices:
            shouted = [office.isupper() and " " in office for office, _ in self._offices]
            told = list(
                dict.fromkeys(
                    office.capitalize() if loud else office
                    for loud, (office, _) in zip(shouted, self._offices, strict=True)
                )
            )
            names_may_be_inside = any(
                loud and len(office.split()) > 2 for loud, office in zip(shouted, told, strict=False)
            )
            sure = "other_role" not in self._doubtful and not names_may_be_inside
            for _, origin in self._offices:
                self.reading.take(f"{self.base}.other_role", ", ".join(told), origin, ", ".join(told), sure=sure)
        for name, value in self._guesses.items():
            if name not in self.given:
                self.given[name] = value
                self.reading.take(f"{self.base}.{name}", value, Origin(), "", sure=False)

    def leave_notes(self) -> None:
        """Remarks that nobody could use."""
        for text, origin in self.notes:
            self.reading.leave(origin, text, Why.VALUE)
