"""Writing findings into the file as Word comments, each at its place; nothing else in the file changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from lxml import etree

from service.errors import FileRefused, Problem
from service.finding import Severity
from service.format_check.editable import EditableFile, read_editable
from service.format_check.report import FormatFinding, Report, Spot
from service.format_check.word.markup import W, value, w, whole
from service.format_check.word.model import Element, Paragraph, WordFile

AUTHOR = "sinhhoat"
WEIGHTS = {Severity.ERROR: "Phải sửa", Severity.WARNING: "Nên sửa", Severity.INFO: "Lưu ý"}
_MOST_PLACES = 12  # further places that a comment lists
_STYLES = {  # name, the same in every language of Word → id, kind, settings
    "annotation reference": ("CommentReference", "character", {"rPr": {"sz": "16", "szCs": "16"}}),
    "annotation text": ("CommentText", "paragraph", {"rPr": {"sz": "20", "szCs": "20"}}),
}


def annotate(data: bytes, report: Report) -> bytes:
    """`data` with one comment for each finding of `report`, at the first of its places.

    Word takes no comments in headers, footers, notes and text boxes: theirs hang on the nearest paragraph of the body.
    Comments that the file has stay. Raises `FileRefused` as the check does, and for a file without any paragraph.
    """
    file = EditableFile(read_editable(data, report.name))
    if not file.word.paragraphs:
        message = "Tệp không có đoạn văn nào để gắn nhận xét."
        raise FileRefused([Problem("file-empty", report.name, message)])
    if not report.findings:
        return data
    comments = _comments(file)
    styles = _Styles.of(file)
    number = 1 + max((whole(comment.get(w("id")), -1) for comment in comments), default=-1)
    file.root(file.word.main)
    anchored = [(_anchor(finding, file.word), finding) for finding in report.findings]
    for (anchor, finding), identifier in zip(anchored, map(str, range(number, number + len(anchored))), strict=True):
        anchor.mark_start(identifier)
        comments.append(_comment(identifier, finding, styles, elsewhere=anchor.elsewhere))
    for place in reversed(range(len(anchored))):  # an end goes right behind its run, so the last is set first
        anchored[place][0].mark_end(str(number + place), styles.reference)
    return file.to_bytes()


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The children of a paragraph that a comment spans, `first` to `last`; None where the paragraph is empty."""

    paragraph: Element
    first: Element | None
    last: Element | None
    elsewhere: bool  # the finding stands where Word takes no comment

    def mark_start(self, identifier: str) -> None:
        mark = etree.Element(w("commentRangeStart"), {w("id"): identifier})
        if self.first is None:
            self.paragraph.append(mark)
        else:
            self.first.addprevious(mark)

    def mark_end(self, identifier: str, style: str) -> None:
        """The end of the span, and the run by which the comment hangs on the text."""
        last = self.last
        if last is None:
            starts = self.paragraph.iterchildren(w("commentRangeStart"))
            last = next(start for start in starts if start.get(w("id")) == identifier)
        run = etree.Element(w("r"))
        _styled(run, "rStyle", style)
        etree.SubElement(run, w("commentReference"), {w("id"): identifier})
        last.addnext(run)
        last.addnext(etree.Element(w("commentRangeEnd"), {w("id"): identifier}))


def _anchor(finding: FormatFinding, word: WordFile) -> _Anchor:
    spot = finding.spots[0] if finding.spots else Spot(word.main)
    paragraph = _in_body(spot, word)
    outermost = list(paragraph.element.iterancestors(w("p")))[-1:]
    if outermost:  # in a text box: the paragraph that the box hangs on
        return _spanning(outermost[0], None, None, elsewhere=True)
    at_home = spot.part == word.main and spot.paragraph > 0
    runs = [run.element for run in paragraph.runs if run.end > spot.start and run.start < spot.end]
    if not at_home or spot.start == spot.end or not runs:
        return _spanning(paragraph.element, None, None, elsewhere=not at_home)
    return _spanning(paragraph.element, runs[0], runs[-1], elsewhere=False)


def _in_body(spot: Spot, word: WordFile) -> Paragraph:
    """The paragraph of a spot; for a spot outside the body, the first paragraph of the section that prints it."""
    number = spot.paragraph
    if spot.part != word.main:
        printing = (s.first for s in word.sections if spot.part in {around.part for around in s.around_pages()})
        number = next(printing, 1)
    return word.paragraph(max(1, min(number, len(word.paragraphs))))


def _spanning(paragraph: Element, first: Element | None, last: Element | None, *, elsewhere: bool) -> _Anchor:
    """The children of `paragraph` from the one with `first` to the one with `last`, fields kept whole."""
    children = [child for child in paragraph if child.tag != w("pPr")]
    if not children:
        return _Anchor(paragraph, None, None, elsewhere)
    begin = 0 if first is None else _index(children, first)
    end = len(children) - 1 if last is None else _index(children, last)
    depths = _depths(children)
    while begin > 0 and depths[begin] > 0:
        begin -= 1
    while end + 1 < len(children) and depths[end + 1] > 0:
        end += 1
    return _Anchor(paragraph, children[begin], children[end], elsewhere)


def _index(children: list[Element], run: Element) -> int:
    """The index of the child that is `run` or holds it."""
    around = {run, *run.iterancestors()}
    return next(place for place, child in enumerate(children) if child in around)


def _depths(children: Iterable[Element]) -> list[int]:
    """How many fields are open before each child."""
    found, depth = [], 0
    for child in children:
        found.append(depth)
        for mark in child.iter(w("fldChar")):
            depth += {"begin": 1, "end": -1}.get(mark.get(w("fldCharType"), ""), 0)
    return found


def _comments(file: EditableFile) -> Element:
    """The root of the comments, a new one where the file has none."""
    if part := file.related("comments"):
        return file.root(part)
    root = etree.Element(w("comments"), nsmap={"w": W})
    file.add("comments", root)
    return root


def _comment(identifier: str, finding: FormatFinding, styles: _Styles, *, elsewhere: bool) -> Element:
    """The w:comment: weight and message, the clause, further places."""
    attributes = {w("id"): identifier, w("author"): AUTHOR, w("initials"): AUTHOR}
    comment = etree.Element(w("comment"), attributes, nsmap={"w": W})
    lines = [f"{WEIGHTS[finding.severity]}: {finding.message}", finding.source]
    if elsewhere and finding.where:
        lines.append(f"Chỗ này: {finding.where}.")
    if more := _further(finding.spots[1:]):
        lines.append(more)
    for place, line in enumerate(filter(None, lines)):
        paragraph = etree.SubElement(comment, w("p"))
        if styles.text:
            _styled(paragraph, "pStyle", styles.text)
        if place == 0:
            run = etree.SubElement(paragraph, w("r"))
            _styled(run, "rStyle", styles.reference)
            etree.SubElement(run, w("annotationRef"))
        text = etree.SubElement(etree.SubElement(paragraph, w("r")), w("t"))
        text.text = line
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return comment


def _further(spots: Iterable[Spot]) -> str:
    """``Còn ở: “…”, “…” và 3 chỗ khác.``; empty where there is no other place."""
    texts = list(dict.fromkeys(_short(spot.text) for spot in spots if spot.text.strip()))
    if not texts:
        return ""
    rest = len(texts) - _MOST_PLACES
    shown = ", ".join(f"“{text}”" for text in texts[:_MOST_PLACES])
    return f"Còn ở: {shown} và {rest} chỗ khác." if rest > 0 else f"Còn ở: {shown}."


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else words[:39].rstrip() + "…"


def _styled(element: Element, name: str, style: str) -> None:
    """Give a run (``rStyle``) or paragraph (``pStyle``) its style; none where the file knows no styles."""
    if style:
        properties = etree.SubElement(element, w("rPr" if name == "rStyle" else "pPr"))
        etree.SubElement(properties, w(name), {w("val"): style})


@dataclass(frozen=True, slots=True)
class _Styles:
    """The ids of the two styles of comments in the file; empty where it has no styles at all."""

    reference: str = ""
    text: str = ""

    @classmethod
    def of(cls, file: EditableFile) -> _Styles:
        """The file's own, whatever their ids; they are added where it has none."""
        part = file.related("styles")
        if not part:
            return cls()
        styles = list(file.package.xml(part).iterchildren(w("style")))
        known = {value(style, "name").casefold(): style.get(w("styleId"), "") for style in styles}
        taken = {style.get(w("styleId"), "").casefold() for style in styles}
        found = {}
        for meaning, (wanted, kind, settings) in _STYLES.items():
            free = next(name for name in _numbered(wanted) if name.casefold() not in taken)
            if not known.get(meaning):
                file.root(part).append(_style(meaning, free, kind, settings))
            found[meaning] = known.get(meaning) or free
        return cls(found["annotation reference"], found["annotation text"])


def _numbered(name: str) -> Iterator[str]:
    """`name`, then with a number behind it."""
    yield name
    yield from (f"{name}{number}" for number in count(1))


def _style(name: str, identifier: str, kind: str, settings: dict[str, dict[str, str]]) -> Element:
    style = etree.Element(w("style"), {w("type"): kind, w("styleId"): identifier})
    etree.SubElement(style, w("name"), {w("val"): name})
    etree.SubElement(style, w("uiPriority"), {w("val"): "99"})
    etree.SubElement(style, w("semiHidden"))
    etree.SubElement(style, w("unhideWhenUsed"))
    for group, values in settings.items():
        properties = etree.SubElement(style, w(group))
        for key, given in values.items():
            etree.SubElement(properties, w(key), {w("val"): given})
    return style
