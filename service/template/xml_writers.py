"""The XML that a value becomes where it stands, or why no document can hold it."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from datetime import date, datetime, time
from decimal import Decimal
from html import unescape
from types import CodeType, FrameType, FunctionType, GeneratorType, MethodType, ModuleType
from typing import Any

from jinja2 import Undefined
from lxml import etree

from service.template.structure import BREAK, TAB, Position

# Characters that XML 1.0 (§2.2) excludes; \a and \f are docxtpl's signs for a new paragraph and a new page.
_ILLEGAL_TEXT = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"\br:(?:id|embed|link|pict)=[\"']([^\"']*)")
_WRAPPINGS = {
    Position.TEXT: "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
    Position.RUN: "<w:p>{}</w:p>",
    Position.BLOCK: "<w:body>{}</w:body>",
    Position.MARKUP: "<w:tbl>{}</w:tbl>",
}
_PLAIN = frozenset([str, int, float, bool, type(None), Decimal, date, datetime, time])
_NOT_DATA = (type, FunctionType, MethodType, ModuleType, Generator, CodeType, FrameType, GeneratorType)


class Refused(Exception):
    """A value that cannot stand where the template puts it; `render_errors` adds the field and the place."""

    def __init__(self, code: str, message: str, value: object) -> None:
        self.code, self.message, self.value = code, message, value
        super().__init__(message)


def _checked(text: str, illegal: re.Pattern[str], value: object) -> str:
    if match := illegal.search(text):
        code = f"U+{ord(match[0]):04X}"
        raise Refused("value-character", f"chứa ký tự {code} mà tệp Word không ghi được. Hãy xoá ký tự đó.", value)
    return text


def _escaped(text: str) -> str:
    if "\r" in text:  # XML parsers read a carriage return as a newline
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _text(value: str, original: object) -> str:
    """`value` for the inside of <w:t>; \\a and \\f stay for `post_render.split_paragraphs`."""
    text = _escaped(_checked(value, _ILLEGAL_TEXT, original))
    if "\n" in text:
        text = text.replace("\n", BREAK)
    return text.replace("\t", TAB) if "\t" in text else text


def _docxtpl(value: Any) -> str:
    """The name of docxtpl's class that `value` is an instance of, found without the slow import of docxtpl."""
    bases = (base for base in type(value).__mro__ if base.__module__.partition(".")[0] == "docxtpl")
    return next((base.__name__ for base in bases), "")


def _string(value: Any) -> str | None:
    """The plain text that a value prints, None when it is markup (RichText, a macro's result)."""
    if type(value) in _PLAIN:
        return str(value)
    if _docxtpl(value) == "Listing":
        return unescape(value.xml)  # exact: html.escape made it
    if hasattr(value, "__html__"):
        if _docxtpl(value) not in ("", "RichText", "RichTextParagraph"):
            kind = type(value).__name__
            message = f"là {kind}, chưa được hỗ trợ: chỉ chữ, không chèn hình hay tài liệu con. Hãy đặt sẵn trong mẫu."
            raise Refused("value-picture", message, value)
        html = str(value.__html__())
        return None if "<" in html else unescape(html)
    if isinstance(value, Undefined):
        return str(value)  # raises in strict templates
    if isinstance(value, _NOT_DATA) or callable(value):
        raise Refused("value-object", f"không phải dữ liệu in được ({type(value).__name__}).", value)
    return str(value)


def _with_judge(write: Callable[[Any], str], judge: Callable[[object], str]) -> Callable[[Any], str]:
    def judged_write(value: Any) -> str:
        if objection := judge(value):
            raise Refused("value-object", objection, value)
        return write(value)

    return judged_write


class Writers:
    """The writers of one part, from a value to its XML, at a place; each raises Refused for what it cannot write.

    Markup may use the prefixes of `root`, the start tag, and `relations` (ids); `judge` says why not to print, or "".
    """

    def __init__(self, root: str, relations: frozenset[str], judge: Callable[[object], str] | None = None) -> None:
        self._judge = judge
        name = root[1:].partition(" ")[0]
        self._document = f"{root}{{}}</{name}>"
        self._relations = relations

    def functions(self) -> dict[str, Callable[[Any], str]]:
        """The writers by the names under which the generated code calls them."""
        writers = {position.value: getattr(self, position.value) for position in Position}
        return {name: _with_judge(write, self._judge) for name, write in writers.items()} if self._judge else writers

    def write_text(self, value: Any) -> str:
        """For the inside of <w:t>."""
        kind = type(value)
        if kind is str:
            return _text(value, value)
        if kind is int:
            return str(value)
        text = _string(value)
        if text is not None:
            return _text(text, value)
        if rich := _docxtpl(value):
            prefix = "r" if rich == "RichText" else "p"
            raise Refused("value-markup", f"là chữ có định dạng, cần thẻ {{{{{prefix} …}}}} thay cho {{{{…}}}}.", value)
        return self._markup(value, Position.TEXT)

    def write_run(self, value: Any) -> str:
        """For a place among runs: plain text becomes a run, an empty one nothing."""
        text = _string(value)
        if text is not None:
            return f'<w:r><w:t xml:space="preserve">{_text(text, value)}</w:t></w:r>' if text else ""
        if _docxtpl(value) == "RichTextParagraph":
            raise Refused("value-markup", "là cả đoạn văn, cần thẻ {{p …}} thay cho {{r …}}.", value)
        return self._markup(value, Position.RUN)

    def write_block(self, value: Any) -> str:
        """For a place among paragraphs: text and RichText become a paragraph."""
        text = _string(value)
        if text is not None or _docxtpl(value) == "RichText":
            return f"<w:p>{self.write_run(value)}</w:p>"
        return self._markup(value, Position.BLOCK)

    def write_attribute(self, value: Any) -> str:
        """For the inside of a quoted attribute."""
        text = _escaped(_checked(self._characters(value), _ILLEGAL, value))
        return text.replace('"', "&quot;").replace("'", "&#39;").replace("\n", "&#10;").replace("\t", "&#9;")

    def write_span(self, value: Any) -> str:
        """For the number of columns that a cell spans, 1 to 63."""
        text = self._characters(value).strip()
        if not (text.isascii() and text.isdigit() and 0 < int(text) < 64):  # Word knows 63 columns
            raise Refused("value-number", f"phải là số cột (1–63), không phải «{text[:40]}».", value)
        return text

    def write_plain(self, value: Any) -> str:
        """For the text of elements without breaks and tabs, such as document properties."""
        return _escaped(_checked(self._characters(value), _ILLEGAL, value))

    def write_markup(self, value: Any) -> str:
        """For a place between rows or cells, where only markup can stand; an empty text writes nothing."""
        text = _string(value)
        if text:
            raise Refused("value-markup", "là chữ, không đặt được giữa các hàng hay các ô của bảng.", value)
        return self._markup(value, Position.MARKUP) if text is None else ""

    def _characters(self, value: Any) -> str:
        text = _string(value)
        if text is None:
            raise Refused("value-markup", "là chữ có định dạng, không dùng được ở chỗ này.", value)
        return text

    def _markup(self, value: Any, position: Position) -> str:
        """The XML of a RichText or a macro's result, after a check that it is well formed at its position."""
        xml = str(value.__html__()).replace("\r\n", "\n").replace("\r", "\n")
        _checked(xml, _ILLEGAL_TEXT, value)
        xml = xml.replace("\n", BREAK).replace("\t", TAB)
        try:
            etree.fromstring(self._document.format(_WRAPPINGS[position].format(re.sub("[\a\f]", " ", xml))))
        except etree.XMLSyntaxError as error:
            raise Refused("value-markup", "có định dạng hỏng.", value) from error
        for reference in _REFERENCE.findall(xml):
            if reference not in self._relations:
                message = f"có liên kết {reference} mà mẫu không có; đường liên kết trong dữ liệu chưa được hỗ trợ."
                raise Refused("value-link", message, value)
        return xml
