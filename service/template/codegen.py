"""One part's syntax tree → one render function: Jinja's generated code with the writing of each value inlined."""

from __future__ import annotations

import types
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from inspect import getattr_static
from io import StringIO
from itertools import chain
from keyword import iskeyword
from math import inf, nan
from operator import itemgetter
from types import CodeType, ModuleType, TracebackType
from typing import Any, NamedTuple

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.runtime import new_context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from service.template.budget import IN_CONTEXT, Budget, weight
from service.template.structure import Position
from service.template.undefined import Lenient, nothing_of_nothing

_MISSING: Any = object()
_CLOSED = (
    *(type, ModuleType, types.FunctionType, types.MethodType, types.GeneratorType, CodeType, types.FrameType),
    TracebackType,
)
_NEVER_DATA = (*_CLOSED, Undefined, Mapping)
_CLASSES = 4096  # that are remembered: each template that is tried brings classes of its own


class _Pair(NamedTuple):
    first: int


# Those of __slots__, date.year and Enum.value, and of named tuples.
_SLOTS = (types.MemberDescriptorType, types.GetSetDescriptorType, types.DynamicClassAttribute, type(_Pair.first))
_DATA_DESCRIPTORS = (property, cached_property, *_SLOTS)


class _Fenced(ImmutableSandboxedEnvironment):
    """For templates of strangers: every access to an attribute, also by filters, goes through `plain_lookup`."""

    def __init__(self, undefined: type[Undefined]) -> None:
        super().__init__(autoescape=True, undefined=undefined, keep_trailing_newline=True)
        self.globals.clear()
        self._lookup = plain_lookup(undefined)

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self._lookup(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self._lookup(obj, argument) if isinstance(argument, str) else super().getitem(obj, argument)


def environment(
    *, strict: bool, trusted: bool, filters: Mapping[str, Callable[..., Any]]
) -> ImmutableSandboxedEnvironment:
    """Jinja's sandbox, escaping; not `trusted`: without functions; not `strict`: a missing name prints nothing."""
    undefined = StrictUndefined if strict else Lenient
    if trusted:
        jinja = ImmutableSandboxedEnvironment(autoescape=True, undefined=undefined, keep_trailing_newline=True)
    else:
        jinja = _Fenced(undefined)
    if not strict:
        jinja.filters.update({name: nothing_of_nothing(jinja.filters[name]) for name in ("int", "float", "round")})
    jinja.filters.update(filters)
    return jinja


@lru_cache(maxsize=_CLASSES)
def _is_data(kind: type, name: str) -> bool:
    """Whether ``.name`` of a `kind` reads data: a property, a slot, or nothing that the class itself defines.

    Never for classes, modules, functions and frames, which lead out of the data. Cached, because asking Python's
    abstract classes for every value would take longer than rendering it.
    """
    if issubclass(kind, _NEVER_DATA):
        return False
    attribute = getattr_static(kind, name, _MISSING)
    return attribute is _MISSING or isinstance(attribute, _DATA_DESCRIPTORS)


class _DataNames(dict[type, frozenset[str]]):
    """For each class the names that its objects always have and that lead to data alone; none for mappings.

    Generated code asks it before it takes an attribute by itself, in half the time of a call of `lookup`.
    """

    def __missing__(self, kind: type) -> frozenset[str]:
        fields = {*getattr(kind, "__pydantic_fields__", ()), *getattr(kind, "__dataclass_fields__", ())}
        defined = {name for name in dir(kind) if isinstance(getattr_static(kind, name), _DATA_DESCRIPTORS)}
        names = set[str]() if issubclass(kind, _NEVER_DATA) else fields | defined
        if len(self) >= _CLASSES:
            self.clear()
        self[kind] = public = frozenset(name for name in names if not name.startswith("_"))
        return public


_DATA_NAMES = _DataNames()


def plain_lookup(undefined: type[Undefined]) -> Callable[[Any, str], Any]:
    """``a.b`` for templates of strangers: a key or an object's data, never a method, class, module or ``_name``."""
    public = proved_lookup(undefined)

    def lookup(obj: Any, name: str) -> Any:
        return undefined(obj=obj, name=name) if name.startswith("_") else public(obj, name)

    return lookup


def proved_lookup(undefined: type[Undefined]) -> Callable[[Any, str], Any]:
    """`plain_lookup` for generated code, whose names `allow_list` has checked: a second check costs 3 % of a render."""

    def lookup(obj: Any, name: str) -> Any:
        kind: type = type(obj)
        if kind is dict:
            value = obj.get(name, _MISSING)
            return undefined(obj=obj, name=name) if value is _MISSING else value
        attributes = getattr(obj, "__dict__", None)
        if type(attributes) is dict and name in attributes and kind is not ModuleType:  # pydantic models, dataclasses
            return attributes[name]
        if _is_data(kind, name):
            value = getattr(obj, name, _MISSING)
            if value is not _MISSING and (not callable(value) or isinstance(value, Undefined)):
                return value
        return other(obj, name)

    def other(obj: Any, name: str) -> Any:
        if isinstance(obj, Undefined):
            return getattr(obj, name)  # its error names the outer name
        value = obj.get(name, _MISSING) if isinstance(obj, Mapping) else _MISSING
        return undefined(obj=obj, name=name) if value is _MISSING else value

    return lookup


def sandboxed_lookup(jinja: ImmutableSandboxedEnvironment) -> Callable[[Any, str], Any]:
    """``a.b`` for trusted templates: a dict's key first, then whatever Jinja's sandbox allows."""

    def lookup(obj: Any, name: str) -> Any:
        return obj[name] if type(obj) is dict and name in obj else jinja.getattr(obj, name)

    return lookup


class _Generator(CodeGenerator):
    """Jinja's generator with a writer around each output; `places`: which node each line of the code comes from."""

    def __init__(
        self, jinja: ImmutableSandboxedEnvironment, part: str, positions: Mapping[nodes.Node, Position]
    ) -> None:
        super().__init__(jinja, part, part)
        self._positions = positions
        self._pending: nodes.Node | None = None
        self._called: nodes.Node | None = None
        self._loops: dict[nodes.Node, int] = {}  # the expression that a loop runs over → the cost of one turn
        self._entered: nodes.Node | None = None  # the loop or template whose names the next frame binds
        self._settled: set[str] = set()  # variables that are never missing where the code now written runs
        self._sure: set[str] = set()  # those of which the code asks once whether all that is taken from them is data
        self._taken: dict[tuple[str, ...], str] = {}  # names taken from one variable → the constant that holds them
        self.places: list[tuple[int, nodes.Node]] = []

    def newline(self, node: nodes.Node | None = None, extra: int = 0) -> None:
        super().newline(node, extra)
        self._pending = node or self._pending

    def write(self, x: str) -> None:
        super().write(x)
        if self._pending is not None:
            self.places.append((self.code_lineno, self._pending))
            self._pending = None

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        self._entered = node
        super().visit_Template(node, frame)
        for names, constant in self._taken.items():
            self.writeline(f"{constant} = frozenset({names!r})")

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline(f"charged = context.parent[{IN_CONTEXT!r}].charged")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """One tuple of bytes for text and values that stand side by side: a fifth of the time of one yield for each."""
        if frame.buffer is not None:  # a macro's, which becomes one text
            return super().visit_Output(node, frame)
        self.writeline("yield (", node)
        self.indent()
        for child in node.nodes:
            self.newline(child)
            if isinstance(child, nodes.TemplateData):
                self.write(f"{child.data.encode()!r},")
            else:
                self._write_value(child, frame)
                self.write(".encode(),")
        self.outdent()
        return self.writeline(")")

    def start_write(self, frame: Frame, node: nodes.Node | None = None) -> None:
        super().start_write(frame, node)
        self.write("(" if frame.buffer is None else "")

    def end_write(self, frame: Frame) -> None:
        super().end_write(frame)
        self.write(".encode(),)" if frame.buffer is None else "")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:  # noqa: ARG002
        if isinstance(node, nodes.TemplateData):
            return node.data
        raise nodes.Impossible  # constants too go through the writer of the place where they stand

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002
        if self._positions[node] is Position.TEXT:
            # Most values are short strings without special characters: testing inline saves a third of the rendering.
            self.write("(v if type(v := ")
        else:
            self.write(f"{self._positions[node].value}(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002
        if self._positions[node] is Position.TEXT:
            self.write(') is str and v.isprintable() and not ("&" in v or "<" in v or ">" in v) else write_text(v)')
        self.write(")")

    def _write_value(self, node: nodes.Expr, frame: Frame) -> None:
        finalize = self._make_finalize()
        self._output_child_pre(node, frame, finalize)
        self.visit(node, frame)
        self._output_child_post(node, frame, finalize)

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802
        self._loops[node.iter] = weight(node)
        self._entered = node
        super().visit_For(node, frame)

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        cost = self._loops.pop(node, 0)
        if not cost:
            return super().visit(node, *args, **kwargs)
        self.write("charged(")
        super().visit(node, *args, **kwargs)
        return self.write(f", {cost})")

    def enter_frame(self, frame: Frame) -> None:
        """Settles once for each variable of a stranger's template what its code would ask at every use."""
        super().enter_frame(frame)
        if not (isinstance(self.environment, _Fenced) and (frame.rootlevel or frame.loop_frame)):
            return
        taken = _taken_in(self._entered) if self._entered is not None else {}
        for name, variable in frame.symbols.refs.items():
            if variable not in frame.symbols.loads:
                continue
            if frame.symbols.loads[variable][0] == VAR_LOAD_RESOLVE:
                self.writeline(f"if {variable} is missing: {variable} = undefined(name={name!r})")
            self._settled.add(variable)
            if names := taken.get(name):
                constant = self._taken.setdefault(tuple(sorted(names)), f"taken_{len(self._taken)}")
                self.writeline(f"sure_{variable} = {constant} <= data_names[type({variable})]")
                self._sure.add(variable)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        super().leave_frame(frame, with_python_scope)
        self._settled.difference_update(frame.symbols.loads)
        self._sure.difference_update(frame.symbols.loads)

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        variable = frame.symbols.find_ref(node.name)
        if node.ctx == "load" and variable in self._settled:
            self.write(variable)
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        name = node.attr
        if node is self._called:  # in a call such as d.items() the method comes before a key of that name
            self._write_lookup("environment.getattr", node, frame)
        elif not isinstance(self.environment, _Fenced) or not _is_plain(name):
            self._write_lookup("lookup", node, frame)
        elif isinstance(node.node, nodes.Name) and (o := frame.symbols.find_ref(node.node.name)) in self._sure:
            self.write(f"({o}.{name} if sure_{o} else lookup({o}, {name!r}))")
        else:
            self.write(f"(o.{name} if {name!r} in data_names[type(o := ")
            self.visit(node.node, frame)
            self.write(f")] else lookup(o, {name!r}))")

    def _write_lookup(self, function: str, node: nodes.Getattr, frame: Frame) -> None:
        self.write(f"{function}(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            self.visit_Getattr(nodes.Getattr(node.node, node.arg.value, "load"), frame)
        else:
            super().visit_Getitem(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        self._called = node.node
        super().visit_Call(node, frame, forward_caller=forward_caller)


def _is_plain(name: str) -> bool:
    """Whether Python's own ``o.name`` reads the attribute of that name."""
    return name.isascii() and name.isidentifier() and not iskeyword(name)


def _taken_in(scope: nodes.Node) -> dict[str, set[str]]:
    """For each variable, the attributes that `scope` takes from it."""
    taken: dict[str, set[str]] = {}
    for node in scope.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and _is_plain(node.attr):
            taken.setdefault(node.node.name, set()).add(node.attr)
    return taken


class NotCompilable(Exception):
    """Jinja's or Python's compiler refuses the source at `line`."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


@dataclass(frozen=True, slots=True)
class Generated:
    """The code of one part, and the node that each of its lines comes from."""

    name: str
    code: CodeType
    places: list[tuple[int, nodes.Node]]

    def failed_at(self, traceback: TracebackType | None) -> nodes.Node | None:
        """The statement or output that raised the error with this traceback; None if it came from elsewhere."""
        line = 0
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename == self.name:
                line = traceback.tb_lineno
            traceback = traceback.tb_next
        return _node_at(self.places, line) if line else None


def _node_at(places: list[tuple[int, nodes.Node]], line: int) -> nodes.Node | None:
    """The node that begins last at or before a line of generated code."""
    index = bisect_right(places, line, key=itemgetter(0)) - 1
    return places[index][1] if index >= 0 else None


def generate(
    jinja: ImmutableSandboxedEnvironment, part: str, tree: nodes.Template, positions: Mapping[nodes.Node, Position]
) -> Generated:
    """The code of a checked syntax tree; raises NotCompilable for what Jinja's or Python's compiler refuses."""
    name = f"<{part}>"
    generator = _Generator(jinja, name, positions)
    generator.stream = source = StringIO()
    try:
        generator.visit(tree)
        code = compile(source.getvalue(), name, "exec")
    except TemplateSyntaxError as error:
        raise NotCompilable(error.lineno) from error
    except (SyntaxError, RecursionError, MemoryError) as error:
        node = _node_at(generator.places, getattr(error, "lineno", None) or generator.code_lineno)
        raise NotCompilable(node.lineno if node is not None else 1) from error
    return Generated(name, code, generator.places)


class Program:
    """The code of one part, ready to run. Immutable; `pieces` may run in many threads at once."""

    def __init__(
        self, jinja: ImmutableSandboxedEnvironment, code: CodeType, functions: Mapping[str, Callable[..., Any]]
    ) -> None:
        """`functions` are the writers and `lookup`, called by the generated code."""
        self._jinja, self._name = jinja, code.co_filename
        # Jinja folds constants and writes infinities by name.
        namespace: dict[str, Any] = {
            "environment": jinja,
            "inf": inf,
            "nan": nan,
            "data_names": _DATA_NAMES,
            **functions,
        }
        exec(code, namespace)  # noqa: S102 - as Jinja itself does
        self._root: Callable[[Any], Iterator[tuple[bytes, ...]]] = namespace["root"]

    def pieces(self, context: Mapping[str, Any], budget: Budget) -> Iterator[bytes]:
        """The rendered part in pieces of UTF-8; raises what the template or its data raise."""
        names = {**self._jinja.globals, **context, IN_CONTEXT: budget}
        return chain.from_iterable(self._root(new_context(self._jinja, self._name, {}, names, shared=True)))
