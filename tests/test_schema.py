"""The JSON Schema of a kind says what intake and the kind ask for, in Vietnamese."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from service.dossier import Dossier
from service.errors import DossierRejected
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from service.kinds.schema import schema_of
from service.papers.letterhead import letterhead_of
from service.papers.needs import lacking
from tests.conftest import SAMPLES, as_draft, sample
from tests.official.paper import KINDS

WHOLE = Draft202012Validator(Dossier.json_schema())
FULL = sample("ban-mong-2026-11")


def refused(data: Any) -> bool:
    try:
        read_dossier(data)
    except DossierRejected:
        return True
    return False


@pytest.fixture(scope="module")
def schemas(catalogue: Catalogue) -> dict[str, Any]:
    return {name: schema_of(kind) for name, kind in catalogue.kinds.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_of_2020_12_in_plain_json(schemas: dict[str, Any], kind: str) -> None:
    schema = schemas[kind]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["x-kind"] == kind
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_schema_takes_a_sample_exactly_where_the_kind_can_be_made_from_it(
    catalogue: Catalogue, schemas: dict[str, Any], name: str, kind: str
) -> None:
    data = sample(name)
    ready = not lacking(letterhead_of(catalogue.kind(kind), read_dossier(data), catalogue.kinds))
    assert Draft202012Validator(schemas[kind]).is_valid(data) == ready
    assert ready or name == "minimal" or catalogue.kind(kind).sheet.on_request


BLOCKS = {
    *("agenda_items", "members", "attendance", "tasks", "conclusion", "commendations", "issuance"),
    *("committee_meeting", "thematic", "thematic_meeting", "assessment"),
}


def gaps() -> Iterator[dict[str, Any]]:
    """The complete sample and its draft, each without one thing that some kind needs."""
    for whole in (FULL, as_draft(FULL), {name: block for name, block in FULL.items() if name != "thematic_meeting"}):
        for block in BLOCKS & whole.keys():
            emptied: tuple[Any, ...] = (None, [], {})
            for empty in emptied:
                gap = copy.deepcopy(whole)
                gap.pop(block)
                if empty is not None and isinstance(whole[block], type(empty)):
                    gap[block] = empty
                yield gap
        for name in ("end_at", "chair", "clerk"):
            for is_left_out in (True, False):
                gap = copy.deepcopy(whole)
                gap["meeting"].pop(name)
                yield gap if is_left_out else {**gap, "meeting": {**gap["meeting"], name: None}}
        blanks: dict[str, Any] = {"end_at": None, "place": "", "clerk": None, "present": [], "contents": []}
        for name, value in blanks.items():
            yield {**whole, "committee_meeting": {**whole["committee_meeting"], name: value}}
        yield {**whole, "meeting": {**whole["meeting"], "guests": []}}
        yield {**whole, "agenda_items": [], "committee_meeting": None}
        marked, *others = whole["prev_tasks"]
        yield {**whole, "prev_tasks": [marked | {"result": None}, *others]}
        yield {**whole, "prev_tasks": [{"work": marked["work"]}, *others]}
        for kind in ("resolution", "conclusion", "agenda", "attendance-sheet", "minutes-book-cover"):
            for name in ("number", "signed_on", "draft_no", "signer"):
                gap = copy.deepcopy(whole)
                gap["members"][0]["party_role"] = "dang_vien"
                gap["issuance"][kind].pop(name, None)
                yield gap
                yield {**gap, "meeting": {name: said for name, said in gap["meeting"].items() if name != "chair"}}
                gap = copy.deepcopy(whole)
                gap["issuance"][kind][name] = None
                yield gap


def rowless(schema: Any) -> Any:
    """`schema` with rows that may be anything: those of a sample are sound, and take the validator all its time."""
    if isinstance(schema, dict):
        whole = schema.get("type") != "array"
        return {name: rowless(one) for name, one in schema.items() if whole or name != "items"}
    return [rowless(one) for one in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize("kind", KINDS)
def test_a_dossier_that_lacks_something_is_refused_by_both_or_by_none(
    catalogue: Catalogue, schemas: dict[str, Any], kind: str
) -> None:
    validator, seen = Draft202012Validator(rowless(schemas[kind])), set()
    for gap in gaps():
        try:
            dossier = read_dossier(gap)
        except DossierRejected:
            continue  # a fault in itself, whatever the kind
        # A schema cannot follow a signer's code to the roster, so what office a signer holds is beyond it.
        letterhead = letterhead_of(catalogue.kind(kind), dossier, catalogue.kinds)
        ready = not [one for one in lacking(letterhead) if one.code != "missing-sign-role"]
        assert validator.is_valid(gap) == ready
        seen.add(ready)
    assert seen == {True, False}


def places(value: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield here
    if isinstance(value, dict | list):
        for step, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(one, (*here, step))


BASES = {name: sample(name) for name in ("ban-mong-2026-11", "minimal")}
MUTABLE = [(name, place) for name, base in BASES.items() for place in places(base) if place]
VALUES = st.sampled_from([None, True, 0, -1, 5, 1.5, 10**9, 10**20, "", " ", "x", "dang_vien", "2026-11", "2026-11-24",
                          "2026-11-24T19:30", "2026-11-24T19:30Z", " 2026-11-24", "24/11/2026", "a" * 1001, [], ["x"],
                          [1], {}, {"x": 1}, "true", "1"]) | st.text(max_size=10)  # fmt: skip


@settings(max_examples=400)
@given(st.sampled_from(MUTABLE), VALUES, st.sampled_from(["set", "drop", "add"]))
def test_what_the_schema_refuses_intake_refuses_too(target: tuple[str, tuple[Any, ...]], value: Any, how: str) -> None:
    name, place = target
    data = copy.deepcopy(BASES[name])
    here: Any = data
    for step in place[:-1]:
        here = here[step]
    if how == "set":
        here[place[-1]] = value
    elif how == "drop":
        del here[place[-1]]
    elif isinstance(here, dict):
        here["khong_co"] = value
    else:
        here.append(value)
    if not WHOLE.is_valid(data):
        assert refused(data), place


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from nodes(one)


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_a_schema_says_to_people_is_vietnamese(schemas: dict[str, Any], kind: str) -> None:
    english = re.compile(r"\b(the|of|and|one|what|how|which|member|meeting|schema)\b", re.IGNORECASE)
    said = [
        node[word]
        for node in nodes(schemas[kind])
        for word in ("title", "description")
        if isinstance(node.get(word), str)
    ]
    assert len(said) > 100
    assert not [text for text in said if english.search(text)]
    assert not [name for name, model in schemas[kind]["$defs"].items() if {"title", "description"} & model.keys()]


def test_constraints_units_and_labels_are_in_the_schema() -> None:
    models = WHOLE.schema["$defs"]
    assert models["AgendaItem"]["properties"]["minutes"]["anyOf"][0] == {
        "type": "integer",
        "minimum": 1,
        "maximum": 99_999,
    }
    assert models["AgendaItem"]["properties"]["minutes"]["x-unit"] == "phút"
    assert models["PreviousTask"]["properties"]["percent"]["x-unit"] == "%"
    assert models["Cell"]["properties"]["cell_name"]["maxLength"] == 1000
    assert models["Cell"]["properties"]["cell_name"]["minLength"] == 1
    assert models["Measure"]["properties"]["value"]["minimum"] == 0
    assert models["Thematic"]["properties"]["quarter"]["maximum"] == 4
    assert re.fullmatch(models["Member"]["properties"]["member_id"]["pattern"], "lo-van-thieng")
    assert not re.fullmatch(models["Member"]["properties"]["member_id"]["pattern"], "lò văn thiêng")
    assert models["Cell"]["properties"]["term"]["pattern"] == "^([0-9]{4}-[0-9]{4})?$"
    assert models["Presence"]["x-labels"]["co_mat"] == "có mặt"
    assert WHOLE.schema["properties"]["tasks"]["maxItems"] == 500
    assert WHOLE.schema["additionalProperties"] is False


def test_every_constraint_is_one_that_json_schema_knows() -> None:
    assert not {"ge", "le", "gt", "lt", "min_length", "max_length"} & {
        name for node in nodes(WHOLE.schema) for name in node
    }
