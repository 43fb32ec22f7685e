"""Whether a stranger's workbook may be opened: its sizes are checked before a reader unpacks it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

MAX_UNPACKED = 2 * 2**30
MAX_UNPACKED_UPLOAD = 200 * 2**20
MAX_CELLS = 60_000_000  # in the rectangle around all cells of a sheet, which a reader keeps in memory
MAX_CELLS_UPLOAD = 1_000_000  # the same while a request waits
_BLOCK = 2**20
_CELL = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")


def spreadsheet_problem(source: Path | bytes) -> tuple[str, str] | None:
    """Why a workbook must not be opened, as (code, message), or None; bytes are an upload and have tighter bounds."""
    file = io.BytesIO(source) if isinstance(source, bytes) else source
    upload = isinstance(source, bytes)
    max_size, max_cells = (MAX_UNPACKED_UPLOAD, MAX_CELLS_UPLOAD) if upload else (MAX_UNPACKED, MAX_CELLS)
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(info.file_size for info in archive.infolist()) > max_size:
                return "table-size", "bảng tính quá lớn; hãy lưu thành .csv."
            sheets = [name for name in archive.namelist() if _SHEET.fullmatch(name)]
            if any(_cells(archive, name) > max_cells for name in sheets):
                return "table-size", "bảng tính có ô ở quá xa (cột hoặc dòng cuối); hãy xoá các ô thừa, hoặc lưu .csv."
    except zipfile.BadZipFile:
        return None
    return None


def _cells(archive: zipfile.ZipFile, sheet: str) -> int:
    """How many cells the rectangle around all cells of `sheet` has."""
    rows, width, rest = 0, 0, b""
    with archive.open(sheet) as file:
        while block := file.read(_BLOCK):
            for column, row in _CELL.findall(rest + block):
                width = max(width, _number(column))
                rows = max(rows, int(row))
            rest = block[-16:]
    return rows * width


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
