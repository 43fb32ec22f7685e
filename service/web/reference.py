"""The description of the API, as OpenAPI and as a page, and a page for each code of a problem."""

from __future__ import annotations

from functools import cache
from typing import Any

from flask import Blueprint, Response, abort, current_app, render_template

from service.kinds.catalogue import Catalogue
from service.web import openapi
from service.web.language import explained, language
from service.web.operation import JSON, Content, Schema, operation
from service.web.responses import as_json


def blueprint(catalogue: Catalogue) -> Blueprint:
    """/api/v1/openapi.json, /tai-lieu-api and /loi/{code}."""
    reference = Blueprint("reference", __name__)

    @cache
    def described() -> Schema:  # once, when every route has been registered
        return openapi.described(current_app, catalogue)

    @cache
    def written() -> bytes:  # a third of a megabyte, which takes longer to write than a document
        return as_json(described()).get_data()

    @reference.get("/api/v1/openapi.json")
    @operation("Mô tả này, OpenAPI 3.1", gives=(Content(JSON, {"type": "object"}),), group="Mô tả", is_open=True)
    def openapi_json() -> Response:
        return Response(written(), mimetype=JSON)

    @reference.get("/tai-lieu-api")
    def page() -> str:
        names = {tag["name"]: tag["description"] for tag in described()["tags"]}
        groups: dict[str, list[dict[str, Any]]] = {}
        for path, methods in described()["paths"].items():
            for method, said in methods.items():
                groups.setdefault(names[said["tags"][0]], []).append({"method": method.upper(), "path": path, **said})
        return render_template("reference.html", described=described(), groups=groups)

    @reference.get("/loi/<code>")
    def code(code: str) -> str:
        words = explained().get(code)
        if words is None:
            abort(404)
        return render_template("code.html", code=code, words=words[language()])

    @reference.get("/loi/")
    def codes() -> str:
        return render_template("codes.html", codes=explained())

    return reference
