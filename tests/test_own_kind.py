"""An office makes a kind of its own: begun from one on offer, the example of the docs, from copy to paper."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner

from service.authoring.beginning import beginning
from service.authoring.trial import prove
from service.cli import sinhhoat
from service.config import BUILT_IN_TEMPLATES, SAMPLES
from service.errors import TemplateBroken, UnknownKind
from service.generate import generate
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue, attempt
from tests.conftest import ROOT
from tests.word_files import parts

EXAMPLE = SAMPLES / "mau_rieng"
NAME = "bao-cao-thang"


@pytest.fixture(scope="module")
def own() -> Catalogue:
    catalogue, problems = attempt([EXAMPLE])
    assert problems == []
    return catalogue


def test_the_example_is_what_its_tool_builds(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tools" / "build_sample_template.py"), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    built, kept = ((folder / f"{NAME}.docx").read_bytes() for folder in (tmp_path, EXAMPLE))
    assert parts(built) == parts(kept)
    assert (tmp_path / f"{NAME}.toml").read_bytes() == (EXAMPLE / f"{NAME}.toml").read_bytes()


def test_the_example_passes_its_trial(own: Catalogue) -> None:
    proof = prove(own.kinds[NAME], own.kinds, SAMPLES)
    assert [*proof.problems, *proof.warnings] == []


def test_the_docs_example_is_printed(own: Catalogue, full: dict[str, Any]) -> None:
    page = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    dossier = read_dossier({**full, "issuance": {}, "extra": json.loads(block)})
    document = docx.Document(io.BytesIO(generate(own, NAME, dossier).content))
    text = "\n".join(one.text for one in document.paragraphs)
    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert rows[1:] == [
        ["1", "Đổ bê tông ngõ số 3", "Lò Văn Thiêng", "12/11/2026"],
        ["2", "Vận động làm đường", "", "20/11/2026"],
    ]
    assert "Trong tháng có 2 việc đã làm." in text.replace("\u00a0", " ")
    assert "hộ dân" not in text
    assert "- Nhân dân phấn khởi." in text
    assert "Đầu mối liên hệ: đồng chí Lò Văn Thiêng, Bí thư Chi bộ." in text


def test_a_kind_is_begun_from_one_on_offer(tmp_path: Path) -> None:
    command = ["templates", "new", "ket-luan-rieng", "--from", "conclusion", "-o", str(tmp_path / "mau")]
    done = CliRunner().invoke(sinhhoat, command)
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in (tmp_path / "mau").iterdir()) == ["ket-luan-rieng.docx", "ket-luan-rieng.toml"]
    catalogue, problems = attempt([tmp_path / "mau"])
    assert problems == []
    assert catalogue.kinds["ket-luan-rieng"].sheet.title == "Kết luận (mẫu riêng)"
    again = CliRunner().invoke(sinhhoat, command)
    assert again.exit_code != 0
    assert "đã có" in str(again.exception)


def test_what_no_kind_can_be_begun_from_or_called_is_told() -> None:
    with pytest.raises(UnknownKind, match="conclusion"):
        beginning("rieng", "conclusoin", [BUILT_IN_TEMPLATES])
    for name in ("Kết luận", "all", "../x"):
        with pytest.raises(TemplateBroken, match="không dùng làm tên"):
            beginning(name, "conclusion", [BUILT_IN_TEMPLATES])
