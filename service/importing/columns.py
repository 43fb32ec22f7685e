"""What the columns of a table were taken for, and what a person says that they are instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from service.importing.grids import Grid
from service.importing.headers import Heading, heading_of
from service.importing.people import names_somebody
from service.importing.rosters import columns_of
from service.tables.header import letters
from service.vietnamese import repeated
from service.vocabulary import words

UNUSED = "–"  # the title of a column of which nothing is taken
ORDER = "Số thứ tự"
_SHOWN = 40
_PEOPLE = {
    "full_name": "Họ và tên",
    "name_and_role": "Họ và tên, chức vụ",
    "family_name": "Họ và tên đệm",
    "given_name": "Tên gọi",
    "birth": "Ngày sinh",
    "gender": "Giới tính",
    "male": "Nam",
    "female": "Nữ",
    "party_role": "Chức vụ Đảng",
    "other_role": "Chức vụ khác",
    "party_status": "Chính thức, dự bị",
    "official": "Chính thức",
    "probationary": "Dự bị",
    "full_membership": "Ngày chính thức",
    "activity": "Miễn sinh hoạt",
    "note": "Ghi chú",
    "at.state": "Điểm danh",
    "at.present": "Có mặt",
    "at.absent": "Vắng",
    "at.excused": "Vắng có lý do",
    "at.unexcused": "Vắng không lý do",
    "at.reason": "Lý do vắng",
}
# A title for each meaning that a column of a block may be given by hand.
TITLES: Mapping[str, Mapping[str, str]] = {
    "members": _PEOPLE,
    "attendance": _PEOPLE,
    "agenda_items": {"content": "Nội dung", "presenter": "Người thực hiện", "minutes": "Thời lượng"},
    "tasks": {
        "work": "Nội dung công việc",
        "leads": "Người thực hiện",
        "support": "Phối hợp",
        "due": "Thời hạn",
        "responsible": "Người chịu trách nhiệm",
        "result": "Kết quả, sản phẩm",
        "authority": "Thẩm quyền",
    },
    "prev_tasks": {
        "work": "Nhiệm vụ",
        "leads": "Người thực hiện",
        "due": "Thời hạn",
        "result": "Kết quả",
        "percent": "Tỷ lệ hoàn thành",
        "note": "Ghi chú",
    },
    "commendations": {
        "name": "Họ và tên, tập thể",
        "birth_year": "Năm sinh",
        "position": "Chức vụ",
        "place": "Đơn vị",
        "deed": "Thành tích",
        "field": "Lĩnh vực",
        "happened_on": "Ngày thực hiện",
        "proposer": "Người giới thiệu",
        "votes": "Số phiếu tán thành",
        "level": "Hình thức biểu dương",
    },
    "discussion": {
        "speaker": "Người phát biểu",
        "content": "Nội dung phát biểu",
        "reply": "Trả lời",
        "topic": "Vấn đề",
    },
}  # fmt: skip


_LOOKED_AT = 30  # rows that show what a column holds
_ABOVE_NAMES = re.compile(r"(?:nguoi|ai|ten|don vi|can bo|dang vien|dong chi)\b")
_DAY = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}")
# What the values of a column are like, where they are like anything.
_FITS: Mapping[str, Callable[[str], object]] = {
    **dict.fromkeys(("full_name", "name_and_role", "leads", "presenter", "responsible", "speaker"), names_somebody),
    **dict.fromkeys(("birth", "birth_year"), words.birth_year),
    **dict.fromkeys(("due", "happened_on", "full_membership"), _DAY.search),
    **{name: partial(words.meaning, name) for name in ("gender", "party_status", "party_role")},
    **dict.fromkeys(("male", "female", "at.state", "at.present", "at.absent"), words.is_mark),
    "minutes": words.minutes_of,
    "percent": re.compile(r"\d").search,
}


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """One column of a table that was read: its letter, what stands above it, a value in it, what it was taken for."""

    number: int  # counted from 0
    letter: str
    given: str
    example: str
    title: str  # one of `TITLES`, `ORDER` or `UNUSED`


@dataclass(frozen=True, slots=True)
class TableRead:
    """One table that was read: where it stands, which block it was taken for ("": none), and its columns."""

    where: str
    block: str
    columns: tuple[ColumnRead, ...]


def told(grid: Grid, found: Heading | None, into: str, titles: Sequence[str]) -> Heading | None:
    """The heading as somebody says it is: a title for each column, "" where it is right as it was found."""
    first, last, before = (found.first, found.last, found.titles) if found else (-1, -1, ("",) * grid.width)
    block = found.block if found else into
    said = tuple(own or title for own, title in zip((*titles, *[""] * grid.width), before, strict=False))
    blocks = ("members", "attendance") if block in ("members", "attendance") else (block,)
    heading = next((heading for one in blocks if one and (heading := heading_of(one, first, last, said))), None)
    return without_title_row(grid, heading) if heading and last < 0 else heading


def without_title_row(grid: Grid, heading: Heading) -> Heading:
    """The heading of a table that has none we know, and with it the first row where that is no row like those below."""
    return replace(heading, first=0, last=0) if _is_above(grid, heading) else heading


def _is_above(grid: Grid, heading: Heading) -> bool:
    """Whether the first row holds no name, day or number where those below it do: it stands above the columns.

    A name in small letters is one all the same.
    """
    is_above = False
    for column, name in _meanings(heading).items():
        first, *below = (grid.text(row, column) for row in range(min(len(grid.rows), _LOOKED_AT)))
        fits, filled = _FITS.get(name), [text for text in below if text]
        if not first or not fits or sum(map(bool, map(fits, filled))) * 2 <= len(filled):
            continue
        if fits(first):
            return False
        is_above = is_above or fits is not names_somebody or _ABOVE_NAMES.match(words.plain(first)) is not None
    return is_above


def table_read(grid: Grid, heading: Heading | None, given: Heading | None, into: str) -> TableRead:
    """What a table was taken for; `given`: its heading as it stands there."""
    block = heading.block if heading else into
    columns = tuple(_columns(grid, heading, given, TITLES[block])) if block else ()
    return TableRead(str(grid.place), block, columns)


def _columns(
    grid: Grid, heading: Heading | None, given: Heading | None, titles: Mapping[str, str]
) -> Iterator[ColumnRead]:
    meanings = _meanings(heading) if heading else {}
    body = range(given.last + 1 if given else 0, len(grid.rows))
    for column in range(grid.width):
        title = given.titles[column] if given else ""
        example = next((text for row in body if (text := grid.text(row, column))), "")
        if title or example:
            above, below = (repeated(text.replace("\n", " "), _SHOWN) for text in (title.replace(" | ", ", "), example))
            own = ORDER if heading and heading.numbering == column else titles.get(meanings.get(column, ""), UNUSED)
            yield ColumnRead(column, letters(column + grid.first_column), above, below, own)


def _meanings(heading: Heading) -> dict[int, str]:
    """What each column is taken for, by the reader that takes it."""
    is_of_people = heading.block in ("members", "attendance")
    by_name = columns_of(heading).by_name if is_of_people else heading.columns
    return {column: name for name, column in by_name.items()}
