"""What a batch tells the office: manifest.csv (the files), report.csv (row by row), tong-hop.xlsx (cell by cell).

The .csv files are UTF-8 with a byte order mark, which Excel needs to keep Vietnamese letters.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook

from service.batch.journal import JournalEntry, MadeDocument
from service.errors import CellProblem, Problem
from service.package.xlsx_bytes import xlsx_of
from service.tables import Account
from service.tables.header import letters

MANIFEST, REPORT, SUMMARY = "manifest.csv", "report.csv", "tong-hop.xlsx"
SUMMARY_LIMIT = 10_000  # lines that an office still reads, and a spreadsheet opens at once
MOST_TO_DO = 10  # lines
LEFT = "của lần làm trước; bảng lần này không có"
CELL_LIMIT = 32_000  # characters that a cell of a workbook takes
_DAY = 2  # the column of the day in the summary

_BOM = "\ufeff".encode()
_NOTHING_LEFT: Mapping[str, str] = {}
_LEVELS = {"error": "lỗi", "warning": "cảnh báo", "info": "gợi ý"}
_MANIFEST = ("Tệp", "Loại văn bản", "SHA-256", "Bảng", "Trang tính", "Dòng", "Lưu ý", "Quy tắc")
_REPORT = (
    "Kết quả", "Bảng", "Trang tính", "Dòng", "Cột", "Tên cột", "Giá trị", "Cần", "Sửa thế nào", "Mã", "Văn bản", "Mức",
)  # fmt: skip
_SUMMARY = (
    ("Mã chi bộ", 16), ("Chi bộ", 30), ("Ngày họp", 18), ("Có mặt", 9), ("Phải dự", 9), ("Tỷ lệ", 10),
    ("Vắng", 40), ("Nhiệm vụ", 10), ("Số nghị quyết", 14), ("Tán thành nghị quyết", 26), ("Văn bản", 10), ("Lưu ý", 50),
    ("Nên xem theo quy tắc", 80),
)  # fmt: skip
_HEAD = {
    "font_size": 12, "bold": True, "font_color": "#FFFFFF", "bg_color": "#9F1019",
    "align": "center", "valign": "vcenter", "text_wrap": True,
}  # fmt: skip
_TO_DO = {
    "blank": "Điền {n} ô “{header}” còn trống",
    "missing-block": "Điền {n} ô “{header}” còn trống",
    "missing": "Điền {n} ô “{header}” còn trống",
    "missing-column": "Thêm cột còn thiếu",
    "extra-cell": "Xem lại {n} dòng có nhiều ô hơn tiêu đề",
    "marks-lost": "Lưu lại bảng cho khỏi mất dấu ({n} chỗ)",
    "double-row": "Bỏ {n} dòng lặp lại",
    "broken-cell": "Sửa {n} ô “{header}” có công thức hỏng",
    "stray-row": "Xoá {n} dòng ghi chú, hoặc ghi tên chi bộ",
    "unknown-cell": "Sửa {n} mã chi bộ không có ở trang “Cuộc họp”",
    "ambiguous-meeting": "Thêm cột “Kỳ sinh hoạt” cho {n} chi bộ có nhiều cuộc họp",
}


def csv_lines(rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows as lines of .csv; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = io.StringIO()
    csv.writer(text).writerows([_inert(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def _inert(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def manifest_of(pages: Iterable[list[JournalEntry]], left: Mapping[str, str] = _NOTHING_LEFT) -> Iterator[bytes]:
    """manifest.csv page by page: a line for each document, and for each of an earlier run that was `left` there."""
    yield _BOM + csv_lines([_MANIFEST])
    for entries in pages:
        yield csv_lines(_manifest_line(entry, made) for entry in entries for made in entry.documents)
    yield csv_lines((name, "", sha256, "", "", "", LEFT, "") for name, sha256 in left.items())


def _manifest_line(entry: JournalEntry, made: MadeDocument) -> Sequence[Any]:
    rules = ", ".join(dict.fromkeys(finding.rule for finding in entry.findings))  # report.csv has their sentences
    place = (entry.file, entry.sheet, entry.row)
    return (made.name, made.kind, made.sha256, *place, "; ".join(entry.warnings), rules)


def documents_in(manifest: bytes) -> dict[str, str]:
    """The documents that a manifest names, with their SHA-256."""
    rows = csv.reader(io.StringIO(manifest.decode("utf-8-sig", "replace"), newline=""))
    return {row[0]: row[2] for row in rows if len(row) > 2 and row[0].endswith(".docx")}


def report_of(pages: Iterable[list[JournalEntry]], account: Account | None = None) -> Iterator[bytes]:
    """report.csv page by page: for each row its documents, what to look at, what to mend; then what was not used."""
    yield _BOM + csv_lines([_REPORT])
    for entries in pages:
        yield csv_lines(line for entry in entries for line in _report_lines(entry))
    yield csv_lines(_account_lines(account))


def _report_lines(entry: JournalEntry) -> Iterator[Sequence[Any]]:
    place = (entry.file, entry.sheet, entry.row, "", "", "", "")
    for document in entry.documents:
        yield ("đã làm", *place, "", "", document.name, "")
    for warning in entry.warnings:
        yield ("lưu ý", *place, warning, "", "", _LEVELS["info"])
    for rule, message, severity in entry.findings:
        yield ("nên xem", *place, message, rule, "", _LEVELS.get(severity, severity))
    for problem in entry.problems:
        yield _problem_line(problem)


def _account_lines(account: Account | None) -> Iterator[Sequence[Any]]:
    """What stands in the table and in no dossier; and the hidden rows, which do."""
    for sheet in account.sheets if account else ():
        place = (sheet.file, sheet.title)
        for row in sheet.unused:
            yield ("không dùng", *place, row.number, "", "", row.text, "", row.why.value, "", "", _LEVELS["info"])
        for number in sheet.hidden:
            yield (
                "lưu ý",
                *place,
                number,
                "",
                "",
                "",
                "",
                "dòng ẩn hoặc bị lọc; vẫn được dùng",
                "",
                "",
                _LEVELS["info"],
            )
        for column, heading in sheet.ignored.items():
            why = "cột không thuộc hồ sơ"
            yield ("không dùng", *place, "", letters(column), heading, "", "", why, "", "", _LEVELS["info"])
    for passed in account.passed if account else ():
        yield ("không dùng", "", "", "", "", "", "", "", passed, "", "", _LEVELS["info"])


def _problem_line(problem: CellProblem) -> Sequence[Any]:
    row = problem.row or ""  # 0: the whole sheet
    place = (problem.file, problem.sheet, row, problem.column, problem.header, problem.value, problem.expected)
    return ("phải sửa", *place, problem.message, problem.code, "", _LEVELS["error"])


def report_of_problems(problems: Iterable[Problem], account: Account | None = None) -> bytes:
    """The report of a table of which nothing was made."""
    cells = (one if isinstance(one, CellProblem) else CellProblem(one.code, one.path, one.message) for one in problems)
    return b"".join(
        [_BOM, csv_lines([_REPORT]), csv_lines(map(_problem_line, cells)), csv_lines(_account_lines(account))]
    )


def to_do(problems: Sequence[Problem]) -> list[str]:
    """The problems as a list of at most `MOST_TO_DO` things to do in Vietnamese, the most frequent first."""
    counted = Counter((_task(one.code, getattr(one, "header", "")), getattr(one, "sheet", "")) for one in problems)
    tasks = [
        task.replace("{n}", str(times)) + (f" (trang “{sheet}”)" if sheet else "")
        for (task, sheet), times in counted.most_common()
    ]
    if len(tasks) <= MOST_TO_DO:
        return tasks
    rest = sum(times for _, times in counted.most_common()[MOST_TO_DO - 1 :])
    return [*tasks[: MOST_TO_DO - 1], f"Sửa {rest} chỗ khác: xem report.csv"]


def _task(code: str, header: str) -> str:
    task = _TO_DO.get(code, "Sửa {n} ô “{header}”" if header else "Sửa {n} chỗ")
    if "{header}" in task and not header:
        return "Bổ sung {n} chỗ còn thiếu"
    return task.replace("{header}", header)


def summary_of(pages: Iterable[list[JournalEntry]]) -> bytes:
    """tong-hop.xlsx: a line for each dossier, with a heading that does not scroll away and chooses among the lines."""

    def fill(book: Workbook) -> None:
        page = book.add_worksheet("Tổng hợp")
        page.freeze_panes(1, 0)
        head = book.add_format(_HEAD)
        time = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for column, (name, width) in enumerate(_SUMMARY):
            page.set_column(column, column, width, time if column == _DAY else None)
            page.write_string(0, column, name, head)
        last = 0
        for last, line in enumerate((_summary_line(entry) for entries in pages for entry in entries), 1):
            page.write_row(last, 0, line)
        page.autofilter(0, 0, last, len(_SUMMARY) - 1)

    return xlsx_of(fill)


def _summary_line(entry: JournalEntry) -> list[Any]:
    if entry.line is None:
        return ["", f"(dòng {entry.row}: chưa làm)", *[None] * 8, 0, f"{len(entry.problems)} chỗ phải sửa", ""]
    line = entry.line._asdict() | {"start_at": datetime.fromisoformat(entry.line.start_at)}
    findings = "\n".join(f"{finding.rule}: {finding.message}" for finding in entry.findings)
    return [*line.values(), len(entry.documents), "; ".join(entry.warnings), findings[:CELL_LIMIT]]
