"""The format check against files of many makes: a good file is let alone, a bad one is told of its one defect.

The table in tests/files/format/README.md says which rule each bad file breaks. The files are made by
tools/format_corpus, which reads HD 05 for itself and imports nothing of the service.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest

import service.format_check
from service.format_check import check_format
from tools.format_corpus.bads import BADS
from tools.format_corpus.book import readme
from tools.format_corpus.build import bad_parts, good_parts
from tools.format_corpus.change import unzipped
from tools.format_corpus.goods import GOODS

FOLDER = Path(__file__).resolve().parent / "files" / "format"
README = FOLDER / "README.md"


@cache
def expected() -> dict[str, str]:
    """Each bad file and its rule, from the table as a person reads it."""
    rows = re.findall(r"^\| `bad/(\S+)\.docx` \|.*\| (\S+) \|$", README.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(rows)


def said_of(kind: str, name: str) -> list[str]:
    """The rules that have something to say of a file."""
    data = (FOLDER / kind / f"{name}.docx").read_bytes()
    return [finding.rule for finding in check_format(data, f"{name}.docx").findings]


@pytest.mark.parametrize("name", GOODS)
def test_a_good_file_of_any_origin_has_no_finding(name: str) -> None:
    assert said_of("good", name) == []


@pytest.mark.parametrize("name", BADS)
def test_a_bad_file_has_exactly_the_finding_of_its_one_defect(name: str) -> None:
    assert said_of("bad", name) == [expected()[name]]


def test_the_table_lists_exactly_the_files() -> None:
    text = README.read_text(encoding="utf-8")
    listed = re.findall(r"^\| `((?:good|bad)/\S+\.docx)` \|", text, re.MULTILINE)
    assert sorted(listed) == sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*.docx"))
    assert text == readme()


def test_every_rule_of_the_check_has_a_file_that_breaks_it() -> None:
    rules = tomllib.loads((Path(service.format_check.__file__).parent / "rules.toml").read_text(encoding="utf-8"))
    assert set(expected().values()) == set(rules)


@pytest.mark.parametrize("name", [name for name, good in GOODS.items() if not good.stored])
def test_a_good_file_is_what_its_source_makes(name: str) -> None:
    assert unzipped((FOLDER / "good" / f"{name}.docx").read_bytes()) == good_parts(FOLDER, name)


@pytest.mark.parametrize("name", BADS)
def test_a_bad_file_is_its_good_file_with_the_one_change(name: str) -> None:
    made = bad_parts(FOLDER, name)
    assert unzipped((FOLDER / "bad" / f"{name}.docx").read_bytes()) == made
    assert made != good_parts(FOLDER, BADS[name].good)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.docx")), ids=lambda path: path.stem)
def test_every_file_opens_in_another_reader(path: Path) -> None:
    assert docx.Document(BytesIO(path.read_bytes())).element.body is not None
