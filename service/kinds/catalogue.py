"""The kinds on offer: one ``<kind>.docx`` and one ``<kind>.toml`` each, loaded, compiled and checked at the start.

The sheet (.toml) says what a kind is and needs, the template (.docx) what it prints. A folder of an office's own adds
kinds, or overrides either file of one. Whatever is wrong in any of them stops the start with every problem
(`TemplateBroken`).
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from service.carried.custom_xml import PART, with_dossier_part
from service.dossier import KIND_NAME, Dossier
from service.dossier.model_paths import members_of, unknown_step
from service.dossier.parts import Part
from service.errors import Problem, SinhhoatError, TemplateBroken, UnknownKind
from service.intake.toml import Readable, bytes_of
from service.kinds.asks import Asks
from service.kinds.doc_fields import Paper
from service.kinds.filters import FILTERS
from service.kinds.kind_folders import ALL, files_of
from service.kinds.printed_fields import Shown, fields_shown
from service.kinds.sheet import KindSheet, model_of_own_fields, read_sheet
from service.kinds.typed_uses import type_problems
from service.package import read_package
from service.template import Template, compile_template


@dataclass(frozen=True)
class Kind(Asks):
    """One kind of document: its sheet, the model of its own fields, its template's file and how that is compiled.

    `spelling`: how its documents write every ``uỷ`` (one of `spelling.SPELLINGS`); None: as template and dossier do.
    `graded`: puts the grades and norms of an office's own rules into a dossier; None: they are those of the product's.
    """

    name: str
    sheet: KindSheet
    extra: type[Part]
    file: Readable
    compiled: Callable[[], Template]
    spelling: str | None = None
    graded: Callable[[Dossier], Dossier] | None = None

    @cached_property
    def shown(self) -> Shown:
        """The fields of a dossier that a document of this kind carries inside."""
        return fields_shown(self.template.printed, self.name, self.sheet.carries, self.sheet.withholds)

    @cached_property
    def _no_fields(self) -> Part:
        return self.extra()

    def extra_of(self, dossier: Dossier) -> Part:
        """The kind's own fields in `dossier`, people looked up; raises pydantic's `ValidationError`."""
        given = dossier.extra.get(self.name, {})
        if not given and not self.sheet.extra:  # nearly all kinds, and asked for every document
            return self._no_fields
        return self.extra.read(given, context={"roster": dossier.roster})


@dataclass(frozen=True)
class Family:
    """What kinds of one sort have in common: the model of their sheets, and what their templates may read.

    `roots` are top names with their types; `doc` and `extra` come with every kind. `faults`: what else is wrong with a
    sheet in the file of that name.
    """

    sheet: type[KindSheet]
    roots: Mapping[str, Any]
    faults: Callable[[KindSheet, str], Iterable[Problem]] = lambda _sheet, _file: ()

    def roots_of(self, extra: type[Part]) -> dict[str, Any]:
        """Every top name that a template of a kind with the own fields `extra` may use, with its type."""
        return {**self.roots, "doc": Paper, "extra": extra}


OF_A_MEETING = Family(KindSheet, MappingProxyType(members_of(Dossier)))


@dataclass(frozen=True)
class Catalogue:
    """All kinds by name, in the order of the set; immutable and safe to share."""

    kinds: Mapping[str, Kind]

    def kind(self, name: str) -> Kind:
        """The kind called `name`; raises `UnknownKind` with the nearest name."""
        if name not in self.kinds:
            raise UnknownKind([unknown_kind(name, self.kinds)])
        return self.kinds[name]

    @cached_property
    def series(self) -> Mapping[str, str]:
        """By kind, the series of numbers that its papers belong to: ``BB/CB`` for every kind of minutes."""
        return MappingProxyType({name: series_of(name, self.kinds) for name in self.kinds})

    def spelt(self, spelling: str) -> Catalogue:
        """The same kinds with the same templates, whose documents write ``uỷ`` so."""
        return self._but(spelling=spelling)

    def graded_by(self, graded: Callable[[Dossier], Dossier]) -> Catalogue:
        """The same kinds with the same templates, whose documents print what `graded` gives to a dossier."""
        return self._but(graded=graded)

    def _but(self, **changed: Any) -> Catalogue:
        kinds = (replace(kind, compiled=partial(getattr, kind, "template"), **changed) for kind in self.kinds.values())
        return Catalogue(MappingProxyType({kind.name: kind for kind in kinds}))


def series_of(name: str, kinds: Mapping[str, Kind]) -> str:
    """What the papers of `name` share their numbers with: those of one type and one issuer are one series."""
    sheet = kinds[name].sheet if name in kinds else None
    return f"{sheet.symbol}/{sheet.issuer_symbol}" if sheet and sheet.symbol else name


def unknown_kind(name: str, known: Collection[str], path: str = "") -> Problem:
    """The problem that no kind is called `name`, with the nearest names that are."""
    near = difflib.get_close_matches(name, known, n=1)
    way_out = f"có phải “{near[0]}”?" if near else f"chỉ có: {', '.join(known)}."
    return Problem("unknown-kind", path, f"Không có loại văn bản “{name[:80]}”; {way_out}")


def load(
    folders: Sequence[Path], only: str | None = None, spelling: str | None = None, family: Family = OF_A_MEETING
) -> Catalogue:
    """Every kind in `folders`, later folders overriding single files of earlier ones; all are of one `family`.

    `only` names the one kind whose template will be used, "" says that none will: the others are not even opened,
    which is most of the time that a command takes to start. `spelling`: as of `Kind`, for all. Raises `TemplateBroken`
    with the problems of all files that were opened, each with the file's name as its path.
    """
    catalogue, problems = attempt(folders, only, family)
    if problems and only is not None:  # something is wrong already, so everything is told
        catalogue, problems = attempt(folders, family=family)
    if problems:
        raise TemplateBroken(problems)
    return catalogue if spelling is None else catalogue.spelt(spelling)


def attempt(
    folders: Sequence[Path], only: str | None = None, family: Family = OF_A_MEETING
) -> tuple[Catalogue, list[Problem]]:
    """The kinds that are sound, and the problems of all files; `only` and `family` as in `load`."""
    sheets, templates = (files_of(folders, suffix) for suffix in (".toml", ".docx"))
    missing = [f"{name}.docx" for name in sorted(sheets.keys() - templates.keys())]
    missing += [f"{name}.toml" for name in sorted(templates.keys() - sheets.keys())]
    words = "mỗi loại văn bản cần cả .docx và .toml."
    problems = [Problem("template-pair", file, f"Thiếu tệp {file}; {words}") for file in missing]
    if not sheets and not templates:
        where = ", ".join(map(str, folders))
        problems.append(Problem("template-folder", where, "Không có mẫu nào ở đây; xem lại thư mục mẫu."))
    kinds: list[Kind] = []
    for name in sorted(sheets.keys() & templates.keys()):
        if not KIND_NAME.fullmatch(name) or name == ALL:
            message = f"“{name}” không dùng làm tên loại được; đặt tên tệp bằng chữ thường không dấu, như giay-moi."
            problems.append(Problem("template-file", f"{name}.toml", message))
            continue
        try:
            kinds.append(load_kind(name, sheets[name], templates[name], family, opened=only in (None, name)))
        except SinhhoatError as error:
            problems.extend(error.problems)
    problems.extend(_unknown_parents(kinds))
    kinds.sort(key=lambda kind: (kind.sheet.order, kind.name))
    return Catalogue(MappingProxyType({kind.name: kind for kind in kinds})), problems


def _read(file: Readable) -> bytes:
    return bytes_of(file, "template-file", TemplateBroken)


def load_kind(
    name: str, sheet_file: Readable, template_file: Readable, family: Family = OF_A_MEETING, *, opened: bool = True
) -> Kind:
    """One kind from its two files; `opened`: its template is compiled and compared with the dossier now.

    Raises `TemplateBroken` with everything that is wrong in either.
    """
    problems: list[Problem] = []
    kind: Kind | None = None
    try:
        sheet = read_sheet(_read(sheet_file), sheet_file.name, family.sheet)
        problems.extend(family.faults(sheet, sheet_file.name))
        kind = Kind(
            name, sheet, model_of_own_fields(name, sheet.extra), template_file, partial(_compile, template_file)
        )
    except TemplateBroken as error:
        problems.extend(error.problems)
    try:
        if opened and kind:
            problems.extend(_unknown_fields(kind, family))
            problems.extend(type_problems(kind, family.roots_of(kind.extra)))
        elif opened:
            _compile(template_file)  # its own faults are told beside those of the sheet
    except TemplateBroken as error:
        problems.extend(error.problems)
    if problems or kind is None:
        raise TemplateBroken(problems)
    return kind


def _compile(file: Readable) -> Template:
    package = with_dossier_part(read_package(_read(file), file.name))
    return compile_template(package, name=file.name, filters=FILTERS, replaceable=(PART, package.main))


def _unknown_fields(kind: Kind, family: Family) -> Iterator[Problem]:
    roots = family.roots_of(kind.extra)
    for field in kind.template.fields:
        if unknown := unknown_step(field, roots):
            step, near = unknown
            way_out = f"; “{step}” có phải là “{near}”?" if near else f"; xem lại “{step}”."
            message = f"không có trường “{field}”{way_out}"
            yield kind.template.fields_at[field].problem("template-field", kind.template.name, message)


def _unknown_parents(kinds: list[Kind]) -> Iterator[Problem]:
    names = [kind.name for kind in kinds]
    for kind in kinds:
        for parent in kind.sheet.annex_of:
            if parent not in names:
                yield unknown_kind(parent, names, f"{kind.name}.toml")
