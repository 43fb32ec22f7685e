"""The format check against files of many makes: a good file is let alone, a bad one is told of its one defect.

The table in tests/files/format/README.md says which rule each bad file breaks. The files are made by
tests/format_corpus, which reads HD 05 for itself and imports nothing of the service.
"""

from __future__ import annotations

import ast
import importlib
import re
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest

from service.format_check import check_format, rules
from service.format_check.rules import RULES
from service.format_check.rules.checker import FormatRule
from tests.format_corpus.bad_files import BAD_FILES
from tests.format_corpus.build import bad_parts, good_parts
from tests.format_corpus.defects_printed import PRINTED
from tests.format_corpus.good_files import GOOD_FILES
from tests.format_corpus.readme import readme
from tests.spoiling.docx_file import unzipped

FOLDER = Path(__file__).resolve().parent / "files" / "format"
README = FOLDER / "README.md"
ROOMS = ("format_corpus", "official", "spoiling")
INDEPENDENT = sorted(path for room in ROOMS for path in (FOLDER.parent.parent / room).glob("*.py"))
MODULES = sorted(Path(rules.__file__).parent.glob("[a-z]*.py"))


@cache
def expected() -> dict[str, str]:
    """Each bad file and its rule, from the table as a person reads it."""
    rows = re.findall(r"^\| `bad/(\S+)\.docx` \|.*\| (\S+) \|$", README.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(rows)


def said_of(kind: str, name: str) -> list[str]:
    """The rules that have something to say of a file."""
    data = (FOLDER / kind / f"{name}.docx").read_bytes()
    return [finding.rule for finding in check_format(data, f"{name}.docx").findings]


@pytest.mark.parametrize("name", GOOD_FILES)
def test_a_good_file_of_any_origin_has_no_finding(name: str) -> None:
    assert said_of("good", name) == []


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_has_exactly_the_finding_of_its_one_defect(name: str) -> None:
    """What only the printed page shows, tests/test_format_printed.py looks for there."""
    assert said_of("bad", name) == ([] if name in PRINTED else [expected()[name]])


def test_the_table_lists_exactly_the_files() -> None:
    text = README.read_text(encoding="utf-8")
    listed = re.findall(r"^\| `((?:good|bad)/\S+\.docx)` \|", text, re.MULTILINE)
    assert sorted(listed) == sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*.docx"))
    assert text == readme()


def test_every_rule_of_the_check_has_a_file_that_breaks_it() -> None:
    assert set(expected().values()) == set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_has_its_words_and_either_a_mending_or_a_reason_why_none(rule: FormatRule) -> None:
    assert all(text.strip() for text in (rule.clause, rule.title, rule.advice))
    assert rule.is_mended == (rule.by_hand is None)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_rule_is_reported_by_the_module_that_declares_it(path: Path) -> None:
    module = importlib.import_module(f"service.format_check.rules.{path.stem}")
    rules_here = {name for name, value in vars(module).items() if isinstance(value, FormatRule)}
    names = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)]
    assert rules_here <= {name.id for name in names if isinstance(name.ctx, ast.Store)}
    assert rules_here <= {name.id for name in names if isinstance(name.ctx, ast.Load)}


@pytest.mark.parametrize("name", [name for name, good in GOOD_FILES.items() if not good.stored])
def test_a_good_file_is_what_its_source_makes(name: str) -> None:
    assert unzipped((FOLDER / "good" / f"{name}.docx").read_bytes()) == good_parts(FOLDER, name)


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_its_good_file_with_the_one_change(name: str) -> None:
    made = bad_parts(FOLDER, name)
    assert unzipped((FOLDER / "bad" / f"{name}.docx").read_bytes()) == made
    assert made != good_parts(FOLDER, BAD_FILES[name].good)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.docx")), ids=lambda path: path.stem)
def test_every_file_opens_in_another_reader(path: Path) -> None:
    assert docx.Document(BytesIO(path.read_bytes())).element.body is not None


@pytest.mark.parametrize("path", INDEPENDENT, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_corpus_and_oracle_import_nothing_of_the_product(path: Path) -> None:
    """They judge it, so they must not share its mistakes; what they import of the tests is of their own rooms."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    own = {name for name in names if name.split(".")[0] in {"service", "tools", "bench", "tests"}}
    assert [name for name in own if not name.startswith(tuple(f"tests.{room}" for room in ROOMS))] == []
