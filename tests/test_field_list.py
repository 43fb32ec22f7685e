"""The fields that authors copy: every tag is sound in a template, and prints what its example says."""

from __future__ import annotations

import io

import docx

from service.authoring.field_list import ROW, FieldGroup, field_groups
from service.authoring.trial import sample_of
from service.config import SAMPLES
from service.dossier import Dossier
from service.dossier.parts import fields_of
from service.generate import generate
from service.intake.toml import Sent
from service.kinds.catalogue import Catalogue, Kind, load_kind
from service.papers.letterhead import letterhead_of
from service.vietnamese import nfc
from tests.conftest import ROOT
from tests.word_files import docx_of

OWN = ROOT / "samples" / "mau_rieng" / "bao-cao-thang.toml"


def kind_of(template: bytes) -> Kind:
    return load_kind("bao-cao-thang", Sent("bao-cao-thang.toml", OWN.read_bytes()), Sent("mau.docx", template))


def groups() -> list[FieldGroup]:
    kind = kind_of(docx_of("{{ org.cell_name }}"))
    sample = sample_of(kind, SAMPLES)
    return field_groups(sample, letterhead_of(kind, sample, {kind.name: kind}).doc, kind)


def plain(text: str) -> str:
    return " ".join(nfc(text).split())


def test_every_tag_is_sound_and_prints_its_example(catalogue: Catalogue) -> None:
    """All of them in one template, which is compiled, held against the types and filled as any other."""
    lines: list[str] = []
    wanted: list[tuple[str, str]] = []
    for place, group in enumerate(groups()):
        lines += [group.first] if group.first else []
        for number, line in enumerate(group.lines):
            lines.append(f"{place}.{number}={line.tag}")
            wanted.append((f"{place}.{number}=", line.example))
        lines += [group.last] if group.last else []
    kind = kind_of(docx_of(*lines))
    kinds = Catalogue({**catalogue.kinds, kind.name: kind})
    made = generate(kinds, kind.name, sample_of(kind, SAMPLES), carry=False)
    printed = [plain(one.text) for one in docx.Document(io.BytesIO(made.content)).paragraphs]
    missing = [
        f"{start}{example}"
        for start, example in wanted
        if example and not any(one == plain(f"{start}{example}") for one in printed)
    ]
    assert missing == []


def test_every_block_of_a_dossier_is_on_the_list() -> None:
    tags = " ".join(f"{group.first} {line.tag}" for group in groups() for line in group.lines)
    blocks = fields_of(Dossier).keys() - {"issuance", "extra"}
    assert [block for block in blocks if f" {block}" not in tags and f"({block}" not in tags] == []
    assert f"for {ROW} in extra.works" in tags
    assert sum(len(group.lines) for group in groups()) > 200
