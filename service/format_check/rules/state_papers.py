"""What belongs to state papers (Nghị định 30/2020/NĐ-CP) and not to those of the Party.

Whether a line is a state paper's depends on what else was found: the rules of title, issuer and caption ask here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.format_check.components.drawn_lines import DrawnLine, is_in_middle
from service.format_check.hd05_values import TEXT_WIDTH, TITLE
from service.format_check.mending.replacing import substitute
from service.format_check.rules.checker import STATE, ByHand, Checker, FormatRule, composed_spot, quoted
from service.format_check.word.model import Paragraph

_STATE_END = re.compile(r"\.\s?/\s?\.?\s*$|(?<=\w)/\.\s*$")

STATE_MOTTO = FormatRule(
    "state-motto", "I.1; Nghị định 30/2020/NĐ-CP", "Quốc hiệu, tiêu ngữ của văn bản nhà nước", by_hand=ByHand.LOSS
).with_advice(
    "Bỏ “CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM”, “Độc lập - Tự do - Hạnh phúc”; văn bản của Đảng ghi ĐẢNG CỘNG "
    "SẢN VIỆT NAM."
)
STATE_ENDING = FormatRule(
    "state-ending",
    "I.6.2.2; Nghị định 30/2020/NĐ-CP",
    "Dấu “./.” của văn bản nhà nước",
    rewrite=substitute(r"\.?(?<!\s)\s*/\s*\.", "."),
).with_advice("Thay “./.” bằng dấu chấm.")
STATE_ISSUER_RULE = FormatRule(
    "state-issuer-rule", "I.2; Nghị định 30/2020/NĐ-CP", "Đường kẻ dưới tên cơ quan", by_hand=ByHand.DRAWING
).with_advice("Bỏ đường kẻ dưới tên chi bộ; văn bản của Đảng chỉ có dấu * ở đó.")
STATE_SUBJECT_RULE = FormatRule(
    "state-subject-rule", "I.5.2.1; Nghị định 30/2020/NĐ-CP", "Đường kẻ dưới trích yếu", by_hand=ByHand.DRAWING
).with_advice("Bỏ đường kẻ dưới trích yếu, thay bằng 5 dấu gạch nối: -----")


def check(checker: Checker) -> None:
    """Check for "./.", which ends a state paper: at the end of the content or of the recipients."""
    for paragraph in checker.word.paragraphs:
        match = _STATE_END.search(paragraph.text)
        if match is not None and paragraph.part == checker.word.main:
            mark = match.group().strip()
            message = f"{quoted(paragraph.plain[-30:])} kết thúc bằng “{mark}”; {STATE}"
            spot = composed_spot(paragraph, match.start(), len(paragraph.text))
            checker.report(STATE_ENDING, message, spot, ".", mark)


def check_motto(checker: Checker) -> None:
    """Check for the motto of the state in the head."""
    for piece in checker.components.head.motto[:1]:
        message = f"Văn bản của Đảng không ghi {quoted(piece.text)}; {STATE}"
        checker.report(STATE_MOTTO, message, piece, TITLE, piece.text)


def check_issuer_lines(checker: Checker, lines: Sequence[DrawnLine]) -> None:
    """Report the first of `lines`: those of the head that are not the title's."""
    for line in lines[:1]:
        instead = " thay cho dấu sao" if checker.components.head.star is None else ""
        message = f"Dưới tên cơ quan đang có đường kẻ{instead}; {STATE}"
        checker.report(STATE_ISSUER_RULE, message, line.paragraph, "dấu *, không kẻ", "đường kẻ")


def report_issuer_line(checker: Checker) -> bool:
    """Report a row typed under the issuer in place of the star; whether it, or a drawn line, has been reported."""
    typed = [piece for piece in checker.components.head.typed_rules if piece.side in ("left", "")]
    if typed and not checker.has_reported(STATE_ISSUER_RULE):
        message = f"Dưới tên cơ quan đang là hàng {quoted(typed[0].text)} thay cho dấu sao; {STATE}"
        checker.report(STATE_ISSUER_RULE, message, typed[0], "*", typed[0].text)
    return checker.has_reported(STATE_ISSUER_RULE)


def check_subject_line(checker: Checker) -> None:
    """Check for a line under the trích yếu."""
    components, word = checker.components, checker.word
    if components.type is None:
        return
    caption = (*components.subject, components.dashes, components.type)
    last = max(piece.number for piece in caption if piece is not None)
    below = (paragraph.number for paragraph in word.paragraphs[last:] if not paragraph.is_empty)
    end = min(next(below, last + 1), last + 4)
    for paragraph in word.paragraphs[components.type.number - 1 : end - 1]:
        if _has_line(paragraph):
            message = f"Dưới trích yếu đang có đường kẻ; {STATE}"
            checker.report(STATE_SUBJECT_RULE, message, paragraph, "-----", "đường kẻ")
            return


def _has_line(paragraph: Paragraph) -> bool:
    bordered = paragraph.borders & {"bottom", "top"} and not paragraph.borders & {"left", "right"}
    return bool(bordered) or any(line.width < 0.75 * TEXT_WIDTH and is_in_middle(line) for line in paragraph.lines)
