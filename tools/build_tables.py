"""Write the sample tables: twenty cells of one ward and one month, all people invented.

python tools/build_tables.py

`cells.xlsx` carries the twenty whole dossiers, `cells-agenda.csv` their programmes, one row a cell, and `bad-rows.csv`
has one defect a row. All come from samples/ban-mong-2026-11.json with other villages, people and numbers.
"""

from __future__ import annotations

import copy
import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from xlsxwriter import Workbook  # noqa: E402

from service.config import BUILT_IN_TEMPLATES  # noqa: E402
from service.dossier import Dossier  # noqa: E402
from service.intake import read_dossier  # noqa: E402
from service.kinds import catalogue  # noqa: E402
from service.kinds.kind_folders import ALL  # noqa: E402
from service.package.xlsx_bytes import xlsx_of  # noqa: E402
from service.tables import Column, blank_tables  # noqa: E402
from service.vietnamese import slug  # noqa: E402

VILLAGES = (
    "Mòng", "San", "Púa Nhọt", "Lun", "Co Phung", "Bó Cằm", "Nẹ Tở", "Nẹ Nưa", "Kham", "Sàng",
    "Hịa", "Lụa", "Pọng", "Nam", "Pảng", "Hôm", "Thé", "Bó Ẩn", "Noong", "Phiêng",
)  # fmt: skip
SURNAMES = ("Lò", "Quàng", "Tòng", "Cà", "Lường", "Cầm", "Hoàng", "Bạc", "Vì", "Lèo", "Nguyễn", "Trần", "Giàng")
MEN = ("Pánh", "Inh", "Dũng", "Chung", "Sơn", "Nọi", "Tuấn", "Xôm", "Hải", "Thân", "Bun", "Ên", "Kiên", "Xuân", "Thoả")
WOMEN = ("Hoa", "Nga", "Biên", "Lả", "Dung", "Mai", "Phượng", "Ánh", "Hịa", "Yến", "Thu", "Ính", "Chiêng", "Lan", "Ón")
ROLES = {"bi_thu": "Bí thư", "pho_bi_thu": "Phó Bí thư"}
MEMBERS = 417  # of the twenty cells together, as in a commune
HEAD = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#9F1019", "text_wrap": True, "valign": "vcenter"}
DAY, TIME = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
LEFT_OUT = ("luong-van-panh", "lo-van-noi", "nguyen-van-hai", "leo-van-than")  # whom no part but the lists mentions


def dossiers() -> Iterator[dict[str, Any]]:
    """The twenty dossiers as JSON holds them."""
    base = json.loads((ROOT / "samples" / "ban-mong-2026-11.json").read_text(encoding="utf-8"))
    kinds = catalogue.load([BUILT_IN_TEMPLATES])
    for block in ("issuance", "extra"):  # a commune's table asks for no paper that is made on request
        base[block] = {name: said for name, said in base[block].items() if not kinds.kind(name).sheet.on_request}
    own = sum(member["activity_status"] != "tam_thoi_den" for member in base["members"])
    yield base
    rest, others = MEMBERS - own, len(VILLAGES) - 1
    for number, village in enumerate(VILLAGES[1:], 1):
        size = rest * number // others - rest * (number - 1) // others
        yield _counted(_of_village(_smaller(base, own - size), number, village))


def _smaller(base: dict[str, Any], fewer: int) -> dict[str, Any]:
    gone = LEFT_OUT[:fewer]
    found = copy.deepcopy(base)
    for block, name in (("members", "member_id"), ("attendance", "member"), ("distributions", "member")):
        found[block] = [row for row in found[block] if row[name] not in gone]
    thematic = found["thematic_meeting"]
    thematic["attendance"] = [row for row in thematic["attendance"] if row["member"] not in gone]
    return found


def _of_village(base: dict[str, Any], number: int, village: str) -> dict[str, Any]:
    """The same meeting of another village: every name of a person and of the village is another."""
    names: dict[str, str] = {"bản Mòng": f"bản {village}", "ban-mong": f"ban-{slug(village)}"}
    for place, member in enumerate(base["members"]):
        surname = SURNAMES[(place * 5 + number) % len(SURNAMES)]
        given = (WOMEN if member["gender"] == "nu" else MEN)[(place + number * 4) % 15]
        middle = "Thị" if member["gender"] == "nu" else "Văn"
        names[member["full_name"]] = f"{surname} {middle} {given}"
        names[member["member_id"]] = f"{slug(surname)}-{slug(middle)}-{slug(given)}-{place + 1:02d}"
    found: dict[str, Any] = _renamed(base, names)
    found["meeting"]["start_at"] = f"2026-11-{24 + number % 2}T{19 + number % 2}:{'30' if number % 3 else '00'}"
    found["meeting"]["end_at"] = f"2026-11-{24 + number % 2}T{21 + number % 2}:15"
    found["meeting"]["minutes_passed_at"] = f"2026-11-{24 + number % 2}T{21 + number % 2}:10"
    for issuance in found["issuance"].values():
        if "number" in issuance:
            issuance["number"] += number % 7
        if issuance["signed_on"] >= "2026-11-24":  # at the meeting, not before it
            issuance["signed_on"] = f"2026-11-{24 + number % 2}"
    return found


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _renamed(one, names) for name, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one, names) for one in value]
    if not isinstance(value, str) or value in names:
        return names.get(value, value) if isinstance(value, str) else value
    marks = {name: f"\0{index}\0" for index, name in enumerate(names)}
    for name in sorted(marks, key=len, reverse=True):
        value = value.replace(name, marks[name])
    for name, mark in marks.items():
        value = value.replace(mark, names[name])
    return value


def _counted(found: dict[str, Any]) -> dict[str, Any]:
    """With votes, dues and the reasons of marks as many as came."""
    counts = read_dossier(found).counts
    for vote in found["votes"]:
        vote["agree"] = counts.eligible
    found["assessment"]["votes_for"] = counts.eligible
    found["meeting"]["fee_status"] |= {"paid": counts.present, "due": counts.present}
    silent = counts.present - len({opinion["speaker"] for opinion in found["discussion"]})
    spoken = next(row for row in found["assessment"]["rows"] if row["code"] == "4.5")
    spoken["lost"] = f"{silent} đồng chí chưa phát biểu"
    return found


# ------------------------------------------------------------------------------------------------- tables


def written(dossier: Dossier, column: Column, item: Any = None) -> Any:
    """The value of a column as people write it in a spreadsheet; "" where the dossier has none."""
    value: Any = dossier if item is None else item
    for step in column.field.split("."):
        value = _step(value, step)
        if value is None:
            return ""
    if column.many:
        return "\n".join(_person(one) if hasattr(one, "full_name") else str(one) for one in value)
    return _as_typed(column, value)


def _step(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else getattr(value, name, None)


def _as_typed(column: Column, value: Any) -> Any:
    if column.choices:
        return value.label
    if column.type is bool:
        return "có" if value else "không"
    if hasattr(value, "full_name"):
        return _person(value)
    if type(value).__name__ == "Month":
        return f"{value.month:02d}/{value.year}"
    return float(value) if type(value).__name__ == "Decimal" else value


def _person(person: Any) -> str:
    return str(person.member_id or person.full_name)


def workbook(found: list[Dossier]) -> bytes:
    """Every part of every dossier, a sheet a part."""

    def fill(book: Workbook) -> None:
        wrapped = {"text_wrap": True, "valign": "top"}
        cell, day, time = (book.add_format(wrapped | form) for form in ({}, {"num_format": DAY}, {"num_format": TIME}))
        head = book.add_format(HEAD)
        for sheet in blank_tables.layout(catalogue.load([BUILT_IN_TEMPLATES]), ALL):
            page = book.add_worksheet(sheet.title)
            page.freeze_panes(1, 0)
            page.set_column(0, len(sheet.columns) - 1, 24)
            page.write_row(0, 0, [column.label for column in sheet.columns], head)
            rows = [row for dossier in found for row in _rows(sheet, dossier)]
            for number, row in enumerate(rows, 1):
                for column, value in enumerate(row):
                    form = time if hasattr(value, "hour") else day if hasattr(value, "day") else cell
                    page.write(number, column, value, form)

    return xlsx_of(fill)


def _rows(sheet: blank_tables.BlankSheet, dossier: Dossier) -> Iterator[list[Any]]:
    block = next((column.block for column in sheet.columns if column.block), "")
    if not block:
        row = [written(dossier, column) for column in sheet.columns]
        if any(value not in ("", "không") for value in row[1:]):
            yield row
        return
    items: Any = dossier
    for step in block.split("."):
        items = _step(items, step)
    for item in items or ():
        yield [written(dossier, column, item if column.block else None) for column in sheet.columns]


AGENDA = (
    "org.superior_name", "org.cell_code", "org.cell_name", "org.place_name", "meeting.period", "meeting.start_at",
    "meeting.place", "meeting.mode", "meeting.chair", "agenda_items[].content", "agenda_items[].presenter",
    "agenda_items[].minutes", "agenda_items[].note", "issuance.agenda.number", "issuance.agenda.signed_on",
    "issuance.agenda.signer", "issuance.agenda.sign_role", "issuance.agenda.recipients",
)  # fmt: skip


def agenda_rows(found: list[Dossier]) -> list[list[Any]]:
    """The programmes, one row a cell; the items stand in the lines of a cell."""
    columns = blank_tables.columns_for(catalogue.load([BUILT_IN_TEMPLATES])).by_path
    rows = [[columns[path].title for path in AGENDA]]
    rows += [[_flat(dossier, columns[path]) for path in AGENDA] for dossier in found]
    return rows


def _flat(dossier: Dossier, column: Column) -> str:
    if column.block:
        return "\n".join(_plain(dossier, column, item) for item in dossier.agenda_items)
    return _plain(dossier, column, None)


def _plain(dossier: Dossier, column: Column, item: Any) -> str:
    value = written(dossier, column, item)
    if column.path == "issuance.agenda.sign_role" and (signer := dossier.issuance["agenda"].signer):
        value = value or ROLES[signer.party_role]
    if hasattr(value, "hour"):
        return f"{value:%d/%m/%Y %H:%M}"
    if hasattr(value, "strftime"):
        return f"{value:%d/%m/%Y}"
    by_code = {member.member_id: member.full_name for member in dossier.members}
    return by_code.get(str(value), str(value))


def bad_rows(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows of the programmes, each with one defect of its own."""
    heading, *good = rows
    at = {name: index for index, name in enumerate(heading)}
    defects = (
        ("Tên chi bộ", ""),
        ("Địa điểm", ""),
        ("Bắt đầu", "24/11/2026"),
        ("Bắt đầu", "31/11/2026 19:30"),
        ("Bắt đầu", "24/11/1026 19:30"),
        ("Bắt đầu", "24/11/2026 25:30"),
        ("Bắt đầu", "tối thứ Ba"),
        ("Kỳ sinh hoạt", "13/2026"),
        ("Kỳ sinh hoạt", "cuối năm"),
        ("Hình thức", "qua điện thoại"),
        ("Thời gian (phút)", "5\nmười lăm\n20"),
        ("Thời gian (phút)", "0"),
        ("Người thực hiện", "lo-van-khong-co"),
        ("Nội dung", ""),
        ("Số văn bản", "10-KL"),
        ("Ngày ký", ""),
        ("Người ký", "lo-van-khong-co"),
        ("Chức vụ người ký", ""),
        ("Đảng bộ cấp trên trực tiếp", "Đ?ng b? phư?ng Chi?ng Cơi"),
        ("Địa danh", "Chiềng\vCơi"),
    )
    found = [heading]
    for row, (name, value) in zip(good, defects, strict=True):
        bad = [*row]
        bad[at[name]] = value
        if name in (
            "Nội dung",
            "Thời gian (phút)",
            "Người thực hiện",
        ):  # a programme of as many items as the defect has lines
            lines = value.count("\n") + 1
            for item in ("Nội dung", "Người thực hiện", "Thời gian (phút)", "Ghi chú"):
                kept = row[at[item]].split("\n")[:lines]
                bad[at[item]] = value if item == name else "\n".join(kept)
        found.append(bad)
    return found


def write_csv(path: Path, rows: list[list[Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def main() -> None:
    found = [read_dossier(one) for one in dossiers()]
    rows = agenda_rows(found)
    write_csv(ROOT / "samples" / "cells-agenda.csv", rows)
    write_csv(ROOT / "samples" / "bad-rows.csv", bad_rows(rows))
    (ROOT / "samples" / "cells.xlsx").write_bytes(workbook(found))


if __name__ == "__main__":
    main()
