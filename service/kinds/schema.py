"""The JSON Schema of what a kind needs, made from the dossier's models and the kind's sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.dossier import Dossier
from service.dossier.cell import PartyRole
from service.dossier.parts import fields_of
from service.kinds.catalogue import Kind

Schema = dict[str, Any]


def schema_of(kind: Kind) -> Schema:
    """JSON Schema (2020-12) of a dossier from which a document of `kind` can be made.

    It is the schema of the whole dossier, since every kind takes the same one; what this kind requires is
    required, and ``x-reads`` names the blocks that it prints.
    """
    schema: Schema = Dossier.json_schema()
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": kind.sheet.title,
        "x-kind": kind.name,
        "x-reads": [name for name in fields_of(Dossier) if name in kind.reads],
    }
    for path in (paths[0] for paths in kind.needs if len(paths) == 1):
        _require(schema, schema, path.split("."))
    _add_own_fields(schema, kind)
    if conditions := list(_conditions(kind)):
        schema["allOf"] = conditions
    return schema


def _conditions(kind: Kind) -> Iterator[Schema]:
    """What no list of required names can say: alternatives, rows, a draft round or a number, somebody who signs."""
    for paths in kind.needs:
        if len(paths) > 1:
            yield {"anyOf": [_held(path.split(".")) for path in paths]}
    for block, name in kind.needs_in_rows:
        yield {"properties": {block: {"items": _given(name)}}}
    if kind.sheet.drafts:
        yield _issuance(kind, anyOf=[_given("draft_no"), _given("number", "signed_on")])
    if kind.is_signed:
        secretary = {"required": ["party_role"], "properties": {"party_role": {"const": PartyRole.SECRETARY}}}
        roster = {"required": ["members"], "properties": {"members": {"contains": secretary}}}
        their_own = {"properties": {"sign_role": {"anyOf": [{"maxLength": 0}, {"pattern": "^[Bb][Íí] [Tt][Hh][Ưư]$"}]}}}
        unsaid = {"properties": {"issuance": {"properties": {kind.name: their_own}}}}
        yield {"anyOf": [_issuance(kind, **_given("signer")), {"allOf": [roster, unsaid]}]}


def _require(root: Schema, here: Schema, steps: list[str]) -> None:
    name, *rest = steps
    required = here.setdefault("required", [])
    if name not in required:
        required.append(name)
    field = here["properties"][name]
    field.pop("default", None)
    if "anyOf" in field:
        (choice,) = (choice for choice in field.pop("anyOf") if choice.get("type") != "null")
        field |= choice
    if field.get("type") == "array":
        field["minItems"] = 1
    elif field.get("type") == "string":
        field["minLength"] = 1
    if rest:
        _require(root, root["$defs"][field["$ref"].rpartition("/")[2]], rest)


def _add_own_fields(schema: Schema, kind: Kind) -> None:
    """The kind's own fields under ``extra.<kind>``, required where one of them is."""
    own = kind.extra.json_schema()
    if not own.get("properties"):
        return
    schema["$defs"] |= own.pop("$defs", {})  # the kind's own rows, found from the root like all others
    extra = schema["properties"]["extra"]
    extra["properties"] = {kind.name: own}
    if own.get("required"):
        extra["required"] = [kind.name]
        schema["required"] = [*schema.get("required", []), "extra"]


def _held(steps: list[str]) -> Schema:
    name, *rest = steps
    held = _held(rest) if rest else {"not": {"enum": [None, "", []]}}
    return {"required": [name], "properties": {name: {"type": "object", **held} if rest else held}}


def _issuance(kind: Kind, **said: Any) -> Schema:
    own = {"required": [kind.name], "properties": {kind.name: said}}
    return {"required": ["issuance"], "properties": {"issuance": own}}


def _given(*names: str) -> Schema:
    return {"required": list(names), "properties": {name: {"not": {"type": "null"}} for name in names}}
