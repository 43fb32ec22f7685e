"""Content controls and insertions around tags.

A control whose content holds a tag shows what is filled in, so it is no longer bound to a store beside the page, whose
text Word would print instead. What holds one end of a loop or branch and not the other is opened: its content stays.
A text box cannot be opened, and stands in the file twice, once for old programs: it must hold both ends.
"""

from __future__ import annotations

from service.template.preparing.page import Element, Page, local, unwrap, w

_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_BOUND = (w("dataBinding"), f"{_W15}dataBinding", w("showingPlcHdr"))
_OPENED = (w("sdt"), w("ins"), w("moveTo"), w("smartTag"), w("customXml"))
_TORN_BOX = (
    "hộp văn bản (Text Box) chỉ có một đầu của vòng lặp hay điều kiện; thẻ mở và thẻ đóng phải cùng nằm trong hộp, "
    "hoặc cùng ở ngoài hộp."
)
_PROPERTIES = {"sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"}


def open_wrappers(page: Page) -> None:
    """Unbind controls with tags, open what would tear a loop or branch."""
    for element in list(page.root.iter(*_OPENED)):
        signs = page.signs_of(element)
        if not signs:
            continue
        if element.tag == w("sdt"):
            _unbind(element)
        if (
            any(sign.tag.mark in ("p", "tr", "tc") for sign in signs)
            or _is_torn(page, element)
            or _holds_cells(element)
        ):
            _open(element)
    for box in page.root.iter(w("txbxContent")):
        if _is_torn(page, box):
            page.trouble("template-structure", page.signs_of(box)[0].paragraph, _TORN_BOX)


def _unbind(control: Element) -> None:
    properties = control.find(w("sdtPr"))
    for child in [] if properties is None else list(properties):
        if child.tag in _BOUND:
            properties.remove(child)  # type: ignore[union-attr]  # children of nothing are none


def _is_torn(page: Page, element: Element) -> bool:
    depth = 0
    for sign in page.signs_of(element):
        depth += sign.tag.begins_block - sign.tag.ends_block
        if depth < 0 or (depth == 0 and sign.tag.keyword in ("else", "elif")):
            return True
    return depth != 0


def _holds_cells(element: Element) -> bool:
    content = element.find(w("sdtContent"))
    return content is not None and content.find(w("tc")) is not None


def _open(element: Element) -> None:
    content = element.find(w("sdtContent")) if element.tag == w("sdt") else element
    if content is None:
        return
    for child in list(content):
        if local(child) in _PROPERTIES:
            content.remove(child)
    unwrap(element, content)
