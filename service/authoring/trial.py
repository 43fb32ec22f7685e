"""Trying out templates before anybody relies on them: printed with the samples, with each optional part left out once,
and judged by the official format.

What `catalogue.load` can tell from a template alone it tells at every start; what takes printing is told here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import Any

from service.dossier import Dossier, Issuance
from service.dossier.parts import fields_of
from service.errors import DossierRejected, Problem, SinhhoatError, TemplateBroken
from service.finding import Severity
from service.format_check import check_format
from service.format_check.intake import MAX_TAGS
from service.intake import read_dossier
from service.kinds.catalogue import Kind
from service.kinds.sheet import ExtraField, RowField
from service.kinds.typed_uses import unprintable
from service.package import open_package, read_package
from service.papers.letterhead import Letterhead, letterhead_of
from service.papers.needs import lacking
from service.papers.render import render
from service.template.budget import MAX_PIECES, MAX_TEXT
from service.template.stray_braces import stray_braces

WHOLE, SMALL = "ban-mong-2026-11.json", "minimal.json"
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)")
# What a hole in a sentence leaves; more blanks than three are room to write in.
_BLEMISH = re.compile(r"(?<=\S) {2,3}(?=\S)| [,.;]|\b0/0\b|\(\s*\)|(?<=\w), *,|: *[,.;]")
_WORKED_OUT = frozenset({"doc", "extra", "counts"})  # names of a template that the dossier does not hold itself
_TRIED = {  # something to print for each of `service.kinds.sheet.EXTRA_TYPES`
    "line": "Nội dung riêng",
    "text": "Nội dung riêng",
    "lines": ["Nội dung riêng"],
    "count": 2,
    "date": "2026-11-24",
    "moment": "2026-11-24T19:30",
    "flag": True,
    "person": "Lò Văn Thiêng",
    "people": ["Lò Văn Thiêng"],
}

Raw = dict[str, Any]
Maker = Callable[[Kind], bytes]  # prints a paper of the kind; raises `DossierRejected` where there is nothing to print


@dataclass(frozen=True, slots=True)
class Proof:
    """What the trials of one kind said: problems that must be mended, warnings that should be."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried: whether each thing is left out once or only own fields are, and the bounds of a trial.

    `refusals`: of one paper, each of which takes a render; `pieces`, `text`: as of `Template.tried_by`; `marks`: of a
    paper whose format is judged.
    """

    leaves_out: bool = True
    refusals: int = 100  # a list of objects says the same of each row
    pieces: int = MAX_PIECES
    text: int = MAX_TEXT
    marks: int = MAX_TAGS


THOROUGH = Effort()
_OWN_LEFT_OUT = 12  # of a quick trial: as many as the page of authors declares
QUICK = Effort(leaves_out=False, refusals=8, pieces=20_000, text=2**20, marks=20_000)  # of what a stranger sends


def prove(kind: Kind, kinds: Mapping[str, Kind], samples: Path, effort: Effort = THOROUGH) -> Proof:
    """Try out one kind; `samples` is the folder with the product's dossiers (`WHOLE`, `SMALL`)."""
    whole, small = (completed(sample, kind) for sample in samples_in(samples))
    fewer = ((path, make) for path, raw in _left_out(whole, kind, effort) for make in _makers(kind, kinds, [raw]))
    trial = Trial(kind, effort)
    papers = trial.printed(_makers(kind, kinds, [whole, _draft(whole, kind), small]), fewer)
    trial.problems += _unused(kind, kinds, whole) if effort.leaves_out else ()
    return trial.proof(papers)


def samples_in(folder: Path) -> Iterator[Raw]:
    """The complete dossier of the product, and the least one."""
    return (json.loads((folder / name).read_text(encoding="utf-8")) for name in (WHOLE, SMALL))


def bounded(kind: Kind, effort: Effort) -> Kind:
    """`kind` with a template that writes no more than a trial of that `effort` may."""
    template = kind.template.tried_by(lambda _value: "", effort.pieces, effort.text)
    return replace(kind, compiled=lambda: template)


def sample_of(kind: Kind, samples: Path) -> Dossier:
    """The complete sample with what `kind` needs beside it."""
    return read_dossier(completed(json.loads((samples / WHOLE).read_text(encoding="utf-8")), kind))


def completed(raw: Raw, kind: Kind) -> Raw:
    """The sample with what this kind needs beside the meeting: its number and day, its own fields."""
    raw = _copied(raw)
    issued: Raw = raw.setdefault("issuance", {})
    known = issued.get("resolution", {"number": 11, "signed_on": "2026-11-24"})
    issued.setdefault(kind.name, known if kind.sheet.drafts else {})
    if kind.sheet.extra:
        raw.setdefault("extra", {})[kind.name] = {field.name: _tried(field) for field in kind.sheet.extra}
    return raw


def _copied(raw: Raw) -> Raw:
    copied: Raw = json.loads(json.dumps(raw))
    return copied


def _draft(raw: Raw, kind: Kind) -> Raw:
    """The same meeting with every paper that has drafts in its first one."""
    raw = _copied(raw)
    for name, issuance in raw["issuance"].items():
        if name in ("resolution", "conclusion", kind.name):
            issuance.pop("number", None)
            issuance.pop("signed_on", None)
            issuance["draft_no"] = 1
    return raw


def _left_out(raw: Raw, kind: Kind, effort: Effort) -> Iterator[tuple[str, Raw]]:
    """`raw` with each thing that the template prints left out once, in every row of its list, and what that is.

    Of a quick trial only some own fields are, which nobody but their author has thought of.
    """
    own = f"extra.{kind.name}."
    paths = {path for field in kind.template.fields for path in _prefixes(field)}
    paths |= {f"issuance.{kind.name}.{name}" for name in fields_of(Issuance)}
    paths |= {f"extra.{kind.name}.{own}" for own in kind.sheet.own_paths}
    known = [path for path in sorted(paths) if path.partition(".")[0] not in _WORKED_OUT or path.startswith(own)]
    for path in known if effort.leaves_out else [one for one in known if one.startswith(own)][:_OWN_LEFT_OUT]:
        fewer = _without(raw, re.findall(r"\[\]|[^.\[\]]+", path))
        if fewer is not raw:
            yield path.replace(own, "extra."), fewer


def _prefixes(field: str) -> Iterator[str]:
    """``tasks``, ``tasks[].due`` of ``tasks[].due``."""
    steps = field.split(".")
    return (".".join(steps[: count + 1]).removesuffix("[]") for count in range(len(steps)))


def _without(data: Any, steps: list[str]) -> Any:
    """`data` without what `steps` lead to; itself where nothing is there."""
    step, *rest = steps
    if step == "[]" and isinstance(data, list):
        fewer = [_without(item, rest) for item in data]
        return fewer if any(one is not other for one, other in zip(fewer, data, strict=True)) else data
    if not isinstance(data, dict) or step not in data:
        return data
    if not rest:
        return {name: value for name, value in data.items() if name != step}
    below = _without(data[step], rest)
    return data if below is data[step] else {**data, step: below}


def _makers(kind: Kind, kinds: Mapping[str, Kind], raws: Iterable[Raw]) -> Iterator[Maker]:
    """What prints the paper for each of `raws` that can be printed."""

    def of(letterhead: Letterhead) -> Maker:
        return lambda tried: render(replace(letterhead, kind=tried), carry=False).content

    return map(of, _ready(kind, kinds, raws))


def _ready(kind: Kind, kinds: Mapping[str, Kind], raws: Iterable[Raw]) -> Iterator[Letterhead]:
    """Those that are dossiers and hold what the kind needs: nobody can print the others."""
    for raw in raws:
        try:
            letterhead = letterhead_of(kind, read_dossier(raw), kinds)
        except DossierRejected:
            continue
        if not lacking(letterhead):
            yield letterhead


class _Judge:
    """Refuses value number `wanted` of those that no paper should print: trial after trial finds the next one."""

    def __init__(self) -> None:
        self.wanted = self.seen = 0

    def __call__(self, value: object) -> str:
        said = unprintable(type(value))
        self.seen += bool(said)
        return said if said and self.seen == self.wanted else ""


def _tried(field: RowField) -> Any:
    """Something to print for a kind's own field; for rows, one row with something in each column."""
    if isinstance(field, ExtraField) and field.fields:
        return [{column.name: _tried(column) for column in field.fields}]
    return _TRIED[field.type]


class Trial:
    """The trials of one kind, and what was found so far."""

    def __init__(self, kind: Kind, effort: Effort) -> None:
        """Of `kind`, with that `effort`."""
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self._judge, self._effort, self._given = _Judge(), effort, kind
        self._name = kind.template.name
        tried = kind.template.tried_by(self._judge, effort.pieces, effort.text)
        self._kind = replace(kind, compiled=lambda: tried)

    def printed(self, common: Iterable[Maker], fewer: Iterable[tuple[str, Maker]]) -> list[bytes]:
        """The `common` papers; paragraphs that only those of `fewer` have, each of which lacks the field named with it,
        are looked at for what is missing in them.
        """
        papers = [paper for make in common if (paper := self._paper(make))]
        known = {paragraph for paper in papers for paragraph in _paragraphs(paper)}
        usual = _blemishes(known)
        for field, make in fewer:
            new = _paragraphs(self._paper(make)) - known
            known |= new
            self.warnings += [_blemished(self._given, field, text) for text in sorted(_blemishes(new) - usual)]
        return papers

    def proof(self, papers: list[bytes]) -> Proof:
        """All that was found; `papers` are judged by the official format where nothing else is wrong."""
        self.warnings += stray_braces(read_package(self._given.file.read_bytes(), self._name))
        for paper in () if self.problems else papers:
            self._judge_format(paper)
        return Proof(tuple(dict.fromkeys(self.problems)), tuple(dict.fromkeys(self.warnings)))

    def _paper(self, make: Maker) -> bytes:
        """The paper, empty where there is none; everything that it prints and should not, and what stops it."""
        for wanted in range(1, self._effort.refusals):
            self._judge.wanted, self._judge.seen = wanted, 0
            try:
                return make(self._kind)
            except DossierRejected:
                break
            except SinhhoatError as error:
                self.problems += [self._of_fields(problem) for problem in error.problems]
                if isinstance(error, TemplateBroken):
                    break
        return b""

    def _of_fields(self, problem: Problem) -> Problem:
        """As its author needs it, who knows fields, not the rows of a sample."""
        return replace(problem, path=self._name, message=re.sub(r"\[\d+\]", "[]", problem.message))

    def _judge_format(self, paper: bytes) -> None:
        """What the paper breaks of the official format."""
        package = open_package(paper)
        if package.parts[package.main].count(b"<") > self._effort.marks:
            return
        for finding in check_format(paper, self._name).findings:
            where = f"{finding.where}: " if finding.where else ""
            problem = Problem("template-format", self._name, f"{where}{finding.message} [{finding.rule}]")
            (self.problems if finding.severity is Severity.ERROR else self.warnings).append(problem)


def _unused(kind: Kind, kinds: Mapping[str, Kind], whole: Raw) -> Iterator[Problem]:
    """Parts that the sheet requires although the page is the same without them."""
    for letterhead in _ready(kind, kinds, [whole]):
        try:
            page = _page(letterhead)
        except SinhhoatError:
            return  # told of the trial itself
        for path in kind.sheet.requires:
            fewer = _without(whole, path.split("."))
            if fewer is whole:
                continue
            try:
                same = _page(letterhead_of(kind, read_dossier(fewer), kinds)) == page
            except SinhhoatError:
                continue  # it cannot do without it
            if same:
                message = f"requires: “{path}” là bắt buộc mà mẫu không dùng đến; hãy bỏ khỏi requires, hoặc in ra."
                yield Problem("template-unused", f"{kind.name}.toml", message)


def _paragraphs(paper: bytes) -> set[str]:
    """The paragraphs of a paper as XML; none where there is no paper."""
    if not paper:
        return set()
    package = open_package(paper)
    return set(package.parts[package.main].decode().split("</w:p>"))


def _blemishes(paragraphs: set[str]) -> set[str]:
    """The texts of `paragraphs` that look as if something were missing in them."""
    texts = (unescape("".join(_TEXT.findall(one))) for one in paragraphs)
    return {text for text in texts if _BLEMISH.search(text)}


def _blemished(kind: Kind, field: str, paragraph: str) -> Problem:
    """What stands in a `paragraph` of the paper without `field`, and how that is mended."""
    found = _BLEMISH.search(paragraph)
    shown = ("hai dấu cách liền nhau" if found[0].isspace() else f"“{found[0]}”") if found else ""
    labels = {f"extra.{one.name}": one for one in kind.sheet.extra}
    called, condition = f"“{labels[field].label}”" if field in labels else "một mục", "…"
    if field in labels:
        condition = f"{field} is not none" if labels[field].type == "count" else field
    message = (
        f"khi hồ sơ không ghi {called}, văn bản in «{paragraph.strip()[:120]}», có {shown}. Hãy đặt cả câu giữa "
        f"{{% if {condition} %}} và {{% endif %}}."
    )
    return Problem("template-blank", kind.template.name, message)


def _page(letterhead: Letterhead) -> list[bytes]:
    """All that a document shows."""
    parts = open_package(render(letterhead).content).parts
    return [content for part, content in parts.items() if part.startswith("word/")]
