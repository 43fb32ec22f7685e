"""Each tag of a page is put whole into one place and replaced by a sign; nothing between its pieces is lost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, islice

from service.template.preparing.page import Element, Page, Paragraph, Seen, local, remove, w
from service.template.preparing.tags import OPENING, BadTag, Tag, tags_in
from service.template.preparing.tracked import drop_deleted, drop_deleted_rows

_TEXT, _BLANK = {"t", "delText"}, {"tab", "br", "cr", "noBreakHyphen", "softHyphen"}
_CODE = {"instrText", "delInstrText"}
_HIDDEN = "thẻ nằm trong chữ ẩn (Hidden), người đọc không thấy. Hãy bỏ định dạng ẩn, hoặc xoá thẻ."
MAX_TAGS = 5000
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

IsHidden = Callable[[Element], bool]  # of a leaf of text


def put_signs(page: Page, is_hidden: IsHidden) -> None:
    """Replace every tag of the page by a sign; troubles are noted, their tags stay as they are."""
    if not any(mark in text for text in _strings(page.root) for mark in "{}"):
        return
    page.numbers = {element: number for number, element in enumerate(page.root.iter(w("p")), 1)}
    drop_deleted_rows(page.root)
    for element in list(page.root.iter(w("p"))):
        if len(page.signs) > MAX_TAGS:
            return
        drop_deleted(element)
        for names in (_TEXT | _BLANK, _CODE):
            leaves = list(_leaves(element, names))
            if any("{" in (leaf.text or "") for leaf in leaves):
                _put_into(page, Paragraph(element, page.numbers[element], leaves), is_hidden)
    if len(page.signs) <= MAX_TAGS:
        _put_elsewhere(page)


def _strings(root: Element) -> Iterator[str]:
    for element in root.iter():
        yield from filter(None, (element.text, element.tail, *map(str, element.attrib.values())))


def read_paragraph(element: Element, number: int) -> Paragraph:
    """The paragraph as its author reads it, what is tracked as deleted left out; codes of fields are no text."""
    drop_deleted(element)
    return Paragraph(element, number, list(_leaves(element, _TEXT | _BLANK)))


def _leaves(paragraph: Element, names: set[str]) -> Iterator[Element]:
    """The leaves of a paragraph by their names, those of paragraphs inside it left out."""
    for child in paragraph:
        name = local(child)
        if child.tag == w("p"):
            continue  # in a text box: a paragraph of its own
        if name in names and (name != "br" or child.get(w("type")) in (None, "textWrapping")):
            if name != "tab" or local(paragraph) == "r":
                yield child
        elif name not in ("pPr", "rPr", "sdtPr", "tbl"):
            yield from _leaves(child, names)


def _put_into(page: Page, paragraph: Paragraph, is_hidden: IsHidden) -> None:
    """The tags of one paragraph, each into the leaf where it begins."""
    text, texts = paragraph.text, paragraph.texts
    ends = list(accumulate(map(len, texts)))
    found: list[Tag] = []
    try:
        found.extend(islice(tags_in(text), MAX_TAGS + 1))  # more are refused
    except BadTag as bad:
        page.trouble("template-syntax", paragraph.seen, bad.message, bad.begin)
        for leaf in paragraph.leaves:  # nothing else is told of it
            leaf.text = leaf.text and leaf.text.replace("{", "(")
        return
    page.has_tags = page.has_tags or bool(found)
    kept: list[list[str]] = [[] for _ in texts]
    changed: set[int] = set()
    at = 0
    for tag in found:
        _keep(kept, texts, ends, at, tag.begin)
        first, last = bisect_right(ends, tag.begin), bisect_right(ends, tag.end - 1)
        changed.update(range(first, last + 1))
        if any(texts[number] and is_hidden(paragraph.leaves[number]) for number in range(first, last + 1)):
            page.trouble("template-hidden", paragraph.seen, _HIDDEN, tag.begin)
        elif tag.opening != "{#" or tag.mark:
            kept[first].append(page.sign(tag, paragraph.seen))
        at = tag.end
    _keep(kept, texts, ends, at, len(text))
    for number in sorted(changed):
        _rewrite(paragraph.leaves[number], "".join(kept[number]))


def _keep(kept: list[list[str]], texts: list[str], ends: list[int], begin: int, end: int) -> None:
    """Give the text from `begin` to `end` back to the leaves that it came from."""
    number = bisect_right(ends, begin)
    while begin < end:
        start = ends[number] - len(texts[number])
        stop = min(end, ends[number])
        kept[number].append(texts[number][begin - start : stop - start])
        begin, number = stop, number + 1


def _rewrite(leaf: Element, text: str) -> None:
    if local(leaf) not in _TEXT | _CODE:
        if not text:
            remove(leaf)  # a line break or tab inside a tag
        return
    leaf.text = text
    leaf.set(_SPACE, "preserve")


def _put_elsewhere(page: Page) -> None:
    """Tags in attributes, and in texts that belong to no paragraph."""
    for element in page.root.iter():
        for name, value in element.attrib.items():
            if OPENING.search(str(value)):
                element.set(name, _signed(page, str(value)))
        for which in ("text", "tail"):
            value = getattr(element, which)
            if value and OPENING.search(value):
                setattr(element, which, _signed(page, value))


def _signed(page: Page, text: str) -> str:
    pieces: list[str] = []
    seen = Seen(text)
    at = 0
    try:
        for tag in tags_in(text):
            page.has_tags = True
            pieces += text[at : tag.begin], "" if tag.opening == "{#" else page.sign(tag, seen)
            at = tag.end
    except BadTag as bad:
        page.trouble("template-syntax", seen, bad.message, bad.begin)
        return text.replace("{", "(")
    return "".join([*pieces, text[at:]])
