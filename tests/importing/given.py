"""What the cases are written with: tables as they are pasted or saved, and the people they must give."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import docx
import xlsxwriter


def tsv(*rows: str) -> str:
    """Rows written with bars, as they lie on the clipboard."""
    return "\n".join(row.replace("|", "\t") for row in rows)


def book(*rows: Sequence[Any], title: str = "Sheet1") -> bytes:
    """A workbook of one sheet; days stand in it as days."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet, days = made.add_worksheet(title), made.add_format({"num_format": "dd/mm/yyyy"})
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value, days if isinstance(value, date) else None)
    made.close()
    return out.getvalue()


def member(name: str, **more: Any) -> dict[str, Any]:
    """A member of the roster."""
    return {"full_name": name, **more}


def there(*names: str) -> list[dict[str, Any]]:
    """Those who came."""
    return [{"member": name, "state": "co_mat"} for name in names]


def away(name: str, reason: str) -> dict[str, Any]:
    """Who was absent with a reason."""
    return {"member": name, "state": "vang_co_ly_do", "reason": reason}


def split_runs(given: bytes) -> bytes:
    """The same paper as WPS saves it: every run cut into pieces of three letters."""
    document = docx.Document(io.BytesIO(given))
    for paragraph in document.paragraphs:
        for run in list(paragraph.runs):
            text, bold = run.text, run.bold
            if "\t" in text or "\n" in text or len(text) < 4:
                continue
            run.text = text[:3]
            after = run._r
            for start in range(3, len(text), 3):
                more = paragraph.add_run(text[start : start + 3])
                more.bold = bold
                after.addnext(more._r)
                after = more._r
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
