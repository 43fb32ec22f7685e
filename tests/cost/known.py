"""Patterns of the service that need no dimension: what they look at is the service's own."""

from __future__ import annotations

# ruff: noqa: E501 -- a pattern is one line

# Patterns that are slow on texts which they never see → what they see. These stay.
OWN_TEXTS: dict[str, str] = {
    "sub '[,;]?\\\\s*dạng [0-9T:-]+(?=\\\\.)'": "hints of fields, from the models and the sheets of kinds",
    "sub '<[^>]*>'": "XML as lxml writes it, where each < of a text is escaped",
    "search '\\\\{_[{%]|[%}]_\\\\}|<w:t(?: [^>]*)?>[^<]*[\\\\n\\\\t]'": "XML as lxml writes it, where each < of a text is escaped",
    "sub '(<wp:docPr\\\\b[^>]*? id=\")[^\"]*'": "XML as lxml writes it, where each < of a text is escaped",
    "sub '(<w:(?:hdr|ftr|footnote|txbxContent)(?: [^>]*)?(?<!/)>|</w:tbl>)(?=</w:(?:hdr|ftr|footnote|txbxContent)>)'": "XML as lxml writes it, where each < of a text is escaped",
    "search '“([^”]+)”'": "hints of fields",
    "sub b'(<dcterms:(?:created|modified)[^>]*>)[^<]*'": "a workbook that the service wrote",
    "search 'at .*(?=\\\\)$)'": "a message of Python's own",
}

# What patterns are put together from: pieces that stand in the source, or are escaped.
DYNAMIC = {"says", "pattern", "mark", "f'\\\\b{day:%d/%m/%Y}\\\\b'"}
