"""How a command ends: an exit code that scripts can rely on, and every failure as sentences on stderr."""

from __future__ import annotations

import errno
import gc
import sys
from enum import IntEnum
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click

from service import config, errors
from service.cli.streams import shown, tell
from service.cli.vietnamese_click import misuse
from service.errors import SinhhoatError


class ExitCode(IntEnum):
    """How a command ends; part of the public interface."""

    DONE = 0
    PROBLEMS = 1
    WRONG_USE = 2
    TEMPLATE_BROKEN = 3
    OUR_FAULT = 4
    INTERRUPTED = 130  # as shells count a program that Ctrl+C ended


_CODES: dict[type[SinhhoatError], ExitCode] = {
    errors.DossierRejected: ExitCode.PROBLEMS,
    errors.FileRefused: ExitCode.PROBLEMS,
    errors.RulesUnmet: ExitCode.PROBLEMS,
    errors.TableRejected: ExitCode.PROBLEMS,
    errors.ValueRefused: ExitCode.PROBLEMS,
    errors.TemplateBroken: ExitCode.TEMPLATE_BROKEN,
    errors.WorkersDied: ExitCode.OUR_FAULT,
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


def _speak_utf8() -> None:
    """One encoding on every machine: the code page of an office PC holds neither our data nor our sentences."""
    for stream, on_error in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=on_error)


def _ended(commands: click.Group) -> int:
    try:
        code = commands.main(prog_name="sinhhoat", standalone_mode=False)
    except SinhhoatError as error:
        tell(_problems(error))
        return _CODES.get(type(error), ExitCode.WRONG_USE)
    except click.ClickException as error:
        tell(misuse(error))
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
