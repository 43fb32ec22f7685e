"""A heap of files → the month of a commune: the one story behind the command, the route and the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from typing import Any

from service.errors import DossierRejected, Problem
from service.kinds.catalogue import Catalogue
from service.rules import Rulebook
from service.year.collection.gathered import Gathered, gather_all
from service.year.collection.lines import MET, NOT_MET, NOT_SENT, CellMonth, month_of
from service.year.period.span import Span, around

_NOTHING = "không có kỳ họp nào ở đây; hãy gửi hồ sơ .json, văn bản .docx, bảng .xlsx, .csv, hoặc tệp .zip của chúng."
_NUMBER = {"type": ["integer", "null"]}
_TYPES: dict[str, Any] = {
    "str": {"type": "string"},
    "int | None": _NUMBER,
    "Fraction | None": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
    "date | None": {"type": ["string", "null"], "format": "date"},
}


@dataclass(frozen=True, slots=True)
class CommuneMonth:
    """The month `span`: a line a cell, and what the files held that it is made of."""

    span: Span
    lines: Sequence[CellMonth]
    gathered: Gathered

    def plain(self) -> dict[str, Any]:
        """The same as JSON has it (`SCHEMA`)."""
        files = {"problems": self.gathered.problems, "notes": self.gathered.notes}
        return {
            "period": str(self.span),
            "cells": [{field.name: _plain(getattr(line, field.name)) for field in _FIELDS} for line in self.lines],
            **{name: [{"file": one.path, "message": one.message} for one in some] for name, some in files.items()},
        }


def collect(
    kinds: Catalogue,
    files: Iterable[tuple[str, bytes]],
    book: Rulebook,
    span: Span | None = None,
    expected: Sequence[str] = (),
) -> CommuneMonth:
    """The month `span` (None: that of the newest meeting) from `files` (names and contents); `expected`: cells there
    must be. Raises `DossierRejected` where nothing tells of a meeting, nor of a cell."""
    gathered = gather_all(kinds, files)
    gathered.dossiers = list(map(book.graded, gathered.dossiers))
    if not gathered.dossiers and not (expected and span):
        raise DossierRejected([*gathered.problems, Problem("no-dossier", "", _NOTHING)])
    span = span or around(max(one.meeting.period for one in gathered.dossiers), "month")
    return CommuneMonth(span, month_of(gathered.dossiers, span, book, expected), gathered)


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return round(float(value), 4)
    return value.isoformat() if isinstance(value, date) else value


_FIELDS = fields(CellMonth)
_FILES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["file", "message"],
        "properties": {"file": {"type": "string"}, "message": {"type": "string"}},
    },
}
_CELL = {field.name: _TYPES[str(field.type)] for field in _FIELDS} | {
    "state": {"enum": [MET, NOT_MET, NOT_SENT], "description": "Đã họp, chưa họp, hay chưa gửi gì."}
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["period", "cells", "problems", "notes"],
    "properties": {
        "period": {"type": "string", "description": "Tháng, như 2026-11."},
        "cells": {"type": "array", "items": {"type": "object", "required": list(_CELL), "properties": _CELL}},
        "problems": {**_FILES, "description": "Tệp không đọc được, hoặc chưa đủ để tổng hợp."},
        "notes": {**_FILES, "description": "Tệp đã đọc mà nên xem lại."},
    },
}
