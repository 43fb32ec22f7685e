"""Clients made from the OpenAPI document by two generators, as they come, do every operation with every kind."""

from __future__ import annotations

import importlib
import io
import json
import subprocess
import sys
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from service.generate import generate
from service.intake import read_json
from service.kinds.catalogue import Catalogue
from tests.conftest import ROOT, npm_tool, sample
from tests.servers import FULL, Server, serving

pytestmark = pytest.mark.slow

CONFIG = ROOT / "tests" / "generated" / "openapi-python-client.yaml"
JSON = "application/json"
# The table of samples says nothing of it; these want to know who issues them.
UNSAID = {("batches", "thematic-paper"), ("period_paper", "commune-report"), ("period_paper", "rating-list")}
WANTED = {"batches": "table", "period_paper": "dossier"}  # what the form of an operation takes; others take a paper


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(SINHHOAT_WORKERS="1") as running:
        yield running


@pytest.fixture(scope="module")
def described(server: Server) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(server.ask("GET", "/api/v1/openapi.json")[1])
    return found


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, tuple[str, bytes]]:
    """What a form is filled with."""
    paper = generate(catalogue, "minutes", read_json(FULL)).content
    table = (ROOT / "samples" / "cells.xlsx").read_bytes()
    return {"table": ("bang.xlsx", table), "dossier": ("ho-so.json", FULL), "paper": ("bien-ban.docx", paper)}


def operations(described: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any], list[str]]]:
    """Path, method and description of every operation, and the kinds that it takes; one without a name for none."""
    for path, methods in described["paths"].items():
        for method, said in methods.items():
            kinds = in_address(said)["schema"]["enum"] if in_address(said) else [""]
            yield path, method, said, [kind for kind in kinds if (said["operationId"], kind) not in UNSAID]


def in_address(said: dict[str, Any]) -> dict[str, Any]:
    """The parameter in the address of an operation, {} where there is none."""
    return next((one for one in said.get("parameters", ()) if one["in"] == "path"), {})


@pytest.fixture(scope="module")
def package(described: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """What openapi-python-client makes, without a word of complaint."""
    folder = tmp_path_factory.mktemp("python")
    (folder / "openapi.json").write_text(json.dumps(described), encoding="utf-8")
    program = str(Path(sys.executable).with_name("openapi-python-client"))
    command = [program, "generate", "--path", "openapi.json", "--config", str(CONFIG), "--output-path", "client"]
    done = subprocess.run(
        [*command, "--fail-on-warning"], cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    sys.path.insert(0, str(folder / "client"))
    yield importlib.import_module("sinhhoat_client")
    sys.path.remove(str(folder / "client"))


def test_a_client_in_python_does_every_operation(
    package: Any, server: Server, described: dict[str, Any], files: dict[str, tuple[str, bytes]]
) -> None:
    types = importlib.import_module("sinhhoat_client.types")
    with package.Client(f"http://127.0.0.1:{server.port}", raise_on_unexpected_status=True) as client:
        for _, _, said, kinds in operations(described):
            name = said["operationId"]
            module = importlib.import_module(f"sinhhoat_client.api.{said['tags'][0].replace('-', '_')}.{name}")
            hints = typing.get_type_hints(module.sync_detailed, vars(module))
            bodies = said.get("requestBody", {"content": {}})["content"]
            model = next(iter(typing.get_args(hints.get("body")) or [hints.get("body")]))
            for kind in kinds:
                word = in_address(said).get("name", "")
                given: dict[str, Any] = {word: hints[word](kind)} if word else {}
                if JSON in bodies:
                    given["body"] = model.from_dict(bodies[JSON].get("example") or {"dossier": sample("minimal")})
                elif bodies:
                    file_name, content = files[WANTED.get(name, "paper")]
                    file = types.File(io.BytesIO(content), file_name)
                    given["body"] = model(file=[file] if takes_many(bodies) else file)
                answer = module.sync_detailed(client=client, **given)
                assert answer.status_code == 200, (name, kind, answer.content)
                assert answer.parsed is not None


def takes_many(bodies: dict[str, Any]) -> bool:
    """Whether the form of an operation takes several files."""
    return bool(bodies["multipart/form-data"]["schema"]["properties"]["file"]["type"] == "array")


def test_a_client_in_python_needs_only_what_a_paper_needs(package: Any, server: Server) -> None:
    models = importlib.import_module("sinhhoat_client.models")
    documents = importlib.import_module("sinhhoat_client.api.van_ban.documents")
    dossier = models.Dossier.from_dict(sample("minimal"))
    with package.Client(f"http://127.0.0.1:{server.port}") as client:
        made = documents.sync(models.DocumentsKind.AGENDA, client=client, body=dossier)
        refused = documents.sync(models.DocumentsKind.RESOLUTION, client=client, body=dossier)
    assert made.payload.read().startswith(b"PK")
    assert isinstance(refused, models.Problem)
    assert refused.status == 422
    assert refused.errors[0].message


def test_a_client_in_typescript_does_every_operation(
    server: Server, described: dict[str, Any], files: dict[str, tuple[str, bytes]], tmp_path: Path
) -> None:
    """What openapi-typescript makes is checked by the compiler, strictly, and run with openapi-fetch."""
    (tmp_path / "openapi.json").write_text(json.dumps(described), encoding="utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "node_modules").symlink_to(npm_tool("openapi-typescript").parent.parent)
    for file_name, content in files.values():
        (tmp_path / file_name).write_bytes(content)
    calls = [typescript(*one, files) for one in operations(described)]
    (tmp_path / "use.ts").write_text(HEAD % server.port + DOSSIERS % (FULL.decode(), MINIMAL) + "".join(calls))
    run(tmp_path, npm_tool("openapi-typescript"), "openapi.json", "-o", "api.d.ts")
    strict = ("--strict", "--exactOptionalPropertyTypes", "--target", "es2022", "--module", "nodenext", "--lib")
    run(tmp_path, npm_tool("tsc"), *strict, "es2022,dom,dom.iterable", "--skipLibCheck", "use.ts")
    every = [[said["operationId"], kind] for _, _, said, kinds in operations(described) for kind in kinds]
    assert [line.split(" ") for line in run(tmp_path, "node", "use.js").splitlines()] == every


MINIMAL = (ROOT / "samples" / "minimal.json").read_text(encoding="utf-8")
HEAD = """
import { openAsBlob } from "node:fs";
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";
const client = createClient<paths>({ baseUrl: "http://127.0.0.1:%d" });
const form = (body: unknown) => {
  const sent = new FormData();
  for (const one of [(body as { file: File | File[] }).file].flat()) sent.append("file", one, one.name);
  return sent;
};
const file = async (name: string) => new File([await openAsBlob(name)], name) as unknown as string;
const done = (name: string, kind: string, { response, error }: { response: Response; error?: unknown }) => {
  if (response.status !== 200) throw new Error([name, kind, JSON.stringify(error)].join(" "));
  console.log(name, kind);
};
"""
DOSSIERS = """
const dossier: components["schemas"]["Dossier"] = %s;
const minimal: components["schemas"]["Dossier"] = %s;
"""


def typescript(
    path: str, method: str, said: dict[str, Any], kinds: list[str], files: dict[str, tuple[str, bytes]]
) -> str:
    """The lines that call one operation."""
    name, bodies = said["operationId"], said.get("requestBody", {"content": {}})["content"]
    address = [f"params: {{ path: {{ {in_address(said)['name']}: kind }} }}"] if kinds[0] else []
    options = ['parseAs: "arrayBuffer"', *address]
    if JSON in bodies:
        options.append("body: dossier" if "example" in bodies[JSON] else "body: { dossier: minimal }")
    elif bodies:
        sent = f'await file("{files[WANTED.get(name, "paper")][0]}")'
        options.append(f"body: {{ file: {f'[{sent}]' if takes_many(bodies) else sent} }}, bodySerializer: form")
    call = f'client.{method.upper()}("{path}", {{ {", ".join(options)} }})'
    return f'for (const kind of {json.dumps(kinds)} as const) done("{name}", kind, await {call});\n'


def run(folder: Path, program: Path | str, *arguments: str) -> str:
    done = subprocess.run([str(program), *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
