"""What a template takes for granted about its fields: that one is a list, may be printed, has a value, is an option.

Whoever knows the types of the fields (`service.kinds.typed_uses`) can tell before anything is printed which of these
claims cannot hold. What a branch asks about is taken as sure inside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from jinja2 import nodes

from service.template.fields import ITEM, PERHAPS, Scope, bind, path_of

_BARE = (nodes.Name, nodes.Getattr, nodes.Getitem)
_ASKS = frozenset(["default", "d"])
_TESTS = frozenset(["defined", "undefined", "none"])
Sure = frozenset[str]


class Claim(NamedTuple):
    """`does` is loops, prints, filters (`said`: the filter), reads (the name below) or compares (the constant)."""

    does: str
    field: str
    said: str
    line: int


class Claims:
    """Walks a part once; names in `known` are Jinja's globals, not fields."""

    def __init__(self, known: Collection[str] = ()) -> None:
        self._globals: Scope = dict.fromkeys(known)

    def of(self, template: nodes.Template) -> Iterator[Claim]:
        """Every claim, in the order of the template."""
        yield from self._block(template.body, dict(self._globals), frozenset())

    def _block(self, body: Iterable[nodes.Node], scope: Scope, sure: Sure) -> Iterator[Claim]:
        for node in body:
            yield from self._node(node, scope, sure)

    def _node(self, node: nodes.Node, scope: Scope, sure: Sure) -> Iterator[Claim]:
        match node:
            case nodes.For():
                yield from self._for(node, scope, sure)
            case nodes.If():
                yield from self._node(node.test, scope, sure)
                inside = sure | _asked(node.test, scope)
                yield from self._block(node.body, scope, inside)
                yield from self._block([*node.elif_, *node.else_], scope, inside)
            case nodes.Output():
                for child in node.nodes:
                    yield from self._printed(child, scope, sure)
            case nodes.CondExpr():
                yield from self._node(node.test, scope, sure)
                yield from self._block(filter(None, (node.expr1, node.expr2)), scope, sure | _asked(node.test, scope))
            case nodes.And() | nodes.Or():
                yield from self._node(node.left, scope, sure)
                yield from self._node(node.right, scope, sure | _asked(node.left, scope))
            case nodes.Assign():
                yield from self._node(node.node, scope, sure)
                bind(node.target, path_of(node.node, scope), scope)
            case nodes.Macro() | nodes.AssignBlock() | nodes.With() | nodes.CallBlock():
                return  # only of trusted templates, whose fields nobody has types of
            case _:
                yield from self._expression(node, scope, sure)

    def _for(self, node: nodes.For, scope: Scope, sure: Sure) -> Iterator[Claim]:
        yield from self._node(node.iter, scope, sure)
        path = path_of(node.iter, scope)
        if own := _own_path(node.iter, scope):
            yield Claim("loops", own, "", node.iter.lineno)
        item = f"{path}[]" if path else None
        inner: Scope = {**scope, "loop": None, ITEM: item}
        bind(node.target, item, inner)
        if node.test is not None:
            yield from self._node(node.test, inner, sure)
            sure |= _asked(node.test, inner)
        yield from self._block(node.body, inner, sure)
        yield from self._block(node.else_, dict(scope), sure)

    def _printed(self, node: nodes.Node, scope: Scope, sure: Sure) -> Iterator[Claim]:
        if isinstance(node, nodes.CondExpr):
            yield from self._node(node.test, scope, sure)
            for branch in filter(None, (node.expr1, node.expr2)):
                yield from self._printed(branch, scope, sure | _asked(node.test, scope))
            return
        if path := _own_path(node, scope):
            yield Claim("prints", path, "sure" if path in sure else "", node.lineno)
        yield from self._node(node, scope, sure)

    def _expression(self, node: nodes.Node, scope: Scope, sure: Sure) -> Iterator[Claim]:
        match node:
            case nodes.Filter(node=nodes.Expr() as inner) | nodes.Test(node=inner):
                if isinstance(node, nodes.Filter) and (path := _own_path(inner, scope)):
                    yield Claim("filters", path, node.name, node.lineno)
                asks = node.name in (_ASKS if isinstance(node, nodes.Filter) else _TESTS)
                yield from self._node(inner, scope, sure | _asked(inner, scope) if asks else sure)
                yield from self._block([*node.args, *(one.value for one in node.kwargs)], scope, sure)
            case nodes.Compare():
                yield from _compared(node, scope)
                yield from self._block([node.expr, *(one.expr for one in node.ops)], scope, sure)
            case nodes.Getattr() | nodes.Getitem() if path := path_of(node, scope):
                above = [one for one in _prefixes(path)[:-1] if one not in sure]
                yield from (
                    Claim("reads", one, path.removeprefix(PERHAPS)[len(one) :].lstrip("."), node.lineno)
                    for one in above
                )
            case _:
                yield from self._block(node.iter_child_nodes(), scope, sure)


def _own_path(node: nodes.Node, scope: Scope) -> str | None:
    """The field that an expression is, and not only comes from."""
    path = path_of(node, scope) if isinstance(node, _BARE) else None
    return None if path is None or path.startswith(PERHAPS) else path


def _compared(node: nodes.Compare, scope: Scope) -> Iterator[Claim]:
    for operand in node.ops:
        if operand.op not in ("eq", "ne", "in", "notin"):
            continue
        for side, other in ((node.expr, operand.expr), (operand.expr, node.expr)):
            path = _own_path(side, scope)
            values = other.items if isinstance(other, nodes.List | nodes.Tuple) else [other]
            for value in values if path else ():
                if isinstance(value, nodes.Const) and isinstance(value.value, str):
                    yield Claim("compares", path or "", value.value, node.lineno)


def _asked(test: nodes.Node, scope: Scope) -> Sure:
    """Every field that a test mentions, and what lies above each."""
    named = (one for one in (test, *test.find_all(nodes.Expr)) if isinstance(one, _BARE))
    paths = (path for one in named if (path := path_of(one, scope)))
    return frozenset(prefix for path in paths for prefix in _prefixes(path))


def _prefixes(path: str) -> list[str]:
    """``tasks``, ``tasks[]``, ``tasks[].due`` of ``tasks[].due``."""
    found, here = [], ""
    for step in path.removeprefix(PERHAPS).replace("[]", ".[]").split("."):
        here = f"{here}{step}" if step == "[]" else f"{here}.{step}" if here else step
        found.append(here)
    return found
