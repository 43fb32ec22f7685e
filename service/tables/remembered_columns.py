"""Headings that a person has matched once, kept in a small file beside the table: ``"Giờ vào họp" = "Bắt đầu"``."""

from __future__ import annotations

from pathlib import Path

from service.errors import Problem, TableRejected
from service.intake.toml import bytes_of, read_toml
from service.tables.columns import Columns


def columns_from(file: Path, columns: Columns) -> Columns:
    """`columns` with the headings that `file` matches; raises `TableRejected` with all that is wrong with it."""
    said = read_toml(bytes_of(file, "columns-file", TableRejected), file.name, TableRejected)
    wrong = [heading for heading, name in said.items() if not isinstance(name, str)]
    known, unknown = columns.matched_by({heading: name for heading, name in said.items() if isinstance(name, str)})
    if wrong or unknown:
        raise TableRejected([_problem(file, heading, str(said[heading])) for heading in (*wrong, *unknown)])
    return known


def _problem(file: Path, heading: str, name: str) -> Problem:
    message = f"“{heading[:60]}”: không có mục “{name[:60]}”, hoặc có nhiều; ghi nhãn đầy đủ, như “Cuộc họp: Bắt đầu”."
    return Problem("columns-file", file.name, message)
