"""Running text outside tables: letters, alignment, indents, spacing, its end (HD 05, I.6.2; Phụ lục 2, ô 6)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from service.finding import Severity
from service.format_check.components import Components
from service.format_check.hd05_values import (
    BODY_SIZES,
    HD05,
    INDENT,
    INDENT_NEAR,
    LINE,
    SPACING,
    in_millimetres,
    twips,
)
from service.format_check.mending.replacing import end_with
from service.format_check.mending.restyling import (
    UPRIGHT,
    Mender,
    each_paragraph,
    each_run,
    restyle,
    set_indent,
    size_settings,
)
from service.format_check.mending.xml_edit import properties, put
from service.format_check.report import FormatFinding
from service.format_check.rules.checker import Checker, FormatRule, quoted
from service.format_check.rules.headings import headings_of, opens_article
from service.format_check.rules.letter_style import points, sizes_in_words
from service.format_check.word.model import Element, Paragraph, Run

_ONE_LINE = 88  # characters: a longer paragraph runs over two lines at least at 14 points in 165 mm
_SLACK = 2  # twips
_STRAY = 115  # twips, 2 mm: an indent that one sees
_NUMBERED = re.compile(r"(?:[IVX]{1,8}|\d{1,2}(?:\.\d{1,2})*|[A-Za-zđ])\s*[-.)/:]")
_ENDS = re.compile(r"[.!?…][”\"’')\]]*$|[”\"’')\]]\.$|\./?\.?\s*$|\.?/\.$")
_LABEL = re.compile(r"^[\s\d\W]*$")
_SIDES = {"left": "căn trái", "right": "căn phải", "center": "căn giữa"}
_STYLE = HD05["style"]["body"]


def _set_usual_size(mender: Mender, finding: FormatFinding) -> bool:
    """The size of most of the text where the guidance allows it, else 14."""
    letters: Counter[float] = Counter()
    for paragraph in mender.word.free:
        for run in paragraph.seen:
            letters[run.size] += len(run.text)
    usual = next((size for size, _ in letters.most_common() if size in BODY_SIZES), min(BODY_SIZES))

    def change(element: Element, run: Run) -> bool:
        for tag, value in size_settings(usual) if run.size != usual else ():
            put(properties(element), tag, val=value)
        return run.size != usual

    return each_run(change)(mender, finding)


@each_paragraph
def _justify(paragraph: Paragraph) -> None:
    put(properties(paragraph.element), "jc", val="both")


@each_paragraph
def _indent_first_line(paragraph: Paragraph) -> None:
    set_indent(properties(paragraph.element), twips(_STYLE["first_line"]))


@each_paragraph
def _set_apart(paragraph: Paragraph) -> None:
    own = properties(paragraph.element)
    put(own, "spacing", after=20 * _STYLE["after"], afterLines=None, afterAutospacing=None)
    if paragraph.contextual:
        put(own, "contextualSpacing", val=0)


@each_paragraph
def _set_exact_line(paragraph: Paragraph) -> None:
    put(properties(paragraph.element), "spacing", line=20 * _STYLE["line"], lineRule="exact")


BODY_SIZE = FormatRule("body-size", "Phụ lục 2, ô 6", "Cỡ chữ của nội dung", reformat=_set_usual_size).with_advice(
    "Đặt cỡ chữ 14 hoặc 15 cho phần nội dung."
)
BODY_SIZE_MIXED = FormatRule(
    "body-size-mixed", "Phụ lục 2, ô 6", "Nhiều cỡ chữ trong nội dung", Severity.WARNING, reformat=_set_usual_size
).with_advice("Dùng một cỡ chữ (14 hoặc 15) cho cả phần nội dung.")
BODY_LOOK = FormatRule("body-look", "Phụ lục 2, ô 6", "Kiểu chữ của nội dung", reformat=restyle(UPRIGHT)).with_advice(
    "Để chữ đứng, không đậm, không gạch chân; chỉ đề mục mới in đậm."
)
BODY_ALIGN = FormatRule("body-align", "I.6.2; Phụ lục 2, ô 6", "Căn lề của nội dung", reformat=_justify).with_advice(
    "Căn đều hai bên (Ctrl+J)."
)
BODY_INDENT = FormatRule(
    "body-indent", "I.6.2; Phụ lục 2, ô 6", "Thụt đầu dòng", reformat=_indent_first_line
).with_advice("Trong Paragraph, đặt Special: First line 10 mm, Left và Right bằng 0.")
BODY_INDENT_NEAR = FormatRule(
    "body-indent-near",
    "I.6.2; Phụ lục 2, ô 6",
    "Thụt đầu dòng hơi lệch",
    Severity.WARNING,
    reformat=_indent_first_line,
).with_advice("Hướng dẫn ghi “khoảng 10 mm”: trong Paragraph, đặt Special: First line 10 mm.")
BODY_SPACING = FormatRule(
    "body-spacing", "I.6.2; Phụ lục 2, ô 6", "Khoảng cách giữa các đoạn", reformat=_set_apart
).with_advice("Trong Paragraph, đặt Spacing After ít nhất 6 pt.")
BODY_LINE = FormatRule("body-line", "I.6.2; Phụ lục 2, ô 6", "Giãn dòng", reformat=_set_exact_line).with_advice(
    "Trong Paragraph, đặt Line spacing: Exactly, từ 18 pt đến 22 pt."
)
BODY_END = FormatRule("body-end", "I.6.2.2", "Dấu kết thúc nội dung", rewrite=end_with(".")).with_advice(
    "Kết thúc nội dung bằng dấu chấm."
)


def check(checker: Checker) -> None:
    """Check the text of the paper and of its annexes."""
    components = checker.components
    content = components.all_content
    headings = headings_of(content)
    text = [paragraph for paragraph in content if paragraph.number not in headings]
    running = [paragraph for paragraph in text if not (_stands_apart(paragraph) or _is_free_heading(paragraph))]
    grounds = {ground.number for ground in components.grounds}
    _check_sizes(checker, content, headings)
    for paragraph in text:
        _check_look(checker, paragraph, is_ground=paragraph.number in grounds)
    for paragraph in running:
        _check_alignment(checker, paragraph)
        _check_indent(checker, paragraph)
        _check_line(checker, paragraph)
    _check_spacing(checker, running)
    if components.has_paper:
        _check_end(checker, components)


def _stands_apart(paragraph: Paragraph) -> bool:
    """Whether a line stands in a frame, or aside on purpose: a decision, the name of a table, its unit."""
    if paragraph.frame:
        return True
    if paragraph.alignment not in ("center", "right"):
        return False
    return len(paragraph.plain) < _ONE_LINE or paragraph.plain.startswith("(")


def _is_free_heading(paragraph: Paragraph) -> bool:
    """Whether it is a short bold line or one in capitals, such as "I- ĐÁNH GIÁ": for these the guidance has no rule."""
    return len(paragraph.plain) <= 120 and (paragraph.plain.isupper() or _all(paragraph.lettered, "bold"))


def _all(runs: Sequence[Run], attribute: str) -> bool:
    """Whether all words of the runs, numbers and marks left out, have that attribute."""
    words = [run for run in runs if not _LABEL.match(run.text)]
    return bool(words) and all(getattr(run, attribute) for run in words)


def _check_sizes(checker: Checker, content: Sequence[Paragraph], headings: set[int]) -> None:
    used: Counter[float] = Counter()
    plain: list[Paragraph] = []
    expected = sizes_in_words(BODY_SIZES)
    for paragraph in content:
        runs = [run for run in paragraph.lettered if run.vertical == "baseline"]
        wrong = sorted({run.size for run in runs if run.size not in BODY_SIZES})
        if wrong:
            found = f"cỡ {', '.join(map(points, wrong))}"
            message = f"Nội dung {quoted(paragraph.plain)} đang để {found}, cần {expected}"
            checker.report(BODY_SIZE, message, paragraph, expected, found)
        elif paragraph.number not in headings and paragraph.alignment != "center" and not _all(runs, "bold"):
            plain.append(paragraph)
            for run in runs:
                used[run.size] += len(run.text)
    if len(used) > 1:
        _report_mixed_sizes(checker, plain, used)


def _report_mixed_sizes(checker: Checker, plain: Sequence[Paragraph], used: Counter[float]) -> None:
    usual, *others = [size for size, _ in used.most_common()]
    found = f"cỡ {points(usual)} và {', '.join(map(points, others))}"
    for paragraph in plain:
        if any(run.size in others for run in paragraph.lettered):
            message = f"Nội dung dùng lẫn {found}"
            checker.report(BODY_SIZE_MIXED, message, paragraph, f"cỡ {points(usual)}", found)


def _check_look(checker: Checker, paragraph: Paragraph, *, is_ground: bool) -> None:
    """Running text is upright, not bold, not underlined; headings and single words may be bold.

    How grounds are slanted or bold is told of by `grounds`.
    """
    runs, found = paragraph.lettered, []
    if not is_ground:
        if _all(runs, "italic"):
            found.append("nghiêng")
        if _is_bold_text(paragraph):
            found.append("đậm")
    if any(run.underline != "none" and not re.search(r"@|www|http", run.text) for run in runs):
        found.append("gạch chân")
    if found and not (found == ["nghiêng"] and paragraph.plain.startswith(("(", "Ghi chú"))):
        styles = ", ".join(found)
        message = f"Nội dung {quoted(paragraph.plain)} đang để chữ {styles}"
        checker.report(BODY_LOOK, message, paragraph, "chữ đứng, không đậm, không gạch chân", styles)


def _is_bold_text(paragraph: Paragraph) -> bool:
    """Whether a whole sentence of running text is bold; a heading is short, in capitals, or ends without a stop."""
    text = paragraph.plain
    heading = opens_article(paragraph) or text.isupper() or paragraph.alignment == "center"
    if heading or not _all(paragraph.lettered, "bold"):
        return False
    return len(text) > (100 if _NUMBERED.match(text) else 60) and text.endswith((".", ";", ",", ":"))


def _check_alignment(checker: Checker, paragraph: Paragraph) -> None:
    if paragraph.alignment != "both":
        side = _SIDES[paragraph.alignment]
        message = f"Nội dung {quoted(paragraph.plain)} đang {side}, cần căn đều hai bên"
        checker.report(BODY_ALIGN, message, paragraph, "căn đều hai bên", side)


def _check_indent(checker: Checker, paragraph: Paragraph) -> None:
    if paragraph.alignment in ("center", "right"):
        return
    begin = f"Nội dung {quoted(paragraph.plain)}"
    if typed := re.match(r"\f?(\t+| {3,}|\u00a0{2,})", paragraph.text):
        key = "phím Tab" if "\t" in typed.group() else "dấu cách"
        checker.report(BODY_INDENT, f"{begin} đang thụt đầu dòng bằng {key}", paragraph, "First line 10 mm", key)
        return
    indent = paragraph.left + paragraph.first_line
    if not INDENT[0] - _SLACK <= indent <= INDENT[1] + _SLACK:
        if paragraph.label and 0 <= indent <= 2 * INDENT[1]:
            return  # an automatic list stands where its numbering puts it
        found = f"{in_millimetres(indent)} mm"
        message = f"{begin} đang thụt đầu dòng {found}, cần khoảng 10 mm"
        near = INDENT_NEAR[0] <= indent <= INDENT_NEAR[1]
        checker.report(BODY_INDENT_NEAR if near else BODY_INDENT, message, paragraph, "khoảng 10 mm", found)
    elif len(paragraph.plain) > _ONE_LINE and not paragraph.label and not _is_hanging_item(paragraph):
        sides = [(side, size) for side, size in (("trái", paragraph.left), ("phải", paragraph.right))]
        if found := ", ".join(f"{side} {in_millimetres(size)} mm" for side, size in sides if abs(size) > _STRAY):
            checker.report(BODY_INDENT, f"{begin} đang thụt cả đoạn: {found}", paragraph, "trái 0, phải 0", found)


def _is_hanging_item(paragraph: Paragraph) -> bool:
    """Whether the lines of a point hang behind its number or hyphen, as those of an automatic list do."""
    return paragraph.first_line < 0 and (paragraph.text[:1] in "-–+•" or bool(_NUMBERED.match(paragraph.plain)))


def _check_line(checker: Checker, paragraph: Paragraph) -> None:
    if paragraph.line_rule == "exact" and LINE[0] - _SLACK <= paragraph.line <= LINE[1] + _SLACK:
        return
    if any(True for _ in paragraph.element.iter("{*}drawing", "{*}pict", "{*}object", "{*}oMath")):
        return  # a picture or a formula needs room
    found = {
        "exact": f"Exactly {points(paragraph.line / 20)} pt",
        "atLeast": f"At least {points(paragraph.line / 20)} pt",
        "auto": f"{points(round(paragraph.line / 240, 2))} dòng",
    }[paragraph.line_rule]
    expected = f"Exactly {LINE[0] // 20}–{LINE[1] // 20} pt"
    message = f"Nội dung {quoted(paragraph.plain)} đang giãn dòng {found}, cần {expected}"
    checker.report(BODY_LINE, message, paragraph, expected, found)


def _check_spacing(checker: Checker, running: Sequence[Paragraph]) -> None:
    for paragraph, following in pairwise(running):
        if following.number != paragraph.number + 1:
            continue
        if following.page_break_before or "\f" in paragraph.text or following.text.startswith("\f"):
            continue
        same = paragraph.style == following.style
        after = 0 if paragraph.contextual and same else paragraph.after
        before = 0 if following.contextual and same else following.before
        if (gap := max(after, before)) < SPACING - _SLACK:  # Word prints the greater of the two
            found, least = f"{points(gap / 20)} pt", SPACING // 20
            message = f"Giữa {quoted(paragraph.plain)} và đoạn sau đang cách {found}, cần ít nhất {least} pt"
            checker.report(BODY_SPACING, message, paragraph, f"từ {least} pt", found)


def _check_end(checker: Checker, components: Components) -> None:
    has_foot = components.foot.is_signed or components.foot.heading
    if not components.content or components.ends_in_table or not has_foot:
        return
    last = components.content[-1]
    if not _ENDS.search(last.plain):
        message = f"Nội dung kết thúc bằng {quoted(last.plain[-30:])}, thiếu dấu chấm"
        checker.report(BODY_END, message, last, ".", last.plain[-1:])
