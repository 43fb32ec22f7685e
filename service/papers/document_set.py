"""Out of the house: names that every system takes, files written whole or not at all, sets as one .zip."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from errno import EACCES
from pathlib import Path
from typing import TYPE_CHECKING

from service.package import Archive

if TYPE_CHECKING:
    from service.papers.render import Document


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` so that `path` holds either all of it or what it held before; raises OSError naming `path`.

    A link is followed, permissions of a file that is replaced are kept, a device or a pipe is written to directly.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            _replace(target, content)
    except OSError as error:
        error.filename, error.filename2 = str(path), None  # never the temporary name
        raise


def _replace(target: Path, content: bytes) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES))  # a rename would get past the protection of the file
    temporary = target.with_name(f".{os.urandom(8).hex()}.part")
    try:
        # Opened anew rather than by tempfile, which makes it private: the umask decides, as for any file.
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def files_of(documents: Iterable[Document]) -> dict[str, bytes]:
    """The files of a set by name, in its order: safe names without folders, no two alike on any file system."""
    files: dict[str, bytes] = {}
    taken: set[str] = set()
    for document in documents:
        name = safe_name(document.name)
        if name.lower() in taken:  # two kinds whose sheets give the same pattern
            name = f"{name.removesuffix('.docx')}-{document.kind}.docx"
        taken.add(name.lower())
        files[name] = document.content
    return files


def safe_name(name: str) -> str:
    """`name` as one plain step of a path: ASCII letters, digits, ``.``, ``_`` and ``-``, no leading dot."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).lstrip(".-") or "van-ban.docx"


def zipped(documents: Iterable[Document]) -> bytes:
    """All documents in one .zip, in their order; same documents, same bytes."""
    return Archive(files_of(documents)).assemble({})
