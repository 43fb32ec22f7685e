"""Looks and texts in WordprocessingML, as programs write them: what the base of the file says already is left out."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape

from tests.format_corpus.look import FONT, LOOKS, Look

WORD_DEFAULT = Look(font="theme", size=11, after=160, line=259)  # Normal of a new file; its line is "auto"


def run_properties(look: Look, base: Look, extra: str = "", fonts: str = "") -> str:
    """The w:rPr of a look over a base, schema order; `fonts` other attributes of w:rFonts."""
    found = ""
    if look.font != base.font or fonts:
        found += (
            f'<w:rFonts w:ascii="{look.font}" w:hAnsi="{look.font}" {fonts or f"w:cs={chr(34)}{look.font}{chr(34)}"}/>'
        )
    for tag, now, then in (("b", look.bold, base.bold), ("i", look.italic, base.italic)):
        if now != then:
            value = "" if now else ' w:val="0"'
            found += f"<w:{tag}{value}/><w:{tag}Cs{value}/>"
    if look.size != base.size:
        found += f'<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2)}"/>'
    if look.underline != base.underline:
        found += f'<w:u w:val="{"single" if look.underline else "none"}"/>'
    return f"<w:rPr>{found}{extra}</w:rPr>" if found or extra else ""


def spacing(look: Look, base: Look) -> str:
    """The w:spacing of a look over a base."""
    if (look.before, look.after, look.line) == (base.before, base.after, base.line):
        return ""
    line = 'w:line="240" w:lineRule="auto"' if look.line is None else f'w:line="{look.line}" w:lineRule="exact"'
    return f'<w:spacing w:before="{look.before}" w:after="{look.after}" {line}/>'


def paragraph_properties(look: Look, base: Look, style: str = "", **more: str) -> str:
    """The w:pPr of a look over a base.

    `more`: `indent` attributes of w:ind, `numbering` and `tabs` elements, `mark` the w:rPr of the paragraph mark.
    """
    found = f'<w:pStyle w:val="{style}"/>' if style else ""
    if look.keep and not base.keep:
        found += "<w:keepNext/>"
    found += more.get("numbering", "")
    if look.borders:
        found += f'<w:pBdr><w:{look.borders} w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    found += more.get("tabs", "")
    found += spacing(look, base)
    if (look.first, look.left, look.right) != (base.first, base.left, base.right) or more.get("indent"):
        found += (
            f'<w:ind w:left="{look.left}" w:right="{look.right}" w:firstLine="{look.first}"{more.get("indent", "")}/>'
        )
    if look.align != base.align:
        found += f'<w:jc w:val="{look.align}"/>'
    found += more.get("mark", "")
    return f"<w:pPr>{found}</w:pPr>" if found else ""


def text_xml(text: str) -> str:
    """The characters of a run; a tab is w:tab."""
    parts = [f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in text.split("\t")]
    return "<w:tab/>".join(parts)


@dataclass(frozen=True)
class Hand:
    """How one program, used in one way, writes looks into paragraphs.

    `base` is what Normal and the document's defaults come to; `style_of` the style a component has (its look is in
    styles.xml then); `split` how many runs a longer text falls into; `noise` what stands between runs.
    """

    base: Look = WORD_DEFAULT
    style_of: dict[str, str] = field(default_factory=dict)
    mark: bool = True  # the paragraph mark carries the run's look too
    run_extra: str = ""
    run_fonts: str = ""
    paragraph_attributes: Callable[[str], str] = lambda text: ""
    indent: Callable[[Look], str] = lambda look: ""
    split: int = 1
    noise: str = ""
    labels: dict[str, str] = field(default_factory=dict)  # component → w:numPr
    emphasis: bool = False  # bold, italic and underline come from the character styles EMPHASIS names

    def of(self, component: str) -> tuple[Look, Look, str]:
        """The look of a component, the base it is written over, its style's id."""
        look, style = LOOKS[component], self.style_of.get(component, "")
        return look, (look if style else self.base), style

    def run(self, component: str, text: str, look: Look | None = None) -> str:
        """A run, or several, of one text."""
        own, base, _ = self.of(component)
        properties = run_properties(look or own, base, self.run_extra, self.run_fonts)
        if self.emphasis and (name := character_style(own)):
            properties = f'<w:rPr><w:rStyle w:val="{name}"/></w:rPr>'
        return self.noise.join(f"<w:r>{properties}{text_xml(part)}</w:r>" for part in self._pieces(text))

    def _pieces(self, text: str) -> list[str]:
        """A text in as many pieces as this program leaves behind, cut anywhere, the same each time."""
        if self.split == 1 or len(text) < 12:
            return [text]
        cuts = sorted({1 + zlib.crc32(f"{n}{text}".encode()) % (len(text) - 1) for n in range(self.split - 1)})
        return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]

    def paragraph(
        self, component: str, content: str, *, look: Look | None = None, tabs: str = "", text: str = ""
    ) -> str:
        """A paragraph around ready content."""
        own, base, style = self.of(component)
        now = look or own
        mark = run_properties(now, base, self.run_extra, self.run_fonts) if self.mark else ""
        properties = paragraph_properties(
            now, base, style, mark=mark, indent=self.indent(now), numbering=self.labels.get(component, ""), tabs=tabs
        )
        return f"<w:p{self.paragraph_attributes(text or content)}>{properties}{content}</w:p>"

    def line(self, component: str, text: str, **options: str) -> str:
        """A paragraph with one text."""
        return self.paragraph(component, self.run(component, text) if text else "", text=text, **options)


def character_style(look: Look) -> str:
    """The character style that holds the emphasis of a look."""
    return "".join(name for name, on in (("Dam", look.bold), ("Nghieng", look.italic), ("Gach", look.underline)) if on)


def plain(look: Look) -> Look:
    """A look without its emphasis."""
    return replace(look, bold=False, italic=False, underline=False)


def style_xml(ident: str, name: str, look: Look, base: Look, based_on: str = "Normal") -> str:
    """A paragraph style."""
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ident}"><w:name w:val="{escape(name)}"/>{parent}'
        f"<w:qFormat/>{paragraph_properties(look, base)}{run_properties(look, base)}</w:style>"
    )


FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
