"""A commune's table with one good row, and how to change it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

HEAD = [
    "Tên chi bộ", "Đảng bộ cấp trên trực tiếp", "Địa danh", "Kỳ sinh hoạt", "Bắt đầu", "Địa điểm", "Nội dung",
    "Người thực hiện", "Thời gian (phút)", "Người ký", "Chức vụ người ký",
]  # fmt: skip

ROW = [
    "Chi bộ bản Mòng", "Đảng bộ phường Chiềng Cơi", "Chiềng Cơi", "11/2026", "24/11/2026 19:30", "Nhà văn hoá",
    "Báo cáo tháng 11", "Lò Văn Xuân", "15", "Lò Văn Xuân", "Bí thư",
]  # fmt: skip


def row(**cells: Any) -> list[Any]:
    """The good row with some cells changed, by their headings without spaces and marks."""
    names = {"cell": 0, "start": 4, "period": 3, "content": 6, "presenter": 7, "minutes": 8, "signer": 9}
    changed: list[Any] = [*ROW]
    for name, value in cells.items():
        changed[names[name]] = value
    return changed


def csv_bytes(rows: Sequence[Sequence[Any]], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)
