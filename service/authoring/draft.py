"""A template that somebody hands in, with its sheet or without: tried out within bounds, filled, never kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from service.authoring.trial import QUICK, Proof, bounded, prove, sample_of
from service.dossier import KIND_NAME, Dossier
from service.errors import FileRefused, Problem, SinhhoatError
from service.format_check.intake import markup_of, read_file
from service.format_check.word import read_word
from service.format_check.word.model import WordFile
from service.generate import generate
from service.intake.toml import Sent
from service.kinds.catalogue import Catalogue, Kind, load_kind
from service.kinds.kind_folders import ALL, files_of
from service.package import content_types
from service.papers.render import Document
from service.vietnamese import slug

ENDINGS = (".docx", ".toml", ".json")  # of a template, its sheet, the dossier to fill it with
# Of XML in the texts of one template: those of minutes have 3,500, three times that after years of Word.
MOST_MARKS = 15_000
MOST_BRACES = 2000  # minutes have 600
_LOOKS = ("styles+xml", "stylesWithEffects+xml", "theme+xml")  # the same in every file of a program, and never filled
_TOO_LONG = "Mẫu quá dài để thử ở đây. Hãy bỏ bớt, hoặc chia thành nhiều mẫu."
_BARE = 'title = "Mẫu riêng"\nheading = "VĂN BẢN"\norder = 99\n'  # the sheet of a template that comes without one


@dataclass(frozen=True, slots=True)
class Author:
    """What drafts are tried with: the kinds on offer, the folders that they lie in, the folder of samples."""

    catalogue: Catalogue
    folders: Sequence[Path]
    samples: Path


@dataclass(frozen=True)
class Draft:
    """One template of an author; `like`: the kind whose sheet it has where it comes without one, or empty."""

    author: Author
    template: Sent
    word: WordFile  # the file as its author sees it
    sheet: Sent | None = None
    like: str = ""

    @cached_property
    def kind(self) -> Kind:
        """The kind that the files make; raises `TemplateBroken` with all that is wrong in them."""
        return load_kind(self._name, self._sheet, self.template)

    @cached_property
    def is_kind(self) -> bool:
        """Whether the files make a kind; else `proof` says why not."""
        try:
            return bool(self.kind)
        except SinhhoatError:
            return False

    @cached_property
    def proof(self) -> Proof:
        """What is wrong with it, and what should be mended."""
        try:
            return prove(self.kind, self._kinds, self.author.samples, QUICK)
        except SinhhoatError as error:
            return Proof(error.problems, ())

    def sample(self) -> Dossier:
        """An invented dossier with all that the kind needs."""
        return sample_of(self.kind, self.author.samples)

    def filled(self, dossier: Dossier) -> Document:
        """The paper for `dossier`; raises as `generate` does, and `TemplateBroken` where the draft is no kind."""
        kinds = {**self._kinds, self.kind.name: bounded(self.kind, QUICK)}
        return generate(Catalogue(MappingProxyType(kinds)), self.kind.name, dossier, carry=False)

    @property
    def _kinds(self) -> Mapping[str, Kind]:
        return {**self.author.catalogue.kinds, self.kind.name: self.kind}

    @property
    def _name(self) -> str:
        name = slug(re.sub(r"\.\w+$", "", (self.sheet or self.template).name))[:40]
        return name if KIND_NAME.fullmatch(name) and name != ALL else "mau-rieng"

    @property
    def _sheet(self) -> Sent:
        if self.sheet:
            return self.sheet
        sheets = files_of(self.author.folders, ".toml")
        name = self.like or self._name
        content = sheets[name].read_bytes() if name in sheets else _BARE.encode()
        return Sent(f"{name}.toml", content)


def draft_of(author: Author, files: Sequence[Sent], like: str = "") -> Draft:
    """The draft that `files` make: one .docx, and a .toml or none; a dossier to fill it with may stand beside.

    Raises `FileRefused` for anything else, for what is no Word file, and for one that is too long to be tried.
    """
    templates, sheets, dossiers = ([file for file in files if file.name.lower().endswith(one)] for one in ENDINGS)
    others = [file.name for file in files if not file.name.lower().endswith(ENDINGS)]
    if len(templates) != 1 or len(sheets) > 1 or len(dossiers) > 1 or others:
        code = "package-not-docx" if others else "too-many" if templates else "no-file"
        message = "Mẫu: mỗi lần một tệp .docx, kèm tệp .toml của nó và một hồ sơ .json nếu có; không kèm tệp khác."
        raise FileRefused([Problem(code, others[0] if others else "", message)])
    (template,) = templates
    package = read_file(template.content, template.name)
    types = content_types(package)
    texts = [content for part, content in markup_of(package).items() if not types.get(part, "").endswith(_LOOKS)]
    if sum(one.count(b"<") for one in texts) > MOST_MARKS or sum(one.count(b"{") for one in texts) > MOST_BRACES:
        raise FileRefused([Problem("file-too-long", template.name, _TOO_LONG)])
    return Draft(author, template, read_word(package), sheets[0] if sheets else None, like)
