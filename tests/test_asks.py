"""What a kind asks is one answer: its blank tables can be used, its form asks it, every door reads it alike."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from service.carried import open_documents
from service.config import BUILT_IN_TEMPLATES
from service.dossier import Dossier
from service.dossier.model_paths import unwrapped, value_at
from service.dossier.parts import fields_of, is_part
from service.errors import DossierRejected, TableRejected
from service.generate import generate, ready
from service.intake import read_dossier
from service.kinds.asks import sources
from service.kinds.catalogue import Catalogue, load
from service.kinds.kind_folders import ALL
from service.kinds.sheet import EXTRA_TYPES
from service.kinds.typed_fields import read_typed
from service.tables import Assembler, blank_tables, open_table
from service.tables.blank_tables import BlankSheet
from service.web.form.posted import read as read_posted
from service.web.form.questions import tree_of
from tests.official.paper import KINDS

SHEET = 'title = "{title}"\nheading = "THÔNG BÁO"\nsymbol = "TB"\norder = 19\n{more}'
# Each type of an own field: as people type it, as a spreadsheet holds it, as JSON has it.
VALUES: dict[str, tuple[str, Any, Any]] = {
    "line": ("Hội trường", "Hội trường", "Hội trường"),
    "text": ("Hai việc, làm ngay", "Hai việc, làm ngay", "Hai việc, làm ngay"),
    "lines": ("Việc một", "Việc một", ["Việc một"]),
    "count": ("1.100", 1100, 1100),
    "date": ("30/11/2026", date(2026, 11, 30), "2026-11-30"),
    "moment": ("30/11/2026 19:30", datetime(2026, 11, 30, 19, 30), "2026-11-30T19:30"),  # noqa: DTZ001 -- local time
    "flag": ("có", True, True),
    "person": ("Sùng A Páo", "Sùng A Páo", "Sùng A Páo"),
    "people": ("Sùng A Páo", "Sùng A Páo", ["Sùng A Páo"]),
}
# How a template prints those that are no plain text.
TAGS = {
    "lines": "{{ extra.NAME|listed }}",
    "date": "{{ extra.NAME|date }}",
    "moment": "{{ extra.NAME|clock }}",
    "flag": "{% if extra.NAME %}có{% endif %}",
    "person": "{{ extra.NAME.full_name }}",
    "people": "{% for one in extra.NAME %}{{ one.full_name }} {% endfor %}",
}
OWN = {name: asked for name, (_, _, asked) in VALUES.items()} | {
    "stops": [{name: asked for name, (_, _, asked) in VALUES.items()}]
}


def own_kind(folder: Path, name: str, more: str, *paragraphs: str) -> None:
    """The two files of a kind of an office's own."""
    paper = docx.Document()
    for text in paragraphs:
        paper.add_paragraph(text)
    paper.save(str(folder / f"{name}.docx"))
    (folder / f"{name}.toml").write_text(SHEET.format(title=name, more=more), encoding="utf-8")


def own_fields(*, required: bool) -> str:
    """A field of every type, and rows with a column of every type."""
    says = f"required = {str(required).lower()}"
    fields = "".join(f'[[extra]]\nname = "{name}"\nlabel = "L {name}"\ntype = "{name}"\n{says}\n' for name in VALUES)
    columns = ", ".join(f'{{ name = "{name}", label = "C {name}", type = "{name}", {says} }}' for name in VALUES)
    return f'{fields}[[extra]]\nname = "stops"\nlabel = "Các chặng"\ntype = "rows"\n{says}\nfields = [{columns}]\n'


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The kinds of the product and some of an office's own."""
    folder = tmp_path_factory.mktemp("own")
    printed = [TAGS.get(name, "{{ extra.NAME }}").replace("NAME", name) for name in VALUES]
    own_kind(folder, "every-field", own_fields(required=True), *printed, "{{ doc.signer.full_name }}")
    own_kind(folder, "no-field-needed", own_fields(required=False), "{{ extra.line }}")
    own_kind(folder, "drafted", "drafts = true\n", "{{ meeting.place }}")
    more = 'requires = ["review", "conclusion.petitions"]\nrequires_one_of = [["app_posts", "votes"]]\n'
    own_kind(
        folder,
        "parts",
        more,
        "{{ review.ideology }}{% for one in conclusion.petitions %}{% endfor %}{% for vote in votes %}{% endfor %}",
    )
    facts = "{{ meeting.duration_min or '' }}{% if assessment %}{{ assessment.grade }}{% endif %}"
    chair = "{% if thematic_sitting.chair %}{{ thematic_sitting.chair.full_name }}{% endif %}"
    own_kind(folder, "facts", "", facts + chair)
    return load([BUILT_IN_TEMPLATES, folder])


OWN_KINDS = ("every-field", "no-field-needed", "drafted", "parts", "facts")


def test_every_kind_is_tried(kinds: Catalogue) -> None:
    assert set(kinds.kinds) == {*KINDS, *OWN_KINDS}
    assert VALUES.keys() == EXTRA_TYPES.keys()


def blank(kinds: Catalogue, kind: str, suffix: str) -> bytes:
    if suffix == "csv":
        return blank_tables.blank_csv(blank_tables.flat(kinds, kind))
    return blank_tables.blank_xlsx(blank_tables.layout(kinds, kind))


def read_table(kinds: Catalogue, kind: str, table: bytes) -> Dossier:
    """The one dossier in a table; raises `TableRejected`, also for what its kind lacks."""
    columns = blank_tables.columns_for(kinds)
    opened = open_table(table, "bang", columns, blank_tables.needs_of(kinds, kind, columns))
    assembler = Assembler(opened.headers, opened.itemised)
    (group,) = opened.groups()
    dossier = assembler.read(group, kinds.kinds)
    try:
        ready(kinds, kind, dossier)
    except DossierRejected as error:
        raise assembler.rejected(group, error.problems) from None
    return dossier


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", [*KINDS, *OWN_KINDS])
def test_the_example_of_a_blank_table_makes_its_paper(kinds: Catalogue, kind: str, suffix: str) -> None:
    made = generate(kinds, kind, read_table(kinds, kind, blank(kinds, kind, suffix)))
    assert docx.Document(io.BytesIO(made.content)).paragraphs
    assert open_documents([(made.name, made.content)]).kinds == (kind,)


def test_the_example_of_the_blank_workbook_makes_every_paper(kinds: Catalogue) -> None:
    dossier = read_table(kinds, ALL, blank(kinds, ALL, "xlsx"))
    assert [letterhead.kind.name for letterhead in ready(kinds, ALL, dossier)] == [*kinds.kinds]


def paths(model: Any = Dossier, start: str = "") -> Iterator[str]:
    """Every path that a sheet may require."""
    for name, field in fields_of(model).items():
        if f"{start}{name}" not in ("issuance", "extra"):
            yield f"{start}{name}"
            if is_part(below := unwrapped(field.annotation)):
                yield from paths(below, f"{start}{name}.")


@pytest.mark.parametrize("path", [*paths()])
def test_whatever_a_kind_requires_its_example_has_it(kinds: Catalogue, path: str) -> None:
    plain = kinds.kind("facts")
    for sheet in (plain.sheet.but(requires=(path,)), plain.sheet.but(requires_one_of=((path, "news_docs"),))):
        kind = replace(plain, sheet=sheet)
        alone = Catalogue({kind.name: kind})
        dossier = read_table(alone, kind.name, blank(alone, kind.name, "csv"))
        assert value_at(dossier, path) not in (None, "", ())


def test_a_table_does_without_what_a_kind_does_not_need(kinds: Catalogue) -> None:
    columns = blank_tables.columns_for(kinds)
    for kind in kinds.kinds:
        needed = {column.path for column in blank_tables.needs_of(kinds, kind, columns).required}
        assert not {path for path in needed if path.startswith("extra.")} or kind in ("every-field", "thematic-paper")


def test_a_workbook_has_no_fields_of_other_kinds(kinds: Catalogue) -> None:
    for kind in kinds.kinds:
        paths = {column.path for sheet in blank_tables.layout(kinds, kind) for column in sheet.columns}
        own = {path for path in paths if path.startswith(("extra.", "issuance."))}
        assert all(path.split(".")[1] == kind for path in own)


def test_the_form_asks_whatever_a_kind_prints_or_needs(kinds: Catalogue) -> None:
    asked_by = {question.path: question.asked_by for question in tree_of(kinds).walk()}
    for kind in kinds.kinds.values():
        printed = {".".join(path) for field in kind.template.fields for path, _ in sources(field, kind.name)}
        for path in (printed & asked_by.keys()) | kind.example:
            if not path.endswith("draft_no") or kind.sheet.has_drafts:
                assert kind.name in asked_by[path], path


def test_computed_facts_ask_for_what_they_are_made_of(kinds: Catalogue) -> None:
    asked = kinds.kind("facts").asked
    assert {"meeting.start_at", "meeting.end_at", "assessment.rows.self_score", "meeting.chair"} <= asked
    assert "thematic_meeting.chair" in asked
    assert "members" not in asked
    assert {"members.activity_status", "attendance.state"} <= kinds.kind("minutes").asked


# ------------------------------------------------------------------------------------------------- own fields


def typed_table(sheet: BlankSheet, suffix: str, values: Mapping[str, Any]) -> bytes:
    """The example of a blank table with other values in some columns, by their paths."""
    cells = [
        values.get(column.path, column.example if column.path in sheet.examples else "") for column in sheet.columns
    ]
    if suffix == "csv":
        quoted = ([f'"{cell}"' for cell in row] for row in ([column.path for column in sheet.columns], cells))
        return "\n".join(map(",".join, quoted)).encode()
    book = openpyxl.Workbook()
    page: Any = book.active
    page.append([column.path for column in sheet.columns])
    page.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def own_values(place: int) -> dict[str, Any]:
    start = "extra.no-field-needed"
    fields = {f"{start}.{name}": said[place] for name, said in VALUES.items()}
    return fields | {f"{start}.stops[].{name}": said[place] for name, said in VALUES.items()}


def from_form(kinds: Catalogue, dossier: Mapping[str, Any]) -> Dossier:
    posted = {f"org-{name}": value for name, value in dossier["org"].items()}
    posted |= {f"meeting-{name}": value for name, value in dossier["meeting"].items() if isinstance(value, str)}
    posted |= {f"extra-no-field-needed-{name}": said[0] for name, said in VALUES.items()}
    posted |= {f"extra-no-field-needed-stops-0-{name}": said[0] for name, said in VALUES.items()}
    return read_typed(kinds.kinds, read_posted(tree_of(kinds).root, posted).data)


@pytest.mark.parametrize("door", ["csv", "text in xlsx", "xlsx", "form", "json"])
def test_own_fields_of_every_type_are_the_same_by_every_door(
    kinds: Catalogue, minimal: dict[str, Any], door: str
) -> None:
    sheet = blank_tables.flat(kinds, "no-field-needed")
    if door == "form":
        dossier = from_form(kinds, minimal)
    elif door == "json":
        dossier = read_dossier({**minimal, "extra": {"no-field-needed": OWN}})
    else:
        table = typed_table(sheet, door.rpartition(" ")[2], own_values(1 if door == "xlsx" else 0))
        dossier = read_table(kinds, "no-field-needed", table)
    assert dossier.plain()["extra"] == {"no-field-needed": OWN}
    kind = kinds.kind("no-field-needed")
    assert kind.extra_of(dossier) == kind.extra.read(OWN, context={"roster": dossier.roster})


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_wrong_own_value_is_told_alone_at_its_cell(kinds: Catalogue, suffix: str) -> None:
    wrong = {"extra.no-field-needed.date": "31/02/2026", "extra.no-field-needed.stops[].flag": "chắc là có"}
    with pytest.raises(TableRejected) as caught:
        read_table(
            kinds,
            "no-field-needed",
            typed_table(blank_tables.flat(kinds, "no-field-needed"), suffix, own_values(0) | wrong),
        )
    told = [(problem.header, problem.value, problem.row) for problem in caught.value.problems]  # type: ignore[attr-defined]
    assert sorted(told) == sorted((path, value, 2) for path, value in wrong.items())
