"""Braces outside of tags, which every paper would show: ``{x}``, ``{ { x } }``, those of a wide script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.errors import TemplateProblem
from service.package import Package
from service.template.preparing.page import Seen, Trouble, w
from service.template.preparing.signs import read_paragraph
from service.template.preparing.tags import BadTag, tags_in
from service.template.sources import pages_of, problem_of

_BRACE = re.compile(r"[{}\uff5b\uff5d]")
_MEANT = re.compile(r"\{_[{%]|[%}]_\}")  # how docxtpl writes a brace that is to be printed
_SHOWN = 30
_SAID = "không thuộc thẻ nào, bản in sẽ có nguyên dấu ấy. Thẻ viết bằng hai dấu ngoặc liền nhau: {{ tên }}."


def stray_braces(package: Package) -> Iterator[TemplateProblem]:
    """The first brace of each paragraph that stands in no tag; nothing of paragraphs with a tag that cannot be read."""
    for part, label, root in pages_of(package):
        verbatim = False
        for number, element in enumerate(list(root.iter(w("p"))), 1):
            text = read_paragraph(element, number).text
            if not _BRACE.search(text):
                continue
            verbatim = verbatim or "raw %}" in text
            at = -1 if verbatim else _first_outside(text)
            verbatim = verbatim and "endraw" not in text
            if at >= 0:
                message = f"dấu ngoặc ở «{text[at : at + _SHOWN].strip()}» {_SAID}"
                trouble = Trouble("template-brace", Seen(text, number).around(at), message)
                yield problem_of(trouble, package.name, part, label)


def _first_outside(text: str) -> int:
    """Where the first brace stands that is of no tag; -1 where there is none."""
    try:
        inside = [(tag.begin, tag.end) for tag in tags_in(text)]
    except BadTag:
        return -1  # told as a fault of the template
    begin = 0
    for start, end in [*inside, (len(text), len(text))]:
        plain = _MEANT.sub(lambda found: " " * len(found[0]), text[begin:start])
        if found := _BRACE.search(plain):
            return begin + found.start()
        begin = end
    return -1
