"""`sinhhoat plan`: the year of a cell as a paper, a table or a calendar."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service import config
from service.cli import streams, vietnamese_click

if TYPE_CHECKING:
    from service.dossier import Dossier
    from service.year.plan import PlanPreferences


class Hour(click.ParamType[time]):
    """An hour of the day, as people write it: 19:30, 19h30, 19 giờ 30, 7h."""

    name = "GIỜ"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> time:
        hour, _, minute = str(value).lower().replace("giờ", ":").replace("h", ":").replace(" ", "").partition(":")
        try:
            return time(int(hour), int(minute or 0))
        except ValueError:
            self.fail(f"“{value}” không phải giờ trong ngày; viết như 19:30.", param, ctx)


@click.command(cls=vietnamese_click.Command)
@click.argument("year", metavar="NĂM", type=vietnamese_click.Whole(1900, 2100))
@click.option("--dossier", required=True, metavar="DOSSIER.json", help="Hồ sơ một kỳ, cho tên chi bộ, nơi và giờ họp.")
@click.option("-o", "--output", required=True, metavar="OUT", help="Tệp .docx, .csv hoặc .ics (lịch điện thoại).")
@click.option(
    "--day", type=vietnamese_click.Whole(24, 25), default=24, help="Ngày họp thường kỳ ưu tiên: 24 (mặc định) hoặc 25."
)
@click.option("--hour", type=Hour(), help="Giờ họp; mặc định theo hồ sơ.")
@click.option(
    "--thematic-day",
    type=vietnamese_click.Whole(1, 20),
    default=10,
    help="Ngày họp chuyên đề, tháng giữa quý; mặc định 10.",
)
def plan(  # noqa: PLR0913, PLR0917 -- one parameter an option
    year: int, dossier: str, output: str, day: int, hour: time | None, thematic_day: int
) -> None:
    """Lịch sinh hoạt NĂM của chi bộ: các buổi họp và các hạn trước, sau mỗi buổi.

    Thường kỳ vào ngày --day, nếu rơi vào cuối tuần hay ngày lễ, Tết thì ngày kia trong hai ngày 24, 25; cả hai cùng
    không tiện thì tránh ngày lễ trước, rồi giữ ngày --day. Chuyên đề vào tháng giữa mỗi quý, gặp cuối tuần, ngày lễ thì
    chuyển sang ngày làm việc kế tiếp.
    """
    suffix = streams.suffix_of(output, (".docx", ".csv", ".ics"), "lịch năm")
    from service.dossier.meeting import USUAL_DAYS
    from service.intake import read_json
    from service.year.plan import PlanPreferences

    settings = config.from_environment()
    read = read_json(streams.read(dossier, settings.max_body))
    days = USUAL_DAYS if day == USUAL_DAYS[0] else USUAL_DAYS[::-1]
    preferences = PlanPreferences(hour or read.meeting.start_at.time(), read.meeting.place, days, thematic_day)
    streams.write(Path(output), _made(suffix, read, year, preferences, settings))


def _made(suffix: str, dossier: Dossier, year: int, preferences: PlanPreferences, settings: config.Settings) -> bytes:
    from service.kinds import catalogue
    from service.vietnamese import short_date
    from service.year.holidays import holiday, knows_tet
    from service.year.plan import as_calendar, as_csv, as_document, entries_of, plan_of

    if not knows_tet(year):
        streams.tell(
            f"Chưa biết ngày Tết, ngày Giỗ Tổ của năm {year} nên lịch này chưa tránh các ngày ấy; hãy xem lại."
        )
    meetings = plan_of(year, preferences)
    for feast in (meeting for meeting in meetings if holiday(meeting.start_at.date())):
        streams.tell(
            f"{feast.title} ({short_date(feast.start_at)}): {feast.note}; chi bộ cân nhắc đổi ngày, ghi rõ lý do."
        )
    if suffix == ".docx":
        kinds = catalogue.load(settings.year_folders, spelling=settings.spelling)
        return as_document(kinds, dossier, year, meetings).content
    entries = entries_of(meetings, preferences.place)
    return as_csv(entries) if suffix == ".csv" else as_calendar(entries, dossier.org.cell_name, year)
