"""docxtpl's repairs after rendering, for the few templates and values that need them."""

from __future__ import annotations

import re
from itertools import count

from lxml import etree

from service.template.xml_writers import Refused

_FIRST_PICTURE_ID = 1001  # as docxtpl counts
_EMPTY_CELLS = ("</w:tcPr></w:tc>", "<w:tcPr/></w:tc>", "<w:tc></w:tc>", "</w:tbl></w:tc>")
_EMPTY_STORY = re.compile(
    r"(<w:(?:hdr|ftr|footnote|txbxContent)(?: [^>]*)?(?<!/)>|</w:tbl>)(?=</w:(?:hdr|ftr|footnote|txbxContent)>)"
)


def fix_tables(xml: str) -> str:
    """Give each table as many grid columns as its longest row: loops over cells, {% hm %}, {% colspan %}."""
    from docxtpl import DocxTemplate

    tree = DocxTemplate.fix_tables(None, xml)
    return str(etree.tostring(tree, encoding="unicode"))


def fix_picture_ids(xml: str) -> str:
    """Number the drawings anew, as loops repeat those of the template."""
    numbers = count(_FIRST_PICTURE_ID)
    return re.sub(r'(<wp:docPr\b[^>]*? id=")[^"]*', lambda match: f"{match[1]}{next(numbers)}", xml)


def fix_empty_cells(xml: str) -> str:
    """Word refuses a cell without a paragraph at its end; docxtpl leaves them so.

    Counting the ends first halves the time for pages whose cells all end in a paragraph, as nearly all do.
    """
    if xml.count("</w:tc>") == xml.count("</w:p></w:tc>"):
        return xml
    for end in _EMPTY_CELLS:  # a pattern would take longer than the rendering
        if end in xml:
            xml = xml.replace(end, end.removesuffix("</w:tc>") + "<w:p/></w:tc>")
    return xml


def fix_empty_stories(xml: str) -> str:
    """The same for headers, footers, footnotes and text boxes."""
    return _EMPTY_STORY.sub(r"\1<w:p/>", xml)


def split_paragraphs(xml: str) -> str:
    """New paragraphs for \\a, new pages for \\f, formatted as the ones they split.

    Raises Refused when the text stands where no paragraph can end (in a hyperlink).
    """
    from docxtpl import DocxTemplate

    split = str(DocxTemplate.resolve_listing(None, xml))
    try:
        etree.fromstring(split)
    except etree.XMLSyntaxError as error:
        raise Refused(
            "value-character", "ngắt đoạn (U+0007) hay ngắt trang (U+000C) ở chỗ không ngắt được.", None
        ) from error
    return split
