"""Taking a file apart and putting one thing in it.

A change says *what* (size 13, “Số:”) and *by which way* it enters the file: on the run, in a paragraph style, in the
style that style is based on, in a character style, in a table style, in the document's defaults, in the theme. What
stood nearer to the text and would have hidden it is taken away, so that the file prints what its name says.
"""

from __future__ import annotations

import copy
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from tests.spoiling.properties import (
    NS,
    PARAGRAPH_ORDER,
    RUN_ORDER,
    Element,
    Value,
    W,
    child,
    fill_style,
    properties,
    put,
    split,
    strip,
    xml,
)

Parts = dict[str, bytes]
DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"


def unzipped(data: bytes) -> Parts:
    """The parts of a .docx."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts) -> bytes:
    """The parts as a .docx; the same parts give the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


class File:
    """A file in change."""

    def __init__(self, parts: Parts) -> None:
        self.parts = dict(parts)
        self._open: dict[str, Element] = {}

    def root(self, part: str = DOCUMENT) -> Element:
        """A part's XML, to be changed in place."""
        if part not in self._open:
            self._open[part] = etree.fromstring(self.parts[part])
        return self._open[part]

    def done(self) -> Parts:
        """The parts with all changes."""
        for name, root in self._open.items():
            self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return self.parts

    def all(self, path: str, part: str = DOCUMENT) -> list[Element]:
        """Elements by XPath; there must be some."""
        found = self.root(part).xpath(path, namespaces=NS)
        if not found:
            raise LookupError(f"nothing at {path} in {part}")
        return list(found)

    # -------------------------------------------------------------------------------------------- finding

    def paragraphs(self, text: str, part: str = DOCUMENT) -> list[Element]:
        """The paragraphs that hold a text (both twins of a text box)."""
        found = [one for one in self.root(part).iter(W + "p") if text in text_of(one)]
        if not found:
            raise LookupError(f"no paragraph with “{text}” in {part}")
        return found

    def runs(self, text: str, part: str = DOCUMENT) -> list[Element]:
        """The runs of a text, cut so that they hold nothing else."""
        return [run for one in self.paragraphs(text, part) for run in fragment(one, text)]

    # -------------------------------------------------------------------------------------------- words

    def say(self, old: str, new: str, part: str = DOCUMENT) -> None:
        """Other words in the same look."""
        for one in self.paragraphs(old, part):
            first, *rest = fragment(one, old)
            letters = first.findall(W + "t")
            letters[0].text = new
            letters[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            for run in rest:
                run.getparent().remove(run)

    def remove(self, text: str, part: str = DOCUMENT) -> None:
        """A paragraph less; a cell keeps an empty one."""
        for one in self.paragraphs(text, part):
            parent = one.getparent()
            if parent.tag == W + "tc" and len(parent.findall(W + "p")) == 1:
                for gone in [kid for kid in one if kid.tag != W + "pPr"]:
                    one.remove(gone)
            else:
                parent.remove(one)

    def again(self, text: str, new: str, old: str = "") -> None:
        """A copy of a paragraph below it, with other words."""
        for one in self.paragraphs(text):
            twin = copy.deepcopy(one)
            one.addnext(twin)
            runs = fragment(twin, old or text_of(twin))
            runs[0].findall(W + "t")[0].text = new
            for run in runs[1:]:
                run.getparent().remove(run)

    # -------------------------------------------------------------------------------------------- looks

    def look(self, text: str, via: str = "direct", part: str = DOCUMENT, **values: Value) -> None:
        """Letters and paragraphs of a text in another look: direct, paragraph-style, based-on or character-style."""
        run_part, paragraph_part = split(values)
        for paragraph in self.paragraphs(text, part):
            runs = fragment(paragraph, text)
            form = properties(paragraph, "pPr")
            if via == "direct":
                put(form, paragraph_part, PARAGRAPH_ORDER)
                for run in runs:
                    put(properties(run, "rPr"), run_part, RUN_ORDER)
                continue
            strip(form, paragraph_part)
            for run in runs:
                strip(run.find(W + "rPr"), run_part)
            if via == "character-style":
                for run in runs:
                    style = child(properties(run, "rPr"), "rStyle", RUN_ORDER)
                    style.set(W + "val", self.new_style("character", style.get(W + "val"), values))
            else:
                style = child(form, "pStyle", PARAGRAPH_ORDER)
                based = style.get(W + "val") or self.normal().get(W + "styleId")
                made = self.new_style("paragraph", based, values)
                style.set(W + "val", self.new_style("paragraph", made, {}) if via == "based-on" else made)

    def normal(self) -> Element:
        """The default paragraph style."""
        return self.all("//w:style[@w:type='paragraph'][@w:default='1' or @w:default='true']", STYLES)[0]

    def new_style(self, kind: str, based_on: str | None, values: dict[str, Value], extra: str = "") -> str:
        """A new style's id."""
        root = self.root(STYLES)
        ident = f"Them{len(root.findall(W + 'style'))}"
        parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
        style = xml(
            f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{ident}"><w:name w:val="Kiểu thêm {ident[4:]}"/>'
            f"{parent}{extra}</w:style>"
        )
        root.append(style)
        fill_style(style, values)
        return ident

    def style(self, ident: str, **values: Value) -> None:
        """Another look for a style the file has."""
        found = self.all(f"//w:style[@w:styleId='{ident}']", STYLES)[0]
        fill_style(found, values)

    def style_of(self, text: str) -> str:
        """The style of the paragraph that holds a text."""
        return str(self.paragraphs(text)[0].find(f"{W}pPr/{W}pStyle").get(W + "val"))

    def defaults(self, **values: Value) -> None:
        """Another look in docDefaults."""
        run_part, paragraph_part = split(values)
        put(self.all("//w:rPrDefault/w:rPr", STYLES)[0], run_part, RUN_ORDER)
        if paragraph_part:
            put(self.all("//w:pPrDefault/w:pPr", STYLES)[0], paragraph_part, PARAGRAPH_ORDER)

    def bare(self, text: str, *names: str) -> None:
        """Take direct settings of a text away."""
        run_part, paragraph_part = split(dict.fromkeys(names, 0))
        for paragraph in self.paragraphs(text):
            strip(properties(paragraph, "pPr"), paragraph_part)
            for run in fragment(paragraph, text):
                strip(run.find(W + "rPr"), run_part)

    def table_style(self, text: str, condition: str = "", **values: Value) -> None:
        """A table style for the table around a text; `condition` only for its firstRow, firstCol …"""
        run_part, paragraph_part = split(values)
        for table in {one.iterancestors(W + "tbl").__next__() for one in self.paragraphs(text)}:
            rows = table.findall(W + "tr")
            for paragraph in [one for row in (rows[:1] if condition else rows) for one in row.iter(W + "p")]:
                strip(paragraph.find(W + "pPr"), paragraph_part)
                for run in paragraph.iter(W + "r"):
                    strip(run.find(W + "rPr"), run_part)
            style = child(table.find(W + "tblPr"), "tblStyle", ["tblStyle", "tblW", "tblBorders", "tblLayout"])
            inner = f'<w:tblStylePr w:type="{condition}"><w:pPr/><w:rPr/></w:tblStylePr>' if condition else ""
            ident = self.new_style("table", style.get(W + "val") or "TableNormal", {} if condition else values, inner)
            style.set(W + "val", ident)
            if condition:
                fill_style(self.all(f"//w:style[@w:styleId='{ident}']/w:tblStylePr", STYLES)[0], values)

    # -------------------------------------------------------------------------------------------- the rest

    def set(self, path: str, part: str = DOCUMENT, **attributes: str | int) -> None:
        """Attributes in the namespace of their element (none for DrawingML and VML)."""
        for element in self.all(path, part):
            space = W if element.tag.startswith(W) else ""
            for name, value in attributes.items():
                element.set(space + name, str(value))

    def drop(self, path: str, part: str = DOCUMENT) -> None:
        """Elements less."""
        for element in self.all(path, part):
            element.getparent().remove(element)

    def after(self, text: str, markup: str) -> None:
        """Markup below a paragraph."""
        for one in self.paragraphs(text):
            one.addnext(xml(markup))

    def into(self, text: str, markup: str, part: str = DOCUMENT) -> None:
        """Markup at the end of a paragraph."""
        for one in self.paragraphs(text, part):
            one.append(xml(markup))

    def headers(self) -> Iterator[str]:
        """Parts of headers that show a page number."""
        for name in sorted(self.parts):
            if name.startswith("word/header") and b"PAGE" in self.parts[name]:
                yield name


def own_letters(paragraph: Element) -> list[Element]:
    """The w:t of a paragraph, those of text boxes in it left out."""
    return [t for t in paragraph.iter(W + "t") if next(t.iterancestors(W + "p")) is paragraph]


def text_of(paragraph: Element) -> str:
    """The text of a paragraph without tabs."""
    return "".join(t.text or "" for t in own_letters(paragraph))


def fragment(paragraph: Element, text: str) -> list[Element]:
    """The runs that hold exactly a text, cut where needed."""
    start = text_of(paragraph).index(text)
    for edge in (start, start + len(text)):
        position = 0
        for letters in own_letters(paragraph):
            long = len(letters.text or "")
            if position < edge < position + long:
                _cut(letters, edge - position)
                break
            position += long
    found, position = [], 0
    for letters in own_letters(paragraph):
        if start <= position < start + len(text) and letters.text:
            found.append(letters.getparent())
        position += len(letters.text or "")
    return found


def _cut(letters: Element, at: int) -> None:
    """Two runs of one, at a letter; what stands before the letters stays with the first."""
    run, words = letters.getparent(), letters.text or ""
    twin = copy.deepcopy(run)
    for kid in [one for one in twin if one.tag not in (W + "rPr", W + "t")]:
        twin.remove(kid)
    for one, part in ((run, words[:at]), (twin, words[at:])):
        one.find(W + "t").text = part
        one.find(W + "t").set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(twin)
