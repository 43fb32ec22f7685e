"""Comparing the letters of a component with the style that the guidance gives them."""

from __future__ import annotations

from collections.abc import Iterable

from service.format_check.components.pieces import Piece
from service.format_check.hd05_values import STYLES, LetterStyle
from service.format_check.rules.checker import STATE, Checker, FormatRule, quoted
from service.format_check.word.model import Run

# What shows that a component was styled as Nghị định 30/2020/NĐ-CP has it, by rule.
_STATE_STYLES = {
    "role-look": "đậm",
    "addressee-look": "đứng",
    "letter-subject-look": "đứng",
    "recipients-look": "cỡ 11",
    "number-look": "cỡ 13",
    "date-look": "cỡ 13",
}

Difference = tuple[str, str]  # what was found, what is expected


def points(size: float) -> str:
    """``14``, ``13,5``."""
    return f"{size:g}".replace(".", ",")


def sizes_in_words(sizes: Iterable[float]) -> str:
    """``cỡ 14 hoặc 15``."""
    return f"cỡ {' hoặc '.join(points(size) for size in sizes)}"


def in_words(differences: Iterable[Difference]) -> tuple[str, str]:
    """What was found, and what is expected, each joined with commas."""
    found, expected = zip(*differences, strict=True)
    return ", ".join(found), ", ".join(expected)


def check_style(checker: Checker, rule: FormatRule, name: str, piece: Piece, style: LetterStyle | str) -> None:
    """Report by `rule` how the letters of `piece`, called `name`, differ from `style` (or the one of that name)."""
    different = differences(piece, STYLES[style] if isinstance(style, str) else style)
    if different:
        found, expected = in_words(different)
        is_state = _STATE_STYLES.get(rule.id) in {difference for difference, _ in different}
        note = f" ({STATE})" if is_state else ""
        message = f"{name} {quoted(piece.text)} đang để {found}{note}; cần {expected}"
        checker.report(rule, message, piece, expected, found)


def differences(piece: Piece, style: LetterStyle) -> list[Difference]:
    """In what the letters of a piece differ from a style, in words."""
    runs = piece.runs
    found = [*_sizes(runs, style), *_weight(runs, style), *_underline(piece, style)]
    if style.caps is True and piece.text != piece.text.upper():
        found.append(("chữ thường", "chữ in hoa"))
    if style.caps is False and piece.is_capitals and len(piece.text) > 3:
        found.append(("chữ in hoa", "chữ thường"))
    return found


def _sizes(runs: Iterable[Run], style: LetterStyle) -> list[Difference]:
    wrong = sorted({run.size for run in runs if run.size not in style.sizes and run.vertical == "baseline"})
    return [(f"cỡ {', '.join(map(points, wrong))}", sizes_in_words(style.sizes))] if wrong else []


def _weight(runs: Iterable[Run], style: LetterStyle) -> list[Difference]:
    found = []
    if any(run.bold != style.bold for run in runs):
        found.append(("không đậm", "đậm") if style.bold else ("đậm", "không đậm"))
    if any(run.italic != style.italic for run in runs):
        found.append(("đứng", "nghiêng") if style.italic else ("nghiêng", "đứng"))
    return found


def _underline(piece: Piece, style: LetterStyle) -> list[Difference]:
    lines = {run.underline for run in piece.runs}
    if style.underline and lines != {"single"}:
        return [("không gạch chân" if "none" in lines else "gạch chân không phải nét liền đơn", "gạch chân nét liền")]
    return [("gạch chân", "không gạch chân")] if not style.underline and lines - {"none"} else []
