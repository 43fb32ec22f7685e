"""Paragraphs, rows, cells and runs that hold nothing but a tag give way to it; whatever else stands there is told."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from service.template.preparing.page import (
    Element,
    Page,
    Sign,
    excerpt,
    local,
    remove,
    replace_by_text,
    w,
)

_PLACES = {"p": (w("p"), "đoạn"), "tr": (w("tr"), "hàng"), "tc": (w("tc"), "ô")}
_SHOWN = {
    "drawing": "hình", "pict": "hình", "object": "đối tượng", "oMath": "công thức", "sym": "ký hiệu",
    "footnoteReference": "dấu chú thích", "endnoteReference": "dấu chú thích", "commentReference": "nhận xét",
    "commentRangeStart": "nhận xét", "commentRangeEnd": "nhận xét", "fldChar": "trường của Word",
    "fldSimple": "trường của Word", "pgNum": "số trang", "pageBreakBefore": "ngắt trang", "ptab": "dấu tab căn lề",
}  # fmt: skip
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OFF = frozenset(["0", "false", "off"])
_RANGES = frozenset(["bookmarkStart", "bookmarkEnd", "permStart", "permEnd"])
_NO_LINE = '<w:spacing xmlns:w="{0}" w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_ROWS = (
    " Nếu muốn lặp cả hàng của bảng thì đổi chữ p thành tr: {%tr for … %} đứng một mình ở một hàng, hàng in giá trị ở "
    "dưới, rồi {%tr endfor %} một mình ở hàng cuối."
)
_MOST_OTHERS = 4  # that a message lists


def give_way(page: Page) -> None:
    """Replace each paragraph, row and cell with a marked tag by the tag, and cut the runs around {%r … %}."""
    told: set[Element] = set()  # one fault of a paragraph, row or cell says enough of it
    for mark in ("tr", "tc", "p"):
        for text in list(page.root.iter(w("t"))):
            for sign in [one for one in page.signs_in(text.text) if one.tag.mark == mark]:
                element = next(text.iterancestors(_PLACES[mark][0]), None)
                if element not in told and _give_way(page, text, element, sign) and element is not None:
                    told.add(element)
    for text in list(page.root.iter(w("t"))):
        if any(sign.tag.mark == "r" for sign in page.signs_in(text.text)):
            _cut_run(page, text)


def _give_way(page: Page, text: Element, element: Element | None, sign: Sign) -> bool:
    """Replace `element`; whether something else stands there, which is told."""
    _, place = _PLACES[sign.tag.mark]
    if element is None:
        message = f"thẻ {_opening(sign)} phải đứng trong một {place} của bảng; ở đây không có bảng."
        page.trouble("template-structure", sign.paragraph, message)
        return False
    own = next(text.iterancestors(w("p")), element)  # a comment takes its row along on purpose, not words beside it
    others = list(
        dict.fromkeys(islice(_others(page, own if sign.tag.opening == "{#" else element, sign), _MOST_OTHERS))
    )
    if others:
        message = (
            f"thẻ {_opening(sign)} chiếm cả {place}, nên {place} này chỉ được có một thẻ ấy; còn "
            f"{', '.join(others)} thì sẽ mất. Hãy chuyển phần đó sang {place} khác."
        )
        if sign.tag.mark == "p" and next(element.iterancestors(w("tc")), None) is not None:
            message += _ROWS
        page.trouble("template-beside", sign.paragraph, message)
        return True
    _put(page, element, sign)
    return False


def _opening(sign: Sign) -> str:
    closing = {"{{": "}}", "{%": "%}", "{#": "#}"}[sign.tag.opening]
    return f"{sign.tag.opening}{sign.tag.mark} {sign.tag.keyword or '…'} {closing}"


def _others(page: Page, element: Element, sign: Sign) -> Iterator[str]:
    """What stands in `element` besides the one tag, as people call it."""
    signs = [one for one in page.signs_of(element) if one is not sign and one.tag.opening != "{#"]
    yield from (f"thẻ «{excerpt(one.tag.typed)[:60]}»" for one in signs)
    for texts in _texts(element):
        shown = " ".join(page.without_signs("".join(texts)).split())
        if shown.strip("\u200b\ufeff\u2060"):
            yield f"«{shown[:60]}»"
    for inner in _once(element):
        name = local(inner)
        if name == "br" and inner.get(w("type")) in ("page", "column"):
            yield "ngắt trang" if inner.get(w("type")) == "page" else "ngắt cột"
        elif name == "pageBreakBefore" and inner.get(w("val"), "1").casefold() in _OFF:
            continue
        elif name in _SHOWN:
            yield _SHOWN[name]
        elif name == "sectPr" and (element.tag != w("p") or not _edge(sign)):
            yield "ngắt phần (Section Break)"


def _once(element: Element) -> Iterator[Element]:
    """All that is inside, what Word keeps a second time for old programs left out."""
    waiting = [element]
    while waiting:
        inner = waiting.pop()
        yield inner
        waiting.extend(child for child in reversed(inner) if local(child) != "Fallback")


def _texts(element: Element) -> Iterable[list[str]]:
    """The texts of each paragraph, in order."""
    found: dict[Element, list[str]] = {}
    for leaf in _once(element):
        if local(leaf) == "t":
            found.setdefault(next(leaf.iterancestors(w("p")), element), []).append(leaf.text or "")
    return found.values()


def _edge(sign: Sign) -> str:
    """On which side of its tag a section may end: before what the tag begins, behind what it ends; else nowhere."""
    if sign.tag.ends_block or sign.tag.opening != "{%":
        return "behind"
    return "before" if sign.tag.begins_block else ""


def _put(page: Page, element: Element, sign: Sign) -> None:
    """The tag instead of `element`; bookmarks and a section break move out to the side where they still work."""
    found = (match for text in element.itertext() for match in page.pattern.finditer(str(text)))
    number = next(match[0] for match in found if _sign(page, match[1]) is sign)
    moved = [one for one in element.iter() if local(one) in _RANGES]
    section = element.find(f"{w('pPr')}/{w('sectPr')}") if element.tag == w("p") else None
    if section is not None:
        moved.append(_section_paragraph(section))
    for one in moved:
        if one.getparent() is not None and one is not section:
            remove(one)
    before = [one for one in moved if _edge(sign) != "behind"]
    for one in before:
        element.addprevious(one)
    for one in reversed([one for one in moved if one not in before]):
        tail, element.tail = element.tail, None
        element.addnext(one)
        one.tail = (one.tail or "") + (tail or "")
    replace_by_text(element, "" if sign.tag.opening == "{#" else number)


def _section_paragraph(section: Element) -> Element:
    """A paragraph that takes no room and ends the section."""
    paragraph = etree.Element(w("p"))
    looks = etree.SubElement(paragraph, w("pPr"))
    looks.append(etree.fromstring(_NO_LINE.format(w("")[1:-1])))
    run_looks = etree.SubElement(looks, w("rPr"))
    etree.SubElement(run_looks, w("sz"), {w("val"): "2"})
    looks.append(copy.deepcopy(section))
    return paragraph


def _cut_run(page: Page, text: Element) -> None:
    """Cut a run before and behind each {%r … %} in `text`: the tag stands between runs, the rest keeps its look."""
    run = text.getparent()
    if run is None or local(run) != "r":
        return
    groups: list[list[Element]] = [[]]  # what goes into each of the new runs
    between: list[str] = []
    for child in [one for one in run if local(one) != "rPr"]:
        if child is not text:
            groups[-1].append(child)
            continue
        at = 0
        for sign in page.pattern.finditer(text.text or ""):
            if _sign(page, sign[1]).tag.mark == "r":
                groups[-1] += _piece((text.text or "")[at : sign.start()])
                groups.append([])
                between.append(sign[0])
                at = sign.end()
        groups[-1] += _piece((text.text or "")[at:])
    for group, mark in zip(groups, [*between, ""], strict=True):
        made = etree.Element(run.tag, {str(name): str(value) for name, value in run.attrib.items()})
        made.extend([*map(copy.deepcopy, run.iterchildren(w("rPr"))), *group])
        run.addprevious(made)
        made.tail = mark
        if not group:
            remove(made)
    remove(run)


def _piece(text: str) -> list[Element]:
    if not text:
        return []
    piece = etree.Element(w("t"), {_SPACE: "preserve"})
    piece.text = text
    return [piece]


def _sign(page: Page, number: str) -> Sign:
    return page.signs[int(number)]
