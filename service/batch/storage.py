"""Where a batch writes: a folder of this machine, or a bucket behind an fsspec address.

A file appears whole or not at all. A storage is sent to other processes and machines, so it holds names only; each
process opens what it writes.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, Protocol

from service.errors import Problem, SinhhoatError

PART = ".part"
_SCHEMES = ("s3",)  # whose files are kept, whole or not at all, as a run relies on
_REMOTE = ("botocore.", "aiobotocore.", "aiohttp.")  # where a bucket's own faults come from, none of them an OSError


class StorageRefused(SinhhoatError):
    """The address of the output cannot be used."""

    title = "Nơi ghi chưa dùng được"


class Storage(Protocol):
    """A folder, wherever it is kept; a file's name may begin with one inner folder. All methods raise OSError."""

    def prepare(self, folder: str) -> None:
        """Create `folder` if it is missing; "" is the storage itself."""

    def read(self, name: str) -> bytes | None:
        """The content of a file, None where there is none."""

    def write(self, name: str, content: bytes) -> None:
        """Write a file; it appears whole or not at all."""

    def stream(self, name: str) -> Any:
        """A context that gives a binary file to write in blocks; it appears, whole, when the context ends."""

    def names(self, folder: str) -> list[str]:
        """The names of the files in `folder`, without the folder, sorted."""

    def discard(self, folder: str) -> None:
        """Remove `folder` and the files in it, if it is there."""

    def writing_in(self, folder: str) -> Storage:
        """The same storage with its unfinished files in `folder`."""


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder of a file system; unfinished files stand in `work`, a folder inside it."""

    root: str
    work: str

    def prepare(self, folder: str) -> None:
        Path(self.root, folder).mkdir(parents=True, exist_ok=True)

    def read(self, name: str) -> bytes | None:
        try:
            with open(f"{self.root}/{name}", "rb") as file:  # noqa: PTH123 -- a Path costs more than the reading
                return file.read()
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        # Without fsync: after a kill the kernel still has what was written, and after a power cut a resumed run
        # compares every file with its hash. Forcing each to the disk would take a hundred times the document.
        with self._renamed_to(name) as temporary:
            _create(temporary, content)

    @contextmanager
    def stream(self, name: str) -> Iterator[IO[bytes]]:
        with self._renamed_to(name) as temporary, Path(temporary).open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())

    @contextmanager
    def _renamed_to(self, name: str) -> Iterator[str]:
        """A path for a new file, which becomes `name` at the end and is removed after an error."""
        temporary = f"{self.root}/{self.work}/{os.getpid()}-{secrets.token_hex(8)}{PART}"
        try:
            yield temporary
            os.replace(temporary, f"{self.root}/{name}")  # noqa: PTH105
        except BaseException as error:
            Path(temporary).unlink(missing_ok=True)
            if isinstance(error, OSError):
                error.filename, error.filename2 = f"{self.root}/{name}", None  # never the temporary name
            raise

    def names(self, folder: str) -> list[str]:
        home = Path(self.root, folder)
        return sorted(entry.name for entry in os.scandir(home)) if home.is_dir() else []

    def discard(self, folder: str) -> None:
        if (home := Path(self.root, folder)).is_dir():
            for entry in os.scandir(home):
                Path(entry.path).unlink()  # files alone, as the batch wrote them: a folder in it is not ours
            home.rmdir()

    def writing_in(self, folder: str) -> Storage:
        return replace(self, work=folder)


def _create(path: str, content: bytes) -> None:
    """Create a file with `content`, by system calls: Python's own file object makes twice as many of them."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        left = memoryview(content)
        while left:  # a full disk takes a part first, and reports the error only at the next call
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)


@dataclass(frozen=True, slots=True)
class _Bucket:
    """A folder behind an fsspec address; an object store shows a file only when it is whole."""

    url: str

    def prepare(self, folder: str) -> None:
        try:
            _system(self.url)[0].makedirs(self._path(folder).rstrip("/"), exist_ok=True)
        except Exception as error:
            if not type(error).__module__.startswith(_REMOTE):
                raise
            message = (
                "không vào được nơi này: thiếu khoá truy cập, hoặc khoá, vùng, địa chỉ máy chủ chưa đúng "
                f"({type(error).__name__}). Xem lại AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL."
            )
            raise StorageRefused([Problem("place", self.url, message)]) from None

    def _path(self, name: str) -> str:
        return f"{_system(self.url)[1]}/{name}"

    def read(self, name: str) -> bytes | None:
        try:
            return bytes(_system(self.url)[0].cat_file(self._path(name)))
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        _system(self.url)[0].pipe_file(self._path(name), content)

    @contextmanager
    def stream(self, name: str) -> Iterator[IO[bytes]]:
        file = _system(self.url)[0].open(self._path(name), "wb")
        try:
            yield file
        except BaseException:
            file.discard()  # an upload in parts that is never completed
            raise
        file.close()

    def names(self, folder: str) -> list[str]:
        system, _ = _system(self.url)
        system.invalidate_cache()
        try:
            return sorted(path.rpartition("/")[2] for path in system.ls(self._path(folder), detail=False))
        except FileNotFoundError:
            return []

    def discard(self, folder: str) -> None:
        if self.names(folder):
            _system(self.url)[0].rm(self._path(folder), recursive=True)

    def writing_in(self, folder: str) -> Storage:  # noqa: ARG002 -- a bucket shows no unfinished file
        return self


@lru_cache(maxsize=8)
def _system(url: str) -> tuple[Any, str]:
    """The file system behind an address, and the path in it; raises `StorageRefused`."""
    try:
        from fsspec.core import url_to_fs  # type: ignore[import-untyped]  # ships no types

        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        way_out = "cài phần thêm “s3” (pip install 'sinhhoat[s3]')" if isinstance(error, ImportError) else "xem lại"
        raise StorageRefused([Problem("place", url, f"không dùng được địa chỉ này: {way_out}.")]) from None
    return system, path.rstrip("/")


@dataclass(frozen=True, slots=True)
class Output:
    """Where a batch writes: the storage, the folder of its journal in it, and the .zip's name or "".

    A batch in `parts` has a folder of its own for each of them; `share` is the part that this run makes, from 1, or 0.
    """

    storage: Storage
    work: str
    archive: str = ""
    parts: int = 0
    share: int = 0

    @property
    def home(self) -> str:
        """The folder in which this run notes what it is, and writes what is unfinished."""
        return self.part_folder(self.share) if self.share else self.work

    def part_folder(self, share: int) -> str:
        """The folder of the journal of one part."""
        return f"{self.work}-{share}-{self.parts}"

    def folder_of(self, page: int) -> str:
        """The folder of the journal in which a page stands."""
        return self.part_folder(page % self.parts + 1) if self.parts else self.work

    def has(self, page: int) -> bool:
        """Whether this run makes the piece of that page."""
        return not self.share or page % self.parts + 1 == self.share

    def in_folder(self, folder: str) -> Output:
        """The same, with what is unfinished in another folder."""
        return replace(self, storage=self.storage.writing_in(folder))

    def in_parts(self, parts: int, share: int = 0) -> Output:
        """The same for one part of so many, or for putting them together (`share` 0)."""
        own = replace(self, parts=parts, share=share)
        return replace(own, storage=self.storage.writing_in(own.home))


def output_of(text: str) -> Output:
    """The output that `text` names: a folder, a .zip, or an fsspec address of either. Nothing is opened yet."""
    is_archive = text.lower().endswith(".zip")
    scheme, separator, _ = text.partition("://")
    if separator and scheme.lower() not in _SCHEMES:
        message = "chỉ ghi được vào thư mục, tệp .zip, hoặc s3://…."
        raise StorageRefused([Problem("place", text, message)])
    if separator:
        home, _, name = text.rstrip("/").rpartition("/") if is_archive else (text.rstrip("/"), "", "")
        return Output(_Bucket(home), _work(name), name)
    path = Path(os.path.realpath(text))
    home, name = (str(path.parent), path.name) if is_archive else (str(path), "")
    return Output(_Folder(home, _work(name)), _work(name), name)


def _work(archive: str) -> str:
    return f".{archive}.sinhhoat-batch" if archive else ".sinhhoat-batch"
