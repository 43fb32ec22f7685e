"""`sinhhoat review`: the year of a cell, or of all cells of a commune, from the dossiers of its meetings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from service import config
from service.cli import streams, vietnamese_click
from service.errors import DossierRejected, Problem

if TYPE_CHECKING:
    from service.dossier import Dossier
    from service.year.review import CellYear


@click.command(cls=vietnamese_click.Command)
@click.argument("folder", metavar="THƯ_MỤC")
@click.option(
    "-o", "--output", required=True, metavar="OUT", help="Tệp báo cáo .html, .xlsx, hoặc .docx (của một chi bộ)."
)
@click.option("--year", type=vietnamese_click.Whole(1900, 2100), help="Năm; mặc định là năm của hồ sơ mới nhất.")
def review(folder: str, output: str, year: int | None) -> None:
    """Báo cáo năm của chi bộ, hoặc của mọi chi bộ, từ các hồ sơ .json, hoặc các văn bản .docx đã làm, trong THƯ_MỤC
    và các thư mục con.

    Ai dự buổi nào, vắng vì sao, mấy kỳ liền; nghị quyết, nhiệm vụ và kết quả; biểu dương, việc làm, điểm từng tháng.
    """
    suffix = streams.suffix_of(output, (".html", ".htm", ".xlsx", ".docx"), "báo cáo năm")
    from service import rules
    from service.year.review import review as reviewed

    settings = config.from_environment()
    dossiers = _read(streams.existing_folder(folder), Path(output), settings.max_body)
    year = year or max(dossier.meeting.period.year for dossier in dossiers)
    cells = reviewed(map(rules.load(settings.rule_folders).graded, dossiers), year)
    if not cells:
        raise DossierRejected([Problem("no-dossier", streams.shown(folder), f"không có hồ sơ nào của năm {year}.")])
    if suffix == ".docx" and len(cells) > 1:
        message = f"báo cáo .docx do một chi bộ ký, mà đây là {len(cells)} chi bộ; hãy chọn .xlsx hoặc .html."
        raise streams.wrong_suffix(output, message)
    streams.write(Path(output), _made(suffix, cells, year, settings))


def _made(suffix: str, cells: list[CellYear], year: int, settings: config.Settings) -> bytes:
    from service.kinds import catalogue
    from service.year.review import as_document, as_page, as_workbook

    if suffix == ".docx":
        return as_document(catalogue.load(settings.year_folders, spelling=settings.spelling), cells[0]).content
    return as_workbook(cells, year) if suffix == ".xlsx" else as_page(cells, year)


def _read(folder: Path, report: Path, limit: int) -> list[Dossier]:
    """Every meeting below `folder`; raises `DossierRejected` with the problems of all files, each with its file.

    A `report` that stands there already and carries no dossier is this command's own of another day: passed over.
    """
    from service.year.history import gather, kept_files

    files = kept_files(folder.rglob("*"))
    names = {file: streams.shown(file.relative_to(folder)) for file in files}
    dossiers, unread = gather((name, streams.read(str(file), limit)) for file, name in names.items())
    own = next((name for file, name in names.items() if file.resolve() == report.resolve()), None)
    if problems := [problem for problem in unread if (problem.code, problem.path) != ("dossier-missing", own)]:
        raise DossierRejected(problems)
    if own and all(problem.path != own for problem in unread):  # a meeting's paper, or its dossier
        streams.refuse_overwrite(str(report), [str(report)])
    if not dossiers:
        missing = "không có hồ sơ .json hay văn bản .docx nào trong thư mục này."
        raise DossierRejected([Problem("no-dossier", streams.shown(folder), missing)])
    return dossiers
