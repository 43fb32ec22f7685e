"""The API described: every route by its operation, examples from the samples, pages that need no network."""

import copy
import dataclasses
import html
import io
import json
import re
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient

from service.errors import CellProblem
from service.web.language import explained
from service.web.operation import operation_of
from service.web.problems import TITLES
from tests.conftest import ROOT, default_app, sample

APP = default_app()
DESCRIBED: dict[str, Any] = json.loads(APP.test_client().get("/api/v1/openapi.json").data)


OPERATIONS = [
    pytest.param(path, method, said, id=f"{method} {path}")
    for path, methods in DESCRIBED["paths"].items()
    for method, said in methods.items()
]


def test_every_route_of_the_api_says_what_it_does() -> None:
    silent = [
        rule.rule
        for rule in APP.url_map.iter_rules()
        if rule.rule.startswith("/api/") and not operation_of(APP, rule.endpoint)
    ]
    assert silent == [], "put @operation(…) below the route; see docs/maintainers.md"


def test_every_route_of_the_api_is_in_the_document_and_nothing_else() -> None:
    routes = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in APP.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routes == {(path, method) for path, methods in DESCRIBED["paths"].items() for method in methods}


def test_operation_ids_are_unique_and_references_lead_somewhere() -> None:
    ids = [said["operationId"] for methods in DESCRIBED["paths"].values() for said in methods.values()]
    assert len(ids) == len(set(ids))
    for name in set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(DESCRIBED))):
        assert name in DESCRIBED["components"]["schemas"], name


@pytest.mark.parametrize(("path", "method", "said"), OPERATIONS)
def test_an_operation_is_complete(path: str, method: str, said: dict[str, Any]) -> None:
    assert said["summary"]
    assert said["responses"]["200"]["content"]
    assert (method in ("post", "put")) == ("requestBody" in said)
    assert {"406", "503"} <= said["responses"].keys()
    declared = {one["name"] for one in said.get("parameters", ()) if one["in"] == "path"}
    assert declared == set(re.findall(r"\{(\w+)\}", path))


@pytest.mark.parametrize(("path", "method", "said"), OPERATIONS)
def test_the_example_of_an_operation_is_taken_as_it_stands(path: str, method: str, said: dict[str, Any]) -> None:
    for media_type, content in said.get("requestBody", {"content": {}})["content"].items():
        if "example" in content:
            body = content["example"] if isinstance(content["example"], str) else json.dumps(content["example"])
            kind = next((one["schema"]["enum"][1] for one in said.get("parameters", ()) if one["name"] == "kind"), "")
            answer = APP.test_client().open(
                path.replace("{kind}", kind), method=method, data=body.encode(), content_type=media_type
            )
            assert answer.status_code == 200, answer.data
            assert answer.mimetype in said["responses"]["200"]["content"]


def test_the_examples_are_the_samples() -> None:
    (content,) = DESCRIBED["paths"]["/api/v1/documents/{kind}"]["post"]["requestBody"]["content"].values()
    assert content["example"] == sample("ban-mong-2026-11")


def test_the_document_is_openapi_3_1_with_json_schema_2020_12() -> None:
    assert DESCRIBED["openapi"].startswith("3.1.")
    for schema in DESCRIBED["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_a_failure_has_the_shape_that_the_document_promises(client: FlaskClient) -> None:
    problem = client.post("/api/v1/documents/agenda", data=b"{", content_type="application/json").get_json()
    jsonschema.validate(problem, DESCRIBED["components"]["schemas"]["Problem"])


def refusals() -> dict[str, Any]:
    """An actual 422 of each shape, by what it refuses."""
    client, table = APP.test_client(), (ROOT / "samples" / "bad-rows.csv").read_bytes()
    no_word_file = io.BytesIO((ROOT / "samples" / "ban-mong-2026-11.json").read_bytes())
    answers = {
        "dossier": client.post("/api/v1/documents/agenda", json={"org": {}, "x": 1}),
        "rules": client.post("/api/v1/documents/resolution?strict=1", json=sample("bad-twin")),
        "check": client.post("/api/v1/checks", json={"dossier": {}, "history": [{}]}),
        "table": client.post("/api/v1/batches/agenda", data=table, content_type="text/csv"),
        "file": client.post("/api/v1/format-checks", data={"file": (no_word_file, "a.docx")}),
    }
    assert {answer.status_code for answer in answers.values()} == {422}, answers
    return {name: answer.get_json() for name, answer in answers.items()}


def test_the_document_names_every_field_of_every_problem() -> None:
    closed = copy.deepcopy(DESCRIBED["components"]["schemas"]["Problem"])
    closed["additionalProperties"] = closed["properties"]["errors"]["items"]["additionalProperties"] = False
    answers = refusals()
    for answer in answers.values():
        jsonschema.validate(answer, closed)
    said = {name for answer in answers.values() for error in answer["errors"] for name in error}
    fields = {one.name for one in dataclasses.fields(CellProblem)}
    assert closed["properties"]["errors"]["items"]["properties"].keys() == fields
    assert said >= fields - {"sheet"}, "a .csv has no sheets"


def test_every_refusal_has_a_title_of_its_own_in_english_and_a_page() -> None:
    assert len(set(TITLES.values())) == len(TITLES)
    client = APP.test_client()
    for code in TITLES:
        assert client.get(f"/loi/{code}").status_code == 200, code
    answer = client.post(
        "/api/v1/batches/agenda", data=b"a,b\n1,2\n", content_type="text/csv", headers={"Accept-Language": "en"}
    )
    assert answer.get_json()["title"] == TITLES["table-rejected"]


def test_every_code_is_explained_in_english_in_words_of_its_own() -> None:
    for code, words in explained().items():
        assert words["en"][0] != words["vi"][0], code


def test_the_page_of_the_api_names_every_operation_and_loads_nothing_from_elsewhere(client: FlaskClient) -> None:
    page = client.get("/tai-lieu-api").get_data(as_text=True)
    for path, methods in DESCRIBED["paths"].items():
        for method in methods:
            assert f"{method.upper()} {path}" in page
    assert not re.search(r"<script|\sstyle=|(src|href)=\"(https?:)?//", page)


@pytest.mark.parametrize("spoken", ["vi", "en"])
def test_every_code_has_a_page_in_both_languages(spoken: str, client: FlaskClient) -> None:
    for code, words in explained().items():
        answer = client.get(f"/loi/{code}?lang={spoken}")
        assert answer.status_code == 200
        said = words["en" if spoken == "en" else "vi"][0]
        assert said[1:] in html.unescape(answer.get_data(as_text=True)), code


def test_the_type_of_a_problem_is_the_address_of_its_page(client: FlaskClient) -> None:
    for path in ("/api/v1/documents/nothing", "/api/v1/nowhere", "/api/v1/kinds?a"):
        problem = client.post(path, data=b"{}", content_type="application/json").get_json()
        assert client.get(problem["type"]).status_code == 200


def test_a_code_that_is_not_there_is_not_found(client: FlaskClient) -> None:
    assert client.get("/loi/nothing-such").status_code == 404
