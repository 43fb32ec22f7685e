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

from service.authoring.beginning import Wishes, beginning
from service.authoring.own_fields import TYPES, listed
from service.authoring.trial import prove
from service.cli import sinhhoat
from service.config import BUILT_IN_TEMPLATES, SAMPLES
from service.errors import TemplateBroken, UnknownKind
from service.generate import generate
from service.intake import read_dossier
from service.intake.toml import Sent
from service.kinds.catalogue import Catalogue, attempt, load_kind
from tests.conftest import ROOT
from tests.word_files import docx_of, parts

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


COLUMNS = "Nội dung; Người phụ trách (người); Ngày ( Ngày ); Diện tích (m2)"
OWN = listed([f"Mục {called} {{{{ x }}}}" for called in TYPES.values()], list(TYPES), [COLUMNS] * len(TYPES))


@pytest.mark.parametrize("empties", [False, True], ids=["whole", "emptied"])
def test_whatever_is_copied_prints_own_fields_of_every_type_at_once(empties: bool, catalogue: Catalogue) -> None:
    """Each kind on offer as the beginning of another, before its author has changed a letter."""
    wishes = Wishes("Loại mới", fields=OWN, empties=empties)
    for origin in catalogue.kinds:
        files = beginning("loai-moi", origin, [BUILT_IN_TEMPLATES], wishes)
        sheet, template = (Sent(f"loai-moi.{end}", files[f"loai-moi.{end}"]) for end in ("toml", "docx"))
        kind = load_kind("loai-moi", sheet, template)
        own = kind.sheet.extra[-len(TYPES) :]
        assert [field.type for field in own] == list(TYPES), origin
        assert [column.type for column in own[-1].fields] == ["line", "person", "date", "line"], origin
        assert prove(kind, {**catalogue.kinds, kind.name: kind}, SAMPLES).problems == (), origin
        assert all(any(used.startswith(f"extra.{field.name}") for used in kind.template.fields) for field in own), (
            origin
        )


def test_a_new_kind_is_called_as_wished_and_keeps_what_its_foot_prints() -> None:
    wishes = Wishes("Kế hoạch “A”", "Kế hoạch", "KH", empties=True)
    sheet = beginning("ke-hoach", "minutes", [BUILT_IN_TEMPLATES], wishes)["ke-hoach.toml"].decode()
    assert 'title = "Kế hoạch “A”"\nheading = "KẾ HOẠCH"\nsymbol = "KH"\n' in sheet
    assert 'requires = ["meeting.chair", "meeting.clerk"]' in sheet
    assert "[[extra]]" not in sheet
    whole = beginning("ke-hoach", "invitation", [BUILT_IN_TEMPLATES], Wishes(symbol="KH"))["ke-hoach.toml"].decode()
    assert 'title = "Giấy mời (mẫu riêng)"' in whole
    assert 'symbol = "KH"' in whole


def test_a_template_without_a_head_is_not_emptied(tmp_path: Path) -> None:
    for name, body in (("bare", ("{{ doc.heading }}",)), ("torn", ("{% if tasks",))):
        (tmp_path / f"{name}.docx").write_bytes(docx_of(*body))
        (tmp_path / f"{name}.toml").write_text('title = "A"\nheading = "B"\norder = 9\n', encoding="utf-8")
        with pytest.raises(TemplateBroken, match="không tách được"):
            beginning("rieng", name, [tmp_path], Wishes(empties=True))
        assert beginning("rieng", name, [tmp_path])["rieng.docx"] == (tmp_path / f"{name}.docx").read_bytes()
