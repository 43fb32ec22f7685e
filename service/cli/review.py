"""`sinhhoat review`: the year of a cell, or of all cells of a commune, from the dossiers of its meetings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from service import config
from service.cli import streams, vietnamese_click
from service.cli.meetings import meetings_in
from service.errors import DossierRejected, Problem

if TYPE_CHECKING:
    from service.year.review import CellYear


@click.command(cls=vietnamese_click.Command)
@click.argument("folder", metavar="THƯ_MỤC")
@vietnamese_click.output_option("Tệp báo cáo .html, .xlsx, hoặc .docx (của một chi bộ).")
@click.option("--year", type=vietnamese_click.Whole(1900, 2100), help="Năm; mặc định là năm của hồ sơ mới nhất.")
def review(folder: str, output: str, year: int | None) -> None:
    """Báo cáo năm của chi bộ, hoặc của mọi chi bộ, từ các hồ sơ .json, hoặc các văn bản .docx đã làm, trong THƯ_MỤC
    và các thư mục con.

    Ai dự buổi nào, vắng vì sao, mấy kỳ liền; nghị quyết, nhiệm vụ và kết quả; biểu dương, việc làm, điểm từng tháng; số
    văn bản theo loại, số nào còn thiếu.
    """
    suffix = streams.suffix_of(output, (".html", ".htm", ".xlsx", ".docx"), "báo cáo năm")
    from service import rules
    from service.kinds import catalogue
    from service.year.review import DETAILED
    from service.year.review import review as reviewed

    settings = config.from_environment()
    dossiers = meetings_in([str(streams.existing_folder(folder))], Path(output), settings.max_body)
    year = year or max(dossier.meeting.period.year for dossier in dossiers)
    series = catalogue.load(settings.template_folders, only="").series
    cells = reviewed(map(rules.load(settings.rule_folders).graded, dossiers), year, series)
    if not cells:
        raise DossierRejected([Problem("no-dossier", streams.shown(folder), f"không có hồ sơ nào của năm {year}.")])
    if suffix == ".docx" and len(cells) > 1:
        message = f"báo cáo .docx do một chi bộ ký, mà đây là {len(cells)} chi bộ; hãy chọn .xlsx hoặc .html."
        raise streams.wrong_suffix(output, message)
    if suffix in (".html", ".htm") and len(cells) > DETAILED:
        _write_pages(Path(output), cells, year)
    else:
        streams.write(Path(output), _made(suffix, cells, year, settings))


def _write_pages(output: Path, cells: list[CellYear], year: int) -> None:
    """The page of all cells, and beside it a folder with a page a cell."""
    from service.papers.atomic_write import write_whole
    from service.year.review import as_pages

    folder = f"{output.stem}-chi-bo"
    pages = as_pages(cells, year, folder)
    first = pages.pop("")
    (output.parent / folder).mkdir(exist_ok=True)
    for name, content in pages.items():
        write_whole(output.parent / name, content)
    streams.write(output, first)
    streams.tell(f"Từng chi bộ ở thư mục {streams.shown(output.parent / folder)}.")


def _made(suffix: str, cells: list[CellYear], year: int, settings: config.Settings) -> bytes:
    from service.year.review import as_page, as_workbook

    if suffix == ".docx":
        from service.year.period.paper import year_report
        from service.year.period.sheet import load_papers

        return year_report(load_papers(settings.period_folders, spelling=settings.spelling), cells[0]).content
    return as_workbook(cells, year) if suffix == ".xlsx" else as_page(cells, year)
