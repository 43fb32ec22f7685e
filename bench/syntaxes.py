"""The job's template in the tags of each engine, as its own documentation writes loops, rows and conditions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.job import Line, Syntax


class Docxtpl:
    """docxtpl's tags, which the service reads too: a loop's tags stand in paragraphs and rows of their own."""

    lines_in_table = False

    def value(self, name: str) -> str:
        return f"{{{{ {name} }}}}"

    def lines(self, name: str, columns: Sequence[str], what: str = "p") -> Sequence[Line | str]:
        item = {column: self.value(f"item.{column}") for column in columns}
        return [f"{{%{what} for item in {name} %}}", item, f"{{%{what} endfor %}}"]

    def rows(self, name: str, columns: Sequence[str]) -> Sequence[Line | str]:
        return self.lines(name, columns, "tr")

    def when(self, name: str) -> Sequence[Line | str]:
        return [f"{{%p if {name} %}}", {name: self.value(name)}, "{%p endif %}"]


class Mustache:
    """docxtemplater: sections, in paragraphs of their own or around the cells of one row."""

    lines_in_table = False

    def value(self, name: str) -> str:
        return f"{{{name}}}"

    def lines(self, name: str, columns: Sequence[str]) -> Sequence[Line | str]:
        return [f"{{#{name}}}", {column: self.value(column) for column in columns}, f"{{/{name}}}"]

    def rows(self, name: str, columns: Sequence[str]) -> Sequence[Line | str]:
        return [_enclosed(f"{{#{name}}}", {column: self.value(column) for column in columns}, f"{{/{name}}}")]

    def when(self, name: str) -> Sequence[Line | str]:
        return self.lines(name, (name,))


class EasyTemplateX(Mustache):
    """easy-template-x: the same sections; around a paragraph they stand inside it and say so."""

    def lines(self, name: str, columns: Sequence[str]) -> Sequence[Line | str]:
        item = {column: self.value(column) for column in columns}
        return [_enclosed(f'{{#{name} [loopOver: "paragraph"]}}', item, f"{{/{name}}}")]


class Carbone:
    """carbone: the item `[i]` followed by the next one shows what repeats; a condition is a formatter."""

    lines_in_table = False

    def value(self, name: str) -> str:
        return f"{{d.{name}}}"

    def lines(self, name: str, columns: Sequence[str]) -> Sequence[Line | str]:
        return [{column: self.value(f"{name}[{i}].{column}") for column in columns} for i in ("i", "i+1")]

    rows = lines

    def when(self, name: str) -> Sequence[Line | str]:
        return [{name: f"{{d.{name}:ifNEM:showBegin}}{self.value(name)}{{d.{name}:showEnd}}"}]


class DocxTemplates:
    """docx-templates: commands in paragraphs and rows of their own, expressions in JavaScript."""

    lines_in_table = False

    def value(self, name: str) -> str:
        return f"{{{name}}}"

    def lines(self, name: str, columns: Sequence[str]) -> Sequence[Line | str]:
        item = {column: self.value(f"$item.{column}") for column in columns}
        return [f"{{FOR item IN {name}}}", item, "{END-FOR item}"]

    rows = lines

    def when(self, name: str) -> Sequence[Line | str]:
        return [f"{{IF {name}}}", {name: self.value(name)}, "{END-IF}"]


class MailMerge:
    """docx-mailmerge2: Word's merge fields; only rows repeat, and a condition is Word's work when it opens the file."""

    lines_in_table = True

    def value(self, name: str) -> str:
        return f"«{name}»"

    def lines(self, name: str, columns: Sequence[str]) -> Sequence[Line | str]:
        return [{column: self.value(f"{name}_{column}") for column in columns}]

    rows = lines

    def when(self, name: str) -> Sequence[Line | str]:
        return [{name: self.value(name)}]


class Direct:
    """No tags: the values themselves, for a document built directly."""

    lines_in_table = False

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def value(self, name: str) -> str:
        return str(self._values[name])

    def lines(self, name: str, columns: Sequence[str]) -> Sequence[Line | str]:
        return [{column: str(item[column]) for column in columns} for item in self._values[name]]

    rows = lines

    def when(self, name: str) -> Sequence[Line | str]:
        return [{name: self.value(name)}] if self._values.get(name) else []


def _enclosed(opening: str, item: Mapping[str, str], closing: str) -> Line:
    """`item` with the tags of its loop in its first and last place."""
    names = list(item)
    found = {**item, names[0]: opening + item[names[0]]}
    return {**found, names[-1]: found[names[-1]] + closing}


SYNTAXES: dict[str, Syntax] = {
    "docxtpl": Docxtpl(),
    "docx-mailmerge2": MailMerge(),
    "docxtemplater": Mustache(),
    "easy-template-x": EasyTemplateX(),
    "carbone": Carbone(),
    "docx-templates": DocxTemplates(),
}
