"""How formatting is mended: direct settings at the places that a rule found, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from service.format_check.editable import EditableFile
from service.format_check.hd05_values import STYLES, LetterStyle
from service.format_check.mending.xml_edit import properties, put, split_run
from service.format_check.report import FormatFinding, Spot
from service.format_check.word.model import Element, Paragraph, Run

# Mends what a finding names; False where there is nothing that can be mended without a person.
Reformat = Callable[["Mender", FormatFinding], bool]
UPRIGHT = LetterStyle(sizes=())  # any size: the size of the content has a rule of its own


class Mender:
    """A file while it is mended: its paragraphs by place, and the runs of each as they were split so far."""

    def __init__(self, file: EditableFile) -> None:
        self.file, self.word = file, file.word
        self._paragraphs = {(paragraph.part, paragraph.number): paragraph for paragraph in self.word.all_paragraphs}
        self._split: dict[Element, list[tuple[Element, int, Run]]] = {}

    def paragraph(self, spot: Spot) -> Paragraph | None:
        """The paragraph of a spot; None where the spot is a whole part."""
        return self._paragraphs.get((spot.part, spot.paragraph))

    def spots(self, finding: FormatFinding) -> Iterator[tuple[Paragraph, Spot]]:
        """The paragraphs that a finding names, each with its spot; every paragraph where it names the whole file."""
        named = [spot for spot in finding.spots if spot.paragraph]
        for spot in named or [Spot(*place) for place in self._paragraphs]:
            if paragraph := self.paragraph(spot):
                yield paragraph, spot

    def runs(self, paragraph: Paragraph, spot: Spot) -> Iterator[tuple[Element, Run]]:
        """The runs of a spot that print something, split at its ends; each with its formatting as it was read."""
        whole = spot.start == spot.end
        start, end = (0, len(paragraph.text)) if whole else (spot.start, spot.end)
        pieces = self._split.setdefault(paragraph.element, [(run.element, run.start, run) for run in paragraph.runs])
        for border in (start, end):
            for index, (element, begin, run) in enumerate(pieces):
                following = pieces[index + 1][1] if index + 1 < len(pieces) else len(paragraph.text)
                if begin < border < following:
                    pieces.insert(index + 1, (split_run(element, border - begin), border, run))
                    break
        for element, begin, run in pieces:
            if start <= begin < end and run.is_seen:
                yield element, run


def each_run(change: Callable[[Element, Run], bool]) -> Reformat:
    """Call `change`, which says whether it changed anything, with every run of the finding."""

    def reformat(mender: Mender, finding: FormatFinding) -> bool:
        changed = False
        for paragraph, spot in mender.spots(finding):
            for element, run in mender.runs(paragraph, spot):
                if change(element, run):
                    mender.file.root(paragraph.part)
                    changed = True
        return changed

    return reformat


def restyle(style: LetterStyle | str) -> Reformat:
    """The letters get `style` (or the one of that name)."""
    wanted = STYLES[style] if isinstance(style, str) else style
    return each_run(lambda element, run: _restyle_run(element, run, wanted))


def _restyle_run(element: Element, run: Run, style: LetterStyle) -> bool:
    """Give one run what `style` wants and it has not; whether anything changed."""
    settings: list[tuple[str, object]] = []
    if style.sizes and not min(style.sizes) <= run.size <= max(style.sizes):
        settings += size_settings(min(style.sizes))
    for tag, is_so, wanted in (("b", run.bold, style.bold), ("i", run.italic, style.italic)):
        if is_so != wanted:
            settings += [(tag, int(wanted)), (f"{tag}Cs", int(wanted))]
    if (run.underline != "none") != style.underline:
        settings.append(("u", "single" if style.underline else "none"))
    if style.caps and not run.caps and run.text.upper() != run.text:
        settings.append(("caps", 1))
    elif style.caps is False and run.caps:
        settings.append(("caps", 0))
    for tag, value in settings:
        put(properties(element), tag, val=value)
    return bool(settings)


def size_settings(points: float) -> list[tuple[str, object]]:
    """The two settings of a font size, which Word counts in half points."""
    return [(tag, round(2 * points)) for tag in ("sz", "szCs")]


def each_paragraph(change: Callable[[Paragraph], None]) -> Reformat:
    """Call `change` with every paragraph that the finding names."""

    def reformat(mender: Mender, finding: FormatFinding) -> bool:
        paragraphs = [paragraph for spot in finding.spots if (paragraph := mender.paragraph(spot))]
        for paragraph in paragraphs:
            change(paragraph)
            mender.file.root(paragraph.part)
        return bool(paragraphs)

    return reformat


def both(first: Reformat, second: Reformat) -> Reformat:
    """Both, one after the other."""
    return lambda mender, finding: first(mender, finding) | second(mender, finding)


def centre(paragraph: Paragraph) -> None:
    """Centre it on the whole width of its column."""
    own = properties(paragraph.element)
    put(own, "jc", val="center")
    if paragraph.left or paragraph.right or paragraph.first_line:
        set_indent(own, 0)


def set_indent(paragraph_properties: Element, first_line: int) -> None:
    """No indent but the first line's, in twips."""
    others = (
        "hanging",
        "start",
        "end",
        *(f"{side}Chars" for side in ("left", "right", "firstLine", "hanging", "start", "end")),
    )
    put(paragraph_properties, "ind", left=0, right=0, firstLine=first_line, **dict.fromkeys(others))


@each_paragraph
def centred(paragraph: Paragraph) -> None:
    """Centre a line; columns made with tabs have no middle of their own."""
    if "\t" not in paragraph.text:
        centre(paragraph)
