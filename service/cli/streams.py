"""Files and pipes of the command: what it reads, where it writes and talks, and refusals before any work is done."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from service.errors import DossierRejected, Problem, SinhhoatError

# A document written under such a name would open in no program, or replace somebody's data.
_NOT_A_DOCX = frozenset({".doc", ".json", ".odt", ".pdf", ".txt", ".zip"})

ONE, SET, PACK = "one", "set", "pack"  # what is written: one paper, the papers of a set, a set to print


class OutputRefused(SinhhoatError):
    """The place to write to cannot be meant."""

    title = "Nơi ghi chưa đúng"


def tell(message: str) -> None:
    """Say something to the person, on stderr; nobody listening is no failure."""
    with suppress(OSError, ValueError):
        click.echo(message, err=True)


def shown(path: str | Path) -> str:
    """A path as people read it, also where the locale could not decode its bytes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def read(name: str, limit: int) -> bytes:
    """The bytes of a file, or of stdin for ``-``; raises `DossierRejected` above `limit` bytes, and OSError."""
    data = read_at_most(name, limit + 1)
    if len(data) > limit:
        message = f"Hồ sơ lớn hơn {limit} byte; xem lại có đúng tệp không, hoặc đặt SINHHOAT_MAX_BODY lớn hơn."
        raise DossierRejected([Problem("too-large", "" if name == "-" else shown(name), message)])
    return data


def read_at_most(name: str, length: int) -> bytes:
    """The first `length` bytes of a file, or of stdin for ``-``; raises OSError."""
    if name == "-":
        if sys.stdin is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF), "stdin")
        return sys.stdin.buffer.read(length)
    with Path(name).open("rb") as file:
        return file.read(length)


def existing_folder(name: str) -> Path:
    """The folder of that name; raises OSError where there is none."""
    with os.scandir(name):
        return Path(name)


def refuse_overwrite(output: str, inputs: Sequence[str]) -> None:
    """Refuse to write over one of the files that are read; raises `OutputRefused`."""
    target = Path(output)
    if output != "-" and target.is_file() and any(name != "-" and target.samefile(name) for name in inputs):
        message = "đây chính là tệp đầu vào; ghi vào đó thì mất bản gốc."
        raise OutputRefused([Problem("same-file", shown(output), message)])


def wrong_suffix(output: str | Path, message: str) -> OutputRefused:
    """The refusal of a file name that does not fit what would be written."""
    return OutputRefused([Problem("wrong-suffix", shown(output), message)])


def suffix_of(output: str, formats: Sequence[str], what: str) -> str:
    """The ending of `output`, one of `formats`; raises `OutputRefused` for any other."""
    suffix = Path(output).suffix.lower()
    if suffix not in formats:
        raise wrong_suffix(output, f"{what} là tệp {', '.join(formats)}.")
    return suffix


def check_output(output: str, dossier: str, what: str) -> None:
    """Refuse, before anything is made, a place that cannot be meant; raises `OutputRefused`."""
    target = Path(output)
    if output == "-":
        if sys.stdout is not None and sys.stdout.isatty():
            message = "stdout đang là màn hình; chuyển nó vào tệp, hoặc dùng -o TỆP."
            raise OutputRefused([Problem("terminal", "", message)])
        return
    refuse_overwrite(output, [dossier])
    if what == PACK:
        suffix_of(output, (".docx", ".pdf"), "tập in")
    if what == SET and (target.suffix.lower() == ".docx" or (target.is_file() and target.suffix.lower() != ".zip")):
        raise wrong_suffix(output, "cả bộ cần một thư mục hoặc một tệp .zip; muốn một tệp để in thì thêm --pack.")
    if what == ONE and target.suffix.lower() in _NOT_A_DOCX and not target.is_dir():
        raise wrong_suffix(output, f"văn bản là tệp .docx, không phải {target.suffix}.")


def write(target: Path, content: bytes) -> None:
    """Write a file whole and say where, or to stdout for ``-``; raises OSError."""
    if str(target) == "-":
        emit(content)
        return
    from service.papers.atomic_write import write_whole

    write_whole(target, content)
    tell(f"Đã ghi {shown(target)}")


_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


def as_json(data: Any, indent: int | None = 2) -> bytes:
    """`data` as JSON in UTF-8, with a line end; what else a reader may take for one (such as U+2028) is escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=indent).translate(_LINE_ENDS)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def emit(data: bytes) -> None:
    """Data to stdout, byte for byte; a reader that left early ends the command quietly."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), "stdout")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
        raise click.exceptions.Exit(0) from None
    except OSError as error:
        _let_go_of_stdout()
        error.filename = "stdout"
        raise


def _let_go_of_stdout() -> None:
    """What is still in the buffer must not fail a second time when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
