"""A .docx as Word understands it: what a paragraph and a run look like after defaults, styles and direct settings."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TOGGLES = {"b", "i", "caps", "smallCaps", "strike", "dstrike", "vanish", "outline", "shadow", "emboss", "imprint"}
SCRIPTS = ("ascii", "hAnsi", "cs", "eastAsia")

Properties = dict[tuple[str, str], str]
Element = etree._Element


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def _local(name: str | bytes) -> str:
    return str(name).rpartition("}")[2]


def _on(value: str | None) -> bool:
    return value is not None and value not in ("0", "false", "off", "none")


@dataclass(frozen=True)
class Run:
    """A stretch of text and how it looks; sizes in points, `underline` is ``none`` or Word's name of the line."""

    text: str
    fonts: frozenset[str]
    size: float
    bold: bool
    italic: bool
    underline: str
    color: str
    decorated: bool

    @property
    def is_seen(self) -> bool:
        return bool(self.text.strip())


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with its effective settings; lengths in twips, `first_line` below 0 for a hanging indent."""

    element: Element
    runs: tuple[Run, ...]
    alignment: str
    left: int
    right: int
    first_line: int
    before: int
    after: int
    line: int
    line_rule: str
    keep_next: bool
    contextual: bool
    numbered: bool

    @cached_property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def seen(self) -> tuple[Run, ...]:
        return tuple(run for run in self.runs if run.is_seen)

    @property
    def cell(self) -> Element | None:
        return next(self.element.iterancestors(w("tc")), None)

    @property
    def tables(self) -> list[Element]:
        """The tables around this paragraph, innermost first."""
        return list(self.element.iterancestors(w("tbl")))


@dataclass(frozen=True)
class Section:
    """One section: paper, margins (twips) and the headers in force, by type."""

    width: int
    height: int
    orientation: str
    margins: dict[str, int]
    title_page: bool
    restart: str | None
    headers: dict[str, tuple[Paragraph, ...]]
    footers: dict[str, tuple[Paragraph, ...]]
    fields: dict[str, str]


class WordFile:
    """One .docx, read with nothing but zip and XML."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.document = etree.fromstring(self.parts["word/document.xml"])
        self.styles = _Styles(self._part("word/styles.xml"))
        self.settings = self._part("word/settings.xml")

    def _part(self, name: str) -> Element:
        return etree.fromstring(self.parts[name]) if name in self.parts else etree.Element(w("none"))

    @cached_property
    def body(self) -> Element:
        body = self.document.find(w("body"))
        assert body is not None
        return body

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the body in reading order, those in tables included."""
        return self.read(self.body)

    def read(self, root: Element) -> tuple[Paragraph, ...]:
        """The paragraphs below `root`; what only an old reader falls back to is left out."""
        return tuple(self._paragraph(p) for p in root.iter(w("p")) if not any(p.iterancestors(MC_FALLBACK)))

    @cached_property
    def tables(self) -> tuple[Element, ...]:
        return tuple(self.body.iter(w("tbl")))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        found: list[Section] = []
        for properties in self.body.iter(w("sectPr")):
            found.append(self._section(properties, found[-1] if found else None))
        return tuple(found)

    def _section(self, properties: Element, previous: Section | None) -> Section:
        size, margins = properties.find(w("pgSz")), properties.find(w("pgMar"))
        numbering = properties.find(w("pgNumType"))
        headers = dict(previous.headers) if previous else {}
        footers = dict(previous.footers) if previous else {}
        fields = dict(previous.fields) if previous else {}
        for reference in properties.iter(w("headerReference"), w("footerReference")):
            kind, root = str(reference.get(w("type"))), self._related(str(reference.get(f"{{{REL}}}id")))
            is_header = reference.tag == w("headerReference")
            (headers if is_header else footers)[kind] = self.read(root)
            fields[("header " if is_header else "footer ") + kind] = _field_codes(root)
        return Section(
            width=int(size.get(w("w"), "0")) if size is not None else 0,
            height=int(size.get(w("h"), "0")) if size is not None else 0,
            orientation=size.get(w("orient"), "portrait") if size is not None else "portrait",
            margins={
                _local(name): int(value) for name, value in (margins.attrib.items() if margins is not None else ())
            },
            title_page=_is_set(properties.find(w("titlePg"))),
            restart=numbering.get(w("start")) if numbering is not None else None,
            headers=headers,
            footers=footers,
            fields=fields,
        )

    def _related(self, identifier: str) -> Element:
        relations = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        target = next(str(relation.get("Target")) for relation in relations if relation.get("Id") == identifier)
        return self._part(
            posixpath.normpath(posixpath.join("word", target)).lstrip("/").replace("word//word/", "word/")
        )

    def _paragraph(self, element: Element) -> Paragraph:
        own = element.find(w("pPr"))
        style = _value(own, "pStyle")
        table_style = next((_value(t.find(w("tblPr")), "tblStyle") for t in element.iterancestors(w("tbl"))), None)
        settings = self.styles.paragraph(style, table_style)
        _merge(settings, own)
        first_line = int(settings.get(("ind", "firstLine"), "0")) or -int(settings.get(("ind", "hanging"), "0"))
        return Paragraph(
            element=element,
            runs=tuple(self._run(r, style, table_style) for r in _runs(element)),
            alignment={"start": "left", "end": "right"}.get(found := settings.get(("jc", "val"), "left"), found),
            left=int(settings.get(("ind", "left"), "0")),
            right=int(settings.get(("ind", "right"), "0")),
            first_line=first_line,
            before=int(settings.get(("spacing", "before"), "0")),
            after=int(settings.get(("spacing", "after"), "0")),
            line=int(settings.get(("spacing", "line"), "240")),
            line_rule=settings.get(("spacing", "lineRule"), "auto"),
            keep_next=_on(settings.get(("keepNext", "val"))),
            contextual=_on(settings.get(("contextualSpacing", "val"))),
            numbered=settings.get(("numId", "val"), "0") != "0",
        )

    def _run(self, element: Element, style: str | None, table_style: str | None) -> Run:
        own = element.find(w("rPr"))
        look = self.styles.run(style, _value(own, "rStyle"), table_style)
        _merge(look, own)
        text = _text(element)
        if _on(look.get(("caps", "val"))):
            text = text.upper()
        marks = TOGGLES - {"b", "i", "caps"}
        decorated = any(_on(look.get((name, "val"))) for name in marks) or any(
            look.get(key, "clear") not in ("none", "clear", "baseline", "0", "100", "nil", "auto")
            for key in (("highlight", "val"), ("shd", "val"), ("vertAlign", "val"), ("position", "val"), ("w", "val"))
        )
        return Run(
            text=text,
            fonts=frozenset(look.get(("rFonts", script), "no font named") for script in SCRIPTS),
            size=int(look.get(("sz", "val"), "20")) / 2,
            bold=_on(look.get(("b", "val"))),
            italic=_on(look.get(("i", "val"))),
            underline=look.get(("u", "val"), "none"),
            color=look.get(("color", "val"), "auto"),
            decorated=decorated,
        )


class _Styles:
    """styles.xml: the defaults and the chains of styles based on each other."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.by_id = {str(style.get(w("styleId"))): style for style in root.iter(w("style"))}
        self.default = next(
            (str(s.get(w("styleId"))) for s in self.by_id.values() if _is_default(s, "paragraph")), None
        )

    def chain(self, style: str | None) -> list[Element]:
        """The style after everything it is based on."""
        found: list[Element] = []
        while style in self.by_id and self.by_id[style] not in found:
            found.insert(0, self.by_id[style])
            style = _value(found[0], "basedOn")
        return found

    def paragraph(self, style: str | None, table_style: str | None) -> Properties:
        settings: Properties = {}
        _merge(settings, self.root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}"))
        for element in [*self.chain(table_style), *self.chain(style or self.default)]:
            _merge(settings, element.find(w("pPr")))
        return settings

    def run(self, style: str | None, character: str | None, table_style: str | None) -> Properties:
        look: Properties = {}
        _merge(look, self.root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"))
        for element in [*self.chain(table_style), *self.chain(style or self.default)]:
            _merge(look, element.find(w("rPr")))
        added: Properties = {}
        for element in self.chain(character):
            _merge(added, element.find(w("rPr")))
        # A toggle set by the paragraph's style and by the character style cancels itself out.
        for name in TOGGLES:
            if (name, "val") in added and _on(added[name, "val"]) and _on(look.get((name, "val"))):
                added[name, "val"] = "0"
        return look | added


def _is_default(style: Element, kind: str) -> bool:
    return style.get(w("type")) == kind and _on(style.get(w("default")))


def _is_set(element: Element | None) -> bool:
    return element is not None and _on(element.get(w("val"), "1"))


def _value(parent: Element | None, name: str) -> str | None:
    child = parent.find(w(name)) if parent is not None else None
    return child.get(w("val")) if child is not None else None


def _merge(settings: Properties, properties: Element | None) -> None:
    """Lay one level's properties over those below it."""
    for child in properties if properties is not None else ():
        name = _local(str(child.tag))
        level = {_local(key): str(value) for key, value in child.attrib.items()} or {"val": "1"}
        if name == "numPr":
            settings["numId", "val"] = _value(child, "numId") or "0"
        elif name == "rFonts":
            for script in SCRIPTS:
                if theme := level.get("cstheme" if script == "cs" else f"{script}Theme"):
                    level[script] = f"theme font {theme}"
        elif name == "ind":
            level = {{"start": "left", "end": "right"}.get(key, key): value for key, value in level.items()}
            if {"firstLine", "hanging"} & level.keys():
                settings.pop(("ind", "firstLine"), None)
                settings.pop(("ind", "hanging"), None)
        for key, value in level.items():
            settings[name, key] = value


def _runs(paragraph: Element) -> Iterator[Element]:
    for run in paragraph.iter(w("r")):
        own = next(run.iterancestors(w("p")))
        if own is paragraph and not any(run.iterancestors(MC_FALLBACK, w("del"))):
            yield run


def _text(run: Element) -> str:
    written = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
    return "".join((c.text or "") if c.tag == w("t") else written.get(str(c.tag), "") for c in run)


def _field_codes(root: Element) -> str:
    """The field codes below `root`, such as `` PAGE ``, joined."""
    simple = [str(field.get(w("instr"))) for field in root.iter(w("fldSimple"))]
    return " ".join([*simple, *(code.text or "" for code in root.iter(w("instrText")))])


def rows(table: Element) -> list[Element]:
    """The rows of a table, also those inside content controls, not those of tables in its cells."""
    return [row for row in table.iter(w("tr")) if next(row.iterancestors(w("tbl"))) is table]


def cells(row: Element) -> list[Element]:
    return [cell for cell in row.iter(w("tc")) if next(cell.iterancestors(w("tr"))) is row]


def repeats_as_header(row: Element) -> bool:
    return _is_set(row.find(f"{w('trPr')}/{w('tblHeader')}"))


def may_split(row: Element) -> bool:
    return not _is_set(row.find(f"{w('trPr')}/{w('cantSplit')}"))


def has_fixed_height(row: Element) -> bool:
    height = row.find(f"{w('trPr')}/{w('trHeight')}")
    return height is not None and height.get(w("hRule")) == "exact"
