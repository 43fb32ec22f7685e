"""The middle of a template, between its head and its closing: emptied for another text, and given places to print in.

Head and closing are told by the styles that the product's templates have: the dashes under the subject end the head;
the last table, of signatures, begins the closing, with the gap and the last sentence before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from service.errors import Problem, TemplateBroken
from service.package import Package, read_package
from service.package.parts import xml_bytes
from service.template.preparing.page import Element, W, local, w
from service.template.preparing.tags import BadTag, tags_in

_DASHES, _SUBJECT, _CLOSING = "HD05Dashes", "HD05Subject", frozenset(["HD05Gap", "HD05BodyLast"])
_LEAD, _BODY, _GAP, _HEADING, _CELL, _NUMBER = (
    "HD05Lead", "HD05Body", "HD05Gap", "HD05Column", "HD05Cell", "HD05CellCenter",
)  # fmt: skip
_NUMBER_WIDTH, _TEXT_WIDTH = 624, 9354  # twips
_NO_MIDDLE = "Loại này không tách được phần đầu, phần cuối; hãy chép cả nội dung, hoặc chọn loại khác."


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Paragraphs of a text, tags included, that are printed where `filled` (a condition) holds; `lead` begins them."""

    filled: str
    texts: tuple[str, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A numbered table of `rows` (a list of the data), a column for each heading and tag, wider where it is `wide`."""

    rows: str
    lead: str
    columns: tuple[tuple[str, str, bool], ...]


def emptied(content: bytes, subject: str) -> bytes:
    """The template `content` with a blank paragraph for its middle, under `subject`.

    Raises `TemplateBroken` where head and closing cannot be told from it.
    """
    package, root, blocks = _opened(content)
    closing = _closing(blocks, keeps_last=False)
    dashes, subjects, taken = _middle(blocks[:closing])
    subjects[0].addprevious(_paragraph(subject, _SUBJECT))
    dashes.addnext(_paragraph("", _BODY))
    for block in (*subjects, *taken):
        block.getparent().remove(block)  # type: ignore[union-attr]  # all are the body's
    return package.replaced({package.main: xml_bytes(root)}).to_bytes()


def with_places(content: bytes, places: Sequence[Paragraphs | Rows]) -> bytes:
    """The template `content` with `places` before its closing."""
    package, root, blocks = _opened(content)
    closing = blocks[_closing(blocks, keeps_last=True) :]
    made = [block for place in places for block in _blocks(place)]
    at = closing[0] if closing else root.find(f"{w('body')}/{w('sectPr')}")
    for block in made:
        if at is None:
            root[0].append(block)
        else:
            at.addprevious(block)
    return package.replaced({package.main: xml_bytes(root)}).to_bytes() if made else content


def words_of(content: bytes) -> str:
    """What the template `content` says in its text, tags included."""
    _, root, _ = _opened(content)
    return "".join(str(text.text or "") for text in root.iter(w("t")))


def _opened(content: bytes) -> tuple[Package, Element, list[Element]]:
    """The package of a template, the tree of its text, the blocks in it."""
    package = read_package(content, "")
    root = package.xml(package.main)
    return package, root, [block for block in root.iterfind(f"{w('body')}/*") if local(block) != "sectPr"]


def _closing(blocks: Sequence[Element], *, keeps_last: bool) -> int:
    """Where the closing begins: the last table, with the gap before it and, where it is kept, the last sentence."""
    at = max((number for number, block in enumerate(blocks) if local(block) == "tbl"), default=len(blocks))
    kept = _CLOSING if keeps_last else {_GAP}
    while at and _style(blocks[at - 1]) in kept:
        at -= 1
    return at


def _middle(blocks: Sequence[Element]) -> tuple[Element, list[Element], list[Element]]:
    """The dashes under the subject, the subject's paragraphs, and what stands behind the dashes."""
    styles = [_style(block) for block in blocks]
    dashes = styles.index(_DASHES) if _DASHES in styles else 0
    subjects = [block for block, style in zip(blocks[:dashes], styles, strict=False) if style == _SUBJECT]
    taken = list(blocks[dashes + 1 :])
    if not subjects or not _is_whole([*subjects, *taken]):
        raise TemplateBroken([Problem("template-file", "", _NO_MIDDLE)])
    return blocks[dashes], subjects, taken


def _is_whole(blocks: Sequence[Element]) -> bool:
    """Whether every loop and branch that begins in these blocks ends in them, and none other does."""
    depth = 0
    for block in blocks:
        for paragraph in block.iter(w("p")):
            try:
                for tag in tags_in("".join(str(text.text or "") for text in paragraph.iter(w("t")))):
                    depth += tag.begins_block - tag.ends_block
                    if depth < 0:
                        return False
            except BadTag:
                return False
    return depth == 0


def _style(block: Element) -> str:
    named = block.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if named is None else str(named.get(w("val"), ""))


def _blocks(place: Paragraphs | Rows) -> Iterator[Element]:
    filled = place.rows if isinstance(place, Rows) else place.filled
    yield _paragraph(f"{{%p if {filled} %}}", _BODY)
    if place.lead:
        yield _paragraph(place.lead, _LEAD)
    if isinstance(place, Rows):
        yield _table(place)
        yield _paragraph("", _GAP)
    else:
        yield from (_paragraph(text, _BODY) for text in place.texts)
    yield _paragraph("{%p endif %}", _BODY)


def _paragraph(text: str, style: str) -> Element:
    paragraph = etree.Element(w("p"), nsmap={"w": W})
    etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("pStyle"), {w("val"): style})
    if text:
        letters = etree.SubElement(etree.SubElement(paragraph, w("r")), w("t"))
        letters.text = text
        letters.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return paragraph


def _table(place: Rows) -> Element:
    table = etree.fromstring(_TABLE)
    widths = [_NUMBER_WIDTH, *_widths([wide for _, _, wide in place.columns])]
    grid = etree.SubElement(table, w("tblGrid"))
    for width in widths:
        etree.SubElement(grid, w("gridCol"), {w("w"): str(width)})
    blanks = [""] * len(place.columns)
    for style, looks, texts in (
        (_HEADING, ("cantSplit", "tblHeader"), ["TT", *(heading for heading, _, _ in place.columns)]),
        (_CELL, (), [f"{{%tr for row in {place.rows} %}}", *blanks]),
        (_CELL, ("cantSplit",), ["{{ loop.index }}", *(tag for _, tag, _ in place.columns)]),
        (_CELL, (), ["{%tr endfor %}", *blanks]),
    ):
        row = etree.SubElement(table, w("tr"))
        if looks:
            row.append(etree.Element(w("trPr")))
            row[0].extend(etree.Element(w(look)) for look in looks)
        for text, width in zip(texts, widths, strict=True):
            cell = etree.SubElement(row, w("tc"))
            size = {w("w"): str(width), w("type"): "dxa"}
            etree.SubElement(etree.SubElement(cell, w("tcPr")), w("tcW"), size)
            cell.append(_paragraph(text, _NUMBER if text == "{{ loop.index }}" else style))
    return table


def _widths(wide: Sequence[bool]) -> list[int]:
    """What is left of the text's width, a wide column twice as wide as another."""
    left, shares = _TEXT_WIDTH - _NUMBER_WIDTH, sum(1 + one for one in wide)
    return [left * (1 + one) // shares for one in wide]


_SIDES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE = (
    f'<w:tbl xmlns:w="{W}"><w:tblPr><w:tblW w:w="{_TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>{_SIDES}</w:tblBorders>'
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="79" w:type="dxa"/><w:right w:w="79" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:tbl>"
)
