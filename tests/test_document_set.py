"""Delivery: a file holds all of the new content or all of the old, under a name that every system takes."""

import io
import os
import stat
import subprocess
import sys
import threading
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from service.batch.journal import JournalEntry
from service.batch.pieces import Reading, document_names
from service.intake import read_dossier
from service.kinds.catalogue import Catalogue
from service.papers.atomic_write import write_whole
from service.papers.document_set import files_of, zipped
from service.papers.letterhead import letterhead_of
from service.papers.naming import safe_name, unique_names
from service.papers.render import Document
from tests.conftest import ROOT, sample, without_rights

DOCUMENT = Document("agenda", "2026-11-24-a.docx", "2026-11-24 A.docx", "2026-11-24-a.zip", b"PK1")


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_new_file_is_written_with_the_permissions_that_the_umask_leaves(tmp_path: Path) -> None:
    script = f"""import os; os.umask(0o027)
from pathlib import Path
from service.papers.atomic_write import write_whole
write_whole(Path({str(tmp_path / "a.docx")!r}), b"new")"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parent.parent)
    assert (tmp_path / "a.docx").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a.docx").stat().st_mode) == 0o640
    assert names_in(tmp_path) == ["a.docx"]


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"old")
    file.chmod(0o600)
    write_whole(file, b"new")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o600)


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.docx").write_bytes(b"old")
    (tmp_path / "link.docx").symlink_to("real.docx")
    write_whole(tmp_path / "link.docx", b"new")
    assert (tmp_path / "link.docx").is_symlink()
    assert (tmp_path / "real.docx").read_bytes() == b"new"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"new")
    reader.join(60)
    assert read == [b"new"]
    assert pipe.is_fifo()


def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "Biên bản.docx"
    file.write_bytes(b"old")
    script = f"""import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
from pathlib import Path
from service.papers.atomic_write import write_whole
try:
    write_whole(Path({str(file)!r}), b"x" * 1000)
except OSError as error:
    assert error.filename == {str(file)!r}, error.filename
else:
    raise AssertionError"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parent.parent)
    assert file.read_bytes() == b"old"
    assert names_in(tmp_path) == ["Biên bản.docx"]


@pytest.mark.parametrize("place", ["nowhere/a.docx", "folder", "file/a.docx", "a" * 300 + ".docx"])
def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(OSError) as refused:  # noqa: PT011 -- whichever the system says; its place is checked
        write_whole(tmp_path / place, b"new")
    assert refused.value.filename == str(tmp_path / place)
    assert names_in(tmp_path) == ["file", "folder"]
    assert names_in(tmp_path / "folder") == []


def test_a_file_protected_against_writing_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"old")
    file.chmod(0o400)
    code = "import sys, pathlib, service.papers.atomic_write as d; d.write_whole(pathlib.Path(sys.argv[1]), b'new')"
    command = without_rights(sys.executable, "-c", code, str(file))
    ran = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert "PermissionError" in ran.stderr
    assert file.read_bytes() == b"old"


def test_a_set_is_one_zip_in_its_order_and_the_same_documents_give_the_same_bytes() -> None:
    documents = [replace(DOCUMENT, name=f"{name}.docx", content=name.encode()) for name in "bac"]
    archive = zipfile.ZipFile(io.BytesIO(zipped(documents)))
    assert archive.testzip() is None
    assert {name: archive.read(name) for name in archive.namelist()} == {"b.docx": b"b", "a.docx": b"a", "c.docx": b"c"}
    assert archive.namelist() == ["b.docx", "a.docx", "c.docx"]
    assert zipped(documents) == zipped(iter(documents))


def test_two_documents_of_one_name_both_stay_in_the_set() -> None:
    twins = [replace(DOCUMENT, name=name, kind=kind) for name, kind in (("a.docx", "agenda"), ("A.docx", "minutes"))]
    assert list(files_of(twins)) == ["a.docx", "A-minutes.docx"]


def test_names_are_told_apart_by_the_kind_as_often_as_it_takes_however_they_are_written() -> None:
    names = unique_names([("a-minutes.docx", "x"), ("A.docx", "agenda"), ("a.docx", "minutes"), ("Đ.docx", "y")])
    assert names == ["a-minutes.docx", "A.docx", "a-minutes-minutes.docx", "docx"]


def test_a_batch_tells_names_apart_as_a_set_does(catalogue: Catalogue) -> None:
    dossier, kinds = read_dossier(sample("ban-mong-2026-11")), catalogue.kinds
    patterns = {"agenda": "{date}-Giay", "invitation": "{date}-giay"}
    named = [replace(kinds[name], sheet=kinds[name].sheet.but(file_name=to)) for name, to in patterns.items()]
    reading = Reading(JournalEntry("", "", 2), (), [letterhead_of(kind, dossier, kinds) for kind in named])
    assert document_names(reading) == ["2026-11-24-Giay.docx", "2026-11-24-giay-invitation.docx"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2026-11-24-chi-bo-ban-mong-02-bien-ban.docx", "2026-11-24-chi-bo-ban-mong-02-bien-ban.docx"),
        ("../../etc/passwd.docx", "etc-passwd.docx"),
        ('a"\r\nSet-Cookie: x=1.docx', "a-Set-Cookie-x-1.docx"),
        ("C:\\a.docx", "C-a.docx"),
        (".docx", "docx"),
        ("Biên bản.docx", "Bi-n-b-n.docx"),
        ("…", "van-ban.docx"),
    ],
)
def test_a_name_is_one_plain_step_of_a_path(name: str, safe: str) -> None:
    assert safe_name(name) == safe
