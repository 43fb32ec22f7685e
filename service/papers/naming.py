"""What documents are called: names that every file system takes, names that people read, no two alike in a set."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.dossier import Dossier
from service.papers.letterhead import Letterhead
from service.vietnamese import slug


def file_name(letterhead: Letterhead) -> str:
    """As the kind's sheet has it: ``2026-11-24-chi-bo-ban-mong-03-nghi-quyet-du-thao-lan-1.docx``, in order."""
    sheet, dossier, state = letterhead.kind.sheet, letterhead.dossier, letterhead.doc.draft_line
    parts = {
        "date": dossier.meeting.start_at.date().isoformat(),
        "period": str(dossier.meeting.period),
        "cell": cell_slug(dossier),
        "order": f"{sheet.order:02d}",
        "title": slug(sheet.title),
        "state": f"-{slug(state)}" if state else "",
    }
    return sheet.file_name.format_map(parts) + ".docx"


def shown_name(letterhead: Letterhead) -> str:
    """The name that people read: ``2026-11-24 Chi bộ bản Mòng - Nghị quyết (Dự thảo lần 1).docx``."""
    dossier, state = letterhead.dossier, letterhead.doc.draft_line
    title = f"{letterhead.kind.sheet.title} ({state})" if state else letterhead.kind.sheet.title
    name = f"{dossier.meeting.start_at:%Y-%m-%d} {dossier.org.cell_name[:80]} - {title}"
    return re.sub(r'[\s\\/:*?"<>|]+', " ", name) + ".docx"


def set_name(dossier: Dossier) -> str:
    """The name of a .zip with all documents of the meeting: ``2026-11-24-chi-bo-ban-mong.zip``."""
    return f"{dossier.meeting.start_at:%Y-%m-%d}-{cell_slug(dossier)}.zip"


def cell_slug(dossier: Dossier) -> str:
    """The cell in the names of its files: at most 60 plain characters, never empty."""
    return slug(dossier.org.cell_name)[:60].strip("-") or "chi-bo"


def safe_name(name: str) -> str:
    """`name` as one plain step of a path: ASCII letters, digits, ``.``, ``_`` and ``-``, no leading dot."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).lstrip(".-") or "van-ban.docx"


def unique_names(documents: Iterable[tuple[str, str]]) -> list[str]:
    """Safe names for pairs of a name and a kind, in order; no two differ in nothing but capital letters."""
    names: list[str] = []
    taken: set[str] = set()
    for name, kind in documents:
        unique = safe_name(name)
        while unique.lower() in taken:
            unique = f"{unique.removesuffix('.docx')}-{kind}.docx"
        taken.add(unique.lower())
        names.append(unique)
    return names
