"""Parts of an OOXML package ↔ .docx bytes; the only room that knows zip.

    parts               a `Package`, its relationships and content types, and how a part is added
    reader              a stranger's bytes → a `Package`, or every problem at once (`open_package`, `read_package`)
    content_policy      what is refused inside: macros, OLE, remote parts, dangerous fields, DTDs
    unlinked            the same package for a program that follows links: it leads nowhere
    docx_writer         the way out: constant parts are deflated once, `Archive.assemble` adds the ones that change
    zip_stream          a .zip written entry by entry
    office_zip          a .zip of an office's own files → the ones that are wanted
    xlsx_bytes          a workbook made in memory
    sheet_marks         what an .xlsx says of its cells besides values: hidden rows, errors, no results
    joined              several Word files one behind the other in one; `joined_looks`: their styles and lists

Nothing here trusts what a zip says about itself, and nothing here depends on the clock: same parts, same bytes.
"""

from service.package.content_policy import content_problems, content_types, inert_links
from service.package.docx_writer import CONTENT_TYPES, Archive
from service.package.parts import CORE_PROPERTIES, DOCUMENT, Package, parse_xml, with_part
from service.package.reader import MAX_ENTRIES, MAX_INFLATED_BYTES, MAX_PACKAGE_BYTES, open_package, read_package
from service.package.unlinked import unlinked
from service.package.zip_stream import Directory, stored

__all__ = [
    "CONTENT_TYPES", "CORE_PROPERTIES", "DOCUMENT", "MAX_ENTRIES", "MAX_INFLATED_BYTES", "MAX_PACKAGE_BYTES", "Archive",
    "Directory", "Package", "content_problems", "content_types", "inert_links", "open_package", "parse_xml",
    "read_package", "stored", "unlinked", "with_part",
]  # fmt: skip
