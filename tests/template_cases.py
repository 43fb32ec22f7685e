"""What Word, LibreOffice, WPS and Google Docs leave around tags, and what becomes of each such template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.office_templates import (
    LANDSCAPE,
    Cut,
    p,
    run,
    sdt,
    tbl,
    tc,
)

DATA: dict[str, Any] = {
    "name": "Lò Văn Ún", "yes": True, "no": False, "rows": [{"a": "một", "b": 1}, {"a": "hai", "b": 2}],
    "kind": "Chi bộ “Mẫu”", "colour": "FFDD00", "two": 2, "org": {"name": "Chi bộ bản Mòng"},
}  # fmt: skip
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="7" name="Hình" descr="{}"/>'
    '<a:graphic><a:graphicData uri="x"/></a:graphic></wp:inline></w:drawing></w:r>'
)
BREAK = '<w:r><w:br w:type="page"/></w:r>'
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
HIDDEN = "<w:vanish/>"
FOR, END = "{%p for x in rows %}", "{%p endfor %}"


@dataclass(frozen=True)
class Case:
    """A template: its body, made with a program's way to cut runs; what is on the page, or why it is refused."""

    body: Callable[[Cut], str]
    lines: tuple[str, ...] = ()
    refused: str = ""
    said: tuple[str, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)


def beside(extra: str, *said: str, tag: str = END) -> Case:
    """`extra` stands in the paragraph of a block tag."""
    other = FOR if tag == END else END

    def body(cut: Cut) -> str:
        blocks = [p(cut(other)), p(cut("{{ x.a }}")), p(cut(tag) + extra)]
        return "".join(blocks if tag == END else [p(cut(tag) + extra), blocks[1], p(cut(END))])

    return Case(body, refused="template-beside", said=(*said, tag))


def loop(*blocks: str, cut: Cut) -> str:
    return "".join([p(cut(FOR)), *blocks, p(cut(END))])


CASES: dict[str, Case] = {
    # -- nothing beside a block tag vanishes
    "words behind endfor": beside(run(" Tổng cộng"), "«Tổng cộng»"),
    "words before for": beside(run(" Danh sách"), "«Danh sách»", tag=FOR),
    "page break beside endfor": beside(BREAK, "ngắt trang"),
    "picture beside endfor": beside(PICTURE.format(""), "hình"),
    "footnote beside endfor": beside(NOTE, "dấu chú thích"),
    "field beside endfor": beside(FIELD, "trường"),
    "another tag beside endfor": beside(run("{{ name }}"), "{{ name }}"),
    "two block tags in one paragraph": Case(
        lambda t: p(t("{%p if yes %}{%p endif %}")), refused="template-beside", said=("{%p endif %}",)
    ),
    "page break before, as a look of the paragraph": Case(
        lambda t: p(t("{%p if yes %}"), "<w:pageBreakBefore/>") + p(t("a")) + p(t("{%p endif %}")),
        refused="template-beside", said=("ngắt trang",),
    ),
    "that look switched off": Case(
        lambda t: p(t("{%p if yes %}"), '<w:pageBreakBefore w:val="0"/>') + p(t("a")) + p(t("{%p endif %}")),
        lines=("a",),
    ),
    "total in the row of endfor": Case(
        lambda t: tbl([t("{%tr for x in rows %}"), ""], [t("{{ x.a }}"), t("{{ x.b }}")],
                      [t("{%tr endfor %}"), t("Tổng: 3")]),
        refused="template-beside", said=("«Tổng: 3»", "hàng", "{%tr endfor %}"),
    ),
    "a second tag in the row of for": Case(
        lambda t: tbl([t("{%tr for x in rows %}"), t("{{ name }}")], [t("{{ x.a }}"), ""], [t("{%tr endfor %}"), ""]),
        refused="template-beside", said=("{{ name }}",),
    ),
    "words in the cell of a cell tag": Case(
        lambda t: tbl([t("{%tc for x in rows %}thêm"), t("{{ x.a }}"), t("{%tc endfor %}")]),
        refused="template-beside", said=("«thêm»", "ô"),
    ),
    "words beside a paragraph's value": Case(
        lambda t: p(t("Trước {{p name }}")), refused="template-beside", said=("«Trước»",)
    ),
    "a comment's own paragraph with words": Case(
        lambda t: p(t("{#p ghi chú #}")) + p(t("còn")), lines=("còn",)
    ),
    "words beside a comment of a paragraph": Case(
        lambda t: p(t("Còn chữ {#p ghi chú #}")), refused="template-beside", said=("«Còn chữ»",)
    ),
    "blanks and marks of spelling beside a tag": Case(
        lambda t: p(t(FOR) + run(" \u00a0 ") + '<w:proofErr w:type="gramEnd"/>') + p(t("{{ x.a }}")) + p(t(END)),
        lines=("một", "hai"),
    ),
    "a section ends on the endfor": Case(
        lambda t: p(t(FOR)) + p(t("{{ x.a }}")) + p(t(END), LANDSCAPE) + p(t("sau")), lines=("một", "hai", "sau"),
    ),
    "a section ends on the for": Case(
        lambda t: p(t("trước")) + p(t(FOR), LANDSCAPE) + p(t("{{ x.a }}")) + p(t(END)),
        lines=("trước", "một", "hai"),
    ),
    "a section ends on an else": Case(
        lambda t: p(t("{%p if no %}")) + p(t("a")) + p(t("{%p else %}"), LANDSCAPE) + p(t("b")) + p(t("{%p endif %}")),
        refused="template-beside", said=("ngắt phần",),
    ),
    "a line break inside a tag": Case(
        lambda t: p(t("Tên: {{ ") + "<w:r><w:br/></w:r>" + t("name }} hết")), lines=("Tên: Lò Văn Ún hết",)
    ),
    "a picture inside a tag": Case(
        lambda t: p(run("{{ na") + PICTURE.format("") + run("me }}")), lines=("Lò Văn Ún▣",)
    ),
    "a footnote inside a tag": Case(lambda t: p(run("{{ na") + NOTE + run("me }} b")), lines=("Lò Văn Ún* b",)),
    "a page break between two pieces of a tag": Case(
        lambda t: p(run("a {{ na") + BREAK + run("me }} b")), lines=("a Lò Văn Ún¶ b",)
    ),
    "a run tag with words, a break and a picture in its run": Case(
        lambda t: p('<w:r><w:t>a {%r if yes %}b</w:t><w:br w:type="page"/><w:t>c{%r endif %} d</w:t></w:r>'),
        lines=("a b¶c d",),
    ),
    "a tag with dashes across a page break": Case(
        lambda t: p(t("a")) + p(BREAK) + p(t("{%- if yes %}b{% endif %}")), refused="template-beside",
        said=("gạch nối",),
    ),
    # -- what is deleted or hidden is not executed
    "a tag that was deleted": Case(
        lambda t: p(t("Tên: ") + '<w:del w:id="1" w:author="A"><w:r><w:delText>{{ gone }}</w:delText></w:r></w:del>'
                    + t("{{ name }}")), lines=("Tên: Lò Văn Ún",),
    ),
    "a tag that was moved away": Case(
        lambda t: p('<w:moveFrom w:id="1" w:author="A">' + t("{{ gone }}") + "</w:moveFrom>" + t("{{ name }}")),
        lines=("Lò Văn Ún",),
    ),
    "a block tag that was deleted": Case(
        lambda t: p('<w:del w:id="1" w:author="A"><w:r><w:delText>{%p for q in gone %}</w:delText></w:r></w:del>')
        + p(t("{{ name }}")), lines=("Lò Văn Ún",),
    ),
    "letters deleted and inserted inside a tag": Case(
        lambda t: p(run("{{ n") + '<w:del w:id="1" w:author="A"><w:r><w:delText>om</w:delText></w:r></w:del>'
                    + '<w:ins w:id="2" w:author="A">' + run("am") + "</w:ins>" + run("e }}")), lines=("Lò Văn Ún",),
    ),
    "the end of a branch inserted": Case(
        lambda t: p(t("{% if yes %}có") + '<w:ins w:id="2" w:author="A">' + t(" rồi{% endif %}") + "</w:ins>"),
        lines=("có rồi",),
    ),
    "a deletion without tags stays marked": Case(
        lambda t: p('<w:del w:id="1" w:author="A"><w:r><w:delText>cũ</w:delText></w:r></w:del>' + t("mới"))
        + p(t("{{ name }}")), lines=("mới", "Lò Văn Ún"),
    ),
    "a hidden tag": Case(
        lambda t: p(t("a ") + run("{{ name }}", HIDDEN)), refused="template-hidden", said=("chữ ẩn", "{{ name }}")
    ),
    "a hidden branch": Case(
        lambda t: p(run("{%p if no %}", HIDDEN)) + p(t("a")) + p(run("{%p endif %}", HIDDEN)),
        refused="template-hidden", said=("{%p if no %}",),
    ),
    "hidden words beside a tag": Case(lambda t: p(run("ẩn", HIDDEN) + t("{{ name }}")), lines=("Lò Văn Ún",)),
    # -- wherever a tag can stand
    "alternative text of a picture": Case(
        lambda t: p(PICTURE.format("{{ name }}") + t("{{ name }}")), lines=("▣Lò Văn Ún",)
    ),
    "a bound content control": Case(
        lambda t: p(sdt(t("{{ name }}"), '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:showingPlcHdr/>')),
        lines=("Lò Văn Ún",),
    ),
    "a field's code": Case(
        lambda t: p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE {{ na</w:instrText></w:r>'
                    '<w:r><w:instrText>me }}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        refused="template-field-code",
    ),
    # -- copies have ids of their own
    "a comment inside a loop": Case(
        lambda t: loop(p('<w:commentRangeStart w:id="0"/>' + t("{{ x.a }}") + '<w:commentRangeEnd w:id="0"/>'
                         '<w:r><w:commentReference w:id="0"/></w:r>'), cut=t),
        refused="template-copied", said=("nhận xét", "{{ x.a }}"),
    ),
    "a bookmark inside a loop": Case(
        lambda t: loop(p('<w:bookmarkStart w:id="0" w:name="b"/>' + t("{{ x.a }}") + '<w:bookmarkEnd w:id="0"/>'),
                       cut=t), lines=("một", "hai"),
    ),
    "a bookmark around a loop": Case(
        lambda t: p('<w:bookmarkStart w:id="0" w:name="b"/>' + t(FOR)) + p(t("{{ x.a }}"))
        + p(t(END) + '<w:bookmarkEnd w:id="0"/>'), lines=("một", "hai"),
    ),
    "a bookmark inside a loop that a field leads to": Case(
        lambda t: loop(p('<w:bookmarkStart w:id="0" w:name="b"/>' + t("{{ x.a }}") + '<w:bookmarkEnd w:id="0"/>'),
                       cut=t) + p('<w:fldSimple w:instr=" REF b "/>'), refused="template-copied", said=("«b»",),
    ),
    # -- no false refusal
    "a loop in paragraphs around a table": Case(
        lambda t: p(t("{% for x in rows %}")) + tbl([t("{{ x.a }}"), t("{{ x.b }}")]) + p(t("{% endfor %}")),
        lines=("một", "1", "hai", "2"),
    ),
    "a branch in paragraphs around a table": Case(
        lambda t: p(t("a{% if yes %}")) + tbl([t("b")]) + p(t("{% endif %}c")), lines=("a", "b", "c"),
    ),
    "a branch around a nested table": Case(
        lambda t: tbl(["<w:p>" + t("{% if yes %}") + "</w:p>" + tbl([t("b")]) + p(t("{% endif %}")), t("c")]),
        lines=("b", "c"),
    ),
    "a loop of paragraphs in a cell of a layout table": Case(
        lambda t: tbl([loop(p(t("{{ x.a }}")), cut=t) + "<w:p/>", t("c")]), lines=("một", "hai", "c"),
    ),
    "rows inside a content control": Case(
        lambda t: tbl([t("Đầu")], [t("x")]).replace(
            "</w:tbl>", sdt("".join(f"<w:tr>{tc(t(text))}</w:tr>" for text in
                                    ("{%tr for x in rows %}", "{{ x.a }}", "{%tr endfor %}"))) + "</w:tbl>"),
        lines=("Đầu", "x", "một", "hai"),
    ),
    "each row inside a content control of its own": Case(
        lambda t: tbl([t("Đầu")]).replace(
            "</w:tbl>", "".join(sdt(f"<w:tr>{tc(t(text))}</w:tr>") for text in
                                ("{%tr for x in rows %}", "{{ x.a }}", "{%tr endfor %}")) + "</w:tbl>"),
        lines=("Đầu", "một", "hai"),
    ),
    "cells inside content controls": Case(
        lambda t: tbl([t("{%tr for x in rows %}"), ""], ["A", "B"], [t("{%tr endfor %}"), ""])
        .replace(tc("A"), sdt(tc(t("{{ x.a }}")))).replace(tc("B"), sdt(tc(t("{{ x.b }}")))),
        lines=("một", "1", "hai", "2"),
    ),
    "paragraphs of a loop inside content controls": Case(
        lambda t: sdt(p(t(FOR))) + sdt(p(t("{{ x.a }}"))) + sdt(p(t(END))), lines=("một", "hai"),
    ),
    "a colour for a cell without looks": Case(
        lambda t: tbl(["A", t("b")]).replace(tc("A"), tc(t("{% cellbg colour %}a"), "")), lines=("a", "b"),
    ),
    "a span for a cell without looks": Case(
        lambda t: tbl(["A"], [t("b"), t("c")]).replace(tc("A"), tc(t("{% colspan two %}a"), "")),
        lines=("a", "b", "c"),
    ),
    "a vertical merge in a cell without looks": Case(
        lambda t: tbl([t("{%tr for x in rows %}"), ""], ["A", t("{{ x.a }}")], [t("{%tr endfor %}"), ""])
        .replace(tc("A"), tc(t("{% vm %}chung"), "")), lines=("chung", "một", "hai"),
    ),
    "a horizontal merge in a cell without looks": Case(
        lambda t: tbl([t("{%tc for x in rows %}"), "A", t("{%tc endfor %}")], [t("b"), t("c"), t("d")])
        .replace(tc("A"), tc(t("{% hm %}chung"), "")), lines=("chung", "b", "c", "d"),
    ),
    "a no-break space behind the mark": Case(
        lambda t: p(t("{%p\u00a0for x in rows\u00a0%}")) + p(t("{{\u00a0x.a }}")) + p(t(END)), lines=("một", "hai"),
    ),
    "a capital that AutoCorrect made": Case(
        lambda t: p(t("{%p If yes %}")) + p(t("a")) + p(t("{%p Else %}")) + p(t("b")) + p(t("{%p Endif %}")),
        lines=("a",),
    ),
    "curly quotes around a literal": Case(
        lambda t: p(t("{% if name == “Lò Văn Ún” %}đúng{% endif %}{% if name != ‘x’ %} thật{% endif %}")),
        lines=("đúng thật",),
    ),
    "curly quotes inside a literal": Case(
        lambda t: p(t("{% if kind == 'Chi bộ “Mẫu”' %}đúng{% endif %}")), lines=("đúng",),
    ),
    "a per cent sign and braces in a literal": Case(
        lambda t: p(t("{%p if name != '50%' and name != '}}' %}")) + p(t("a")) + p(t("{%p endif %}")), lines=("a",),
    ),
    "ampersands and signs in a condition": Case(
        lambda t: p(t("{% if two < 3 and two > 1 and name != 'A&B' %}đúng{% endif %}")), lines=("đúng",),
    ),
    # -- messages that point
    "a row tag outside a table": Case(
        lambda t: p(t("{%tr for x in rows %}")) + p(t("{{ x.a }}")) + p(t("{%tr endfor %}")),
        refused="template-structure", said=("{%tr for x in rows %}", "không có bảng"),
    ),
    "a tag without its last brace": Case(
        lambda t: p(t("Tên {{ name } và")), refused="template-syntax", said=("«Tên {{ name } và»", "một dấu }"),
    ),
    "a block tag without an end": Case(
        lambda t: p(t("{%p if yes")) + p(t("a")) + p(t("{%p endif %}")), refused="template-syntax",
        said=("«{%p if yes»", "không có %}"),
    ),
    "one equals sign": Case(
        lambda t: p(t("{% if name = 'a' %}x{% endif %}")), refused="template-syntax", said=("==",),
    ),
    "a quote that is never closed": Case(
        lambda t: p(t("{% if name == 'a %}x{% endif %}")), refused="template-syntax", said=("dấu nháy",),
    ),
    "a branch that is never closed": Case(
        lambda t: p(t("{%p if yes %}")) + p(t("a")), refused="template-syntax",
        said=("«{%p if yes %}»", "{%p endif %}"),
    ),
    "an end without a beginning": Case(
        lambda t: p(t("a")) + p(t("{%p endif %}")), refused="template-syntax", said=("«{%p endif %}»", "thừa"),
    ),
    "an if closed by endfor": Case(
        lambda t: p(t("{%p if yes %}")) + p(t("a")) + p(t("{%p endfor %}")), refused="template-syntax",
        said=("{%p if yes %}", "endif"),
    ),
    "for and endfor in different cells": Case(
        lambda t: tbl([t("{% for x in rows %}"), t("{% endfor %}")]), refused="template-structure",
        said=("{% for x in rows %}",),
    ),
}  # fmt: skip
