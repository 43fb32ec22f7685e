"""How the command speaks: click in Vietnamese, every failure as sentences on stderr and an exit code."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from enum import IntEnum
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click

from service import config
from service.errors import (
    DossierRejected,
    FileRefused,
    RulesUnmet,
    SinhhoatError,
    TableRejected,
    TemplateBroken,
    ValueRefused,
    WorkersDied,
)


class ExitCode(IntEnum):
    """How a command ends; part of the public interface."""

    DONE = 0
    PROBLEMS = 1
    WRONG_USE = 2
    TEMPLATE_BROKEN = 3
    OUR_FAULT = 4
    INTERRUPTED = 130  # as shells count a program that Ctrl+C ended


_CODES: dict[type[SinhhoatError], ExitCode] = {
    DossierRejected: ExitCode.PROBLEMS,
    FileRefused: ExitCode.PROBLEMS,
    RulesUnmet: ExitCode.PROBLEMS,
    TableRejected: ExitCode.PROBLEMS,
    ValueRefused: ExitCode.PROBLEMS,
    TemplateBroken: ExitCode.TEMPLATE_BROKEN,
    WorkersDied: ExitCode.OUR_FAULT,
}

_REASONS = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền, hoặc tệp đang mở trong chương trình khác",
    errno.EPERM: "không có quyền",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOTDIR: "đường dẫn đi qua một tệp không phải thư mục",
    errno.EEXIST: "đã có tệp trùng tên",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "đã dùng hết phần đĩa được cấp",
    errno.EFBIG: "tệp vượt cỡ lớn nhất được ghi",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EIO: "đĩa bị lỗi đọc, ghi",
    errno.EBADF: "luồng vào, ra đã bị đóng",
}


def run(commands: click.Group) -> NoReturn:
    """Run the command line of this process and exit; nothing raised in a command passes this door."""
    _speak_utf8()
    config.without_plugins()
    code = _ended(commands)
    gc.freeze()  # Python would look through all that was loaded once more before it ends: a fifth of a short command
    sys.exit(code)


def tell(message: str) -> None:
    """Say something to the person, on stderr; nobody listening is no failure."""
    with suppress(OSError, ValueError):
        click.echo(message, err=True)


def shown(path: str | Path) -> str:
    """A path as people read it, also where the locale could not decode its bytes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def show_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """The callback of --version."""
    if wanted:
        click.echo(config.version())
        ctx.exit()


def _speak_utf8() -> None:
    """One encoding on every machine: the code page of an office PC holds neither our data nor our sentences."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _ended(commands: click.Group) -> int:
    try:
        code = commands.main(prog_name="sinhhoat", standalone_mode=False)
    except SinhhoatError as error:
        tell(_problems(error))
        return _CODES.get(type(error), ExitCode.WRONG_USE)
    except click.ClickException as error:
        tell(_misuse(error))
        return ExitCode.WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        tell("Đã dừng giữa chừng.")
        return ExitCode.INTERRUPTED
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"hệ thống báo lỗi {error.errno}")
        place = f" “{shown(error.filename)}”" if isinstance(error.filename, str) else ""
        tell(f"Không đọc, ghi được{place}: {reason}.")
        return ExitCode.WRONG_USE
    except Exception as error:  # noqa: BLE001 -- the last door: no traceback with somebody's data on a screen
        tell(f"Lỗi của chương trình, không phải của hồ sơ: {type(error).__name__} tại {_where(error)}.")
        return ExitCode.OUR_FAULT
    return code if isinstance(code, int) else ExitCode.DONE


def _problems(error: SinhhoatError) -> str:
    if len(error.problems) == 1:
        (problem,) = error.problems
        return f"{error.title}: {problem}" if problem.path else problem.message
    lines = "".join(f"\n  {problem}" for problem in error.problems)
    return f"{error.title}, {len(error.problems)} chỗ:{lines}"


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"


def _misuse(error: click.ClickException) -> str:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return _sentence(error)
    return f"{_sentence(error)}\n{context.get_usage()}\nXem thêm: {context.command_path} --help"


def _sentence(error: click.ClickException) -> str:
    match error:
        case click.MissingParameter(param=click.Parameter() as parameter):
            return f"Thiếu {_name(parameter)}."
        case click.BadParameter(param=click.Parameter() as parameter):
            return f"{_name(parameter)}: {error.message}"
        case click.NoSuchOption():
            return f"Không có tuỳ chọn “{error.option_name}”{_near(error.possibilities)}"
        case click.exceptions.NoSuchCommand():
            return f"Không có lệnh “{error.command_name}”{_near(error.possibilities)}"
        case click.BadOptionUsage():
            return f"Tuỳ chọn “{error.option_name}” thiếu hoặc thừa giá trị."
    return "Thừa tham số, hoặc tham số đặt sai chỗ; tên tệp có dấu cách phải để trong dấu nháy kép."


def _name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return " / ".join(parameter.opts)
    return parameter.metavar or (parameter.name or "").upper()


def _near(possibilities: Sequence[str] | None) -> str:
    return f"; có phải “{possibilities[0]}”?" if possibilities else "."


class Port(click.ParamType[int]):
    """A TCP port; 0 lets the system choose."""

    name = "CỔNG"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            return config.read_port(str(value))
        except ValueError:
            self.fail(f"“{value}” không dùng được; cần một số từ 0 đến 65535.", param, ctx)


class Whole(click.ParamType[int]):
    """A whole number within bounds."""

    name = "SỐ"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not str(value).isdecimal() or not self.least <= int(str(value)) <= self.most:
            self.fail(f"“{value}” không dùng được; cần một số từ {self.least} đến {self.most}.", param, ctx)
        return int(str(value))


_HEADINGS = {"Options": "Tuỳ chọn", "Commands": "Các lệnh", "Positional arguments": "Tham số"}


class Formatter(click.HelpFormatter):
    """Help pages with Vietnamese words."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl(
            [(term, text.replace("[required]", "[bắt buộc]")) for term, text in rows], col_max, col_spacing
        )


class Context(click.Context):
    """A context whose help pages are Vietnamese."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help is Vietnamese."""

    context_class = Context

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        words = {"[OPTIONS]": "[TUỲ CHỌN]", "COMMAND [ARGS]...": "LỆNH [THAM SỐ]..."}
        return [words.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def get_help_option_names(self, ctx: click.Context) -> list[str]:
        return [*super().get_help_option_names(ctx), "-h"]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "Hiện trợ giúp này."
        return option


class Group(Command, click.Group):
    """A group of such commands."""

    command_class = Command
    group_class = type
