"""Papers that come back: downloaded, opened again as the same dossier, edited on the way, and the month after."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from service.carried import open_documents
from service.errors import FileRefused
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from tests.conftest import sample, tool
from tests.visits import PHONE, Server, Visit, words

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def opened(visit: Visit, *files: Path) -> None:
    visit.page.locator("#file").set_input_files(files)
    visit.page.locator("#notice").get_by_text("Đã mở tệp").wait_for(state="attached")


def cleared(visit: Visit) -> None:
    visit.draft("clear")
    visit.page.locator("#draft").get_by_text("Đã xoá bản nháp.").wait_for(state="attached")


def unpacked(content: bytes, folder: Path) -> list[Path]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    return sorted(folder.glob("**/*.docx"))


def saved_again_by_libreoffice(paper: Path, folder: Path) -> Path:
    """`paper` with one word changed, written anew by LibreOffice."""
    document = docx.Document(str(paper))
    document.paragraphs[-1].add_run(" sửa tay")
    edited = folder / "edited" / paper.name
    edited.parent.mkdir(exist_ok=True)
    document.save(str(edited))
    command = [tool("soffice"), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "docx"]
    subprocess.run([*command, "--outdir", str(folder), str(edited)], check=True, capture_output=True, timeout=120)
    return folder / paper.name


def test_the_whole_set_opens_again_as_the_same_dossier_and_the_month_after_begins(
    browser: Any, server: Server, catalogue: Catalogue, tmp_path: Path
) -> None:
    visit, full = Visit(browser, server), sample("ban-mong-2026-11")
    page = visit.page
    visit.sample()
    papers = unpacked(visit.taken("make:all"), tmp_path / "set")
    assert {open_documents([(one.name, one.read_bytes())]).kinds[0] for one in papers} == {*catalogue.kinds}
    cleared(visit)
    opened(visit, *papers)
    data = json.loads(visit.taken("save"))
    shown = open_documents([(one.name, one.read_bytes()) for one in papers]).data
    assert data == read_dossier(shown, vietnamese=True).plain()
    whole = read_dossier(full).plain()
    for block in ("org", "agenda_items", "tasks", "attendance", "thematic_meeting", "conclusion", "issuance", "extra"):
        assert data[block] == whole[block], block
    visit.press("next")
    page.get_by_text("Hồ sơ kỳ sau").wait_for(state="attached")
    works = page.locator('[name^="prev_tasks-"][name$="-work"]').evaluate_all("all => all.map(one => one.value)")
    assert {task["work"] for task in full["tasks"]} <= {*works}  # behind those of before that are still open
    assert visit.field("prev_tasks-0-result").input_value() == ""
    assert visit.field("meeting-period").input_value() == "12/2026"
    visit.close()


def test_an_edited_paper_opens_a_bare_one_says_why_not_and_rules_lead_to_their_fields(
    browser: Any, server: Server, tmp_path: Path
) -> None:
    visit = Visit(browser, server, PHONE)
    page = visit.page
    visit.sample()
    bare, whole = tmp_path / "bare.docx", tmp_path / "minutes.docx"
    whole.write_bytes(visit.taken("make:minutes"))
    visit.type("bare", "on")
    bare.write_bytes(visit.taken("make:minutes"))
    assert words(bare.read_bytes()) == words(whole.read_bytes())
    with pytest.raises(FileRefused):
        open_documents([(bare.name, bare.read_bytes())])
    page.locator("#file").set_input_files(bare)
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert "bare.docx" in alert.inner_text()
    assert "hồ sơ" in alert.inner_text()
    assert visit.field("bare").is_checked()
    assert visit.field("meeting-place").input_value() == "Nhà văn hoá bản Mòng"  # what was typed stays
    visit.type("meeting-start_at", "10/11/2026 19:30")
    finding = page.locator('#checks a[href="#meeting-start_at"]').first
    finding.wait_for(state="attached")
    visit.shown('#checks a[href="#meeting-start_at"]').click()
    assert page.locator(":focus").get_attribute("name") == "meeting-start_at"
    if shutil.which("soffice"):
        cleared(visit)
        opened(visit, saved_again_by_libreoffice(whole, tmp_path))
        assert visit.field("meeting-place").input_value() == "Nhà văn hoá bản Mòng"
        assert visit.field("tasks-0-work").input_value() == sample("ban-mong-2026-11")["tasks"][0]["work"]
    visit.close()


def test_fields_of_a_kind_of_its_own_are_asked_and_reach_its_paper(browser: Any, server: Server) -> None:
    visit = Visit(browser, server)
    visit.sample()
    for name, text in (
        ("extra-invitation-requests", "Chuẩn bị ý kiến phát biểu"),
        ("extra-committee-minutes-guests-0-name", "Lường Văn Khách"),
        ("extra-committee-minutes-opinions-0-who", "Lò Văn Mừng"),
        ("extra-committee-minutes-opinions-0-content", "Cần rà lại danh sách hộ nghèo"),
        ("extra-thematic-minutes-deeds-0-work", "Phát quang đường vào bản"),
        ("thematic_meeting-place", "Sân nhà văn hoá"),
    ):
        assert visit.field(name).count() == 1, name
        visit.type(name, text)
    assert "Chuẩn bị ý kiến phát biểu" in words(visit.taken("make:invitation"))
    committee = words(visit.taken("make:committee-minutes"))
    assert "Lường Văn Khách" in committee
    assert "Cần rà lại danh sách hộ nghèo" in committee
    thematic = words(visit.taken("make:thematic-minutes"))
    assert "Phát quang đường vào bản" in thematic
    assert "Sân nhà văn hoá" in thematic
    visit.close()
