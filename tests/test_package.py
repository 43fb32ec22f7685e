"""What comes in as a .docx is safe to work on, or every reason against it; what goes out is one exact zip."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from random import Random
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import DossierRejected, TemplateBroken
from service.package import (
    CONTENT_TYPES,
    MAX_ENTRIES,
    MAX_INFLATED_BYTES,
    MAX_PACKAGE_BYTES,
    Archive,
    open_package,
    read_package,
)
from tests.word_files import docx_of, parts, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"


def good() -> dict[str, bytes]:
    """The parts of a sound document."""
    return parts(docx_of("Xin chào"))


def with_part(name: str, content: bytes = b"x") -> bytes:
    return zipped({**good(), name: content})


def with_body(xml: str) -> bytes:
    parts = good()
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", f"<w:body>{xml}".encode())
    return zipped(parts)


def with_relation(kind: str, target: str, mode: str = "External") -> bytes:
    parts = good()
    relation = (
        f'<Relationship Id="rId99" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    )
    parts[DOCUMENT_RELATIONS] = parts[DOCUMENT_RELATIONS].replace(b"</Relationships>", relation.encode())
    return zipped(parts)


def codes(data: bytes) -> list[str]:
    with pytest.raises(TemplateBroken) as caught:
        read_package(data, "đến.docx")
    assert all(problem.path == "đến.docx" for problem in caught.value.problems)
    assert all(problem.message.endswith((".", "…", ").")) for problem in caught.value.problems)
    return [problem.code for problem in caught.value.problems]


def test_a_sound_document_is_read_part_by_part() -> None:
    parts = good()
    package = read_package(zipped(parts))
    assert dict(package.parts) == parts
    assert package.xml("word/document.xml").tag == f"{{{W}}}document"
    assert "word/styles.xml" in {relation.target for relation in package.relations("word/document.xml")}
    assert "word/document.xml" in {relation.target for relation in package.relations()}
    assert package.relations("word/styles.xml") == ()
    with pytest.raises(TypeError):
        package.parts["x"] = b""  # type: ignore[index]  # what is tested


# ------------------------------------------------------------------------------------------------- the container


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "package-not-zip"),
        (b"%PDF-1.7 and so on", "package-not-zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "package-encrypted"),
        (b"PK\x03\x04", "package-truncated"),
        (b"PK\x03\x04" + bytes(MAX_PACKAGE_BYTES), "package-size"),
    ],
    ids=["empty", "pdf", "password", "stub", "huge"],
)
def test_what_is_no_word_file_is_refused(data: bytes, code: str) -> None:
    assert codes(data) == [code]


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_refused(kept: float) -> None:
    data = zipped(good())
    assert codes(data[: int(len(data) * kept)]) == ["package-truncated"]


def test_a_damaged_part_is_refused() -> None:
    data = bytearray(zipped(good(), zipfile.ZIP_STORED))
    at = data.find("Xin chào".encode())
    data[at] ^= 1
    assert codes(bytes(data)) == ["package-truncated"]


def test_an_encrypted_part_is_refused() -> None:
    data = zipped(good())
    local, central = data.find(b"PK\x03\x04"), data.find(b"PK\x01\x02")
    flagged = bytearray(data)
    flagged[local + 6] |= 1
    flagged[central + 8] |= 1
    assert codes(bytes(flagged)) == ["package-encrypted"]


def test_another_compression_is_refused() -> None:
    assert codes(zipped(good(), zipfile.ZIP_BZIP2)) == ["package-compression"]


@pytest.mark.parametrize("count", [MAX_ENTRIES + 1, 3 * MAX_ENTRIES])
def test_too_many_entries_are_refused(count: int) -> None:
    assert codes(zipped({**good(), **{f"a/{n}.txt": b"" for n in range(count)}})) == ["package-entries"]


def test_a_bomb_is_refused_without_being_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    original = zipfile.ZipExtFile.read

    def counted(entry: zipfile.ZipExtFile, size: int | None = -1) -> bytes:
        content = original(entry, size)
        read.append(len(content))
        return content

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    assert codes(with_part("word/media/bomb.bin", bytes(40 * 2**20))) == ["package-ratio"]
    assert max(read) < 10 * 2**20


def test_the_sum_of_all_parts_is_bounded() -> None:
    block = Random(1).randbytes(50_000) + bytes(4 * 2**20)  # noqa: S311 - the same bytes each time
    many = {f"word/media/{n}.bin": block + bytes([n]) for n in range(MAX_INFLATED_BYTES // len(block) + 1)}
    assert codes(zipped({**good(), **many})) == ["package-size"]


def test_a_header_that_lies_about_the_size_gains_nothing() -> None:
    data = bytearray(with_part("word/media/bomb.bin", bytes(8 * 2**20)))
    central = data.rfind(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<L", 10)
    assert codes(bytes(data)) == ["package-truncated"]


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "word/../../x", "word\\evil.xml", "C:/x", "word/./x"])
def test_names_that_leave_the_package_are_refused(name: str) -> None:
    assert "package-name" in codes(with_part(name))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/document.xml", "Word/Document.xml", "word/styles.xml"])
def test_names_that_stand_twice_are_refused(name: str) -> None:
    buffer = BytesIO(zipped(good()))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, b"<x/>")
    assert codes(buffer.getvalue()) == ["package-duplicate"]


@pytest.mark.parametrize("name", [CONTENT_TYPES, "word/document.xml"])
def test_a_package_without_its_main_parts_is_refused(name: str) -> None:
    parts = good()
    del parts[name]
    assert codes(zipped(parts)) == ["package-missing"]


def test_every_problem_of_a_container_is_told_at_once() -> None:
    parts = {**good(), "../x": b"", "/y": b""}
    del parts[CONTENT_TYPES]
    assert codes(zipped(parts)) == ["package-name", "package-name", "package-missing"]


def test_the_caller_chooses_the_error() -> None:
    with pytest.raises(DossierRejected):
        read_package(b"x", error=DossierRejected)


# ------------------------------------------------------------------------------------------------- the content


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (lambda: with_part("word/vbaProject.bin"), "package-macro"),
        (lambda: with_relation("vbaProject", "vba.bin", "Internal"), "package-macro"),
        (lambda: with_part("word/embeddings/oleObject1.bin"), "package-embedded"),
        (lambda: with_part("word/activeX/activeX1.bin"), "package-embedded"),
        (lambda: with_relation("oleObject", "x.bin", "Internal"), "package-embedded"),
        (lambda: with_relation("package", "x.xlsx", "Internal"), "package-embedded"),
        (lambda: with_relation("control", "x.xml", "Internal"), "package-embedded"),
        (lambda: with_relation("aFChunk", "x.html", "Internal"), "package-altchunk"),
        (lambda: with_body('<w:altChunk w:id="x"/>'), "package-altchunk"),
        (lambda: with_relation("attachedTemplate", "http://evil/x.dotm"), "package-external"),
        (lambda: with_relation("image", "http://evil/x.png"), "package-external"),
        (lambda: with_relation("frame", "http://evil/x.htm"), "package-external"),
        (lambda: with_part("word/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "package-doctype"),
        (lambda: with_part("word/x.xml", '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")),
         "package-doctype"),
        (lambda: with_part("word/x.xml", b"<a><b></a>"), "package-xml"),
        (lambda: with_part("docProps/custom.xml", b"&"), "package-xml"),
    ],
)  # fmt: skip
def test_dangerous_content_is_refused(data: Callable[[], bytes], code: str) -> None:
    assert code in codes(data())


HEADER = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
EVIL = f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:instrText>DDEAUTO c</w:instrText></w:r></w:p></w:hdr>'.encode()
TEMPLATE_OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    b'Type="http://x/attachedTemplate" Target="http://evil/" TargetMode="external"/></Relationships>'
)


@pytest.mark.parametrize("name", ["word/header1.bin", "word/header1.XML", "other/header1.xml", "word/header1"])
@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (EVIL, "package-field"),
        (b"\xef\xbb\xbf\n" + EVIL, "package-xml"),
        (EVIL.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"), "package-field"),
        (f'<?xml version="1.0" encoding="UTF-16"?>{EVIL.decode()}'.encode("utf-16"), "package-field"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "package-doctype"),
        (b"<w:hdr", "package-xml"),
    ],
    ids=["field", "blank before", "strict", "utf-16", "doctype", "broken"],
)
def test_no_name_hides_what_a_part_holds(name: str, declared: bool, content: bytes, code: str) -> None:
    parts = {**good(), name: content}
    if declared:
        override = f'<Override PartName="/{name.upper()}" ContentType="{HEADER.upper()}"/></Types>'
        parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"</Types>", override.encode())
    found = codes(zipped(parts))
    assert found in ([code], ["package-field"])  # blanks before the first tag are harmless without a declaration


@pytest.mark.parametrize("name", ["word/_rels/header1.xml.RELS", "word/_RELS/header1.xml.rels", "word/x.bin"])
def test_no_name_hides_a_relation_that_leads_out(name: str) -> None:
    assert codes(with_part(name, TEMPLATE_OUTSIDE)) == ["package-external"]


def test_the_main_part_is_the_one_that_the_relations_name() -> None:
    assert read_package(zipped(good())).main == "word/document.xml"
    parts = good()
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    assert codes(zipped(parts)) == ["package-missing"]
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"word/document2.xml")
    assert read_package(zipped(parts)).main == "word/document2.xml"


@pytest.mark.parametrize("data", [b"<w:hdr", b"<a>&b;</a>"])
def test_no_english_of_a_library_is_shown(data: bytes) -> None:
    with pytest.raises(TemplateBroken, match="hỏng XML ở dòng 1"):
        read_package(with_part("word/x.xml", data))


def test_a_hyperlink_may_lead_out() -> None:
    read_package(with_relation("hyperlink", "https://dangcongsan.vn"))


def run(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def field(*pieces: str) -> str:
    code = "".join(map(run, pieces))
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"<w:p>{mark.format('begin')}{code}{mark.format('separate')}<w:r><w:t>x</w:t></w:r>{mark.format('end')}</w:p>"
    )


def nested(*pieces: str) -> str:
    """A field whose code is made of `pieces`, texts and whole fields (those that begin with a tag)."""
    code = "".join(piece if piece.startswith("<") else run(piece) for piece in pieces)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"{mark.format('begin')}{code}{mark.format('separate')}<w:r><w:t>x</w:t></w:r>{mark.format('end')}"


@pytest.mark.parametrize(
    "xml",
    [
        field("DATABASE \\d c:\\a.mdb \\s select"),
        field("RD c:\\a.docx"),
        field("EMBED Excel.Sheet.8"),
        field("PRINT 27"),
        field("\u00a0\tD", "A", "TA", "BASE \\d x"),
        f"<w:p>{nested('IF 1 = 1 ', nested('INCLUDETEXT x'), ' y')}</w:p>",
        f"<w:p>{nested(nested('QUOTE DDE'), 'AUTO excel')}</w:p>",
        f"<w:p>{nested('D', nested('QUOTE DE'), ' excel')}</w:p>",
        f"<w:p>{nested('DDE', nested('QUOTE AUTO'), ' excel')}</w:p>",
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE x</w:instrText></w:r></w:p>',
        f"<w:p>{nested('D', '<w:fldSimple w:instr=&quot;QUOTE DE&quot;/>'.replace('&quot;', chr(34)), ' x')}</w:p>",
    ],
)
def test_fields_in_disguise_are_refused(xml: str) -> None:
    assert codes(with_body(xml)) == ["package-field"]


@pytest.mark.parametrize(
    "xml",
    [
        field("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe"),
        field(" DDE", "AUTO excel"),
        field(" dde excel"),
        field("INCLUDETEXT http://evil/x"),
        field('INCLUDEPICTURE "http://evil/x.png"'),
        field("LINK Excel.Sheet"),
        '<w:p><w:fldSimple w:instr=" DDEAUTO x "/></w:p>',
        field("PAGE") + field("DDEAUTO x"),
    ],
)
def test_fields_that_fetch_from_outside_are_refused(xml: str) -> None:
    assert codes(with_body(xml)) == ["package-field"]


@pytest.mark.parametrize(
    "xml",
    [
        field("PAGE \\* MERGEFORMAT"),
        field("NUMPAGES"),
        field("DATE"),
        field('HYPERLINK "https://a.vn/link"'),
        f"<w:p>{nested('=', nested('NUMPAGES'), ' - 1')}</w:p>",
        f"<w:p>{nested('IF ', nested('PAGE'), ' > 1 Link')}</w:p>",
    ],
)
def test_harmless_fields_stay(xml: str) -> None:
    read_package(with_body(xml))


def test_a_macro_enabled_content_type_is_refused() -> None:
    parts = good()
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert codes(zipped(parts)) == ["package-macro"]


def test_all_dangers_are_told_at_once() -> None:
    parts = good()
    parts["word/vbaProject.bin"] = b"x"
    parts["word/x.xml"] = b"<!DOCTYPE a><a/>"
    parts["word/embeddings/a.bin"] = b""
    assert sorted(codes(zipped(parts))) == ["package-doctype", "package-embedded", "package-macro"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_libreoffices_two_core_properties_become_one() -> None:
    parts = good()
    wrong = b"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
    right = b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    more = b'<Relationship Id="rId77" Type="%b" Target="docProps/core.xml"/></Relationships>' % right
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(right, wrong).replace(b"</Relationships>", more)
    kind = b"application/vnd.openxmlformats-package.core-properties+xml"
    override = b'<Override PartName="/docProps/core.xml" ContentType="%b"/>' % kind
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"</Types>", override + b"</Types>")
    buffer = BytesIO(zipped(parts))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("docProps/core.xml", b"<second/>")
    package = read_package(buffer.getvalue())
    assert package.parts["docProps/core.xml"] == parts["docProps/core.xml"]
    core = [relation for relation in package.relations() if relation.target == "docProps/core.xml"]
    assert [relation.kind.encode() for relation in core] == [right]
    assert package.parts[CONTENT_TYPES].count(b"/docProps/core.xml") == 1
    saved = BytesIO()
    Document(BytesIO(package.to_bytes())).save(saved)
    assert zipfile.ZipFile(saved).namelist().count("docProps/core.xml") == 1


# ------------------------------------------------------------------------------------------------- writing


@settings(max_examples=50)
@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\\:"), min_size=1, max_size=20),
        st.binary(max_size=2000),
        min_size=1,
        max_size=8,
    ),
    st.data(),
)
def test_an_archive_is_an_exact_zip_of_its_parts(parts: dict[str, bytes], data: Any) -> None:
    changing = data.draw(st.sets(st.sampled_from(sorted(parts))))
    changed = {name: parts[name][::-1] for name in changing}
    archive = Archive(parts, changing)
    written = archive.assemble(changed)
    assert written == archive.assemble(changed)
    with zipfile.ZipFile(BytesIO(written)) as read:
        assert read.testzip() is None
        assert {name: read.read(name) for name in read.namelist()} == {**parts, **changed}
        assert {info.date_time for info in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for info in read.infolist():
            content = {**parts, **changed}[info.filename]
            assert (info.file_size, info.CRC) == (len(content), zlib.crc32(content))


def test_the_content_types_come_first() -> None:
    parts = dict(reversed(good().items()))
    with zipfile.ZipFile(
        BytesIO(Archive(parts, ["word/document.xml"]).assemble({"word/document.xml": b"<a/>"}))
    ) as read:
        assert read.namelist()[0] == CONTENT_TYPES
        assert read.namelist()[-1] == "word/document.xml"


def test_opening_alone_does_not_judge_the_content() -> None:
    assert "word/vbaProject.bin" in open_package(with_part("word/vbaProject.bin")).parts
