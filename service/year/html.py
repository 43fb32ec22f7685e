"""Pieces of the pages of a year and of a month: texts, and tables that scroll for themselves on a narrow page."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring


def put_text(parent: Element, tag: str, text: str, name: str = "") -> Element:
    """An element of that class with a text."""
    element = SubElement(parent, tag, {"class": name} if name else {})
    element.text = text
    return element


def put_table(parent: Element, name: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Element:
    """A table with headings and rows."""
    table = wide_table(parent, name)
    put_heads(table, heads)
    for row in rows:
        line = SubElement(table, "tr")
        for text in row:
            put_text(line, "td", text)
    return table


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
    put_text(head, "style", style)
    put_text(body, "h1", title)
    return root, body


def page_bytes(root: Element) -> bytes:
    """A page as a file."""
    return b"<!doctype html>\n" + tostring(root, encoding="unicode", method="html").encode() + b"\n"
