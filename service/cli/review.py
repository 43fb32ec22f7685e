"""`sinhhoat review`: the year of a cell, or of all cells of a commune, from the dossiers of its meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service import config
from service.cli import streams, vietnamese_click
from service.cli.meetings import taken
from service.errors import DossierRejected, Problem

if TYPE_CHECKING:
    from service.year.kept import Kept
    from service.year.review import CellYear, Told

_MOST_PROCESSES = 4  # more would wait for the one that reads the files


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
    settings = config.from_environment()
    wanted = _Wanted(year, in_pages=suffix in (".html", ".htm"), settings=settings)
    ((year, cells),) = taken([str(streams.existing_folder(folder))], Path(output), settings.max_body, wanted.read)
    if not cells:
        raise DossierRejected([Problem("no-dossier", streams.shown(folder), f"không có hồ sơ nào của năm {year}.")])
    if isinstance(cells, _Pages):
        _write_pages(Path(output), cells.cells, year)
        return
    if suffix == ".docx" and len(cells) > 1:
        message = f"báo cáo .docx do một chi bộ ký, mà đây là {len(cells)} chi bộ; hãy chọn .xlsx hoặc .html."
        raise streams.wrong_suffix(output, message)
    streams.write(Path(output), _made(suffix, cells, year, settings))


@dataclass(frozen=True)
class _Pages:
    """The cells where they are so many that each has a page of its own, and only that was kept."""

    cells: list[Told]

    def __len__(self) -> int:
        return len(self.cells)


@dataclass(frozen=True)
class _Wanted:
    """What is asked of the files: a year (None: the newest), and whether as pages."""

    year: int | None
    in_pages: bool
    settings: config.Settings

    def read(
        self, contents: Iterator[tuple[str, bytes]]
    ) -> tuple[list[tuple[int, list[CellYear] | _Pages]], list[Problem]]:
        """The year and its cells, nothing where there are no files, and what is wrong with them."""
        from service.year.history import within_archives
        from service.year.kept import by_cell, keep
        from service.year.review import DETAILED

        problems: list[Problem] = []
        kept, unread = keep(within_archives(contents, problems))
        files = by_cell(kept, unread)
        year = self.year or max((one.month.year for one in kept if one.month), default=0)
        tell = self._told if self.in_pages and year and len(files) > DETAILED else self._whole
        found, more = tell(files, year)
        return ([found] if kept else []), problems + unread + more

    def _told(self, files: list[list[Kept]], year: int) -> tuple[tuple[int, _Pages], list[Problem]]:
        from service.batch.executors import processes
        from service.year.review import year_of_many

        with processes(min(config.cores(), _MOST_PROCESSES)) as executor:
            cells, problems = year_of_many(files, year, executor, self.settings.rule_folders, self._series)
        return (year, _Pages(cells)), problems

    def _whole(self, files: list[list[Kept]], year: int) -> tuple[tuple[int, list[CellYear]], list[Problem]]:
        from service import rules
        from service.year.kept import meetings_of_a_cell
        from service.year.review import review as reviewed

        read = [meetings_of_a_cell(cell) for cell in files]
        dossiers = [dossier for own, _ in read for dossier in own]
        problems = [problem for _, unread in read for problem in unread]
        year = year or max((dossier.meeting.period.year for dossier in dossiers), default=0)
        graded = map(rules.load(self.settings.rule_folders).graded, dossiers)
        return (year, reviewed(graded, year, self._series)), problems

    @property
    def _series(self) -> Mapping[str, str]:
        from service.kinds import catalogue

        return catalogue.load(self.settings.template_folders, only="").series


def _write_pages(output: Path, cells: list[Told], year: int) -> None:
    """The page of all cells, and beside it a folder with a page a cell."""
    from service.papers.atomic_write import write_whole
    from service.year.review import as_pages

    beside = f"{output.stem}-chi-bo"
    pages = as_pages(cells, year, beside)
    first = pages.pop("")
    (output.parent / beside).mkdir(exist_ok=True)
    for name, content in pages.items():
        write_whole(output.parent / name, content)
    streams.write(output, first)
    streams.tell(f"Từng chi bộ ở thư mục {streams.shown(output.parent / beside)}.")


def _made(suffix: str, cells: list[CellYear], year: int, settings: config.Settings) -> bytes:
    from service.year.review import as_page, as_workbook

    if suffix == ".docx":
        from service.year.period.paper import year_report
        from service.year.period.sheet import load_papers

        return year_report(load_papers(settings.period_folders, spelling=settings.spelling), cells[0]).content
    return as_workbook(cells, year) if suffix == ".xlsx" else as_page(cells, year)
