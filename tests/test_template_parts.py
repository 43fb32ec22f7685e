"""Tags beside the page, ids in loops, and the promise over all templates: what was not in a tag is on the page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from lxml import etree

from service.errors import TemplateBroken
from service.template import compile_template
from tests.office_templates import (
    LANDSCAPE,
    MAIN,
    OFFICE,
    PROGRAMS,
    SPACES,
    Cut,
    W,
    add_part,
    as_word,
    p,
    run,
    sdt,
    shown,
    tbl,
    word_file,
)
from tests.template_corners import field, text_box
from tests.word_files import parts

VALUES: dict[str, Any] = {"name": "Ún & Inh", "yes": True, "rows": ["một", "hai"]}
TAG = p(as_word("{{ name }}"))
PROPERTIES = "application/vnd.openxmlformats-officedocument.{}-properties+xml"
Parts = dict[str, bytes]


def filled(body: str, change: Callable[[Parts], None]) -> dict[str, bytes]:
    return parts(compile_template(word_file(body, change), name="mau.docx").render(VALUES))


def told(body: str, change: Callable[[Parts], None]) -> str:
    with pytest.raises(TemplateBroken) as caught:
        compile_template(word_file(body, change), name="mau.docx")
    assert {problem.code for problem in caught.value.problems} == {"template-part"}
    return "\n".join(problem.message for problem in caught.value.problems)


def company(contents: Parts) -> None:
    add_part(contents, "docProps/app.xml", "<Properties><Company>Của {{ name }}</Company></Properties>",
             PROPERTIES.format("extended"))  # fmt: skip


def own_property(contents: Parts) -> None:
    xml = '<Properties xmlns:vt="v"><property name="x"><vt:lpwstr>Của {{ name }}</vt:lpwstr></property></Properties>'
    add_part(contents, "docProps/custom.xml", xml, PROPERTIES.format("custom"))


def store(contents: Parts) -> None:
    add_part(contents, "customXml/item1.xml", "<cover><Abstract>Của {{ name }}</Abstract></cover>", "application/xml")


@pytest.mark.parametrize(
    ("change", "part"),
    [(company, "docProps/app.xml"), (own_property, "docProps/custom.xml"), (store, "customXml/item1.xml")],
)
def test_properties_and_stores_are_filled(change: Callable[[Parts], None], part: str) -> None:
    assert "Của Ún &amp; Inh" in filled(TAG, change)[part].decode()


def test_a_control_with_a_tag_is_no_longer_bound_and_its_store_is_filled() -> None:
    """Word would print the store; now both say the same."""
    control = sdt(as_word("{{ name }}"), '<w:dataBinding w:xpath="/cover/Abstract" w:storeItemID="{1}"/>')
    made = filled(p(control), store)
    assert b"dataBinding" not in made["word/document.xml"]
    assert "Của Ún &amp; Inh" in made["customXml/item1.xml"].decode()


def link(contents: Parts) -> None:
    one = f'<Relationship Id="L" Type="{OFFICE}/hyperlink" Target="{{}}" TargetMode="External"/></Relationships>'
    old = contents["word/_rels/document.xml.rels"].decode()
    address = one.format("https://chibo.vn/%7B%7B%20name%20%7D%7D")
    contents["word/_rels/document.xml.rels"] = old.replace("</Relationships>", address).encode()


def note(kind: str, root: str, relation: str) -> Callable[[Parts], None]:
    def change(contents: Parts) -> None:
        xml = f'<w:{root}s {SPACES}><w:{root} w:id="2">{p(run("{") + run("{ name }}"))}</w:{root}></w:{root}s>'
        add_part(contents, f"word/{root}s.xml", xml, MAIN.format(kind), relation)

    return change


def variable(contents: Parts) -> None:
    xml = f'<w:settings {SPACES}><w:docVars><w:docVar w:name="a" w:val="{{{{ name }}}}"/></w:docVars></w:settings>'
    add_part(contents, "word/settings.xml", xml, MAIN.format("settings"), "settings")


def chart(contents: Parts) -> None:
    xml = '<c:chart xmlns:c="c" xmlns:a="a"><a:p><a:r><a:t>{{ name }}</a:t></a:r></a:p></c:chart>'
    add_part(
        contents, "word/charts/chart1.xml", xml, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (link, "liên kết"),
        (note("endnotes", "endnote", "endnotes"), "Chú thích cuối văn bản"),
        (note("comments", "comment", "comments"), "Nhận xét"),
        (variable, "DocVariable"),
        (chart, "Biểu đồ"),
    ],
)
def test_a_tag_that_nothing_fills_is_told_with_its_part(change: Callable[[Parts], None], said: str) -> None:
    message = told(TAG, change)
    assert said in message
    assert "{{ name }}" in message


def test_a_footnote_and_a_header_are_filled_as_the_body_is() -> None:
    def change(contents: Parts) -> None:
        note("footnotes", "footnote", "footnotes")(contents)
        header = f"<w:hdr {SPACES}>{p(as_word('{%p for x in rows %}'))}{p(as_word('{{ x }}'))}{p(as_word('{%p endfor %}'))}</w:hdr>"  # noqa: E501
        add_part(contents, "word/header1.xml", header, MAIN.format("header"), "header")

    made = filled(TAG, change)
    assert "Ún &amp; Inh" in made["word/footnotes.xml"].decode()
    assert made["word/header1.xml"].count(b"<w:p>") == 2


def test_words_beside_a_block_tag_of_a_header_are_told_with_the_part() -> None:
    def change(contents: Parts) -> None:
        header = f"<w:hdr {SPACES}>{p(as_word('Đảng {%p if yes %}'))}{p(as_word('{%p endif %}'))}</w:hdr>"
        add_part(contents, "word/header1.xml", header, MAIN.format("header"), "header")

    with pytest.raises(TemplateBroken) as caught:
        compile_template(word_file(TAG, change))
    assert caught.value.problems[0].message.startswith("Đầu trang, đoạn «Đảng {%p if yes %}»: ")


# ------------------------------------------------------------------------------------------------- ids

DRAWING = (
    '<w:r><w:drawing><wp:inline wp14:anchorId="1A" wp14:editId="2B" '
    'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"><wp:extent cx="9" cy="9"/>'
    '<wp:docPr id="7" name="Hình"/></wp:inline></w:drawing></w:r>'
)
SHAPE = '<w:r><w:pict><v:shape id="_x0000_s1026" o:spid="_x0000_s1026" style="width:1pt"/></w:pict></w:r>'


def test_a_loop_leaves_no_id_twice_in_header_and_body() -> None:
    def looped(content: str) -> str:
        return "".join(p(content if text == "{{ x }}" else as_word(text)) for text in
                       ("{%p for x in rows %}", "{{ x }}", "{%p endfor %}"))  # fmt: skip

    def change(contents: Parts) -> None:
        xml = f"<w:hdr {SPACES}>{looped(as_word('{{ x }}') + DRAWING)}</w:hdr>"
        add_part(contents, "word/header1.xml", xml, MAIN.format("header"), "header")

    body = looped(sdt(as_word("{{ x }}") + DRAWING + SHAPE)).replace(
        "<w:p><w:sdt>", '<w:p w14:paraId="0A0B0C0D"><w:sdt>'
    )
    made = filled(body, change)
    ids: list[str] = []
    for name in ("word/document.xml", "word/header1.xml"):
        for element in etree.fromstring(made[name]).iter():
            kind = etree.QName(element).localname
            names = ("id", "spid") if kind in ("docPr", "shape") else ("paraId", "anchorId", "editId")
            found = [
                f"{kind} {value!s}" for key, value in element.attrib.items() if str(key).rpartition("}")[2] in names
            ]
            ids += found if kind != "id" else [f"control {element.get(f'{{{W}}}val')}"]
    assert len(ids) == len(set(ids)) == 4  # the drawings


# ------------------------------------------------------------------------------------------------- the promise


BESIDE = [SHAPE, '<w:r><w:br w:type="page"/></w:r>', '<w:bookmarkStart w:id="3" w:name="b"/>',
          '<w:bookmarkEnd w:id="3"/>', "<w:r><w:tab/></w:r>"]  # fmt: skip


MARKS = {
    "inserted": "<w:ins {change}>{runs}</w:ins>",
    "moved": "<w:moveTo {change}>{runs}</w:moveTo>",
    "link": '<w:hyperlink w:anchor="dau">{runs}</w:hyperlink>',
    "smart tag": '<w:smartTag w:uri="u" w:element="e">{runs}</w:smartTag>',
    "deleted": "{runs}<w:del {change}><w:r><w:delText>{{{{ gone }}}} {{%p if gone %}}</w:delText></w:r></w:del>",
}


class Author:
    """Draws a template as an author might leave it; `words` are what must be on the page."""

    def __init__(self, data: st.DataObject) -> None:
        self.data, self.words, self.numbers = data, [], count(1)  # type: tuple[st.DataObject, list[str], count[int]]
        self.ids = count(100)
        self.cut: Cut = PROGRAMS[data.draw(st.sampled_from([*PROGRAMS]))]

    def pick(self, *choices: Any) -> Any:
        return self.data.draw(st.sampled_from(choices))

    def word(self) -> str:
        self.words.append(f"từ{next(self.numbers)}x")
        return self.words[-1]

    def decorated(self, content: str) -> str:
        """Sometimes something stands before or behind."""
        extra = self.pick(*[""] * 24, "word", *BESIDE)
        extra = run(self.word()) if extra == "word" else extra
        return content + extra if self.pick(0, 1) else extra + content

    def marked(self, text: str) -> str:
        """The runs of a text, with what Word marks around them; what it marks as deleted is no word of the page."""
        runs, change = self.cut(text), f'w:id="{next(self.ids)}" w:author="A"'
        kind = self.pick(*[""] * 6, *MARKS, "field", "box")
        if kind == "field":
            return field(" TOC ", runs)
        if kind == "box":
            return runs + text_box(p(self.cut(self.word())))
        return MARKS[kind].format(runs=runs, change=change) if kind else runs

    def paragraph(self, text: str, tag: bool = False) -> str:
        looks = LANDSCAPE if tag and self.pick(0, 0, 0, 0, 0, 1) else ""
        made = p(self.decorated(self.cut(text)) if tag else self.marked(text), looks)
        return sdt(made) if self.pick(0, 0, 0, 0, 1) else made

    def blocks(self, depth: int) -> str:
        return "".join(self.block(depth) for _ in range(self.pick(1, 2, 3)))

    def block(self, depth: int) -> str:
        kind = self.pick("text", "inline", *(["if", "for", "around", "table", "rows"] if depth else []))
        if kind == "text":
            return self.paragraph(f"{self.word()} {{{{ name }}}} {self.word()}")
        if kind == "inline":
            return self.paragraph(
                f"{self.word()}{{% if yes %}}{self.word()}{{% endif %}}{{% for x in rows %}}{self.word()}{{% endfor %}}"
            )
        if kind in ("if", "for"):
            begin, end = (
                ("{%p if yes %}", "{%p endif %}") if kind == "if" else ("{%p for x in rows %}", "{%p endfor %}")
            )
            return self.paragraph(begin, tag=True) + self.blocks(depth - 1) + self.paragraph(end, tag=True)
        if kind == "around":
            inner = self.blocks(depth - 1)
            begin, end = f"{self.word()}{{% if yes %}}", f"{{% endif %}}{self.word()}"
            return p(self.cut(begin)) + inner + p(self.cut(end))
        if kind == "table":
            return tbl([self.blocks(depth - 1) + p(""), self.cut(self.word())])
        rows = [self.cut("{%tr for x in rows %}"), self.cut(f"{{{{ x }}}} {self.word()}"), self.cut("{%tr endfor %}")]
        return tbl([self.decorated(rows[0]), ""], [rows[1], self.cut(self.word())], ["", self.decorated(rows[2])])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.data())
def test_whatever_is_not_in_a_tag_is_on_the_page_of_every_template_that_is_taken(data: st.DataObject) -> None:
    author = Author(data)
    body = author.blocks(2)
    try:
        template = compile_template(word_file(body))
    except TemplateBroken as broken:
        codes = {problem.code for problem in broken.problems}
        event(str(codes))
        template = None
    if template is None:
        assert codes <= {"template-beside", "template-nesting"}
        return
    made = template.render(VALUES)
    page, begun = "\n".join(shown(made)), parts(made)["word/document.xml"]
    assert begun.count(b'"begin"') == begun.count(b'"end"')
    assert [word for word in author.words if word not in page] == []
    assert "{%" not in page
    assert "{{" not in page
