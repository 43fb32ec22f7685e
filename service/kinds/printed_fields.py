"""Which fields of a dossier a document carries inside, as an ``include`` of pydantic: those that its page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any, get_origin

from service.dossier import Dossier
from service.dossier.fields import Choice
from service.dossier.model_paths import unwrapped
from service.dossier.parts import Part, fields_of, is_part
from service.kinds.asks import item_type, sources

Shown = dict[str, Any]  # name → True for all of it, or the same one step below; "__all__" for every row of a list

_ALWAYS = frozenset({"org", "meeting", "issuance", "extra"})  # head and foot of every paper
_IDENTITY = ("org.cell_name", "meeting.period")  # which meeting it is, for papers that say so only in words


def fields_shown(fields: Iterable[str], kind: str, carries: Iterable[str] = (), withholds: Iterable[str] = ()) -> Shown:
    """What a document of `kind` carries whose template prints `fields`: the fields of the dossier that they show.

    A computed fact that sums up rows (counts, totals) carries none of the rows: the page does not show them. Rows that
    are shown bring their choices along (what kind of item, which source), which are no text of anybody's.
    `carries` and `withholds` are dotted paths that the kind's sheet adds and leaves out.
    """
    shown: Shown = {}
    for field in (*fields, *_IDENTITY):
        for path, is_shown in sources(field, kind):
            if is_shown:
                _mark(shown, path[:2] if path[0] == "extra" else path)
    _add_choices(shown, Dossier)
    for added in carries:
        _mark(shown, added.split("."), whole=True)
    for name in withholds:
        shown.pop(name, None)
    return shown


def _mark(shown: Shown, path: Sequence[str], *, whole: bool = False) -> None:
    """Enter a path; a list of parts on the way stands for all of its rows."""
    model: Any = Dossier
    for step in path[:-1]:
        field = fields_of(model)[step].annotation if is_part(model) else None
        is_rows = get_origin(unwrapped(field)) is tuple and is_part(item_type(field))
        model = item_type(field)
        for name in (step, "__all__") if is_rows else (step,):
            below = shown.setdefault(name, {})
            if below is True:
                return
            shown = below
    shown[path[-1]] = True if whole or not isinstance(shown.get(path[-1]), dict) else shown[path[-1]]


def _add_choices(shown: Shown, model: Any) -> None:
    """Enter the choices of every shown row."""
    for name, below in shown.items():
        if name == "__all__":
            types = {name: unwrapped(field.annotation) for name, field in fields_of(model).items()}
            choices = {name for name, kind in types.items() if isinstance(kind, type) and issubclass(kind, Choice)}
            below.update(dict.fromkeys(sorted(choices - below.keys()), True))
            _add_choices(below, model)
        elif isinstance(below, dict) and is_part(model):
            _add_choices(below, item_type(fields_of(model)[name].annotation))


def blocks_printed(dossier: Dossier, shown: Shown, page: bytes) -> Shown:
    """`shown` without the blocks of which no sentence stands on `page` (XML): those under an ``if`` that was false."""
    return {
        name: below
        for name, below in shown.items()
        if not isinstance(below, dict) or name in _ALWAYS or _is_printed(getattr(dossier, name), below, page)
    }


def _is_printed(block: Any, shown: Shown, page: bytes) -> bool:
    """Whether a sentence of `block` stands on the page; a block that has none (numbers, choices) counts as printed."""
    has_none = True
    for text in _leaves(block, shown):
        if isinstance(text, str) and " " in text:
            if escape(text.partition("\n")[0], quote=False).encode() in page:
                return True
            has_none = False
    return has_none


def _leaves(value: Any, shown: Any) -> Iterator[Any]:
    """The plain values of the shown fields of `value`."""
    if isinstance(value, tuple):
        rows = shown.get("__all__", True) if isinstance(shown, dict) else True
        for row in value:
            yield from _leaves(row, rows)
    elif isinstance(value, Part):
        names = shown if isinstance(shown, dict) else fields_of(type(value))
        for name in names:
            yield from _leaves(getattr(value, name), shown[name] if isinstance(shown, dict) else True)
    elif isinstance(value, dict) and isinstance(shown, dict):
        for name in shown:
            if name in value:
                yield from _leaves(value[name], shown[name])
    elif value is not None:
        yield value
