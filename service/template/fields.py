"""The dotted names that a template takes from its context, read off Jinja's syntax tree.

A loop's variable is followed back to what it runs over: in ``{% for item in agenda_items %}{{ item.presenter }}``
the field is ``agenda_items[].presenter``. Filters are seen through; `loop` and what `set` made are left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from jinja2 import nodes
from jinja2.filters import FILTERS

from service.template.allow_list import attribute_names

Scope = dict[str, "str | None"]  # local name → the path that it stands for; None where the template set it itself

_SAME_LIST = frozenset([
    "sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr", "default", "d",
])  # fmt: skip
_ONE_OF = frozenset(["first", "last", "min", "max", "random"])
_NUMBER_OF = frozenset(["length", "count"])
ITEM = "loop item"  # not a name a template can write
_STEP = re.compile(r"[.\[]")
PERHAPS = "?"  # begins a path that may not be the field itself


@dataclass(frozen=True, slots=True)
class Use:
    """A field (dotted, ``[]`` for items) and the expression that uses it; `counted`: only how many there are."""

    field: str
    node: nodes.Node
    counted: bool = False


def leaves(uses: Iterable[Use]) -> list[Use]:
    """The first use of each field, sorted; a field that a longer one continues is left out."""
    first: dict[str, Use] = {}
    for use in uses:
        first.setdefault(use.field, use)
    continued = {field[: step.start()] for field in first for step in _STEP.finditer(field)}
    return [first[field] for field in sorted(first) if field not in continued]


def path_of(node: nodes.Node, scope: Scope) -> str | None:  # noqa: PLR0911 - a table, one line a node
    """The field that an expression names, or None when it names none."""
    match node:
        case nodes.Name():
            return scope.get(node.name, node.name)
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=("previtem" | "nextitem")) if "loop" in scope:
            return scope.get(ITEM)
        case nodes.Getattr():
            return _joined(path_of(node.node, scope), f".{node.attr}")
        case nodes.Getitem(arg=nodes.Const(value=str() as key)):
            return _joined(path_of(node.node, scope), f".{key}")
        case nodes.Getitem(arg=nodes.Const(value=int())):
            return _joined(path_of(node.node, scope), "[]")
        case nodes.Getitem(arg=nodes.Slice()):
            return path_of(node.node, scope)
        case nodes.Filter(name=name, node=nodes.Expr() as inner):
            return _through_filter(name, path_of(inner, scope))
        case nodes.Or() | nodes.And():
            return path_of(node.left, scope) or path_of(node.right, scope)
        case nodes.CondExpr():
            return path_of(node.expr1, scope) or (path_of(node.expr2, scope) if node.expr2 else None)
    return None


def _through_filter(name: str, path: str | None) -> str | None:
    """The path of a filter's result. A filter of our own may choose among items or split a text into lines, so its
    result counts as the field only where an attribute of it is used.
    """
    if path is None or name in _SAME_LIST:
        return path
    if name in _ONE_OF:
        return f"{path}[]"
    return None if name in FILTERS else PERHAPS + path.removeprefix(PERHAPS)


def _joined(path: str | None, more: str) -> str | None:
    return None if path is None else path + more


class Reader:
    """Walks a template once; names in `known` are Jinja's globals, not fields of the context."""

    def __init__(self, known: Collection[str] = ()) -> None:
        self._globals: Scope = dict.fromkeys(known)

    def uses(self, template: nodes.Template) -> Iterator[Use]:
        """Every use of a field, in the order of the template."""
        yield from self._block(template.body, dict(self._globals))

    def _block(self, body: Iterable[nodes.Node], scope: Scope) -> Iterator[Use]:
        for node in body:
            yield from self._node(node, scope)

    def _node(self, node: nodes.Node, scope: Scope) -> Iterator[Use]:
        match node:
            case nodes.For():
                yield from self._for(node, scope)
            case nodes.Assign():
                yield from self._node(node.node, scope)
                bind(node.target, path_of(node.node, scope), scope)
            case nodes.AssignBlock():
                yield from self._block(node.body, dict(scope))
                bind(node.target, None, scope)
            case nodes.Macro():
                yield from self._block(node.defaults, scope)
                scope[node.name] = None
                own = dict.fromkeys([argument.name for argument in node.args] + ["varargs", "kwargs", "caller"])
                yield from self._block(node.body, {**scope, **own})
            case nodes.With():
                yield from self._block(node.values, scope)
                inner = dict(scope)
                for target, value in zip(node.targets, node.values, strict=True):
                    bind(target, path_of(value, scope), inner)
                yield from self._block(node.body, inner)
            case nodes.Filter(node=nodes.Expr()):
                uses = (*self._block(node.iter_child_nodes(), scope), *_attributes(node, scope))
                yield from (replace(use, counted=True) for use in uses) if node.name in _NUMBER_OF else uses
            case nodes.Call(node=nodes.Getattr() as method):
                yield from self._block([method.node, *list(node.iter_child_nodes())[1:]], scope)
            case nodes.Name(ctx="load") | nodes.Getattr() | nodes.Getitem():
                yield from self._path(node, scope)
            case _:
                yield from self._block(node.iter_child_nodes(), scope)

    def _for(self, node: nodes.For, scope: Scope) -> Iterator[Use]:
        yield from self._node(node.iter, scope)
        item = _joined(path_of(node.iter, scope), "[]")
        inner: Scope = {**scope, "loop": None, ITEM: item}
        bind(node.target, item, inner)
        if node.test is not None:
            yield from self._node(node.test, inner)
        yield from self._block(node.body, inner)
        yield from self._block(node.else_, dict(scope))

    def _path(self, node: nodes.Node, scope: Scope) -> Iterator[Use]:
        field = path_of(node, scope)
        if field is None:
            yield from self._block(node.iter_child_nodes(), scope)
        elif not field.startswith(PERHAPS):
            yield Use(field, node)
        elif isinstance(node, nodes.Getattr):
            yield Use(field.removeprefix(PERHAPS), node)


def _attributes(node: nodes.Filter, scope: Scope) -> Iterator[Use]:
    """``tasks|sort(attribute="due,work")``: tasks[].due and tasks[].work."""
    path = path_of(node.node, scope) if node.node is not None else None
    if path is None:
        return
    for argument, name in attribute_names(node):
        steps = "".join("[]" if step.isdigit() else f".{step}" for step in name.split(".") if step)
        yield Use(f"{path.removeprefix(PERHAPS)}[]{steps}", argument)


def bind(target: nodes.Node, path: str | None, scope: Scope) -> None:
    """Record in `scope` what `for`, `set` or `with` assigns; the parts of a pair stand for no path."""
    if isinstance(target, nodes.Name):
        scope[target.name] = path
    else:
        scope.update(dict.fromkeys(name.name for name in target.find_all(nodes.Name)))
