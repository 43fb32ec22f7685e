"""Which fields of a dossier a kind's template shows, as an ``include`` of pydantic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, get_args, get_origin

from service.dossier import Dossier, Issuance
from service.dossier.fields import Choice
from service.dossier.model_paths import getter_of, sources_of, unwrapped
from service.dossier.parts import Part, fields_of, is_part

Shown = dict[str, Any]  # name → True for all of it, or the same one step below; "__all__" for every row of a list

# What `doc` prints of a kind's own issuance, by another name.
_OF_ISSUANCE = {"number_line": "number", "draft_line": "draft_no", "place_date": "signed_on"}
_ALWAYS = frozenset({"org", "meeting", "issuance", "extra"})  # head and foot of every paper
_IDENTITY = ("org.cell_name", "meeting.period")  # which meeting it is, for papers that say so only in words


def fields_shown(fields: Iterable[str], kind: str, carries: Iterable[str] = (), withholds: Iterable[str] = ()) -> Shown:
    """What to carry for a template with these `fields`: plain fields it prints, and those its computed facts come from.

    A computed fact that sums up rows (counts, totals) carries none of the rows: the page does not show them. Rows that
    are shown bring their choices along (what kind of item, which source), which are no text of anybody's.
    `carries` and `withholds` are dotted paths that the kind's sheet adds and leaves out.
    """
    shown: Shown = {}
    for field in (*fields, *_IDENTITY):
        top, _, rest = field.partition(".")
        if top == "doc":
            _show_issuance(shown, rest.split(".")[0].removesuffix("[]"), kind)
        elif top == "extra":
            shown.setdefault("extra", {})[kind] = True
        else:
            _show(shown, re.findall(r"[^.\[\]]+|\[\]", field), Dossier)
    _add_choices(shown, Dossier)
    for path in carries:
        _mark(shown, path.split("."), whole=True)
    for path in withholds:
        shown.pop(path, None)
    return shown


def _add_choices(shown: Shown, model: Any) -> None:
    """The choices of every shown row."""
    if get_origin(model) is tuple:
        model = unwrapped(get_args(model)[0])
    for name, below in shown.items():
        if name == "__all__":
            choices = {one for one, field in fields_of(model).items() if _is_choice(unwrapped(field.annotation))}
            below.update(dict.fromkeys(sorted(choices - below.keys()), True))
            _add_choices(below, model)
        elif isinstance(below, dict) and is_part(model):
            _add_choices(below, unwrapped(fields_of(model)[name].annotation))


def _is_choice(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Choice)


def _show_issuance(shown: Shown, fact: str, kind: str) -> None:
    name = _OF_ISSUANCE.get(fact, fact)
    if name in fields_of(Issuance):
        _mark(shown, ["issuance", kind, name])
    if fact == "place_date":
        _mark(shown, ["org", "place_name"])


def _show(shown: Shown, steps: list[str], model: Any) -> None:
    """Mark one dotted name of a template, from the dossier down to the last step that is a field."""
    path: list[str] = []
    for step in steps:
        if step == "[]" and _holds_parts(model):
            path.append("__all__")
            model = unwrapped(get_args(model)[0])
            continue
        if not is_part(model):
            break  # below a plain field: a line of a text, the name of a person, the label of a choice
        if step not in fields_of(model):
            for name in _behind(model, step):
                _mark(shown, [*path, name])
            return
        path.append(step)
        model = unwrapped(fields_of(model)[step].annotation)
    if not _holds_parts(model):  # a block that is only asked for, or looped over, shows nothing by itself
        _mark(shown, path)


def _mark(shown: Shown, path: list[str], *, whole: bool = False) -> None:
    for step in path[:-1]:
        below = shown.setdefault(step, {})
        if below is True:
            return
        shown = below
    shown[path[-1]] = True if whole or not isinstance(shown.get(path[-1]), dict) else shown[path[-1]]


def _behind(model: type[Part], computed: str) -> list[str]:
    """The plain fields whose contents a computed fact of `model` shows; rows that it sums up are none of them."""
    if getter_of(model, computed) is None:
        return []
    known = fields_of(model)
    return [
        name
        for name in sorted(sources_of(model, computed).shown)
        if not _holds_parts(unwrapped(known[name].annotation))
    ]


def _holds_parts(annotation: Any) -> bool:
    """Whether a field is a block of the dossier, or rows of one."""
    if get_origin(annotation) in (tuple, dict):
        return any(_holds_parts(unwrapped(one)) for one in get_args(annotation) if one is not Ellipsis)
    return is_part(annotation)


def blocks_printed(dossier: Dossier, shown: Shown, page: bytes) -> Shown:
    """`shown` without the blocks of which no sentence stands in the finished XML `page`: those under a false `if`."""
    return {
        name: below
        for name, below in shown.items()
        if not isinstance(below, dict) or name in _ALWAYS or _is_printed(getattr(dossier, name), below, page)
    }


def _is_printed(block: Any, shown: Shown, page: bytes) -> bool:
    """Whether a block's sentences stand on the page; one of numbers and choices only has none, and is kept."""
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
        for one in value:
            yield from _leaves(one, rows)
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
