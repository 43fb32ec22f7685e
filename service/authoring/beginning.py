"""The beginning of an own kind of an office: the two files of a kind on offer under another name."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from service.authoring.own_fields import OwnField, declared
from service.dossier import KIND_NAME
from service.errors import Problem, TemplateBroken, UnknownKind
from service.kinds.catalogue import unknown_kind
from service.kinds.kind_folders import ALL, files_of

_TITLE = re.compile(r'(?m)^(title = )"(.*)"')
_NAMED = re.compile(r'(?m)^name = "(\w+)"')
_OWN = (
    "# Bản riêng, chép từ loại {origin} của sinhhoat. Mẫu Word cùng tên nằm cạnh tệp này.\n"
    "# Các mục của tệp này: docs/templates.md. Kiểm tra: sinhhoat templates check THƯ_MỤC\n"
)


def beginning(
    name: str, origin: str, folders: Sequence[Path], title: str = "", fields: Sequence[OwnField] = ()
) -> dict[str, bytes]:
    """The two files of a new kind `name`, copied from the kind `origin` of `folders`, with a `title` and own `fields`.

    Raises `UnknownKind` where there is no such kind, `TemplateBroken` where `name` cannot be the name of one.
    """
    sheets, templates = (files_of(folders, suffix) for suffix in (".toml", ".docx"))
    if origin not in sheets or origin not in templates:
        raise UnknownKind([unknown_kind(origin, sorted(sheets.keys() & templates.keys()))])
    if not KIND_NAME.fullmatch(name) or name == ALL:
        message = f"“{name[:80]}” không dùng làm tên loại được; hãy đặt bằng chữ thường không dấu, như giay-moi-rieng."
        raise TemplateBroken([Problem("template-file", f"{name[:80]}.toml", message)])
    sheet = sheets[origin].read_text(encoding="utf-8-sig")
    if name != origin:  # two kinds of one order and title would be told apart by their names alone
        sheet = _TITLE.sub(lambda found: f"{found[1]}{_quoted(title or f'{found[2]} (mẫu riêng)')}", sheet, count=1)
        sheet = _OWN.format(origin=origin) + sheet + declared(fields, _NAMED.findall(sheet))
    return {f"{name}.docx": templates[origin].read_bytes(), f"{name}.toml": sheet.encode()}


def _quoted(text: str) -> str:
    """`text` as TOML writes it: in the quotes of JSON."""
    return json.dumps(text, ensure_ascii=False)
