"""`sinhhoat period`: papers of a month, a quarter or a year, from the dossiers of its meetings."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service import config
from service.cli import streams, vietnamese_click
from service.cli.meetings import meetings_in

if TYPE_CHECKING:
    from service.kinds.catalogue import Kind
    from service.papers.render import Document
    from service.year.period.details import Details
    from service.year.period.span import Span

_WRITTEN = {"month": "2026-11", "quarter": "2026-Q4", "year": "2026"}


@click.command(cls=vietnamese_click.Command)
@click.argument("kind")
@click.argument("files", nargs=-1, metavar="TỆP…")
@vietnamese_click.output_option("Tệp .docx (một chi bộ), tệp .zip hoặc thư mục (mỗi chi bộ một tệp).", required=False)
@click.option("--details", metavar="TỆP.json", help="Người ký, số, ngày ký, cơ quan ban hành, các chi bộ phải có.")
@click.option("--period", metavar="KỲ", help="Như 2026, 2026-11, 2026-Q4; mặc định là kỳ của hồ sơ mới nhất.")
def period(kind: str, files: tuple[str, ...], output: str | None, details: str | None, period: str | None) -> None:
    """Văn bản loại KIND của cả tháng, quý, năm, từ các kỳ họp trong TỆP….

    TỆP… là hồ sơ .json, văn bản .docx đã làm, bảng .csv hoặc .xlsx, tệp .zip của chúng, hoặc thư mục (cả các thư mục
    con). KIND là list thì in các loại: mỗi dòng một tên, dấu tab, tên tiếng Việt. OUT là .xlsx thì làm bảng tính, với
    loại có bảng tính.
    """
    settings = config.from_environment()
    from service.year.period.sheet import load_papers, sheet_of

    if kind == "list":
        kinds = load_papers(settings.period_folders, spelling=settings.spelling).kinds
        streams.emit("".join(f"{name}\t{one.sheet.title}\n" for name, one in kinds.items()).encode())
        return
    if not files or not output:
        raise click.UsageError("Cần TỆP… và -o OUT.")
    catalogue = load_papers(settings.period_folders, kind, settings.spelling)
    _refuse_suffix(catalogue.kind(kind), output)
    from service import rules
    from service.kinds import catalogue as catalogues
    from service.year.period.paper import Request, documents, workbook
    from service.year.plan import PlanPreferences

    one = catalogue.kind(kind)
    book = rules.load(settings.rule_folders)
    plan = partial(PlanPreferences.of, usual=book.meeting_days)
    meetings = catalogues.load(settings.template_folders)
    span, said = span_given(period, sheet_of(one).span), details_in(details, settings.max_body)
    wanted = Request(one, span, said, plan, meetings.series)
    dossiers = list(map(book.graded, meetings_in(files, Path(output), settings.max_body, meetings)))
    if Path(output).suffix.lower() == ".xlsx":
        streams.write(Path(output), workbook(wanted, dossiers))
    else:
        _write(documents(catalogue, wanted, dossiers), output)


def _refuse_suffix(kind: Kind, output: str) -> None:
    """Raises `OutputRefused` for a file that cannot be meant."""
    from service.year.period.sheet import sheet_of

    tables = (".xlsx",) if sheet_of(kind).workbook else ()
    if Path(output).suffix:
        streams.suffix_of(output, (".docx", ".zip", *tables), kind.sheet.title)


def details_in(file: str | None, limit: int) -> Details:
    """What the file says that no meeting does; nothing without a file."""
    from service.intake.json import read_object
    from service.year.period.details import Details, read_details

    return read_details(read_object(streams.read(file, limit))) if file else Details()


def span_given(written: str | None, wanted: str) -> Span | None:
    """The span that was asked for, of a kind of paper that has such spans; raises `click.BadParameter`."""
    from service.year.period.span import read_span

    if written is None:
        return None
    if span := read_span(written, wanted):
        return span
    raise click.BadParameter(f"“{written[:80]}” chưa đúng; viết như {_WRITTEN[wanted]}.", param_hint="--period")


def _write(made: list[Document], output: str) -> None:
    from service.papers.document_set import files_of, zipped

    target = Path(output)
    if target.suffix.lower() == ".zip":
        streams.write(target, zipped(tuple(made)))
    elif target.suffix.lower() == ".docx":
        if len(made) > 1:
            message = f"mỗi chi bộ ký một văn bản, mà đây là {len(made)} chi bộ; hãy ghi vào tệp .zip hoặc một thư mục."
            raise streams.wrong_suffix(output, message)
        streams.write(target, made[0].content)
    else:
        target.mkdir(parents=True, exist_ok=True)
        for name, content in files_of(tuple(made)).items():
            streams.write(target / name, content)
