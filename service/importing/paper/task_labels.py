"""Tasks whose fields stand in lines of their own: ``- Người thực hiện: …``, ``- Thời hạn: …``."""

from __future__ import annotations

import re

from service.vocabulary import words

_LONGEST = 45  # characters of a label
_ITEM = re.compile(r"(?:[-–+*•]|[a-zđ]\))\s*")
_LABELS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("leads", "(?:nguoi |dong chi |don vi )?(?:thuc hien|chu tri|phu trach|duoc giao)(?: thuc hien)?"),
        ("support", "(?:nguoi |don vi )?phoi hop(?: thuc hien)?"),
        ("due", "(?:thoi han|thoi gian|han|tien do)(?: hoan thanh| thuc hien| xong)?|hoan thanh truoc(?: ngay)?"),
        ("responsible", "(?:nguoi |dong chi )?(?:chiu )?trach nhiem(?: chinh)?|(?:nguoi )?theo doi"),
        ("result", "(?:ket qua|san pham)(?: can dat| phai dat| du kien)?|yeu cau"),
        ("authority", "tham quyen"),
    )
)


def labelled(text: str) -> tuple[str, str]:
    """Which field of a task a line gives, and what it says there; two empty texts where it gives none."""
    label, _, told = text.partition(":")
    if not told.strip() or len(label) > _LONGEST:
        return "", ""
    plain = words.plain(_ITEM.sub("", label.lstrip(), count=1))
    name = next((name for name, pattern in _LABELS if pattern.fullmatch(plain)), "")
    return (name, told.strip(" .;")) if name else ("", "")
