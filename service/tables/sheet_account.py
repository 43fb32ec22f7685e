"""What became of everything on a sheet: rows that were used, and by name whatever was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from service.tables.cells import is_blank, text_of
from service.tables.header import letters
from service.tables.sheet_files import Cells
from service.vietnamese import repeated

_KEPT = 1_000  # rows of a sheet that are named one by one; a list of more helps nobody
_SHOWN = 60  # characters of a row that its name repeats
_NUMBERS = 12  # row numbers, or runs of them, that one sentence names


class Unused(StrEnum):
    """Why a row that says something is no data."""

    ABOVE = "ở trên tiêu đề"
    HINTS = "dòng gợi ý"
    NUMBERS = "số thứ tự cột"
    HEADING = "tiêu đề lặp lại"
    GROUP = "dòng chia nhóm"
    EXAMPLE = "dòng ví dụ chưa sửa"
    TOTAL = "dòng cộng"
    REMARK = "ghi chú"
    SIGNATURE = "chữ ký"
    ELSEWHERE = "chỉ có ô ngoài các cột đã hiểu"


@dataclass(frozen=True, slots=True)
class UnusedRow:
    """One row that was not used: its number, why, and how it begins."""

    number: int
    why: Unused
    text: str


@dataclass
class SheetAccount:
    """One sheet: `used` counts its rows of data, `unused` all others that say something."""

    place: str
    file: str = ""
    title: str = ""
    used: int = 0
    unused: list[UnusedRow] = field(default_factory=list)
    unused_count: int = 0
    hidden: list[int] = field(default_factory=list)  # rows of data that nobody sees
    ignored: dict[int, str] = field(default_factory=dict)  # columns that mean nothing to us, by their headings
    is_example: bool = False  # nothing but the example of the blank table, which was used
    examples_left: tuple[int, tuple[str, ...]] = (0, ())  # the row that was edited in part, and where it was not
    bare: Counter[int] = field(default_factory=Counter)  # filled cells of rows of data under no heading, by column

    def leave(self, number: int, cells: Cells, why: Unused) -> None:
        """Name a row that is not used; a blank one is nothing."""
        filled = [text_of(cell) for cell in cells if not is_blank(cell)]
        if filled:
            self.unused_count += 1
            if len(self.unused) < _KEPT:
                self.unused.append(UnusedRow(number, why, repeated(" ".join(filled), _SHOWN)))

    @property
    def example_left(self) -> str:
        """Where a row of data still says what the example of the blank table says; empty where none does."""
        number, titles = self.examples_left
        where = ", ".join(f"“{title}”" for title in titles[:_NUMBERS])
        said = "còn giữ chữ của dòng ví dụ ở"
        return f"{self.place}: dòng {number} {said} {where}; hãy ghi của chi bộ, hoặc để trống" if titles else ""

    def sentences(self) -> Iterator[str]:
        """What was not used of the sheet, and which hidden rows were."""
        if self.is_example:
            yield f"{self.place}: chỉ có dòng ví dụ của bảng trống; hãy ghi đè lên bằng dữ liệu của chi bộ"
        if self.example_left:
            yield self.example_left
        for why, rows in groupby(sorted(self.unused, key=lambda row: (row.why, row.number)), lambda row: row.why):
            named = list(rows)
            shown = ", ".join(f"“{row.text}”" for row in named[:2])
            yield f"{self.place}: không dùng {_listed(row.number for row in named)} ({why}): {shown}"
        if self.unused_count > len(self.unused):
            yield f"{self.place}: không dùng {self.unused_count - len(self.unused)} dòng nữa"
        if self.hidden:
            yield f"{self.place}: {len(self.hidden)} dòng ẩn hoặc bị lọc vẫn được dùng: {_listed(self.hidden)}"
        for column, count in sorted(self.bare.items())[:_NUMBERS]:
            yield f"{self.place}: cột {letters(column)} không có tiêu đề, không dùng {count} ô"
        if len(self.bare) > _NUMBERS:
            yield f"{self.place}: không dùng {len(self.bare) - _NUMBERS} cột không có tiêu đề nữa"


@dataclass(frozen=True)
class Account:
    """The whole table: its sheets, and a word on each sheet that was passed over."""

    sheets: tuple[SheetAccount, ...] = ()
    passed: tuple[str, ...] = ()

    @property
    def sentences(self) -> list[str]:
        """Everything that was not used, by name."""
        return [*self.passed, *(said for sheet in self.sheets for said in sheet.sentences())]

    @property
    def summary(self) -> str:
        """One line for the end of a run."""
        rows, unused = sum(sheet.used for sheet in self.sheets), Counter[str]()
        for sheet in self.sheets:
            unused.update(row.why.value for row in sheet.unused)
        count = sum(sheet.unused_count for sheet in self.sheets)
        why = ", ".join(f"{times} {name}" for name, times in unused.most_common())
        hidden = sum(len(sheet.hidden) for sheet in self.sheets)
        columns = [name for sheet in self.sheets for name in sheet.ignored.values()]
        bare = sum(len(sheet.bare) for sheet in self.sheets)
        parts = [f"Đã đọc {rows + count} dòng" + (f" ở {len(self.sheets)} trang" if len(self.sheets) > 1 else "")]
        parts += [f"không dùng {count} dòng ({why})"] if count else ["dòng nào cũng dùng"]
        parts += [f"{hidden} dòng ẩn vẫn dùng"] if hidden else []
        parts += [f"bỏ qua {len(columns)} cột ({_some(columns)})"] if columns else []
        parts += [f"bỏ qua {bare} cột không có tiêu đề"] if bare else []
        parts += [f"bỏ qua {len(self.passed)} trang"] if self.passed else []
        parts += ["chỉ có dòng ví dụ của bảng trống, chưa có dữ liệu của chi bộ nào"] if self.is_example else []
        rows_left = [str(sheet.examples_left[0]) for sheet in self.sheets if sheet.examples_left[1]]
        parts += [f"dòng {', '.join(rows_left)} còn giữ chữ của dòng ví dụ"] if rows_left else []
        return "; ".join(parts) + "."

    @property
    def is_example(self) -> bool:
        """Whether all that was read is the example of a blank table."""
        return any(sheet.is_example for sheet in self.sheets)


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{name[:40]}”" for name in names[:4])
    return f"{shown}, …" if len(names) > 4 else shown


def _listed(numbers: Iterable[int]) -> str:
    """Row numbers as people say them: ``dòng 4, 7–9``."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return f"dòng {', '.join(said[:_NUMBERS])}" + (" …" if len(said) > _NUMBERS else "")
