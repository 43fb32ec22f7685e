"""Trying out templates before anybody relies on them: printed with the samples, with each optional part left out once,
and judged by the official format.

What `catalogue.load` can tell from a template alone it tells at every start; what takes printing is told here.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass, replace
from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from service.dossier import Issuance
from service.dossier.parts import fields_of
from service.errors import DossierRejected, Problem, SinhhoatError, TemplateBroken
from service.finding import Severity
from service.format_check import check_format
from service.intake import read_dossier
from service.kinds.catalogue import Kind
from service.kinds.filters import FILTERS
from service.kinds.sheet import ExtraField, RowField
from service.package import open_package
from service.papers.letterhead import Letterhead, letterhead_of
from service.papers.needs import lacking
from service.papers.render import render
from service.template import compile_template

WHOLE, SMALL = "ban-mong-2026-11.json", "minimal.json"
_MOST_REFUSALS = 100  # of one trial; a list of objects says the same of each row
_WORKED_OUT = frozenset({"doc", "extra", "counts"})  # names of a template that the dossier does not hold itself
_TRIED = {  # something to print for each of `service.kinds.sheet.EXTRA_TYPES`
    "line": "Nội dung riêng",
    "text": "Nội dung riêng",
    "lines": ["Nội dung riêng"],
    "count": 2,
    "date": "2026-11-24",
    "moment": "2026-11-24T19:30",
    "flag": True,
    "person": "Lò Văn Thiêng",
    "people": ["Lò Văn Thiêng"],
}

Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Proof:
    """What the trials of one kind said: problems that must be mended, warnings that should be."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def prove(kind: Kind, kinds: Mapping[str, Kind], samples: Path) -> Proof:
    """Try out one kind; `samples` is the folder with the product's dossiers (`WHOLE`, `SMALL`)."""
    samples_read = (json.loads((samples / name).read_text(encoding="utf-8")) for name in (WHOLE, SMALL))
    whole, small = (_completed(sample, kind) for sample in samples_read)
    judge = _Judge()
    content, name = kind.file.read_bytes(), kind.template.name
    tried = replace(kind, compiled=partial(compile_template, content, name=name, filters=FILTERS, judge=judge))
    problems: list[Problem] = []
    for letterhead in _ready(kind, kinds, [whole, _draft(whole, kind), small, *_left_out(whole, kind)]):
        problems += _refusals(replace(letterhead, kind=tried), judge)
    problems += _unused(kind, kinds, whole)
    warnings: list[Problem] = []
    for letterhead in () if problems else _ready(kind, kinds, [whole, _draft(whole, kind), small]):
        for severity, problem in _faults_of_format(letterhead):
            (problems if severity is Severity.ERROR else warnings).append(problem)
    return Proof(tuple(dict.fromkeys(problems)), tuple(dict.fromkeys(warnings)))


def _completed(raw: Raw, kind: Kind) -> Raw:
    """The sample with what this kind needs beside the meeting: its number and day, its own fields."""
    raw = copy.deepcopy(raw)
    issued: Raw = raw.setdefault("issuance", {})
    known = issued.get("resolution", {"number": 11, "signed_on": "2026-11-24"})
    issued.setdefault(kind.name, known if kind.sheet.drafts else {})
    if kind.sheet.extra:
        raw.setdefault("extra", {})[kind.name] = {field.name: _tried(field) for field in kind.sheet.extra}
    return raw


def _draft(raw: Raw, kind: Kind) -> Raw:
    """The same meeting with every paper that has drafts in its first one."""
    raw = copy.deepcopy(raw)
    for name, issuance in raw["issuance"].items():
        if name in ("resolution", "conclusion", kind.name):
            issuance.pop("number", None)
            issuance.pop("signed_on", None)
            issuance["draft_no"] = 1
    return raw


def _left_out(raw: Raw, kind: Kind) -> Iterator[Raw]:
    """`raw` with each thing that the template prints left out once, in every row of its list."""
    paths = {path for field in kind.template.fields for path in _prefixes(field)}
    paths |= {f"issuance.{kind.name}.{name}" for name in fields_of(Issuance)}
    paths |= {f"extra.{kind.name}.{own}" for own in kind.sheet.own_paths}
    for path in sorted(paths):
        if path.partition(".")[0] not in _WORKED_OUT or path.startswith(f"extra.{kind.name}."):
            fewer = copy.deepcopy(raw)
            if _remove(fewer, re.findall(r"\[\]|[^.\[\]]+", path)):
                yield fewer


def _prefixes(field: str) -> Iterator[str]:
    """``tasks``, ``tasks[].due`` of ``tasks[].due``."""
    steps = field.split(".")
    return (".".join(steps[: count + 1]).removesuffix("[]") for count in range(len(steps)))


def _remove(data: Any, steps: list[str]) -> bool:
    """Take away what `steps` lead to; whether anything was there."""
    step, *rest = steps
    if step == "[]":
        return isinstance(data, list) and sum(_remove(item, rest) for item in data) > 0
    if not isinstance(data, dict) or step not in data:
        return False
    if rest:
        return _remove(data[step], rest)
    del data[step]
    return True


def _ready(kind: Kind, kinds: Mapping[str, Kind], raws: Iterator[Raw] | list[Raw]) -> Iterator[Letterhead]:
    """Those that are dossiers and hold what the kind needs: nobody can print the others."""
    for raw in raws:
        try:
            letterhead = letterhead_of(kind, read_dossier(raw), kinds)
        except DossierRejected:
            continue
        if not lacking(letterhead):
            yield letterhead


class _Judge:
    """Refuses value number `wanted` of those that no paper should print: trial after trial finds the next one."""

    def __init__(self) -> None:
        self.wanted = self.seen = 0

    def __call__(self, value: object) -> str:
        said = _unfit(value)
        self.seen += bool(said)
        return said if said and self.seen == self.wanted else ""


def _unfit(value: object) -> str:  # noqa: PLR0911 - a table, one line a type
    """Why a value that is no text must not be printed as it is; nothing where it may."""
    if value is None:
        return "có thể để trống, khi đó văn bản in chữ “None”. Hãy đặt thẻ trong {% if … %}, hoặc ghi {{ … or '' }}."
    if isinstance(value, bool):
        return "là có/không, văn bản in “True” hoặc “False”. Hãy viết {% if … %}chữ cần in{% endif %}."
    if isinstance(value, date | time):
        return "là ngày giờ, văn bản in dạng của máy. Hãy thêm |date, |long_date hoặc |clock."
    if isinstance(value, float | Decimal):
        return "là số lẻ, văn bản in dấu chấm thay dấu phẩy. Hãy thêm |number."
    if isinstance(value, Enum):
        return "là một lựa chọn, văn bản in tên của máy. Hãy thêm .label."
    if isinstance(value, list | tuple | set | frozenset | dict):
        return "là danh sách, văn bản in cả ngoặc. Hãy dùng {%p for … %}, hoặc một bộ lọc như |listed."
    if is_dataclass(value):
        return "là cả một mục, văn bản in dạng của máy. Hãy ghi thêm tên trường, như .full_name."
    return ""


def _tried(field: RowField) -> Any:
    """Something to print for a kind's own field; for rows, one row with something in each column."""
    if isinstance(field, ExtraField) and field.fields:
        return [{column.name: _tried(column) for column in field.fields}]
    return _TRIED[field.type]


def _refusals(letterhead: Letterhead, judge: _Judge) -> Iterator[Problem]:
    """Everything that one trial prints and should not, and what stops it."""
    for wanted in range(1, _MOST_REFUSALS):
        judge.wanted, judge.seen = wanted, 0
        try:
            render(letterhead, carry=False)
        except SinhhoatError as error:
            for problem in error.problems:  # told to the author of a template, who knows fields, not a sample's rows
                message = re.sub(r"\[\d+\]", "[]", problem.message)
                yield Problem(problem.code, letterhead.kind.template.name, message)
            if isinstance(error, TemplateBroken):
                return
        else:
            return


def _unused(kind: Kind, kinds: Mapping[str, Kind], whole: Raw) -> Iterator[Problem]:
    """Parts that the sheet requires although the page is the same without them."""
    for letterhead in _ready(kind, kinds, [whole]):
        page = _page(letterhead)
        for path in kind.sheet.requires:
            fewer = copy.deepcopy(whole)
            if not _remove(fewer, path.split(".")):
                continue
            try:
                same = _page(letterhead_of(kind, read_dossier(fewer), kinds)) == page
            except SinhhoatError:
                continue  # it cannot do without it
            if same:
                message = f"requires: “{path}” là bắt buộc mà mẫu không dùng đến; hãy bỏ khỏi requires, hoặc in ra."
                yield Problem("template-unused", f"{kind.name}.toml", message)


def _page(letterhead: Letterhead) -> list[bytes]:
    """All that a document shows."""
    parts = open_package(render(letterhead).content).parts
    return [content for part, content in parts.items() if part.startswith("word/")]


def _faults_of_format(letterhead: Letterhead) -> Iterator[tuple[Severity, Problem]]:
    name = letterhead.kind.template.name
    for finding in check_format(render(letterhead).content, name).findings:
        where = f"{finding.where}: " if finding.where else ""
        message = f"{where}{finding.message} [{finding.rule}]"
        yield finding.severity, Problem("template-format", name, message)
