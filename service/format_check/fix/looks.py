"""What is mended in the look of letters and paragraphs: direct formatting at the places found, nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from service.format_check.fix.xml_edit import part_run, properties, put
from service.format_check.hd05_values import BODY_SIZES, FONT, HD05, LOOKS, Look, twips
from service.format_check.report import FormatFinding, Spot
from service.format_check.word.model import Element, Paragraph, Run, WordFile

Mender = Callable[["Desk", FormatFinding], bool]

_UPRIGHT = Look(sizes=())  # any size: the size of the content has a rule of its own
_LOOKS = {
    "title-look": LOOKS["title"],
    "superior-look": LOOKS["superior"],
    "issuer-look": LOOKS["issuer"],
    "number-look": LOOKS["number"],
    "draft-look": LOOKS["draft"],
    "date-look": LOOKS["place_date"],
    "scope-look": LOOKS["scope"],
    "urgency-look": LOOKS["urgency"],
    "type-look": LOOKS["type"],
    "subject-look": LOOKS["subject"],
    "letter-subject-look": LOOKS["letter_subject"],
    "addressee-look": LOOKS["addressee"],
    "heading-look": LOOKS["heading"],
    "capacity-look": LOOKS["capacity"],
    "role-look": LOOKS["role"],
    "signer-look": LOOKS["signer"],
    "recipients-heading-look": LOOKS["recipients_title"],
    "recipients-look": LOOKS["recipient"],
    "drafter-mark": LOOKS["drafter"],
    "contact-look": LOOKS["contact"],
    "grounds-look": _UPRIGHT,
    "body-look": _UPRIGHT,
}
_BODY = HD05["style"]["body"]
FIRST_LINE = twips(_BODY["first_line"])
AFTER, LINE = 20 * _BODY["after"], 20 * _BODY["line"]


class Desk:
    """A file while it is mended: its paragraphs by place, and the runs of each as they were parted so far."""

    def __init__(self, word: WordFile) -> None:
        self.word = word
        self.touched: set[str] = set()  # parts
        stories = (*word.paragraphs, *word.headers_and_footers, *word.notes)
        self._paragraphs = {(one.part, one.number): one for one in stories}
        self._parted: dict[Element, list[tuple[Element, int, Run]]] = {}

    def paragraph(self, spot: Spot) -> Paragraph | None:
        """The paragraph of a spot; None for one of a whole part."""
        return self._paragraphs.get((spot.part, spot.paragraph))

    def spots(self, finding: FormatFinding) -> Iterator[tuple[Paragraph, Spot]]:
        """The paragraphs that a finding names, each with its spot; every paragraph where it names the whole file."""
        named = [spot for spot in finding.spots if spot.paragraph]
        for spot in named or [Spot(*place) for place in self._paragraphs]:
            if paragraph := self.paragraph(spot):
                yield paragraph, spot

    def runs(self, paragraph: Paragraph, spot: Spot) -> Iterator[tuple[Element, Run]]:
        """The runs of a spot that print something, parted at its ends; the look of each as it was read."""
        whole = spot.start == spot.end
        start, end = (0, len(paragraph.text)) if whole else (spot.start, spot.end)
        held = self._parted.setdefault(paragraph.element, [(run.element, run.start, run) for run in paragraph.runs])
        for border in (start, end):
            for place, (element, begin, run) in enumerate(held):
                following = held[place + 1][1] if place + 1 < len(held) else len(paragraph.text)
                if begin < border < following:
                    held.insert(place + 1, (part_run(element, border - begin), border, run))
                    break
        for element, begin, run in held:
            if start <= begin < end and run.is_seen:
                yield element, run


# ------------------------------------------------------------------------------------------------- letters


def _dress(element: Element, run: Run, look: Look) -> bool:
    """Give one run what `look` wants and it has not; whether anything changed."""
    wanted: list[tuple[str, dict[str, object]]] = []
    if look.sizes and not min(look.sizes) <= run.size <= max(look.sizes):
        half = round(2 * min(look.sizes))
        wanted += [("sz", {"val": half}), ("szCs", {"val": half})]
    for tag, is_so, shall in (("b", run.bold, look.bold), ("i", run.italic, look.italic)):
        if is_so != shall:
            wanted += [(tag, {"val": int(shall)}), (f"{tag}Cs", {"val": int(shall)})]
    if (run.underline != "none") != look.underline:
        wanted.append(("u", {"val": "single" if look.underline else "none"}))
    if look.caps and not run.caps and run.text.upper() != run.text:
        wanted.append(("caps", {"val": 1}))
    elif look.caps is False and run.caps:
        wanted.append(("caps", {"val": 0}))
    for tag, attributes in wanted:
        put(properties(element), tag, **attributes)
    return bool(wanted)


def _look(desk: Desk, finding: FormatFinding) -> bool:
    look = _LOOKS[finding.rule]
    return _each_run(desk, finding, lambda element, run: _dress(element, run, look))


def _each_run(desk: Desk, finding: FormatFinding, settle: Callable[[Element, Run], bool]) -> bool:
    """Let `settle` see every run of a finding; whether it changed any."""
    changed = False
    for paragraph, spot in desk.spots(finding):
        for element, run in desk.runs(paragraph, spot):
            if settle(element, run):
                desk.touched.add(paragraph.part)
                changed = True
    return changed


def _body_size(desk: Desk, finding: FormatFinding) -> bool:
    """The size of most of the text where the guidance allows it, else 14."""
    letters: Counter[float] = Counter()
    for paragraph in desk.word.free:
        for run in paragraph.seen:
            letters[run.size] += len(run.text)
    usual = next((size for size, _ in letters.most_common() if size in BODY_SIZES), min(BODY_SIZES))

    def settle(element: Element, run: Run) -> bool:
        if run.size != usual:
            for tag in ("sz", "szCs"):
                put(properties(element), tag, val=round(2 * usual))
        return run.size != usual

    return _each_run(desk, finding, settle)


def _font(desk: Desk, finding: FormatFinding) -> bool:
    themes = dict.fromkeys(("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme", "hint"))

    def settle(element: Element, run: Run) -> bool:
        if run.fonts - {FONT}:
            put(properties(element), "rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT, **themes)
        return bool(run.fonts - {FONT})

    return _each_run(desk, finding, settle)


def _color(desk: Desk, finding: FormatFinding) -> bool:
    return _each_run(desk, finding, _blacken)


def _blacken(element: Element, run: Run) -> bool:
    if run.color != "auto":
        put(properties(element), "color", val="auto", themeColor=None, themeTint=None, themeShade=None)
    if run.highlight != "none":
        put(properties(element), "highlight", val="none")
        put(properties(element), "shd", val="clear", color="auto", fill="auto", themeFill=None, themeFillTint=None)
    return run.color != "auto" or run.highlight != "none"


# ------------------------------------------------------------------------------------------------- paragraphs


def centre(paragraph: Paragraph) -> None:
    """Centred, on the whole width of its column."""
    own = properties(paragraph.element)
    put(own, "jc", val="center")
    if paragraph.left or paragraph.right or paragraph.first_line:
        _indent(own, 0)


def _indent(own: Element, first: int) -> None:
    letters = dict.fromkeys(("leftChars", "rightChars", "firstLineChars", "hangingChars", "startChars", "endChars"))
    put(own, "ind", left=0, right=0, firstLine=first, hanging=None, start=None, end=None, **letters)


def _centred(paragraph: Paragraph) -> None:
    if "\t" not in paragraph.text:  # columns made with tabs have no middle of their own
        centre(paragraph)


def _both(paragraph: Paragraph) -> None:
    put(properties(paragraph.element), "jc", val="both")


def _first_line(paragraph: Paragraph) -> None:
    _indent(properties(paragraph.element), FIRST_LINE)


def _apart(paragraph: Paragraph) -> None:
    own = properties(paragraph.element)
    put(own, "spacing", after=AFTER, afterLines=None, afterAutospacing=None)
    if paragraph.contextual:
        put(own, "contextualSpacing", val=0)


def _exact(paragraph: Paragraph) -> None:
    put(properties(paragraph.element), "spacing", line=LINE, lineRule="exact")


def _each(settle: Callable[[Paragraph], None]) -> Mender:
    def mend(desk: Desk, finding: FormatFinding) -> bool:
        changed = False
        for spot in finding.spots:
            if paragraph := desk.paragraph(spot):
                settle(paragraph)
                desk.touched.add(paragraph.part)
                changed = True
        return changed

    return mend


def _both_of(first: Mender, second: Mender) -> Mender:
    def mend(desk: Desk, finding: FormatFinding) -> bool:
        return first(desk, finding) | second(desk, finding)

    return mend


MENDERS: dict[str, Mender] = {
    **dict.fromkeys(_LOOKS, _look),
    "letter-subject-look": _both_of(_look, _each(_centred)),
    "addressee-look": _both_of(_look, _each(_centred)),
    "body-size": _body_size,
    "body-size-mixed": _body_size,
    "font-name": _font,
    "font-color": _color,
    **dict.fromkeys(("head-align", "type-align", "subject-align", "heading-align"), _each(_centred)),
    "body-align": _each(_both),
    "body-indent": _each(_first_line),
    "body-spacing": _each(_apart),
    "body-line": _each(_exact),
}
