"""Whether the guidance governs the file at all: what it does not govern is named, and nothing else is said of it."""

from __future__ import annotations

from service.finding import Severity
from service.format_check.components.nature import Nature
from service.format_check.rules.checker import ByHand, Checker, FormatRule

NOT_GOVERNED = FormatRule(
    "not-governed",
    "Quy định 399-QĐ/TW, Điều 5–7",
    "Tệp không phải văn bản của Đảng",
    Severity.INFO,
    by_hand=ByHand.CHOICE,
).with_advice(
    "Nếu định làm văn bản của Đảng: phần đầu ghi ĐẢNG CỘNG SẢN VIỆT NAM, tên đảng bộ, tên chi bộ, dấu *, số dạng "
    "05-NQ/CB, địa danh và ngày, rồi tên loại văn bản; sau đó kiểm tra lại."
)
_SAID = {
    Nature.STATE: "Đây là văn bản nhà nước (Nghị định 30/2020/NĐ-CP), không kiểm tra theo thể thức văn bản của Đảng",
    Nature.UNION: "Đây là văn bản của đoàn thể, không kiểm tra theo thể thức văn bản của Đảng",
    Nature.TEMPLATE: "Đây là mẫu còn mã chờ điền, chưa phải văn bản; hãy điền xong rồi kiểm tra",
    Nature.OTHER: "Đây là biểu mẫu, đơn, danh sách hoặc giấy tờ khác, không thuộc loại văn bản có thể thức quy định",
}


def check(checker: Checker, nature: Nature) -> None:
    """Say what the file is, where it is no paper of the Party."""
    message = _SAID[nature]
    checker.report(NOT_GOVERNED, message, None, Nature.PARTY.value, nature.value)
