"""A .zip of an office's own files: Word files, dossiers, in folders or not; never what a Word file is made of."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from service.errors import FileRefused, Problem
from service.package import CONTENT_TYPES, MAX_PACKAGE_BYTES, TooLarge, inflate

MAX_FILES = 2_000
_HEADERS = 30 * MAX_FILES  # an entry may be a Word file that is stored as it is, whose own entries look the same
_BROKEN = "Tệp .zip bị hỏng hoặc bị cắt cụt khi chép. Hãy nén lại."
_LOCKED = "Tệp .zip có mật khẩu. Hãy nén lại, không đặt mật khẩu."
_MANY = f"Tệp .zip chứa quá {MAX_FILES} tệp. Hãy chia ra nhiều lần."
_LARGE = f"Tệp .zip lớn quá {MAX_PACKAGE_BYTES >> 20} MB. Hãy chia ra nhiều lần."


def unpacked(data: bytes, name: str, wanted: Callable[[str], bool]) -> list[tuple[str, bytes]] | None:
    """The `wanted` files (by their path inside) of the .zip `data`, in the order of their paths; None where it is none.

    A Word file, which is a zip too, is none. What the files inflate to is bounded whatever the zip says of itself.
    Raises `FileRefused` where the zip cannot be read to its end.
    """
    if not data.startswith(b"PK"):
        return None
    try:
        if trouble := _too_large(data):
            raise FileRefused([Problem(trouble[0], name, trouble[1])])
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if CONTENT_TYPES in archive.namelist():
                return None
            infos = sorted((one for one in archive.infolist() if wanted(one.filename)), key=lambda one: one.filename)
            if any(one.flag_bits & 0x41 for one in infos):
                raise FileRefused([Problem("package-encrypted", name, _LOCKED)])
            return list(inflate(archive, infos).items())
    except TooLarge as large:
        raise FileRefused([Problem(large.code, name, str(large))]) from None
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError) as bad:
        raise FileRefused([Problem("package-truncated", name, _BROKEN)]) from bad


def _too_large(data: bytes) -> tuple[str, str] | None:
    """What can be told before zipfile makes an object of every entry."""
    if len(data) > MAX_PACKAGE_BYTES:
        return "package-size", _LARGE
    return ("package-entries", _MANY) if data.count(b"PK\x01\x02") > _HEADERS else None
