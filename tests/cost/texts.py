"""Texts that some step may take long over, whatever they are put into."""

from __future__ import annotations

from collections.abc import Callable

Text = Callable[[int], str]

# Each of these was slow somewhere.
TEXTS: dict[str, Text] = {
    "combining marks": lambda n: "a" + "\u0301\u0323" * n,  # in the wrong order: composing sorts them
    "blanks in a moment": lambda n: "24/11/2026 19h" + " " * n + "x",
    "blanks in a number": lambda n: "Số" + " " * n + "x",
    "blanks before secrecy": lambda n: "“" + " " * n + "mật " * 2,
    "no-break blanks": lambda n: "số" + "\u00a0" * n + "x",
    "secret documents": lambda n: "tài liệu " * n + "mật",
}
# The others stand in one text together, each so often; where its work grows too fast, they are tried one by one.
PIECES = (
    "mật ", "a\n", "\n", ".", "- ", "1", "24/11/2026 ", "trước ngày ", "(", "“", "Nguyễn Văn A ", "a,", "a;", "a", "A",
    "Uỷ ban nhân dân huyện ", "a@", "/", "?", "Nguy?n ", "{{", "a  ", "<", "&", "số ", "_", "…",
)  # fmt: skip


def pieces(n: int) -> str:
    """Each of `PIECES` so often, one after the other."""
    return "\n".join(f"a {piece * n} b" for piece in PIECES)


def every() -> dict[str, Text]:
    """`TEXTS`, and all others in one."""
    return {**TEXTS, "pieces": pieces}
