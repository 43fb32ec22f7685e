"""Word files as tests make, change, read and validate them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from lxml import etree
from ooxml_integrity import check as integrity_check
from openxml_audit import OpenXmlValidator

from tests.conftest import ROOT

CORPUS = ROOT / "tests" / "files" / "format"
DOCUMENT = "word/document.xml"
Change = Callable[[dict[str, str]], None]  # edits the texts of the parts, by name


def in_word(content: bytes, changes: dict[str, str]) -> bytes:
    """The file as somebody left it in Word who replaced some words."""
    document = Document(io.BytesIO(content))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    for paragraph in [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]:
        for run in paragraph.runs:
            for before, after in changes.items():
                run.text = run.text.replace(before, after) if before in run.text else run.text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_of(*texts: str, build: Callable[[Any], None] | None = None) -> bytes:
    """A Word file with a paragraph for each text, as an office would type them, then whatever `build` adds."""
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    if build:
        build(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def text_of(docx: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(docx)).paragraphs]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def changed(docx: bytes, *changes: Change) -> bytes:
    """The same file with its parts changed as text."""
    contents = parts(docx)
    texts = {name: data.decode() for name, data in contents.items() if name.endswith((".xml", ".rels"))}
    for change in changes:
        change(texts)
    return zipped(contents | {name: text.encode() for name, text in texts.items()})


def comments(data: bytes) -> list[str]:
    """The words of each comment, in order."""
    files = [
        content
        for name, content in parts(data).items()
        if name.startswith("word/comments") and b"annotationRef" in content
    ]
    if not files:
        return []
    return [
        "\n".join("".join(map(str, paragraph.itertext())) for paragraph in comment)
        for comment in etree.fromstring(files[0])
    ]


def faults(data: bytes, folder: Path) -> set[str]:
    """What two validators of OOXML report about a file."""
    path = folder / "validated.docx"
    path.write_bytes(data)
    errors = (*map(str, OpenXmlValidator().validate(path).errors), *map(str, integrity_check(path)))
    return {re.sub(r"contains \d+ style\(s\).*", "contains styles", error) for error in errors}
