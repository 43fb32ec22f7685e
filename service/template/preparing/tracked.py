"""Tracked changes: what is marked as deleted is not read, and in a loop every change is accepted.

Word gives each change a number of its own, which copies would repeat.
"""

from __future__ import annotations

from collections.abc import Iterable

from service.template.preparing.page import Element, local, remove, unwrap, w

_DELETED = (w("del"), w("moveFrom"))
_INSERTED = (w("ins"), w("moveTo"))
_CHANGED_LOOKS = frozenset(["cellIns", "cellDel", "cellMerge", "numberingChange"])
_RANGES = tuple(map(w, ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")))
_PROPERTIES = frozenset(
    ["rPr", "trPr", "numPr"]
)  # here a mark of a paragraph's end, a row or a number, without content


def drop_deleted(paragraph: Element) -> None:
    """Accept the tracked deletions and moves of a paragraph with braces: their text is not read, nor is a tag in it."""
    deleted = [element for element in paragraph.iter(*_DELETED) if len(element)]
    if deleted and _has_braces(paragraph):
        for element in deleted:
            remove(element)


def drop_deleted_rows(root: Element) -> None:
    """Accept the tracked deletion of rows with braces."""
    for mark in list(root.iterfind(f".//{w('tr')}/{w('trPr')}/{w('del')}")):
        row = next(mark.iterancestors(w("tr")))
        if row.getparent() is not None and _has_braces(row):
            _remove_row(row)


def is_change(element: Element) -> bool:
    """Whether it records a change that Word tracks."""
    name = local(element)
    return element.tag in (*_DELETED, *_INSERTED, *_RANGES) or name in _CHANGED_LOOKS or name.endswith("PrChange")


def accept(changes: Iterable[Element], root: Element) -> None:
    """Accept these changes; a paragraph whose end was deleted keeps it. Where text was moved, nothing says so."""
    for change in changes:
        parent = change.getparent()
        if parent is None:
            continue  # inside another change that has gone
        if change.tag in _INSERTED and local(parent) not in _PROPERTIES:
            unwrap(change)
        elif change.tag in _DELETED and local(parent) == "trPr":
            _remove_row(next(change.iterancestors(w("tr"))))
        elif change.tag not in _RANGES:
            remove(change)
        else:
            for mark in list(root.iter(*_RANGES)):  # all at once: an end without its beginning is no range
                remove(mark)


def _remove_row(row: Element) -> None:
    table = row.getparent()
    remove(row)
    if table is None or table.getparent() is None or local(table) != "tbl":
        return
    if next(table.iter(w("tr")), None) is None:
        remove(table)


def _has_braces(element: Element) -> bool:
    return any("{" in str(text) or "}" in str(text) for text in element.itertext())
