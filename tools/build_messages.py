"""Collect what the pages say and compile its translations.

    python tools/build_messages.py

Writes service/web/languages/messages.pot, brings each <language>.po up to it (new messages wait there for their
words, gone ones leave) and compiles <language>.mo. Vietnamese is what the source says; English needs a translation.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from babel.messages import Catalog  # noqa: E402
from babel.messages.extract import extract  # noqa: E402
from babel.messages.mofile import write_mo  # noqa: E402
from babel.messages.pofile import read_po, write_po  # noqa: E402

from service import rules  # noqa: E402
from service.config import BUILT_IN_TEMPLATES  # noqa: E402
from service.dossier.sections import Stage  # noqa: E402
from service.kinds import catalogue  # noqa: E402
from service.vietnamese import WEEKDAYS  # noqa: E402
from service.web import create_app, openapi  # noqa: E402
from service.web.form.questions import tree_of  # noqa: E402
from service.web.language import CATALOGUES  # noqa: E402

WEB = ROOT / "service" / "web"
METHODS = (("**/*.html", "jinja2.ext:babel_extract", {"_": None}), ("**/*.py", "python", {"translated": None}))
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)  # same words, same bytes
# `pages` of create_app
PAGES = (
    "Soạn văn bản",
    "Làm hàng loạt",
    "Kiểm tra thể thức",
    "Báo cáo năm",
    "Văn bản cả kỳ",
    "Kế hoạch năm",
)


def collected() -> Catalog:
    """Every message that the pages can show, with the files that say it."""
    found = Catalog(project="sinhhoat", charset="utf-8", creation_date=NO_DATE)
    for pattern, method, keywords in METHODS:
        for path in sorted(WEB.glob(pattern)):
            with path.open("rb") as source:
                for _, message, _, _ in extract(method, source, keywords=keywords):
                    found.add(message, locations=[(str(path.relative_to(ROOT)), 0)])
    for message in (*PAGES, *WEEKDAYS, *spoken_by_models(), *spoken_by_the_api()):
        if message:
            found.add(message, locations=[("service/dossier", 0)])
    return found


def spoken_by_models() -> Iterator[str]:
    """Labels, hints, choices and sections of the form; names and purposes of the kinds."""
    kinds = catalogue.load([BUILT_IN_TEMPLATES])
    tree = tree_of(kinds, rules.built_in().titles)
    for kind in kinds.kinds.values():
        yield from (kind.sheet.title, kind.sheet.purpose)
    yield from (stage.label for stage in Stage)
    for label, _ in tree.sections.values():
        yield label
    for question in tree.walk():
        yield from (question.label, question.row, question.hint, question.unit, *question.choices.values())


def spoken_by_the_api() -> Iterator[str]:
    """What the page of the API says of each operation, from the same description as /api/v1/openapi.json."""
    described = openapi.described(create_app(), catalogue.load([BUILT_IN_TEMPLATES]))
    yield described["info"]["description"]
    yield from (tag["description"] for tag in described["tags"])
    for methods in described["paths"].values():
        for said in methods.values():
            about = said["description"]
            yield from (said["summary"], "" if about == f"{said['summary']}." else about)
            yield from (parameter.get("description", "") for parameter in said.get("parameters", ()))


def translations(language: str) -> Catalog:
    """The catalogue of `language` as it stands in its file."""
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        found = read_po(file, locale=language)
    found.creation_date = found.revision_date = NO_DATE
    return found


def compiled(found: Catalog) -> bytes:
    """`found` as gettext reads it."""
    out = io.BytesIO()
    write_mo(out, found)
    return out.getvalue()


def written(found: Catalog) -> bytes:
    """`found` for people, without line numbers, so that only a change of words changes the file."""
    out = io.BytesIO()
    write_po(out, found, width=120, sort_output=True, omit_header=True, include_lineno=False, ignore_obsolete=True)
    return out.getvalue()


def main() -> None:
    source = collected()
    (CATALOGUES / "messages.pot").write_bytes(written(source))
    for file in sorted(CATALOGUES.glob("*.po")):
        own = translations(file.stem)
        own.update(source, no_fuzzy_matching=True)
        file.write_bytes(written(own))
        file.with_suffix(".mo").write_bytes(compiled(own))
        waiting = [message.id for message in own if message.id and not message.string]
        print(f"{file.name}: {len(own)} messages, {len(waiting)} wait for a translation")


if __name__ == "__main__":
    main()
