"""The content: grounds, running text, headings, tables (HD 05, I.6)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise

from service.format_check.hd05_values import BODY_SIZES, INDENT, LINE, SPACING, TABLE_SIZES
from service.format_check.rules.findings_collector import OLD, STATE, Judge, quoted
from service.format_check.rules.headings import check_headings, opens_article, parts_of
from service.format_check.rules.looks import points, sizes_said
from service.format_check.rules.page import millimetres
from service.format_check.word.model import Paragraph, Run

_ONE_LINE = 88  # characters: a longer paragraph runs over two lines at least at 14 points in 165 mm
_SLACK = 2  # twips
_STRAY = 115  # twips, 2 mm: an indent that one sees
_DASHED = ("-", "–")
_NUMBERED = re.compile(r"(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[A-Za-zđ])\s*[-.)/:]")
_ENDS = re.compile(r"[.!?…][”\"’')\]]*$|[”\"’')\]]\.$")
_LABEL = re.compile(r"^[\s\d\W]*$")


def check_content(judge: Judge) -> None:
    """The grounds, then all running text outside tables."""
    if judge.anatomy.has_paper:
        _grounds(judge)
        _end(judge)
    content = judge.anatomy.all_content
    headings = parts_of(content)
    _sizes(judge, content, headings)
    running = [one for one in content if not (one.number in headings or _stands_apart(one) or _is_free_heading(one))]
    for one in content:
        if one.number not in headings:
            _look(judge, one)
    for one in running:
        _align(judge, one)
        _indent(judge, one)
        _line(judge, one)
    _spacing(judge, running)
    check_headings(judge, content, headings)
    _tables(judge)


def _stands_apart(one: Paragraph) -> bool:
    """Whether a line is centred or set to the right on purpose: a decision, the name of a table, its unit."""
    if one.alignment not in ("center", "right"):
        return False
    return len(one.plain) < _ONE_LINE or one.plain.startswith("(")


def _is_free_heading(one: Paragraph) -> bool:
    """A short bold line or one in capitals, such as "I- ĐÁNH GIÁ": for these the guidance has no rule."""
    return len(one.plain) <= 120 and (one.plain.isupper() or _all(_letters(one), "bold"))


def _letters(one: Paragraph) -> list[Run]:
    return [run for run in one.runs if any(sign.isalnum() for sign in run.text)]


# Grounds --------------------------------------------------------------------------------------------------


def _grounds(judge: Judge) -> None:
    grounds = judge.anatomy.grounds
    for one in grounds:
        if not one.plain.startswith(_DASHED):
            judge.say(
                "grounds-dash", f"Căn cứ {quoted(one.plain)} thiếu gạch đầu dòng", one, "- Căn cứ …", one.plain[:10]
            )
        _ground_look(judge, one)
    for one in grounds[:-1]:
        if not one.plain.endswith(";"):
            mark = _mark(one.plain)
            judge.say(
                "grounds-end", f"Căn cứ {quoted(one.plain)} kết thúc bằng {mark}, cần dấu chấm phẩy", one, ";", mark
            )
    if grounds and not re.search(r"[.][”\")]*$|[”\")][.]$", grounds[-1].plain):
        mark = _mark(grounds[-1].plain)
        said = f" ({OLD})" if mark == "dấu phẩy" else ""
        says = f"Căn cứ cuối cùng kết thúc bằng {mark}{said}, cần dấu chấm"
        judge.say("grounds-last", says, grounds[-1], ".", mark)


def _mark(text: str) -> str:
    names = {",": "dấu phẩy", ";": "dấu chấm phẩy", ".": "dấu chấm", ":": "dấu hai chấm"}
    return names.get(text[-1:], "chữ, không có dấu")


def _ground_look(judge: Judge, one: Paragraph) -> None:
    runs = _letters(one)
    found = [word for word, holds in (("nghiêng", _most(runs, "italic")), ("đậm", _most(runs, "bold"))) if holds]
    if found:
        said = ", ".join(found)
        note = f"; {STATE}" if "nghiêng" in found else ""
        expected = "chữ đứng, không đậm"
        judge.say("grounds-look", f"Căn cứ {quoted(one.plain)} đang để chữ {said}{note}", one, expected, said)


def _most(runs: Sequence[Run], name: str) -> bool:
    """Whether more than half of the letters have that look."""
    whole = sum(len(run.text) for run in runs)
    return bool(whole) and sum(len(run.text) for run in runs if getattr(run, name)) > whole / 2


# Letters --------------------------------------------------------------------------------------------------


def _sizes(judge: Judge, content: Sequence[Paragraph], headings: Container[int]) -> None:
    used: Counter[float] = Counter()
    plain: list[Paragraph] = []
    for one in content:
        runs = [run for run in _letters(one) if run.vertical == "baseline"]
        wrong = sorted({run.size for run in runs if run.size not in BODY_SIZES})
        if wrong:
            found = f"cỡ {', '.join(map(points, wrong))}"
            says = f"Nội dung {quoted(one.plain)} đang để {found}, cần {sizes_said(BODY_SIZES)}"
            judge.say("body-size", says, one, sizes_said(BODY_SIZES), found)
        elif one.number not in headings and one.alignment != "center" and not _all(runs, "bold"):
            plain.append(one)
            for run in runs:
                used[run.size] += len(run.text)
    if len(used) > 1:
        _mixed(judge, plain, used)


def _mixed(judge: Judge, plain: Sequence[Paragraph], used: Counter[float]) -> None:
    main, *others = [size for size, _ in used.most_common()]
    said = f"cỡ {points(main)} và {', '.join(map(points, others))}"
    for one in plain:
        if any(run.size in others for run in _letters(one)):
            judge.say("body-size-mixed", f"Nội dung dùng lẫn {said}", one, f"cỡ {points(main)}", said)


def _look(judge: Judge, one: Paragraph) -> None:
    """Running text is upright, not bold, not underlined; headings and single words may be bold."""
    runs = _letters(one)
    if one in judge.anatomy.grounds:
        runs_marked = []
    else:
        runs_marked = [
            word for word, holds in (("nghiêng", _all(runs, "italic")), ("đậm", _is_bold_text(one, runs))) if holds
        ]
    if any(run.underline != "none" and not re.search(r"@|www|http", run.text) for run in runs):
        runs_marked.append("gạch chân")
    if runs_marked and not (runs_marked == ["nghiêng"] and one.plain.startswith(("(", "Ghi chú"))):
        said = ", ".join(runs_marked)
        says = f"Nội dung {quoted(one.plain)} đang để chữ {said}"
        judge.say("body-look", says, one, "chữ đứng, không đậm, không gạch chân", said)


def _all(runs: Sequence[Run], name: str) -> bool:
    spoken = [run for run in runs if not _LABEL.match(run.text)]
    return bool(spoken) and all(getattr(run, name) for run in spoken)


def _is_bold_text(one: Paragraph, runs: Sequence[Run]) -> bool:
    """Whether a whole sentence of running text is bold; a heading is short, in capitals, or ends without a stop."""
    text = one.plain
    if not _all(runs, "bold") or opens_article(one) or text.isupper() or one.alignment == "center":
        return False
    return len(text) > (100 if _NUMBERED.match(text) else 60) and text.endswith((".", ";", ",", ":"))


# Layout ---------------------------------------------------------------------------------------------------


def _align(judge: Judge, one: Paragraph) -> None:
    if one.alignment == "both":
        return
    side = {"left": "căn trái", "right": "căn phải", "center": "căn giữa"}[one.alignment]
    judge.say(
        "body-align", f"Nội dung {quoted(one.plain)} đang {side}, cần căn đều hai bên", one, "căn đều hai bên", side
    )


def _indent(judge: Judge, one: Paragraph) -> None:
    if one.alignment in ("center", "right"):
        return
    typed = re.match(r"\f?(\t+| {3,}|\u00a0{2,})", one.text)
    if typed:
        key = "phím Tab" if "\t" in typed.group() else "dấu cách"
        says = f"Nội dung {quoted(one.plain)} đang thụt đầu dòng bằng {key}"
        judge.say("body-indent", says, one, "First line 10 mm", key)
        return
    begins = one.left + one.first_line
    says = f"Nội dung {quoted(one.plain)}"
    if not INDENT[0] - _SLACK <= begins <= INDENT[1] + _SLACK:
        if one.label and 0 <= begins <= 2 * INDENT[1]:
            return  # an automatic list stands where its numbering puts it
        found = f"{millimetres(begins)} mm"
        judge.say("body-indent", f"{says} đang thụt đầu dòng {found}, cần khoảng 10 mm", one, "khoảng 10 mm", found)
    elif len(one.plain) > _ONE_LINE and not one.label and one.first_line >= 0:
        _side_indents(judge, one, says)


def _side_indents(judge: Judge, one: Paragraph, says: str) -> None:
    wrong = [(name, size) for name, size in (("trái", one.left), ("phải", one.right)) if abs(size) > _STRAY]
    if wrong:
        found = ", ".join(f"{name} {millimetres(size)} mm" for name, size in wrong)
        judge.say("body-indent", f"{says} đang thụt cả đoạn: {found}", one, "trái 0, phải 0", found)


def _line(judge: Judge, one: Paragraph) -> None:
    if one.line_rule == "exact" and LINE[0] - _SLACK <= one.line <= LINE[1] + _SLACK:
        return
    if any(True for _ in one.element.iter("{*}drawing", "{*}pict", "{*}object", "{*}oMath")):
        return  # a picture or a formula needs room
    found = {
        "exact": f"Exactly {points(one.line / 20)} pt",
        "atLeast": f"At least {points(one.line / 20)} pt",
        "auto": f"{points(round(one.line / 240, 2))} dòng",
    }[one.line_rule]
    expected = f"Exactly {LINE[0] // 20}–{LINE[1] // 20} pt"
    judge.say("body-line", f"Nội dung {quoted(one.plain)} đang giãn dòng {found}, cần {expected}", one, expected, found)


def _spacing(judge: Judge, running: Sequence[Paragraph]) -> None:
    for one, following in pairwise(running):
        if following.number != one.number + 1:
            continue
        if following.page_break_before or "\f" in one.text or following.text.startswith("\f"):
            continue
        same = one.style == following.style
        after = 0 if one.contextual and same else one.after
        before = 0 if following.contextual and same else following.before
        if after + before < SPACING - _SLACK:
            found = f"{points((after + before) / 20)} pt"
            says = f"Giữa {quoted(one.plain)} và đoạn sau đang cách {found}, cần ít nhất {SPACING // 20} pt"
            judge.say("body-spacing", says, one, f"từ {SPACING // 20} pt", found)


def _end(judge: Judge) -> None:
    anatomy = judge.anatomy
    if not anatomy.content or anatomy.ends_in_table or not (anatomy.foot.is_signed or anatomy.foot.heading):
        return
    last = anatomy.content[-1]
    if not _ENDS.search(last.plain) and not re.search(r"\./?\.?\s*$|\.?/\.$", last.plain):
        says = f"Nội dung kết thúc bằng {quoted(last.plain[-30:])}, thiếu dấu chấm"
        judge.say("body-end", says, last, ".", last.plain[-1:])


def _tables(judge: Judge) -> None:
    low, high = TABLE_SIZES
    for section in judge.word.sections:
        for table in judge.anatomy.tables_of(section):
            for number in range(table.first, table.last + 1):
                one = judge.word.paragraph(number)
                wrong = {
                    run.size for run in _letters(one) if not low <= run.size <= high and run.vertical == "baseline"
                }
                if wrong:
                    found = f"cỡ {', '.join(map(points, sorted(wrong)))}"
                    judge.say(
                        "table-font-size",
                        f"Chữ trong bảng {quoted(one.plain)} đang để {found}",
                        one,
                        "cỡ 12 đến 14",
                        found,
                    )
