"""The story: bytes of a template → checked, compiled → bytes of documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from service.errors import SinhhoatError, TemplateBroken
from service.package import Archive, Package, read_package
from service.template import repairs
from service.template.budget import Budget, joined
from service.template.checking import CheckedPart, check
from service.template.code import NotCompilable, Program, environment, generate, proved_lookup, sandboxed_lookup
from service.template.faults import Fault
from service.template.fields import Use, leaves
from service.template.policy import Policy
from service.template.preparation import XML_DECLARATION, Source, prepare
from service.template.trouble import Place, explained
from service.template.values import Writers

FromPage: TypeAlias = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Template:
    """A .docx template ready to be filled. Immutable: one for all threads, any number of renders at once.

    `fields`: the dotted names that it takes from its data, sorted, as ``agenda_items[].presenter``.
    `fields_at`: for each of them, the text of a paragraph where it stands. `main`: the part that holds the page.
    """

    name: str
    fields: tuple[str, ...]
    fields_at: Mapping[str, str]
    _parts: tuple[_Part, ...]
    _given: Mapping[str, bytes]
    main: str
    _archive: Archive

    def render(self, context: Mapping[str, Any], parts: Mapping[str, bytes | FromPage] | None = None) -> bytes:
        """The document for `context`, as the bytes of a .docx; same data, same bytes.

        `parts` replaces the contents of parts named in `compile_template`'s `replaceable`; a function is called with
        the finished XML of the main part and gives them.
        Raises ValueRefused for a value that no document can hold, TemplateBroken when the data lack a field
        (strict templates) or do not have the shape that the template expects.
        """
        if unknown := (parts or {}).keys() - self._given.keys():
            raise KeyError(f"not declared replaceable: {', '.join(sorted(unknown))}")
        contents = self.filled(context)
        for name, content in (parts or {}).items():
            contents[name] = content if isinstance(content, bytes) else content(contents[self.main])
        return self.packed(contents)

    def filled(self, context: Mapping[str, Any]) -> dict[str, bytes]:
        """The first half of `render`: the finished contents of every part that is not the same in all documents."""
        contents, budget = dict(self._given), Budget()
        for part in self._parts:
            contents[part.source.part] = part.render(context, self.name, budget)
        return contents

    def packed(self, contents: Mapping[str, bytes]) -> bytes:
        """The second half: the .docx with those contents."""
        return self._archive.assemble(contents)


def compile_template(  # noqa: PLR0913 - callers name them, and all but one have a default
    docx: bytes | Package,
    strict: bool = True,
    trusted: bool = False,
    *,
    name: str = "",
    filters: Mapping[str, Callable[..., Any]] | None = None,
    replaceable: Sequence[str] = (),
    judge: Callable[[object], str] | None = None,
) -> Template:
    """Check and compile a .docx with docxtpl tags, once, at start: 0.05 to 0.3 seconds, a hundred renders.

    `docx`: its bytes, or a package that `read_package` has let in.

    strict: a name that the data lack is an error, else it prints nothing. trusted: all of Jinja's filters, calls,
    `set` and macros; else an allow-list. `filters` are allowed in both. `name` stands in the problems.
    `replaceable` names parts (``customXml/item1.xml``) whose bytes each render may give anew. `judge` sees every value
    that is no plain text before it is printed; what it says, if anything, refuses the value (trials of a template).
    Raises TemplateBroken with every problem found.
    """
    package = docx if isinstance(docx, Package) else read_package(docx, name)
    jinja = environment(strict=strict, trusted=trusted, filters=filters or {})
    policy = Policy(jinja, trusted=trusted, own_filters=filters or ())
    checked = [check(source, jinja, policy, trusted=trusted) for source in prepare(package)]
    problems = [part.source.problem(fault, name) for part in checked for fault in part.faults]
    if problems:
        raise TemplateBroken(list(dict.fromkeys(problems)))
    lookup = sandboxed_lookup(jinja) if trusted else proved_lookup(jinja.undefined)
    parts = tuple(_compiled(part, package, lookup, judge) for part in checked)
    given = {part: package.parts[part] for part in replaceable}
    places = _places(checked)
    archive = Archive(package.parts, {*given, *(part.source.part for part in parts)})
    return Template(
        name, tuple(places), MappingProxyType(places), parts, MappingProxyType(given), package.main, archive
    )


def _places(checked: Sequence[CheckedPart]) -> dict[str, str]:
    """Each field, sorted, with the paragraph of its first use."""
    homes: dict[str, tuple[Source, Use]] = {}
    for part in checked:
        for use in part.uses:
            homes.setdefault(use.field, (part.source, use))
    kept = leaves(use for _, use in homes.values())
    return {use.field: homes[use.field][0].paragraph(use.node.lineno, _last_name(use.field)) for use in kept}


def _last_name(field: str) -> str:
    return field.rstrip("[]").rpartition(".")[2]


# ------------------------------------------------------------------------------------------------- one part


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of the template, compiled."""

    source: Source
    program: Program
    repairs: tuple[Callable[[str], str], ...]
    uses: tuple[Use, ...]

    def render(self, context: Mapping[str, Any], template: str, budget: Budget) -> bytes:
        try:
            xml = joined(self.program.pieces(context, budget))
            if self.repairs or "\a" in xml or "\f" in xml:
                xml = self._repaired(xml)
        except SinhhoatError:
            raise
        except Exception as error:  # the fence: whatever a template, its filters or its data raise becomes ours
            place = Place(template, self.source, self.program.failed_at(error.__traceback__), self.uses)
            raise explained(error, place, context) from error
        return xml.encode()

    def _repaired(self, xml: str) -> str:
        body = xml.removeprefix(XML_DECLARATION)
        if "\a" in body or "\f" in body:
            body = repairs.split_paragraphs(body)
        for repair in self.repairs:
            body = repair(body)
        return XML_DECLARATION + body


def _compiled(
    part: CheckedPart, package: Package, lookup: Callable[[Any, str], Any], judge: Callable[[object], str] | None
) -> _Part:
    structure = part.structure
    wanted = (
        (structure.fix_tables, repairs.fix_tables),
        (structure.fix_picture_ids, repairs.fix_picture_ids),
        (structure.fix_empty_cells, repairs.fix_empty_cells),
        (structure.fix_empty_stories, repairs.fix_empty_stories),
    )
    relations = frozenset(relation.id for relation in package.relations(part.source.part))
    writers = Writers(part.source.root, relations, judge).functions()
    functions: dict[str, Callable[..., Any]] = {**writers, "lookup": lookup}
    try:
        program = generate(part.jinja, part.source.part, part.tree, structure.positions, functions)
    except NotCompilable as error:
        fault = Fault("template-syntax", error.line, "thẻ này không dịch được; hãy viết đơn giản hơn.")
        raise TemplateBroken([part.source.problem(fault, package.name)]) from error
    return _Part(part.source, program, tuple(repair for needed, repair in wanted if needed), part.uses)
