"""Marks of attendance: what each means by the sheet's own legend, else by what everybody means by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from service.vocabulary import words
from service.vocabulary.wordings import wording

_LEGEND = wording("attendance_legend")
_SIGNS = wording("attendance_signs")
_BEHIND = wording("attendance_behind")  # the mark behind what it means
_NO_LEGEND: Mapping[str, str] = {}
Place = TypeVar("Place")


def state_of(text: str, legend: Mapping[str, str] = _NO_LEGEND) -> str | None:
    """What a mark or a word means; None where only its owner knows."""
    key = words.plain(text) or text.strip()
    known = legend.get(key) or words.meaning("presence", text)
    return known or words.vocabulary("words")["marks"].get(key)


def legend_of(lines: Iterable[tuple[Place, str]]) -> tuple[dict[str, str], list[Place]]:
    """The marks that lines explain (``x: có mặt; P: vắng có phép``), and the places of those lines."""
    legend: dict[str, str] = {}
    places: list[Place] = []
    for place, line in lines:
        if not any(mark in line for mark in ":=–(") and "là" not in line:
            continue
        behind = [(mark, said) for said, mark in _BEHIND.findall(line[:600])]
        pairs = [*_LEGEND.findall(line[:600]), *_SIGNS.findall(line[:600]), *behind]
        found = {words.plain(mark) or mark: state for mark, said in pairs if (state := _presence(said))}
        if len(found) > 1 or (found and re.match(r"\s*(?:ghi chu|ky hieu|chu thich|quy uoc)", words.plain(line))):
            legend.update(found)
            places.append(place)
    return legend, places


def _presence(said: str) -> str | None:
    return words.meaning("presence", said) or ("vang" if words.plain(said) in ("vang", "vang mat") else None)
