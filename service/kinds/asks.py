"""What a kind asks of a dossier: one analysis of its template and its sheet, for forms, tables, schema and files.

A path leads from the dossier down by dots, without marks of lists: ``tasks.due``, ``issuance.agenda.number``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Any, get_args, get_origin

from pydantic import WithJsonSchema
from pydantic.fields import FieldInfo

from service.dossier import Dossier, Issuance
from service.dossier.model_paths import getter_of, members_of, sources_of, unwrapped, value_at
from service.dossier.parts import Part, fields_of, is_part
from service.kinds.doc_fields import ISSUANCE_FIELDS
from service.kinds.sheet import KindSheet
from service.template import Template

Steps = tuple[str, ...]  # of a path


class Asks:
    """What one kind prints and needs; `service.kinds.catalogue.Kind` adds where it comes from."""

    name: str
    sheet: KindSheet
    extra: type[Part]
    compiled: Callable[[], Template]

    @cached_property
    def template(self) -> Template:
        """The template, compiled when it is first asked for; `load` asks for it at once."""
        return self.compiled()

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The top names that the template takes: blocks of the dossier, `doc`, `extra`, computed names."""
        return tuple(sorted({re.split(r"[.\[]", field)[0] for field in self.template.fields}))

    @cached_property
    def is_signed(self) -> bool:
        """Whether somebody signs it for the cell."""
        return any(field.startswith("doc.signer") for field in self.template.fields)

    @property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """Groups of paths; the dossier must hold something at one path of each."""
        return (*((path,) for path in self.sheet.requires), *self.sheet.requires_one_of)

    def unmet_needs(self, dossier: Dossier) -> list[tuple[str, ...]]:
        """The `needs` of which `dossier` holds nothing."""
        return [paths for paths in self.needs if all(value_at(dossier, path) in (None, "", ()) for path in paths)]

    def is_in_set(self, dossier: Dossier) -> bool:
        """Whether the set of `dossier` has it: always, or on request only where the dossier says something of it."""
        return not self.sheet.on_request or self.name in dossier.issuance or self.name in dossier.extra

    @cached_property
    def needs_in_rows(self) -> tuple[tuple[str, str], ...]:
        """Blocks and fields that every row of theirs must hold, because the template prints them (`x-needed`)."""
        printed = {re.sub(r"(\[\]\.\w+).*", r"\1", field) for field in self.template.fields}
        return tuple((block, name) for block, name in _needed_where_printed() if f"{block}[].{name}" in printed)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The paths of every field that it prints or needs, and of the blocks and parts around these."""
        paths = {path for field in self.template.fields for path, _ in sources(field, self.name)}
        paths |= {("extra", self.name, *own.replace("[]", "").split(".")) for own in self.sheet.own_paths}
        issued = {"signer", "sign_role"} if self.is_signed else set()
        issued |= {"number", "signed_on", "draft_no"} if self.sheet.has_drafts else set()
        paths |= {("issuance", self.name, name) for name in issued}
        if not self.sheet.has_drafts:
            paths.discard(("issuance", self.name, "draft_no"))
        return frozenset(_with_parts(paths) | self.example)

    @cached_property
    def required(self) -> frozenset[str]:
        """The fields that no dossier of this kind can do without, beside those of every dossier; and parts around."""
        return self._filled_for(self.sheet.requires, any_field=False)

    @cached_property
    def example(self) -> frozenset[str]:
        """The fields that an example fills: enough for every need and each of its alternatives; and parts around."""
        return self._filled_for((path for group in self.needs for path in group), any_field=True)

    def _filled_for(self, paths: Iterable[str], *, any_field: bool) -> frozenset[str]:
        own = _required_in(self.extra, ("extra", self.name), any_field=any_field)
        needed = (steps for path in paths for steps in _filled_for(path.split("."), any_field=any_field))
        return frozenset(_with_parts({*own, *needed}))


def _with_parts(paths: Iterable[Steps]) -> set[str]:
    return {".".join(steps[: count + 1]) for steps in paths for count in range(len(steps))}


def sources(field: str, kind_name: str) -> Iterator[tuple[Steps, bool]]:
    """The dossier's fields behind a template's `field`, each with whether the page shows more of it than a number."""
    top, *rest = steps = tuple(re.findall(r"[^.\[\]]+", field))
    if top == "extra":
        yield ("extra", kind_name, *rest), True
    elif top == "doc":
        name = ISSUANCE_FIELDS.get(rest[0], rest[0])
        if name in fields_of(Issuance):
            yield ("issuance", kind_name, name), True
        if rest[0] == "place_date":
            yield ("org", "place_name"), True
    else:
        yield from _sources_below(Dossier, steps)


def _sources_below(model: Any, steps: Steps) -> Iterator[tuple[Steps, bool]]:
    for count, step in enumerate(steps):
        if not is_part(model):  # below a plain field: the name of a person, the label of a choice
            yield steps[:count], get_origin(model) is not dict
            return
        if step not in fields_of(model):
            for path, is_shown in _sources_of_fact(model, step, steps[count + 1 :]):
                yield (*steps[:count], *path), is_shown
            return
        model = item_type(fields_of(model)[step].annotation)
    yield steps, not is_part(model)


def _sources_of_fact(model: Any, fact: str, rest: Steps) -> Iterator[tuple[Steps, bool]]:
    """The fields behind a computed fact; where the fact is a part, those of the `rest` in each that it may be."""
    if getter_of(model, fact) is None:
        return
    behind, is_a_part = sources_of(model, fact), is_part(members_of(model)[fact])
    for source in sorted(behind.shown | behind.summed):
        path = tuple(source.split("."))
        source_type: Any = model
        for step in path:
            source_type = item_type(fields_of(source_type)[step].annotation)
        if not is_a_part:
            yield path, source in behind.shown and not is_part(source_type)
        elif rest and rest[0] in members_of(source_type):
            for below, _ in _sources_below(source_type, rest):
                yield (*path, *below), False


def item_type(annotation: Any) -> Any:
    """The plain type of a field, for a list that of its items."""
    annotation = unwrapped(annotation)
    return unwrapped(get_args(annotation)[0]) if get_origin(annotation) is tuple else annotation


@cache
def _needed_where_printed() -> tuple[tuple[str, str], ...]:
    return tuple(
        (block, name)
        for block, rows in fields_of(Dossier).items()
        if get_origin(unwrapped(rows.annotation)) is tuple
        for name, field in fields_of(item_type(rows.annotation)).items()
        if isinstance(field.json_schema_extra, dict) and field.json_schema_extra.get("x-needed") == "where-printed"
    )


def _filled_for(path: list[str], *, any_field: bool = False) -> Iterator[Steps]:
    """The fields that must be filled in so that something stands at `path`.

    Where none of a part is required, any one of them will do; `any_field` names the first.
    """
    model: type[Part] = Dossier
    here: Steps = ()
    *parts, last = path
    for step in parts:
        here, model = (*here, step), item_type(fields_of(model)[step].annotation)
        yield from _required_in(model, here)
    yield from _filled(fields_of(model)[last], (*here, last), any_field=any_field)


def _filled(field: FieldInfo, here: Steps, *, any_field: bool) -> Iterator[Steps]:
    model = item_type(field.annotation)
    if not is_part(model):
        yield here
        schemas = (constraint.json_schema for constraint in field.metadata if isinstance(constraint, WithJsonSchema))
        if any(schema and schema.get("x-person") == "member" for schema in schemas):
            yield from _filled_for(["members"])
        return
    below = list(_required_in(model, here, any_field=any_field))
    if any_field and not below:
        below = [(*here, next(iter(fields_of(model))))]
    yield from below


def _required_in(model: type[Part], here: Steps, *, any_field: bool = False) -> Iterator[Steps]:
    for name, field in fields_of(model).items():
        if field.is_required():
            yield from _filled(field, (*here, name), any_field=any_field)
