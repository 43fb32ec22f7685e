"""Comparing the letters of a component with the look that the guidance gives it."""

from __future__ import annotations

from collections.abc import Iterable

from service.format_check.components.pieces import Piece
from service.format_check.hd05_values import LOOKS, Look
from service.format_check.rules.findings_collector import STATE, Judge, quoted
from service.format_check.word.model import Run

# What gives a look of Nghị định 30/2020/NĐ-CP away.
_STATE_LOOKS = {
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


def sizes_said(sizes: Iterable[float]) -> str:
    """``cỡ 14 hoặc 15``."""
    return f"cỡ {' hoặc '.join(points(size) for size in sizes)}"


def check_look(judge: Judge, rule: str, name: str, piece: Piece, look: Look | str) -> None:
    """Say by `rule` how the letters of `piece`, called `name`, differ from `look`; nothing where they do not."""
    wanted = LOOKS[look] if isinstance(look, str) else look
    found = differences(piece, wanted)
    if found:
        said, expected = ", ".join(one for one, _ in found), ", ".join(one for _, one in found)
        note = f" ({STATE})" if _STATE_LOOKS.get(rule) in {one for one, _ in found} else ""
        judge.say(rule, f"{name} {quoted(piece.text)} đang để {said}{note}; cần {expected}", piece, expected, said)


def differences(piece: Piece, look: Look) -> list[Difference]:
    """In what the letters of a piece differ from a look, in words."""
    runs = piece.runs
    found = [*_sizes(runs, look), *_weight(runs, look), *_underline(piece, look)]
    if look.caps is True and piece.text != piece.text.upper():
        found.append(("chữ thường", "chữ in hoa"))
    if look.caps is False and piece.is_capitals and len(piece.text) > 3:
        found.append(("chữ in hoa", "chữ thường"))
    return found


def _sizes(runs: Iterable[Run], look: Look) -> list[Difference]:
    wrong = sorted({run.size for run in runs if run.size not in look.sizes and run.vertical == "baseline"})
    return [(f"cỡ {', '.join(map(points, wrong))}", sizes_said(look.sizes))] if wrong else []


def _weight(runs: Iterable[Run], look: Look) -> list[Difference]:
    found = []
    if any(run.bold != look.bold for run in runs):
        found.append(("không đậm", "đậm") if look.bold else ("đậm", "không đậm"))
    if any(run.italic != look.italic for run in runs):
        found.append(("đứng", "nghiêng") if look.italic else ("nghiêng", "đứng"))
    return found


def _underline(piece: Piece, look: Look) -> list[Difference]:
    lines = {run.underline for run in piece.runs}
    if look.underline and lines != {"single"}:
        return [("không gạch chân" if "none" in lines else "gạch chân không phải nét liền đơn", "gạch chân nét liền")]
    return [("gạch chân", "không gạch chân")] if not look.underline and lines - {"none"} else []
