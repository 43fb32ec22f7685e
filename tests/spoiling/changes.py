"""Small changes of a document's XML, named by what they do. A paragraph is named by how its text begins, or found."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from tests.spoiling.docx_file import File, own_letters, text_of, unzipped, zipped
from tests.spoiling.properties import ORDERS, Element, W, child, properties

Change = Callable[[Element], None]
Place = str | Callable[[Element], Element]


def spoiled(docx: bytes, change: Change) -> bytes:
    """`docx` with its document.xml changed."""
    file = File(unzipped(docx))
    change(file.root())
    return zipped(file.done())


def find(root: Element, place: Place) -> Element:
    """The first paragraph that begins so, or the one that `place` finds."""
    if callable(place):
        return place(root)
    return next(paragraph for paragraph in root.iter(W + "p") if text_of(paragraph).strip().startswith(place))


def drop(element: Element) -> None:
    """Take an element out."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def setting(holder: Element, group: str, name: str) -> Element:
    """The element `name` in the w:pPr, w:rPr, w:trPr … of a holder, made where there is none."""
    return child(properties(holder, group), name, ORDERS.get(group, []))


def set_attributes(element: Element, values: dict[str, str]) -> None:
    """Attributes in the namespace of WordprocessingML."""
    for name, value in values.items():
        element.set(W + name, value)


def shape(place: Place, name: str, **values: str) -> Change:
    """Set a property of a paragraph."""
    return lambda root: set_attributes(setting(find(root, place), "pPr", name), values)


def dress(place: Place, name: str, **values: str) -> Change:
    """Set a property of all runs of a paragraph."""

    def change(root: Element) -> None:
        for run in find(root, place).iter(W + "r"):
            set_attributes(setting(run, "rPr", name), values)

    return change


def reword(place: Place, change_text: Callable[[str], str]) -> Change:
    """Write a paragraph's text anew."""

    def change(root: Element) -> None:
        paragraph = find(root, place)
        first, *rest = own_letters(paragraph)
        first.text = change_text(text_of(paragraph))
        for letters in rest:
            letters.text = ""

    return change


def page(name: str, **values: str) -> Change:
    """Set a property of every section."""

    def change(root: Element) -> None:
        for section in root.iter(W + "sectPr"):
            set_attributes(child(section, name, []), values)

    return change


def without(name: str) -> Change:
    """Take every element of a name out."""

    def change(root: Element) -> None:
        for element in list(root.iter(W + name)):
            drop(element)

    return change


def empty_line_before(place: Place) -> Change:
    """Put an empty paragraph before another."""
    return lambda root: find(root, place).addprevious(etree.Element(W + "p"))
