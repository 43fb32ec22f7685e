"""Numbers of one paper that contradict each other: told, and never decided."""

from __future__ import annotations

import re

from service.importing.proposals import Reading, Value
from service.vietnamese import percent
from service.vocabulary.wordings import wording

_SHARE = wording("figures_share")


def compare(reading: Reading, absent_named: int, text: str) -> None:
    """Tell of totals that their parts do not add up to, of lists that are longer or shorter, of wrong percentages."""
    told = {figure.path: figure for figure in reading.figures}
    total, official, probationary = (told.get(name) for name in ("total", "official", "probationary"))
    if total and official and probationary and official.value + probationary.value != total.value:
        _tell(reading, total, f"tổng số {total.value}, mà chính thức {official.value} và dự bị {probationary.value}")
    present, away = told.get("present"), told.get("absent")
    if total and present and present.value > total.value:
        _tell(reading, present, f"có mặt {present.value}, mà tổng số chỉ {total.value}")
    if away and absent_named and away.value != absent_named:
        _tell(reading, away, f"vắng {away.value}, mà kể tên {absent_named}")
    if total and present and away and present.value + away.value > total.value:
        _tell(reading, present, f"có mặt {present.value} và vắng {away.value}, mà tổng số {total.value}")
    for match in _SHARE.finditer(text):
        part, whole, said = int(match[1]), int(match[2]), float(match[3].replace(",", "."))
        if whole and part <= whole and abs(part * 100 / whole - said) > 0.6:
            reading.note(f"“{match[0]}”: {part}/{whole} là {percent(part, whole)}; hãy xem lại.")
        elif part > whole:
            reading.note(f"“{match[0]}”: {part} nhiều hơn {whole}; hãy xem lại.")
    _votes(reading, official, present)


def _votes(reading: Reading, official: Value | None, present: Value | None) -> None:
    for value in reading.values:
        if re.match(r"votes\[\d+\]\.agree$", value.path):
            for figure, what in ((official, "đảng viên chính thức"), (present, "người có mặt")):
                if figure and isinstance(value.value, int) and value.value > figure.value:
                    _tell(reading, value, f"{value.value} phiếu tán thành, mà chỉ có {figure.value} {what}")
                    break


def _tell(reading: Reading, value: Value, words: str) -> None:
    reading.note(f"{value.origin}: {words}; hãy xem lại số nào đúng.")
