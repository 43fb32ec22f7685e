"""`sinhhoat plan`: the year of a cell as a paper, a table or a calendar."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Any

import click

from service import config
from service.cli import streams, vietnamese_click


class Hour(click.ParamType[time]):
    """An hour of the day, as people write it: 19:30, 19h30, 19 giờ 30, 7h."""

    name = "GIỜ"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> time:
        from service.year.planned import hour_of

        try:
            return hour_of(str(value))
        except ValueError:
            self.fail(f"“{value}” không phải giờ trong ngày; viết như 19:30.", param, ctx)


@click.command(cls=vietnamese_click.Command)
@click.argument("year", metavar="NĂM", type=vietnamese_click.Whole(1900, 2100))
@click.option("--dossier", required=True, metavar="DOSSIER.json", help="Hồ sơ một kỳ, cho tên chi bộ, nơi và giờ họp.")
@vietnamese_click.output_option("Tệp .docx, .csv hoặc .ics (lịch điện thoại).")
@click.option(
    "--day",
    type=vietnamese_click.Whole(1, 31),
    help="Ngày họp thường kỳ trong tháng; mặc định theo bộ quy tắc của chi bộ, bộ không quy định thì theo hồ sơ.",
)
@click.option("--hour", type=Hour(), help="Giờ họp; mặc định theo hồ sơ.")
@click.option(
    "--thematic-day",
    type=vietnamese_click.Whole(1, 20),
    default=10,
    help="Ngày họp chuyên đề, tháng giữa quý; mặc định 10.",
)
@click.option(
    "--revision",
    type=vietnamese_click.Whole(0, 99),
    default=0,
    help="Lần sửa lịch .ics từ chính hồ sơ này: 1, 2 …; lần sau thay lần trước.",
)
def plan(year: int, dossier: str, output: str, **wishes: Any) -> None:
    """Lịch sinh hoạt NĂM của chi bộ: các buổi họp và các hạn trước, sau mỗi buổi.

    Thường kỳ vào ngày --day. Rơi vào cuối tuần hay ngày lễ, Tết: bộ quy tắc cho nhiều ngày (mô hình Sơn La: 24, 25) thì
    ngày kia trong các ngày ấy, cùng không tiện thì tránh ngày lễ trước rồi giữ ngày --day; chi bộ chỉ có một ngày thì
    ngày làm việc gần nhất. Chuyên đề vào tháng giữa mỗi quý, gặp cuối tuần, ngày lễ thì ngày làm việc kế tiếp.
    """
    suffix = streams.suffix_of(output, (".docx", ".csv", ".ics"), "lịch năm")
    from service import rules
    from service.intake import read_json
    from service.year.period.sheet import load_papers
    from service.year.planned import YearPlan

    settings = config.from_environment()
    book = rules.load(settings.rule_folders)
    held = book.graded(read_json(streams.read(dossier, settings.max_body)))
    asked = YearPlan(held, year, usual=book.meeting_days, **wishes)
    for remark in asked.remarks:
        streams.tell(remark)
    papers = load_papers(settings.period_folders, "year-plan", settings.spelling)
    streams.write(Path(output), asked.made(papers, suffix.removeprefix(".")))
