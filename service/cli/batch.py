"""The commands of tables: `columns` writes the blank one, `batch` makes the documents of a filled one."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from service import config
from service.cli import exit_codes, streams, vietnamese_click
from service.cli.check import WithHistory
from service.errors import Problem, SinhhoatError, TableRejected
from service.kinds.kind_folders import ALL

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from service.batch import Batch, Outcome, Output, RunOptions
    from service.tables import Table

SHOWN = 20  # problems on the screen; all are in the report
MOST_PARTS = 1_000
_STAGES = {"check": "Kiểm tra", "make": "Làm văn bản"}


@click.command(cls=vietnamese_click.Command)
@click.argument("kind")
@vietnamese_click.output_option("Tệp .csv hoặc .xlsx; “-” là stdout (.csv).", stdout=True)
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
    is_table = is_workbook or output == "-" or output.lower().endswith(".csv")
    if (kind == ALL and not is_workbook) or not is_table:
        raise streams.wrong_suffix(output, "bảng trống là tệp .csv hoặc .xlsx; với all chỉ là .xlsx.")
    if is_workbook:
        content = blank_tables.blank_xlsx(blank_tables.layout(kinds, kind))
    else:
        content = blank_tables.blank_csv(blank_tables.flat(kinds, kind))
    streams.write(Path(output), content)


class Share(click.ParamType[tuple[int, int]]):
    """A part of so many, as ``3/8``."""

    name = "K/N"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """The part and how many there are; fails with a sentence for anything else."""
        share, _, parts = str(value).partition("/")
        if not (share.isdecimal() and parts.isdecimal() and 1 <= int(share) <= int(parts) <= MOST_PARTS):
            self.fail(f"“{value}” không phải một phần; viết như 3/8, tới {MOST_PARTS} phần.", param, ctx)
        return int(share), int(parts)


@click.command(cls=WithHistory)
@click.argument("kind")
@click.argument("table", metavar="TABLE")
@vietnamese_click.output_option("Thư mục, tệp .zip, hoặc s3://….")
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
@click.option(
    "--part",
    type=Share(),
    metavar="K/N",
    help="Chỉ làm phần thứ K trong N phần cố định của bảng; mỗi phần ở một máy, một lúc nào cũng được.",
)
@click.option(
    "--join", "is_join", is_flag=True, help="Ghép các phần đã làm bằng --part: manifest, report, tổng hợp, .zip."
)
@click.option(
    "--history",
    multiple=True,
    metavar="TỆP…",
    help="Hồ sơ các kỳ trước: tệp .json, .docx, hoặc thư mục.",
)
@click.option("--strict", is_flag=True, help="Không làm bản ban hành khi còn chỗ phải sửa theo quy tắc.")
@click.option("--cell-folders", "by_cell", is_flag=True, help="Văn bản của mỗi chi bộ nằm trong một thư mục riêng.")
@click.option(
    "--columns-from",
    "remembered",
    metavar="TỆP.toml",
    type=click.Path(path_type=Path),
    help="Tệp nhớ cột lạ là mục nào: mỗi dòng “tiêu đề trong bảng” = “nhãn của mục”; để trống là bỏ qua.",
)
def batch(kind: str, table: str, output: str, jobs: int | None, scheduler: str | None, **flags: Any) -> None:
    """Làm văn bản loại KIND cho mọi dòng của TABLE (.csv, .xlsx, .xls, .ods hoặc thư mục các tệp ấy).

    KIND là all thì mỗi chi bộ được đủ các văn bản mà bảng có dữ liệu. OUT có thêm manifest.csv (các tệp và mã băm),
    report.csv (từng dòng) và tong-hop.xlsx (mỗi chi bộ một dòng). Mọi chỗ sai được nêu một lần trước khi làm.
    """
    from service.batch import RunOptions, output_of, prepare, report_refusal
    from service.batch.pieces import catalogue_of, edition_of

    if flags["part"] and flags["is_join"]:
        raise click.UsageError("--part --join")
    settings = config.from_environment()
    folders, spelling = settings.template_folders, settings.spelling
    catalogue = catalogue_of(folders, spelling, edition_of(folders))
    if kind != ALL:
        catalogue.kind(kind)
    place = output_of(output)
    _check_output(output)
    streams.refuse_overwrite(output, [table])
    executor_of, width = _workers(jobs, scheduler, place, spawn="://" in output)
    chosen = {"history": _history_files(flags["history"]), "with_findings": flags["findings"]}
    chosen |= {name: flags[name] for name in ("remembered", "strict", "by_cell")}
    try:
        rules = settings.rule_folders
        work = prepare(
            folders, kind, Path(table), place, flags["encoding"], rules=rules, spelling=spelling, **chosen
        )  # fmt: skip
    except TableRejected as error:
        report_refusal(place, error.problems)
        raise _summed_up(error) from None
    _tell_unused(work.table)
    try:
        with _progress() as tell:
            options = RunOptions(width, tell, flags["skip_bad_rows"], flags["resume"])
            outcome = _outcome(work, executor_of, options, flags)
    except TableRejected as error:
        streams.tell(work.table.account.summary)
        raise _summed_up(error) from None
    except (KeyboardInterrupt, OSError):
        given = [argument for argument in sys.argv[1:] if argument != "--resume"]
        streams.tell(f"Chưa xong. Làm tiếp: {shlex.join(['sinhhoat', *given, '--resume'])}")
        raise
    _tell_made(work.table, outcome, output, flags["part"])
    if outcome.rejected or work.table.problems:
        raise click.exceptions.Exit(exit_codes.ExitCode.PROBLEMS)


def _history_files(names: Sequence[str]) -> list[Path]:
    """The files that are named, and those below named folders that may hold a meeting; raises `FileNotFoundError`."""
    from service.year.history import kept_files

    files: list[Path] = []
    for path in map(Path, names):
        files += kept_files(path.rglob("*")) if path.is_dir() else [path]
    return [file.resolve(strict=True) for file in files]


def _outcome(
    work: Batch, executor_of: Callable[[], Executor], options: RunOptions, flags: Mapping[str, Any]
) -> Outcome:
    """Make the whole batch, a part of it, or one of its parts."""
    from service.batch import join, run, run_part

    if flags["is_join"]:
        return join(work)
    if flags["part"]:
        share, parts = flags["part"]
        return run_part(work, share, parts, executor_of, options)
    return run(work, executor_of, options)


def _tell_made(table: Table, outcome: Outcome, output: str, part: tuple[int, int] | None) -> None:
    """What was made, what of the table was used, what an earlier run left behind, what was passed over."""
    if part:
        share, parts = part
        streams.tell(f"Phần {share}/{parts}: đã làm {outcome.documents} văn bản. Đủ {parts} phần thì chạy với --join.")
    else:
        streams.tell(f"Đã làm {outcome.documents} văn bản của {outcome.dossiers - outcome.rejected} chi bộ: {output}")
    streams.tell(table.account.summary)
    if outcome.left:
        some = ", ".join(list(outcome.left)[:3]) + (", …" if len(outcome.left) > 3 else "")
        streams.tell(f"Ở nơi ghi còn {len(outcome.left)} văn bản của lần làm trước, bảng lần này không có: {some}")
    if outcome.rejected or table.problems:
        rest = f" và {len(table.problems)} dòng không thuộc chi bộ nào" if table.problems else ""
        streams.tell(f"Bỏ qua {outcome.rejected} chi bộ có chỗ phải sửa{rest}: xem report.csv ở nơi ghi.")


def _tell_unused(table: Table) -> None:
    """What of the table is passed over, and which rows nobody sees."""
    told = [*dict.fromkeys([*table.notes, *table.account.sentences])]
    for note in told[:SHOWN]:
        streams.tell(note)
    if len(told) > SHOWN:
        streams.tell(f"… và {len(told) - SHOWN} chỗ khác không dùng: xem report.csv ở nơi ghi.")


def _check_output(output: str) -> None:
    """Refuse a place that cannot be meant; raises `OutputRefused`."""
    path = Path(output)
    if path.is_file() and path.suffix.lower() != ".zip" and "://" not in output:
        raise streams.wrong_suffix(output, "đây là một tệp; hãy ghi tên một thư mục hoặc một tệp .zip.")
    if path.suffix.lower() == ".zip" and path.is_dir():
        raise streams.wrong_suffix(output, "đây là một thư mục; hãy đổi tên nó, hoặc ghi tên khác cho tệp .zip.")
    if path.suffix.lower() in (".docx", ".csv", ".xlsx") and not path.is_dir():
        raise streams.wrong_suffix(output, "cả loạt cần một thư mục hoặc một tệp .zip.")


def _workers(
    jobs: int | None, scheduler: str | None, place: Output, *, spawn: bool
) -> tuple[Callable[[], Executor], int]:
    """What gives executors, and how many pieces are to be under way."""
    from service.batch.executors import AHEAD, cluster, processes

    if scheduler:
        from service.batch.pieces import edition_of_the_program

        executor, threads = cluster(scheduler, edition_of_the_program(), place)
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
    streams.tell("Cần làm:" + "".join(f"\n  - {line}" for line in to_do(error.problems)))
    rest = Problem("more-problems", "", f"Còn {error.count - SHOWN} chỗ khác: xem report.csv ở nơi ghi.")
    return TableRejected([*error.problems[:SHOWN], rest])
