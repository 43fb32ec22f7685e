"""What a finished document says, and what an engine made of values that are no plain words."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from bench import job

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t"}

AWKWARD = {
    "an ampersand": "Chăn nuôi & trồng trọt",
    "angle brackets": "hộ có thu nhập <2 triệu và >1 triệu",
    "a newline": "dòng thứ nhất\ndòng thứ hai",
    "a control character": "trước\x0bsau",
    "tags in a value": "{day} {{ day }} {d.day} ||<w:br/>||",
}
MISSING = "a missing field"
_PLACE = "topic"  # the scalar that the awkward value stands in


def paragraphs(document: bytes) -> list[str]:
    """The texts of the paragraphs of the body, tables included, in their order; empty ones left out."""
    with ZipFile(BytesIO(document)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    return [words for one in body.iter(f"{_W}p") if (words := _words(one))]


def _words(paragraph: Any) -> str:
    """As Word shows it: a newline inside w:t is a space, only w:br breaks a line."""
    pieces = (
        (one.text or "").replace("\n", " ") if one.tag == f"{_W}t" else _BREAKS.get(one.tag, "")
        for one in paragraph.iter()
    )
    return "".join(pieces)


def awkward_values() -> dict[str, dict[str, Any]]:
    """By what is awkward: the values of the job with it."""
    usual = job.data()
    found = {name: {**usual, _PLACE: words} for name, words in AWKWARD.items()}
    return {**found, MISSING: {name: value for name, value in usual.items() if name != _PLACE}}


def verdict(what: str, document: bytes | None) -> str:
    """What became of it: `kept`, `refused` (no document), or what is wrong with the document."""
    if document is None:
        return "refused"
    try:
        found = paragraphs(document)
    except (BadZipFile, etree.XMLSyntaxError):
        return "a file that Word cannot open"
    label = job.SCALARS[_PLACE]
    wanted = job.text({**job.data(), _PLACE: AWKWARD.get(what, "")})
    if what == MISSING:
        return _printed(found, label) if _rest(found, label) == _rest(wanted, label) else _lost(found, wanted)
    if "\n".join(found) == "\n".join(wanted):
        return "kept"
    return _printed(found, label) if _rest(found, label) == _rest(wanted, label) else _lost(found, wanted)


def _printed(found: list[str], label: str) -> str:
    words = next((one for one in found if one.startswith(f"{label}:")), f"{label}:").removeprefix(f"{label}:").strip()
    return f"prints “{words}”" if words else "prints nothing"


def _rest(found: list[str], label: str) -> list[str]:
    return [one for one in found if not one.startswith(f"{label}:")]


def _lost(found: list[str], wanted: list[str]) -> str:
    missing = len(wanted) - len(set(wanted) & set(found))
    return f"{missing} of {len(wanted)} paragraphs lost"
