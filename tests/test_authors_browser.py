"""A clerk makes a kind of the office's own with the page and Word alone: from a name to a paper that is offered."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner

from service.cli import sinhhoat
from service.config import Settings
from service.web import create_app
from tests.visits import OFFICE, PHONE, Server, Visit, words

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NAME = "ke-hoach-dan-van"
COLUMNS = "Việc làm; Người phụ trách (người); Thời hạn (ngày)"
NEAREST = re.compile(r"“(\w+)” có phải là “(\w+)”\?")


def begun(visit: Visit) -> dict[str, bytes]:
    """What the page gives for a name, a kind to copy from, a person and a table."""
    page = visit.page
    visit.type("title", "Kế hoạch dân vận")
    visit.type("from", "result-report")
    visit.type("empties", "on")
    visit.type("heading", "Kế hoạch")
    visit.type("symbol", "KH")
    for row, (label, kind) in enumerate((("Người liên hệ", "người"), ("Việc phải làm", "bảng nhiều dòng"))):
        visit.shown(f"#own-label-{row}").fill(label)
        page.locator(f"#own-type-{row}").select_option(label=kind)
        visit.actions += 2
    assert page.locator("#own-columns-0").is_hidden()  # only a table has columns
    page.locator("#own-columns-1").fill(COLUMNS)
    visit.actions += 1
    with zipfile.ZipFile(io.BytesIO(visit.taken("begin"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def in_word(content: bytes, changes: dict[str, str]) -> bytes:
    """The template as the clerk left it in Word, who typed other words into its paragraphs and saved it."""
    document = docx.Document(io.BytesIO(content))
    for paragraph in document.paragraphs:
        if paragraph.style and paragraph.style.style_id == "HD05Body" and (new := changes.get(paragraph.text)):
            paragraph.text = new
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def checked(visit: Visit, folder: Path, files: dict[str, bytes]) -> list[str]:
    """The files handed in; what the page says of them."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    visit.page.set_input_files("#file", [folder / name for name in files])
    visit.page.locator("#file ~ * button[value=check]").click()
    visit.actions += 2
    visit.page.locator(".result").wait_for()
    told: list[str] = visit.page.locator(".finding > p:nth-child(2)").all_inner_texts()
    return told


@pytest.mark.parametrize("size", [OFFICE, PHONE], ids=["office", "phone"])
def test_an_own_kind_is_made_by_the_page_alone(browser: Any, server: Server, size: Any, tmp_path: Path) -> None:
    visit = Visit(browser, server, size)
    visit.page.goto(server.address + "mau-van-ban")
    files = begun(visit)
    assert list(files) == [f"{NAME}.docx", f"{NAME}.toml"]
    typed = {"": "Chi bộ {{ org.cel_name }} giao đồng chí {{ extra.nguoi_lien_hee|with_role }} làm đầu mối."}
    files[f"{NAME}.docx"] = in_word(files[f"{NAME}.docx"], typed)
    told = checked(visit, tmp_path, files)
    nearest = {found[1]: found[2] for one in told if (found := NEAREST.search(one))}
    assert nearest == {"cel_name": "cell_name", "nguoi_lien_hee": "nguoi_lien_he"}
    (sentence,) = typed.values()
    mended = sentence
    for wrong, right in nearest.items():
        mended = mended.replace(wrong, right)
    files[f"{NAME}.docx"] = in_word(files[f"{NAME}.docx"], {sentence: mended})
    (wish,) = checked(visit, tmp_path, files)  # nobody has to name a person
    assert "“Người liên hệ”" in wish
    condition = re.search(r"\{% if [^…%]+ %\}", wish)
    assert condition, wish
    files[f"{NAME}.docx"] = in_word(files[f"{NAME}.docx"], {mended: f"{condition[0]}{mended}{{% endif %}}"})
    assert checked(visit, tmp_path, files) == []
    visit.page.locator("#preview .docx-wrapper, #preview section").first.wait_for()
    printed = words(visit.taken("preview"))
    for one in ("KẾ HOẠCH", "làm đầu mối", "Việc làm", "Người phụ trách", "Lò Văn Thiêng"):
        assert one in printed
    assert visit.actions <= 20  # what is pressed, typed and chosen on the page
    visit.close()
    done = CliRunner().invoke(sinhhoat, ["templates", "check", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert f"{NAME}\t" in done.output
    assert "Nên sửa" not in done.output
    offered = create_app(Settings(templates=tmp_path)).test_client().get("/").text
    assert "Kế hoạch dân vận" in offered


def test_a_dossier_that_is_spoilt_is_told_without_a_word_of_json(browser: Any, server: Server, tmp_path: Path) -> None:
    visit = Visit(browser, server, PHONE)
    page = visit.page
    template = Path(__file__).parent.parent / "samples" / "mau_rieng" / "bao-cao-thang.docx"
    for content, said in (('{\n "org": {"cell_name": "x",}\n}', "hỏng từ dòng 2"), ("[1]", "không phải hồ sơ đã lưu")):
        (tmp_path / "ho-so.json").write_text(content, encoding="utf-8")
        page.goto(server.address + "mau-van-ban")
        page.set_input_files("#file", [template, template.with_suffix(".toml"), tmp_path / "ho-so.json"])
        page.locator("#file ~ * button[value=preview]").click()
        told = page.locator(".problems").inner_text()
        assert said in told
        assert "ho-so.json" in told
        assert "JSON" not in told
    visit.close()
