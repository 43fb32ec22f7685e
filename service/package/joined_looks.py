"""Styles and lists of a second Word file beside those of a first, where the two mean different things by one name.

Styles that are the same in both files are shared. Otherwise all of the second file's get names of their own, and what
its text took silently (the document's defaults, the default style, the theme's fonts) is said in words.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from service.package.parts import parse_xml

Element = etree._Element  # noqa: SLF001 -- lxml has no other name for it
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_USES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
_SILENT = (("paragraph", "p", "pPr", "pStyle"), ("table", "tbl", "tblPr", "tblStyle"))
_THEMED = (("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("eastAsia", "eastAsiaTheme"), ("cs", "cstheme"))
_OF_WORD = (  # what Word does where a file says nothing
    f'<w:style xmlns:w="{W}" w:type="paragraph" w:customStyle="1"><w:name/><w:semiHidden/>'
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    '<w:color w:val="auto"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>'
).encode()


def w(name: str) -> str:
    """The name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def say_fonts(trees: Sequence[Element], theme: Element) -> None:
    """Name the fonts that `trees` take from their file's `theme`: another file's may give others."""
    for fonts in (fonts for tree in trees for fonts in tree.iter(w("rFonts"))):
        for script, attribute in _THEMED:
            given = str(fonts.attrib.pop(w(attribute), ""))
            latin = theme.find(f".//{{{_A}}}{given[:5]}Font/{{{_A}}}latin") if given else None
            if latin is not None:
                fonts.set(w(script), latin.get("typeface", ""))


def add_styles(into: Element, styles: Element, texts: Sequence[Element], number: int) -> None:
    """Take in the `styles` of the file with that `number`; its `texts` use them by their new names."""
    if etree.tostring(into, method="c14n") == etree.tostring(styles, method="c14n"):
        return
    found = styles.findall(w("style"))
    for kind, holder, properties, pointer in _SILENT:
        for style in found:
            if style.get(w("type")) == kind and style.attrib.pop(w("default"), "0") in ("1", "true", "on"):
                _say(texts, holder, properties, pointer, style.get(w("styleId"), ""))
    for use in (use for tree in (styles, *texts) for use in tree.iter(*map(w, _USES))):
        use.set(w("val"), f"{use.get(w('val'))}-{number}")
    defaults = _defaults(styles, number)
    for style in found:
        name = style.find(w("name"))
        if name is None:
            continue
        style.attrib.pop(w("default"), "")
        style.set(w("styleId"), f"{style.get(w('styleId'))}-{number}")
        style.set(w("customStyle"), "1")
        name.set(w("val"), f"{name.get(w('val'), '').replace(',', ' ')} ({number})")
        for alias in style.findall(w("aliases")):
            style.remove(alias)
        if style.get(w("type")) == "paragraph" and style.find(w("basedOn")) is None:
            name.addnext(etree.Element(w("basedOn"), {w("val"): defaults[-1].get(w("styleId"), "")}))
        into.append(style)
    into.extend(defaults)


def _say(texts: Sequence[Element], holder: str, properties: str, pointer: str, style: str) -> None:
    """Point every paragraph or table that names no style to `style`, the default one of its file."""
    for element in (element for text in texts for element in text.iter(w(holder))):
        own = element.find(w(properties))
        if own is None:
            own = etree.Element(w(properties))
            element.insert(0, own)
        if own.find(w(pointer)) is None:
            own.insert(0, etree.Element(w(pointer), {w("val"): style}))


def _defaults(styles: Element, number: int) -> list[Element]:
    """As styles: what Word gives every paragraph, and on top of it what the defaults of the file of `styles` give."""
    of_word, of_file = (parse_xml(_OF_WORD) for _ in range(2))
    for style, name in ((of_word, "Word"), (of_file, "Document")):
        style.set(w("styleId"), f"{name}Defaults-{number}")
        style[0].set(w("val"), f"{name} defaults ({number})")
    of_file[0].addnext(etree.Element(w("basedOn"), {w("val"): of_word.get(w("styleId"), "")}))
    for name in ("pPr", "rPr"):
        said = styles.find(f"{w('docDefaults')}/{w(f'{name}Default')}/{w(name)}")
        for own in of_file.findall(w(name)):
            own[:] = [] if said is None else list(said)
    return [of_word, of_file]


def renumber_lists(into: Element, lists: Element, texts: Sequence[Element]) -> None:
    """Give `lists` numbers that are free in the lists `into` which they will go; `texts` use them by the new ones."""
    taken = [int(one.get(w(f"{kind}Id"), "0")) for kind in ("abstractNum", "num") for one in into.iter(w(kind))]
    shift = max(taken, default=0) + 1
    for kind in ("abstractNum", "num"):
        for one in lists.findall(w(kind)):
            one.set(w(f"{kind}Id"), str(int(one.get(w(f"{kind}Id"), "0")) + shift))
    for use in (*lists.iter(w("abstractNumId")), *(use for text in texts for use in text.iter(w("numId")))):
        if (old := int(use.get(w("val"), "0"))) or use.tag == w("abstractNumId"):  # 0: in no list
            use.set(w("val"), str(old + shift))


def add_lists(into: Element, lists: Element) -> None:
    """Take in the `lists` of another file, renumbered; a list's picture for a bullet stays out."""
    first = into.find(w("num"))
    place = len(into) if first is None else into.index(first)
    into[place:place] = lists.findall(w("abstractNum"))
    into.extend(lists.findall(w("num")))
