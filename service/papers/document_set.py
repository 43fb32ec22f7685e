"""The documents of one meeting together: their files by name, and one .zip of them."""

from __future__ import annotations

from collections.abc import Iterable

from service.package import Archive
from service.papers.naming import unique_names
from service.papers.render import Document


def files_of(documents: Iterable[Document]) -> dict[str, bytes]:
    """The files of a set by name, in its order; no two names alike on any file system."""
    ordered = list(documents)
    names = unique_names((document.name, document.kind) for document in ordered)
    return {name: document.content for name, document in zip(names, ordered, strict=True)}


def zipped(documents: Iterable[Document]) -> bytes:
    """All documents in one .zip, in their order; same documents, same bytes."""
    return Archive(files_of(documents)).assemble({})
