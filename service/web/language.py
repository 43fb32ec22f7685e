"""The language of the pages: Vietnamese as written, English through a compiled catalogue, chosen by ``?lang=en``.

Only what the pages say is translated. Documents, problems and findings stay Vietnamese: they quote the papers.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from flask import Flask, g, request

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
CATALOGUES = Path(__file__).parent / "languages"  # <language>.po for people, <language>.mo for gettext


@cache
def catalogue_of(language: str) -> NullTranslations:
    """What `language` says for each Vietnamese message; Vietnamese itself needs no catalogue."""
    file = CATALOGUES / f"{language}.mo"
    if not file.is_file():
        return NullTranslations()
    with file.open("rb") as compiled:
        return GNUTranslations(compiled)


def language() -> str:
    """The language that this request asks for."""
    if "language" not in g:  # asked for every word of a page
        asked = request.args.get("lang", "vi")
        g.language = asked if asked in LANGUAGES else "vi"
    found: str = g.language
    return found


def translated(message: str) -> str:
    """`message` in the language of this request; an empty one stays empty (gettext would give the catalogue's head)."""
    return catalogue_of(language()).gettext(message) if message else ""


def install(app: Flask) -> None:
    """Give every template `_`, `language` and the languages on offer."""
    app.jinja_env.globals.update(_=translated, language=language, languages=LANGUAGES)
