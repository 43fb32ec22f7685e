"""``{%-`` and ``-%}``: the text before or behind a tag joins the tag's own paragraph, as docxtpl has it."""

from __future__ import annotations

import re
from dataclasses import replace

from service.template.preparing.page import Page

_KEPT = re.compile(
    r"<w:(drawing|pict|object|br [^>]*w:type=\"(?:page|column)|sym|footnoteReference|endnoteReference"
    r"|commentReference|fldChar|instrText|fldSimple|sectPr|tbl|tr|tc|pageBreakBefore|noBreakHyphen|ptab)\b|<m:oMath\b"
)
_OPENING = re.compile(r"<w:t(?: [^>]*)?>")
_LOST = (
    "thẻ có gạch nối ({%- hay -%}) nối liền hai đoạn, nhưng giữa hai đoạn còn hình, ngắt trang, chú thích hoặc bảng "
    "thì sẽ mất. Hãy bỏ gạch nối trong thẻ."
)


def merged(page: Page, xml: str) -> str:
    """`xml` without what lies between such a tag and the nearest text, up to the next tag; a loss is told."""
    if not any("-" in (sign.tag.left, sign.tag.right) for sign in page.signs):
        return xml
    pieces = page.pattern.split(xml)  # text, number of a sign, text …
    for at in range(1, len(pieces), 2):
        number = int(pieces[at])
        tag = page.signs[number].tag
        if tag.opening != "{%":
            continue
        if tag.left == "-" and (begin := pieces[at - 1].rfind("</w:t>")) >= 0:
            pieces[at - 1] = _without(page, pieces[at - 1], begin, len(pieces[at - 1]), number)
            tag = replace(tag, left="")
        if tag.right == "-" and (opening := _OPENING.search(pieces[at + 1])):
            pieces[at + 1] = _without(page, pieces[at + 1], 0, opening.end(), number)
            tag = replace(tag, right="")
        page.signs[number] = replace(page.signs[number], tag=tag)
    return "".join(f"{page.letter}{one}{page.letter}" if at % 2 else one for at, one in enumerate(pieces))


def _without(page: Page, xml: str, begin: int, end: int, number: int) -> str:
    if _KEPT.search(xml, begin, end):
        sign = page.signs[number]
        page.trouble("template-beside", sign.paragraph, _LOST)
    return xml[:begin] + xml[end:]
