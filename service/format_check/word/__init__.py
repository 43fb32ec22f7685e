"""Reading any Word file: what each paragraph and run looks like in the end, whoever made the file.

model        what is read: `WordFile`, `Paragraph`, `Run`, `Table`, `Section`, `Line`
markup       names and measures of WordprocessingML
formatting   one level of formatting; `styles`, `numbering`: the levels below the text's own
drawings     drawn lines
text_part    one part with text; `sections`: the pages around it
"""

from __future__ import annotations

from service.errors import FileRefused, Problem
from service.format_check.word.markup import switch, transitional, w
from service.format_check.word.model import Element, Paragraph, WordFile
from service.format_check.word.numbering import Numbering
from service.format_check.word.sections import pages_counted, sections_of
from service.format_check.word.styles import Styles, theme_fonts
from service.format_check.word.text_part import TextPart, TooComplex
from service.package import Package, inert_links, parse_xml


def read_word(package: Package) -> WordFile:
    """The whole file, from a package that has been let in; raises `FileRefused` where it has no body."""
    try:
        return _Reader(package).read()
    except TooComplex as error:
        raise FileRefused([Problem("file-too-long", package.name, str(error))]) from None


def related(package: Package, kind: str, part: str = "") -> str:
    """The name of the part of a `kind` (``styles``, ``comments``) that belongs to `part`, or to the package itself;
    empty where there is none."""
    relations = (relation for relation in package.relations(part) if not relation.external)
    targets = (relation.target for relation in relations if relation.kind.endswith(f"/{kind}"))
    return next((target for target in targets if target in package.parts), "")


class _Reader:
    """Reads the parts of one package that belong to the text."""

    def __init__(self, package: Package) -> None:
        self.package, self.main = package, package.main
        self.relations = {relation.id: relation for relation in package.relations(self.main) if not relation.external}
        self.roots: dict[str, Element] = {}
        self.styles = Styles(self._related("styles"), theme_fonts(self._related("theme")))
        self.numbering_root = self._related("numbering")
        self.stories: dict[str, tuple[Paragraph, ...]] = {}

    def read(self) -> WordFile:
        root = self._root(self.main)
        body = root.find(w("body"))
        if body is None:
            raise FileRefused([Problem("no-body", self.package.name, "Tệp không có phần nội dung của văn bản Word.")])
        story = TextPart(body, self.main, self.styles, Numbering(self.numbering_root)).read()
        settings, properties = self._related("settings"), related(self.package, "extended-properties")
        return WordFile(
            main=self.main,
            paragraphs=tuple(story.paragraphs),
            tables=tuple(story.tables),
            sections=sections_of(body, story.paragraphs, self._story_of),
            notes=(*self._notes("footnotes"), *self._notes("endnotes")),
            even_and_odd=bool(switch(settings, "evenAndOddHeaders")),
            coloured=bool(switch(settings, "displayBackgroundShape")) and _is_coloured(root.find(w("background"))),
            mirrored=bool(switch(settings, "mirrorMargins")),
            tracked_changes=sum(1 for _ in root.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo"))),
            outside=tuple(inert_links(self.package)),
            pages=pages_counted(self._root(properties) if properties else None),
        )

    def _root(self, part: str) -> Element:
        if part not in self.roots:
            self.roots[part] = parse_xml(transitional(self.package.parts[part]))
        return self.roots[part]

    def _related(self, kind: str) -> Element | None:
        """The root of the main part's part of a kind (styles, numbering …), None where there is none."""
        part = related(self.package, kind, self.main)
        return self._root(part) if part else None

    def _story_of(self, identifier: str) -> tuple[Paragraph, ...]:
        """The paragraphs of a header or footer; none where the file has lost it."""
        relation = self.relations.get(identifier)
        if relation is None or relation.target not in self.package.parts:
            return ()
        return self._story(relation.target)

    def _story(self, part: str) -> tuple[Paragraph, ...]:
        if part not in self.stories:
            story = TextPart(self._root(part), part, self.styles, Numbering(self.numbering_root)).read()
            self.stories[part] = tuple(story.paragraphs)
        return self.stories[part]

    def _notes(self, kind: str) -> tuple[Paragraph, ...]:
        part = related(self.package, kind, self.main)
        return self._story(part) if part else ()


def _is_coloured(background: Element | None) -> bool:
    """Whether the pages of a file stand on this colour; Word keeps one that it does not show."""
    color = background.get(w("color"), "auto").upper() if background is not None else "AUTO"
    return color not in ("AUTO", "FFFFFF")
