"""Workbooks as people make them, and as LibreOffice saves them."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pytest

from service.kinds.catalogue import Catalogue
from service.tables import Table, blank_tables, open_table
from tests.conftest import tool

Rows = Sequence[Sequence[Any]]


def book_of(sheets: Mapping[str, Rows], touch: Callable[[Any], None] = lambda book: None) -> bytes:
    """A workbook with those sheets, `touch`ed before it is saved; formulas have no kept values."""
    book = openpyxl.Workbook()
    for page in book.worksheets:
        book.remove(page)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for cells in rows:
            page.append(list(cells))
    touch(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.3"'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)
_ODS_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    "</manifest:manifest>"
)
_ODS_BLANK = "<table:table-cell/>"
_ODS_CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def ods_of(sheets: Mapping[str, Rows]) -> bytes:
    """The same as an OpenDocument workbook, all cells of text."""
    tables = []
    for title, rows in sheets.items():
        lines = (
            "".join(_ODS_CELL.format(escape(str(cell))) if cell else "<table:table-cell/>" for cell in cells)
            for cells in rows
        )
        body = "".join(f"<table:table-row>{line or '<table:table-cell/>'}</table:table-row>" for line in lines)
        tables.append(f'<table:table table:name="{escape(title)}">{body}</table:table>')
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _ODS_MANIFEST)
        archive.writestr("content.xml", _ODS.format("".join(tables)))
    return out.getvalue()


def saved_by_libreoffice(home: Path, books: Mapping[str, bytes], form: str = "xlsx") -> dict[str, Path]:
    """`books` opened and saved by LibreOffice, which reckons their formulas; by their names."""
    source, out = home / "nguon", home / form
    source.mkdir(parents=True, exist_ok=True)
    for name, content in books.items():
        (source / f"{name}.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
    files = [str(source / f"{name}.xlsx") for name in books]
    command = [tool("soffice"), profile, "--headless", "--convert-to", form, "--outdir", str(out), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: out / f"{name}.{form}" for name in books}


def saved_twice(books: Mapping[str, bytes]) -> tuple[Any, Any]:
    """Two fixtures for a test module: `office`, the paths of `books` saved by LibreOffice, and `book`, which gives one
    of them by its name: as LibreOffice saves it, then as openpyxl does."""

    @pytest.fixture(scope="module", name="office")
    def office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
        return saved_by_libreoffice(tmp_path_factory.mktemp("bang"), books)

    @pytest.fixture(
        name="book", params=[pytest.param("office", marks=[pytest.mark.office, pytest.mark.slow]), "library"]
    )
    def book(request: pytest.FixtureRequest) -> Callable[[str], bytes]:
        if request.param == "library":
            return lambda name: books[name]
        paths = request.getfixturevalue("office")
        return lambda name: paths[name].read_bytes()

    return office, book


def opener(catalogue: Catalogue, usual: str) -> Callable[..., Table]:
    """Opens a table for a kind, the `usual` one where none is named."""
    columns = blank_tables.columns_for(catalogue)

    def open_it(source: bytes | Path, kind: str = usual, name: str = "bang.xlsx") -> Table:
        return open_table(source, name, columns, blank_tables.needs_of(catalogue, kind, columns))

    return open_it
