"""The description of an API route, given beside its view; /api/v1/openapi.json is made of these alone.

Path, method and the parameters of the path are read from the route itself; `openapi` adds the failures that every
operation may answer with (no key, another site, a body too large …).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from flask import Flask, request

from service.web.http_messages import Failure

Schema = dict[str, Any]
View = TypeVar("View", bound=Callable[..., Any])

JSON = "application/json"
PROBLEM = "application/problem+json"
ZIP = "application/zip"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORM = "multipart/form-data"
SWITCH: Schema = {"type": "string", "enum": ["0", "1"]}
BINARY: Schema = {"type": "string", "format": "binary"}  # what generators of clients take for bytes


def all_required(**properties: Schema) -> Schema:
    """The JSON Schema of an object that has every one of `properties`."""
    return {"type": "object", "required": list(properties), "properties": properties}


UPLOAD = all_required(file=BINARY)  # a form with one file
UPLOADS = all_required(file={"type": "array", "minItems": 1, "items": BINARY})  # a form with one file or several


@dataclass(frozen=True, slots=True)
class Content:
    """One form in which a body comes or goes: `schema` is a JSON Schema, a model, or None for plain text or bytes.

    `sample` names a file of samples/ that is the example; of a JSON schema only.
    """

    media_type: str
    schema: Schema | type[Any] | None = None
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the query; any value that `schema` does not allow is answered with 400."""

    name: str
    about: str
    schema: Schema = field(default_factory=lambda: SWITCH)

    def given(self, default: str) -> str:
        """The value in this request, one of the schema's `enum`; raises `Failure` (400) for any other."""
        value = request.args.get(self.name, default)
        *rest, last = self.schema["enum"]
        if value not in (*rest, last, default):
            first, name = ", ".join(rest), self.name
            raise Failure(400, "parameter", f"{name} chỉ nhận {first} hoặc {last}.", f"{name} is {first} or {last}.")
        return value

    def is_on(self, default: str = "0") -> bool:
        """Whether a switch is ``1`` in this request; raises `Failure` (400) for anything but ``0`` and ``1``."""
        return self.given(default) == "1"


@dataclass(frozen=True, slots=True)
class Operation:
    """One route and method: Vietnamese `summary`, the bodies it takes, what it gives with 200."""

    summary: str
    gives: tuple[Content, ...]
    takes: tuple[Content, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    failures: tuple[int, ...] = ()
    about: str = ""
    group: str = "Văn bản"
    is_open: bool = False  # answers without a key, where keys are asked for
    with_all: bool = False  # whether `all` may stand for a kind
    names: Collection[str] = ()  # what the other name in the address may be
    headers: Mapping[str, str] = field(default_factory=dict)  # that 200 may have besides the usual, and what they say
    leads_to: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by operation: parameter → expression


def operation(summary: str, **said: Any) -> Callable[[View], View]:
    """The decorator: give a view its `Operation`; the route's own decorator stands above it."""
    described = Operation(summary, **said)

    def describe(view: View) -> View:
        view.operation = described  # type: ignore[attr-defined]  # read by `operation_of`
        return view

    return describe


def operation_of(app: Flask, endpoint: str | None) -> Operation | None:
    """The description of the view behind `endpoint`; None for pages, static files and unknown addresses."""
    described: Operation | None = getattr(app.view_functions.get(endpoint or ""), "operation", None)
    return described
