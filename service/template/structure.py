"""Proof that a template's branches and loops cannot break the XML, and where each of its outputs stands.

The constant text between the tags is followed element by element through the syntax tree. A loop's body must leave
the same elements open as it found, all branches of a condition must leave the same ones, and neither may close a
table cell that it did not open; then every document made from the template is well formed, whatever the data.
The same walk resolves docxtpl's escapes in the constant text and records which repairs a document may need.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from jinja2 import nodes

from service.template.fault import Fault

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


class Position(Enum):
    """Where a value is written; the enum's value is the name of the writer that the generated code calls."""

    TEXT = "write_text"  # inside <w:t>
    RUN = "write_run"  # among the runs of a paragraph: {{r …}}
    BLOCK = "write_block"  # among paragraphs: {{p …}}
    ATTRIBUTE = "write_attribute"
    SPAN = "write_span"  # the number of columns that a cell spans
    PLAIN = "write_plain"  # text of another element: document properties, field codes, formulas
    MARKUP = "write_markup"  # where only XML can stand: between rows, between cells


_TEXT_PARENTS = {
    **dict.fromkeys(("w:p", "w:hyperlink", "w:fldSimple", "w:rt", "w:rubyBase"), Position.RUN),
    **dict.fromkeys(("w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:txbxContent"), Position.BLOCK),
    **dict.fromkeys(("w:tbl", "w:tr", "w:r", "w:document", "w:footnotes"), Position.MARKUP),
    "w:t": Position.TEXT,
    **dict.fromkeys(("m:t", "a:t", "w:instrText", "w:delInstrText", "w:delText"), Position.PLAIN),
}
# Transparent elements: their content counts as content of the element around them.
_AROUND = frozenset([
    "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:del", "w:moveTo", "w:moveFrom", "w:dir",
    "w:bdo", "mc:AlternateContent", "mc:Choice", "mc:Fallback",
])  # fmt: skip
_PAGES = frozenset(["w:document", "w:hdr", "w:ftr", "w:footnotes"])  # the roots of parts that hold text for readers
_NEVER_FILLED = frozenset(["w:sdt", "mc:AlternateContent"])  # no text directly inside
_NEED_PARAGRAPH = frozenset(["w:tc", "w:hdr", "w:ftr", "w:footnote", "w:txbxContent"])
_WHOLE = frozenset(["w:tbl", "w:tr", *_NEED_PARAGRAPH])  # a branch or loop that opens one must also close it
_CROSSES_CELLS = "for hoặc if mở trong một ô của bảng mà đóng ở ô khác. Hãy dùng {%tr %} để lặp hàng, {%tc %} để lặp ô."

_CONTENT = re.compile(r"(?P<text>[^<]+)|</(?P<close>[^\s>]+)\s*>|<(?P<open>[^\s/>]+)")
_INSIDE = re.compile(r"\s*(?P<attribute>[^\s=/>]+)\s*=\s*(?P<quote>[\"'])|\s*(?P<end>/?>)")
_LITERAL_BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


@dataclass(frozen=True, slots=True)
class Cursor:
    """A position in the XML: the open elements, outermost first; in a start tag also its name, attribute and quote."""

    open: tuple[str, ...] = ()
    tag: str = ""
    attribute: str = ""
    quote: str = ""

    @property
    def inner(self) -> str:
        """The innermost open element; empty outside the root."""
        return self.open[-1] if self.open else ""


@dataclass(slots=True)
class _Table:
    """What docxtpl's table repair counts: grid columns, and of each row its cells and whether it is unconditional."""

    level: int
    columns: int = 0
    rows: list[tuple[int, bool]] = field(default_factory=list)
    dynamic: bool = False

    @property
    def may_change(self) -> bool:
        """Whether the repair would change this table for some data."""
        lengths = [length for length, _ in self.rows]
        always = [length for length, stands in self.rows if stands]
        fits = self.columns in always or (not always and all(length == self.columns for length in lengths))
        return self.dynamic or max(lengths, default=0) > self.columns or not fits


@dataclass(frozen=True, slots=True)
class Structure:
    """The result of the analysis: the position of each output, and the repairs that must follow rendering."""

    positions: dict[nodes.Node, Position]
    repairs: tuple[str, ...]  # functions of `service.template.post_render`, in the order in which they run


class _Broken(Exception):
    """The XML of this part cannot be proved well formed; `args[0]` says why."""


class Analysis:
    """One walk over the syntax tree of one part; `trusted` templates may fill field codes."""

    def __init__(self, *, trusted: bool) -> None:
        self._trusted = trusted
        self._cursor = Cursor()
        self._level = 0  # how many branches and loops surround the cursor
        self._floor = 0  # how many elements were open when the innermost of them began
        self._line = 1
        self._tables: list[_Table] = []
        self._rows: list[int] = []  # cells so far in each open row
        self._paragraph_seen: list[tuple[int, bool]] = []
        self._positions: dict[nodes.Node, Position] = {}
        self._faults: list[Fault] = []
        self._may_be_empty: set[str] = set()
        self._fix_tables = self._fix_picture_ids = False

    def run(self, template: nodes.Template) -> tuple[Structure, list[Fault]]:
        """The structure of a part and the faults found; with faults, the structure is of no use."""
        try:
            self._block(template.body)
        except _Broken as broken:
            self._faults.append(Fault("template-structure", self._line, str(broken)))
        else:
            if self._cursor != Cursor():
                message = f"phần tử {self._cursor.tag or self._cursor.inner} không được đóng."
                self._faults.append(Fault("template-structure", self._line, message))
        needed = {
            "fix_tables": self._fix_tables,
            "fix_picture_ids": self._fix_picture_ids,
            "fix_empty_cells": "w:tc" in self._may_be_empty,
            "fix_empty_stories": bool(self._may_be_empty - {"w:tc"}),
        }
        return Structure(self._positions, tuple(name for name, is_needed in needed.items() if is_needed)), self._faults

    def _block(self, body: Iterable[nodes.Node]) -> None:
        for node in body:
            match node:
                case nodes.Output():
                    self._output(node)
                case nodes.For():
                    self._for(node)
                case nodes.If():
                    self._if(node)
                case nodes.With():
                    self._block(node.body)
                case nodes.Macro() | nodes.AssignBlock():
                    self._aside(node)

    def _output(self, node: nodes.Output) -> None:
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                child.data = self._feed(child.data)
            else:
                self._line = child.lineno
                self._positions[child] = self._position(child)

    def _for(self, node: nodes.For) -> None:
        start = self._cursor
        for body in (node.body, node.else_):
            if self._branch(body, start, node.lineno) != start:
                raise self._unbalanced("for", "endfor", node.lineno)

    def _if(self, node: nodes.If) -> None:
        start = self._cursor
        bodies = [node.body, *(branch.body for branch in node.elif_), node.else_]
        if len({self._branch(body, start, node.lineno) for body in bodies}) > 1:
            raise self._unbalanced("if", "endif", node.lineno)

    def _aside(self, node: nodes.Macro | nodes.AssignBlock) -> None:
        """A body that is rendered elsewhere, so it must be balanced in itself."""
        start = self._cursor
        if self._branch(node.body, start, node.lineno) != start:
            raise self._unbalanced("macro" if isinstance(node, nodes.Macro) else "set", "end…", node.lineno)
        self._cursor = start

    def _branch(self, body: list[nodes.Node], start: Cursor, line: int) -> Cursor:
        """The cursor at the end of `body`, which begins at `start`."""
        outer, self._cursor, self._line = (self._level, self._floor), start, line
        self._level, self._floor = self._level + 1, len(start.open)
        if body and start.inner == "w:tr" and not start.tag:
            self._dynamic_tables()
        self._block(body)
        if not _WHOLE.isdisjoint(self._cursor.open[self._floor :]):
            raise _Broken(_CROSSES_CELLS)
        self._level, self._floor = outer[0], min(outer[1], self._floor)
        return self._cursor

    def _unbalanced(self, opening: str, closing: str, line: int) -> _Broken:
        self._line = line
        return _Broken(
            f"thẻ {opening} và {closing} không nằm ở hai chỗ tương ứng (khác đoạn, ô hay hàng). Hãy đặt mỗi thẻ "
            f"trong một đoạn riêng với {{%p %}}, trong hàng riêng với {{%tr %}}, hoặc cả hai trong cùng một đoạn."
        )

    def _position(self, node: nodes.Node) -> Position:
        cursor = self._cursor
        if cursor.tag:
            if not cursor.quote:
                raise _Broken("thẻ đứng ở chỗ không thể có chữ.")
            if cursor.tag == "w:gridSpan":
                self._dynamic_tables()
                return Position.SPAN
            if cursor.attribute == "w:instr" and not self._trusted:
                self._field_code(node)
            return Position.ATTRIBUTE
        if cursor.inner in ("w:instrText", "w:delInstrText") and not self._trusted:
            self._field_code(node)
        if cursor.open and cursor.open[0] not in _PAGES:
            return Position.PLAIN
        parent = next((tag for tag in reversed(cursor.open) if tag not in _AROUND), "")
        if parent not in _TEXT_PARENTS or cursor.inner in _NEVER_FILLED:
            raise _Broken(f"thẻ đứng ở chỗ không thể có chữ (trong {cursor.inner or 'không gì'}).")
        return _TEXT_PARENTS[parent]

    def _field_code(self, node: nodes.Node) -> None:
        self._faults.append(Fault("template-field-code", node.lineno, "không đặt thẻ bên trong mã trường của Word."))

    def _feed(self, data: str) -> str:
        """Move the cursor over `data`; returns it with docxtpl's escaped braces, newlines and tabs resolved."""
        for escaped, plain in _LITERAL_BRACES:
            data = data.replace(escaped, plain)
        at, resolved = 0, []
        while at < len(data):
            end = self._step(data, at)
            piece = data[at:end]
            if self._cursor.inner == "w:t" and not self._cursor.tag and piece[0] != "<":
                piece = piece.replace("\n", BREAK).replace("\t", TAB)
            resolved.append(piece)
            at = end
        return "".join(resolved)

    def _step(self, data: str, at: int) -> int:
        """Move the cursor over the XML token that begins at `at`; returns where it ends."""
        cursor = self._cursor
        if cursor.quote:
            end = data.find(cursor.quote, at)
            if end < 0:
                return len(data)
            if (cursor.tag, cursor.attribute) == ("w:gridSpan", "w:val") and data[at:end].isdigit() and self._rows:
                self._rows[-1] += int(data[at:end]) - 1
            self._cursor = Cursor(cursor.open, cursor.tag)
            return end + 1
        match = (_INSIDE if cursor.tag else _CONTENT).match(data, at)
        if match is None:
            if data[at:].isspace():
                return len(data)
            raise _Broken(f"thẻ làm hỏng cấu trúc của trang ở «{data[at : at + 40]}».")
        if cursor.tag:
            self._inside(match)
        elif match["close"]:
            self._close(match["close"])
        elif match["open"]:
            self._cursor = Cursor(cursor.open, match["open"])
        return match.end()

    def _inside(self, match: re.Match[str]) -> None:
        """Move over the beginning of an attribute, or the end of the start tag."""
        cursor = self._cursor
        if match["attribute"]:
            self._cursor = Cursor(cursor.open, cursor.tag, match["attribute"], match["quote"])
            return
        self._opened(cursor.tag)
        self._cursor = Cursor((*cursor.open, cursor.tag))
        if match["end"] == "/>":
            self._close(cursor.tag)

    def _opened(self, tag: str) -> None:
        if tag == "w:tbl":
            self._tables.append(_Table(self._level))
        elif tag == "w:gridCol" and self._tables:
            self._tables[-1].columns += 1
        elif tag == "w:tr":
            self._rows.append(0)
        elif tag == "w:tc" and self._rows:
            self._rows[-1] += 1
        elif tag == "wp:docPr" and self._level:
            self._fix_picture_ids = True
        if tag in ("w:p", "w:tbl") and self._paragraph_seen and self._cursor.inner in _NEED_PARAGRAPH:
            level, _ = self._paragraph_seen[-1]
            self._paragraph_seen[-1] = (level, tag == "w:p" and level == self._level)
        if tag in _NEED_PARAGRAPH:
            self._paragraph_seen.append((self._level, False))

    def _close(self, tag: str) -> None:
        cursor = self._cursor
        if cursor.inner != tag:
            raise _Broken(f"thẻ làm hỏng cấu trúc của trang (đóng {tag} khi đang mở {cursor.inner or 'không gì'}).")
        if tag in _WHOLE and len(cursor.open) <= self._floor:
            raise _Broken(_CROSSES_CELLS)
        self._cursor = Cursor(cursor.open[:-1])
        self._floor = min(self._floor, len(cursor.open) - 1)  # what opens below it now belongs to the branch
        if tag == "w:tr":
            length = self._rows.pop()
            for table in self._tables:  # docxtpl counts the rows of nested tables for the outer ones too
                table.rows.append((length, self._level == table.level))
        if tag == "w:tbl":
            table = self._tables.pop()
            if table.may_change and not table.columns:
                raise _Broken("bảng không khai báo cột (tblGrid). Hãy mở và lưu lại bằng Word.")
            self._fix_tables |= table.may_change
        if tag in _NEED_PARAGRAPH:
            _, seen = self._paragraph_seen.pop()
            if not seen:
                self._may_be_empty.add(tag)

    def _dynamic_tables(self) -> None:
        for table in self._tables:
            table.dynamic = True
