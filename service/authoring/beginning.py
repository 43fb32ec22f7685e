"""The beginning of an own kind of an office: the two files of a kind on offer under another name."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from service.authoring.own_fields import OwnField, as_toml, declared, places
from service.dossier import KIND_NAME
from service.errors import Problem, TemplateBroken, UnknownKind
from service.kinds.catalogue import unknown_kind
from service.kinds.kind_folders import ALL, files_of
from service.kinds.sheet import KindSheet, model_of_own_fields, read_sheet
from service.template import emptied, with_places, words_of

_NAMED = re.compile(r'(?m)^name = "(\w+)"')
_OWN = (
    "# Bản riêng, chép từ loại {origin} của sinhhoat. Mẫu Word cùng tên nằm cạnh tệp này.\n"
    "# Các mục của tệp này: docs/templates.md. Kiểm tra: sinhhoat templates check THƯ_MỤC\n"
)
# Of the kind that it was copied from, what a sheet says of a paper whose middle is another.
_OF_ANY_MIDDLE = (
    "title", "heading", "symbol", "issuer_symbol", "order", "on_request", "drafts", "drafts_optional", "number",
)  # fmt: skip
_SUBJECT = "{% if doc.subject %}{{ doc.subject }}{% else %}{{ meeting.period.text }}{% endif %}"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an author wants of the new kind: how it is called (empty: as the kind copied), own fields that the template
    prints, and whether the middle of the template is left to the author.
    """

    title: str = ""
    heading: str = ""
    symbol: str = ""
    fields: Sequence[OwnField] = ()
    empties: bool = False


def beginning(name: str, origin: str, folders: Sequence[Path], wishes: Wishes | None = None) -> dict[str, bytes]:
    """The two files of a new kind `name`, copied from the kind `origin` of `folders`, as the `wishes` say.

    Raises `UnknownKind` where there is no such kind, `TemplateBroken` where `name` cannot be the name of one, or where
    the template of `origin` has no middle that can be taken out.
    """
    wishes = wishes or Wishes()
    sheets, templates = (files_of(folders, suffix) for suffix in (".toml", ".docx"))
    if origin not in sheets or origin not in templates:
        raise UnknownKind([unknown_kind(origin, sorted(sheets.keys() & templates.keys()))])
    if not KIND_NAME.fullmatch(name) or name == ALL:
        message = f"“{name[:80]}” không dùng làm tên loại được; hãy đặt bằng chữ thường không dấu, như giay-moi-rieng."
        raise TemplateBroken([Problem("template-file", f"{name[:80]}.toml", message)])
    content, sheet = templates[origin].read_bytes(), sheets[origin].read_text(encoding="utf-8-sig")
    if name != origin:  # two kinds of one order and title would be told apart by their names alone
        if wishes.empties:
            content = emptied(content, _SUBJECT)
            sheet = _needed(read_sheet(sheet.encode(), f"{origin}.toml"), words_of(content))
        own = declared(wishes.fields, _NAMED.findall(sheet))
        sheet = _OWN.format(origin=origin) + _renamed(sheet, wishes) + as_toml(own)
        content = with_places(content, list(places(own, model_of_own_fields(name, own))))
    return {f"{name}.docx": content, f"{name}.toml": sheet.encode()}


def _renamed(sheet: str, wishes: Wishes) -> str:
    """The sheet under another title, which tells it from the kind that it was copied from, and as wished."""
    lines = dict(re.findall(r'(?m)^(title|heading|symbol) = "(.*)"', sheet))
    title = wishes.title or f"{lines.get('title', '')} (mẫu riêng)"
    for name, value in (("symbol", wishes.symbol), ("heading", wishes.heading.upper()), ("title", title)):
        if value:
            before = f'{name} = "{lines[name]}"' if name in lines else ""
            after = f"{name} = {_quoted(value)}"
            sheet = sheet.replace(before, after, 1) if before else f"{after}\n{sheet}"
    return sheet


def _needed(sheet: KindSheet, words: str) -> str:
    """The sheet without what its template, which says `words`, no longer prints."""
    said = {name: getattr(sheet, name) for name in _OF_ANY_MIDDLE}
    said["undated"] = sheet.undated if sheet.undated == "meeting" or sheet.undated in words else ""
    names = [f"{name}." for name in re.findall(r"[\w.]+", words)]
    said["requires"] = [path for path in sheet.requires if any(name.startswith(f"{path}.") for name in names)]
    # Of two sittings the one that was held is printed, under a name of its own.
    said["requires_one_of"] = [
        group for group in sheet.requires_one_of if any(path.rpartition(".")[2] in words for path in group)
    ]
    lines = [f"{name} = {_quoted(value)}\n" for name, value in said.items() if value not in ("", False, [])]
    return "".join(lines) + as_toml(field for field in sheet.extra if f"extra.{field.name}" in words)


def _quoted(value: object) -> str:
    """A text, number or yes and no as TOML writes it: as JSON does."""
    return json.dumps(value, ensure_ascii=False)
