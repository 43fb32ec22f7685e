"""A Word file from outside printed, so that its pages can be judged: what could lead LibreOffice out is left out."""

from __future__ import annotations

from service.format_check.intake import read_file
from service.format_check.printed.pages import Printed, can_read, read_pages
from service.package import unlinked
from service.papers.pdf import Converter, ConverterBusy, ConverterFailed

_NO_PRINTER = "nơi này không bật in thử (cần LibreOffice)"
_NO_READER = "nơi này thiếu phần thêm “pdf” (pip install 'sinhhoat[pdf]')"
_BUSY = "đang có nhiều văn bản chờ in, hãy thử lại sau vài giây"
_FAILED = "LibreOffice không in được tệp này"


def print_pages(converter: Converter | None, data: bytes, name: str = "") -> Printed:
    """The pages of a .docx on paper; why not, where they cannot be had. Raises `FileRefused` as the check does."""
    package = read_file(data, name)
    if converter is None:
        return Printed(why_not=_NO_PRINTER)
    if not can_read():
        return Printed(why_not=_NO_READER)
    try:
        return read_pages(converter.pdf(unlinked(package).to_bytes()))
    except ConverterBusy:
        return Printed(why_not=_BUSY)
    except ConverterFailed:
        return Printed(why_not=_FAILED)
