"""Headings that a person has matched once, kept in a small file beside the table: ``"Giờ vào họp" = "Bắt đầu"``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from service.errors import Problem, TableRejected
from service.intake.toml import Readable, bytes_of, read_toml
from service.tables.columns import Columns


def columns_from(file: Path, columns: Columns) -> Columns:
    """`columns` with the headings that `file` matches; raises `TableRejected` with all that is wrong with it."""
    return columns.matched_by(choices_in(file, columns))[0]


def choices_in(file: Readable, columns: Columns) -> dict[str, str]:
    """What `file` says that headings mean: a label or path, "" to pass over; raises `TableRejected` as above."""
    said = read_toml(bytes_of(file, "columns-file", TableRejected), file.name, TableRejected)
    wrong = [heading for heading, name in said.items() if not isinstance(name, str)]
    choices = {heading: name for heading, name in said.items() if isinstance(name, str)}
    _, unknown = columns.matched_by(choices)
    if wrong or unknown:
        raise TableRejected([_problem(file, heading, str(said[heading])) for heading in (*wrong, *unknown)])
    return choices


def file_of(choices: Mapping[str, str], columns: Columns) -> bytes:
    """The file that says `choices`, by the labels of the fields where these are theirs alone."""
    lines = ["# Cột nào là mục nào: sinhhoat batch … --columns-from cot.toml, hoặc chọn cùng bảng ở trang /hang-loat."]
    for heading, name in choices.items():
        column = columns.by_path.get(name)
        alone = column and columns.matched_by({heading: column.qualified})[1] == []
        label = column.qualified if column and alone else name
        lines.append(f"{json.dumps(heading, ensure_ascii=False)} = {json.dumps(label, ensure_ascii=False)}")
    return "\n".join((*lines, "")).encode()


def _problem(file: Readable, heading: str, name: str) -> Problem:
    message = f"“{heading[:60]}”: không có mục “{name[:60]}”, hoặc có nhiều; ghi nhãn đầy đủ, như “Cuộc họp: Bắt đầu”."
    return Problem("columns-file", file.name, message)
