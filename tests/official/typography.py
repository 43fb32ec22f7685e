"""The rules about the file itself: section settings and the effective look of every component (HD 05, Phụ lục 2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from tests.official.paper import CHAIR, CLERK, GREETING, HYPHENS, ROLES, SECTION, TITLE, TYPES, Paper
from tests.official.word import Paragraph, Section, cells, has_fixed_height, may_split, repeats_as_header, rows, w

Faults = list[str]

A4 = (11906, 16838)
MARGINS = {"top": 1134, "bottom": 1134, "left": 1701, "right": 850}


def section_settings(paper: Paper) -> Faults:
    """IV.3, IV.4: A4; margins 20, 20, 30, 15 mm, on a landscape page too; landscape only where there is a table."""
    return [f for section in paper.word.sections for f in _section_faults(section, has_table=bool(paper.data_tables))]


def _section_faults(section: Section, *, has_table: bool) -> Faults:
    landscape = section.orientation == "landscape"
    faults = []
    wanted = A4[::-1] if landscape else A4
    if not _near((section.width, section.height), wanted, 1):
        faults.append(f"paper is {section.width} x {section.height} twips, not {wanted[0]} x {wanted[1]}")
    if landscape and not has_table:
        faults.append("landscape without a table")
    found = {side: section.margins.get(side, 0) for side in MARGINS}
    if not _near(found.values(), MARGINS.values(), 1):
        faults.append(f"margins are {found}, not {MARGINS}")
    if section.margins.get("gutter", 0):
        faults.append(f"a gutter of {section.margins['gutter']} twips is added to the margin")
    return faults


def _near(found: Iterable[int], wanted: Iterable[int], tolerance: int) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(found, wanted, strict=True))


def page_number_field(paper: Paper) -> Faults:
    """IV.5.1, row 15: Arabic, 14 upright, centred, 10 mm from the top edge, not on page 1, nowhere else."""
    faults = []
    for section in paper.word.sections:
        if abs(section.margins.get("header", 0) - 567) > 1:
            faults.append(f"the header stands {section.margins.get('header', 0)} twips from the edge, not 567 (10 mm)")
        if not section.title_page:
            faults.append("page 1 is not set apart (titlePg), so it would show its number")
        faults += _header_faults(section)
        if any(
            "PAGE" in codes for kind, codes in section.fields.items() if kind not in {"header default", "header even"}
        ):
            faults.append(f"a page number stands elsewhere: {section.fields}")
    if paper.word.settings.find(w("evenAndOddHeaders")) is not None:
        faults += [
            "even pages show no number" for s in paper.word.sections if "PAGE" not in s.fields.get("header even", "")
        ]
    return faults


def _header_faults(section: Section) -> Faults:
    if "PAGE" not in section.fields.get("header default", ""):
        return [f"no PAGE field in the header of pages 2 and on: {section.fields}"]
    faults = []
    for paragraph in section.headers["default"]:
        faults += looks(paragraph, "the page number", Look(sizes=(14, 14), align="center"))
        if paragraph.left or paragraph.right or paragraph.first_line:
            faults.append("the page number is indented, so it is not centred on the text")
    return faults


def own_page_numbers(paper: Paper) -> Faults:
    """IV.5.2: the pages of an appendix are numbered separately, so its section starts again at 1."""
    if not paper.is_annex or (len(paper.word.sections) == 1 and paper.word.sections[0].restart in (None, "1")):
        return []
    return [f"a section starts at page {s.restart}" for s in paper.word.sections if s.restart != "1"]


def one_typeface(paper: Paper) -> Faults:
    """IV.1: Times New Roman, black, for everything that is written; nothing struck out, raised or shaded."""
    faults = []
    in_headers = [p for s in paper.word.sections for kind in s.headers.values() for p in kind]
    for paragraph in (*paper.word.paragraphs, *in_headers):
        for run in paragraph.seen:
            if run.fonts != {"Times New Roman"}:
                faults.append(f"{quoted(run.text)} is in {', '.join(sorted(run.fonts))}")
            if run.color not in ("auto", "000000"):
                faults.append(f"{quoted(run.text)} has the colour {run.color}")
            if run.decorated:
                faults.append(f"{quoted(run.text)} is struck out, raised, stretched, hidden or shaded")
    return faults


def composed_letters(paper: Paper) -> Faults:
    """IV.1: TCVN 6909:2001, stored composed (NFC), in every part of the file."""
    faults = []
    for name, data in paper.word.parts.items():
        if name.endswith((".xml", ".rels")):
            text = "".join(str(t) for t in etree.fromstring(data).itertext())
            faults += [
                f"{name}: {quoted(word)} is not NFC"
                for word in text.split()
                if not unicodedata.is_normalized("NFC", word)
            ]
    return faults


@dataclass(frozen=True)
class Look:
    """What Phụ lục 2 asks of one component; `bold` None leaves the weight free."""

    sizes: tuple[float, float]
    bold: bool | None = False
    italic: bool = False
    underline: str = "none"
    align: str | None = None
    capitals: bool = False


def looks(paragraph: Paragraph, what: str, wanted: Look) -> Faults:
    """Faults in the look of one component."""
    faults = []
    for run in paragraph.seen:
        said = f"{what} {quoted(run.text)}"
        if not wanted.sizes[0] <= run.size <= wanted.sizes[1]:
            sizes = "–".join(f"{size:g}" for size in dict.fromkeys(wanted.sizes))
            faults.append(f"{said} is {run.size:g} pt, not {sizes}")
        if wanted.bold is not None and run.bold != wanted.bold:
            faults.append(f"{said} is {'bold' if run.bold else 'not bold'}")
        if run.italic != wanted.italic:
            faults.append(f"{said} is {'italic' if run.italic else 'not italic'}")
        if run.underline != wanted.underline:
            faults.append(f"{said} has the underline {run.underline}, not {wanted.underline}")
    if wanted.capitals and paragraph.text != paragraph.text.upper():
        faults.append(f"{what} {quoted(paragraph.text)} is not in capitals")
    if wanted.align and paragraph.alignment != wanted.align:
        faults.append(f"{what} {quoted(paragraph.text)} is set {paragraph.alignment}, not {wanted.align}")
    return faults


def title_and_issuer(paper: Paper) -> Faults:
    """Rows 1, 2a, 2b, 2c (I.1, I.2): title 15 bold capitals right; superior 14, issuer 14 bold, `*`, left."""
    if paper.is_annex and paper.head_table is None:
        return []
    left, right = paper.head_left, paper.head_right
    if not right or right[0].text.strip() != TITLE:
        return [f"the right side does not begin with {TITLE}"]
    faults = looks(right[0], "the title", Look(sizes=(15, 15), bold=True, align="center", capitals=True))
    texts = [p.text.strip() for p in left]
    if "*" not in texts or texts.index("*") < 2:
        return [*faults, f"the left side is not superior, issuer, *: {texts}"]
    star = texts.index("*")
    faults += looks(left[0], "the superior body", Look(sizes=(14, 14), align="center", capitals=True))
    for issuer in left[1:star]:
        faults += looks(issuer, "the issuer", Look(sizes=(14, 14), bold=True, align="center", capitals=True))
    return faults + looks(left[star], "the star", Look(sizes=(10, 16), bold=None, align="center"))


def number_draft_and_date(paper: Paper) -> Faults:
    """Rows 3, 4, 11b: number 14 upright; place and date 14 italic; draft mark 14 italic."""
    faults = []
    for paragraph in (*paper.head_left, *paper.head_right):
        text = paragraph.text.strip()
        if text.startswith("Số"):
            faults += looks(paragraph, "the number", Look(sizes=(14, 14), align="center"))
        elif text.startswith("Dự thảo"):
            faults += looks(paragraph, "the draft mark", Look(sizes=(14, 14), italic=True, align="center"))
        elif "ngày" in text:
            faults += looks(paragraph, "the date", Look(sizes=(14, 14), italic=True, align="center"))
    return faults


def type_and_subject(paper: Paper) -> Faults:
    """Rows 5a, 5a' (I.5): type 15–16 bold capitals; trích yếu 14–15 bold; both centred on the page; five hyphens."""
    if not paper.caption or paper.hyphens is None:
        return ["no type and trích yếu above a line of hyphens"]
    faults = []
    if paper.caption[0].text.strip() != TYPES[paper.kind]:
        faults.append(f"the document is headed {quoted(paper.caption[0].text)}, not {TYPES[paper.kind]}")
    if not paper.is_annex:
        faults += looks(paper.caption[0], "the type", Look(sizes=(15, 16), bold=True, align="center", capitals=True))
        for subject in paper.caption[1:]:
            faults += looks(subject, "the trích yếu", Look(sizes=(14, 15), bold=True, align="center"))
    faults += looks(paper.hyphens, "the line of hyphens", Look(sizes=(12, 16), bold=None, align="center"))
    if paper.hyphens.text.strip() != HYPHENS:
        faults.append(f"{len(paper.hyphens.text.strip())} hyphens under the trích yếu, not five")
    for paragraph in (*paper.caption, paper.hyphens):
        if paragraph.first_line or paragraph.left != paragraph.right or paragraph.alignment != "center":
            faults.append(f"{quoted(paragraph.text)} is not centred on the text width")
    return faults


def body_text(paper: Paper) -> Faults:
    """Row 6 (I.6.2): 14–15 upright in one size, justified, first line 10 mm, 6 pt apart, lines exactly 18–22 pt."""
    faults = []
    sizes = sorted({run.size for p in paper.body for run in p.seen})
    if len(sizes) > 1:
        faults.append(f"the content is in several sizes: {sizes}")
    for paragraph in paper.body:
        said = quoted(paragraph.text)
        faults += looks(
            paragraph, "the text", Look(sizes=(14, 15), bold=bool(SECTION.match(paragraph.text)), align="both")
        )
        if abs(paragraph.first_line - 567) > 10 or paragraph.left or paragraph.right:
            faults.append(f"{said}: first line {paragraph.first_line} twips, sides {paragraph.left}, {paragraph.right}")
        if paragraph.line_rule != "exact" or not 360 <= paragraph.line <= 440:
            faults.append(f"{said}: line spacing {paragraph.line_rule} {paragraph.line / 20:g}, not exactly 18–22 pt")
        if paragraph.contextual:
            faults.append(f"{said}: no space between paragraphs of one style")
    for above, below in zip(paper.body, paper.body[1:], strict=False):
        if above.element.getnext() is below.element and max(above.after, below.before) < 120:
            faults.append(f"{quoted(below.text)}: {max(above.after, below.before) / 20:g} pt above it, not 6")
    return faults


def greeting(paper: Paper) -> Faults:
    """Row 9b: “Kính mời:” 14 italic, as Kính gửi; who is meant 14–15 upright; in the middle of the page."""
    faults = []
    for paragraph in paper.greeting:
        for run in paragraph.seen:
            is_label = run.text.strip().startswith(GREETING)
            if run.italic != is_label or run.bold or not 14 <= run.size <= (14 if is_label else 15):
                faults.append(f"{quoted(run.text)} is {run.size:g} pt, {'italic' if run.italic else 'upright'}")
        if paragraph.alignment != "center" or paragraph.first_line or paragraph.left != paragraph.right:
            faults.append(f"{quoted(paragraph.text)} is set {paragraph.alignment}, not in the middle")
    return faults


def headings_stay_with_their_text(paper: Paper) -> Faults:
    """Good typesetting: what opens something (I- …, 1. … without a mark, … :) carries "keep with next"."""
    opening = [
        p for p in paper.body if SECTION.match(p.text) or p.text.strip()[-1:] == ":" or p.text.strip()[-1].isalnum()
    ]
    return [f"{quoted(p.text)} may be left behind" for p in opening if not p.keep_next]


def signature(paper: Paper) -> Faults:
    """Rows 7a, 7a', 7b (I.7.1): T/M 14 bold capitals, office 14 capitals not bold, name 14 bold, right side."""
    if paper.is_annex or paper.is_minutes:
        return []
    block = paper.foot_right
    if len(block) != 3:
        return [f"the signature block is {[p.text for p in block]}, not capacity, office, name"]
    faults = looks(block[0], "the capacity", Look(sizes=(14, 14), bold=True, align="center", capitals=True))
    faults += looks(block[1], "the office", Look(sizes=(14, 14), align="center", capitals=True))
    faults += looks(block[2], "the name", Look(sizes=(14, 14), bold=True, align="center"))
    if block[1].text.strip() not in ROLES:
        faults.append(f"the office is {quoted(block[1].text)}, not one of {ROLES}")
    return faults


def signatures_of_minutes(paper: Paper) -> Faults:
    """I.7.1.4.e: left NGƯỜI GHI BIÊN BẢN, right CHỦ TRÌ HỘI NGHỊ, each with a name; no T/M, no THƯ KÝ."""
    if not paper.is_minutes:
        return []
    faults = []
    for heading, block in ((CLERK, paper.foot_left), (CHAIR, paper.foot_right)):
        if len(block) != 2 or block[0].text.strip() != heading:
            faults.append(f"the block is {[p.text for p in block]}, not {heading} and a name")
            continue
        faults += looks(block[0], "the heading", Look(sizes=(14, 14), bold=None, align="center", capitals=True))
        faults += looks(block[1], "the name", Look(sizes=(14, 14), bold=True, align="center"))
    return faults


def recipients(paper: Paper) -> Faults:
    """Rows 9a, 9a' (I.9): "Nơi nhận:" 14 upright underlined, the list 12 upright, left side."""
    if paper.is_annex or paper.is_minutes:
        return []
    if not paper.foot_left or paper.foot_left[0].text.strip() != "Nơi nhận:":
        return [f"the left side is {[p.text for p in paper.foot_left]}, not Nơi nhận"]
    faults = looks(paper.foot_left[0], "the heading", Look(sizes=(14, 14), underline="single", align="left"))
    for line in paper.foot_left[1:]:
        faults += looks(line, "the recipient", Look(sizes=(12, 12)))
        if line.alignment not in ("left", "both"):
            faults.append(f"the recipient {quoted(line.text)} is set {line.alignment}")
    return faults


LONG_ROW = 7  # lines, as many as a sixth of a page: a longer row kept whole may leave half a page empty


def lines_of(row: etree._Element) -> float:
    """About how many lines of 13 pt a row takes; five letters take a centimetre."""
    found = [0.0]
    for cell in cells(row):
        width = int(next(cell.iter(w("tcW"))).get(w("w"), "0"))
        texts = ["".join(text.text or "" for text in line.iter(w("t"))) for line in cell.iter(w("p"))]
        found.append(sum(max(1.0, len(text) / (5 * width / 567)) for text in texts))
    return max(found)


def tables(paper: Paper) -> Faults:
    """IV.4.3 and good typesetting: the head row repeats, rows do not split, no row cuts its text, none is too wide."""
    faults = []
    for number, table in enumerate(paper.data_tables, start=1):
        lines = rows(table)
        if not repeats_as_header(lines[0]):
            faults.append(f"table {number}: the head row is not repeated on the next page")
        for index, row in enumerate(lines):
            if may_split(row) and lines_of(row) < LONG_ROW:
                faults.append(f"table {number}, row {index + 1} may split over pages")
            if has_fixed_height(row):
                faults.append(f"table {number}, row {index + 1} has a fixed height that cuts its text")
            if len(cells(row)) == 0:
                faults.append(f"table {number}, row {index + 1} has no cell")
        if empty := [i + 1 for i, row in enumerate(lines[1:], 1) if not "".join(map(str, row.itertext())).strip()]:
            faults.append(f"table {number}: empty rows {empty}")
    return faults


def quoted(text: str) -> str:
    """The beginning of `text`, for a message."""
    text = " ".join(text.split())
    return f"“{text if len(text) <= 50 else text[:47] + '…'}”"
