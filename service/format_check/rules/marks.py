"""Marks of circulation and of urgency (HD 05, II.3, II.4)."""

from __future__ import annotations

from collections.abc import Iterator

from service.format_check.components import patterns
from service.format_check.components.pieces import Piece, pieces_of
from service.format_check.mending.restyling import restyle
from service.format_check.rules.checker import Checker
from service.format_check.rules.letter_style import check_style
from service.format_check.rules.rule import FormatRule

SCOPE_LOOK = FormatRule(
    "scope-look",
    "Phụ lục 2, ô 11a",
    "Kiểu chữ của chỉ dẫn phạm vi phổ biến",
    "Đặt chữ in hoa, cỡ 12, đứng, đậm.",
    reformat=restyle("scope"),
)
URGENCY_LOOK = FormatRule(
    "urgency-look",
    "Phụ lục 2, ô 10",
    "Kiểu chữ của dấu chỉ mức độ khẩn",
    "Đặt chữ in hoa, cỡ 14, đậm.",
    reformat=restyle("urgency"),
)


def check(checker: Checker) -> None:
    """Check the letters of both marks."""
    head = checker.components.head
    for piece in (*([head.scope] if head.scope else []), *_scopes_in_header(checker)):
        check_style(checker, SCOPE_LOOK, "Chỉ dẫn phạm vi phổ biến", piece, "scope")
    if head.urgency is not None:
        check_style(checker, URGENCY_LOOK, "Dấu chỉ mức độ khẩn", head.urgency, "urgency")


def _scopes_in_header(checker: Checker) -> Iterator[Piece]:
    """The mark of circulation where it stands in the header of page 1."""
    section = checker.word.sections[0]
    header = section.headers.get("first" if section.title_page else "default", ())
    pieces = (piece for paragraph in header for piece in pieces_of(paragraph))
    return (piece for piece in pieces if patterns.SCOPE.fullmatch(piece.folded.strip(" .()[]")))
