"""Files that people and programs send: one way to read, name, bound and refuse them, and to carry them through a page.

Nothing is stored: a page that goes on with a file carries it to its next request in a hidden field.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import request

from service.errors import FileRefused, Problem
from service.package import MAX_PACKAGE_BYTES, Archive
from service.web.language import is_for_programs
from service.web.operation import FORM, View

NAME_LENGTH = 100  # characters of a file's name, its ending included
_ENDING = re.compile(r"\.\w{1,10}$")
_UNNAMED = "tệp"
_FORM_BYTES = 2**16  # what a form adds to the files that it carries


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it was sent: its name, safe to show and to put into a header, and its bytes."""

    name: str
    content: bytes

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return _ENDING.sub("", self.name) or self.name

    def carried(self, most: int = MAX_PACKAGE_BYTES) -> str:
        """The bytes as a hidden field; empty above `most` bytes, or where the next request could not be as large."""
        room = ((request.max_content_length or 0) - _FORM_BYTES) * 3 // 4
        return b64encode(self.content).decode() if len(self.content) <= min(most, room) else ""


def takes_papers(*, carried: bool = False) -> Callable[[View], View]:
    """The decorator: files together may be as large as one Word file may be; `carried`: also in a hidden field."""
    size = MAX_PACKAGE_BYTES * 4 // 3 if carried else MAX_PACKAGE_BYTES

    def allow(view: View) -> View:
        view.largest_body = size + _FORM_BYTES  # type: ignore[attr-defined]  # read by `allow_papers`
        return view

    return allow


def allow_papers(view: object) -> None:
    """Let a form be as large as its view takes, before anything asks for its body."""
    largest = getattr(view, "largest_body", 0)
    if largest and request.mimetype == FORM:
        request.max_content_length = request.max_form_memory_size = largest


def form_files() -> list[SentFile]:
    """The files of the form field `file`, none or empty ones too; without any, the one that the page carries."""
    chosen = [
        SentFile(display_name(file.filename), file.read()) for file in request.files.getlist("file") if file.filename
    ]
    return chosen or ([] if is_for_programs() else _carried_files())


def sent_files(label: str, wanted: str) -> list[SentFile]:
    """The files of the form; raises `FileRefused` where there is none, or where some are empty."""
    files = form_files()
    if problems := faults_of(files, label, wanted):
        raise FileRefused(problems)
    return files


def faults_of(files: list[SentFile], label: str, wanted: str) -> list[Problem]:
    """None chosen, or some empty; `label` says what they are for, `wanted` which files are meant, in Vietnamese."""
    if not files:
        where = " trong mục “file” (multipart/form-data)" if is_for_programs() else ""
        return [Problem("no-file", "", f"{label}: hãy chọn {wanted}{where}; chưa chọn tệp nào.")]
    return [empty_file(file) for file in files if not file.content]


def empty_file(file: SentFile) -> Problem:
    """The problem of a file without a byte in it."""
    return Problem("empty", file.name, "Tệp trống, không có byte nào; hãy chọn lại tệp.")


def as_one_file(files: Sequence[SentFile], name: str) -> SentFile | None:
    """What a page carries to its next request: the file, or several in one .zip of that name; None without any."""
    content = {f"{number}/{file.name}": file.content for number, file in enumerate(files, 1) if file.content}
    if len(content) > 1:
        return SentFile(name, Archive(content).assemble({}))
    return next((file for file in files if file.content), None)


def display_name(name: str) -> str:
    """`name` without folders and without what cannot be shown, cut to `NAME_LENGTH` with its ending kept."""
    plain = "".join(filter(str.isprintable, name.replace("\\", "/").rpartition("/")[2])).strip()
    ending = match[0] if (match := _ENDING.search(plain)) else ""
    return plain.removesuffix(ending)[: NAME_LENGTH - len(ending)] + ending or _UNNAMED


def _carried_files() -> list[SentFile]:
    """What the page carries; nothing where it carries nothing, or something that no page of ours wrote."""
    try:
        content = b64decode(request.form.get("carried", ""), validate=True)
    except ValueError:
        return []
    return [SentFile(display_name(request.form.get("name", "")), content)] if content else []
