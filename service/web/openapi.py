"""The operations of all routes as one OpenAPI 3.1 document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from service.config import SAMPLES, version
from service.kinds.catalogue import Catalogue
from service.web.operation import PROBLEM, Content, Operation, Schema, operation_of

_ALWAYS = (400, 401, 403, 406, 500, 503)
_WITH_A_BODY = (413, 415, 422)
_PROBLEM_ITEM: Schema = {
    "type": "object",
    "required": ["code", "message"],
    "properties": {
        "code": {"type": "string", "description": "Mã không đổi; trang /loi/{code} giải thích."},
        "path": {"type": "string", "description": "Chỗ trong hồ sơ, ví dụ tasks[2].due; rỗng khi nói cả yêu cầu."},
        "sheet": {"type": "string", "description": "Trang tính, khi gửi bảng."},
        "row": {"type": ["integer", "null"], "description": "Dòng như bảng tính đánh số."},
        "column": {"type": "string", "description": "Cột, khi gửi bảng."},
        "message": {"type": "string", "description": "Một câu: sai gì, ở đâu, sửa thế nào."},
    },
}
_PROBLEM: Schema = {
    "type": "object",
    "title": "Lỗi (RFC 9457)",
    "required": ["type", "title", "status", "detail", "errors"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "Trang giải thích lỗi."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": _PROBLEM_ITEM},
    },
}


def described(app: Flask, catalogue: Catalogue) -> Schema:
    """The OpenAPI document of `app`; the parameter `kind` is one of the catalogue."""
    schemas: Schema = {"Problem": _PROBLEM}
    paths: dict[str, Schema] = {}
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        said = operation_of(app, rule.endpoint)
        if said and rule.rule.startswith("/api/"):
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                paths.setdefault(path, {})[method.lower()] = _operation(said, rule, method, catalogue, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "sinhhoat: văn bản sinh hoạt chi bộ",
            "version": version(),
            "description": "Một hồ sơ vào, đủ bộ văn bản Word đúng thể thức Hướng dẫn 05-HD/VPTW ra. Cùng một thân "
            "luôn cho cùng một trả lời, từng byte: gọi lại bao nhiêu lần cũng không hại gì. Không lưu gì.",
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "key": {"type": "http", "scheme": "bearer", "description": "Khi người vận hành đặt SINHHOAT_KEYS."},
                "person": {"type": "http", "scheme": "basic", "description": "Tên và mã, cho trình duyệt."},
            },
        },
    }


def _operation(said: Operation, rule: Rule, method: str, catalogue: Catalogue, schemas: Schema) -> Schema:
    found: Schema = {
        "operationId": rule.endpoint.partition(".")[2] or rule.endpoint,
        "tags": [said.group],
        "summary": said.summary,
        "responses": {"200": {"description": "Được.", "content": _contents(said.gives, schemas)}},
    }
    if said.leads_to:
        found["responses"]["200"]["links"] = {
            name: {"operationId": name, "parameters": dict(parameters)} for name, parameters in said.leads_to.items()
        }
    if said.about:
        found["description"] = said.about
    if parameters := [*_of_the_path(rule, catalogue), *_of_the_query(said)]:
        found["parameters"] = parameters
    if method in ("POST", "PUT"):
        found["requestBody"] = {"required": True, "content": _contents(said.takes, schemas)}
    for status in sorted(_failures(said, rule)):
        reference = {"schema": {"$ref": "#/components/schemas/Problem"}}
        found["responses"][str(status)] = {
            "description": HTTPStatus(status).phrase,
            "content": {PROBLEM: reference},
        }
    found["security"] = [] if said.is_open else [{}, {"key": []}, {"person": []}]
    return found


def _failures(said: Operation, rule: Rule) -> set[int]:
    with_a_body = _WITH_A_BODY if said.takes else ()
    return {*_ALWAYS, *with_a_body, *said.failures, *((404,) if "kind" in rule.arguments else ())}


def _of_the_path(rule: Rule, catalogue: Catalogue) -> Iterator[Schema]:
    for name in sorted(rule.arguments):
        schema: Schema = {"type": "string", "enum": list(catalogue.kinds)} if name == "kind" else {"type": "string"}
        yield {"name": name, "in": "path", "required": True, "schema": schema}


def _of_the_query(said: Operation) -> Iterator[Schema]:
    for one in said.parameters:
        yield {"name": one.name, "in": "query", "description": one.about, "schema": one.schema}


def _contents(contents: tuple[Content, ...], schemas: Schema) -> Schema:
    found: Schema = {}
    for one in contents:
        said: Schema = {} if one.schema is None else {"schema": _schema(one.schema, schemas)}
        if one.sample:
            text = (SAMPLES / one.sample).read_text(encoding="utf-8-sig")
            said["example"] = json.loads(text) if one.sample.endswith(".json") else text
        found[one.media_type] = said
    return found


def _schema(schema: Schema | type[Any], schemas: Schema) -> Schema:
    """`schema` as it stands; a model as a reference to where it and all its parts are collected."""
    if isinstance(schema, dict):
        return schema
    whole = schema.json_schema(ref_template="#/components/schemas/{model}")
    schemas |= whole.pop("$defs", {})
    schemas[schema.__name__] = whole
    return {"$ref": f"#/components/schemas/{schema.__name__}"}
