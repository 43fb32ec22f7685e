"""What was understood and what was not: as JSON for programs, as sentences for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from service.importing.assemble import assemble
from service.importing.columns import TableRead
from service.importing.proposals import WORDS, Question, Reading, Unused, Value, Why
from service.vietnamese import repeated

_TITLES = {
    "members": "đảng viên", "attendance": "dòng điểm danh", "agenda_items": "nội dung chương trình",
    "tasks": "nhiệm vụ", "prev_tasks": "nhiệm vụ tháng trước", "commendations": "gương biểu dương",
    "discussion": "ý kiến", "votes": "lần biểu quyết",
}  # fmt: skip
_SHOWN = 60


@dataclass(frozen=True)
class Imported:
    """What the importer gives; `dossier` has the form of a dossier's JSON and may be incomplete."""

    dossier: dict[str, Any]
    values: tuple[Value, ...]
    unused: tuple[Unused, ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...]
    figures: tuple[Value, ...] = ()
    open: tuple[str, ...] = ()  # what the dossier leaves open, because nobody wrote it
    tables: tuple[TableRead, ...] = ()  # what each table was taken for

    @classmethod
    def of(cls, reading: Reading, *, whole: bool = True) -> Imported:
        """The result of a reading that is complete; `whole`: of a dossier, not of one of its lists alone."""
        dossier = assemble(reading, whole=whole)
        return cls(
            dossier, tuple(reading.values), tuple(reading.unused), tuple(reading.questions), tuple(reading.notes),
            tuple(reading.figures), tuple(reading.open), tuple(reading.tables),
        )  # fmt: skip

    @property
    def left_over(self) -> tuple[Unused, ...]:
        """What was given and neither stands in the dossier nor is a heading, a number or a signature."""
        return tuple(one for one in self.unused if one.why is not Why.STRUCTURE)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left over and nothing has to be asked."""
        return not (self.left_over or self.questions or self.notes)

    def as_json(self) -> dict[str, Any]:
        """For programs: everything, value by value."""
        return {
            "dossier": self.dossier,
            "values": [_value(one) for one in self.values],
            "figures": [_value(one) for one in self.figures],
            "unused": [{"why": one.why.value, "text": one.text, "where": one.origin.as_json()} for one in self.unused],
            "questions": [
                {
                    "path": one.path,
                    "text": one.text,
                    "message": one.message,
                    "choices": list(one.choices),
                    "where": one.origin.as_json(),
                }
                for one in self.questions
            ],
            "notes": [*self.notes, *self.open],
            "summary": list(self.sentences()),
        }

    def sentences(self) -> Iterator[str]:
        """For people: what was understood, then column by column and line by line what was not."""
        counts = [f"{len(self.dossier[name])} {title}" for name, title in _TITLES.items() if self.dossier.get(name)]
        singles = "" if counts else "các mục của cuộc họp" if self.dossier else ""
        yield f"Đã hiểu {', '.join(counts) or singles}." if self.dossier else "Không hiểu được gì trong phần đưa vào."
        unsure = [one for one in self.values if not one.is_sure]
        if unsure:
            places = ", ".join(
                dict.fromkeys(f"“{repeated(one.typed or str(one.value), _SHOWN)}”" for one in unsure[:5])
            )
            yield f"{len(unsure)} chỗ nên xem lại: {places}{' …' if len(unsure) > 5 else ''}."
        yield from map(str, self.questions)
        yield from self._unused()
        yield from self.notes
        yield from self.open

    def _unused(self) -> Iterator[str]:
        """Cells of one column are told together."""
        columns = Counter(
            (replace(one.origin, row=0, paragraph=0), one.why) for one in self.left_over if one.origin.column
        )
        told: set[Any] = set()
        for one in self.left_over:
            key = (replace(one.origin, row=0, paragraph=0), one.why)
            if one.origin.column and columns[key] > 2:
                if key not in told:
                    told.add(key)
                    yield f"{key[0]}: {WORDS[one.why]} ({columns[key]} ô), như “{repeated(one.text, _SHOWN)}”"
            else:
                yield str(one)


def _value(one: Value) -> dict[str, Any]:
    return {
        "path": one.path, "value": one.value, "typed": one.typed, "certainty": "sure" if one.is_sure else "likely",
        "where": one.origin.as_json(),
    }  # fmt: skip
