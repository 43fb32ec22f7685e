"""What the .toml of a paper of a period may say, besides what every kind may (`service.kinds.sheet`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field

from service.dossier.cell import Cell
from service.dossier.fields import Flag, Line, OptionalLine
from service.dossier.model_paths import unknown_step
from service.dossier.norms import Norms
from service.dossier.parts import Part
from service.errors import Problem
from service.kinds.catalogue import Catalogue, Family, Kind, load
from service.kinds.sheet import KindSheet
from service.year.period.facts import PeriodFacts
from service.year.period.span import SPANS

NUMBER = "number"  # as the value of a column: the number of the row


class WorkbookColumn(Part):
    """A column of a kind's workbook; its `value` is a path in a row."""

    heading: Line = Field(title="Tiêu đề cột")
    value: Line = Field(title="Giá trị")
    width: Annotated[int, Field(ge=3, le=100)] = Field(12, title="Bề rộng, chữ")
    total: Flag = Field(False, title="Cộng ở dòng cuối")
    share: tuple[Line, ...] = Field((), title="Tỷ lệ của hai cột nào (tử, mẫu) ở dòng cuối")


class PeriodSheet(KindSheet):
    """The sheet of a paper that spans meetings, or cells."""

    of: Literal["cell", "commune"] = Field("cell", title="Ai ban hành")
    sign_capacity: Line = Field("T/M CHI BỘ", title="Quyền hạn ký")
    workbook_rows: OptionalLine = Field("", title="Các dòng của bảng tính")
    workbook: tuple[WorkbookColumn, ...] = Field((), title="Các cột của bảng tính")
    span: Literal[SPANS] = Field("year", title="Kỳ của văn bản")  # type: ignore[valid-type]  # one list
    ahead: Flag = Field(False, title="Làm trước khi kỳ ấy có buổi họp nào")
    needs_facts: tuple[Line, ...] = Field((), title="Phải có trong các kỳ họp")


def _problems(sheet: KindSheet, file: str) -> Iterator[Problem]:
    """Names of facts in the sheet that no period has."""
    if not isinstance(sheet, PeriodSheet):
        return
    named = {"needs_facts": sheet.needs_facts, "workbook_rows": [sheet.workbook_rows] if sheet.workbook else []}
    named["workbook"] = [
        f"{sheet.workbook_rows}[].{column.value}" for column in sheet.workbook if column.value != NUMBER
    ]
    for name, path in ((name, path) for name, paths in named.items() for path in paths):
        if unknown := unknown_step(path, {"period": PeriodFacts}):
            step, near = unknown
            way_out = f"“{step}” có phải là “{near}”?" if near else f"xem lại “{step}”."
            yield Problem("template-field", file, f"{name}: không có “{path}”; {way_out}")


# Templates of papers of a period read these, and `doc` and `extra` as all others do.
OF_A_PERIOD = Family(PeriodSheet, MappingProxyType({"org": Cell, "norms": Norms, "period": PeriodFacts}), _problems)


def sheet_of(kind: Kind) -> PeriodSheet:
    """The sheet of a paper of a period; raises TypeError for a kind of another family."""
    if not isinstance(kind.sheet, PeriodSheet):
        raise TypeError(f"{kind.name} is no paper of a period")
    return kind.sheet


def load_papers(folders: Sequence[Path], only: str | None = None, spelling: str | None = None) -> Catalogue:
    """The papers of periods in `folders`; the rest as in `service.kinds.catalogue.load`."""
    return load(folders, only, spelling, OF_A_PERIOD)
