"""click in Vietnamese: help pages, the types of options, what is said of a command called wrongly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from importlib import import_module
from typing import Any

import click

from service import config


def show_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """The callback of --version."""
    if wanted:
        click.echo(config.version())
        ctx.exit()


def misuse(error: click.ClickException) -> str:
    """What is wrong with how the command was called, in Vietnamese, with the way to its help."""
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


class Whole(click.ParamType[int]):
    """A whole number within bounds."""

    name = "SỐ"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; fails with a sentence for anything else."""
        if not str(value).isdecimal() or not self.least <= int(str(value)) <= self.most:
            self.fail(f"“{value}” không dùng được; cần một số từ {self.least} đến {self.most}.", param, ctx)
        return int(str(value))


class Place(click.ParamType[str]):
    """A place to write to: named, and stdout (``-``) only where that makes sense."""

    name = "OUT"

    def __init__(self, *, stdout: bool = False) -> None:
        self.stdout = stdout

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The place as it was written; fails with a sentence where none is named."""
        if not str(value).strip():
            self.fail("nơi ghi đang để trống; hãy ghi tên tệp hoặc thư mục.", param, ctx)
        if value == "-" and not self.stdout:
            self.fail("ở đây không ghi ra stdout (“-”) được; hãy ghi tên tệp hoặc thư mục.", param, ctx)
        return str(value)


_Function = Callable[..., Any]


def output_option(
    said: str, *, stdout: bool = False, metavar: str = "OUT", **more: Any
) -> Callable[[_Function], _Function]:
    """``-o``, where a command writes to, as `said`; required unless `more` gives a default or says otherwise."""
    asked = more or {"required": True}
    return click.option("-o", "--output", type=Place(stdout=stdout), metavar=metavar, help=said, **asked)


_HEADINGS = {"Options": "Tuỳ chọn", "Commands": "Các lệnh", "Positional arguments": "Tham số"}


class Formatter(click.HelpFormatter):
    """Help pages with Vietnamese words."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line of usage."""
        super().write_usage(prog, args, prefix or "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        """A heading."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options or commands."""
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
        """The words of the line of usage."""
        words = {"[OPTIONS]": "[TUỲ CHỌN]", "COMMAND [ARGS]...": "LỆNH [THAM SỐ]..."}
        return [words.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def get_help_option_names(self, ctx: click.Context) -> list[str]:
        """``--help`` and ``-h``."""
        return [*super().get_help_option_names(ctx), "-h"]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help page."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Hiện trợ giúp này."
        return option


class Commands(MutableMapping[str, click.Command]):
    """Commands by name, of which those of other modules are imported when first asked for: most start for one alone."""

    def __init__(self, beside: Mapping[str, str]) -> None:
        """`beside`: by name, the module of a command and its name there, as ``module:name``."""
        self._beside = beside
        self._here: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._here:
            module, _, own = self._beside[name].partition(":")
            self._here[name] = getattr(import_module(module), own)
        return self._here[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._here[name] = command

    def __delitem__(self, name: str) -> None:
        del self._here[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._beside, **self._here})

    def __len__(self) -> int:
        return len({**self._beside, **self._here})


class Group(Command, click.Group):
    """A group of such commands."""

    command_class = Command
    group_class = type
