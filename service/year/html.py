"""Pieces of the pages of a year and of a month: texts, and tables that scroll for themselves on a narrow page."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

# On a phone each row of a table is a card: its cells under each other, each behind what its column is called.
CARDS = """
@media (max-width:40rem){.cards,.cards tbody,.cards tr,.cards td{display:block;min-width:0}
.cards tr:first-child,.cards td:empty{display:none}
.cards tr{margin:0 0 .75rem;border:1px solid #999;border-radius:.35rem;padding:.25rem .5rem}
.cards td{border:0;padding:.15rem 0;white-space:normal}.cards td::before{content:attr(data-label) ": ";font-weight:600}}
"""


def put_text(parent: Element, tag: str, text: str, name: str = "") -> Element:
    """An element of that class with a text."""
    element = SubElement(parent, tag, {"class": name} if name else {})
    element.text = text
    return element


def put_table(parent: Element, name: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Element:
    """A table with headings and rows; on a phone each row is a card (`CARDS`)."""
    table, labels = wide_table(parent, name, "cards"), list(heads)
    put_heads(table, labels)
    for row in rows:
        put_row(table, labels, row)
    return table


def put_row(table: Element, labels: Iterable[str], texts: Iterable[str], name: str = "") -> Element:
    """A row of such a table; `name`: its class."""
    row = SubElement(table, "tr", {"class": name} if name else {})
    for label, text in zip(labels, texts, strict=True):
        put_text(row, "td", text).set("data-label", label)
    return row


def wide_table(parent: Element, name: str, look: str = "") -> Element:
    """A table that scrolls for itself where the page is narrow, by keys too."""
    scrolled = SubElement(parent, "div", {"class": "wide", "tabindex": "0", "role": "region", "aria-label": name})
    return SubElement(scrolled, "table", {"class": look} if look else {})


def put_heads(table: Element, heads: Iterable[str]) -> None:
    """The row of headings."""
    row = SubElement(table, "tr")
    for label in heads:
        put_text(row, "th", label).set("scope", "col")


def page_of(title: str, style: str) -> tuple[Element, Element]:
    """The root and the body of a page without scripts, its title above."""
    root = Element("html", lang="vi")
    head, body = SubElement(root, "head"), SubElement(root, "body")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    put_text(head, "title", title)
    put_text(head, "style", style + CARDS)
    put_text(body, "h1", title)
    return root, body


def page_bytes(root: Element) -> bytes:
    """A page as a file."""
    return b"<!doctype html>\n" + tostring(root, encoding="unicode", method="html").encode() + b"\n"
