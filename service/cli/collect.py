"""`sinhhoat collect`: the month of a commune, from whatever its cells sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service import config
from service.cli import exit_codes, streams, vietnamese_click

if TYPE_CHECKING:
    from service.year.collection.gathered import Gathered
    from service.year.period.span import Span

SHOWN = 20  # files that are told on the screen; all are in the report


@click.command(cls=vietnamese_click.Command)
@click.argument("folder", metavar="THƯ_MỤC|TỆP.zip")
@vietnamese_click.output_option("Tệp .xlsx, .html, hoặc .docx (báo cáo tháng của đảng uỷ).")
@click.option("--details", metavar="TỆP.json", help="Các chi bộ phải có; với .docx: ai ký, dưới đảng bộ nào.")
@click.option("--period", metavar="KỲ", help="Tháng, như 2026-11; mặc định là tháng của hồ sơ mới nhất.")
def collect(folder: str, output: str, details: str | None, period: str | None) -> None:
    """Tổng hợp tháng của mọi chi bộ từ những gì các chi bộ gửi: hồ sơ .json, văn bản .docx (của chương trình hay gõ
    tay), bảng .xlsx, .csv, tệp .zip, trong THƯ_MỤC và các thư mục con.

    Ai chưa họp, chưa gửi; ngày họp, có mặt, tỷ lệ, vắng; ý kiến, nhiệm vụ, nghị quyết, điểm; cần sửa gì. Tệp không đọc
    được được nêu tên ở bảng và ở stderr; mã thoát khi đó là 1.
    """
    suffix = streams.suffix_of(output, (".xlsx", ".html", ".htm", ".docx"), "tổng hợp tháng")
    from service import rules
    from service.cli.period import details_in, span_given
    from service.kinds import catalogue
    from service.year.collection import as_page, as_workbook
    from service.year.collection import collect as collected
    from service.year.period.sheet import load_papers

    settings = config.from_environment()
    said, span = details_in(details, settings.max_body), span_given(period, "month")
    book = rules.load(settings.rule_folders)
    month = collected(catalogue.load(settings.template_folders), _files(folder, Path(output)), book, span, said.cells)
    if suffix == ".docx":
        from service.year.period.paper import Request, documents

        papers = load_papers(settings.period_folders, "commune-report", settings.spelling)
        (paper,) = documents(papers, Request(papers.kind("commune-report"), month.span, said), month.gathered.dossiers)
        streams.write(Path(output), paper.content)
    else:
        made = as_workbook if suffix == ".xlsx" else as_page
        streams.write(Path(output), made(month))
    _tell(month.gathered, month.span)
    if month.gathered.problems:
        raise click.exceptions.Exit(exit_codes.ExitCode.PROBLEMS)


def _tell(gathered: Gathered, span: Span) -> None:
    told = [*gathered.problems, *gathered.notes]
    streams.tell(f"{span.text[:1].upper()}{span.text[1:]}: {len(gathered.dossiers)} kỳ họp, {len(told)} chỗ cần xem.")
    for problem in told[:SHOWN]:
        streams.tell(str(problem))
    if len(told) > SHOWN:
        streams.tell(f"… và {len(told) - SHOWN} chỗ khác.")


def _files(folder: str, output: Path) -> Iterator[tuple[str, bytes]]:
    """The files that a folder or a .zip holds, but for programs' leftovers and what is written to."""
    from service.package import MAX_PACKAGE_BYTES
    from service.vietnamese import in_order
    from service.year.history import is_kept

    path = Path(folder)
    if not path.is_dir():
        yield path.name, streams.read(folder, MAX_PACKAGE_BYTES)
        return
    for file in sorted(path.rglob("*"), key=lambda file: in_order(str(file))):
        name = streams.shown(file.relative_to(path))
        if file.is_file() and is_kept(name, ("",)) and file.resolve() != output.resolve():
            yield name, streams.read(str(file), MAX_PACKAGE_BYTES)
