"""Templates that went through several hands and programs: nested loops, merged rows, notes, controls, revisions.

As `tests.template_corners`.
"""

from __future__ import annotations

from tests.office_templates import LANDSCAPE, MAIN, SPACES, p, run, sdt, tbl, tc
from tests.template_cases import END, FOR, loop
from tests.template_corners import CHANGE, Corner, field, link, part, text_box

GROUPS = {"groups": [{"t": "A", "rows": [{"a": "x"}, {"a": "y"}]}, {"t": "B", "rows": [{"a": "z"}]}]}
NOTES = (
    f'<w:footnotes {SPACES}><w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>")}{p(run(FOR))}'
    f"{p(run('{{ x.a }}'))}{p(run(END))}</w:footnote></w:footnotes>"
)
ENDNOTES = NOTES.replace("footnote", "endnote")
COMMENTS = f'<w:comments {SPACES}><w:comment w:id="0" w:author="A">{p(run("{{ name }}"))}</w:comment></w:comments>'
CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p>'
    "<a:r><a:t>Tháng {{ name }}</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chart></c:chartSpace>"
)
REPEATED = '<w:id w:val="71"/><w15:repeatingSection xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'
HEADING = (
    '<w:bookmarkStart w:colFirst="0" w:colLast="0" w:name="_heading=h.gjdgxs" w:id="0"/>{}<w:bookmarkEnd w:id="0"/>'
)
GO_BACK = '<w:bookmarkStart w:id="9" w:name="_GoBack"/><w:bookmarkEnd w:id="9"/>'
RUBY = (
    '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/></w:rubyPr><w:rt>{}</w:rt>'
    "<w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"
)
MERGED = '<w:tcW w:w="2000" w:type="dxa"/><w:vMerge{}/>'

JOURNEYS: dict[str, Corner] = {
    "rows of a group under one merged cell": Corner(
        lambda t: tbl([t("{%tr for g in groups %}"), ""], ["G", t("đầu")], [t("{%tr for x in g.rows %}"), ""],
                      ["H", t("{{ x.a }}")], [t("{%tr endfor %}"), ""], [t("{%tr endfor %}"), ""])
        .replace(tc("G"), tc(t("{{ g.t }}"), MERGED.format(' w:val="restart"')))
        .replace(tc("H"), tc("", MERGED.format(""))),
        lines=("A", "đầu", "x", "y", "B", "đầu", "z"), data=GROUPS,
    ),
    "a table with rows of its own in each row": Corner(
        lambda t: tbl([t("{%tr for g in groups %}"), ""],
                      [t("{{ g.t }}"), p(t("gồm")) + tbl([t("{%tr for x in g.rows %}")], [t("{{ x.a }}")],
                                                        [t("{%tr endfor %}")]) + "<w:p/>"],
                      [t("{%tr endfor %}"), ""]),
        lines=("A", "gồm", "x", "y", "B", "gồm", "z"), data=GROUPS,
    ),
    "rows of else": Corner(
        lambda t: tbl([t("{%tr if no %}")], [t("có")], [t("{%tr else %}")], [t("không")], [t("{%tr endif %}")]),
        lines=("không",),
    ),
    "an endif inside the table of a cell": Corner(
        lambda t: tbl([p(t("{% if yes %}a")) + tbl([t("b{% endif %}")]) + "<w:p/>", t("c")]),
        refused="template-structure", said=("{% if yes %}",),
    ),
    "the shown words of a link in a loop": Corner(
        lambda t: loop(p(f'<w:hyperlink r:id="L">{t("xem {{ x.a }}")}</w:hyperlink>'), cut=t),
        lines=("xem một", "xem hai"),
        change=lambda contents: contents.update(
            {"word/_rels/document.xml.rels": contents["word/_rels/document.xml.rels"].replace(
                b"</Relationships>", link("https://example.org/").partition('relationships">')[2].encode())}
        ),
    ),
    "a loop in a footnote": Corner(
        lambda t: p(t("a") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), lines=("a*",),
        change=part("word/footnotes.xml", NOTES, MAIN.format("footnotes"), "footnotes"),
    ),
    "a loop in an endnote": Corner(
        lambda t: p(t("a") + '<w:r><w:endnoteReference w:id="2"/></w:r>'), refused="template-part",
        said=("{%p for x in rows %}",),
        change=part("word/endnotes.xml", ENDNOTES, MAIN.format("endnotes"), "endnotes"),
    ),
    "a tag in the words of a comment": Corner(
        lambda t: p('<w:commentRangeStart w:id="0"/>' + t("a") + '<w:commentRangeEnd w:id="0"/>'
                    '<w:r><w:commentReference w:id="0"/></w:r>'),
        refused="template-part", said=("{{ name }}",),
        change=part("word/comments.xml", COMMENTS, MAIN.format("comments"), "comments"),
    ),
    "the title of a chart": Corner(
        lambda t: p(t("a")), refused="template-part", said=("{{ name }}",),
        change=part("word/charts/chart1.xml", CHART,
                    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", "chart"),
    ),
    "a repeating section around the rows": Corner(
        lambda t: tbl([t("Đầu")]).replace("</w:tbl>", sdt("".join(
            f"<w:tr>{tc(t(text))}</w:tr>" for text in ("{%tr for x in rows %}", "{{ x.a }}", "{%tr endfor %}")),
            REPEATED) + "</w:tbl>"),
        lines=("Đầu", "một", "hai"),
    ),
    "a control around the whole table": Corner(
        lambda t: sdt(tbl([t("{%tr for x in rows %}")], [t("{{ x.a }}")], [t("{%tr endfor %}")])) + p(t("sau")),
        lines=("một", "hai", "sau"),
    ),
    "a control that still shows its prompt": Corner(
        lambda t: p(sdt(run("{{ name }}", '<w:rStyle w:val="PlaceholderText"/>'),
                        '<w:id w:val="77"/><w:showingPlcHdr/><w:text/>')),
        lines=("Lò Văn Ún",),
    ),
    "a comment from a row before the loop to a row behind it": Corner(
        lambda t: tbl(['<w:commentRangeStart w:id="0"/>' + t("đầu")], [t("{%tr for x in rows %}")], [t("{{ x.a }}")],
                      [t("{%tr endfor %}")], [t("cuối") + '<w:commentRangeEnd w:id="0"/>'
                                              '<w:r><w:commentReference w:id="0"/></w:r>']),
        lines=("đầu", "một", "hai", "cuối"),
    ),
    "a bookmark of LibreOffice between the rows": Corner(
        lambda t: tbl([t("đầu")], [t("{%tr for x in rows %}")], [t("{{ x.a }}")], [t("{%tr endfor %}")])
        .replace("</w:tr><w:tr>", '</w:tr><w:bookmarkStart w:id="0" w:name="vung"/><w:tr>', 1)
        .replace("</w:tbl>", '<w:bookmarkEnd w:id="0"/></w:tbl>'),
        lines=("đầu", "một", "hai"),
    ),
    "empty runs of LibreOffice around a tag": Corner(
        lambda t: p("<w:r><w:rPr/></w:r>" + t(FOR) + "<w:r><w:rPr><w:b/></w:rPr></w:r><w:r/>")
        + p(t("{{ x.a }}")) + p("<w:r><w:rPr/></w:r>" + t(END) + '<w:r><w:t xml:space="preserve"> </w:t></w:r>'),
        lines=("một", "hai"),
    ),
    "a heading of Google Docs in a loop": Corner(
        lambda t: loop(p(HEADING.format(t("{{ x.a }}")), '<w:pageBreakBefore w:val="0"/>'), cut=t),
        lines=("một", "hai"),
    ),
    "the mark of the last edit of WPS inside a tag": Corner(
        lambda t: p(run("Tên: {{ na") + GO_BACK + run("me }} ") + run("{% if ye") + GO_BACK.replace("9", "8")
                    + run("s %}có{% endif %}")),
        lines=("Tên: Lò Văn Ún có",),
    ),
    "a permission that begins before a loop and ends in it": Corner(
        lambda t: p('<w:permStart w:id="6" w:edGrp="everyone"/>' + t("đầu"))
        + loop(p(t("{{ x.a }}") + '<w:permEnd w:id="6"/>'), cut=t),
        lines=("đầu", "một", "hai"),
    ),
    "rows of tags that were inserted under revision": Corner(
        lambda t: tbl([t("Đầu")]).replace("</w:tbl>", "".join(
            f"<w:tr><w:trPr><w:ins {CHANGE}/></w:trPr>{tc(f'<w:ins {CHANGE}>{t(text)}</w:ins>')}</w:tr>"
            for text in ("{%tr for x in rows %}", "{{ x.a }}", "{%tr endfor %}")) + "</w:tbl>"),
        lines=("Đầu", "một", "hai"),
    ),
    "columns of a loop under a heading that spans": Corner(
        lambda t: tbl(["A"], [t("{%tc for x in rows %}"), t("{{ x.a }}"), t("{%tc endfor %}")])
        .replace(tc("A"), tc(t("chung"), '<w:tcW w:w="6000" w:type="dxa"/><w:gridSpan w:val="3"/>')),
        lines=("chung", "một", "hai"),
    ),
    "words over words": Corner(
        lambda t: p(RUBY.format(t("{{ name }}"), t("tên"))), lines=("Lò Văn Úntên",),
    ),
    "a filter behind a fullwidth bar": Corner(
        lambda t: p(t("{{ name｜upper }}{% if kind == 'a–b｜c' %}không{% endif %}")), lines=("LÒ VĂN ÚN",),
    ),
    "a dash that AutoFormat made": Corner(
        lambda t: p(t("{% if two != –1 %}a{% endif %}{% if kind == 'a–b' %}không{% endif %}")), lines=("a",),
        data={"kind": "a-b"},
    ),
    "quotes of two kinds around one literal": Corner(
        lambda t: p(t("{% if name == “Lò Văn Ún\" %}đúng{% endif %}")), lines=("đúng",),
    ),
    "a section in each round of a loop": Corner(
        lambda t: p(t(FOR)) + p(t("{{ x.a }}")) + p("", LANDSCAPE) + p(t(END)) + p(t("sau")),
        lines=("một", "hai", "sau"),
    ),
    "a row that is hidden": Corner(
        lambda t: tbl([t("a")], ["B"]).replace(
            f"<w:tr>{tc('B')}</w:tr>",
            f"<w:tr><w:trPr><w:hidden/></w:trPr>{tc(run('{{ name }}', '<w:vanish/>'))}</w:tr>"),
        refused="template-hidden", said=("{{ name }}",),
    ),
    "a text box of a row in a loop": Corner(
        lambda t: tbl([t("{%tr for x in rows %}")], [p(text_box(p(t("{{ x.a }}")))) + "<w:p/>"], [t("{%tr endfor %}")]),
        lines=("▣", "một", "▣", "hai"),
    ),
    "what a field shows, over the end of a branch": Corner(
        lambda t: p(field(" REF so ", t("{% if yes %}5")) + t("{% endif %}")), refused="template-copied",
        said=("trường",),
    ),
    "a loop from the page into a text box": Corner(
        lambda t: p(t("{% for x in rows %}") + text_box(p(t("{{ x.a }}{% endfor %}")))),
        refused="template-structure", said=("hộp văn bản", "{% endfor %}"),
    ),
}  # fmt: skip
