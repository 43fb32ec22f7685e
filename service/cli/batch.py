"""The commands of tables: `columns` writes the blank one, `batch` makes the documents of a filled one."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from service import config
from service.cli import exit_codes, streams, vietnamese_click
from service.errors import Problem, SinhhoatError, TableRejected
from service.kinds.kind_folders import ALL

if TYPE_CHECKING:
    from concurrent.futures import Executor

SHOWN = 20  # problems on the screen; all are in the report
_STAGES = {"check": "Kiểm tra", "make": "Làm văn bản"}


@click.command(cls=vietnamese_click.Command)
@click.argument("kind")
@click.option("-o", "--output", required=True, metavar="OUT", help="Tệp .csv hoặc .xlsx; “-” là stdout (.csv).")
def columns(kind: str, output: str) -> None:
    """Bảng trống để điền cho loại KIND: tiêu đề, gợi ý, một dòng ví dụ.

    KIND là all thì bảng là một tệp .xlsx đủ mọi phần của hồ sơ, mỗi phần một trang.
    """
    from service.kinds import catalogue
    from service.tables import blank_tables

    kinds = catalogue.load(config.from_environment().template_folders)
    is_workbook = output.lower().endswith(".xlsx")
    if kind != ALL:
        kinds.kind(kind)
    if (kind == ALL and not is_workbook) or not output.lower().endswith((".csv", ".xlsx", "-")):
        raise streams.wrong_suffix(output, "bảng trống là tệp .csv hoặc .xlsx; với all chỉ là .xlsx.")
    if is_workbook:
        content = blank_tables.blank_xlsx(blank_tables.layout(kinds, kind))
    else:
        content = blank_tables.blank_csv(blank_tables.flat(kinds, kind))
    streams.write(Path(output), content)


@click.command(cls=vietnamese_click.Command)
@click.argument("kind")
@click.argument("table", metavar="TABLE")
@click.option("-o", "--output", required=True, metavar="OUT", help="Thư mục, tệp .zip, hoặc địa chỉ như s3://….")
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Số tiến trình; mặc định là số nhân của máy.")
@click.option("--scheduler", metavar="ĐỊA_CHỈ", help="Cụm Dask đang chạy, như tcp://máy:8786.")
@click.option("--resume", is_flag=True, help="Làm tiếp lần trước bị dừng: chỉ làm những gì còn thiếu.")
@click.option("--skip-bad-rows", is_flag=True, help="Vẫn làm những dòng đúng; dòng sai ghi trong report.csv.")
@click.option(
    "--findings/--no-findings",
    default=None,
    help="Xét (không xét) mỗi chi bộ theo quy tắc sinh hoạt; không ghi thì xét khi bảng tới 10.000 chi bộ.",
)
@click.option(
    "--encoding",
    type=click.Choice(["utf-8", "utf-16", "cp1258", "tcvn3", "vni"]),
    help="Bảng mã của tệp .csv; không ghi thì tự nhận (trừ tcvn3, vni).",
)
def batch(kind: str, table: str, output: str, jobs: int | None, scheduler: str | None, **flags: Any) -> None:
    """Làm văn bản loại KIND cho mọi dòng của TABLE (.csv, .xlsx, .xls, .ods hoặc thư mục các tệp ấy).

    KIND là all thì mỗi chi bộ được đủ các văn bản mà bảng có dữ liệu. OUT có thêm manifest.csv (các tệp và mã băm),
    report.csv (từng dòng) và tong-hop.xlsx (mỗi chi bộ một dòng). Mọi chỗ sai được nêu một lần trước khi làm.
    """
    from service.batch import RunOptions, output_of, prepare, run
    from service.batch.pieces import catalogue_of, edition_of

    settings = config.from_environment()
    folders, spelling = settings.template_folders, settings.spelling
    catalogue = catalogue_of(folders, spelling, edition_of(folders))
    if kind != ALL:
        catalogue.kind(kind)
    place = output_of(output)
    _check_output(output)
    streams.refuse_overwrite(output, [table])
    executor_of, width = _workers(jobs, scheduler, spawn="://" in output)
    try:
        work = prepare(
            folders,
            kind,
            Path(table),
            place,
            flags["encoding"],
            rules=settings.rule_folders,
            spelling=spelling,
            with_findings=flags["findings"],
        )
    except TableRejected as error:
        raise _summed_up(error) from None
    for note in work.table.notes[:SHOWN]:
        streams.tell(note)
    try:
        with _progress() as tell:
            options = RunOptions(width, tell, flags["skip_bad_rows"], flags["resume"])
            outcome = run(work, executor_of, options)
    except TableRejected as error:
        raise _summed_up(error) from None
    except (KeyboardInterrupt, OSError):
        given = [argument for argument in sys.argv[1:] if argument != "--resume"]
        streams.tell(f"Chưa xong. Làm tiếp: {shlex.join(['sinhhoat', *given, '--resume'])}")
        raise
    streams.tell(f"Đã làm {outcome.documents} văn bản của {outcome.dossiers - outcome.rejected} chi bộ: {output}")
    if outcome.rejected:
        streams.tell(f"Bỏ qua {outcome.rejected} chi bộ có chỗ phải sửa: xem report.csv ở nơi ghi.")
        raise click.exceptions.Exit(exit_codes.ExitCode.PROBLEMS)


def _check_output(output: str) -> None:
    """Refuse a place that cannot be meant; raises `OutputRefused`."""
    path = Path(output)
    if path.is_file() and path.suffix.lower() != ".zip" and "://" not in output:
        raise streams.wrong_suffix(output, "đây là một tệp; hãy ghi tên một thư mục hoặc một tệp .zip.")
    if path.suffix.lower() in (".docx", ".csv", ".xlsx") and not path.is_dir():
        raise streams.wrong_suffix(output, "cả loạt cần một thư mục hoặc một tệp .zip.")


def _workers(jobs: int | None, scheduler: str | None, *, spawn: bool) -> tuple[Callable[[], Executor], int]:
    """What gives executors, and how many pieces are to be under way."""
    from service.batch.executors import AHEAD, cluster, processes

    if scheduler:
        executor, threads = cluster(scheduler)
        return lambda: executor, threads * AHEAD
    count = jobs or config.cores()
    return partial(processes, count, spawn=spawn), count * AHEAD


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on stderr with rate and time left, for people; a pipe or a file gets none."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda stage, done, count: None
        return
    bars: dict[str, Any] = {}
    began: dict[str, float] = {}

    def tell(stage: str, done: int, count: int) -> None:
        if stage not in bars:
            for bar in bars.values():
                bar.render_finish()
            began[stage] = monotonic()
            bars[stage] = click.progressbar(
                length=count, label=_STAGES[stage], show_pos=True, file=sys.stderr, item_show_func=lambda rate: rate
            )
        rate = done / max(monotonic() - began[stage], 0.001)
        bars[stage].update(done - bars[stage].pos, f"{rate:,.0f}/giây".replace(",", "."))

    try:
        yield tell
    finally:
        for bar in bars.values():
            bar.render_finish()


def _summed_up(error: TableRejected) -> SinhhoatError:
    """The problems of a table as a list of what to do and the first places; all of them are in the report."""
    from service.batch.report import to_do

    if len(error.problems) <= SHOWN:
        return error
    streams.tell("Cần làm:" + "".join(f"\n  - {line}" for line in to_do(error.problems)[:SHOWN]))
    rest = Problem("more-problems", "", f"Còn {len(error.problems) - SHOWN} chỗ khác: xem report.csv ở nơi ghi.")
    return TableRejected([*error.problems[:SHOWN], rest])
