"""One part's tree while it is prepared: its tags as signs, what is wrong, the texts that its author sees.

A sign is one letter of a private plane that the part itself does not hold, a number, and that letter again; it stands
in the tree wherever its tag will, and no step that moves elements about can tear it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from service.template.preparing.tags import Tag

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Element = etree._Element  # noqa: SLF001 - lxml has no public name for it
_LONGEST_TEXT = 120
_BLANKS = {"tab", "br", "cr", "ptab"}


def w(name: str) -> str:
    """The name of an element or attribute of WordprocessingML as lxml spells it."""
    return f"{{{W}}}{name}"


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


class Seen(NamedTuple):
    """A paragraph as its author sees it, and its number in its part from 1; 0 for what stands in no paragraph."""

    text: str
    number: int = 0

    def around(self, begin: int = 0) -> Seen:
        """The same with a text that can be told, what stands at `begin` in it."""
        return Seen(excerpt(self.text, begin), self.number)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong at one place of a page: a stable code, a paragraph, a Vietnamese sentence."""

    code: str
    paragraph: Seen
    message: str


@dataclass(frozen=True, slots=True)
class Sign:
    """What a sign stands for: a tag, and the paragraph where its author sees it."""

    tag: Tag
    paragraph: Seen


@dataclass(slots=True)
class Page:
    """A part in preparation. `root` is changed in place; `signs` are the tags by the number in their sign."""

    root: Element
    letter: str
    signs: list[Sign] = field(default_factory=list)
    troubles: dict[Trouble, None] = field(default_factory=dict)
    has_tags: bool = False  # also where they leave nothing behind
    numbers: dict[Element, int] = field(default_factory=dict)  # of the paragraphs, as they stood at first

    def sign(self, tag: Tag, paragraph: Seen) -> str:
        """A new sign for `tag`, which its author sees in `paragraph`."""
        self.signs.append(Sign(tag, paragraph.around(tag.begin)))
        return f"{self.letter}{len(self.signs) - 1}{self.letter}"

    def written(self, source: str, paragraph: Seen) -> str:
        """A sign for a tag that nobody typed, such as ``{% if loop.first %}``."""
        words = source[2:-2].strip()
        return self.sign(Tag(0, len(source), source, source[:2], "", "", words, ""), paragraph)

    def trouble(self, code: str, paragraph: Seen, message: str, begin: int = 0) -> None:
        """Note what is wrong, each once; its tag begins at `begin` in the text of `paragraph`."""
        self.troubles.setdefault(Trouble(code, paragraph.around(begin), message))

    def signs_in(self, text: str | None) -> Iterator[Sign]:
        """The signs of a text, in order."""
        if text and self.letter in text:
            yield from (self.signs[int(match[1])] for match in self.pattern.finditer(text))

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds signs; its only group is the number."""
        return re.compile(f"{self.letter}(\\d+){self.letter}")

    def without_signs(self, text: str) -> str:
        """`text` without its signs."""
        return self.pattern.sub("", text) if self.letter in text else text

    def signs_of(self, element: Element) -> list[Sign]:
        """The signs of all texts inside `element`, its tail left out, in order."""
        return [sign for text in element.itertext() for sign in self.signs_in(str(text))]


def excerpt(text: str, begin: int = 0) -> str:
    """A text in one line of at most 120 letters, what stands at `begin` among them; takes as long for any text."""
    if len(text) <= 3 * _LONGEST_TEXT and len(line := " ".join(text.split())) <= _LONGEST_TEXT:
        return line
    start = max(0, begin - 30)
    line = " ".join(text[start : start + 3 * _LONGEST_TEXT].split())
    cut = line[: _LONGEST_TEXT - 3]
    return f"{'…' if start else ''}{cut}{'…' if len(cut) < len(line) else ''}"


class Paragraph:
    """A paragraph before its tags become signs: its leaves of text, what is between them, what its author reads."""

    def __init__(self, element: Element, number: int, leaves: list[Element]) -> None:
        """The paragraph `element` of that number; `leaves` are the elements with text or blanks, in order."""
        self.element, self.number, self.leaves = element, number, leaves

    @cached_property
    def texts(self) -> list[str]:
        """The text of each leaf; a blank for a tab or a line break."""
        return [_text_of(leaf) for leaf in self.leaves]

    @cached_property
    def text(self) -> str:
        """All that the author reads in it."""
        return "".join(self.texts)

    @property
    def seen(self) -> Seen:
        """Its text and its number."""
        return Seen(self.text, self.number)


def _text_of(leaf: Element) -> str:
    name = local(leaf)
    if name in _BLANKS:
        return " "
    if name == "noBreakHyphen":
        return "-"
    return leaf.text or ""


def remove(element: Element) -> None:
    """Take `element` out of its parent; the text behind it stays."""
    replace_by_text(element, "")


def replace_by_text(element: Element, text: str) -> None:
    """Put `text` where `element` stands."""
    parent = element.getparent()
    assert parent is not None  # noqa: S101 - nobody removes a root
    text += element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    element.tail = None
    parent.remove(element)


def unwrap(element: Element, inner: Element | None = None) -> None:
    """Put the children of `inner` (of `element` itself where None) in the place of `element`."""
    inner = element if inner is None else inner
    children = list(inner)
    if children:
        children[-1].tail = (children[-1].tail or "") + (element.tail or "")
        first = inner.text or ""
        element.tail = None
        for child in reversed(children):
            element.addnext(child)
        replace_by_text(element, first)
    else:
        replace_by_text(element, inner.text or "")
