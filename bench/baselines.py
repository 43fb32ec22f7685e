"""What the product is measured against: docxtpl as it is documented, and the least that any engine must do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment

from service.package import Archive, open_package

Task = Callable[[], object]
Filters = Mapping[str, Callable[..., Any]]


def docxtpl_as_documented(path: Path, context: Mapping[str, Any], filters: Filters) -> Task:
    """docxtpl's README: open, render with autoescape, save; with an environment where there are filters."""
    jinja = Environment(autoescape=True)
    jinja.filters.update(filters)

    def task() -> bytes:
        template = DocxTemplate(path)
        template.render(dict(context), jinja if filters else None, autoescape=True)
        out = BytesIO()
        template.save(out)
        return out.getvalue()

    return task


def floor(document: bytes, changing: tuple[str, ...]) -> Callable[[], bytes]:
    """The XML of `document` as text, only encoded, checksummed, deflated and zipped."""
    parts = open_package(document).parts
    archive = Archive(parts, changing)
    texts = {name: parts[name].decode() for name in changing}
    return lambda: archive.assemble({name: text.encode() for name, text in texts.items()})
