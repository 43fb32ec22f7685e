"""How finished documents are made faulty on purpose: what `faults` needs beyond the tools of tests/spoiling."""

from __future__ import annotations

import copy

from lxml import etree

from tests.official.paper import CLERK, HYPHENS, TITLE
from tests.official.word import Element, rows, w
from tests.spoiling.changes import Change, drop, find, reword, setting, shape, without
from tests.spoiling.docx_file import text_of


def free(root: Element) -> list[Element]:
    """The written paragraphs outside tables, after the five hyphens."""
    body = root.find(w("body"))
    assert body is not None
    written = [p for p in body if p.tag == w("p") and text_of(p).strip()]
    return written[written.index(find(root, HYPHENS)) + 1 :]


def plain(root: Element) -> Element:
    """A paragraph of the text that is long enough for several lines and no heading."""
    return next(p for p in free(root) if len(text_of(p)) > 150)


def ruled(root: Element) -> Element:
    """The first ruled table."""
    return next(t for t in root.iter(w("tbl")) if t.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}") is not None)


def foot(root: Element) -> Element:
    return [t for t in root.iter(w("tbl")) if not any(t.iterancestors(w("tbl")))][-1]


def title_rule(root: Element) -> Element:
    """The paragraph under the title, whose border is the rule."""
    found = find(root, TITLE).getnext()
    assert found is not None
    return found


def longer(times: int) -> Change:
    """Repeat the last row of each ruled table."""

    def change(root: Element) -> None:
        for table in root.iter(w("tbl")):
            if table.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}") is not None:
                last = rows(table)[-1]
                for _ in range(times):
                    last.addnext(copy.deepcopy(last))

    return change


def pushed_down(lines: int) -> Change:
    """Add one-line paragraphs behind the last ruled table, so that what follows moves down the page."""

    def change(root: Element) -> None:
        written = free(root)
        tables = [t for t in root.iter(w("tbl")) if t.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}") is not None]
        behind = [p for p in written if tables and tables[-1] in p.itersiblings(preceding=True)]
        place = (behind or written)[0]
        for _ in range(lines):
            added = copy.deepcopy(place)
            for run in list(added.iter(w("r")))[1:]:
                added.remove(run)
            next(added.iter(w("t"))).text = "Đoạn này chỉ để đẩy phần sau xuống."
            setting(added, "pPr", "keepNext").set(w("val"), "0")
            place.addprevious(added)

    return change


def unheaded(root: Element) -> None:
    longer(40)(root)
    without("tblHeader")(root)


def cramped(root: Element) -> None:
    """A word longer than its cell is wide."""
    cell = rows(ruled(root))[1].findall(w("tc"))[1]
    next(cell.iter(w("t"))).text = "nghiêng" * 12


def clipped(root: Element) -> None:
    """A second paragraph that the printed cell does not show."""
    cell = rows(ruled(root))[1].findall(w("tc"))[1]
    hidden = copy.deepcopy(cell.findall(w("p"))[-1])
    for run in hidden.iter(w("r")):
        setting(run, "rPr", "vanish")
    cell.append(hidden)


def split(root: Element) -> None:
    """The name in a row of its own that no longer fits on the page."""
    table = foot(root)
    first = rows(table)[0]
    second = copy.deepcopy(first)
    first.addnext(second)
    for row, kept, height in ((first, slice(None, -1), "13000"), (second, slice(-1, None), "2500")):
        setting(row, "trPr", "trHeight").set(w("val"), height)
        for cell in row.findall(w("tc")):
            paragraphs = cell.findall(w("p"))
            for paragraph in set(paragraphs) - set(paragraphs[kept]):
                cell.remove(paragraph)
            for keep in list(cell.iter(w("keepNext"))):
                keep.set(w("val"), "0")


def alone(root: Element) -> None:
    """The signature block on a page of its own."""
    for paragraph in foot(root).iter(w("p")):
        setting(paragraph, "pPr", "pageBreakBefore")


def crowded_signature(root: Element) -> None:
    """No room to sign."""
    for paragraph in list(foot(root).iter(w("p"))):
        if not text_of(paragraph):
            drop(paragraph)


def uneven(root: Element) -> None:
    """The left side of the signatures one line lower."""
    next(foot(root).iter(w("p"))).addprevious(etree.Element(w("p")))


def orphan(root: Element) -> None:
    """A page break behind a heading."""
    heading = find(root, "I- ")
    following = heading.getnext()
    assert following is not None
    setting(following, "pPr", "pageBreakBefore")


def swapped(root: Element) -> None:
    reword(CLERK, lambda _: "THƯ KÝ")(root)


def authorised(root: Element) -> None:
    reword("CHỦ TRÌ HỘI NGHỊ", lambda _: "T/M CHI UỶ")(root)


def unordered(root: Element) -> None:
    reword("I- ", lambda text: "III" + text[1:])(root)


def number_on_top(root: Element) -> None:
    without("titlePg")(root)
    for reference in [r for r in root.iter(w("headerReference")) if r.get(w("type")) == "first"]:
        drop(reference)


def double_rule(root: Element) -> None:
    border = etree.SubElement(setting(title_rule(root), "pPr", "pBdr"), w("top"))
    for key, value in (("val", "double"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(w(key), value)


def tight(root: Element) -> None:
    """Paragraphs 3 pt apart."""
    for number in range(len(free(root))):
        shape(lambda changed, which=number: free(changed)[which], "spacing", before="60", after="0")(root)  # type: ignore[misc]


def off_centre(root: Element) -> None:
    shape(TITLE, "jc", val="right")(root)


def fixed(root: Element) -> None:
    for row in rows(ruled(root)):
        height = setting(row, "trPr", "trHeight")
        height.set(w("val"), "300")
        height.set(w("hRule"), "exact")


def torn(root: Element) -> None:
    without("cantSplit")(root)


def off_the_page(root: Element) -> None:
    table = ruled(root)
    for number, column in enumerate(table.iter(w("gridCol"), w("tcW"))):
        column.set(w("w"), str(int(column.get(w("w"), "0")) + (2500 if number == 0 else 600)))
    setting(table, "tblPr", "tblW").set(w("w"), "15000")


def a_mark(mark: str) -> Change:
    """`mark` at the end of the last paragraph of the text."""
    return reword(lambda root: free(root)[-1], lambda text: text.rstrip(".") + mark)


def signer(root: Element) -> Element:
    return [p for p in foot(root).iter(w("p")) if text_of(p).strip()][-1]


def untold(root: Element) -> None:
    reword("Chi bộ tự chấm: 92", lambda text: text.replace("92", "91"))(root)


def last(root: Element) -> Element:
    return free(root)[-1]
