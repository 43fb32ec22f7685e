"""The dossier as a value: immutable, readable back from itself, every field named for people."""

from __future__ import annotations

import copy
import json
import pickle
import re
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from typing import Any, get_args

import pytest
from pydantic import Field
from pydantic.fields import FieldInfo

from service.dossier import Dossier
from service.dossier.computed import made_of
from service.dossier.counts import Counts
from service.dossier.fields import Choice
from service.dossier.model_paths import getter_of, members_of, sources_of, unknown_step, unwrapped, value_at
from service.dossier.parts import Part, computed_of, fields_of, holds_nothing, is_part
from service.intake import read_dossier, read_json
from tests.conftest import SAMPLES, sample


def models(start: type[Part] = Dossier, seen: set[type[Part]] | None = None) -> Iterator[type[Part]]:
    """Every model of which a dossier is made."""
    seen = set() if seen is None else seen
    if start in seen:
        return
    seen.add(start)
    yield start
    for field in fields_of(start).values():
        for one in inner(field.annotation):
            if is_part(one):
                yield from models(one, seen)


def inner(annotation: Any) -> Iterator[Any]:
    found = unwrapped(annotation)
    yield found
    for argument in get_args(found):
        if argument is not ...:
            yield from inner(argument)


FIELDS = [(model, name, field) for model in models() for name, field in fields_of(model).items()]


def test_the_walk_reaches_every_model() -> None:
    assert {model.__name__ for model in models()} >= {
        "Cell",
        "Measure",
        "Guest",
        "CommitteeAbsence",
        "ScoreRow",
        "Petition",
    }
    assert len(FIELDS) > 150


@pytest.mark.parametrize(
    ("model", "name", "field"), FIELDS, ids=[f"{model.__name__}.{name}" for model, name, _ in FIELDS]
)
def test_every_field_has_a_vietnamese_title_and_a_hint(model: type[Part], name: str, field: FieldInfo) -> None:
    assert field.title
    assert field.title != name
    assert field.title[0].isupper()
    assert field.description
    assert field.description.endswith((".", "…")), "a hint is a sentence"


def test_every_computed_field_has_a_title() -> None:
    computed = [info for model in models() for info in computed_of(model).values()]
    assert computed
    assert all(info.title for info in computed)


def test_every_choice_has_a_label_of_its_own_and_a_plain_value() -> None:
    choices = {
        one
        for _, _, field in FIELDS
        for one in inner(field.annotation)
        if isinstance(one, type) and issubclass(one, Choice)
    }
    assert len(choices) > 12
    for choice in choices:
        labels = [one.label for one in choice]
        assert len(set(labels)) == len(labels)
        assert all(re.fullmatch("[a-z_]+", one.value) for one in choice)


# --- a value that nobody changes -----------------------------------------------------------------------------------


def test_nothing_in_a_dossier_can_be_changed(full: dict[str, Any]) -> None:
    full["extra"] = {"agenda": {"ghi_chu": ["a", {"b": 1}]}}
    dossier = read_dossier(full)
    parts: tuple[Any, ...] = (dossier, dossier.meeting, dossier.members[0])
    for part in parts:
        with pytest.raises(FrozenInstanceError):
            part.place = "Nơi khác"
        with pytest.raises(FrozenInstanceError):
            del part.place
    for change in (
        dossier.issuance.clear,
        lambda: dossier.issuance.update(agenda=None),  # type: ignore[call-overload]
        lambda: dossier.extra["agenda"].pop("ghi_chu"),
        lambda: dossier.extra["agenda"]["ghi_chu"][1].setdefault("c", 1),
        lambda: dossier.extra.__setitem__("x", {}),
    ):
        with pytest.raises(TypeError, match="cannot be changed"):
            change()
    assert not list(lists_in(dossier))


def lists_in(value: Any) -> Iterator[Any]:
    if isinstance(value, list | set):
        yield value
    elif isinstance(value, Part):
        yield from (found for name in fields_of(type(value)) for found in lists_in(getattr(value, name)))
    elif isinstance(value, dict | tuple):
        yield from (found for one in (value.values() if isinstance(value, dict) else value) for found in lists_in(one))


def test_what_was_given_is_not_changed_by_reading_it(full: dict[str, Any]) -> None:
    before = copy.deepcopy(full)
    read_dossier(full)
    assert full == before


def test_a_dossier_goes_to_another_process_and_back(full: dict[str, Any]) -> None:
    dossier = read_dossier(full)
    assert dossier.counts.present == 19
    again = pickle.loads(pickle.dumps(dossier))  # noqa: S301  # our own
    assert again == dossier == copy.deepcopy(dossier)
    assert again.counts == dossier.counts


@pytest.mark.parametrize("name", SAMPLES)
def test_a_dossier_reads_back_from_what_it_writes(name: str) -> None:
    given = sample(name)
    given["extra"] = {"agenda": {"danh_sach": ["a", {"b": [1.5, True, None]}]}}
    dossier = read_dossier(given)
    choices: tuple[dict[str, Any], ...] = (
        {},
        {"exclude_unset": True},
        {"exclude_defaults": True},
        {"exclude_none": True},
    )
    for options in choices:
        written = Dossier.__pydantic_serializer__.to_json(dossier, exclude_computed_fields=True, **options).decode()
        assert read_json(written.encode()) == dossier
        assert read_dossier(json.loads(written)) == dossier


@pytest.mark.parametrize("value", [42, 1.5, 0.1, 99999999999.999, 123456789.012345, 10**12])
def test_a_quantity_reads_back_to_the_last_digit(full: dict[str, Any], value: float) -> None:
    full["tasks"][0]["measure"]["value"] = value
    dossier = read_dossier(full)
    assert json.loads(dossier.as_json())["tasks"][0]["measure"]["value"] == value
    assert read_json(dossier.as_json().encode()) == dossier


# --- parts that hold nothing -----------------------------------------------------------------------------------------


def empty_by_nature(model: type[Part]) -> bool:
    return not any(field.is_required() for field in fields_of(model).values())


OPTIONAL_PARTS = [
    (model, name, unwrapped(field.annotation))
    for model, name, field in FIELDS
    if field.default is None
    and isinstance(unwrapped(field.annotation), type)
    and issubclass(unwrapped(field.annotation), Part)
]


def test_only_the_dossier_itself_has_parts_that_can_hold_nothing() -> None:
    """`Dossier` leaves such parts out; a model that gets one needs the same validator."""
    assert {(model, name) for model, name, part in OPTIONAL_PARTS if empty_by_nature(part)} == {
        (Dossier, "review"),
        (Dossier, "app_posts"),
    }


@pytest.mark.parametrize(
    "nothing", [{}, {"done": []}, {"ideology": " \n"}, {"done": [], "causes": [], "public_opinion": ""}]
)
def test_a_review_that_says_nothing_is_as_good_as_none(full: dict[str, Any], nothing: dict[str, Any]) -> None:
    left_out = copy.deepcopy(full)
    del left_out["review"]
    full["review"] = nothing
    assert read_dossier(full) == read_dossier(left_out)
    assert read_dossier(full).review is None


def test_app_posts_without_a_time_are_as_good_as_none(full: dict[str, Any]) -> None:
    full["app_posts"] = {"before_at": None}
    assert read_dossier(full).app_posts is None


def test_a_part_with_one_word_holds_something(full: dict[str, Any]) -> None:
    full["review"] = {"ideology": "Ổn định"}
    review = read_dossier(full).review
    assert review is not None
    assert not holds_nothing(review)


# --- names for templates ------------------------------------------------------------


def test_templates_may_use_fields_counted_values_and_labels() -> None:
    roots = members_of(Dossier)
    for path in ("org.cell_upper", "tasks[].leads[].full_name", "counts.rate_text", "members[].party_role.label",
                 "meeting.period_next.text", "issuance[].signed_on", "counts.excused[].member.full_name"):  # fmt: skip
        assert unknown_step(path, roots) is None, path


def test_a_wrong_name_is_found_with_the_nearest_one() -> None:
    roots = members_of(Dossier)
    assert unknown_step("tasks[].duee", roots) == ("duee", "due")
    assert unknown_step("meeting.zzzz", roots) == ("zzzz", "")


def test_what_models_use_for_themselves_is_no_name_for_templates() -> None:
    for model in models():
        assert not [name for name in members_of(model) if name.startswith("_") or name in vars(Part)]


# --- what computed facts are made of ------------------------------------------------

FACTS = [(model, name) for model in (*models(), Counts) for name in members_of(model) if getter_of(model, name)]
WITNESSED: Any = (Part, Counts)


def test_every_computed_fact_says_what_it_is_made_of() -> None:
    assert {name for _, name in FACTS} >= {"called", "counts", "grade", "lead_names", "person", "rate_text"}
    for model, name in FACTS:
        found = sources_of(model, name)
        assert found.shown | found.summed, f"{model.__name__}.{name}"
        assert not found.shown & found.summed, f"{model.__name__}.{name}"


def test_a_fact_that_says_nothing_or_a_wrong_name_is_told() -> None:
    class Silent(Part):
        name: str = Field("")

        @property
        def loud(self) -> str:
            return self.name.upper()

        @property
        @made_of("nme")
        def wrong(self) -> str:
            return self.name

    for fact in ("loud", "wrong"):
        with pytest.raises(LookupError, match=fact):
            sources_of(Silent, fact)


def parts_in(value: Any) -> Iterator[Any]:
    """Every model and every count that is found from a value."""
    if isinstance(value, WITNESSED):
        yield value
    if isinstance(value, Dossier):
        yield value.counts
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    for one in (getattr(value, name) for name in fields_of(type(value))) if isinstance(value, Part) else inner:
        yield from parts_in(one)


def test_a_computed_fact_uses_no_field_that_it_does_not_declare(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [part for name in SAMPLES for part in parts_in(read_dossier(sample(name)))]
    used: set[tuple[int, str]] = set()
    for base in WITNESSED:
        plain = base.__getattribute__
        witness = lambda self, name, plain=plain: used.add((id(self), name)) or plain(self, name)  # type: ignore[func-returns-value,redundant-expr]  # noqa: E731
        monkeypatch.setattr(base, "__getattribute__", witness)
    seen = set()
    for part, (model, fact) in ((part, fact) for part in parts for fact in FACTS if type(part) is fact[0]):
        for _, computed in FACTS if model is not Counts else ():
            part.__dict__.pop(computed, None)  # kept from an earlier question
        used.clear()
        getattr(part, fact)
        names = {name for owner, name in used if owner == id(part)}
        plain_fields = {name for name in names if name in members_of(model) and not getter_of(model, name)}
        declared = sources_of(model, fact)
        known = {source.partition(".")[0] for source in declared.shown | declared.summed}
        assert plain_fields <= known, f"{model.__name__}.{fact}"
        seen |= {(model, fact)} if plain_fields else set()
    assert not {(model, fact) for model, fact in FACTS} - seen, "no sample asks for these"


def test_a_value_is_found_at_its_path(full: dict[str, Any]) -> None:
    dossier = read_dossier(full)
    assert value_at(dossier, "issuance.minutes.number") == 12
    assert value_at(dossier, "meeting.khong_co") is None
