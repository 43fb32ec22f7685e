"""What must not be twice in one file: in a loop, ids that nobody needs go, and what cannot be copied is told.

A field that begins on one side of a tag and ends on the other would take what stands between from the page.
A bookmark of which one end may be missing or come again goes too, unless a field or a link leads to it. The ids of
drawings, which must be there, are numbered anew when the page is filled (`post_render.fix_picture_ids`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from service.template.preparing.page import Element, Page, Seen, Sign, local, remove, w
from service.template.preparing.tracked import accept, is_change

_LOOPS = frozenset(["for", "macro"])
_IDS = frozenset(
    f"{{http://schemas.microsoft.com/office/word/2010/{space}}}{name}"
    for space, names in (("wordml", ("paraId", "textId")), ("wordprocessingDrawing", ("anchorId", "editId")))
    for name in names
)
_VML, _OFFICE = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
_RANGES = {"bookmarkStart": "bookmarkEnd", "permStart": "permEnd"}
_ENDS = frozenset(_RANGES.values())
_COMMENTS = frozenset(["commentRangeStart", "commentRangeEnd", "commentReference"])
_OWN_NAMES = ("_Toc", "_Hlk", "_GoBack", "OLE_LINK")  # Word makes them itself and makes them again
_TORN_FIELD = (
    "trường của Word (số trang, mục lục, liên kết …) kết thúc ở đây mà bắt đầu ở phía bên kia của một thẻ for, if; in "
    "ra sẽ hỏng. Hãy để cả trường ở cùng một bên của thẻ."
)
_COMMENT = "nhận xét của Word không đứng được trong vòng lặp: mỗi dòng sẽ chép lại nó. Hãy xoá nhận xét."


@dataclass(slots=True)
class _Walk:
    """Where the walk is: the open blocks, each by its kind and the number of its branch."""

    page: Page
    open: list[tuple[str, int]] = field(default_factory=list)
    branches: int = 0

    @property
    def copied(self) -> bool:
        return any(kind in _LOOPS for kind, _ in self.open)

    def pass_text(self, text: str | None) -> None:
        for sign in self.page.signs_in(text):
            self._pass(sign)

    def _pass(self, sign: Sign) -> None:
        tag = sign.tag
        self.branches += 1
        if tag.begins_block:
            self.open.append((tag.keyword, self.branches))
        elif tag.ends_block and self.open:
            self.open.pop()
        elif tag.keyword in ("else", "elif") and self.open:
            self.open[-1] = (self.open[-1][0], self.branches)


@dataclass(slots=True)
class _Ends:
    """The two ends of a bookmark, and in which blocks they stand."""

    elements: list[Element] = field(default_factory=list)
    places: list[tuple[tuple[str, int], ...]] = field(default_factory=list)
    name: str = ""


@dataclass(slots=True)
class _Fields:
    """The fields that have begun, each with the blocks in which it did."""

    page: Page
    begun: list[tuple[tuple[str, int], ...]] = field(default_factory=list)

    def note(self, mark: Element, place: tuple[tuple[str, int], ...]) -> None:
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            self.begun.append(place)
        elif kind == "end" and self.begun and self.begun.pop() != place:
            self.page.trouble("template-copied", _paragraph(self.page, mark), _TORN_FIELD)


def referred_names(roots: list[Element]) -> frozenset[str]:
    """Every word that a field's code or an inner link could take for the name of a bookmark."""
    words: set[str] = set()
    for root in roots:
        for element in root.iter(w("instrText"), w("fldSimple"), w("hyperlink")):
            texts = (element.text or "", element.get(w("instr"), ""), element.get(w("anchor"), ""))
            words.update(word for text in texts for word in re.findall(r"[^\s\"\\]+", text))
    return frozenset(words)


def single_out(page: Page, referred: frozenset[str]) -> None:
    """Take away ids inside loops that would come twice; note what cannot be copied."""
    walk = _Walk(page)
    bookmarks: dict[tuple[str, str], _Ends] = {}
    fields = _Fields(page)
    changes: list[Element] = []
    for event, element in _events(page.root):
        if event == "end":
            walk.pass_text(element.tail)
            continue
        name = local(element)
        if name in _RANGES or name in _ENDS:
            _note_end(bookmarks, element, tuple(walk.open))
        elif name == "fldChar":
            fields.note(element, tuple(walk.open))
        if walk.copied:
            _make_copyable(page, element)
            changes += [element] if is_change(element) else []
        walk.pass_text(element.text)
    for ends in bookmarks.values():
        _settle(page, ends, referred)
    accept(changes, page.root)


def _events(root: Element) -> Iterator[tuple[str, Element]]:
    """Each element where it begins and where it ends; a list beforehand, because the walk takes elements away."""
    stack: list[tuple[str, Element]] = [("start", root)]
    while stack:
        event, element = stack.pop()
        yield event, element
        if event == "start":
            stack.append(("end", element))
            stack.extend(("start", child) for child in reversed(element))


def _make_copyable(page: Page, element: Element) -> None:
    for name in [name for name in element.attrib if name in _IDS]:
        del element.attrib[name]
    name = local(element)
    if name in _COMMENTS:
        page.trouble("template-copied", _paragraph(page, element), _COMMENT)
    elif name == "sdtPr":
        for child in element.findall(w("id")):
            element.remove(child)
    elif element.tag.startswith(_VML) and name != "shapetype":
        for attribute in ("id", f"{_OFFICE}spid"):
            if attribute in element.attrib:
                del element.attrib[attribute]


def _note_end(bookmarks: dict[tuple[str, str], _Ends], element: Element, place: tuple[tuple[str, int], ...]) -> None:
    name = local(element)
    ends = bookmarks.setdefault((name[:4], element.get(w("id"), "")), _Ends())
    ends.elements.append(element)
    ends.places.append(place)
    ends.name = ends.name or element.get(w("name"), "")


def _settle(page: Page, ends: _Ends, referred: frozenset[str]) -> None:
    copied = any(kind in _LOOPS for place in ends.places for kind, _ in place)
    if not copied and len(set(ends.places)) == 1:
        return
    if ends.name in referred and not ends.name.startswith(_OWN_NAMES):
        message = (
            f"dấu trang (Bookmark) «{ends.name}» đứng trong vòng lặp hay điều kiện mà có trường hoặc liên kết trỏ tới, "
            "in ra sẽ trùng hoặc thiếu. Hãy đặt dấu trang ở ngoài, hoặc xoá đi."
        )
        page.trouble("template-copied", _paragraph(page, ends.elements[0]), message)
        return
    for element in ends.elements:
        remove(element)


def _paragraph(page: Page, element: Element) -> Seen:
    """What its author reads in the paragraph around `element`, tags as they were typed."""
    around = next(element.iterancestors(w("p")), element)
    texts = (str(text) for leaf in around.iter(w("t")) for text in [leaf.text or ""])
    text = page.pattern.sub(lambda found: page.signs[int(found[1])].tag.typed, "".join(texts))
    return Seen(text, page.numbers.get(around, 0))
