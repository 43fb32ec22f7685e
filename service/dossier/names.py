"""Whose name is meant: the one answer for reading, tables, the form, the rules and the importer.

Two ways of writing a person's name are equal whatever their case, blanks, composition (NFC), place of the tone mark
(``Hòa``, ``Hoà``; ``Thuý``, ``Thúy``), the title before them (``đ/c``, ``Đồng chí``, ``Ông``, ``Bà``) and the full
stops around them.
"""

from __future__ import annotations

import re

from service.dossier.identity import folded
from service.dossier.remembered import remembered
from service.vietnamese import nfc, slug

_TITLES = "đồng chí|đ/chí|đ/c|đ\\.c|đc|d/c|ông|bà|cụ|bác|anh|chị|cô|chú|thầy|em|cháu"
_AROUND = " \t\n\u00a0.,;:…-–•*+"
# A title counts as one only before two further words: "Ông Văn An" is a name, and so may "Cô Thị Ba" be.
_TITLE = re.compile(rf"(?:(?:các )?(?:{_TITLES})[ .:][{re.escape(_AROUND)}]*+(?=\S+ \S))+", re.IGNORECASE)


def bare_name(text: str) -> str:
    """`text` without the title before it and the signs around it: ``đ/c Lò Văn Thiêng.`` → ``Lò Văn Thiêng``."""
    name = " ".join(nfc(text).strip(_AROUND).split())
    return name[found.end() :] if (found := _TITLE.match(name)) else name


@remembered  # a name stands in the roster, in the attendance and beside every opinion
def name_key(text: str) -> str:
    """What two ways of writing one name have in common; empty where there is no name."""
    return folded(bare_name(text))


def member_code(name: str, used: dict[str, int]) -> str:
    """A code for a member of that name where a list gives none; a number tells namesakes apart.

    It is entered in `used`: each code and the number that a namesake's code ends in next.
    """
    code = stem = slug(name)[:36] or "dang-vien"
    further = used.get(stem, 2)
    while code in used:
        code, further = f"{stem}-{further}", further + 1
    used[stem] = further
    used.setdefault(code, 2)
    return code
