"""Workbooks as bytes, made in memory.

openpyxl writes every sheet into a temporary file first, and a killed process leaves that file behind, with members'
names in it. It has no public way around that, so its own writer is used here with a buffer in place of the file.
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
from service.package.parts import CORE_PROPERTIES

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def begin(sheet: Any) -> None:
    """Open a sheet of a write-only workbook for its rows; widths and panes must be set before."""
    sheet._writer = WorksheetWriter(sheet, BytesIO())
    sheet._writer.write_top()


def xlsx_of(book: Workbook) -> bytes:
    """The bytes of `book`, without a time: same cells, same bytes; write-only sheets must have been begun (`begin`)."""
    out = BytesIO()
    _Writer(book, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED)).save()  # deflated once, below
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[CORE_PROPERTIES] = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", parts[CORE_PROPERTIES])
    return Archive(parts).assemble({})


class _Writer(ExcelWriter):
    """openpyxl's own writer, which keeps each sheet in memory instead of a temporary file."""

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
