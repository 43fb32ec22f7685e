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
from service.kinds.kind_folders import ALL
from service.vietnamese import slug
from service.web.http_messages import words
from service.web.operation import BINARY, JSON, PROBLEM, Content, Operation, Schema, all_required, operation_of

_ALWAYS = (400, 401, 403, 406, 408, 431, 500, 503)
_WITH_A_BODY = (413, 415, 422)
_PROBLEM_ITEM: Schema = {
    "type": "object",
    "required": ["code", "path", "message"],
    "properties": {
        "code": {"type": "string", "description": "Mã không đổi; trang /loi/{code} giải thích."},
        "path": {"type": "string", "description": "Chỗ trong hồ sơ, ví dụ tasks[2].due; rỗng khi nói cả yêu cầu."},
        "file": {"type": "string", "description": "Tệp, khi gửi bảng; mục nào của bảng không có gì thì không ghi."},
        "sheet": {"type": "string", "description": "Trang tính."},
        "row": {"type": "integer", "description": "Dòng như bảng tính đánh số."},
        "column": {"type": "string", "description": "Cột như bảng tính đặt tên."},
        "header": {"type": "string", "description": "Tiêu đề của cột."},
        "value": {"type": "string", "description": "Giá trị đang có trong ô."},
        "expected": {"type": "string", "description": "Giá trị cần có trong ô."},
        "message": {"type": "string", "description": "Một câu: sai gì, ở đâu, sửa thế nào."},
    },
}
_PROBLEM: Schema = {
    "title": "Problem",
    "description": "Lỗi (RFC 9457).",
    **all_required(
        type={"type": "string", "format": "uri-reference", "description": "Trang giải thích lỗi."},
        title={"type": "string"},
        status={"type": "integer"},
        detail={"type": "string"},
        errors={"type": "array", "items": _PROBLEM_ITEM},
    ),
}


_HEADERS = {
    "X-Request-ID": "Mã của yêu cầu: mã đã gửi, hoặc một mã mới.",
    "ETag": "Dấu của từng byte trả lời; gửi lại trong If-None-Match.",
    "Content-Disposition": "Tên tệp, dạng ASCII và dạng tiếng Việt.",
    "Content-Language": "Tiếng của lời lỗi: vi hoặc en.",
    "Retry-After": "Số giây nên chờ rồi gửi lại.",
    "WWW-Authenticate": "Cách gửi khoá.",
}
_FAILURE_HEADERS = {401: ("WWW-Authenticate",), 503: ("Retry-After",)}
_NAMELESS = frozenset({JSON, "application/schema+json"})  # every other answer is a file with a name


def described(app: Flask, catalogue: Catalogue) -> Schema:
    """The OpenAPI document of `app`; the parameter `kind` is one of the catalogue."""
    schemas: Schema = {"Problem": _PROBLEM}
    paths: dict[str, Schema] = {}
    groups: dict[str, str] = {}
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        operation = operation_of(app, rule.endpoint)
        if operation and rule.rule.startswith("/api/"):
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
            groups.setdefault(slug(operation.group), operation.group)
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                paths.setdefault(path, {})[method.lower()] = _operation(operation, rule, method, catalogue, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "sinhhoat",
            "version": version(),
            "description": "Một hồ sơ vào, đủ bộ văn bản Word đúng thể thức Hướng dẫn 05-HD/VPTW ra. Cùng một thân "
            "luôn cho cùng một trả lời, từng byte: gọi lại bao nhiêu lần cũng không hại gì. Không lưu gì.",
            "contact": {"name": "Người vận hành dịch vụ này"},
        },
        "tags": [{"name": name, "description": group, "x-displayName": group} for name, group in groups.items()],
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": {_name(status): _failure(status) for status in sorted(_statuses(paths))},
            "headers": {name: {"description": about, "schema": {"type": "string"}} for name, about in _HEADERS.items()},
            "securitySchemes": {
                "key": {"type": "http", "scheme": "bearer", "description": "Khi người vận hành đặt SINHHOAT_KEYS."},
                "person": {"type": "http", "scheme": "basic", "description": "Tên và mã, cho trình duyệt."},
            },
        },
    }


def _operation(operation: Operation, rule: Rule, method: str, catalogue: Catalogue, schemas: Schema) -> Schema:
    entry: Schema = {
        "operationId": rule.endpoint.partition(".")[2] or rule.endpoint,
        "tags": [slug(operation.group)],
        "summary": operation.summary,
        "description": operation.about or f"{operation.summary}.",
        "responses": {
            "200": {
                "description": "Được.",
                "headers": _headers("X-Request-ID", "ETag", *_file_headers(operation)) | _own_headers(operation),
                "content": _contents(operation.gives, schemas),
            },
            "304": {
                "description": "Không đổi: bên gọi đã có đúng từng byte (If-None-Match).",
                "headers": _headers("X-Request-ID", "ETag"),
            },
        },
    }
    if operation.leads_to:
        entry["responses"]["200"]["links"] = {
            name: {"operationId": name, "parameters": dict(parameters)}
            for name, parameters in operation.leads_to.items()
        }
    if parameters := [*_parameters(operation, rule, catalogue)]:
        entry["parameters"] = parameters
    if method in ("POST", "PUT"):
        entry["requestBody"] = {"required": True, "content": _contents(operation.takes, schemas)}
    for status in sorted(_failures(operation, rule)):
        entry["responses"][str(status)] = {"$ref": f"#/components/responses/{_name(status)}"}
    entry["security"] = [] if operation.is_open else [{}, {"key": []}, {"person": []}]
    return entry


def _name(status: int) -> str:
    return HTTPStatus(status).phrase.title().replace(" ", "").replace("-", "")


def _statuses(paths: dict[str, Schema]) -> set[int]:
    """Those of all failures of the operations."""
    answers = (said["responses"] for methods in paths.values() for said in methods.values())
    return {int(status) for one in answers for status in one if status >= "400"}


def _failure(status: int) -> Schema:
    return {
        "description": words(status, "vi")[0],
        "headers": _headers("X-Request-ID", "Content-Language", *_FAILURE_HEADERS.get(status, ())),
        "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _headers(*names: str) -> Schema:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _own_headers(operation: Operation) -> Schema:
    return {name: {"description": about, "schema": {"type": "string"}} for name, about in operation.headers.items()}


def _file_headers(operation: Operation) -> tuple[str, ...]:
    return () if all(content.media_type in _NAMELESS for content in operation.gives) else ("Content-Disposition",)


def _failures(operation: Operation, rule: Rule) -> set[int]:
    with_a_body = _WITH_A_BODY if operation.takes else ()
    return {*_ALWAYS, *with_a_body, *operation.failures, *((404,) if "kind" in rule.arguments else ())}


def _parameters(operation: Operation, rule: Rule, catalogue: Catalogue) -> Iterator[Schema]:
    for name in sorted(rule.arguments):
        kinds = [*catalogue.kinds, *([ALL] if operation.with_all else ())] if name == "kind" else operation.names
        schema: Schema = {"type": "string", "enum": list(kinds)} if kinds else {"type": "string"}
        yield {"name": name, "in": "path", "required": True, "schema": schema}
    for parameter in operation.parameters:
        yield {"name": parameter.name, "in": "query", "description": parameter.about, "schema": parameter.schema}


def _contents(contents: tuple[Content, ...], schemas: Schema) -> Schema:
    entries: Schema = {}
    for content in contents:
        plain = {**({"type": "string"} if content.media_type.startswith("text/") else BINARY), "minLength": 1}
        entry: Schema = {"schema": plain if content.schema is None else _schema(content.schema, schemas)}
        if content.sample:
            text = (SAMPLES / content.sample).read_text(encoding="utf-8-sig")
            entry["example"] = json.loads(text) if content.sample.endswith(".json") else text
        entries[content.media_type] = entry
    return entries


def _schema(schema: Schema | type[Any], schemas: Schema) -> Schema:
    """`schema` as it stands; a model as a reference to where it and all its parts are collected."""
    if isinstance(schema, dict):
        return schema
    whole = schema.json_schema(ref_template="#/components/schemas/{model}")
    parts = whole.pop("$defs", {}) | {schema.__name__: whole}
    for part in parts.values():
        for way in (part, *part.get("anyOf", ())):
            for field in way.get("properties", {}).values():
                _tell_default(field)
    schemas |= parts
    return {"$ref": f"#/components/schemas/{schema.__name__}"}


def _tell_default(field: Schema) -> None:
    """Say the default of a field in words: generators of clients take a field that has one for required."""
    default = field.pop("default", None)
    if default not in (None, [], "", {}):
        said = json.dumps(default, ensure_ascii=False)
        field["description"] = f"{field.get('description', '')} Mặc định: {said}.".strip()
