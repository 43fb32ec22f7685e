"""TOML → a model: what a sheet of a kind, a profile or a score sheet says, or everything that is wrong with it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError

from service.dossier.parts import Part
from service.errors import Problem, SinhhoatError
from service.intake.messages import problems_of

Model = TypeVar("Model", bound=Part)


def read_toml(data: bytes, file: str, refused: type[SinhhoatError]) -> dict[str, Any]:
    """What the TOML in `data` says; raises `refused` with the line and column, `file` being the place."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at .*(?=\)$)", str(error))
        where = f" ({place[0].replace('at line', 'dòng').replace('column', 'cột')})" if place else ""
        message = f"Tệp viết sai{where}; xem lại dấu bằng, nháy kép và ngoặc."
        raise refused([Problem("sheet-syntax", file, message)]) from None
    except UnicodeDecodeError:
        message = "Tệp không phải UTF-8; hãy lưu lại với bảng mã UTF-8."
        raise refused([Problem("sheet-syntax", file, message)]) from None


def as_model(data: dict[str, Any], model: type[Model], file: str, refused: type[SinhhoatError]) -> Model:
    """`data` as a `model`; raises `refused` with every fault, each told with its name in the file."""
    try:
        return model.read(data)
    except ValidationError as error:
        faults = problems_of(error, model)
        raise refused([Problem(fault.code, file, f"{fault.path}: {fault.message}") for fault in faults]) from None


class Readable(Protocol):
    """A file of a folder, or one that somebody sent: its name and its bytes."""

    @property
    def name(self) -> str:
        """The name without folders."""

    def read_bytes(self) -> bytes:
        """The whole content; raises OSError."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that lies in no folder."""

    name: str
    content: bytes

    def read_bytes(self) -> bytes:
        """The whole content."""
        return self.content


def bytes_of(file: Readable, code: str, refused: type[SinhhoatError]) -> bytes:
    """The bytes of `file`; raises `refused` where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise refused([Problem(code, file.name, f"Không đọc được tệp: {error.strerror}.")]) from None
