"""Dossiers as people type them, in a form or a table, with the own fields of kinds read as all others are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from service.dossier import Dossier
from service.dossier.frozen import frozen_json
from service.dossier.people import Roster
from service.intake.json import read_dossier
from service.kinds.catalogue import Kind
from service.kinds.sheet import EXTRA_TYPES, ExtraField, RowField


def read_typed(kinds: Mapping[str, Kind], data: Mapping[str, Any]) -> Dossier:
    """The dossier in `data`, values typed in Vietnamese forms: "24/11/2026", "1.100", "có"; raises `DossierRejected`.

    Faulty own fields stay as typed, for `service.papers.needs.lacking` to tell of the kinds that are to be made.
    """
    dossier = read_dossier(data, vietnamese=True)
    own = {
        name: _as_json(kinds[name].sheet.extra, typed, dossier.roster) if name in kinds else typed
        for name, typed in dossier.extra.items()
    }
    return dossier.but(extra=frozen_json(own)) if own else dossier


def _as_json(fields: Sequence[RowField], typed: Any, roster: Roster) -> Any:
    """Typed fields as JSON has them; each faulty one as it was typed."""
    if not isinstance(typed, Mapping):
        return typed
    known = {field.name: field for field in fields}
    return {name: _value(known[name], value, roster) if name in known else value for name, value in typed.items()}


def _value(field: RowField, typed: Any, roster: Roster) -> Any:
    if isinstance(field, ExtraField) and field.fields:
        return [_as_json(field.fields, row, roster) for row in typed] if isinstance(typed, list | tuple) else typed
    reader = _reader(field.type)
    try:
        return reader.dump_python(reader.validate_python(typed, context={"vi": True, "roster": roster}), mode="json")
    except ValidationError:
        return typed


@cache
def _reader(type_name: str) -> TypeAdapter[Any]:
    optional, _ = EXTRA_TYPES[type_name][1]
    return TypeAdapter(optional)
