"""The print pack: the set of one meeting in one Word file behind a list of its papers, each with its own pages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from service.carried import open_documents
from service.carried.custom_xml import PART, dossier_xml
from service.dossier import Dossier
from service.kinds.kind_folders import ALL
from service.package import open_package
from service.package.joined import joined
from service.papers.letterhead import Letterhead
from service.papers.render import Document, render

CONTENTS = "contents"  # the kind of the first page


def in_order(letterheads: Sequence[Letterhead]) -> list[Letterhead]:
    """The set as it lies on a table: each annex behind the paper that it goes with."""
    names = {one.kind.name for one in letterheads}
    papers = [one for one in letterheads if one.annex_of not in names]
    return [
        one
        for paper in papers
        for one in (paper, *(annex for annex in letterheads if annex.annex_of == paper.kind.name))
    ]


def listed(dossier: Dossier, letterheads: Sequence[Letterhead]) -> Dossier:
    """`dossier` with what the first page prints of the papers under `letterheads`."""
    papers = [_line(letterhead) for letterhead in letterheads]
    return dossier.but(extra={CONTENTS: {"papers": papers}}, issuance={})


def _line(letterhead: Letterhead) -> dict[str, Any]:
    doc, sheet = letterhead.doc, letterhead.kind.sheet
    number = doc.draft_line or " ".join(doc.number_line.removeprefix("Số ").split())
    signed_on = letterhead.issuance.signed_on
    return {"title": sheet.title, "number": number, **({"day": signed_on.isoformat()} if signed_on else {})}


def packed(contents: Letterhead, papers: Sequence[Document], *, carry: bool = True) -> Document:
    """The first page under the letterhead `contents` and `papers` behind it as one document.

    With `carry` it carries what all of its papers show of the dossier. Raises `FileRefused` where a paper cannot be
    joined.
    """
    first = render(contents, carry=False)
    package = joined([open_package(one.content, one.name) for one in (first, *papers)])
    if carry:
        data = open_documents([(paper.name, paper.content) for paper in papers]).data
        package = package.replaced({PART: dossier_xml(ALL, json.dumps(data, ensure_ascii=False))})
    name = papers[0].set_name.removesuffix(".zip")
    shown = papers[0].shown_name.rpartition(" - ")[0]
    return replace(first, name=f"{name}-tap-in.docx", shown_name=f"{shown} - Tập in.docx", content=package.to_bytes())
