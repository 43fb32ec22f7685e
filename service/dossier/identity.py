"""Which cell is meant: the one answer for tables, papers, earlier meetings, reviews and rules.

The contract:

- A cell is known by its superior organisation and its code or name; a meeting by its cell and the moment it starts.
- Two mentions of a superior are compared only where both give one; they must then be equal.
- Codes are compared where both mentions give one, and then decide alone: a cell that changed its name stays itself.
  Where either gives no code (one file has the column, another has not; papers print none), the names decide.
- Texts are equal whatever their case, blanks, composition (NFC) and place of the tone mark (``uỷ``, ``ủy``).
- A mention without superior or without code joins the only cell that it can mean. Where it can mean several it joins
  none: whoever asks tells the person what to add.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from service.dossier.model_paths import value_at
from service.dossier.remembered import remembered
from service.vietnamese import comparable, decomposed

IDENTITY_PATHS = ("org.superior_name", "org.cell_code", "org.cell_name")
_TONED_WORD = re.compile(r"(?<!\S)(\S*?)([\u0300\u0301\u0303\u0309\u0323])(\S*)")


class CellMention(NamedTuple):
    """What one source says of a cell, folded for comparison; an empty text where it says nothing."""

    superior: str
    code: str
    name: str

    @property
    def label(self) -> str:
        """The code, else the name: what a person looks the cell up by."""
        return self.code or self.name

    def difference(self, other: CellMention) -> str:
        """The field by which two mentions mean different cells; empty where they can mean one."""
        if self.superior and other.superior and self.superior != other.superior:
            return "superior"
        deciding = "code" if self.code and other.code else "name"
        return "" if getattr(self, deciding) == getattr(other, deciding) else deciding


def mention(superior: str, code: str, name: str) -> CellMention:
    """A mention made of texts as people typed them; a code is the same with blanks in it and without."""
    return CellMention(folded(superior), folded(code).replace(" ", ""), folded(name))


def cell_of(dossier: Any) -> CellMention:
    """What a dossier says of its cell: a `Dossier`, or JSON that has the shape of one and may be incomplete."""
    return mention(*(value if isinstance(value := value_at(dossier, path), str) else "" for path in IDENTITY_PATHS))


@remembered  # a superior stands in every row of a table, a name in every paper of a cell
def folded(text: str) -> str:
    """`text` as it is compared: small letters, single blanks, each word's tone mark at its end."""
    plain = comparable(text)
    return plain if plain.isascii() else _TONED_WORD.sub(r"\1\3\2", decomposed(plain))


@dataclass(eq=False, slots=True)
class KnownCell:
    """One cell among several, with what all its mentions together say of it."""

    superior: str = ""
    code: str = ""


class CellIndex:
    """The different cells behind a number of mentions; finding one takes no longer where there are many."""

    def __init__(self, mentions: Iterable[CellMention]) -> None:
        self._index: dict[tuple[str, str | None, str], dict[KnownCell, None]] = {}
        # The most complete mentions come first, so that the others find every cell that they can mean.
        for said in sorted(set(mentions), key=lambda said: (not said.superior, not said.code, said)):
            if not self.is_ambiguous(said):
                self._enter(self.the_one(said) or KnownCell(), said)

    def _enter(self, cell: KnownCell, said: CellMention) -> None:
        cell.superior, cell.code = cell.superior or said.superior, cell.code or said.code
        texts = [("code", said.code), ("name", said.name), ("name without code", "" if cell.code else said.name)]
        for kind, text in texts:
            for superior in (cell.superior, None) if text else ():  # None: whatever the superior
                self._index.setdefault((kind, superior, text), {})[cell] = None

    def the_one(self, said: CellMention) -> KnownCell | None:
        """The cell that `said` means; None where it can mean none, or several."""
        candidates = self._first_two(said)
        return candidates[0] if len(candidates) == 1 else None

    def is_ambiguous(self, said: CellMention) -> bool:
        """Whether `said` can mean several of the cells."""
        return len(self._first_two(said)) > 1

    def _first_two(self, said: CellMention) -> list[KnownCell]:
        return list(islice(self._candidates(said), 2))

    def _candidates(self, said: CellMention) -> Iterator[KnownCell]:
        """The cells that `said` can mean, each once."""
        kinds = (("code", said.code), ("name without code", said.name)) if said.code else (("name", said.name),)
        for kind, text in kinds:
            for superior in (said.superior, "") if said.superior else (None,):
                for cell in self._index.get((kind, superior, text), ()):
                    if kind == "code" or not (cell.code and said.code):
                        yield cell
