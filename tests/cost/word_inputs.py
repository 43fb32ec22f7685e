"""Word files to be checked, opened or mended, each with much of one thing."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator

from tests.cost.dimensions import Dimension
from tests.cost.measure import ROOT
from tests.cost.texts import PIECES, TEXTS, every
from tests.hostile import LINE, PAGE, W, nested_tables, relation, run, word

_DOORS = {"check": "check_format", "fix": "fix", "comments": "annotate"}


def _paragraphs(text: Callable[[int], str], properties: str = "") -> Callable[[int], bytes]:
    return lambda n: _stored(f"<w:p>{properties}{_run(text(n))}</w:p>{LINE}{PAGE}")


def _run(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r><w:t xml:space="preserve">{escaped}</w:t></w:r>'


def _stored(body: str, **more: str) -> bytes:
    """Long text as it is: deflated, so much of the same would be taken for a bomb."""
    return word(body, compression=zipfile.ZIP_STORED, **more)  # type: ignore[arg-type]


def _pieces(n: int) -> bytes:
    """Each piece in a paragraph of its own."""
    return _stored("".join(f"<w:p>{_run(f'a {piece.strip(chr(10)) * n} b')}</w:p>" for piece in PIECES) + PAGE)


def _times(piece: str, begin: str = "", end: str = "") -> Callable[[int], bytes]:
    return lambda n: _stored(begin + piece * n + end + PAGE)


def _styles(chain: int, paragraphs: int, kind: str = "paragraph") -> bytes:
    styles = "".join(
        f'<w:style w:type="{kind}" w:styleId="S{n}"><w:name w:val="S{n}"/><w:basedOn w:val="S{n + 1}"/>'
        f'<w:pPr><w:tabs><w:tab w:val="left" w:pos="{n}"/></w:tabs></w:pPr></w:style>'
        for n in range(chain)
    )
    named = {"paragraph": '<w:pPr><w:pStyle w:val="S0"/></w:pPr>', "table": ""}[kind]
    body = f"<w:p>{named}{run('a')}</w:p>" * paragraphs
    if kind == "table":
        row = "<w:tr><w:tc><w:p/></w:tc></w:tr>" * paragraphs
        body = f'<w:tbl><w:tblPr><w:tblStyle w:val="S0"/></w:tblPr>{row}</w:tbl>'
    return word(
        body + PAGE,
        links=relation(2, "styles", "styles.xml"),
        parts={"word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>'},
        compression=zipfile.ZIP_STORED,
    )


def _numbering(lists: int, paragraphs: int, overrides: int = 0) -> bytes:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    over = f'<w:lvlOverride w:ilvl="1">{level}</w:lvlOverride>' * overrides
    numbering = "".join(f'<w:abstractNum w:abstractNumId="{n}">{level}</w:abstractNum>' for n in range(lists))
    numbering += "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/>{over}</w:num>' for n in range(lists))
    named = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
    body = "".join(f"<w:p>{named.format(n % max(1, lists))}{run('a')}</w:p>" for n in range(paragraphs))
    return word(
        body + PAGE,
        links=relation(2, "numbering", "numbering.xml"),
        parts={"word/numbering.xml": f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>'},
        compression=zipfile.ZIP_STORED,
    )


def _label(n: int) -> bytes:
    """A list whose label repeats its number."""
    text = "%1" * n
    return word(
        ("<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='0'/></w:numPr></w:pPr>" + run("a") + "</w:p>") * 50
        + PAGE,
        links=relation(2, "numbering", "numbering.xml"),
        parts={
            "word/numbering.xml": f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
            f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="0"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
        },
        compression=zipfile.ZIP_STORED,
    )


def _headers(sections: int, paragraphs: int, parts: int = 1) -> bytes:
    header = f'<w:hdr xmlns:w="{W}">{_line("a  b") * paragraphs}</w:hdr>'
    names = [f"header{n}.xml" for n in range(parts)]
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId{}"/></w:sectPr>'
    body = "".join(f"<w:p><w:pPr>{section.format(n % parts + 10)}</w:pPr></w:p>" for n in range(sections))
    links = "".join(relation(n + 10, "header", name) for n, name in enumerate(names))
    return word(
        body + PAGE, links=links, parts={f"word/{name}": header for name in names}, compression=zipfile.ZIP_STORED
    )


def _boxes(depth: int) -> str:
    begin, end = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:v"><v:textbox><w:txbxContent>',
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    )
    return begin * depth + LINE + end * depth


def _wide(n: int) -> bytes:
    cell = f"<w:tc>{_line('a')}</w:tc>"
    return _stored(f"<w:tbl><w:tr>{cell * n}</w:tr></w:tbl>{PAGE}")


def _parts(n: int) -> bytes:
    return word(parts={f"customXml/item{at}.xml": "<a/>" for at in range(n)})


def _line(text: str) -> str:
    return f"<w:p>{_run(text)}</w:p>"


_HEAD = "".join(
    map(
        _line,
        (
            "ĐẢNG BỘ PHƯỜNG CHIỀNG CƠI",
            "CHI BỘ BẢN MÒNG",
            "Số 05-NQ/CB",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "Chiềng Cơi, ngày 24 tháng 11 năm 2026",
            "NGHỊ QUYẾT",
        ),
    )
)
_FOOT = "".join(map(_line, ("Nơi nhận:", "- Đảng uỷ;", "T/M CHI BỘ", "BÍ THƯ", "Lò Văn Xuân")))


def _in_paper(piece: str) -> Callable[[int], bytes]:
    """Between the head and the foot of a paper."""
    return lambda n: _stored(_HEAD + piece * n + _FOOT + PAGE)


_FAULTS = "từ  này ,chữ (  x ) uỷ 2026 . "  # doubled spaces, spaces before marks


def _faulty() -> Iterator[Dimension]:
    """Papers with as many faults as are let in: many in one paragraph, in many, in many runs."""
    piece = f"<w:p>{''.join(_run(_FAULTS) for _ in range(3))}</w:p>"
    for door, most, letters in (("check_format", 3000, 27_000), ("fix", 760, 4600)):
        what = "mended" if door == "fix" else "checked"
        yield Dimension(f"docx paper of faults in a paragraph {what}", door, _one_of(_FAULTS), 60, letters)
        yield Dimension(f"docx paper of faults in paragraphs {what}", door, _in_paper(piece), 50, most)


def _one_of(text: str) -> Callable[[int], bytes]:
    """A paper whose content is one paragraph of `text`, so many times."""
    return lambda n: _stored(f"{_HEAD}<w:p>{_run(text * n)}</w:p>{_FOOT}{PAGE}")


def dimensions() -> Iterator[Dimension]:
    """Every dimension of a Word file."""
    yield from _texts()
    for what, door in _DOORS.items():
        yield from _repeated(what, door)
    for name, piece in _PAPER:
        yield Dimension(f"docx paper of {name}", "check_format", _in_paper(piece), 50, 90_000 // piece.count("<"))
    yield from _faulty()
    yield Dimension("docx paper of names mended", "fix", _in_paper(dict(_PAPER)["names"]), 50, 15_000)
    yield from _settings()
    yield from _markup()
    for door in ("POST /api/v1/format-checks", "POST /kiem-tra-the-thuc"):
        yield from _sent(door)
    yield from _carried()


def _texts() -> Iterator[Dimension]:
    for kind, text in every().items():
        long = 1_500_000 // max(1, len(_run(text(10)).encode()) // 10)
        for what, door in _DOORS.items():
            make = _pieces if kind == "pieces" else _paragraphs(text)
            yield Dimension(f"docx {what} text: {kind}", door, make, 100 if kind == "pieces" else 1000, long)
    centred = '<w:pPr><w:jc w:val="center"/></w:pPr>'
    for kind in ("blanks before secrecy", "secret documents", "blanks in a number"):
        yield Dimension(f"docx check centred: {kind}", "check_format", _paragraphs(TEXTS[kind], centred), 1000, 100_000)
    gaps = _paragraphs(lambda n: "a      " * n)
    yield Dimension("docx gaps in a line", "check_format", gaps, 500, 200_000)
    yield Dimension("docx room in a line", "check_format", _paragraphs(lambda n: "số      " * n), 500, 150_000)
    yield Dimension("docx dashes of a number", "check_format", _paragraphs(lambda n: "Số 05-NQ/CB " * n), 500, 90_000)


def _repeated(what: str, door: str) -> Iterator[Dimension]:
    """More of the same in the body."""
    yield Dimension(f"docx {what} paragraphs", door, _times(LINE), 100, 16_000)
    yield Dimension(f"docx {what} empty paragraphs", door, _times("<w:p/>"), 500, 90_000)
    yield Dimension(f"docx {what} runs", door, _times("<w:r><w:t>a </w:t></w:r>", "<w:p>", "</w:p>"), 500, 24_000)
    yield Dimension(
        f"docx {what} runs with tabs",
        door,
        _times("<w:r><w:t>a</w:t><w:tab/></w:r>", "<w:p>", "</w:p>"),
        300,
        19_000,
    )
    yield Dimension(
        f"docx {what} runs with breaks",
        door,
        _times("<w:r><w:t>a</w:t><w:br/></w:r>", "<w:p>", "</w:p>"),
        300,
        19_000,
    )
    yield Dimension(f"docx {what} paper", door, _in_paper(LINE), 100, 16_000)
    yield Dimension(f"docx {what} cells of a row", door, _wide, 600, 24_000, 300)
    yield Dimension(
        f"docx {what} rows",
        door,
        _times(f"<w:tr><w:tc>{LINE}</w:tc><w:tc>{LINE}</w:tc></w:tr>", "<w:tbl>", "</w:tbl>"),
        50,
        4000,
    )
    yield Dimension(f"docx {what} tables", door, _times(f"<w:tbl><w:tr><w:tc>{LINE}</w:tc></w:tr></w:tbl>"), 50, 7000)
    yield Dimension(
        f"docx {what} sections", door, _times(f"<w:p><w:pPr><w:sectPr/></w:pPr>{_run('a')}</w:p>"), 300, 16_000
    )
    yield Dimension(
        f"docx {what} findings of one rule", door, _times("<w:p><w:r><w:t>a  b</w:t></w:r></w:p>"), 100, 16_000
    )
    yield Dimension(f"docx {what} findings in a paragraph", door, _paragraphs(lambda n: "a  b" * n), 300, 400_000)
    yield Dimension(f"docx {what} text boxes", door, _times(_boxes(1)), 50, 5000)


_SHAPE = (  # an opaque picture over a page and more
    '<w:p><w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'behindDoc="0"><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    '<wp:extent cx="2540000" cy="99999999"/><wp:wrapNone/><a:pic xmlns:a="a"/></wp:anchor></w:drawing></w:r></w:p>'
)
_PAPER = (
    ("heads", _HEAD),
    ("feet", _FOOT),
    ("grounds", _line("Căn cứ Điều lệ Đảng;")),
    ("recipients", _line("- Như trên;")),
    ("articles", _line("Điều 1. A")),
    ("annexes", _line("PHỤ LỤC 1")),
    ("dashes", _line("-------")),
    ("names", _line("Lò Văn Xuân")),
    ("lines", _line("*")),
    ("numbers", _line("Số 05-NQ/CB")),
    ("blank", "<w:p/>"),
    ("capitals", _line("NGHỊ QUYẾT")),
    ("old names", _line("Uỷ ban nhân dân huyện A")),
    ("roles", _line("BÍ THƯ")),
    ("pictures", "<w:p><w:r><w:drawing/></w:r></w:p>"),
    ("shapes over text", _SHAPE),
    ("signers", "".join(map(_line, ("T/M CHI BỘ", "BÍ THƯ", "Lò Văn Xuân")))),
)


def _settings() -> Iterator[Dimension]:
    """Styles, lists and headers, times what uses them."""
    yield Dimension("docx styles", "check_format", lambda n: _styles(n, 1), 100, 10_000)
    yield Dimension("docx style chain and paragraphs", "check_format", lambda n: _styles(50, n), 50, 14_000)
    yield Dimension("docx table style chain and rows", "check_format", lambda n: _styles(50, n, "table"), 50, 14_000)
    yield Dimension("docx lists", "check_format", lambda n: _numbering(n, n), 50, 5000)
    yield Dimension("docx list and paragraphs", "check_format", lambda n: _numbering(1, n), 50, 9000)
    yield Dimension(
        "docx list of overrides and paragraphs", "check_format", lambda n: _numbering(1, 50, n), 100, 16_000
    )
    yield Dimension("docx label", "check_format", _label, 500, 700_000)
    yield Dimension("docx header paragraphs", "check_format", lambda n: _headers(50, n), 50, 15_000)
    yield Dimension("docx sections with one header", "check_format", lambda n: _headers(n, 50), 50, 10_000)
    yield Dimension("docx header parts", "check_format", lambda n: _headers(n, 5, n), 20, 400)


def _markup() -> Iterator[Dimension]:
    """What stands inside each other, and parts beside each other."""
    yield Dimension(
        "docx tabs of a paragraph",
        "check_format",
        _times('<w:tab w:val="left" w:pos="9"/>', "<w:p><w:pPr><w:tabs>", f"</w:tabs></w:pPr>{run('a')}</w:p>"),
        500,
        50_000,
    )
    yield Dimension("docx nested tables", "check_format", lambda n: _stored(nested_tables(n) + PAGE), 8, 200)
    yield Dimension(
        "docx nested tables filled",
        "check_format",
        lambda n: _stored(nested_tables(20).replace("<w:p/>", LINE * n) + PAGE),
        5,
        200,
    )
    yield Dimension("docx nested text boxes", "check_format", lambda n: _stored(_boxes(n) + PAGE), 4, 40)
    yield Dimension("docx parts", "check_format", _parts, 60, 490)
    yield Dimension(
        "docx relations",
        "check_format",
        lambda n: word(
            links="".join(relation(at, "header", f"h{at}.xml") for at in range(n)), compression=zipfile.ZIP_STORED
        ),
        500,
        15_000,
    )
    yield Dimension(
        "docx field codes",
        "check_format",
        _times("<w:r><w:instrText>a</w:instrText></w:r>", "<w:p>", "</w:p>"),
        500,
        24_000,
    )
    yield Dimension(
        "docx remote fields", "check_format", _times('<w:p><w:fldSimple w:instr="LINK a"/></w:p>'), 300, 24_000
    )
    yield Dimension("docx properties: combining marks", "check_format", _properties, 1000, 400_000)
    yield Dimension("docx names of parts", "check_format", _named, 50, 490)


def _sent(door: str) -> Iterator[Dimension]:
    """What the answer of a page has to show."""
    yield Dimension(f"docx findings at {door}", door, _times("<w:p><w:r><w:t>a  b (c )</w:t></w:r></w:p>"), 100, 16_000)
    yield Dimension(f"docx paragraphs at {door}", door, _times(LINE), 100, 16_000)
    yield Dimension(f"docx marks at {door}", door, _paragraphs(TEXTS["combining marks"]), 1000, 400_000)
    yield Dimension(f"docx number at {door}", door, _paragraphs(TEXTS["blanks in a number"]), 1000, 1_900_000)


def _properties(n: int) -> bytes:
    """A title in the core properties."""
    kind = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    title = f'<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">{TEXTS["combining marks"](n)}</dc:title>'
    parts: dict[str, str | bytes] = {
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{kind}">{title}</cp:coreProperties>'
    }
    return word(parts=parts, compression=zipfile.ZIP_STORED)


def _named(n: int) -> bytes:
    """Names that differ only in their capitals."""
    return word(parts={f"customXml/{'a' * 50}{at // 2}{'A' if at % 2 else 'a'}.xml": "<a/>" for at in range(n)})


_PERIODS = ("POST /api/v1/periods/year-report", "POST /van-ban-ca-ky", "POST /ke-hoach-nam")
_COLLECTED = ("POST /api/v1/collections", "POST /tong-hop-thang")


def _carried() -> Iterator[Dimension]:
    """The doors that look for a dossier inside."""
    reading = "POST /api/v1/dossiers/open"
    for door in (reading, "POST /api/v1/reviews", "POST /bao-cao-nam", *_PERIODS, *_COLLECTED):
        yield Dimension(f"zip at {door}: dossiers", door, _dossiers, 5, 400)
        yield Dimension(f"docx opened at {door}: paragraphs", door, _times(LINE), 200, 16_000)
        yield Dimension(f"docx opened at {door}: parts", door, _parts, 60, 490)
        yield Dimension(
            f"zip at {door}: files", door, lambda n: _zip({f"{at}.json": b"{}" for at in range(n)}), 100, 15_000
        )
        yield Dimension(
            f"zip at {door}: files of nothing", door, lambda n: _zip({f"{at}.txt": b"" for at in range(n)}), 100, 10_000
        )
        yield Dimension(
            f"zip at {door}: large file",
            door,
            lambda n: _zip({"a.json": b'{"tasks":[' + b"{}," * n + b"1]}"}),
            5000,
            600_000,
        )
        yield Dimension(
            f"zip at {door}: papers", door, lambda n: _zip({f"{at}.docx": word() for at in range(n)}), 10, 400
        )


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _dossiers(n: int) -> bytes:
    """The meetings of so many cells."""
    least = json.loads((ROOT / "samples" / "minimal.json").read_bytes())
    made = {f"{at}.json": {**least, "org": {**least["org"], "cell_name": f"Chi bộ {at}"}} for at in range(n)}
    return _zip({name: json.dumps(one).encode() for name, one in made.items()})
