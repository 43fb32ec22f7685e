"""What a template may say, checked on Jinja's syntax tree before anything runs.

Templates of strangers have an allow-list: names, attributes, constants, `for`, `if`, comparisons, tests, harmless
filters, `loop.*`. Trusted ones may also calculate, `set`, define macros and call functions. Neither may name pictures
or sub-documents, nor use statements that could break the XML.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from jinja2 import Environment, nodes

from service.template.fault import Fault

# fmt: off
FILTERS = frozenset([
    "abs", "capitalize", "count", "d", "default", "e", "escape", "first", "float", "int", "join", "last", "length",
    "list", "lower", "max", "min", "reverse", "sort", "string", "sum", "title", "trim", "truncate", "unique", "upper",
])
TESTS = frozenset([
    "boolean", "defined", "divisibleby", "eq", "equalto", "even", "false", "float", "ge", "gt", "in", "integer",
    "iterable", "le", "lower", "lt", "mapping", "ne", "none", "number", "odd", "sameas", "sequence", "string", "true",
    "undefined", "upper", "==", "!=", "<", "<=", ">", ">=",
])
LOOP = frozenset([
    "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem", "nextitem",
])
# fmt: on

MAX_BLOCKS = 12
MAX_LOOPS = 3
MAX_DEPTH = 20
_LARGEST_ARGUMENT = 1000
_LONGEST_ARGUMENT = 100
ATTRIBUTE_AT = {  # which argument names attributes
    "join": 1, "sort": 2, "sum": 0, "min": 1, "max": 1, "unique": 1, "map": 9, "groupby": 0, "selectattr": 0,
    "rejectattr": 0,
}  # fmt: skip
_SPECIAL_NAMES = frozenset(["loop", "self", "caller", "varargs", "kwargs"])  # Jinja's compiler refuses to bind them
_TEXT_FILTERS = frozenset(["string", "upper", "lower", "trim", "title", "capitalize", "truncate", "escape", "e"])
_ITEM_FILTERS = frozenset(["first", "last", "min", "max"])

_PICTURES = frozenset(
    ["InlineImage", "new_subdoc", "Subdoc", "replace_pic", "replace_media", "replace_embedded", "replace_zipname"]
)
_STATEMENTS = (nodes.Output, nodes.For, nodes.If)
_TRUSTED_STATEMENTS = (*_STATEMENTS, nodes.Assign, nodes.AssignBlock, nodes.Macro, nodes.With)
_EXPRESSIONS = (
    nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.CondExpr, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Test, nodes.Filter, nodes.Tuple, nodes.List, nodes.Neg,
    nodes.Keyword,
)  # fmt: skip
_TAG_NAMES: dict[type[nodes.Node], str] = {
    nodes.Include: "include", nodes.Import: "import", nodes.FromImport: "from … import", nodes.Extends: "extends",
    nodes.Block: "block", nodes.Macro: "macro", nodes.CallBlock: "call", nodes.FilterBlock: "filter",
    nodes.Assign: "set", nodes.AssignBlock: "set", nodes.With: "with", nodes.Scope: "autoescape",
}  # fmt: skip


class Policy:
    """What one template may say: `own_filters` are allowed in it, `jinja` is the environment that runs it."""

    def __init__(self, jinja: Environment, *, trusted: bool, own_filters: Collection[str]) -> None:
        self._trusted = trusted
        self._own_filters = frozenset(own_filters)
        self._filters = frozenset(jinja.filters) if trusted else FILTERS | self._own_filters
        self._tests = frozenset(jinja.tests) if trusted else TESTS
        self._depth = MAX_DEPTH * (3 if trusted else 1)

    def faults(self, template: nodes.Template) -> list[Fault]:
        """Everything in a part that is not allowed, each once, in order of appearance."""
        return list(dict.fromkeys(self._statements(template.body, blocks=0, loops=0)))

    def _statements(self, body: list[nodes.Node], blocks: int, loops: int) -> Iterator[Fault]:
        for node in body:
            if not isinstance(node, _TRUSTED_STATEMENTS if self._trusted else _STATEMENTS):
                tag = _TAG_NAMES.get(type(node), type(node).__name__)
                message = f"thẻ {{% {tag} %}} không dùng được trong mẫu; chỉ dùng for và if."
                yield Fault("template-statement", _line(node), message)
                continue
            level, depth = blocks + (not isinstance(node, nodes.Output)), loops + isinstance(node, nodes.For)
            if level > MAX_BLOCKS or depth > MAX_LOOPS:
                message = f"các thẻ for, if lồng nhau quá sâu (tối đa {MAX_LOOPS} vòng for, {MAX_BLOCKS} tầng)."
                yield Fault("template-nesting", node.lineno, message)
                continue
            for name in ("body", "elif_", "else_"):
                yield from self._statements(getattr(node, name, []), level - (name == "elif_"), depth)
            yield from self._parts(node)

    def _parts(self, node: nodes.Node) -> Iterator[Fault]:
        """The expressions that stand directly in a statement."""
        if isinstance(node, nodes.For) and node.recursive and not self._trusted:
            yield Fault("template-statement", node.lineno, "vòng for đệ quy (recursive) không dùng được.")
        for child in node.iter_child_nodes(exclude=("body", "elif_", "else_")):
            yield from self._expression(child, 0)

    def _expression(self, node: nodes.Node, depth: int) -> Iterator[Fault]:
        if depth > self._depth:
            yield Fault("template-nesting", node.lineno, "biểu thức quá phức tạp; hãy tách ra hoặc tính trước.")
            return
        if _is_column_span(node):
            return
        yield from self._node(node)
        for child in node.iter_child_nodes():
            yield from self._expression(child, depth + 1)

    def _node(self, node: nodes.Node) -> Iterator[Fault]:
        """What is wrong with this node alone."""
        match node:
            case nodes.Name(name=name) | nodes.Getattr(attr=name) if name in _PICTURES:
                words = "không chèn hình hay tài liệu con bằng thẻ; hãy đặt hình sẵn trong mẫu."
                yield Fault("template-picture", node.lineno, f"«{name}» chưa được hỗ trợ: {words}")
            case nodes.Name(ctx="store" | "param", name=name) if name in _SPECIAL_NAMES:
                message = f"«{name}» là tên của chính Jinja, không đặt cho mục khác được; hãy chọn tên khác."
                yield Fault("template-name", node.lineno, message)
            case nodes.Const(value=float() as number) if not math.isfinite(number):
                yield Fault("template-expression", node.lineno, "số trong thẻ quá lớn.")
            case nodes.Name(name="self"):
                yield Fault("template-name", node.lineno, "tên «self» không dùng được.")
            case nodes.Getattr():
                yield from self._name(node.lineno, node.attr)
            case nodes.Filter() if node.name not in self._filters:
                message = f"bộ lọc «{node.name}» không dùng được{_offered(node.name, self._filters)}"
                yield Fault("template-filter", node.lineno, message)
            case nodes.Test() if node.name not in self._tests:
                message = f"phép thử «is {node.name}» không dùng được{_offered(node.name, self._tests)}"
                yield Fault("template-test", node.lineno, message)
        if not self._trusted:
            yield from self._untrusted(node)

    def _untrusted(self, node: nodes.Node) -> Iterator[Fault]:
        """What is wrong with this node in a template of a stranger."""
        match node:
            case nodes.Name():
                yield from self._name(node.lineno, node.name)
            case nodes.Getattr(node=nodes.Name(name="loop")) if node.attr not in LOOP:
                message = f"loop.{node.attr} không dùng được{_offered(node.attr, LOOP)}"
                yield Fault("template-name", node.lineno, message)
            case nodes.Call(node=nodes.Name(name=name) | nodes.Getattr(attr=name)) if name in _PICTURES:
                pass  # told of the name itself
            case nodes.Call():
                message = "không được gọi hàm trong mẫu (dấu ngoặc sau tên); hãy đưa giá trị đã tính vào dữ liệu."
                yield Fault("template-call", node.lineno, message)
            case nodes.Getitem():
                yield from self._item(node)
            case nodes.Filter() if node.name in FILTERS and node.name not in self._own_filters:
                yield from self._filter(node)
            case _ if not isinstance(node, _EXPRESSIONS):
                message = "phép tính không dùng được trong mẫu; hãy tính trước rồi đưa vào dữ liệu."
                yield Fault("template-expression", node.lineno, message)

    def _name(self, line: int, name: str) -> Iterator[Fault]:
        if name.startswith("_"):
            yield Fault("template-name", line, f"tên «{name}» bắt đầu bằng dấu gạch dưới, không dùng được.")

    def _item(self, node: nodes.Getitem) -> Iterator[Fault]:
        match node.arg:
            case nodes.Const(value=str() as key):
                yield from self._name(node.lineno, key)
            case nodes.Const(value=int()) | nodes.Neg(node=nodes.Const(value=int())):
                return
            case _:
                message = "trong ngoặc vuông chỉ dùng một số hoặc một tên cố định."
                yield Fault("template-expression", node.lineno, message)

    def _filter(self, node: nodes.Filter) -> Iterator[Fault]:
        inner = node.node
        if inner is not None and node.name == "join" and any(link.name == "join" for link in _chain(inner)):
            yield Fault("template-filter", node.lineno, "không nối (join) hai lần trong một thẻ.")
        if inner is not None and node.name in _TEXT_FILTERS and _is_list(inner):
            message = f"«{node.name}» cần chữ, không phải danh sách; hãy nối danh sách bằng join."
            yield Fault("template-filter", node.lineno, message)
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            yield Fault("template-expression", node.lineno, "đối số * và ** không dùng được.")
        if node.name not in ("default", "d"):
            for value in [*node.args, *(keyword.value for keyword in node.kwargs)]:
                yield from self._argument(node, value)
        for _, names in attribute_names(node):
            for name in names.split("."):
                yield from self._name(node.lineno, name)

    def _argument(self, node: nodes.Filter, value: nodes.Expr) -> Iterator[Fault]:
        """Arguments of Jinja's own filters must be constants, and small."""
        if not isinstance(value, nodes.Const):
            yield Fault("template-filter", node.lineno, f"đối số của «{node.name}» phải là giá trị cố định.")
        elif isinstance(value.value, int) and abs(value.value) > _LARGEST_ARGUMENT:
            yield Fault("template-filter", node.lineno, f"đối số của «{node.name}» quá lớn.")
        elif isinstance(value.value, str) and len(value.value) > _LONGEST_ARGUMENT:
            yield Fault("template-filter", node.lineno, f"đối số của «{node.name}» quá dài.")


def _line(node: nodes.Node) -> int:
    """The line number of a statement; `autoescape` nodes carry none, so theirs is that of their first child."""
    return node.lineno or next((inner.lineno for inner in node.find_all(nodes.Node) if inner.lineno), 1)


def _offered(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"; có phải «{near[0]}»?" if near else f"; có thể dùng: {', '.join(sorted(known))}."


def attribute_names(node: nodes.Filter) -> Iterator[tuple[nodes.Const, str]]:
    """The attribute argument of one of Jinja's filters with each dotted name in it (``sort(attribute="a.b,c")``)."""
    at = ATTRIBUTE_AT.get(node.name)
    if at is None:
        return
    given = [*node.args[at : at + 1], *(keyword.value for keyword in node.kwargs if keyword.key == "attribute")]
    for value in given:
        if isinstance(value, nodes.Const) and isinstance(value.value, str):
            for name in re.split(r"[,\s]+", value.value):
                yield value, name


def _is_list(node: nodes.Node) -> bool:
    """Whether the template itself builds a list here. Printed, a list takes five times the letters that it holds, and
    a chain of filters could turn text into lists and back, growing each time.
    """
    match node:
        case nodes.List() | nodes.Tuple() | nodes.Filter(name="list" | "sort" | "unique"):
            return True
        case nodes.Filter(name="reverse", node=nodes.Expr() as inner) | nodes.Getitem(node=inner):
            return _is_list(inner)
        case nodes.Filter(name=name) if name in _ITEM_FILTERS:
            return sum(_is_list(inner) for inner in node.find_all((nodes.List, nodes.Tuple, nodes.Filter))) > 1
        case nodes.CondExpr() | nodes.Or() | nodes.And() | nodes.Filter(name="default" | "d"):
            return any(_is_list(child) for child in node.iter_child_nodes())
    return False


def _chain(node: nodes.Node) -> Iterator[nodes.Filter]:
    """The filters inside an expression, itself included."""
    if isinstance(node, nodes.Filter):
        yield node
    yield from node.find_all(nodes.Filter)


def _is_column_span(node: nodes.Node) -> bool:
    """``2 * loop.length``, which docxtpl itself writes for {% hm %}: the only product that is allowed."""
    match node:
        case nodes.Mul(left=nodes.Const(value=int()), right=nodes.Getattr(node=nodes.Name(name="loop"), attr="length")):
            return True
    return False
