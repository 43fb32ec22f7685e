"""What a person says on the page `/hang-loat` that headings mean, and the headings about which the page asks."""

from __future__ import annotations

from typing import Any

from flask import request

from service.errors import Problem, TableRejected
from service.intake.toml import Sent
from service.kinds.catalogue import Catalogue
from service.tables import ReadSheets, read_sheets
from service.tables.asked_headings import asked_headings, on_offer
from service.tables.blank_tables import columns_for, needs_of
from service.tables.columns import Columns, matched
from service.tables.remembered_columns import choices_in
from service.web.uploads import SentFile, display_name

PASSED_OVER = "-"  # what a list says for a heading that means nothing
_LARGEST = 100_000  # bytes of a file of headings
_TOO_LARGE = "Tệp dài quá 100 kB; tệp cot.toml tải về từ trang này ngắn hơn nhiều. Hãy xem có chọn nhầm tệp không."
_NO_FIELD = "Cột “{heading}”: mục đã chọn không có ở bản này của trang; hãy chọn lại bảng, rồi chọn lại mục."
_TOLD = 50  # headings that are named one by one
_MOST = 5_000  # headings that a page tells again, more than such a file holds


def told(columns: Columns) -> dict[str, str]:
    """By heading a field's path or label, "" to pass it over: of the file `cot.toml`, then of the page.

    Raises `TableRejected` with all that is wrong with the file, or with what a page of an earlier edition says.
    """
    choices: dict[str, str] = {}
    file = request.files.get("columns")
    if file and file.filename:
        sent = Sent(display_name(file.filename), file.read(_LARGEST + 1))
        if len(sent.content) > _LARGEST:  # a part of it would be told as broken, or taken for the whole
            raise TableRejected([Problem("columns-file", sent.name, _TOO_LARGE)])
        said = choices_in(sent, columns)
        choices = {heading: _path_of(name, columns) for heading, name in said.items()}
    unknown: list[str] = []
    for number in range(_MOST):
        heading, meant = request.form.get(f"heading-{number}", ""), request.form.get(f"means-{number}", "")
        if heading and (meant == PASSED_OVER or meant in columns.by_path):
            choices[heading] = "" if meant == PASSED_OVER else meant
        elif heading and meant:
            unknown.append(heading)
    if unknown:
        raise TableRejected(
            [Problem("columns-file", "", _NO_FIELD.format(heading=one[:60])) for one in unknown[:_TOLD]]
        )
    return choices


def read(catalogue: Catalogue, kind: str, file: SentFile, choices: dict[str, str]) -> ReadSheets:
    """The sheets of a table, with what people said of its headings; raises `TableRejected` where it cannot be read."""
    columns = columns_for(catalogue).matched_by(choices)[0]
    return read_sheets(file.content, file.name, columns, needs_of(catalogue, kind, columns))


def shown(
    catalogue: Catalogue, kind: str, file: SentFile, sheets: ReadSheets, choices: dict[str, str]
) -> dict[str, Any]:
    """What the page shows of a table's headings."""
    columns, carried = columns_for(catalogue), file.carried()
    needs = needs_of(catalogue, kind, columns)
    asked = asked_headings(sheets.sheets, columns.matched_by(choices)[0], needs) if carried else []
    said = {matched(heading): name or PASSED_OVER for heading, name in choices.items()}
    rows = [(one, _path_of(said.get(matched(one.text), ""), columns)) for one in asked]
    return {"file": file, "carried": carried, "asked": rows, "choices": choices, "offered": on_offer(columns, needs)}


def _path_of(name: str, columns: Columns) -> str:
    """The path that a choice means, which may be said by its label."""
    if name in ("", PASSED_OVER) or name in columns.by_path:
        return name
    found, _ = columns.matched_by({"x": name})
    return next((column.path for _, column in found.by_hand if column), "")
