"""A Word file opened for editing: its parts as XML trees, new parts beside them, and the way back to bytes."""

from __future__ import annotations

import posixpath
from functools import cached_property

from service.errors import FileRefused, Problem
from service.format_check.intake import read_file
from service.format_check.word import read_word, related
from service.format_check.word.markup import w
from service.format_check.word.model import Element, WordFile
from service.package import CONTENT_TYPES, Package
from service.package.parts import add_relation, declare_type, no_relations, relations_name, xml_bytes

_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DOCUMENT = f"{_WORD}.document.main+xml"
_STRICT = (
    "Tệp lưu ở dạng Strict Open XML: kiểm tra được, nhưng không ghi thêm vào được. "
    "Hãy mở bằng Word, chọn Save As, kiểu Word Document (*.docx), rồi thử lại."
)


def read_editable(data: bytes, name: str = "") -> Package:
    """The package of a .docx from outside that can be written too. Raises `FileRefused` as the check does, and for the
    Strict form of the standard."""
    package = read_file(data, name)
    if any("purl.oclc.org" in relation.kind for relation in package.relations()):
        raise FileRefused([Problem("file-strict", name, _STRICT)])
    return package


class EditableFile:
    """One file. Elements of `word` may be changed in place; only parts whose `root` was asked for are written anew."""

    def __init__(self, package: Package) -> None:
        """Read a package that has been let in; raises `FileRefused` where it has no body."""
        self.package = package
        self.word: WordFile = read_word(package)
        self._roots: dict[str, Element] = {}

    def root(self, part: str) -> Element:
        """The XML tree of a part; the part will be written anew."""
        if part not in self._roots:
            self._roots[part] = self._held[part] if part in self._held else self.package.xml(part)
        return self._roots[part]

    @cached_property
    def _held(self) -> dict[str, Element]:
        """The trees that `word` was read from."""
        return {paragraph.part: paragraph.element.getroottree().getroot() for paragraph in self.word.all_paragraphs}

    @property
    def body(self) -> Element:
        """The w:body; its part will be written anew."""
        return next(self.root(self.word.main).iterchildren(w("body")))  # the reader has refused a file without one

    def related(self, kind: str) -> str:
        """The name of the main part's part of a `kind` (``comments``, ``styles``); empty where there is none."""
        return related(self.package, kind, self.word.main)

    def add(self, kind: str, root: Element) -> str:
        """Add a part of a `kind` (``comments``, ``header``) to the main part; returns the relation's id."""
        part = self._free_name(posixpath.dirname(self.word.main), kind)
        self._roots[part] = root
        declare_type(self.root(CONTENT_TYPES), part, f"{_WORD}.{kind}+xml")
        name = relations_name(self.word.main)
        if name not in self.package.parts:
            self._roots.setdefault(name, no_relations())
        return add_relation(self.root(name), self.word.main, part, f"{_KINDS}/{kind}")

    def _free_name(self, folder: str, kind: str) -> str:
        """``word/comments.xml``, with a number where the file has a part of that name."""
        taken = {name.casefold() for name in (*self.package.parts, *self._roots)}
        names = (posixpath.join(folder, f"{kind}{number or ''}.xml") for number in range(len(taken) + 1))
        return next(name for name in names if name.casefold() not in taken)

    def changed(self) -> Package:
        """The package with the changed parts; every other part stays the same byte for byte."""
        self._say_document()
        return self.package.replaced({part: xml_bytes(root) for part, root in self._roots.items()})

    def to_bytes(self) -> bytes:
        """The .docx with the changed parts."""
        return self.changed().to_bytes()

    def _say_document(self) -> None:
        """A template (.dotx) becomes a document, since it is handed back as a .docx."""
        template = f"{_WORD}.template.main+xml"
        if template.encode() not in self.package.parts[CONTENT_TYPES]:
            return
        for override in self.root(CONTENT_TYPES).iterchildren("{*}Override"):
            if override.get("ContentType") == template:
                override.set("ContentType", _DOCUMENT)
