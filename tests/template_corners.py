"""Templates that came from an office one at a time: what else stands around tags, beside the page and in copies.

As `tests.template_cases`, and with parts beside the body where the tag stands there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from tests.office_templates import (
    MAIN,
    OFFICE,
    SPACES,
    add_part,
    p,
    run,
    sdt,
    tbl,
    tc,
)
from tests.template_cases import BREAK, END, FOR, Case, loop

Parts = dict[str, bytes]


@dataclass(frozen=True)
class Corner(Case):
    """A case with a change of the parts beside the body."""

    change: Callable[[Parts], None] | None = None


def field(code: str, result: str = "") -> str:
    """A field as Word keeps it: its code between marks, then what it last showed."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def drawing(number: int = 7, **looks: str) -> str:
    """A picture with these attributes for those who cannot see it."""
    told = "".join(f' {name}="{text}"' for name, text in looks.items())
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="{number}" name="Hình"{told}/>'
        '<a:graphic><a:graphicData uri="x"/></a:graphic></wp:inline></w:drawing></w:r>'
    )


def text_box(inner: str, number: int = 3) -> str:
    """A text box as Word writes it: once for new programs and once for old ones."""
    spaces = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps" {spaces}><w:drawing><wp:inline>'
        f'<wp:extent cx="9" cy="9"/><wp:docPr id="{number}" name="Hộp"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr/><wps:txbx>'
        f"<w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape id="_x0000_s1027"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape>'
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def header(body: str, rels: str = "") -> Callable[[Parts], None]:
    def change(contents: Parts) -> None:
        add_part(contents, "word/header1.xml", f"<w:hdr {SPACES}>{body}</w:hdr>", MAIN.format("header"), "header")
        if rels:
            contents["word/_rels/header1.xml.rels"] = rels.encode()

    return change


def style(looks: str, kind: str = "character") -> Callable[[Parts], None]:
    """A style «An» with these looks."""
    xml = f'<w:style w:type="{kind}" w:styleId="An"><w:name w:val="An"/><w:rPr>{looks}</w:rPr></w:style></w:styles>'

    def change(contents: Parts) -> None:
        contents["word/styles.xml"] = contents["word/styles.xml"].replace(b"</w:styles>", xml.encode())

    return change


def link(target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="L" Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"/></Relationships>'
    )


def part(name: str, xml: str, content_type: str, relation: str) -> Callable[[Parts], None]:
    return lambda contents: add_part(contents, name, xml, content_type, relation)


NUMBERING = (
    f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="{{ name }} %1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
SETTINGS = f"<w:settings {SPACES}>{{}}</w:settings>"
MATH = "<m:oMath><m:r><m:t>{}</m:t></m:r></m:oMath>"
CHECKBOX = '<w:id w:val="5"/><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'
BULLET = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
LINK = '<w:hyperlink w:anchor="dau">{}</w:hyperlink>'
DELETED = '<w:del w:id="8" w:author="A"><w:r><w:delText>{{ gone }}</w:delText></w:r></w:del>'
CHANGE = 'w:id="6" w:author="A" w:date="2026-11-01T00:00:00Z"'
NFD = unicodedata.normalize("NFD", "Lò Văn Ún")


def beside(extra: str, *said: str) -> Corner:
    return Corner(
        lambda t: p(t(FOR)) + p(t("{{ x.a }}")) + p(t(END) + extra), refused="template-beside", said=(*said, END)
    )


CORNERS: dict[str, Corner] = {
    # -- beside a block tag
    "a link beside endfor": beside(LINK.format(run("xem đây")), "«xem đây»"),
    "an equation beside endfor": beside(MATH.format("a=b"), "công thức"),
    "a symbol beside endfor": beside(BULLET, "ký hiệu"),
    "a column break beside endfor": beside('<w:r><w:br w:type="column"/></w:r>', "ngắt cột"),
    "a text box beside endfor": beside(text_box(p(run("khung"))), "«khung»"),
    "a check box beside endfor": beside(sdt(run("☐"), CHECKBOX), "«☐»"),
    "an endnote beside endfor": beside('<w:r><w:endnoteReference w:id="2"/></w:r>', "dấu chú thích"),
    "a table in the row of endfor": Corner(
        lambda t: tbl([t("{%tr for x in rows %}"), ""], [t("{{ x.a }}"), ""],
                      [t("{%tr endfor %}"), tbl([t("bảng con")]) + "<w:p/>"]),
        refused="template-beside", said=("«bảng con»", "{%tr endfor %}"),
    ),
    "an automatic number on the paragraphs of tags": Corner(
        lambda t: p(t(FOR), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') + p(t("{{ x.a }}"))
        + p(t(END), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), lines=("một", "hai"),
    ),
    "the mark of Word's last page": Corner(
        lambda t: p("<w:r><w:lastRenderedPageBreak/></w:r>" + t(FOR)) + p(t("{{ x.a }}")) + p(t(END)),
        lines=("một", "hai"),
    ),
    "a bookmark on endfor that a field leads to": Corner(
        lambda t: p(t(FOR)) + p(t("{{ x.a }}"))
        + p('<w:bookmarkStart w:id="4" w:name="cuoi"/>' + t(END) + '<w:bookmarkEnd w:id="4"/>')
        + p(field(" PAGEREF cuoi ", t("3"))), lines=("một", "hai", "3"),
    ),
    "a row of a tag that is merged with the row above": Corner(
        lambda t: tbl(["A", t("đầu")], ["B", t("{%tr for x in rows %}")], [t(""), t("{{ x.a }}")],
                      [t(""), t("{%tr endfor %}")])
        .replace(tc("A"), tc(t("chung"), '<w:vMerge w:val="restart"/>')).replace(tc("B"), tc("", "<w:vMerge/>")),
        lines=("chung", "đầu", "một", "hai"),
    ),
    "a comment on the paragraph of a tag": Corner(
        lambda t: p('<w:commentRangeStart w:id="0"/>' + t("{%p if yes %}") + '<w:commentRangeEnd w:id="0"/>'
                    '<w:r><w:commentReference w:id="0"/></w:r>') + p(t("a")) + p(t("{%p endif %}")),
        refused="template-beside", said=("{%p if yes %}", "nhận xét"),
    ),
    # -- deleted or hidden
    "a row that was deleted": Corner(
        lambda t: tbl([t("còn {{ two }}")], ["XOÁ"]).replace(
            f"<w:tr>{tc('XOÁ')}</w:tr>",
            '<w:tr><w:trPr><w:del w:id="9" w:author="A"/></w:trPr>' + tc(DELETED) + "</w:tr>"),
        lines=("còn 2",),
    ),
    "a row that was deleted, its letters left unmarked": Corner(
        lambda t: tbl([t("còn {{ two }}")], ["XOÁ"]).replace(
            f"<w:tr>{tc('XOÁ')}</w:tr>",
            '<w:tr><w:trPr><w:del w:id="9" w:author="A"/></w:trPr>' + tc(t("{{ gone }}")) + "</w:tr>"),
        lines=("còn 2",),
    ),
    "a tag in a style of hidden letters": Corner(
        lambda t: p(t("a ") + run("{{ name }}", '<w:rStyle w:val="An"/>')), refused="template-hidden",
        said=("chữ ẩn", "{{ name }}"), change=style("<w:vanish/>"),
    ),
    "a tag in a paragraph whose style hides": Corner(
        lambda t: p(t("{{ name }}"), '<w:pStyle w:val="An"/>'), refused="template-hidden",
        said=("chữ ẩn", "{{ name }}"), change=style("<w:vanish/>", "paragraph"),
    ),
    "hidden letters shown again": Corner(
        lambda t: p(run("{{ name }}", '<w:rStyle w:val="An"/><w:vanish w:val="0"/>')), lines=("Lò Văn Ún",),
        change=style("<w:vanish/>"),
    ),
    "a tag that was hidden once, by a tracked change of looks": Corner(
        lambda t: p(run("{{ name }}", '<w:rPrChange w:id="3" w:author="A"><w:rPr><w:vanish/></w:rPr></w:rPrChange>')),
        lines=("Lò Văn Ún",),
    ),
    "a tag moved here": Corner(
        lambda t: p('<w:moveTo w:id="3" w:author="A">' + t("{{ name }}") + "</w:moveTo>"), lines=("Lò Văn Ún",),
    ),
    "a tag inserted inside a link": Corner(
        lambda t: p(LINK.format('<w:ins w:id="3" w:author="A">' + t("{{ name }}") + "</w:ins>")),
        lines=("Lò Văn Ún",),
    ),
    "a paragraph of a tag whose mark was deleted": Corner(
        lambda t: p(t("{%p if yes %}"), '<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>') + p(t("a"))
        + p(t("{%p endif %}")), lines=("a",),
    ),
    "letters that only the web view hides": Corner(
        lambda t: p(run("{{ name }}", "<w:webHidden/>")), lines=("Lò Văn Ún",),
    ),
    # -- wherever a tag can stand
    "the address of a link as a field": Corner(
        lambda t: p(field(' HYPERLINK "mailto:{{ name }}" ', t("thư"))), refused="template-field-code",
        said=("{{ name }}",),
    ),
    "a simple field": Corner(
        lambda t: p(f'<w:fldSimple w:instr=" QUOTE {{{{ name }}}} ">{t("x")}</w:fldSimple>'),
        refused="template-field-code", said=("{{ name }}",),
    ),
    "a field inside a field": Corner(
        lambda t: p(field(" IF " + "</w:instrText></w:r>" + field(" QUOTE {{ name }} ", t("x"))
                          + "<w:r><w:instrText> = 1 ", t("y"))), refused="template-field-code", said=("{{ name }}",),
    ),
    "what a field last showed": Corner(
        lambda t: p(field(" TOC ", t("I. {{ name }}"))), lines=("I. Lò Văn Ún",),
    ),
    "an unknown name in a picture's description": Corner(
        lambda t: p(drawing(descr="{% if %}") + t("a")), refused="template-syntax", said=("{% if %}",),
    ),
    "the title of a picture": Corner(lambda t: p(drawing(title="{{ name }}") + t("a")), lines=("▣a",)),
    "the description of a picture in a header": Corner(
        lambda t: p(t("a")), lines=("a",), change=header(p(drawing(descr="{{ name }}"))),
    ),
    "a watermark": Corner(
        lambda t: p(t("a")), lines=("a",),
        change=header(p('<w:r><w:pict><v:shape id="s1"><v:textpath string="{{ name }}"/></v:shape></w:pict></w:r>')),
    ),
    "a shape's description of old": Corner(
        lambda t: p('<w:r><w:pict><v:shape id="s1" alt="{{ name }}"/></w:pict></w:r>' + t("a")), lines=("▣a",),
    ),
    "a text box": Corner(
        lambda t: p(text_box(p(t("{{ name }}")))), lines=("▣", "Lò Văn Ún"),
    ),
    "the tip of a link": Corner(
        lambda t: p(f'<w:hyperlink w:anchor="dau" w:tooltip="{{{{ name }}}}">{t("a")}</w:hyperlink>'),
        lines=("a",),
    ),
    "the description of a table": Corner(
        lambda t: tbl([t("a")]).replace("</w:tblPr>", '<w:tblCaption w:val="{{ name }}"/></w:tblPr>'), lines=("a",),
    ),
    "the title of a content control": Corner(
        lambda t: p(sdt(t("a"), '<w:alias w:val="{{ name }}"/><w:id w:val="77"/>')), lines=("a",),
    ),
    "a drop-down list": Corner(
        lambda t: p(sdt(t("a"), '<w:id w:val="77"/><w:dropDownList><w:listItem w:displayText="{{ name }}" '
                               'w:value="1"/></w:dropDownList>')), lines=("a",),
    ),
    "the words of an old form field": Corner(
        lambda t: p('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="T"/><w:enabled/><w:textInput>'
                    '<w:default w:val="{{ name }}"/></w:textInput></w:ffData></w:fldChar></w:r>'
                    '<w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        lines=(),
    ),
    "the words of an automatic number": Corner(
        lambda t: p(t("a")), refused="template-part", said=("{{ name }}",),
        change=part("word/numbering.xml", NUMBERING, MAIN.format("numbering"), "numbering"),
    ),
    "an equation": Corner(
        lambda t: p(MATH.format("{{ name }}")), lines=("Lò Văn Ún",),
    ),
    "a link of the header": Corner(
        lambda t: p(t("a")), refused="template-part", said=("{{ name }}", "liên kết"),
        change=header(p(f'<w:hyperlink r:id="L">{run("thư")}</w:hyperlink>'), link("mailto:{{ name }}")),
    ),
    "a smart tag around a tag": Corner(
        lambda t: p('<w:smartTag w:uri="u" w:element="e">' + t("{{ name }}") + "</w:smartTag>"), lines=("Lò Văn Ún",),
    ),
    "a building block": Corner(
        lambda t: p(t("a")), refused="template-part", said=("{{ name }}",),
        change=part("word/glossary/document.xml",
                    f"<w:glossaryDocument {SPACES}><w:docParts><w:docPart><w:docPartBody>{p(run('{{ name }}'))}"
                    "</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>",
                    MAIN.format("document.glossary"), "glossaryDocument"),
    ),
    "a cover page bound to the title of the file": Corner(
        lambda t: p(sdt(t("{{ name }}"), '<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:title[1]" '
                                        'w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/>')),
        lines=("Lò Văn Ún",),
    ),
    # -- copies
    "a text box in a loop": Corner(
        lambda t: loop(p(text_box(p(t("{{ x.a }}")))), cut=t), lines=("▣", "một", "▣", "hai"),
    ),
    "a picture in a loop beside one in the header": Corner(
        lambda t: loop(p(drawing(1) + t("{{ x.a }}")), cut=t), lines=("▣một", "▣hai"), change=header(p(drawing(1))),
    ),
    "a permission in a loop": Corner(
        lambda t: loop(p('<w:permStart w:id="6" w:edGrp="everyone"/>' + t("{{ x.a }}") + '<w:permEnd w:id="6"/>'),
                       cut=t), lines=("một", "hai"),
    ),
    "an insertion in a loop": Corner(
        lambda t: loop(p('<w:ins w:id="6" w:author="A">' + t("{{ x.a }}") + "</w:ins>"), cut=t), lines=("một", "hai"),
    ),
    "changes of many kinds in a loop": Corner(
        lambda t: tbl([t("{%tr for x in rows %}")], ["MỚI"], ["CŨ"], [t("{%tr endfor %}")])
        .replace(tc("MỚI"), tc(p(t("{{ x.a }}") + run(" đậm", f'<w:b/><w:rPrChange {CHANGE}><w:rPr/></w:rPrChange>')
                                 + f"<w:moveTo {CHANGE}>{run(' đến')}</w:moveTo>",
                                 f"<w:rPr><w:ins {CHANGE}/></w:rPr><w:pPrChange {CHANGE}><w:pPr/></w:pPrChange>")
                               + p(f"<w:del {CHANGE}><w:r><w:delText>bỏ</w:delText></w:r></w:del>" + run("còn"))))
        .replace(f"<w:tr>{tc('CŨ')}", f"<w:tr><w:trPr><w:del {CHANGE}/></w:trPr>{tc('CŨ')}"),
        lines=("một đậm đến", "còn", "hai đậm đến", "còn"),
    ),
    "a comment around a whole loop": Corner(
        lambda t: p('<w:commentRangeStart w:id="0"/>' + t("đầu")) + loop(p(t("{{ x.a }}")), cut=t)
        + p(t("cuối") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'),
        lines=("đầu", "một", "hai", "cuối"),
    ),
    "a comment that begins in a loop": Corner(
        lambda t: loop(p('<w:commentRangeStart w:id="0"/>' + t("{{ x.a }}")), cut=t)
        + p(t("cuối") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'),
        refused="template-copied", said=("nhận xét", "{{ x.a }}"),
    ),
    "rows with marks of their own in a loop": Corner(
        lambda t: tbl([t("{%tr for x in rows %}")], [t("{{ x.a }}")], [t("{%tr endfor %}")])
        .replace("<w:tr>", '<w:tr w14:paraId="0A0B0C0D" w14:textId="0A0B0C0E">'), lines=("một", "hai"),
    ),
    "a field over two paragraphs of a loop": Corner(
        lambda t: loop(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
                         + t("{{ x.a }}")), cut=t) + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        refused="template-copied", said=("trường",),
    ),
    # -- no false refusal
    "a loop over the only paragraphs of a cell": Corner(
        lambda t: tbl([p(t("{%p for x in [] %}")) + p(t("{{ x.a }}")) + p(t(END)), t("b")]), lines=("b",),
    ),
    "a table before the last tag of a cell": Corner(
        lambda t: tbl([p(t("{%p if yes %}")) + tbl([t("a")]) + p(t("{%p endif %}")), t("b")]), lines=("a", "b"),
    ),
    "a header that a branch empties": Corner(
        lambda t: p(t("a")), lines=("a",),
        change=header(p(run("{%p if no %}")) + p(run("b")) + p(run("{%p endif %}"))),
    ),
    "a text box that a branch empties": Corner(
        lambda t: p(text_box(p(t("{%p if no %}")) + p(t("b")) + p(t("{%p endif %}"))) + t("a")), lines=("▣a",),
    ),
    "a table of no rows": Corner(
        lambda t: p(t("a")) + tbl([t("{%tr for x in rows if no %}")], [t("{{ x.a }}")], [t("{%tr endfor %}")])
        + p(t("b")), lines=("a", "b"),
    ),
    "an invisible mark pasted into a tag": Corner(
        lambda t: p(t("{{\u200b name\ufeff }}, {{ na\u200bme }}")), lines=("Lò Văn Ún, Lò Văn Ún",),
    ),
    "a soft hyphen and a tab inside tags": Corner(
        lambda t: p(run("{{ na") + "<w:r><w:softHyphen/></w:r>" + run("me }} ") + run("{{ ")
                    + "<w:r><w:tab/></w:r>" + run("name }}")), lines=("Lò Văn Ún Lò Văn Ún",),
    ),
    "a value in letters of a Mac": Corner(
        lambda t: p(t(f"{{% if name == '{NFD}' %}}đúng{{% endif %}}")), lines=("đúng",),
    ),
    "a branch of three": Corner(
        lambda t: p(t("{%p if no %}")) + p(t("a")) + p(t("{%p elif yes %}")) + p(t("b")) + p(t("{%p else %}"))
        + p(t("c")) + p(t("{%p endif %}")), lines=("b",),
    ),
    "tags without blanks": Corner(
        lambda t: p(t("{%if yes%}a{%endif%}{{name}}")), lines=("aLò Văn Ún",),
    ),
    "a blank before the letter of a level": Corner(
        lambda t: p(t("{% p if yes %}")) + p(t("a")) + p(t("{% p endif %}")), refused="template-syntax",
        said=("{% p if yes %}", "{%p liền nhau"),
    ),
    "a capital letter of a level": Corner(
        lambda t: p(t("{%P if yes %}")) + p(t("a")) + p(t("{%P endif %}")), lines=("a",),
    ),
    "rows of two loops, one in the other": Corner(
        lambda t: tbl([t("{%tr if yes %}")], [t("{%tr for x in rows %}")], [t("{{ x.a }}")], [t("{%tr endfor %}")],
                      [t("{%tr endif %}")]), lines=("một", "hai"),
    ),
    "a footnote in a loop": Corner(
        lambda t: loop(p(t("{{ x.a }}") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), cut=t),
        lines=("một*", "hai*"),
    ),
    # -- messages that point
    "else if": Corner(
        lambda t: p(t("{%p if no %}")) + p(t("a")) + p(t("{%p else if yes %}")) + p(t("b")) + p(t("{%p endif %}")),
        refused="template-syntax", said=("{%p else if yes %}", "elif"),
    ),
    "signs of another language": Corner(
        lambda t: p(t("{% if yes && two %}a{% endif %}")), refused="template-syntax", said=("&&", "and"),
    ),
    "a sign that Jinja does not know": Corner(
        lambda t: p(t("{% if two <> 3 %}a{% endif %}")), refused="template-syntax", said=("<>", "!="),
    ),
    "a loop without its in": Corner(
        lambda t: p(t("{%p for x rows %}")) + p(t("a")) + p(t(END)), refused="template-syntax",
        said=("{%p for x rows %}", "in"),
    ),
    "an empty tag": Corner(lambda t: p(t("a {{ }} b")), refused="template-syntax", said=("{{ }}",)),
    "an empty condition": Corner(
        lambda t: p(t("{%p if %}")) + p(t("a")) + p(t("{%p endif %}")), refused="template-syntax",
        said=("{%p if %}",),
    ),
    "a filter misspelt": Corner(
        lambda t: p(t("{{ name|uper }}")), refused="template-filter", said=("uper", "upper"),
    ),
    "loops that cross": Corner(
        lambda t: p(t("{%p if yes %}")) + p(t(FOR)) + p(t("{%p endif %}")) + p(t(END)), refused="template-syntax",
        said=("{%p for x in rows %}", "{%p endif %}"),
    ),
    "a tag over two paragraphs": Corner(
        lambda t: p(t("{% if yes")) + p(t("%}a{% endif %}")), refused="template-syntax", said=("{% if yes",),
    ),
    "a row tag in the middle of a sentence": Corner(
        lambda t: tbl([t("Gồm {%tr for x in rows %}{{ x.a }}{%tr endfor %}")]), refused="template-beside",
        said=("«Gồm", "{%tr for x in rows %}"),
    ),
    "a call": Corner(
        lambda t: p(t("{{ name.upper() }}")), refused="template-call", said=("{{ name.upper() }}",),
    ),
    "a page break inside the loop": Corner(
        lambda t: loop(p(t("{{ x.a }}") + BREAK), cut=t), lines=("một¶", "hai¶"),
    ),
}  # fmt: skip
