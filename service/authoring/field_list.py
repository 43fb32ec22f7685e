"""Every field that a template may print: what people call it, the tag to copy, and what a sample prints there.

Read off the models and the sheet of a kind, as all that a template may name is; a new field is listed by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from service.authoring.trial import sample_of
from service.dossier import Dossier
from service.dossier.model_paths import may_be_none, unwrapped
from service.dossier.parts import Part, fields_of, is_part
from service.dossier.people import Person
from service.kinds.catalogue import Catalogue, Kind
from service.kinds.doc_fields import Paper
from service.kinds.filters import FILTERS
from service.papers.letterhead import letterhead_of
from service.vietnamese import Month

ROW = "row"  # the name of a row in the loops that are offered
_COUNTS = {  # of `counts`: whom the number counts
    "total": "Tổng số đảng viên",
    "official": "Đảng viên chính thức",
    "probationary": "Đảng viên dự bị",
    "expected": "Số phải dự",
    "present": "Có mặt",
    "absent_excused": "Vắng có lý do",
    "absent_unexcused": "Vắng không lý do",
    "rate_text": "Tỷ lệ dự",
    "exempt": "Được miễn sinh hoạt",
    "temp_out": "Tạm thời ở nơi khác",
    "temp_in": "Sinh hoạt tạm thời tại chi bộ",
    "eligible": "Có quyền biểu quyết",
    "majority": "Số phiếu quá nửa",
}
_APART = frozenset({"issuance", "extra"})  # printed as `doc` and as the kind's own fields


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field: its label, the tag that prints it, what the sample prints there (empty where it has nothing)."""

    label: str
    tag: str
    example: str


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that belong together; those of rows stand between the tags `first` and `last`."""

    title: str
    lines: tuple[FieldLine, ...]
    first: str = ""
    last: str = ""


def fields_for(catalogue: Catalogue, samples: Path, kind: Kind | None = None) -> list[FieldGroup]:
    """The groups of `kind`, or without one of any kind; examples come from the complete one of `samples`."""
    leading = kind or next(iter(catalogue.kinds.values()))
    sample = sample_of(leading, samples)
    return field_groups(sample, letterhead_of(leading, sample, catalogue.kinds).doc, kind)


def field_groups(sample: Dossier, doc: Paper, kind: Kind | None = None) -> list[FieldGroup]:
    """The fields of `kind` (where there is one), of head and foot, and of every block of a dossier.

    Examples are those of `sample`, whose head and foot are `doc`.
    """
    own = kind.extra_of(sample) if kind else None
    blocks = [(name, field) for name, field in fields_of(Dossier).items() if name not in _APART]
    return [
        *(_groups_of(_Path("extra"), "Mục riêng của loại này", type(own), own) if own else ()),
        FieldGroup("Đầu và cuối văn bản", tuple(_of_doc(doc))),
        FieldGroup("Số đếm", tuple(_of_counts(sample))),
        *(
            group
            for name, field in blocks
            for group in _of_field(_Path(name), field.title or name, field.annotation, getattr(sample, name))
        ),
    ]


def tags_of(model: type[Part], name: str) -> tuple[FieldLine, ...]:
    """What prints the own field `name` of a kind's `model` where it is filled; of rows, the tags of each row."""
    field = fields_of(model)[name]
    kind, title = unwrapped(field.annotation), field.title or name
    if row := _row_of(kind):
        return tuple(_lines(_Path(ROW), row, None, []))
    return tuple(_line(_Path(f"extra.{name}"), title, kind, None))


def _of_doc(doc: Paper) -> Iterator[FieldLine]:
    for name, declared in get_type_hints(Paper, include_extras=True).items():
        yield from _line(_Path(f"doc.{name}"), declared.__metadata__[0], declared, getattr(doc, name))


def _of_counts(sample: Dossier) -> Iterator[FieldLine]:
    for name, label in _COUNTS.items():
        yield FieldLine(label, f"{{{{ counts.{name} }}}}", str(getattr(sample.counts, name)))


@dataclass(frozen=True, slots=True)
class _Path:
    """What a template calls a field, and which of the names on the way to it may stand for nothing."""

    name: str
    perhaps: tuple[str, ...] = ()

    def below(self, name: str, declared: Any) -> _Path:
        """The field `name` of what is here, which is `declared` so."""
        return _Path(f"{self.name}.{name}", (*self.perhaps, self.name) if may_be_none(declared) else self.perhaps)


def _of_field(path: _Path, title: str, declared: Any, value: Any) -> Iterator[FieldGroup]:
    """The groups of one block: a part, or rows."""
    kind = unwrapped(declared)
    if row := _row_of(kind):
        rows = path.name if not path.perhaps else f"({path.name} if {' and '.join(path.perhaps)} else [])"
        lines = tuple(_lines(_Path(ROW), row, None, list(value or ())))
        yield FieldGroup(title, lines, f"{{%p for {ROW} in {rows} %}}", "{%p endfor %}")
    elif is_part(kind):
        yield from _groups_of(path, title, declared, value)
    else:
        yield FieldGroup(title, tuple(_line(path, title, declared, value)))


def _groups_of(path: _Path, title: str, declared: Any, value: Any) -> Iterator[FieldGroup]:
    """The plain fields of a part, then the rows that it holds."""
    model = unwrapped(declared)
    if lines := tuple(_lines(path, model, declared, [] if value is None else [value])):
        yield FieldGroup(title, lines)
    for name, field in fields_of(model).items():
        if _row_of(unwrapped(field.annotation)):
            below, rows = path.below(name, declared), getattr(value, name, ())
            yield from _of_field(below, f"{title}: {field.title}", field.annotation, rows)


def _lines(path: _Path, model: type[Part], declared: Any, values: list[Any], label: str = "") -> Iterator[FieldLine]:
    """The fields of a part `declared` so, and of single parts in it; `values` are where to look for an example."""
    for name, field in fields_of(model).items():
        kind, title, below = unwrapped(field.annotation), f"{label}{field.title}", path.below(name, declared)
        given = [found for one in values if (found := getattr(one, name)) not in (None, "", ())]
        if is_part(kind):
            yield from _lines(below, kind, field.annotation, given, f"{title}: ")
        elif not _row_of(kind):
            yield from _line(below, title, field.annotation, given[0] if given else None)


def _row_of(kind: Any) -> type[Part] | None:
    """The model of the rows of a list of parts."""
    row = unwrapped(get_args(kind)[0]) if get_origin(kind) is tuple else None
    return row if is_part(row) else None


def _line(path: _Path, label: str, declared: Any, value: Any) -> Iterator[FieldLine]:
    kind = unwrapped(declared)
    form = next((form for holds, form in _FORMS if holds(kind)), None)
    if form is None:
        return
    said, written, printed = form
    tag = written.format(path=path.name) if written else f"{{{{ {path.name}{said} }}}}"
    asked = [*path.perhaps]
    if may_be_none(declared):
        asked.append(f"{path.name} is not none" if _is(kind, int) else path.name)
    if asked:
        tag = f"{{% if {' and '.join(asked)} %}}{tag}{{% endif %}}"
    yield FieldLine(label, tag, "" if value in (None, "", ()) else printed(value))


def _is(kind: Any, *types: type) -> bool:
    return isinstance(kind, type) and issubclass(kind, types)


def _of(kind: Any, *types: type) -> bool:
    return get_origin(kind) is tuple and _is(unwrapped(get_args(kind)[0]), *types)


def _moment(value: datetime) -> str:
    return f"{FILTERS['clock'](value)}, {FILTERS['long_date'](value)}"


# How a value of some types is printed: what stands behind the field's name, or the whole tag; what comes out.
_NAMES = "{{% for one in {path} %}}{{{{ one.full_name }}}}{{% if not loop.last %}}, {{% endif %}}{{% endfor %}}"
_Form = tuple[str, str, Callable[[Any], str]]
_FORMS: tuple[tuple[Callable[[Any], bool], _Form], ...] = (
    (lambda kind: _is(kind, bool), ("", "{{% if {path} %}}có{{% endif %}}", lambda value: "có" if value else "")),
    (lambda kind: _is(kind, Enum), (".label", "", lambda value: value.label)),
    (lambda kind: _is(kind, datetime), ("", "{{{{ {path}|clock }}}}, {{{{ {path}|long_date }}}}", _moment)),
    (lambda kind: _is(kind, date), ("|date", "", FILTERS["date"])),
    (lambda kind: _is(kind, Month), (".text", "", lambda value: value.text)),
    (lambda kind: _is(kind, Person), ("|with_role", "", FILTERS["with_role"])),
    (lambda kind: _is(kind, Decimal), ("|number", "", FILTERS["number"])),
    (lambda kind: _is(kind, int, str), ("", "", str)),
    (lambda kind: _of(kind, Person), ("", _NAMES, lambda people: ", ".join(one.full_name for one in people))),
    (lambda kind: _of(kind, str), ("|listed", "", lambda lines: FILTERS["listed"](list(lines)))),
)
