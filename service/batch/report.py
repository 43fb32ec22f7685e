"""What a batch tells the office: manifest.csv (the files), report.csv (row by row), tong-hop.xlsx (cell by cell).

The .csv files are UTF-8 with a byte order mark, which Excel needs to keep Vietnamese letters.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from service.batch.journal import JournalEntry, MadeDocument
from service.errors import CellProblem, Problem
from service.package.xlsx_bytes import begin, xlsx_of

MANIFEST, REPORT, SUMMARY = "manifest.csv", "report.csv", "tong-hop.xlsx"
SUMMARY_LIMIT = 10_000  # lines that an office still reads, and a spreadsheet opens at once
CELL_LIMIT = 32_000  # characters that a cell of a workbook takes

_BOM = "\ufeff".encode()
_MANIFEST = ("Tệp", "Loại văn bản", "SHA-256", "Bảng", "Trang tính", "Dòng", "Lưu ý", "Quy tắc")
_REPORT = (
    "Kết quả", "Bảng", "Trang tính", "Dòng", "Cột", "Tên cột", "Giá trị", "Cần", "Sửa thế nào", "Mã", "Văn bản",
)  # fmt: skip
_SUMMARY = (
    ("Mã chi bộ", 16), ("Chi bộ", 30), ("Ngày họp", 18), ("Có mặt", 9), ("Phải dự", 9), ("Tỷ lệ", 10),
    ("Vắng", 40), ("Nhiệm vụ", 10), ("Số nghị quyết", 14), ("Văn bản", 10), ("Lưu ý", 50), ("Nên xem theo quy tắc", 80),
)  # fmt: skip
_TO_DO = {
    "blank": "Điền {n} ô “{header}” còn trống",
    "missing-block": "Điền {n} ô “{header}” còn trống",
    "missing": "Điền {n} ô “{header}” còn trống",
    "missing-column": "Thêm cột còn thiếu",
    "extra-cell": "Xem lại {n} dòng có nhiều ô hơn tiêu đề",
    "marks-lost": "Lưu lại bảng cho khỏi mất dấu ({n} chỗ)",
    "double-row": "Bỏ {n} dòng lặp lại",
}


def csv_lines(rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows as lines of .csv; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = io.StringIO()
    csv.writer(text).writerows([_inert(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def _inert(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def manifest_of(pages: Iterable[list[JournalEntry]]) -> Iterator[bytes]:
    """manifest.csv page by page: a line for each document."""
    yield _BOM + csv_lines([_MANIFEST])
    for entries in pages:
        yield csv_lines(_manifest_line(entry, made) for entry in entries for made in entry.documents)


def _manifest_line(entry: JournalEntry, made: MadeDocument) -> Sequence[Any]:
    rules = ", ".join(dict.fromkeys(finding.rule for finding in entry.findings))  # report.csv has their sentences
    place = (entry.file, entry.sheet, entry.row)
    return (made.name, made.kind, made.sha256, *place, "; ".join(entry.warnings), rules)


def report_of(pages: Iterable[list[JournalEntry]]) -> Iterator[bytes]:
    """report.csv page by page: for each row its documents, what to look at, and what to mend."""
    yield _BOM + csv_lines([_REPORT])
    for entries in pages:
        yield csv_lines(line for entry in entries for line in _report_lines(entry))


def _report_lines(entry: JournalEntry) -> Iterator[Sequence[Any]]:
    place = (entry.file, entry.sheet, entry.row, "", "", "", "")
    for document in entry.documents:
        yield ("đã làm", *place, "", "", document.name)
    for warning in entry.warnings:
        yield ("lưu ý", *place, warning, "", "")
    for rule, message in entry.findings:
        yield ("nên xem", *place, message, rule, "")
    for problem in entry.problems:
        yield _problem_line(problem)


def _problem_line(problem: CellProblem) -> Sequence[Any]:
    row = problem.row or ""  # 0: the whole sheet
    place = (problem.file, problem.sheet, row, problem.column, problem.header, problem.value, problem.expected)
    return ("phải sửa", *place, problem.message, problem.code, "")


def report_of_problems(problems: Iterable[CellProblem]) -> bytes:
    """The report of a table of which nothing was made."""
    return _BOM + csv_lines([_REPORT]) + csv_lines(map(_problem_line, problems))


def to_do(problems: Sequence[Problem]) -> list[str]:
    """The problems as a short list of what to do in Vietnamese, the most frequent first."""
    counted = Counter(_task(problem.code, getattr(problem, "header", "")) for problem in problems)
    return [task.replace("{n}", str(times)) for task, times in counted.most_common()]


def _task(code: str, header: str) -> str:
    task = _TO_DO.get(code, "Sửa {n} ô “{header}”" if header else "Sửa {n} chỗ")
    if "{header}" in task and not header:
        return "Bổ sung {n} chỗ còn thiếu"
    return task.replace("{header}", header)


def summary_of(pages: Iterable[list[JournalEntry]]) -> bytes:
    """tong-hop.xlsx: a line for each dossier, with a heading that does not scroll away."""
    book = Workbook(write_only=True)
    page = book.create_sheet("Tổng hợp")
    page.freeze_panes = "A2"
    for letter, (_, width) in zip("ABCDEFGHIJKL", _SUMMARY, strict=True):
        page.column_dimensions[letter].width = width
    begin(page)
    page.append([_heading(page, name) for name, _ in _SUMMARY])
    for entries in pages:
        for entry in entries:
            page.append([_summary_cell(page, value) for value in _summary_line(entry)])
    return xlsx_of(book)


def _summary_line(entry: JournalEntry) -> list[Any]:
    if entry.line is None:
        return ["", f"(dòng {entry.row}: chưa làm)", *[None] * 7, 0, f"{len(entry.problems)} chỗ phải sửa", ""]
    line = entry.line._asdict() | {"start_at": datetime.fromisoformat(entry.line.start_at)}
    findings = "\n".join(f"{rule}: {message}" for rule, message in entry.findings)
    return [*line.values(), len(entry.documents), "; ".join(entry.warnings), findings[:CELL_LIMIT]]


def _heading(page: Any, name: str) -> Any:
    cell = WriteOnlyCell(page, name)
    cell.font = Font(name="Times New Roman", size=12, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="9F1019")
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return cell


def _summary_cell(page: Any, value: Any) -> Any:
    """A plain value, or a styled cell where it needs one: styling a cell takes longer than making a document."""
    if not isinstance(value, datetime) and not (isinstance(value, str) and value.startswith("=")):
        return value
    cell = WriteOnlyCell(page, value)
    if isinstance(value, datetime):
        cell.number_format = "dd/mm/yyyy hh:mm"
    else:
        cell.data_type = "s"  # a text that was typed, not a formula
    return cell
