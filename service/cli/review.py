"""`sinhhoat review`: the year of a cell, or of all cells of a commune, from the dossiers of its meetings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from service import config
from service.cli import speech, streams
from service.errors import DossierRejected, Problem

if TYPE_CHECKING:
    from service.dossier import Dossier


@click.command(cls=speech.Command)
@click.argument("folder", metavar="THƯ_MỤC")
@click.option("-o", "--output", required=True, metavar="OUT.html", help="Tệp báo cáo .html.")
@click.option("--year", type=speech.Whole(1900, 2100), help="Năm; mặc định là năm của hồ sơ mới nhất.")
def review(folder: str, output: str, year: int | None) -> None:
    """Báo cáo năm của chi bộ, hoặc của mọi chi bộ, từ các hồ sơ .json trong THƯ_MỤC và các thư mục con.

    Ai dự buổi nào, vắng vì sao, mấy kỳ liền; nghị quyết, nhiệm vụ và kết quả; biểu dương, việc làm, điểm từng tháng.
    """
    if Path(output).suffix.lower() not in (".html", ".htm"):
        raise streams.OutputRefused([Problem("wrong-suffix", output, "báo cáo năm là tệp .html.")])
    from service.review import as_page
    from service.review import review as reviewed

    dossiers = _read(streams.existing_folder(folder), config.from_environment().max_body)
    year = year or max(one.meeting.period.year for one in dossiers)
    cells = reviewed(dossiers, year)
    if not cells:
        raise DossierRejected([Problem("no-dossier", speech.shown(folder), f"không có hồ sơ nào của năm {year}.")])
    streams.write(Path(output), as_page(cells, year))


def _read(folder: Path, limit: int) -> list[Dossier]:
    """Every dossier below `folder`; raises `DossierRejected` with the problems of all files, each with its file."""
    from service.intake import read_json

    found, problems = [], []
    for file in sorted(folder.rglob("*.json")):
        try:
            found.append(read_json(streams.read(str(file), limit)))
        except DossierRejected as error:
            place = speech.shown(file.relative_to(folder))
            problems += [
                Problem(one.code, f"{place}: {one.path}".removesuffix(": "), one.message) for one in error.problems
            ]
    if not found and not problems:
        problems.append(Problem("no-dossier", speech.shown(folder), "không có hồ sơ .json nào trong thư mục này."))
    if problems:
        raise DossierRejected(problems)
    return found
