"""The printed page judged: real LibreOffice files that pass and that fail, and what is said where nothing prints."""

from __future__ import annotations

import http.server
import io
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pdfplumber
import pytest
from flask import Flask

from service.config import Settings
from service.format_check import check_format
from service.format_check.intake import read_file
from service.format_check.printed import pages
from service.format_check.printed.pages import read_pages
from service.package import unlinked
from service.papers import printing
from service.papers.pdf import Converter, ConverterBusy, ConverterFailed
from service.papers.printing import print_pages
from service.web import create_app
from tests.conftest import ROOT, Printer, tool
from tests.format_corpus.defects_geometry import linked
from tests.format_corpus.defects_printed import PRINTED, repeated
from tests.format_corpus.good_files import GOOD_FILES
from tests.spoiling.docx_file import File, unzipped, zipped
from tests.word_files import comments, parts

FOLDER = ROOT / "tests" / "files" / "format"
GOOD = FOLDER / "good" / "ket-luan-word365-kieu.docx"
SPLIT = FOLDER / "bad" / "ho-ten-sang-trang.docx"


@pytest.fixture(scope="module")
def printer(tmp_path_factory: pytest.TempPathFactory) -> Printer:
    """LibreOffice, which has printed the whole corpus at once."""
    folder = tmp_path_factory.mktemp("printed")
    made = Printer(folder, folder, [])
    made.together(path.read_bytes() for path in FILES)
    return made


FILES = [FOLDER / "good" / f"{name}.docx" for name in GOOD_FILES] + [
    FOLDER / "bad" / f"{name}.docx" for name in PRINTED
]


class Office:
    """A converter that has one answer."""

    def __init__(self, answer: bytes | Exception) -> None:
        self.answer, self.asked = answer, list[bytes]()

    def pdf(self, docx: bytes) -> bytes:
        self.asked.append(docx)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def is_ready(self) -> bool:
        return True


def said(docx: bytes, printer: Printer) -> list[str]:
    return [finding.rule for finding in check_format(docx, "", read_pages(printer(docx))).findings]


def starts_with_its_signature(pdf: bytes) -> bool:
    """Whether a page behind the first begins with the recipients, below its number, as another reader sees it."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        tops = [page.extract_text().splitlines()[:2] for page in opened.pages[1:]]
    return any(line.startswith("Nơi nhận:") for top in tops for line in top)


# Real pages ---------------------------------------------------------------------------------------------------


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("name", GOOD_FILES)
def test_on_the_pages_of_a_good_file_only_a_signature_alone_is_told(name: str, printer: Printer) -> None:
    """The good files end where their words end: LibreOffice prints some of their signatures on a page of their own."""
    data = (FOLDER / "good" / f"{name}.docx").read_bytes()
    assert said(data, printer) == (["signature-alone"] if starts_with_its_signature(printer(data)) else [])


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("name", PRINTED)
def test_a_bad_page_is_told_of_its_one_defect(name: str, printer: Printer) -> None:
    assert said((FOLDER / "bad" / f"{name}.docx").read_bytes(), printer) == [PRINTED[name].rule]


@pytest.mark.office
@pytest.mark.slow
def test_a_block_that_moves_over_the_end_of_a_page_is_split_then_alone_then_neither(printer: Printer) -> None:
    made = []
    for times in range(2, 8):
        file = File(unzipped((FOLDER / "good" / "ke-hoach-word2007-tab.docx").read_bytes()))
        repeated(file, "Vận động các doanh nghiệp", times)
        made.append(zipped(file.done()))
    printer.together(made)
    found = [said(docx, printer) for docx in made]
    steps = [rules for at, rules in enumerate(found) if at == 0 or rules != found[at - 1]]
    assert steps == [[], ["signature-split"], ["signature-alone"], []]


@pytest.mark.office
@pytest.mark.slow
def test_a_finding_of_a_page_says_page_and_place_and_is_never_an_error(printer: Printer) -> None:
    data = SPLIT.read_bytes()
    report = check_format(data, "", read_pages(printer(data)))
    (finding,) = report.findings
    assert finding.severity.value == "warning"
    assert "ở trang 1, còn “Đèo Thị Lả” ở trang 2" in finding.message
    assert report.word.paragraph(finding.spots[0].paragraph).plain == "Đèo Thị Lả"
    assert report.printed is not None
    assert report.printed.said == "Đã xem 2 trang in thử bằng LibreOffice; Word có thể ngắt trang hơi khác."


@pytest.mark.office
@pytest.mark.slow
def test_more_pages_than_are_looked_at_are_told(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_PAGES", 5)
    read = read_pages(printer((FOLDER / "good" / "bao-cao-30-trang.docx").read_bytes()))
    assert (len(read.pages), read.said.startswith("Đã xem 5 trang đầu in thử")) == (5, True)


# What LibreOffice gets to open --------------------------------------------------------------------------------


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and what was asked for there."""
    asked: list[str] = []

    class Told(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - the names are the library's

        def log_message(self, *_: Any) -> None:
            """Nothing on stderr."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Told) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()


def with_linked_picture(address: str, kind: str) -> bytes:
    """A paper with a picture that lies elsewhere, by a relation of `kind`."""
    file = File(unzipped(GOOD.read_bytes()))
    linked(file, kind, f"{address}/picture.png")
    graphic = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    size = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm>'
    inner = (
        '<pic:nvPicPr><pic:cNvPr id="71" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId900"/>'
        f"<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>{size}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    )
    picture = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="71" name="Picture 71"/>'
        f'<a:graphic><a:graphicData uri="{graphic}"><pic:pic xmlns:pic="{graphic}">{inner}</pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    file.into("Chi bộ giao đồng chí Phó Bí thư", picture)
    return zipped(file.done())


def with_fetching_field(address: str) -> bytes:
    """A paper with INCLUDEPICTURE, its code over two runs."""
    file = File(unzipped(GOOD.read_bytes()))
    code = f'PICTURE "{address}/field.png" \\d'
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText>INCLUDE</w:instrText>",
        f"<w:instrText>{code}</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>hình</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    for piece in pieces:
        file.into("Chi bộ giao đồng chí Phó Bí thư", f"<w:r>{piece}</w:r>")
    return zipped(file.done())


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_fetches_nothing_of_a_file_from_outside(printer: Printer) -> None:
    with listening() as (address, asked):
        files = [with_linked_picture(address, kind) for kind in ("image", "hyperlink")] + [with_fetching_field(address)]
        printer.together(files)
        assert "/picture.png" in asked, "LibreOffice would fetch, so what follows proves something"
        asked.clear()
        held = [unlinked(read_file(data)).to_bytes() for data in files]
        printer.together(held)
        assert asked == []
    assert all(len(read_pages(printer(docx)).pages) == 1 for docx in held)


def test_what_is_printed_leads_nowhere_and_else_is_the_file() -> None:
    data = with_fetching_field("http://127.0.0.1:9")
    held = unlinked(read_file(data))
    document = held.parts["word/document.xml"].decode()
    assert "INCLUDE" not in document
    assert "hình" in document
    assert unlinked(read_file(GOOD.read_bytes())).to_bytes() == read_file(GOOD.read_bytes()).to_bytes()
    linked_one = unlinked(read_file(with_linked_picture("http://127.0.0.1:9", "hyperlink")))
    assert all(b"External" not in content for name, content in linked_one.parts.items() if name.endswith(".rels"))


# Where nothing prints -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("converter", "why"),
    [
        (None, "nơi này không bật in thử"),
        (Office(ConverterBusy()), "đang có nhiều văn bản chờ in"),
        (Office(ConverterFailed()), "LibreOffice không in được tệp này"),
    ],
)
def test_what_prints_nothing_says_why(converter: Converter | None, why: str) -> None:
    printed = print_pages(converter, GOOD.read_bytes())
    assert (printed.pages, printed.said.startswith(f"Chưa xem trang in: {why}")) == ((), True)
    assert check_format(GOOD.read_bytes(), "", printed).findings == ()


def test_without_the_library_it_is_said_before_anything_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office(b"")
    monkeypatch.setattr(printing, "can_read", lambda: False)
    assert "thiếu phần thêm “pdf”" in print_pages(office, GOOD.read_bytes()).said
    assert office.asked == []


def test_the_command_says_that_it_did_not_look_at_the_pages(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "service", "format", str(GOOD), "--pages"]
    nothing = {"PATH": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=nothing, check=False)
    assert done.returncode == 0
    assert "\n  Chưa xem trang in: nơi này không bật in thử (cần LibreOffice).\n" in done.stdout.decode()


# The doors ----------------------------------------------------------------------------------------------------


@pytest.mark.office
@pytest.mark.slow
def test_the_command_judges_the_pages_also_of_what_it_has_mended(tmp_path: Path) -> None:
    tool("soffice")
    command = [sys.executable, "-m", "service", "format", str(SPLIT), "--pages", "--json"]
    plain, mended = (
        json.loads(subprocess.run([*command, *more], capture_output=True, cwd=ROOT, check=False).stdout)
        for more in ([], ["--fix", str(tmp_path / "m.docx"), "--annotate", str(tmp_path / "a.docx")])
    )
    for answer in (plain, mended):
        assert [finding["rule"] for finding in answer["findings"]] == ["signature-split"]
        assert (answer["printed"]["pages"], answer["printed"]["said"][:10]) == (2, "Đã xem 2 t")
    assert any("ở trang 2" in comment for comment in comments((tmp_path / "a.docx").read_bytes()))


def app_that_prints(office: Office, monkeypatch: pytest.MonkeyPatch) -> Flask:
    monkeypatch.setattr("service.web.Office", lambda: office)
    return create_app(Settings(pdf="on"))


def sent(path: Path = GOOD, **fields: str) -> dict[str, Any]:
    return {**fields, "file": (io.BytesIO(path.read_bytes()), "Số 7.docx")}


@pytest.mark.office
@pytest.mark.slow
def test_http_and_the_page_tell_what_was_looked_at(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    client = app_that_prints(Office(printer(SPLIT.read_bytes())), monkeypatch).test_client()
    answer = client.post("/api/v1/format-checks?pages=1", data=sent(SPLIT)).get_json()
    assert answer["printed"]["pages"] == 2
    assert [finding["rule"] for finding in answer["findings"]] == ["signature-split"]
    assert "printed" not in client.post("/api/v1/format-checks", data=sent(SPLIT)).get_json()
    commented = client.post("/api/v1/format-checks?pages=1&annotate=1", data=sent(SPLIT))
    assert unquote(commented.headers["Sinhhoat-Notes"]).startswith("Đã xem 2 trang")
    assert any("ở trang 2" in comment for comment in comments(commented.data))
    assert 'name="pages"' in client.get("/kiem-tra-the-thuc").text
    page = client.post("/kiem-tra-the-thuc", data=sent(SPLIT, pages="1", want="check")).text
    assert "Đã xem 2 trang in thử" in page
    assert "ở trang 2" in page
    assert '<input type="hidden" name="pages" value="1">' in page


def test_http_says_that_it_did_not_look_and_checks_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    without = create_app(Settings()).test_client()
    answer = without.post("/api/v1/format-checks?pages=1", data=sent(FOLDER / "bad" / "so-co-dau-hai-cham.docx"))
    told = answer.get_json()
    assert (answer.status_code, told["printed"]["pages"]) == (200, 0)
    assert "không bật in thử" in told["printed"]["said"]
    assert [finding["rule"] for finding in told["findings"]] == ["number-colon"]
    assert 'name="pages"' not in without.get("/kiem-tra-the-thuc").text
    busy = app_that_prints(Office(ConverterBusy()), monkeypatch).test_client()
    page = busy.post("/kiem-tra-the-thuc", data=sent(pages="1", want="check")).text
    assert "Chưa xem trang in: đang có nhiều văn bản chờ in" in page


def test_a_file_that_is_refused_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office(b"")
    client = app_that_prints(office, monkeypatch).test_client()
    with_macro = {**parts(GOOD.read_bytes()), "word/vbaProject.bin": b"x"}
    data = {"file": (io.BytesIO(zipped(with_macro)), "a.docx")}
    assert client.post("/api/v1/format-checks?pages=1", data=data).status_code == 422
    assert office.asked == []
