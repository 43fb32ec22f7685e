"""The tags in a text, read as their author meant them: with quotes, blanks and capitals as AutoCorrect leaves them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.vietnamese import nfc

OPENING = re.compile(r"\{[{%#]")
CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
LONGEST_TAG = 4000

_MARK = re.compile(r"(tr|tc|p|r)\s+(?=\S)", re.IGNORECASE)
_QUOTES = {"'": "'", '"': '"', "“": '”“"', "”": '”"', "„": '“”"', "‘": "’‘'", "’": "’'", "‚": "‘’'"}
_KEYWORD = re.compile(r"[A-Za-z]+")
_KEYWORDS = frozenset([
    "for", "endfor", "if", "elif", "else", "endif", "set", "endset", "macro", "endmacro", "with", "endwith", "filter",
    "endfilter", "call", "endcall", "vm", "hm", "cellbg", "colspan",
])  # fmt: skip
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_LOOKALIKES = {  # what AutoFormat, and keyboards of wide letters, make of the signs of a tag
    **{ord(dash): "-" for dash in "‐‑‒–—−"},
    **{0xFEE0 + number: chr(number) for number in range(0x21, 0x7F)},
}
_TYPED = _INVISIBLE | _LOOKALIKES
_BLANK = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: `begin` and `end` in its text, as it was typed (`typed`), and what Jinja reads.

    `opening` is ``{{``, ``{%`` or ``{#``; `mark` docxtpl's p, tr, tc, r or empty; `left` and `right` a ``-`` or ``+``
    at the edge; `words` the rest without blanks around.
    """

    begin: int
    end: int
    typed: str
    opening: str
    mark: str
    left: str
    words: str
    right: str

    @property
    def keyword(self) -> str:
        """The first word of a statement; empty for others."""
        found = _KEYWORD.match(self.words) if self.opening == "{%" else None
        return found[0] if found else ""

    @property
    def begins_block(self) -> bool:
        """Whether an end tag must follow."""
        if self.keyword == "set":
            return "=" not in self.words
        return self.keyword in ("for", "if", "macro", "with", "filter", "call")

    @property
    def ends_block(self) -> bool:
        """Whether it is an end tag."""
        return self.keyword.startswith("end")


@dataclass(frozen=True, slots=True)
class BadTag(Exception):
    """A tag that has no end or no sense; `begin` is where it stands in its text, `message` a Vietnamese sentence."""

    begin: int
    message: str


def tags_in(text: str) -> Iterator[Tag]:
    """The tags of `text` in order; raises BadTag at the first that cannot be read."""
    at = 0
    while opening := OPENING.search(text, at):
        tag = _tag(text, opening.start())
        yield tag
        at = tag.end


def _tag(text: str, begin: int) -> Tag:
    opening = text[begin : begin + 2]
    closing = CLOSING[opening]
    end = text.find(closing, begin + 2) if opening == "{#" else _end(text, begin, closing)
    if end < 0 or end - begin > LONGEST_TAG:
        raise BadTag(begin, _without_end(text[begin : begin + 80], opening, closing))
    typed, inner = text[begin : end + 2], text[begin + 2 : end]
    if opening == "{#":
        mark = re.match(r"(tr|tc|p)\s", inner)
        return Tag(begin, end + 2, typed, opening, mark[1] if mark else "", "", "", "")
    left = inner[:1] if (inner[:1] in ("-", "+") and opening == "{%") or inner[:1] == "-" else ""
    right = inner[-1:] if inner[-1:] == "-" or (inner[-1:] == "+" and opening == "{%") else ""
    inner = inner[len(left) : len(inner) - len(right)]
    mark = None if left else _MARK.match(_plain(inner))
    words = nfc(_as_meant(inner, begin)).strip()  # as all values are, whatever keyboard typed the tag
    if mark:
        words = words[len(mark[1]) :].strip()
        left = right = ""  # the paragraph gives way anyway
    if opening == "{%":
        words = _KEYWORD.sub(_small, words, count=1)
    return Tag(begin, end + 2, typed, opening, mark[1].lower() if mark else "", left, words, right)


def _small(match: re.Match[str]) -> str:
    small = match[0].lower()
    return small if match.start() == 0 and small in _KEYWORDS else match[0]


def _plain(text: str) -> str:
    return _BLANK.sub(" ", text.translate(_TYPED))


def _end(text: str, begin: int, closing: str) -> int:
    """Where the tag that begins at `begin` closes: the first closing mark outside of quotes, or else the first."""
    first = text.find(closing, begin + 2)
    if first < 0 or (OPENING.search(text, begin + 2, first) and not _is_quoted(text, begin + 2, first)):
        return -1  # it has no end, or another tag begins before it
    at, limit = begin + 2, min(len(text), begin + LONGEST_TAG)
    while at <= first and at < limit:
        if text[at] not in _QUOTES:
            at += 1
        elif literal := _literal(text, at, first) or _literal(text, at, limit):
            at = literal
        else:
            return first  # a quote that nothing closes: told by `_as_meant`
    if at <= first + 1:
        return first
    later = text.find(closing, at, limit)  # the first stands in a literal
    return first if later < 0 or OPENING.search(text, first, later) else later


def _is_quoted(text: str, begin: int, end: int) -> bool:
    opening = OPENING.search(text, begin, end)
    return opening is not None and any(mark in text[begin : opening.start()] for mark in _QUOTES)


def _literal(text: str, at: int, limit: int) -> int | None:
    """Where the literal that begins at `at` ends, behind its quote; None where nothing closes it.

    What Word made of two straight quotes is a pair of curly ones; a literal in straight quotes may hold curly ones.
    """
    quote = text[at]
    for closing in _QUOTES[quote]:
        if (end := text.find(closing, at + 1, limit)) >= 0:
            return end + 1
    if quote in "'\"":
        ends = (text.find(curly, at + 1, limit) for curly in ("’" if quote == "'" else "”"))
        return next((end + 1 for end in ends if end >= 0), None)
    return None


def _as_meant(inner: str, begin: int) -> str:
    """The words of a tag with straight quotes around its literals and plain blanks between; raises BadTag."""
    pieces: list[str] = []
    at = plain_from = 0
    while at < len(inner):
        if inner[at] not in _QUOTES:
            at += 1
            continue
        end = _literal(inner, at, len(inner))
        if end is None:
            message = f"dấu nháy {inner[at]} trong thẻ chỉ có một; chữ trong thẻ phải có nháy ở cả hai đầu."
            raise BadTag(begin, message)
        pieces += _plain(inner[plain_from:at]), _quoted(inner[at], inner[at + 1 : end - 1], inner[end - 1])
        at = plain_from = end
    return "".join([*pieces, _plain(inner[plain_from:])])


def _quoted(first: str, content: str, last: str) -> str:
    """A literal in straight quotes; its own letters stay as they are."""
    if first == last and first in "'\"":
        return f"{first}{content}{last}"
    quote = next((mark for mark in ('"', "'") if mark not in content), "")
    if quote:
        return f"{quote}{content}{quote}"
    return '"' + content.replace('"', '\\"') + '"'


def _without_end(rest: str, opening: str, closing: str) -> str:
    shown = rest.partition("\n")[0].strip()
    if opening != "{#" and closing[1] in rest[2:] and closing not in rest:
        return f"thẻ mở bằng {opening} phải đóng bằng {closing}; ở đây chỉ có một dấu {closing[1]}."
    shown = shown if len(shown) <= 40 else f"{shown[:37]}…"
    return f"thẻ mở bằng {opening} mà không có {closing} trong cùng đoạn; xem lại «{shown}»."
