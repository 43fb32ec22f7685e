"""A checked package → one Jinja source for each part with tags, made by docxtpl's own preprocessing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from typing import Any

from lxml import etree

from service.errors import Problem, TemplateBroken
from service.package import CORE_PROPERTIES, Package, content_types, parse_xml
from service.template.fault import Fault

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_TAG = re.compile(r"\{[{%#]")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_TAG_WITH_ENTITIES = re.compile(r"\{[{%][^{}]*&(?:quot|amp|apos);[^{}]*[%}]\}")
# Text without tags that docxtpl changes all the same: its escaped braces, newlines and tabs inside <w:t>.
_CHANGED_BY_DOCXTPL = re.compile(r"\{_[{%]|[%}]_\}|<w:t(?: [^>]*)?>[^<]*[\n\t]")
_FILLED = ("title", "creator", "subject", "description", "identifier", "language")
_PROPERTIES = frozenset("{http://purl.org/dc/elements/1.1/}" + name for name in _FILLED)
_LONGEST_TAG = 4000


@dataclass(frozen=True, slots=True)
class Source:
    """The Jinja source of one part: its whole XML without the declaration.

    `label` is the Vietnamese name of the part, empty for the body. Every ``<w:p`` begins a new line.
    """

    part: str
    label: str
    text: str

    @property
    def root(self) -> str:
        """The part's root start tag."""
        return self.text.lstrip().partition(">")[0] + ">"

    def paragraph(self, line: int, hint: str = "") -> str:
        """The visible text, tags included, of the paragraph at `line` that contains `hint`; at most 120 letters."""
        lines = self.text.split("\n")
        pieces = [_visible(piece) for piece in lines[min(line, len(lines)) - 1].split("</w:p>")]
        tagged = [piece for piece in pieces if _TAG.search(piece)]
        chosen = next((piece for piece in tagged if hint in piece), None) or (tagged or pieces)[0]
        return chosen if len(chosen) <= 120 else f"{chosen[:117]}…"

    def problem(self, fault: Fault, name: str) -> Problem:
        """The problem of the template `name` for `fault`, with its part and paragraph."""
        return _problem(fault.code, name, self.label, self.paragraph(fault.line, fault.hint), fault.message)


def _problem(code: str, name: str, label: str, paragraph: str, message: str) -> Problem:
    where = f"{label}, đoạn «{paragraph}»" if label else f"đoạn «{paragraph}»"
    return Problem(code, name, f"{where[:1].upper()}{where[1:]}: {message}")


def _visible(xml: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", xml)).split())


def prepare(package: Package) -> list[Source]:
    """The sources of the parts that change, the body first; raises TemplateBroken for faults that no source shows."""
    from docxtpl import DocxTemplate  # slow to import, and not needed for templates in the cache

    try:
        template = DocxTemplate(BytesIO(package.to_bytes()))
        template.init_docx()
        raw = list(_raw_parts(template, template.docx.part))
    except (KeyError, ValueError, AttributeError, TypeError, etree.LxmlError) as error:
        message = "Word không mở được tệp này. Hãy mở, sửa và lưu lại bằng Word."
        raise TemplateBroken([Problem("package-not-docx", package.name, message)]) from error
    problems = [problem for part in raw for problem in _endless_tags(part, package.name)]
    problems += _forgotten_tags(package, {part.part for part in raw})
    if problems:
        raise TemplateBroken(problems)
    sources = [Source(part.part, part.label, _lines(template.patch_xml(part.text))) for part in raw]
    return [source for source in [*sources, *_properties(package)] if _changes(source.text)]


def _raw_parts(template: Any, main: Any) -> Iterator[Source]:
    """Body, headers, footers and footnotes as docxtpl reads them, comments dropped."""
    yield Source(main.partname.lstrip("/"), "", _xml(main.element))
    seen = set()
    for uri, label in ((template.HEADER_URI, "đầu trang"), (template.FOOTER_URI, "chân trang")):
        for _, part in template.get_headers_footers(uri):
            if part.partname not in seen:
                seen.add(part.partname)
                yield Source(part.partname.lstrip("/"), label, _xml(parse_xml(part.blob)))
    for part in main.package.iter_parts():
        if part.content_type == _FOOTNOTES:
            yield Source(part.partname.lstrip("/"), "chú thích", _xml(parse_xml(part.blob)))


_FORGOTTEN = (
    ("endnotes+xml", "chú thích cuối văn bản"),
    ("comments+xml", "nhận xét"),
    ("document.glossary+xml", "khối dựng sẵn"),
    ("chart+xml", "biểu đồ"),
    ("diagramdata+xml", "hình SmartArt"),
    ("header+xml", "đầu trang không dùng"),
    ("footer+xml", "chân trang không dùng"),
    ("document.main+xml", "phần văn bản không dùng"),
)
_WHOLE_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def _forgotten_tags(package: Package, filled: set[str]) -> Iterator[Problem]:
    """Tags in parts that docxtpl does not fill: every document would show them."""
    for part, content_type in content_types(package).items():
        label = next((label for ending, label in _FORGOTTEN if content_type.endswith(ending)), None)
        if part in filled or label is None:
            continue
        paragraphs = ("".join(map(str, paragraph.itertext())) for paragraph in package.xml(part).iter("{*}p"))
        tagged = next((text for text in paragraphs if _WHOLE_TAG.search(text)), None)
        if tagged is not None:
            message = "thẻ ở đây không được điền. Hãy chuyển vào thân văn bản hay chú thích cuối trang."
            yield _problem("template-part", package.name, label, " ".join(tagged.split())[:120], message)


def _xml(root: Any) -> str:
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a DTD")  # in a part that does not look like XML
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    return str(etree.tostring(root, encoding="unicode"))


def _lines(patched: str) -> str:
    """Begin a line at every paragraph, as docxtpl does, and resolve entities inside tags."""
    plain = _TAG_WITH_ENTITIES.sub(lambda match: unescape(match[0]), patched)
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", plain)


def _changes(text: str) -> bool:
    return _TAG.search(text) is not None or _CHANGED_BY_DOCXTPL.search(text) is not None


def _endless_tags(source: Source, name: str) -> Iterator[Problem]:
    """The first tag that is never closed; docxtpl's patterns would search the whole part for each of them."""
    text = re.sub(r"<[^>]*>", "", re.sub(r"</w:p>", "\n", source.text))
    joined = re.sub(r"(?<=\{)\n+(?=[{%#])|(?<=[%}#])\n+(?=\})", "", text)
    at = 0
    while match := _TAG.search(joined, at):
        end = joined.find(_CLOSING[match[0]], match.end())
        if end < 0 or end - match.start() > _LONGEST_TAG:
            begin = joined.rfind("\n", 0, match.start()) + 1
            paragraph = joined[begin:].partition("\n")[0].strip()[:120]
            message = f"thẻ mở bằng {match[0]} mà không có {_CLOSING[match[0]]}."
            yield _problem("template-syntax", name, source.label, unescape(paragraph), message)
            return
        at = end + 2


def _properties(package: Package) -> Iterator[Source]:
    """Title, author, subject …: the six properties that docxtpl renders. Braces in the others stay as they are."""
    if CORE_PROPERTIES not in package.parts:
        return
    root = package.xml(CORE_PROPERTIES)
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    pieces = []
    for child in root:
        text = str(etree.tostring(child, encoding="unicode", with_tail=False))
        if child.tag in _PROPERTIES:
            pieces.append(re.sub(r"\{[{%].*?[%}]\}", lambda match: unescape(match[0]), text, flags=re.DOTALL))
        else:
            pieces.append(text.replace("{", "&#123;"))
        root.remove(child)
    root.text = "\n"
    opening, _, closing = str(etree.tostring(root, encoding="unicode")).rpartition("\n")
    yield Source(CORE_PROPERTIES, "thuộc tính của tệp", "\n".join([opening, *pieces, closing]))
