"""Each thing that is handed in goes to its reader, by what its bytes are."""

from __future__ import annotations

from service.errors import FileRefused, Problem, TableRejected
from service.importing.lines import read_lines
from service.importing.proposals import Origin, Reading
from service.importing.sources import TEXT_MOST, grid_of_text, grids_of_file, parts_of_html, text_of_file
from service.importing.tables import read_table
from service.package.foreign_files import help_for
from service.package.office_zip import unpacked
from service.vietnamese import nfc

_OLD_OFFICE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK"
_DOC = "Đây là tệp .doc đời cũ, hoặc tệp có mật khẩu. Hãy mở bằng Word rồi lưu lại dạng .docx, không đặt mật khẩu."
_BINARY = "Không đọc được tệp này: không phải bảng, văn bản Word hay chữ. Hãy gửi .docx, .xlsx, .csv, hoặc dán chữ vào."
_TOO_LONG = "Phần chữ dán vào quá dài; hãy chia ra nhiều lần."
_LEFTOVERS = ("~$", ".", "__MACOSX")
_TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".xlsm")


def take_file(name: str, content: bytes, reading: Reading, into: str = "") -> None:
    """Read one file into `reading`; raises `FileRefused` with a sentence that helps."""
    if message := help_for(content):
        raise FileRefused([Problem("not-readable", name, message)])
    if not content.strip():
        raise FileRefused([Problem("empty", name, "Tệp trống, không có nội dung; hãy chọn lại tệp.")])
    suffix = f".{name.rpartition('.')[2].lower()}"
    if content.startswith(_OLD_OFFICE) and suffix == ".doc":
        raise FileRefused([Problem("package-encrypted", name, _DOC)])
    if suffix == ".zip" and (inside := unpacked(content, name, _is_readable)) is not None:
        for path, part in inside:
            take_file(path, part, reading, into)
    elif content.startswith(_ZIP) and _is_word(content):
        from service.importing.paper import take_paper

        take_paper(name, content, reading)
    elif content.startswith((_ZIP, _OLD_OFFICE)) or suffix in _TABLES:
        _take_tables(name, content, reading, into)
    elif (text := text_of_file(content)) is not None and "\0" not in text:
        if text.lstrip()[:200].lower().startswith(("<html", "<!doctype html", "<table", "<meta")):
            take_html(text, name, reading, into)
        else:
            take_text(text, name, reading, into)
    else:
        raise FileRefused([Problem("not-readable", name, _BINARY)])


def _is_readable(path: str) -> bool:
    """Whether a file of a .zip may be read, by its name; what programs leave beside files is none of them."""
    parts = path.split("/")
    return path.lower().endswith((".docx", ".txt", *_TABLES)) and not any(part.startswith(_LEFTOVERS) for part in parts)


def _is_word(content: bytes) -> bool:
    return b"word/document" in content or b"wordprocessingml" in content


def _take_tables(name: str, content: bytes, reading: Reading, into: str) -> None:
    try:
        grids = grids_of_file(content, name)
    except TableRejected as error:
        raise FileRefused(error.problems) from None
    for grid in grids:
        if (
            grid.width == 1
            and all(len(row) < 2 for row in grid.rows)
            and not name.lower().endswith((".xlsx", ".xls", ".ods"))
        ):
            read_lines([row[0] if row else "" for row in grid.rows], grid.place, reading, into)
        else:
            read_table(grid, reading, into)


def take_text(text: str, name: str, reading: Reading, into: str = "") -> None:
    """Read pasted text: a table where most lines hold tabs or bars, else lines."""
    if len(text) > TEXT_MOST:
        raise FileRefused([Problem("too-long", name, _TOO_LONG)])
    text, place = nfc(text), Origin(file=name)
    if grid := grid_of_text(text, place):
        read_table(grid, reading, into)
    else:
        read_lines(text.split("\n"), place, reading, into)


def take_html(text: str, name: str, reading: Reading, into: str = "") -> None:
    """Read the HTML that Word and Excel put on the clipboard."""
    if len(text) > TEXT_MOST:
        raise FileRefused([Problem("too-long", name, _TOO_LONG)])
    place = Origin(file=name)
    for part in parts_of_html(text, place):
        if isinstance(part, list):
            read_lines(part, place, reading, into)
        else:
            read_table(part, reading, into)
