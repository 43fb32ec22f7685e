"""Parts beside the page that may hold tags: properties and stores are filled, in all others a tag is told by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from service.package import CONTENT_TYPES, Package, content_types
from service.template.preparing.page import Element, Seen, Trouble
from service.template.preparing.tags import BadTag, tags_in

_FILLED = (  # the end of a content type, what people call such a part
    ("core-properties+xml", "thuộc tính của tệp"),
    ("extended-properties+xml", "thuộc tính của tệp"),
    ("custom-properties+xml", "thuộc tính riêng của tệp"),
)
_STORE = re.compile(r"customXml/item\d+\.xml", re.IGNORECASE)
_STORE_LABEL = "dữ liệu của khung nội dung"
_REFUSED = (
    ("endnotes+xml", "chú thích cuối văn bản"),
    ("comments+xml", "nhận xét"),
    ("document.glossary+xml", "khối dựng sẵn"),
    ("chart+xml", "biểu đồ"),
    ("diagramdata+xml", "hình SmartArt"),
    ("header+xml", "đầu trang không dùng"),
    ("footer+xml", "chân trang không dùng"),
    ("document.main+xml", "phần văn bản không dùng"),
    ("settings+xml", "biến của tệp (DocVariable)"),
    ("numbering+xml", "danh sách đánh số"),
    ("styles+xml", "kiểu (Style)"),
)
_NOT_HERE = "thẻ ở đây không được điền. Hãy chuyển vào thân văn bản hay chú thích cuối trang."
_NO_LINK = (
    "đường liên kết có thẻ mà địa chỉ của liên kết không được điền. Hãy bỏ liên kết (Remove Hyperlink), để thẻ là "
    "chữ thường."
)
_UNFILLED = frozenset(["created", "modified", "lastPrinted", "revision"])  # of the core properties: no free text
_MARKS = (b"{", b"%7B")


def filled_parts(package: Package) -> Iterator[tuple[str, str, Element]]:
    """The parts without pages whose tags are filled: name, label, tree."""
    for part, content_type in content_types(package).items():
        label = next((label for ending, label in _FILLED if content_type.endswith(ending)), "")
        label = label or (_STORE_LABEL if _STORE.fullmatch(part) else "")
        if label and b"{" in package.parts[part]:
            root = package.xml(part)
            if any(_tag_in(text) for text in _texts(root)):
                yield part, label, root


def raw_tags(package: Package, filled: set[str]) -> Iterator[tuple[str, str, Trouble]]:
    """Tags in parts that nothing fills: every document would show them. Each part, its label and its first tag."""
    for part, content_type in content_types(package).items():
        content = package.parts[part]
        if part in filled or part == CONTENT_TYPES or not any(mark in content for mark in _MARKS):
            continue
        if not content_type.endswith(("xml", "rels")) and not part.endswith((".xml", ".rels")):
            continue
        label = next((label for ending, label in _REFUSED if content_type.endswith(ending)), f"phần {part}")
        try:
            root = package.xml(part)
        except etree.XMLSyntaxError:
            continue  # told of the package itself
        if part.endswith(".rels"):
            if tagged := next((target for target in _targets(root) if _tag_in(target)), ""):
                yield part, "", Trouble("template-part", Seen(tagged).around(), _NO_LINK)
        elif tagged := next((text for text in _texts(root) if _tag_in(text)), ""):
            yield part, label, Trouble("template-part", Seen(tagged).around(), _NOT_HERE)


def _targets(root: Element) -> Iterator[str]:
    return (unquote(element.get("Target", "")) for element in root.iterchildren("{*}Relationship"))


def _texts(root: Element) -> Iterator[str]:
    """What stands together: the text of each paragraph, of each element, each attribute."""
    for paragraph in root.iter("{*}p"):
        yield "".join(map(str, paragraph.itertext()))
    for element in root.iter(etree.Element):
        if etree.QName(element).localname not in _UNFILLED:
            yield from filter(None, (element.text, *map(str, element.attrib.values())))


def _tag_in(text: str) -> str:
    """The first tag of a text as it was typed; empty where there is none."""
    if "{" not in text:
        return ""
    try:
        return next((tag.typed for tag in tags_in(text) if tag.opening != "{#" or "#}" in text), "")
    except BadTag:
        return ""
