"""The sheet of a kind: what its .toml may say, what is wrong with one, and the model of the fields it adds."""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from service.dossier import Dossier
from service.dossier.fields import ROWS_LIMIT, Count, Day, Flag, Line, Moment, OptionalLine, OptionalText, Text
from service.dossier.model_paths import members_of, unwrapped
from service.dossier.parts import Part, fields_of, is_part
from service.dossier.people import PersonRef
from service.errors import Problem, TemplateBroken
from service.intake.toml import as_model, read_toml

FILE_NAME = "{date}-{cell}-{order}-{title}{state}"
FILE_NAME_PARTS = frozenset({"date", "period", "cell", "order", "title", "state"})

# The parts of a dossier that are sittings; a paper without a day of signing may take the day of one.
SITTINGS = tuple(
    name for name, field in fields_of(Dossier).items() if "start_at" in members_of(unwrapped(field.annotation))
)

# The types of a kind's own fields: name → the type of a required field, and type and default of an optional one.
# Besides these there is "rows", whose columns are of these types.
EXTRA_TYPES: dict[str, tuple[Any, Any]] = {
    "line": (Line, (OptionalLine, "")),
    "text": (Text, (OptionalText, "")),
    "lines": (tuple[Text, ...], (tuple[Text, ...], ())),
    "count": (Count, (Count | None, None)),
    "date": (Day, (Day | None, None)),
    "moment": (Moment, (Moment | None, None)),
    "flag": (Flag, (Flag, False)),
    "person": (PersonRef, (PersonRef | None, None)),
    "people": (tuple[PersonRef, ...], (tuple[PersonRef, ...], ())),
}


class RowField(Part):
    """A field with a plain value: one column of a kind's own rows."""

    name: Annotated[Line, Field(pattern=r"^[a-z][a-z0-9_]*$")] = Field(title="Tên mục")
    label: Line = Field(title="Nhãn")
    hint: OptionalLine = Field("", title="Gợi ý")
    type: Literal[tuple(EXTRA_TYPES)] = Field("line", title="Kiểu dữ liệu")  # type: ignore[valid-type]  # one list
    required: bool = Field(False, title="Bắt buộc")


class ExtraField(RowField):
    """A field that only this kind has; the dossier holds it under ``extra.<kind>.<name>``."""

    type: Literal[(*EXTRA_TYPES, "rows")] = Field("line", title="Kiểu dữ liệu")  # type: ignore[valid-type]  # one list
    fields: tuple[RowField, ...] = Field((), title="Các cột của mỗi dòng")
    stays: bool = Field(False, title="Giữ sang kỳ sau")


class KindSheet(Part):
    """What the .toml of a kind says; names that it does not know are refused."""

    title: Line = Field(title="Tên gọi")
    heading: Line = Field(title="Tên loại in trên văn bản")
    purpose: OptionalLine = Field("", title="Để làm gì")
    symbol: OptionalLine = Field("", title="Ký hiệu loại")
    issuer_symbol: Line = Field("CB", title="Ký hiệu cơ quan ban hành")
    order: Annotated[int, Field(ge=1, le=99)] = Field(title="Thứ tự trong bộ văn bản")
    on_request: bool = Field(False, title="Chỉ có trong bộ khi hồ sơ nhắc tới")
    drafts: bool = Field(False, title="Có bản dự thảo")
    drafts_optional: bool = Field(False, title="Là dự thảo chỉ khi ghi lần dự thảo")
    number: Literal["room", "optional"] = Field("optional", title="Khi chưa có số")
    undated: Literal[("room", *SITTINGS)] = Field("room", title="Khi chưa có ngày ký")  # type: ignore[valid-type]
    requires: tuple[Line, ...] = Field((), title="Các phần bắt buộc của hồ sơ")
    requires_one_of: tuple[tuple[Line, ...], ...] = Field((), title="Mỗi nhóm cần ít nhất một phần của hồ sơ")
    annex_of: tuple[Line, ...] = Field((), title="Là phụ lục của")
    carries: tuple[Line, ...] = Field((), title="Mang thêm trong tệp, ngoài những gì in ra")
    withholds: tuple[Line, ...] = Field((), title="Phần không mang trong tệp, dù có in một ít")
    file_name: Line = Field(FILE_NAME, title="Mẫu tên tệp")
    extra: tuple[ExtraField, ...] = Field((), title="Mục riêng")

    @property
    def has_drafts(self) -> bool:
        """Whether it may be a draft: always until it is issued, or only where a round is given."""
        return self.drafts or self.drafts_optional

    @property
    def own_paths(self) -> list[str]:
        """The kind's own fields and the columns of its own rows: ``host``, ``stops``, ``stops[].who``."""
        columns = [f"{field.name}[].{column.name}" for field in self.extra for column in field.fields]
        return [*(field.name for field in self.extra), *columns]


def read_sheet(content: bytes, file: str, model: type[KindSheet] = KindSheet) -> KindSheet:
    """The sheet in a .toml, as `model`; `file` names it in problems. Raises `TemplateBroken` with all that is wrong."""
    sheet = as_model(read_toml(content, file, TemplateBroken), model, file, TemplateBroken)
    if problems := [*_file_name_problems(sheet, file), *_own_field_problems(sheet, file), *_path_problems(sheet, file)]:
        raise TemplateBroken(problems)
    return sheet


def _file_name_problems(sheet: KindSheet, file: str) -> Iterator[Problem]:
    try:
        pieces = list(string.Formatter().parse(sheet.file_name))
    except ValueError:  # a brace that is never closed
        pieces = [(sheet.file_name, None, None, None)]
    for literal, name, spec, conversion in pieces:
        if not re.fullmatch(r"[A-Za-z0-9_-]*", literal) or spec or conversion or name not in {None, *FILE_NAME_PARTS}:
            known = ", ".join(f"{{{part}}}" for part in sorted(FILE_NAME_PARTS))
            message = f"file_name: “{sheet.file_name[:80]}” chỉ được ghép từ {known}, chữ không dấu, số, gạch nối."
            yield Problem("sheet-file-name", file, message)
            return


def _own_field_problems(sheet: KindSheet, file: str) -> Iterator[Problem]:
    for fields in (sheet.extra, *(field.fields for field in sheet.extra)):
        names = [field.name for field in fields]
        for name in dict.fromkeys(names):
            if hasattr(Part, name) or names.count(name) > 1:
                message = f"extra: tên “{name}” trùng, hoặc đã dùng cho việc khác; hãy đặt tên khác."
                yield Problem("sheet-extra", file, message)
    for field in sheet.extra:
        if (field.type == "rows") != bool(field.fields):
            message = f"extra: mục “{field.name}” kiểu rows phải có fields (các cột); kiểu khác thì không."
            yield Problem("sheet-extra", file, message)


def _path_problems(sheet: KindSheet, file: str) -> Iterator[Problem]:
    """Paths of the sheet that do not lead through single parts of the dossier to a field that is filled in."""
    named = {
        "requires": sheet.requires,
        "requires_one_of": [path for group in sheet.requires_one_of for path in group],
        "carries": sheet.carries,
        "withholds": sheet.withholds,
    }
    for name, path in ((name, path) for name, paths in named.items() for path in paths):
        model: Any = Dossier
        for step in path.split("."):
            known = fields_of(model) if is_part(model) else {}
            if step not in known:
                near = difflib.get_close_matches(step, known, n=1)
                way_out = f"; “{step}” có phải là “{near[0]}”?" if near else f"; xem lại “{step}”."
                yield Problem("template-field", file, f"{name}: hồ sơ không có “{path}” để nhập{way_out}")
                break
            model = unwrapped(known[step].annotation)


def model_of_own_fields(kind_name: str, fields: Sequence[ExtraField]) -> type[Part]:
    """The model that reads the own `fields` of a kind."""
    return _model_of(f"{kind_name.title().replace('-', '')}Extra", fields)


def _model_of(class_name: str, fields: Sequence[RowField]) -> type[Part]:
    types: dict[str, Any] = {}
    infos: dict[str, Any] = {}
    for field in fields:
        required, (optional, default) = _types_of(class_name, field)
        types[field.name] = required if field.required else optional
        infos[field.name] = Field(... if field.required else default, title=field.label, description=field.hint)
    return type(class_name, (Part,), {"__annotations__": types, **infos})


def _types_of(owner: str, field: RowField) -> tuple[Any, tuple[Any, Any]]:
    """The type of a field where it is required, and its type and default where it is not."""
    if not isinstance(field, ExtraField) or field.type != "rows":
        return EXTRA_TYPES[field.type]
    row = _model_of(f"{owner}{field.name.title().replace('_', '')}", field.fields)
    rows: Any = Annotated[tuple[row, ...], Field(max_length=ROWS_LIMIT)]  # type: ignore[valid-type]  # made here
    return Annotated[rows, Field(min_length=1)], (rows, ())
