"""What all tests share: the real catalogue, the samples, the documents made from them, LibreOffice."""

from __future__ import annotations

import copy
import gc
import hashlib
import itertools
import json
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings

from service import rules
from service.config import BUILT_IN_TEMPLATES, Settings
from service.dossier.outcome import DeedField
from service.generate import generate, generate_all
from service.intake import read_dossier
from service.kinds import catalogue as catalogues
from service.kinds.catalogue import Catalogue
from service.web import create_app
from tests.official.paper import Document, Paper, Specimen

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ("ban-mong-2026-11", "minimal", "bad-twin")
GUESTS: list[dict[str, Any]] = [
    {"name": "Đinh Thị Thu", "role": "Đảng uỷ viên", "unit": "Đảng uỷ phường Chiềng Cơi", "is_superior": True},
    {"name": "Lò Văn Muôn", "role": "Trưởng bản Sàng"},
    {"name": "Hà Thị Pâng"},
]

# The same examples on every machine, however slow it is; `--hypothesis-profile=default` draws others.
settings.register_profile(
    "same", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same")

# What tests ask for is on this machine, never behind a proxy that the environment names.
os.environ["NO_PROXY"] = os.environ["no_proxy"] = "*"

# Where pytest sees CI it shows every difference whole, which for two long values takes longer than all the tests. The
# processes of xdist get this environment.
if os.environ.pop("CI", "") == "true":
    os.environ["EVERY_TOOL"] = "true"

# A shell that runs the tests in the background has Ctrl+C ignored, and what they start would inherit it.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where processes share the tests, modules that take long go first: or one works on alone when the others end."""
    if hasattr(config, "workerinput"):
        long = ("browser", "office", "slow")
        rank: dict[Path, int] = {}
        for item in items:
            own = next((at for at, mark in enumerate(long) if item.get_closest_marker(mark)), len(long))
            rank[item.path] = min(own, rank.get(item.path, own))
        items.sort(key=lambda item: rank[item.path])


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """A socket or file that a module left open is told in that module, not in another one at random."""
    if nextitem is None or nextitem.path != item.path:
        gc.collect()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """No test is named by bytes: a package holds the second it was made in, and workers must agree on names."""
    return argname if isinstance(val, bytes) else None


def absent(what: str) -> NoReturn:
    """Skip the test by the name of what it asks for and this machine has not; fail it where CI=true."""
    if os.environ.get("EVERY_TOOL") == "true":
        pytest.fail(what)
    pytest.skip(what)


def tool(name: str) -> str:
    """The path of an outside program; without it the test is skipped by name, and fails where CI=true."""
    path = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")  # where nginx is, for root alone
    if path is None:
        absent(f"{name} is not installed: `make test` installs it where it may")
    return path


def npm_tool(name: str) -> Path:
    """A program of tests/generated; without it the test is skipped by name, and fails where CI=true."""
    path = ROOT / "tests" / "generated" / "node_modules" / ".bin" / name
    if not path.exists():
        absent(f"{name} is not installed: `make test` installs it where npm is there")
    return path


def without_rights(*command: str) -> list[str]:
    """`command` as somebody whom file permissions bind: root gives up its capabilities, others are bound already."""
    return [tool("setpriv"), "--bounding-set=-all", "--inh-caps=-all", *command] if os.geteuid() == 0 else [*command]


def children(pid: int) -> list[int]:
    """The processes that a process has started and not yet waited for."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_running(pid: int) -> bool:
    """Whether a process has not ended; who has may stay a zombie for ever, where process 1 adopts nobody."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def sample(name: str) -> dict[str, Any]:
    """The dossier samples/<name>.json, fresh for each caller to change."""
    found: dict[str, Any] = json.loads((ROOT / "samples" / f"{name}.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def full() -> dict[str, Any]:
    """The complete sample, every block filled."""
    return sample("ban-mong-2026-11")


@pytest.fixture
def minimal() -> dict[str, Any]:
    return sample("minimal")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return catalogues.load([BUILT_IN_TEMPLATES]).graded_by(rules.built_in().graded)  # as every door has it


@cache
def default_app() -> Flask:
    """The service as it is set up by default; it keeps nothing, so that one serves all tests."""
    return create_app(Settings())


@pytest.fixture(scope="session")
def app() -> Flask:
    return default_app()


@pytest.fixture
def client(app: Flask) -> Any:
    return app.test_client()


@dataclass(frozen=True)
class Made:
    """A document made from a dossier; `state` is plain, draft or issued."""

    name: str
    kind: str
    state: str
    docx: bytes
    dossier: dict[str, Any]

    def __str__(self) -> str:
        return self.name


def as_draft(dossier: dict[str, Any]) -> dict[str, Any]:
    """The same meeting before it was held: the resolution and the conclusion are drafts of round 1."""
    draft = copy.deepcopy(dossier)
    for kind in ("resolution", "conclusion"):
        issuance = draft["issuance"][kind]
        issuance.pop("number")
        issuance.pop("signed_on")
        issuance["draft_no"] = 1
    return draft


def crowded(dossier: dict[str, Any]) -> dict[str, Any]:
    """The same meeting as one that others watch, with lists that run over many pages, and what is rarely chosen."""
    crowd = copy.deepcopy(dossier)
    for block, times in (
        ("tasks", 6),
        ("prev_tasks", 5),
        ("commendations", 12),
        ("agenda_items", 4),
        ("discussion", 4),
    ):
        crowd[block] = [copy.deepcopy(row) for row in crowd[block] * times]
    crowd["meeting"]["is_model"] = True
    crowd["extra"]["agenda"] = {"slots": True}
    for row, field in zip(crowd["commendations"], itertools.cycle(DeedField), strict=False):
        row["field"] = field.value
    return crowd


def bare(dossier: dict[str, Any]) -> dict[str, Any]:
    """The same meeting with only what the kinds require: every optional block is left out."""
    kept = (
        "org",
        "members",
        "meeting",
        "attendance",
        "agenda_items",
        "tasks",
        "conclusion",
        "commendations",
        "issuance",
    )
    least = {
        "committee_meeting": ("start_at", "end_at", "place", "chair", "clerk", "present", "contents"),
        "review": ("done",),
        "thematic": ("title", "quarter"),
        "assessment": ("rows",),
        "extra": ("thematic-paper",),
    }
    rest = {block: {name: dossier[block][name] for name in names} for block, names in least.items()}
    return copy.deepcopy({name: dossier[name] for name in kept} | rest)


def _dossiers() -> Iterator[tuple[str, dict[str, Any]]]:
    for name in SAMPLES:
        yield name, sample(name)
    whole = sample(SAMPLES[0])
    yield "draft", as_draft(whole)
    yield "crowded", crowded(whole)
    yield "bare", bare(whole)


@pytest.fixture(scope="session")
def documents(catalogue: Catalogue) -> list[Made]:
    """Every sample, and variants of the complete one, in every kind that it has the data for."""
    made = []
    for name, dossier in _dossiers():
        for document in generate_all(catalogue, read_dossier(dossier)):
            drafts = catalogue.kind(document.kind).sheet.drafts
            issued = "number" in dossier["issuance"].get(document.kind, {})
            state = ("issued" if issued else "draft") if drafts else "plain"
            made.append(Made(f"{name} {document.kind} {state}", document.kind, state, document.content, dossier))
    return made


class Printer:
    """The real LibreOffice: Word files in, PDFs out; each content once, whichever process of the tests asks for it.

    Its start takes longer than a page: the first call prints `along` too, and whoever needs many asks `together`.
    """

    def __init__(self, shared: Path, own: Path, along: list[bytes]) -> None:
        self._shared, self._own, self._along = shared, own, along

    def __call__(self, docx: bytes) -> bytes:
        if not (done := self._printed(docx)).exists():
            self.together([docx, *self._along])
        return done.read_bytes()

    def _printed(self, docx: bytes) -> Path:
        return self._shared / f"{hashlib.sha256(docx).hexdigest()}.pdf"

    def together(self, many: Iterable[bytes]) -> None:
        waiting = []
        for docx in dict.fromkeys(many):
            if not (done := self._printed(docx)).exists():
                source = self._own / f"{done.stem}.docx"
                source.write_bytes(docx)
                waiting.append(source)
        if not waiting:
            return
        profile = f"-env:UserInstallation={(self._own / 'profile').as_uri()}"
        command = [tool("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(self._own)]
        subprocess.run([*command, *map(str, waiting)], check=True, capture_output=True, timeout=300)
        for source in waiting:
            source.with_suffix(".pdf").replace(self._shared / f"{source.stem}.pdf")  # seen whole or not at all
            source.unlink()


@pytest.fixture(scope="session")
def pdf_of(tmp_path_factory: pytest.TempPathFactory, documents: list[Made], request: pytest.FixtureRequest) -> Printer:
    """The printer of the session."""
    own = tmp_path_factory.mktemp("office")
    shared = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):  # each process has a folder of its own in that of all
        shared = shared.parent
    (shared := shared / "printed").mkdir(exist_ok=True)
    return Printer(shared, own, [made.docx for made in documents])


@pytest.fixture(scope="session")
def period_papers() -> list[Specimen]:
    """A paper of every kind that spans meetings, each with what it must print."""
    from tests.periods import specimens

    return specimens()


@pytest.fixture(scope="session")
def papers(documents: list[Made], period_papers: list[Specimen], pdf_of: Printer) -> list[Paper]:
    """Every document as the oracle of the official format reads it; printed when a page is asked for."""
    made: list[Document] = [*documents, *period_papers]
    return [Paper(one, pdf_of) for one in made]


@pytest.fixture
def made(catalogue: Catalogue) -> Callable[[str, dict[str, Any]], bytes]:
    """The bytes of one document of a kind from a dossier."""
    return lambda kind, dossier: generate(catalogue, kind, read_dossier(dossier)).content


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """The service as it is served (`tests.visits.Server`)."""
    from tests.visits import Server

    started = Server()
    yield started
    started.kill()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium."""
    chromium = tool("chromium")
    from playwright.sync_api import sync_playwright

    arguments = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield started
        started.close()
