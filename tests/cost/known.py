"""Patterns of the service that need no dimension: what they look at is the service's own."""

from __future__ import annotations

# ruff: noqa: E501 -- a pattern is one line

# Patterns that may be slow on texts which they never see → what they see.
OWN_TEXTS: dict[str, str] = {
    "search '<w:t(?: [^>]*)?>[^<]*[^<\\\\s]|<w:(?:drawing|pict|object|fldChar|fldSimple)\\\\b'": "XML as lxml writes it, where each < of a text is escaped",
    "sub '(<w:tcW [^>]*?w:w=\")\\\\d+'": "XML as lxml writes it, where each < of a text is escaped",
    "findall '<w:t(?: [^>]*)?>([^<]*)'": "XML as lxml writes it, where each < of a text is escaped",
    "search '<w:tcW [^>]*?w:w=\"(\\\\d+)\"'": "XML as lxml writes it, where each < of a text is escaped",
    "findall '<w:gridCol w:w=\"(\\\\d+)\"/>'": "XML as lxml writes it, where each < of a text is escaped",
    "sub '[,;]?\\\\s*dạng [0-9T:-]+(?=\\\\.)'": "hints of fields, from the models and the sheets of kinds",
    "search '\\\\{_[{%]|[%}]_\\\\}|<w:t(?: [^>]*)?>[^<]*[\\\\n\\\\t]'": "XML as lxml writes it, where each < of a text is escaped",
    "sub b'(<wp:docPr\\\\b[^>]*? id=\")[^\"]*'": "XML as lxml writes it, where each < of a text is escaped",
    "sub b'(<w:(?:hdr|ftr|footnote|txbxContent)(?: [^>]*)?(?<!/)>|</w:tbl>)(?=</w:(?:hdr|ftr|footnote|txbxContent)>)'": "XML as lxml writes it, where each < of a text is escaped",
    "search '“([^”]+)”'": "hints of fields",
    "search 'at .*(?=\\\\)$)'": "a message of Python's own",
}

# What patterns are put together from: pieces that stand in the source, or are escaped.
DYNAMIC = {
    "f'\\\\{{%\\\\s*(p|tr|tc|r)?\\\\s+{name}\\\\b'",
    "says",
    "pattern",
    "mark",
    "f'\\\\b{day:%d/%m/%Y}\\\\b'",
    "WRITTEN_PATTERN",
}
