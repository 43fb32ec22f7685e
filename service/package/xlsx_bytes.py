"""Workbooks as bytes, made in memory.

openpyxl on its own lays every sheet into a file of the folder for temporary ones first, where a process that is killed
leaves it behind, members' names and all. It has no public way around that, so its own writer is used here with a
buffer in the file's place.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from service.package.docx_writer import Archive

_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def begin(sheet: Any) -> None:
    """Open a sheet of a write-only workbook for its rows; what stands before them (widths, panes) is set already."""
    sheet._writer = WorksheetWriter(sheet, BytesIO())
    sheet._writer.write_top()


def xlsx_of(book: Workbook) -> bytes:
    """`book` without the moment at which it was written: same cells, same bytes.

    The sheets of a write-only workbook were opened with `begin`.
    """
    out = BytesIO()
    _Writer(book, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED)).save()  # deflated once, below
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[_CORE] = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", parts[_CORE])
    return Archive(parts).assemble({})


class _Writer(ExcelWriter):
    """openpyxl's own, but for the file that it makes of each sheet."""

    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        if self.workbook.write_only:
            ws.close()
            writer = ws._writer
        else:
            writer = WorksheetWriter(ws, BytesIO())
            writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], writer.read())  # type: ignore[attr-defined]  # not in its stubs
        self.manifest.append(ws)
