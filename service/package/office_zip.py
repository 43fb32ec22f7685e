"""A .zip that holds an office's own files (Word files, dossiers), in folders or not."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from service.errors import FileRefused, Problem
from service.package.docx_writer import CONTENT_TYPES
from service.package.reader import MAX_PACKAGE_BYTES, UNREADABLE, TooLarge, inflate, is_encrypted

MAX_FILES = 2_000  # of the wanted ones
_HEADERS = 30 * MAX_FILES  # Word files that are stored, not deflated, show the headers of their own entries as well
_BROKEN = "Tệp .zip bị hỏng hoặc bị cắt cụt khi chép. Hãy nén lại."
_LOCKED = "Tệp .zip có mật khẩu. Hãy nén lại, không đặt mật khẩu."
_MANY = f"Tệp .zip chứa quá {MAX_FILES} tệp. Hãy chia ra nhiều lần."
_LARGE = f"Tệp .zip lớn quá {MAX_PACKAGE_BYTES >> 20} MB. Hãy chia ra nhiều lần."


def unpacked(data: bytes, name: str, wanted: Callable[[str], bool]) -> list[tuple[str, bytes]] | None:
    """The files of the .zip `data` whose path inside is `wanted`, as (path, content) in the order of their paths.

    None where `data` is no zip, or a Word file (a zip too). What the files inflate to is bounded, whatever the zip
    says of itself. Raises `FileRefused`, with `name` in its problem, where the zip is too large or cannot be read.
    """
    if not data.startswith(b"PK"):
        return None
    if len(data) > MAX_PACKAGE_BYTES:  # asked before zipfile makes an object of every entry
        raise FileRefused([Problem("package-size", name, _LARGE)])
    if data.count(b"PK\x01\x02") > _HEADERS:
        raise FileRefused([Problem("package-entries", name, _MANY)])
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if CONTENT_TYPES in archive.namelist():
                return None
            infos = [info for info in archive.infolist() if wanted(info.filename)]
            if len(infos) > MAX_FILES:
                raise FileRefused([Problem("package-entries", name, _MANY)])
            if is_encrypted(infos):
                raise FileRefused([Problem("package-encrypted", name, _LOCKED)])
            return list(inflate(archive, sorted(infos, key=lambda info: info.filename)).items())
    except TooLarge as large:
        raise FileRefused([Problem(large.code, name, large.message)]) from None
    except UNREADABLE as bad:
        raise FileRefused([Problem("package-truncated", name, _BROKEN)]) from bad
