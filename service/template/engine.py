"""A template's bytes are checked and compiled once, then filled any number of times."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from types import MappingProxyType, TracebackType
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment

from service.errors import Problem, SinhhoatError, TemplateBroken
from service.package import Archive, Package, read_package
from service.template import compiled_cache, post_render
from service.template.allow_list import Policy
from service.template.budget import MAX_PIECES, MAX_TEXT, Budget, joined
from service.template.codegen import (
    Generated,
    NotCompilable,
    Program,
    environment,
    generate,
    proved_lookup,
    sandboxed_lookup,
)
from service.template.compiled_cache import Claimed, Prepared, PreparedPart
from service.template.fault import Fault, Where
from service.template.fields import Use, leaves
from service.template.render_errors import Place, explained
from service.template.sources import XML_DECLARATION, Source, prepare, problem_of
from service.template.syntax_check import CheckedPart, check
from service.template.xml_writers import Writers

_DECLARATION = XML_DECLARATION.encode()
_FOLLOWING = frozenset(["template-syntax", "template-structure"])  # what another fault of the part may have caused


@dataclass(frozen=True, slots=True)
class Template:
    """A .docx template ready to be filled. Immutable, so all threads may share one and render at the same time.

    `fields`: the dotted names that it takes from its data, sorted, such as ``agenda_items[].presenter``.
    `printed`: the same without those of which it only takes the number. `fields_at`: for each field, one of the
    places that use it. `main`: the name of the part with the text. `prepared`: what `keep` writes to disk.
    """

    name: str
    fields: tuple[str, ...]
    printed: tuple[str, ...]
    fields_at: Mapping[str, Where]
    prepared: Prepared
    _parts: tuple[_Part, ...]
    _given: Mapping[str, bytes]
    main: str
    _archive: Archive
    _budget: Callable[[], Budget] = Budget

    @property
    def claims(self) -> tuple[Claimed, ...]:
        """What the template takes for granted about its fields; nothing is known of a trusted one."""
        return self.prepared.claims

    def render(self, context: Mapping[str, Any]) -> bytes:
        """The document for `context`, as the bytes of a .docx; same data, same bytes.

        Raises ValueRefused for a value that no document can hold, TemplateBroken when the data lack a field
        (strict templates) or do not have the shape that the template expects.
        """
        return self.packed(self.filled(context))

    def filled(self, context: Mapping[str, Any]) -> dict[str, bytes]:
        """The first half of `render`: the finished contents of every part that is not the same in all documents.

        The parts named in `compile_template`'s `replaceable` have the template's contents; the caller may replace them.
        Raises as `render` does.
        """
        contents, budget = dict(self._given), self._budget()
        for part in self._parts:
            contents[part.name] = part.render(context, budget)
        return contents

    def tried_by(self, judge: Callable[[object], str], pieces: int = MAX_PIECES, text: int = MAX_TEXT) -> Template:
        """The same template for trials: `judge` gets every value before it is printed, and a non-empty answer refuses
        the value with that sentence. Loops write no more than `pieces`, a part has no more than `text` bytes.
        """
        parts = tuple(replace(part, program=part.program_for(judge)) for part in self._parts)
        return replace(self, _parts=parts, _budget=partial(Budget, pieces, text))

    def packed(self, contents: Mapping[str, bytes]) -> bytes:
        """The second half of `render`: the bytes of a .docx with the contents that `filled` returned."""
        return self._archive.assemble(contents)


def compile_template(  # noqa: PLR0913 - callers name them, and all but one have a default
    docx: bytes | Package,
    strict: bool = True,
    trusted: bool = False,
    *,
    name: str = "",
    filters: Mapping[str, Callable[..., Any]] | None = None,
    replaceable: Sequence[str] = (),
) -> Template:
    """Check and compile a .docx with docxtpl tags: 0.05 to 0.3 seconds, as long as a hundred renders.

    A template that `compiled_cache` holds takes 0.01 seconds and does not import docxtpl.

    `docx`: its bytes, or a package that `read_package` returned. `strict`: a name that the data lack is an error,
    else it prints nothing. `trusted`: all of Jinja's filters, calls, `set` and macros are allowed, else those of the
    allow-list; `filters` are allowed in both. `name` stands in the problems. `replaceable` names parts
    (``customXml/item1.xml``) whose contents may differ in each document. Raises TemplateBroken with every problem.
    """
    package = docx if isinstance(docx, Package) else read_package(docx, name)
    jinja = environment(strict=strict, trusted=trusted, filters=filters or {})
    policy = Policy(jinja, trusted=trusted, own_filters=filters or ())
    # For a template in the cache this runs only to explain an error: what went wrong, and where.
    compiled = cache(partial(_compiled, package, name, jinja, policy, trusted=trusted))
    key = compiled_cache.key_of(package, (strict, trusted, *sorted(filters or ())))
    prepared = compiled_cache.load(key) or _prepared(compiled(), key)
    lookup = sandboxed_lookup(jinja) if trusted else proved_lookup(jinja.undefined)

    def program(part: PreparedPart, judge: Callable[[object], str] | None = None) -> Program:
        return Program(jinja, part.code, {**_writers(part, package, judge), "lookup": lookup})

    parts = tuple(
        _Part(
            part.part,
            program(part),
            tuple(post_render.repair(repair, index) for repair in part.repairs),
            lambda index=index: (name, compiled()[index]),  # type: ignore[misc]  # a default binds it now
            partial(program, part),
        )
        for index, part in enumerate(prepared.parts)
    )
    given: Mapping[str, bytes] = {part: package.parts[part] for part in replaceable}
    archive = Archive(package.parts, {*given, *(part.name for part in parts)})
    places = MappingProxyType(prepared.places)
    fields, given = tuple(places), MappingProxyType(given)
    return Template(name, fields, prepared.printed, places, prepared, parts, given, package.main, archive)


@dataclass(frozen=True, slots=True)
class _CompiledPart:
    """A part in which no fault was found, and its code."""

    checked: CheckedPart
    generated: Generated

    def place(self, template: str, traceback: TracebackType | None) -> Place:
        return Place(template, self.checked.source, self.generated.failed_at(traceback), self.checked.uses)


def _compiled(
    package: Package, name: str, jinja: ImmutableSandboxedEnvironment, policy: Policy, *, trusted: bool
) -> tuple[_CompiledPart, ...]:
    """The parts that hold tags, checked and compiled; raises TemplateBroken with every problem found."""
    sources = prepare(package)
    checked = [check(source, jinja, policy, trusted=trusted) for source in sources]
    if problems := [problem for part in checked for problem in _problems_of(part, name)]:
        raise TemplateBroken(list(dict.fromkeys(problems)))
    return tuple(_CompiledPart(part, _generated(part, name)) for part in checked)


def _problems_of(part: CheckedPart, name: str) -> Iterator[Problem]:
    """What is wrong in a part; with tags that were not understood, only what does not follow from them."""
    source = part.source
    yield from (problem_of(trouble, name, source.part, source.label) for trouble in source.troubles)
    for fault in part.faults:
        if not source.troubles or fault.code not in _FOLLOWING:
            yield source.problem(fault, name)


def _generated(part: CheckedPart, name: str) -> Generated:
    try:
        return generate(part.jinja, part.source.part, part.tree, part.structure.positions)
    except NotCompilable as error:
        fault = Fault("template-syntax", error.line, "thẻ này không dịch được; hãy viết đơn giản hơn.")
        raise TemplateBroken([part.source.problem(fault, name)]) from error


def _prepared(parts: Sequence[_CompiledPart], key: str) -> Prepared:
    checked = [part.checked for part in parts]
    printed = leaves(use for part in checked for use in part.uses if not use.counted)
    prepared = tuple(
        PreparedPart(part.source.part, part.source.root, compiled.generated.code, repairs)
        for part, compiled, repairs in zip(checked, parts, _repairs(checked), strict=True)
    )
    claims = dict.fromkeys(
        Claimed(claim.does, claim.field, claim.said, part.source.place(claim.line))
        for part in checked
        for claim in part.claims
    )
    return Prepared(key, _places(checked), tuple(use.field for use in printed), prepared, tuple(claims))


def _repairs(checked: Sequence[CheckedPart]) -> list[tuple[str, ...]]:
    """The repairs of each part; where the drawings of one are numbered anew, those of the others are too."""
    ids = "fix_picture_ids"
    anywhere = any(ids in part.structure.repairs for part in checked)
    more = [(ids,) if anywhere and "<wp:docPr" in part.source.text else () for part in checked]
    return [tuple(dict.fromkeys(part.structure.repairs + own)) for part, own in zip(checked, more, strict=True)]


def _places(checked: Sequence[CheckedPart]) -> dict[str, Where]:
    """Each field, sorted, with the place of its first use."""
    first: dict[str, tuple[Source, Use]] = {}
    for part in checked:
        for use in part.uses:
            first.setdefault(use.field, (part.source, use))
    whole = leaves(use for _, use in first.values())
    return {use.field: first[use.field][0].place(use.node.lineno) for use in whole}


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of the template, compiled."""

    name: str
    program: Program
    repairs: tuple[post_render.Repair, ...]
    origin: Callable[[], tuple[str, _CompiledPart]]
    program_for: Callable[[Callable[[object], str]], Program]  # the same for a judge of its values

    def render(self, context: Mapping[str, Any], budget: Budget) -> bytes:
        try:
            xml, breaks = joined(self.program.pieces(context, budget), budget.text)
            if self.repairs or breaks:
                xml = self._repaired(xml, breaks=breaks)
        except SinhhoatError:
            raise
        except Exception as error:  # whatever a template, its filters or its data raise becomes an error of ours
            template, compiled = self.origin()
            raise explained(error, compiled.place(template, error.__traceback__), context) from error
        return xml

    def _repaired(self, xml: bytes, *, breaks: bool) -> bytes:
        body = xml.removeprefix(_DECLARATION)
        for repair in (post_render.split_paragraphs, *self.repairs) if breaks else self.repairs:
            body = repair(body)
        return _DECLARATION + body


def _writers(
    part: PreparedPart, package: Package, judge: Callable[[object], str] | None
) -> dict[str, Callable[[Any], str]]:
    relations = frozenset(relation.id for relation in package.relations(part.part))
    return Writers(part.root, relations, judge).functions()
