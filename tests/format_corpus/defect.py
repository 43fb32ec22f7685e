"""What a bad file is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.spoiling.docx_file import File

DIRECT = "định dạng trực tiếp"
STYLE = "kiểu đoạn"
PARENT = "kiểu gốc (basedOn)"
CHARACTER = "kiểu ký tự"
TYPED = "chữ gõ vào"
SECTION = "thiết lập trang"


@dataclass(frozen=True)
class BadFile:
    """A bad file: the good one it comes from, the rule it breaks, by which way, what is wrong, the change."""

    good: str
    rule: str
    mechanism: str
    defect: str
    change: Callable[[File], object]


def words(good: str, rule: str, old: str, new: str) -> BadFile:
    """Other words, and nothing else."""
    shown = f"“{new}”" if new else "bỏ trống"
    return BadFile(good, rule, TYPED, f"{shown} thay cho “{old}”", lambda file: file.say(old, new))
