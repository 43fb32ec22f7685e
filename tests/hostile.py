"""Word files that are odd, careless or meant to harm: each a small package made by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import partial

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" '
    'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
LINE = "<w:p><w:r><w:t>Đồng chí chủ trì quán triệt nội dung.</w:t></w:r></w:p>"


def relations(*lines: str) -> str:
    return f'<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'


def relation(number: int, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"{mode}/>'


def word(
    body: str = LINE + PAGE,
    *,
    links: str = "",
    parts: dict[str, str | bytes] | None = None,
    main: str = "document.main+xml",
    compression: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """A package with this body, these relations of the main part and these further parts by name."""
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    given = dict(parts or {})
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{WORD}.{kind}+xml"/>'
        for name, kind in (
            ("word/styles.xml", "styles"),
            ("word/numbering.xml", "numbering"),
            *((name, "header") for name in given if name.startswith("word/header")),
        )
        if name in given
    )
    whole: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD}.{main}"/>{types}</Types>',
        "_rels/.rels": relations(relation(1, "officeDocument", "word/document.xml")),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relations(links),
        **given,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in whole.items():
            archive.writestr(name, content)
    return out.getvalue()


def styles(inside: str) -> str:
    return f'<w:styles xmlns:w="{W}">{inside}</w:styles>'


def long(body: str) -> bytes:
    """A long body, stored as it is: deflated, so much of the same would be taken for a bomb."""
    return word(body, compression=zipfile.ZIP_STORED)


def with_styles(inside: str, body: str = LINE + PAGE, *, stored: bool = False) -> bytes:
    compression = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    links = relation(2, "styles", "styles.xml")
    return word(body, links=links, parts={"word/styles.xml": styles(inside)}, compression=compression)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def nested_tables(depth: int) -> str:
    begin, end = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return begin * depth + "<w:p/>" + end * depth


def _strict() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as source, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name).decode()
            text = text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            target.writestr(name, text.replace(R, "http://purl.oclc.org/ooxml/officeDocument/relationships"))
    return whole.getvalue()


def _many_entries() -> bytes:
    return word(parts={f"customXml/item{number}.xml": "<a/>" for number in range(20_000)})


def _chain(length: int) -> str:
    """Styles, each based on the next."""
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="S{n}"/><w:basedOn w:val="S{n + 1}"/></w:style>'
        for n in range(length)
    )


def _cycle() -> bytes:
    one, two = (
        f'<w:style w:type="paragraph" w:styleId="{own}"><w:name w:val="{own}"/><w:basedOn w:val="{other}"/></w:style>'
        for own, other in (("A", "B"), ("B", "A"))
    )
    body = f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>{run("x")}</w:p>{PAGE}'
    return with_styles(one + two, body)


def _headers(count: int) -> bytes:
    """As many headers as fit into a package, each with a section."""
    names = [f"header{number}.xml" for number in range(count)]
    header = f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:hdr>'
    sections = "".join(
        f'<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId{number + 10}"/></w:sectPr></w:pPr></w:p>'
        for number in range(count)
    )
    links = "".join(relation(number + 10, "header", name) for number, name in enumerate(names))
    return word(sections + PAGE, links=links, parts={f"word/{name}": header for name in names})


def _numbering(count: int) -> bytes:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>' for n in range(9)
    )
    lists = "".join(f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n in range(count))
    uses = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(count))
    body = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="7"/></w:numPr></w:pPr>{run("x")}</w:p>'
    numbering = f'<w:numbering xmlns:w="{W}">{lists}{uses}</w:numbering>'
    links = relation(2, "numbering", "numbering.xml")
    return word(body + PAGE, links=links, parts={"word/numbering.xml": numbering})


ABSURD = ("99999999999999999999", "-99999999999999999999", "abc", "", "12.5", "1e308", "0x10", "٣", "NaN", "12pt")


def _absurd(value: str) -> bytes:
    run_settings = "".join(f'<w:{name} w:val="{value}"/>' for name in ("sz", "spacing", "w", "kern", "b", "u", "color"))
    paragraph = (
        f'<w:pPr><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr>'
        f'<w:tabs><w:tab w:val="{value}" w:pos="{value}"/></w:tabs>'
        f'<w:spacing w:before="{value}" w:after="{value}" w:line="{value}" w:lineRule="{value}"/>'
        f'<w:ind w:left="{value}" w:firstLine="{value}" w:hangingChars="{value}"/><w:jc w:val="{value}"/></w:pPr>'
    )
    page = (
        f'<w:sectPr><w:pgSz w:w="{value}" w:h="{value}"/><w:pgMar w:top="{value}" w:right="{value}" '
        f'w:bottom="{value}" w:left="{value}" w:header="{value}" w:footer="{value}" w:gutter="{value}"/>'
        f'<w:pgNumType w:start="{value}" w:fmt="{value}"/><w:cols w:num="{value}"/></w:sectPr>'
    )
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{value}" w:type="{value}"/></w:tblPr><w:tblGrid><w:gridCol w:w="{value}"/>'
        f'</w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{value}"/></w:tcPr>{LINE}</w:tc></w:tr></w:tbl>'
    )
    return word(f"<w:p>{paragraph}{run('x', run_settings)}</w:p>{table}<w:p/>{page}")


def _large(size: int) -> bytes:
    """A package of `size` bytes and a little more."""
    return word(parts={"word/media/image1.png": bytes(size)}, compression=zipfile.ZIP_STORED)


# What is not a Word file, or what nobody should open unseen: refused, with these codes.
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "package-not-zip"),
    "text": ("Số 05-NQ/CB".encode, "package-not-zip"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(1000), "package-not-zip"),
    "an old .doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000), "package-encrypted"),
    "cut short": (lambda: word()[:-200], "package-truncated"),
    "only a head": (lambda: b"PK\x03\x04", "package-truncated"),
    "a zip of something else": (lambda: zip_of({"a.txt": b"x"}), "package-missing"),
    "a bomb": (lambda: word(parts={"word/media/image1.png": bytes(60 * 2**20)}), "package-ratio"),
    "20,000 entries": (_many_entries, "package-entries"),
    "larger than 20 MB": (lambda: _large(21 * 2**20), "package-size"),
    "a macro": (lambda: word(parts={"word/vbaProject.bin": b"x"}), "package-macro"),
    "macro-enabled": (
        lambda: zip_of({**parts_of(word()), "[Content_Types].xml": macro_types()}),
        "package-macro",
    ),
    "an OLE object": (
        lambda: word(links=relation(9, "oleObject", "embeddings/a.bin"), parts={"word/embeddings/a.bin": b"x"}),
        "package-embedded",
    ),
    "a remote template": (
        lambda: word(links=relation(9, "attachedTemplate", "http://example.invalid/a.dotm", external=True)),
        "package-external",
    ),
    "a remote frame": (
        lambda: word(links=relation(9, "frame", "http://example.invalid/a.htm", external=True)),
        "package-external",
    ),
    "an entity": (
        lambda: word(parts={"word/styles.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}),
        "package-doctype",
    ),
    "XML 10,000 deep": (lambda: word("<w:sdt>" * 10_000 + "</w:sdt>" * 10_000), "package-xml"),
    "tables 2,000 deep": (lambda: word(nested_tables(2_000)), "package-xml"),
    "broken XML": (lambda: word("<w:p>"), "package-xml"),
    "another file chunk": (lambda: word('<w:altChunk r:id="rId9"/>'), "package-altchunk"),
    "a field that fetches": (
        lambda: word('<w:p><w:fldSimple w:instr="INCLUDETEXT &quot;http://example.invalid/a&quot;"/></w:p>'),
        "package-field",
    ),
    "a million runs in 27 MB": (lambda: long(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 10**6}</w:p>"), "package-size"),
    "700,000 runs": (lambda: long(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 700_000}</w:p>"), "file-too-long"),
    "a million paragraphs": (lambda: long("<w:p/>" * 10**6), "file-too-long"),
    "a million cells": (
        lambda: long(f"<w:tbl><w:tr>{'<w:tc><w:p/></w:tc>' * 10**6}</w:tr></w:tbl>"),
        "file-too-long",
    ),
    "a million settings": (lambda: long(f"<w:p><w:pPr>{'<w:b/>' * 10**6}</w:pPr></w:p>"), "file-too-long"),
    "200,000 styles": (
        lambda: with_styles('<w:style w:styleId="a"><w:name w:val="a"/></w:style>' * 200_000, stored=True),
        "file-too-long",
    ),
    "no body": (lambda: zip_of({**parts_of(word()), "word/document.xml": f'<w:document xmlns:w="{W}"/>'}), "no-body"),
    "a workbook": (
        lambda: zip_of(
            {**parts_of(word()), "word/document.xml": '<workbook xmlns="http://example.invalid/spreadsheet"/>'}
        ),
        "no-body",
    ),
}

# Odd, but a Word file: a report like any other.
READ: dict[str, Callable[[], bytes]] = {
    "no styles, no section": lambda: word(LINE),
    "nothing but a section": lambda: word(PAGE),
    "an empty body": lambda: word(""),
    "a template": lambda: word(main="template.main+xml"),
    "the Strict form": _strict,
    "styles based on each other": _cycle,
    "a style based on itself": lambda: with_styles(
        '<w:style w:type="paragraph" w:styleId="A" w:default="1"><w:name w:val="A"/><w:basedOn w:val="A"/></w:style>'
    ),
    "a chain of 3,000 styles": lambda: with_styles(
        _chain(3000), f'<w:p><w:pPr><w:pStyle w:val="S0"/></w:pPr>{run("x")}</w:p>{PAGE}'
    ),
    "400 headers": lambda: _headers(400),
    "1,000 lists": lambda: _numbering(1000),
    "tables 40 deep": lambda: word(nested_tables(40) + PAGE),
    "a header that is not there": lambda: word(
        f'{LINE}<w:sectPr><w:headerReference w:type="default" r:id="rId77"/></w:sectPr>'
    ),
    "a style that is not there": lambda: word(f'<w:p><w:pPr><w:pStyle w:val="?"/></w:pPr>{run("x")}</w:p>{PAGE}'),
    "one paragraph of 100,000 letters": lambda: word(f"<w:p>{run('Số ' * 33_000)}</w:p>{PAGE}"),
    "one word of 100,000 letters": lambda: word(f"<w:p>{run('a' * 100_000)}</w:p>{PAGE}"),
    "100,000 blanks": lambda: word(f"<w:p>{run(' ' * 100_000 + 'x')}</w:p>{PAGE}"),
    "100,000 dots and dashes": lambda: word(f"<w:p>{run('./-' * 33_000)}</w:p>{PAGE}"),
    "100,000 tabs": lambda: word(f"<w:p><w:r>{'<w:tab/>' * 20_000}<w:t>x</w:t></w:r></w:p>{PAGE}"),
    "100,000 digits": lambda: word(f"<w:p>{run('Số ' + '1' * 100_000 + '-NQ/CB')}</w:p>{PAGE}"),
    **{f"settings of {value!r}": partial(_absurd, value) for value in ABSURD},
}


def parts_of(data: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zip_of(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def macro_types() -> bytes:
    given = parts_of(word())["[Content_Types].xml"]
    assert isinstance(given, bytes)
    return given.replace(
        f"{WORD}.document.main+xml".encode(), b"application/vnd.ms-word.document.macroEnabled.main+xml"
    )
