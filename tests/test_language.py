"""Two languages: what the pages say is collected, translated to the last word, and compiled."""

from __future__ import annotations

import re
import string
import sys

import pytest
from flask.testing import FlaskClient

from service.web.language import CATALOGUES, LANGUAGES, catalogue_of
from tests.conftest import ROOT
from tests.forms import page_of

sys.path.insert(0, str(ROOT / "tools"))
import build_messages  # type: ignore[import-not-found, unused-ignore]  # a tool, not a package

OTHERS = [language for language in LANGUAGES if language != "vi"]
VIETNAMESE = re.compile("[ạảãàáâậầấẩẫăắằặẳẵđèéẹẻẽêếềệểễìíịỉĩòóọỏõôốồộổỗơớờợởỡùúụủũưứừựửữỳýỵỷỹ]", re.IGNORECASE)


def said() -> list[str]:
    return [message.id for message in build_messages.collected() if message.id]


def test_the_collected_messages_are_those_of_the_file() -> None:
    assert build_messages.written(build_messages.collected()) == (CATALOGUES / "messages.pot").read_bytes()


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated_and_compiled(language: str) -> None:
    own = build_messages.translations(language)
    assert {message.id for message in own if message.id} == set(said())
    assert [message.id for message in own if message.id and not message.string] == []
    assert (CATALOGUES / f"{language}.mo").read_bytes() == build_messages.compiled(own)
    compiled = catalogue_of(language)
    for message in own:
        if message.id:
            assert compiled.gettext(message.id) == message.string


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_the_places_that_are_filled_in(language: str) -> None:
    for message in filter(lambda one: one.id, build_messages.translations(language)):
        names = [
            {name for _, name, *_ in string.Formatter().parse(text) if name} for text in (message.id, message.string)
        ]
        assert names[0] == names[1], message.id


def test_the_english_page_says_nothing_in_vietnamese_but_names_and_examples(client: FlaskClient) -> None:
    page = page_of(client.get("/?lang=en"))
    for quoted in page.xpath("//*[@lang='vi']"):  # problems quote the papers; the switch names its language
        quoted.getparent().remove(quoted)
    texts = [text.strip() for text in page.xpath("//body//text()")]
    attributes = page.xpath("//@aria-label | //@title | //@data-label")
    left = [re.sub("“[^”]*”", "", text) for text in [*texts, *attributes]]
    found = {text for text in left if VIETNAMESE.search(text)}
    official = "ĐẢNG|CHI BỘ|BÍ THƯ|Hồ|Sơn La|Lào Cai"
    assert {text for text in found if not re.search(official, text)} == set()


def test_the_vietnamese_page_needs_no_catalogue(client: FlaskClient) -> None:
    assert not (CATALOGUES / "vi.po").exists()
    assert "Tên chi bộ" in client.get("/").get_data(as_text=True)
