"""docxtpl's repairs after rendering, for the few templates and values that need them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import count

from lxml import etree

from service.template.xml_writers import Refused

_FIRST_PICTURE_ID = 1001  # as docxtpl counts
_EMPTY_CELLS = (b"</w:tcPr></w:tc>", b"<w:tcPr/></w:tc>", b"<w:tc></w:tc>", b"</w:tbl></w:tc>")
_EMPTY_STORY = re.compile(
    rb"(<w:(?:hdr|ftr|footnote|txbxContent)(?: [^>]*)?(?<!/)>|</w:tbl>)(?=</w:(?:hdr|ftr|footnote|txbxContent)>)"
)
_IDS_OF_A_PART = 100_000


Repair = Callable[[bytes], bytes]  # of a part's XML in UTF-8, without its declaration


def repair(name: str, part: int) -> Repair:
    """The repair `name` for the part of that number: drawings of two parts never have one id."""
    if name == fix_picture_ids.__name__:
        return partial(fix_picture_ids, first=_FIRST_PICTURE_ID + part * _IDS_OF_A_PART)
    found: Repair = globals()[name]
    return found


def fix_tables(xml: bytes) -> bytes:
    """Give each table as many grid columns as its longest row has, after loops over cells, {% hm %}, {% colspan %}."""
    from docxtpl import DocxTemplate

    tree = DocxTemplate.fix_tables(None, xml.decode())
    return str(etree.tostring(tree, encoding="unicode")).encode()


def fix_picture_ids(xml: bytes, first: int = _FIRST_PICTURE_ID) -> bytes:
    """Renumber the drawings from `first` on, because loops repeat the template's ids."""
    numbers = count(first)
    return re.sub(rb'(<wp:docPr\b[^>]*? id=")[^"]*', lambda match: b"%b%d" % (match[1], next(numbers)), xml)


def fix_empty_cells(xml: bytes) -> bytes:
    """Add the paragraph that Word requires at the end of a cell and that docxtpl leaves out.

    Counting first halves the time for pages whose cells all end in a paragraph, as nearly all do.
    """
    if xml.count(b"</w:tc>") == xml.count(b"</w:p></w:tc>"):
        return xml
    for end in _EMPTY_CELLS:  # a regular expression would take longer than the rendering
        if end in xml:
            xml = xml.replace(end, end.removesuffix(b"</w:tc>") + b"<w:p/></w:tc>")
    return xml


def fix_empty_stories(xml: bytes) -> bytes:
    """Add the required last paragraph to headers, footers, footnotes and text boxes without one."""
    return _EMPTY_STORY.sub(rb"\1<w:p/>", xml)


def split_paragraphs(xml: bytes) -> bytes:
    """Begin a paragraph at each \\a, a page at each \\f; raises Refused where no paragraph can end (in a hyperlink)."""
    from docxtpl import DocxTemplate

    split = str(DocxTemplate.resolve_listing(None, xml.decode()))
    try:
        etree.fromstring(split)
    except etree.XMLSyntaxError as error:
        message = "ngắt đoạn (U+0007) hay ngắt trang (U+000C) ở chỗ không ngắt được."
        raise Refused("value-character", message, None) from error
    return split.encode()
