"""The letters of the whole file: font, colour, code points (HD 05, II.IV.1)."""

from __future__ import annotations

import re

from service.finding import Severity
from service.format_check.hd05_values import FONT
from service.format_check.mending.replacing import throughout
from service.format_check.mending.restyling import both, each_paragraph, each_run
from service.format_check.mending.xml_edit import Edit, properties, put
from service.format_check.rules.checker import ByHand, Checker, FormatRule, quoted, within
from service.format_check.rules.letter_style import points
from service.format_check.word.formatting import OF_THEME
from service.format_check.word.model import Element, Paragraph, Run, WordFile
from service.vietnamese import nfc

_OLD_FONT = re.compile(r"\.vn|vni[- ]|tcvn", re.IGNORECASE)
_ONLY_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_SAME_FONT = frozenset({FONT.casefold(), "timesnewromanpsmt", "timesnewroman", "times new roman bold"})
_COMBINED = re.compile("[A-Za-zÀ-ỹ][\u0300-\u036f]")
_SIZES_APART, _OLD_WORDS = 1, 3
_WORD, _SENTENCE, _LONGEST_LOOKED_AT = 3, 45, 400  # letters
_BLACK = frozenset({"auto", "000000"})
_FILL = re.compile(f"[0-9A-F]{{6}}|{OF_THEME}")


@each_run
def _set_font(element: Element, run: Run) -> bool:
    if run.fonts - {FONT}:
        themes = dict.fromkeys(("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme", "hint"))
        put(properties(element), "rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT, **themes)
    return bool(run.fonts - {FONT})


@each_run
def _set_black(element: Element, run: Run) -> bool:
    if run.color != "auto":
        put(properties(element), "color", val="auto", themeColor=None, themeTint=None, themeShade=None)
    if run.highlight != "none":
        put(properties(element), "highlight", val="none")
        put(properties(element), "shd", val="clear", color="auto", fill="auto", themeFill=None, themeFillTint=None)
    return run.color != "auto" or run.highlight != "none"


@each_paragraph
def _clear_fill(paragraph: Paragraph) -> None:
    """Take the fill behind a whole paragraph away, where its letters stand on one."""
    if any(_FILL.fullmatch(run.highlight) for run in paragraph.runs):
        clear = dict.fromkeys(("themeFill", "themeFillTint", "themeFillShade"))
        put(properties(paragraph.element), "shd", val="clear", color="auto", fill="auto", **clear)


def _compose(paragraph: Paragraph) -> list[Edit]:
    """Every letter of the paragraph that is followed by combining marks becomes one code point."""
    letters = re.finditer(r"[^\W\d_][\u0300-\u036f]+", paragraph.text)
    return [Edit(*letter.span(), nfc(letter[0])) for letter in letters]


FONT_NAME = FormatRule("font-name", "II.IV.1", "Phông chữ", reformat=_set_font).with_advice(
    "Chọn phần chữ đó, đặt phông Times New Roman."
)
FONT_COLOR = FormatRule("font-color", "II.IV.1", "Màu chữ", reformat=both(_set_black, _clear_fill)).with_advice(
    "Chọn phần chữ đó, đặt màu chữ Automatic (đen), bỏ tô nền."
)
UNICODE_FORM = FormatRule("unicode-form", "II.IV.1", "Bộ mã chữ Việt", rewrite=throughout(_compose)).with_advice(
    "Gõ lại bằng bộ mã Unicode dựng sẵn (không dùng Unicode tổ hợp, TCVN3, VNI)."
)
LETTER_EFFECT = FormatRule(
    "letter-effect", "II.IV.1", "Hiệu ứng của chữ", Severity.WARNING, by_hand=ByHand.CHOICE
).with_advice(
    "Chữ bị gạch ngang thì xoá đi hoặc bỏ gạch; hiệu ứng khác thì bỏ trong hộp Font (Ctrl+D). Số tự động thì sửa ở "
    "Define New Number Format, nút Font."
)
_EFFECTS = {
    "strike": "gạch ngang",
    "dstrike": "gạch ngang hai nét",
    "outline": "viền rỗng",
    "shadow": "bóng",
    "emboss": "nổi",
    "imprint": "chìm",
    "smallCaps": "hoa nhỏ",
    "rtl": "viết từ phải sang trái",
    "position": "nâng lên hoặc hạ xuống",
    "bdr": "khung quanh chữ",
    "em": "dấu nhấn",
}
_SCALES = range(80, 126)  # percent of a letter's width: as much as a line is pressed or drawn out unseen
# Letters of TCVN3 and VNI that Vietnamese in Unicode does not have, before a letter of the same word: «Ñaûng», «®¶ng».
_OLD_LETTERS = re.compile("[ÑÅÄËÏÎÖØÛÜñåäëïîöøûü§®¶¸¹ª¨¬][a-zà-ỹ]")


def check(checker: Checker) -> None:
    """Check every run of the file."""
    old_encoding = _has_old_encoding(checker.word)
    for paragraph in checker.word.all_paragraphs:
        for run in paragraph.lettered:
            _check_font(checker, paragraph, run, old_encoding=old_encoding)
            _check_color(checker, paragraph, run)
            _check_effects(checker, paragraph, run)
        _check_label(checker, paragraph)
        _check_capitals(checker, paragraph)
        _check_code_points(checker, paragraph)


def _has_old_encoding(word: WordFile) -> bool:
    """Whether text in a font of TCVN3 or VNI is encoded that way; if it has letters of Unicode alone, only the font is
    wrong."""
    texts = (
        run.text
        for paragraph in word.all_paragraphs
        for run in paragraph.runs
        if any(_OLD_FONT.match(font) for font in run.fonts)
    )
    return not any(_ONLY_UNICODE.search(text) for text in texts)


def _check_font(checker: Checker, paragraph: Paragraph, run: Run, *, old_encoding: bool) -> None:
    wrong = sorted(font for font in run.fonts if font.casefold() not in _SAME_FONT)
    if not wrong:
        return
    spot, fonts = within(paragraph, run.start, run.end), ", ".join(wrong)
    if old_encoding and any(_OLD_FONT.match(font) for font in wrong):
        message = f"Chữ {quoted(run.text)} dùng phông {fonts} của bộ mã cũ (TCVN3, VNI)"
        checker.report(UNICODE_FORM, message, spot, "Unicode", fonts)
    else:
        checker.report(FONT_NAME, f"Chữ {quoted(run.text)} đang dùng phông {fonts}, cần {FONT}", spot, FONT, fonts)


def _check_color(checker: Checker, paragraph: Paragraph, run: Run) -> None:
    if run.color not in _BLACK:
        color = _named(run.color)
        message = f"Chữ {quoted(run.text)} đang có màu {color}, cần màu đen"
        checker.report(FONT_COLOR, message, within(paragraph, run.start, run.end), "đen", color)
    elif run.highlight not in ("none", ""):
        message = f"Chữ {quoted(run.text)} đang được tô nền"
        found = "có tô nền" if run.highlight == OF_THEME else run.highlight
        checker.report(FONT_COLOR, message, within(paragraph, run.start, run.end), "không tô nền", found)


def _named(color: str) -> str:
    return "của chủ đề (Theme)" if color == OF_THEME else f"#{color}"


def _check_label(checker: Checker, paragraph: Paragraph) -> None:
    """The automatic number is printed too, in the letters that its list says."""
    found = []
    if paragraph.label_color and paragraph.label_color not in _BLACK:
        found.append(f"màu {_named(paragraph.label_color)}")
    if paragraph.label_font and paragraph.label_font.casefold() not in _SAME_FONT:
        found.append(f"phông {paragraph.label_font}")
    size = paragraph.label_size
    if size and paragraph.lettered and all(abs(run.size - size) > _SIZES_APART for run in paragraph.lettered):
        found.append(f"cỡ {points(size)}")
    if paragraph.label_italic and not any(run.italic for run in paragraph.runs):
        found.append("nghiêng")
    if found:
        shown = " và ".join(found)
        message = f"Số tự động “{paragraph.label}” đang có {shown}"
        checker.report(LETTER_EFFECT, message, paragraph, f"như chữ của đoạn: {FONT}, màu đen", shown)


def _check_capitals(checker: Checker, paragraph: Paragraph) -> None:
    """A sentence in capitals; headings and names of papers have no mark at their end, or are shorter."""
    text = paragraph.plain
    letters = sum(map(str.isalpha, text[:_LONGEST_LOOKED_AT]))
    if letters >= _SENTENCE and text.endswith((".", ";")) and text == text.upper():
        checker.report(LETTER_EFFECT, f"Cả đoạn {quoted(text)} viết bằng chữ in hoa", paragraph, "chữ thường", "in hoa")


def _check_effects(checker: Checker, paragraph: Paragraph, run: Run) -> None:
    names = [_EFFECTS[name] for name in run.effects]
    if run.vertical != "baseline" and sum(map(str.isalpha, run.text[:_LONGEST_LOOKED_AT])) >= _WORD:
        names.append("chỉ số trên, dưới")  # of a word: the 2 of m² and the mark of a note are no words
    if run.scale not in _SCALES:
        names.append("kéo giãn" if run.scale > 100 else "thu hẹp")
    if names:
        found = ", ".join(names)
        message = f"Chữ {quoted(run.text)} đang có hiệu ứng {found}"
        checker.report(LETTER_EFFECT, message, within(paragraph, run.start, run.end), "không hiệu ứng", found)


def _check_code_points(checker: Checker, paragraph: Paragraph) -> None:
    text = paragraph.text
    if len(old := _OLD_LETTERS.findall(text, 0, _LONGEST_LOOKED_AT)) >= _OLD_WORDS and len({*old}) > 1:
        message = f"Đoạn {quoted(text)} gõ bằng bộ mã cũ (TCVN3, VNI)"
        checker.report(UNICODE_FORM, message, paragraph, "Unicode", "bộ mã cũ")
    if paragraph.is_composed:
        return
    combined = _COMBINED.search(text)
    place = within(paragraph, *combined.span()) if combined else paragraph
    message = f"Đoạn {quoted(text)} gõ bằng Unicode tổ hợp"
    checker.report(UNICODE_FORM, message, place, "Unicode dựng sẵn", "Unicode tổ hợp")
