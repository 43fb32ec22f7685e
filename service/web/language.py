"""The language of an answer: Vietnamese as written, English where it is asked for.

Pages follow ``?lang=en``, through a compiled catalogue of messages; the API follows Accept-Language. Documents,
problems of a dossier and findings stay Vietnamese: they quote the papers.
"""

from __future__ import annotations

import json
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from flask import Flask, g, request
from werkzeug.datastructures import LanguageAccept

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
CATALOGUES = Path(__file__).parent / "languages"  # <language>.po for people, <language>.mo for gettext
FOR_PROGRAMS = ("/api", "/livez", "/readyz", "/version", "/metrics")


def is_for_programs() -> bool:
    """Whether this request is a program's, not a person's at a page."""
    return request.path.startswith(FOR_PROGRAMS)


def language() -> str:
    """The language that this request asks for: ``vi`` or ``en``."""
    if "language" not in g:  # cached, since a page asks for it hundreds of times
        g.language = spoken(request.path, request.args.get("lang", ""), request.accept_languages)
    asked_for: str = g.language
    return asked_for


def spoken(path: str, asked: str, accepted: LanguageAccept) -> str:
    """The language of the answer to a request: `asked` in its query, or for programs `accepted`."""
    if asked in LANGUAGES:
        return asked
    return (path.startswith(FOR_PROGRAMS) and accepted.best_match(list(LANGUAGES))) or "vi"


def localized(vietnamese: str, english: str) -> str:
    """The one of the two sentences that is in the language of this request."""
    return english if language() == "en" else vietnamese


@cache
def explained() -> dict[str, dict[str, list[str]]]:
    """By code and language: its meaning and the way to mend it; tools/build_docs.py writes the file from the docs."""
    explanations: dict[str, dict[str, list[str]]]
    explanations = json.loads(Path(__file__).with_name("codes.json").read_text(encoding="utf-8"))
    return explanations


@cache
def catalogue_of(language: str) -> NullTranslations:
    """The translations into `language`; none for Vietnamese, in which the messages are written."""
    file = CATALOGUES / f"{language}.mo"
    if not file.is_file():
        return NullTranslations()
    with file.open("rb") as compiled:
        return GNUTranslations(compiled)


def translated(message: str) -> str:
    """`message` in the language of this request; an empty one stays empty (gettext would give the catalogue's head)."""
    return catalogue_of(language()).gettext(message) if message else ""


def in_language(address: str) -> str:
    """The address of another page of the service, in the language of this request."""
    return address if language() == "vi" else f"{address}?lang={language()}"


def install(app: Flask) -> None:
    """Give every template `_`, `language`, the languages on offer and addresses that keep the language."""
    app.jinja_env.globals.update(_=translated, language=language, languages=LANGUAGES, in_language=in_language)
