"""``sinhhoat format``: Word files against the official format, with comments or mended where that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli import exit_codes, streams, vietnamese_click
from service.errors import FileRefused, Problem, SettingRefused
from service.finding import Severity, has_errors

if TYPE_CHECKING:
    from service.format_check.fix import Change
    from service.format_check.printed.pages import Printed
    from service.format_check.report import FormatFinding

    Printing = Callable[[bytes, str], Printed]

_WEIGHTS = {Severity.ERROR: "phải sửa", Severity.WARNING: "nên sửa", Severity.INFO: "lưu ý"}
_ANNOTATED, _FIXED = "-nhan-xet", "-da-sua"  # behind the name, where OUT is a folder


@click.command("format", cls=vietnamese_click.Command)
@click.argument("files", metavar="FILE.docx…", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Kết quả dạng JSON, mỗi tệp một dòng.")
@click.option(
    "--annotate",
    type=vietnamese_click.Place(),
    metavar="OUT.docx",
    help="Ghi bản có nhận xét của Word ở từng chỗ; OUT có thể là thư mục.",
)
@click.option(
    "--fix",
    "fixed",
    type=vietnamese_click.Place(),
    metavar="OUT.docx",
    help="Ghi bản đã sửa những chỗ sửa máy được; OUT có thể là thư mục.",
)
@click.option(
    "--pages", is_flag=True, help="In thử bằng LibreOffice rồi xem cả trang in: chữ ra lề, đè nhau, phần ký bị tách."
)
def check_files(files: tuple[str, ...], as_json: bool, annotate: str | None, fixed: str | None, pages: bool) -> int:
    """Kiểm tra thể thức của mọi tệp .docx theo Hướng dẫn 05-HD/VPTW.

    FILE.docx là “-” thì đọc từ stdin. Nhiều tệp thì OUT của --annotate, --fix là một thư mục có sẵn.
    """
    _check_outputs(files, annotate, fixed)
    for name in files:
        if name != "-":
            Path(name).stat()  # a name typed wrongly is told before the first file is checked
    # A list, since every file is to be told of, also behind one that is not right.
    printing = _printing() if pages else None
    good = [_check_one(name, annotate, fixed, printing, as_json=as_json) for name in files]
    return exit_codes.ExitCode.DONE if all(good) else exit_codes.ExitCode.PROBLEMS


def _printing() -> Printing:
    """What prints a file, or says why not."""
    from service.papers.pdf import Office
    from service.papers.printing import print_pages

    try:
        return partial(print_pages, Office())
    except SettingRefused:
        return partial(print_pages, None)


def _check_outputs(files: Sequence[str], annotate: str | None, fixed: str | None) -> None:
    """Refuse places to write to that cannot be meant, before anything is done."""
    taken: set[Path] = set()
    for output, mark in ((annotate, _ANNOTATED), (fixed, _FIXED)):
        for name in files if output else ():
            target = _target(output or "", name, mark)
            if output == "-":
                message = "kết quả kiểm tra ra stdout; hãy ghi tệp Word vào một tệp .docx hoặc một thư mục."
                raise streams.OutputRefused([Problem("terminal", "-", message)])
            if target in taken:
                message = "nhiều tệp cùng ghi vào một chỗ; hãy cho một thư mục có sẵn, hoặc đặt tên khác nhau."
                raise streams.OutputRefused([Problem("same-file", streams.shown(target), message)])
            taken.add(target)
            streams.check_output(str(target), name, streams.ONE)


def _target(output: str, name: str, mark: str) -> Path:
    """The file to write: OUT, or in a folder the name of the file that was checked, marked."""
    target = Path(output)
    return target / f"{'van-ban' if name == '-' else Path(name).stem}{mark}.docx" if target.is_dir() else target


def _check_one(name: str, annotate: str | None, fixed: str | None, printing: Printing | None, *, as_json: bool) -> bool:
    """Check one file, tell what was found, write what was asked for; whether nothing must be mended."""
    from service.format_check import check_format
    from service.format_check.annotate import annotate as with_comments
    from service.format_check.fix import fix
    from service.format_check.report_json import fixed_answer, report_answer
    from service.package import MAX_PACKAGE_BYTES

    shown = "stdin" if name == "-" else streams.shown(name)
    data = streams.read_at_most(name, MAX_PACKAGE_BYTES + 1)
    try:
        report = check_format(data, shown, printing(data, shown) if printing else None)
        mended = fix(data, shown) if fixed else None
        left = check_format(mended.content, shown, printing(mended.content, shown)) if mended and printing else None
        annotated = with_comments(data, report) if annotate else b""
    except FileRefused as error:
        _tell_refused(shown, error, as_json=as_json)
        return False
    last = left or report
    findings, changes = (left.findings if left else mended.left, mended.changes) if mended else (report.findings, ())
    if as_json:
        streams.emit(streams.as_json(fixed_answer(shown, mended, left) if mended else report_answer(report), None))
    else:
        pages = last.printed.said if last.printed is not None else ""
        lines = _told(f"{shown}: {report.about}", findings, changes, pages)
        streams.emit("".join(f"{line}\n" for line in lines).encode())
    if annotate:
        streams.write(_target(annotate, name, _ANNOTATED), annotated)
    if fixed and mended:
        streams.write(_target(fixed, name, _FIXED), mended.content)
    return not has_errors(findings)


def _tell_refused(name: str, error: FileRefused, *, as_json: bool) -> None:
    if as_json:
        streams.emit(streams.as_json({"name": name, "problems": list(map(asdict, error.problems))}, None))
        return
    streams.tell(f"{name}: không kiểm tra được.")
    for problem in error.problems:
        streams.tell(f"  {problem.message}")


def _told(name: str, findings: Sequence[FormatFinding], changes: Sequence[Change], pages: str) -> Iterator[str]:
    """The report for people: the file with its counts, what was looked at on paper, then each finding with its place,
    its words and its source."""
    if changes:
        yield f"{name}; đã sửa {len(changes)} điều"
        for change in changes:
            yield f"  đã sửa · {change.where}: {change.before} → {change.after}  [{change.rule}]"
    yield f"{name}; {_counted(findings)}"
    if pages:
        yield f"  {pages}"
    for finding in findings:
        yield f"  {_WEIGHTS[finding.severity]} · {finding.where}"
        yield f"      {finding.message}"
        yield f"      {', '.join(filter(None, (finding.source, f'[{finding.rule}]')))}"


def _counted(findings: Sequence[FormatFinding]) -> str:
    """``2 chỗ phải sửa, 1 chỗ nên sửa``."""
    numbers = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    told = ", ".join(f"{number} điều {_WEIGHTS[severity]}" for severity, number in numbers.items() if number)
    return told or "đúng thể thức"
