"""Keys of the systems and people that may ask: a file of names and digests, read anew when it changes.

Each line is ``name sha256-of-the-key``, blank, or a comment (#). A key is 32 random bytes, so a plain digest cannot be
guessed back; two lines may bear one name, an old key and a new one.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from pathlib import Path

from service.errors import Problem, SettingRefused

_LINE = re.compile(r"([\w.-]{1,64})\s+([0-9a-f]{64})")


class Keys:
    """The keys of one file; safe to share among threads."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen: tuple[int, int, int] | None = None
        self._digests: tuple[tuple[str, str], ...] = ()
        self._refresh()

    def name_of(self, key: str) -> str | None:
        """The name that `key` belongs to; None for an unknown key."""
        self._refresh()
        digest = digest_of(key)
        names = [name for name, known in self._digests if hmac.compare_digest(known, digest)]
        return names[0] if names else None

    def _refresh(self) -> None:
        """Read the file again if it has changed; the last good keys stay while it is faulty or cannot be read."""
        try:
            state = self._file.stat()
            seen = (state.st_mtime_ns, state.st_size, state.st_ino)
            if seen != self._seen:
                self._digests = _read(self._file)
                self._seen = seen
        except (OSError, SettingRefused):
            if self._seen is None:
                raise


def digest_of(key: str) -> str:
    """The SHA-256 digest of `key`, as the file of keys has it."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _read(file: Path) -> tuple[tuple[str, str], ...]:
    digests = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            message = f"Dòng {number} của {file} không dùng được; cần: tên, dấu cách, giá trị băm SHA-256 của khoá."
            raise SettingRefused([Problem("setting", "SINHHOAT_KEYS", message)])
        digests.append((match[1], match[2]))
    return tuple(digests)
