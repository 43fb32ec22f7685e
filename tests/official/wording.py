"""The rules about what is written: numbers, dates, endings, marks that are not the Party's, traces of the template."""

from __future__ import annotations

import re
from typing import Any

from tests.official.paper import GREETING, OF_A_COMMUNE, SECTION, SYMBOLS, Paper
from tests.official.typography import quoted
from tests.official.word import Paragraph

Faults = list[str]

ROOM = " \u00a0\u2002\u2003"  # what a template may leave a hole with
MONTH = "(?:01|02|[3-9]|1[0-2])"
DAY = "(?:0[1-9]|[12][0-9]|3[01])"
LONG_DATE = re.compile(rf"(?P<place>\S.*), ngày (?:{DAY}|[{ROOM}]{{3,}}) tháng {MONTH} năm \d{{4}}")
REFERENCE = (
    rf"\(Kèm theo (?:dự thảo \S.*|\S.* số (?:\d{{2,}}|[{ROOM}]{{3,}})-[A-ZĐ][A-Za-zĐ]*/CB, "
    rf"ngày (?:{DAY}/{MONTH}/\d{{4}}|{DAY} tháng {MONTH} năm \d{{4}}|[{ROOM}]{{3,}}.*)) của \S.*\)"
)
ANY_LONG_DATE = re.compile(r"ngày\s+(\d+)\s+tháng\s+(\d+)")
SHORT_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
LETTERS = "abcdđeghiklmnopqrstuvxy"

FOREIGN = {
    "./.": "a state paper's ending",
    "Số:": "a colon after Số (I.3)",
    "TM.": "authority with a dot (I.7)",
    "T.M": "authority with a dot (I.7)",
    "KT.": "authority with a dot (I.7)",
    "K/T": "K/T is only for offices headed by one person (I.7.1.1)",
    "V/v": "V/v instead of về việc (row 5b)",
    "CỘNG HÒA XÃ HỘI": "the state's quốc hiệu",
    "CỘNG HOÀ XÃ HỘI": "the state's quốc hiệu",
    "Độc lập - Tự do": "the state's tiêu ngữ",
    "Lưu: VT": "a state paper's archive line (I.9)",
    "Lưu VT": "a state paper's archive line (I.9)",
    "BÍ THƯ CHI BỘ": "an office written with the body (I.7)",
}
LEFTOVERS = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#|#\}|\bNone\b|\bundefined\b|\bnan\b|……|\.{4,}|<[a-z]+>|\[\]|\bTrue\b|\bFalse\b"
)
DOUBLED = re.compile(r"[.,;:!?]\s*[.,;:]")
SPACED = re.compile(r"\s[.,;:!?)](?:\s|$)|\(\s|\s\)")


def number_line(paper: Paper) -> Faults:
    """I.3: `Số 05-NQ/CB`: no colon, two digits at least, no spaces; a draft has room for the number; one line only."""
    numbers = [p.text.strip() for p in paper.head_left if p.text.strip().startswith("Số")]
    if paper.is_annex:
        return []
    number = _issuance(paper).get("number")
    if paper.kind not in SYMBOLS or (paper.is_minutes and number is None):
        return [f"a paper without a number prints {numbers}"] if numbers else []
    if len(numbers) != 1:
        return [f"number lines: {numbers}, not one"]
    is_open = paper.state == "draft" or number is None
    written = f"[{ROOM}]{{4,}}" if is_open else r"(?:0[1-9]|[1-9]\d+)"
    symbol = f"{SYMBOLS[paper.kind]}/{'ĐU' if paper.kind in OF_A_COMMUNE else 'CB'}"
    if not re.fullmatch(rf"Số {written}-{symbol}", numbers[0]):
        return [f"the number is {numbers[0]!r}, not like “Số {'     ' if is_open else '05'}-{symbol}”"]
    if number is not None and not is_open and numbers[0] != f"Số {int(number):02d}-{SYMBOLS[paper.kind]}/CB":
        return [f"the number is {numbers[0]!r}, but the dossier has {number}"]
    return []


def order_of_the_left_side(paper: Paper) -> Faults:
    """I.2, I.3, II.4.2: ĐẢNG BỘ …, issuer, `*`, number, and under it "Dự thảo lần N" of drafts only."""
    if paper.is_annex and paper.head_table is None:
        return []
    texts = [p.text.strip() for p in paper.head_left]
    faults = []
    if not texts or not texts[0].startswith("ĐẢNG BỘ "):
        faults.append(f"the first line is {texts[:1]}, not ĐẢNG BỘ …")
    after_star = texts[texts.index("*") + 1 :] if "*" in texts else texts
    marks = [text for text in after_star if not text.startswith("Số")]
    if paper.state == "draft":
        wanted = f"Dự thảo lần {_issuance(paper).get('draft_no')}"
        if marks != [wanted] or after_star[-1] != wanted:
            faults.append(f"under the number of a draft stands {marks}, not {wanted}")
    elif marks:
        faults.append(f"under the number stands {marks}")
    return faults


def place_and_date(paper: Paper) -> Faults:
    """I.4: `Hua La, ngày 05 tháng 3 năm 2026`: a zero for days below 10 and months below 3, the place of the cell."""
    if paper.is_annex and paper.head_table is None:
        return []
    dates = [p.text.strip() for p in paper.head_right if "ngày" in p.text]
    if len(dates) != 1 or len(paper.head_right) != 2:
        return [f"under the title stands {[p.text for p in paper.head_right[1:]]}, not one place and date"]
    found = LONG_DATE.fullmatch(dates[0])
    if not found:
        return [f"the place and date are {dates[0]!r}"]
    place = paper.dossier["org"]["place_name"]
    return [] if found["place"] == place else [f"the place is {found['place']!r}, not {place!r}"]


def dates_in_the_text(paper: Paper) -> Faults:
    """I.4: the zero rule in running text too: 09/01/2026, 27/5/2026."""
    faults = []
    for paragraph in paper.word.paragraphs:
        for day, month, _ in SHORT_DATE.findall(paragraph.text):
            if not (re.fullmatch(DAY, day) and re.fullmatch(MONTH, month)):
                faults.append(f"the date {day}/{month} in {quoted(paragraph.text)}")
        for day, month in ANY_LONG_DATE.findall(paragraph.text):
            if not (re.fullmatch(DAY, day) and re.fullmatch(MONTH, month)):
                faults.append(f"the date ngày {day} tháng {month} in {quoted(paragraph.text)}")
    return faults


def subject_begins_small(paper: Paper) -> Faults:
    """Row 5a', I.5: the trích yếu begins with a small letter, as in HD 05's own examples."""
    if paper.is_annex:
        return []
    if len(paper.caption) < 2:
        return ["no trích yếu under the type"]
    subject = paper.caption[1].text.strip()
    return [] if subject[:1].islower() else [f"the trích yếu {quoted(subject)} does not begin with a small letter"]


def reference_of_an_appendix(paper: Paper) -> Faults:
    """II.1: PHỤ LỤC, the title, then `(Kèm theo <type> số …, ngày … của …)`; a draft has no number yet."""
    if not paper.is_annex:
        return []
    texts = [p.text.strip() for p in paper.caption]
    if len(texts) < 3 or not re.fullmatch(r"PHỤ LỤC(?: \d+)?", texts[0]):
        return [f"the appendix is headed {texts}, not PHỤ LỤC, title, reference"]
    return [] if re.fullmatch(REFERENCE, texts[-1]) else [f"the reference is {texts[-1]!r}"]


def endings(paper: Paper) -> Faults:
    """I.6.2.2: the text ends with a full stop."""
    last = paper.body[-1].text.strip() if paper.body else ""
    return [] if last.endswith(".") and not last.endswith("..") else [f"the text ends {quoted(last[-40:])}"]


def grounds(paper: Paper) -> Faults:
    """I.6.2.3: each căn cứ a paragraph with "- " before it, ";" behind, "." behind the last."""
    named = [p for p in paper.body if re.match(r"(?:- )?Căn cứ ", p.text)]
    if named and named != paper.body[: len(named)]:
        return ["the căn cứ do not stand together under the trích yếu"]
    faults = [f"{quoted(p.text)} has no leading hyphen" for p in named if not p.text.startswith("- ")]
    for paragraph in named:
        wanted = "." if paragraph is named[-1] else ";"
        if not paragraph.text.endswith(wanted):
            faults.append(f"the căn cứ {quoted(paragraph.text[-40:])} does not end with {wanted}")
    listed = [
        ground
        for ground in _issuance(paper).get("grounds", [])
        if paper.state != "draft" or "biểu quyết" not in ground  # a draft cannot rest on a vote that is still to come
    ]
    if len(named) < len(listed):
        faults.append(f"{len(named)} căn cứ printed, {len(listed)} in the dossier")
    return faults


def recipients_list(paper: Paper) -> Faults:
    """I.9: "- …;" on a line each, the last is "- Lưu Chi bộ."."""
    if paper.is_annex or paper.is_minutes:
        return []
    lines = [p.text.strip() for p in paper.foot_left[1:]]
    faults = [
        f"the recipient {quoted(line)} is not “- …;”" for line in lines[:-1] if not re.fullmatch(r"- \S.*[^;.,];", line)
    ]
    archive = "- Lưu Văn phòng Đảng uỷ." if paper.kind in OF_A_COMMUNE else "- Lưu Chi bộ."
    if not lines or lines[-1] != archive:
        faults.append(f"the last recipient is {lines[-1:]}, not “{archive}”")
    return faults


def capacity(paper: Paper) -> Faults:
    """I.7.1.4.b.iv: a cell signs T/M CHI BỘ; the name stands without titles."""
    if paper.is_annex or paper.is_minutes or not paper.foot_right:
        return []
    block = [p.text.strip() for p in paper.foot_right]
    wanted = "T/M BAN THƯỜNG VỤ" if paper.kind in OF_A_COMMUNE else "T/M CHI BỘ"
    faults = [] if block[0] == wanted else [f"the capacity is {quoted(block[0])}, not {wanted}"]
    if re.match(r"(?:ThS|TS|PGS|GS|Đồng chí|Đ/c|Ông|Bà|Đại tá|Trung tá|Thiếu tá)\b", block[-1]):
        faults.append(f"the name {quoted(block[-1])} carries a title")
    return faults


def greeting(paper: Paper) -> Faults:
    """I.9, row 9b: an invitation says once whom it is for; Kính gửi, Kính trình are for công văn and tờ trình only."""
    faults = [f"{quoted(p.text)} in this type" for p in paper.free if re.match(r"Kính (?:gửi|trình)", p.text.strip())]
    wanted = int(paper.kind == "invitation")
    if len(paper.greeting) != wanted:
        faults.append(f"{len(paper.greeting)} times “{GREETING}”, not {wanted}")
    return faults


def nothing_of_state_papers(paper: Paper) -> Faults:
    """Section 6 of official-format.md: no marks of Nghị định 30 and no wrong authority."""
    written = [p.text for p in paper.word.paragraphs]
    return [f"{mark!r} ({why}) in {quoted(text)}" for text in written for mark, why in FOREIGN.items() if mark in text]


def headings_count_up(paper: Paper) -> Faults:
    """Rows 6.5, 6.6 and I.6: I-, II-; below them 1., 2.; below them a), b), c), d), đ), each from the beginning."""
    faults, section, clause, letter = [], 0, 0, 0
    for paragraph in paper.body:
        mark = paragraph.text.strip().split(" ", 1)[0]
        if SECTION.match(paragraph.text):
            section, clause, letter = section + 1, 0, 0
            wanted = f"{ROMAN[section - 1]}-"
            if not paragraph.text.split("- ", 1)[1][:1].isupper():
                faults.append(f"the heading {quoted(paragraph.text)} is not in capitals")
        elif re.fullmatch(r"\d+[.)]", mark):
            clause, letter = clause + 1, 0
            wanted = f"{clause}."
        elif re.fullmatch(r"[a-zđ][.)]", mark):
            letter += 1
            wanted = f"{LETTERS[letter - 1]})"
        else:
            continue
        if mark != wanted:
            faults.append(f"{quoted(paragraph.text)} should begin with {wanted}")
    return faults


def traces_of_the_template(paper: Paper) -> Faults:
    """Nothing of the template is left: tags, None, dotted lines to fill in."""
    return [f"{found[0]!r} in {quoted(p.text)}" for p in paper.word.paragraphs if (found := LEFTOVERS.search(p.text))]


def spaces_and_marks(paper: Paper) -> Faults:
    """No doubled space (but for the room in a number or a date), no doubled mark, no space before a mark."""
    faults = []
    for paragraph in paper.word.paragraphs:
        text = paragraph.text
        if re.search(r"\s\s", text) and not _has_room(paper, paragraph):
            faults.append(f"doubled space in {quoted(text)}")
        if text != text.strip():
            faults.append(f"space before or behind {quoted(text)}")
        if found := DOUBLED.search(text) or SPACED.search(text):
            faults.append(f"{found[0]!r} in {quoted(text)}")
    return faults


def no_forced_line_ends(paper: Paper) -> Faults:
    """Each line of a text is a paragraph of its own: a line end inside a justified paragraph stretches its words."""
    return [
        f"a line end or a tab inside {quoted(p.text)}" for p in paper.word.paragraphs if re.search(r"[\n\t]", p.text)
    ]


def _has_room(paper: Paper, paragraph: Paragraph) -> bool:
    """Whether this is the number or the date of a paper that waits for them to be written by hand."""
    room = rf"Số [{ROOM}]{{4,}}-\S+|\(?.*ngày [{ROOM}]{{3,}}(?:tháng \S+ năm \d{{4}})?.*\)?"
    return not re.search(r"\S\s\s", re.sub(rf"(?:Số|số|ngày)[{ROOM}]+", "", paragraph.text)) and bool(
        re.fullmatch(room, paragraph.text.strip())
    )


def _issuance(paper: Paper) -> dict[str, Any]:
    found: dict[str, Any] = paper.dossier.get("issuance", {}).get(paper.kind, {})
    return found
