"""A problem as the pages show it: label, message, row and path apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.errors import Problem

_LABEL = re.compile(r"([^:“”]{1,80}): (.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """A problem as shown: `label` of the field, `row` counted from 1, `path` as the JSON has it."""

    label: str
    message: str
    row: str
    path: str


def shown(problem: Problem) -> ShownProblem:
    """`problem` taken apart: “Hạn: chưa ghi.” at ``tasks[2].due`` is “Hạn”, row 3, “Chưa ghi.”."""
    match = _LABEL.fullmatch(printable(problem.message).decode())
    label, message = match.groups() if match else ("", printable(problem.message).decode())
    rows = [int(row) + 1 for row in re.findall(r"\[(\d{1,9})\]", problem.path)]
    row = f"mục thứ {', '.join(map(str, rows))}" if rows else ""
    return ShownProblem(label, message[:1].upper() + message[1:], row, printable(problem.path).decode())


def printable(text: str) -> bytes:
    r"""`text` in UTF-8, with each lone surrogate (from somebody's JSON) escaped as JSON writes it: ``\ud800``."""
    return text.encode("utf-8", "backslashreplace")
