"""The page: paper, margins, page numbers (HD 05, II.IV)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace

from service.format_check.components.pieces import Piece
from service.format_check.components.walk import starts_page
from service.format_check.hd05_values import LOOKS, PAGE
from service.format_check.report import Spot
from service.format_check.rules.findings_collector import Judge
from service.format_check.rules.looks import differences
from service.format_check.word.markup import w
from service.format_check.word.model import TWIPS_PER_MM, Paragraph, Section, Table, WordFile

_SLACK = 40  # twips, 0.7 mm: inches and centimetres do not meet exactly
_A5 = (8391, 11906)
_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
_NUMBER_ONLY = re.compile(r"[\s\d]*")


def check_page(judge: Judge) -> None:
    """Every section's paper, then the page numbers of the whole file."""
    for section in judge.word.sections:
        _paper(judge, section)
    _numbers(judge)
    _repeated(judge)


def millimetres(length: float) -> str:
    """``20``, ``17,5``: twips as people say them."""
    return f"{round(length / TWIPS_PER_MM, 1):g}".replace(".", ",")


def _name(judge: Judge, section: Section) -> str:
    return "Cả văn bản" if len(judge.word.sections) == 1 else f"Phần (section) {section.number}"


def _spot(judge: Judge, section: Section) -> Spot:
    return Spot(judge.word.main, text="" if len(judge.word.sections) == 1 else _name(judge, section))


def _paper(judge: Judge, section: Section) -> None:
    size = sorted((section.width, section.height))
    if _near(size, sorted((PAGE["width"], PAGE["height"]))):
        _margins(judge, section)
    elif not (judge.anatomy.is_form and _near(size, sorted(_A5))):
        found = f"{millimetres(section.width)} × {millimetres(section.height)} mm"
        judge.say("page-size", f"Khổ giấy đang là {found}, cần A4 (210 × 297 mm)", _spot(judge, section), "A4", found)
        _margins(judge, section)
    if section.landscape and not judge.anatomy.tables_of(section):
        judge.say(
            "page-orientation",
            "Giấy đang để ngang mà không có bảng biểu",
            _spot(judge, section),
            "giấy dọc",
            "giấy ngang",
        )


def _near(found: list[int], wanted: list[int] | tuple[int, ...]) -> bool:
    return all(abs(one - other) <= 2 * _SLACK for one, other in zip(found, wanted, strict=True))


def _margins(judge: Judge, section: Section) -> None:
    own = {side: abs(section.margins[side]) for side in _SIDES}
    own["left"] += section.margins["gutter"]
    wrong = [side for side in _SIDES if abs(own[side] - PAGE[side]) > _SLACK]
    if not wrong or (section.landscape and _turned(own)):
        return
    found = ", ".join(f"{_SIDES[side]} {millimetres(own[side])} mm" for side in wrong)
    expected = ", ".join(f"{_SIDES[side]} {millimetres(PAGE[side])} mm" for side in wrong)
    judge.say("page-margins", f"Lề trang đang để {found}; cần {expected}", _spot(judge, section), expected, found)


def _turned(own: dict[str, int]) -> bool:
    """Whether the margins are those of the upright page, as Word turns them with the paper."""
    return _near(sorted(own.values()), sorted(PAGE[side] for side in _SIDES))


# Page numbers ---------------------------------------------------------------------------------------------


def _numbered(paragraphs: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    return (one for one in paragraphs if "PAGE" in one.fields)


def _numbers(judge: Judge) -> None:
    first = judge.word.sections[0]
    headers, footers = _all_numbered(judge.word, "headers"), _all_numbered(judge.word, "footers")
    if not headers and not footers:
        _missing(judge)
        return
    for one in footers:
        judge.say("page-number-place", "Số trang đang ở cuối trang", one, "đầu trang, ở giữa", "cuối trang")
    if judge.word.even_and_odd and not any(_even_number(first)):
        _missing(judge)
    _on_first_page(judge, first)
    for one in headers:
        _place(judge, one)
    for one in (*headers, *footers):
        _look(judge, one)
    for section in judge.word.sections:
        _distance(judge, section)
        _format(judge, section)
    _annexes(judge)


def _all_numbered(word: WordFile, where: str) -> list[Paragraph]:
    """The paragraphs with a page number in the headers or footers of further pages, each once."""
    kinds = ("default", "even") if word.even_and_odd else ("default",)
    groups = (getattr(section, where).get(kind, ()) for section in word.sections for kind in kinds)
    return list(dict.fromkeys(one for group in groups for one in _numbered(group)))


def _even_number(section: Section) -> Iterator[Paragraph]:
    yield from _numbered(section.headers.get("even", ()))
    yield from _numbered(section.footers.get("even", ()))


def _missing(judge: Judge) -> None:
    """A paper of one page shows no number, so it may go without."""
    counted = judge.word.pages or 1
    pages = max(_pages(judge.word), 2 if counted > 1 and len(judge.word.paragraphs) > 30 else 1)
    if pages >= 2:
        judge.say("page-number-missing", "Văn bản có từ hai trang trở lên mà không đánh số trang", None, "có số trang")


def _on_first_page(judge: Judge, first: Section) -> None:
    shown = (first.headers, first.footers)
    kind = "first" if first.title_page else "default"
    for group in shown:
        for one in _numbered(group.get(kind, ())):
            if "IF" not in one.fields:
                judge.say("page-number-first", "Trang 1 đang hiện số trang", one, "trang 1 không có số", "có số")


def _place(judge: Judge, one: Paragraph) -> None:
    aside = one.frame in ("left", "right", "inside", "outside")  # a frame is as wide as its number, whatever its jc
    centred = (
        one.alignment == "center"
        or one.frame == "center"
        or (one.cell is not None and 0 < one.cell.column < one.cell.columns - 1)
    )
    if one.in_box or ((centred or _tabbed(one)) and not aside):
        return
    side = {"right": "bên phải", "outside": "mép ngoài", "inside": "mép trong"}.get(
        one.frame or one.alignment, "bên trái"
    )
    judge.say("page-number-place", f"Số trang đang ở {side}", one, "đầu trang, ở giữa", side)


def _tabbed(one: Paragraph) -> bool:
    """Whether a tab carries the number to the middle; one that aligns by its own rule is taken at its word."""
    tabs = len(one.text) - len(one.text.lstrip("\t"))
    if not tabs:
        return False
    if not one.tabs:
        return True
    place, kind = one.tabs[min(tabs, len(one.tabs)) - 1]
    return kind == "center" and abs(place - (PAGE["width"] - PAGE["left"] - PAGE["right"]) / 2) < 500


def _look(judge: Judge, one: Paragraph) -> None:
    shown = _with_number(one)
    piece = Piece(shown, 0, len(shown.text), "center", in_columns=False)
    found = differences(piece, LOOKS["page_number"])
    if found:
        said, expected = ", ".join(a for a, _ in found), ", ".join(b for _, b in found)
        judge.say("page-number-look", f"Số trang đang để {said}; cần {expected}", one, expected, said)
    if not _NUMBER_ONLY.fullmatch(one.text) or "NUMPAGES" in one.fields or "SECTIONPAGES" in one.fields:
        text = " ".join(one.text.split())
        judge.say("page-number-form", f"Số trang đang ghi “{text}”, cần chỉ ghi chữ số", one, "2", text)


def _with_number(one: Paragraph) -> Paragraph:
    """A number that Word has not reckoned yet is printed with the letters of its field's code."""
    if any(sign.isdigit() for sign in one.text):
        return one
    runs = tuple(
        replace(run, text="2", start=0) if run.element.find(w("instrText")) is not None else run for run in one.runs
    )
    return replace(one, runs=runs)


def _format(judge: Judge, section: Section) -> None:
    if section.number_format not in ("decimal", "numberInDash") or not _has_number(section):
        return _format_wrong(judge, section) if _has_number(section) else None
    if section.number_format == "numberInDash":
        _format_wrong(judge, section)
    return None


def _has_number(section: Section) -> bool:
    return any(True for group in (*section.headers.values(), *section.footers.values()) for _ in _numbered(group))


def _format_wrong(judge: Judge, section: Section) -> None:
    kinds = {"upperRoman": "số La Mã", "lowerRoman": "số La Mã", "upperLetter": "chữ cái", "lowerLetter": "chữ cái"}
    found = kinds.get(section.number_format, "kiểu khác")
    if not judge.has("page-number-form"):
        spot = _spot(judge, section)
        judge.say("page-number-form", f"Số trang đang đánh bằng {found}, cần chữ số Ả-rập", spot, "2, 3, 4", found)


def _distance(judge: Judge, section: Section) -> None:
    if not any(True for _ in _numbered(section.headers.get("default", ()))):
        return
    if abs(section.margins["header"] - PAGE["header"]) > _SLACK:
        found = f"{millimetres(section.margins['header'])} mm"
        says = f"Số trang đang cách mép trên của giấy {found}, cần 10 mm"
        judge.say("page-number-distance", says, _spot(judge, section), "10 mm", found)


def _annexes(judge: Judge) -> None:
    """Each annex behind a paper, or behind another annex, begins with its own page 1."""
    annexes = judge.anatomy.annexes if judge.anatomy.has_paper else judge.anatomy.annexes[1:]
    for annex in annexes:
        own = next((one for one in judge.word.sections if one.first <= annex.first <= one.last), None)
        begins = own is not None and all(
            judge.word.paragraph(number).is_empty for number in range(own.first, annex.first)
        )
        restarts = own is not None and own.restart == 1 and begins
        on_own_page = begins or starts_page(judge.word, annex.heading.paragraph)
        if not restarts and on_own_page:
            says = f"{annex.heading.text} đang đánh số trang nối tiếp phần trước"
            judge.say("page-number-annex", says, annex.heading, "đánh số riêng, từ trang 1", "nối tiếp")


def _repeated(judge: Judge) -> None:
    """Nothing but the number is repeated on further pages; what stands on page 1 alone is not repeated."""
    seen: set[tuple[str, int]] = set()
    for section in judge.word.sections:
        kinds = ("default", "even") if judge.word.even_and_odd else ("default",)
        for one in (p for group in (section.headers, section.footers) for kind in kinds for p in group.get(kind, ())):
            key = (one.part, one.number)
            if key in seen or "PAGE" in one.fields or not any(letter.isalpha() for letter in one.plain):
                continue
            seen.add(key)
            judge.say(
                "page-repeated",
                f"Đầu trang hoặc cuối trang lặp lại chữ “{one.plain}”",
                one,
                "chỉ có số trang",
                one.plain,
            )


# How many pages -------------------------------------------------------------------------------------------


def _pages(word: WordFile) -> int:
    """How many pages the file prints: breaks counted, heights reckoned."""
    breaks = sum(starts_page(word, one) for one in word.paragraphs[1:] if one.cell is None and not one.is_empty)
    section = word.sections[0]
    room = (section.height - abs(section.margins["top"]) - abs(section.margins["bottom"])) / 20
    width = (section.width - section.margins["left"] - section.margins["right"]) / 20
    return max(1 + breaks, math.ceil(_printed_height(word, width) / room + 0.02))


def _printed_height(word: WordFile, width: float) -> float:
    """The height of all the text in points, on paper that never ends."""
    free = sum(_height(one, width) for one in word.paragraphs if one.cell is None and not one.in_box)
    return free + sum(_row_height(word, one, row, width) for one in word.tables if not one.nested for row in one.rows)


def _height(one: Paragraph, width: float) -> float:
    """The height of a paragraph in points, `width` points wide."""
    size = max((run.size for run in one.runs), default=14)
    lines = max(1, math.ceil(len(one.text) * size * 0.42 / max(width, 40)))
    line = (
        one.line / 20
        if one.line_rule == "exact"
        else size * 1.12 * max(one.line / 240, 1)
        if one.line_rule == "auto"
        else max(one.line / 20, size * 1.12)
    )
    return lines * line + max(one.before, one.after) / 20


def _row_height(word: WordFile, table: Table, row: tuple[tuple[int, ...], ...], width: float) -> float:
    known = len(table.widths) == len(row) and all(table.widths)
    widths = [one / 20 - 10 for one in table.widths] if known else [width / max(len(row), 1)] * len(row)
    cells = (sum(_height(word.paragraph(n), wide) for n in cell) for cell, wide in zip(row, widths, strict=True))
    return max(cells, default=0)
