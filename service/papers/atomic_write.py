"""Files written whole or not at all."""

from __future__ import annotations

import os
import shutil
from errno import EACCES
from pathlib import Path


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
