"""Tables: CSV in the encodings that offices have, and workbooks, whose zips hold more than their bytes tell."""

from __future__ import annotations

import io
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from tests.cost.dimensions import Dimension
from tests.cost.texts import TEXTS, every

_CSV = "POST /api/v1/batches/minutes"
_PAGE = "POST /hang-loat"
_BOOK = "POST /api/v1/batches/all"
_HEAD = {
    "Đảng bộ cấp trên trực tiếp": "Đảng bộ phường Chiềng Cơi",
    "Tên chi bộ": "Chi bộ bản Mòng",
    "Mã chi bộ": "ban-mong",
    "Địa danh": "Chiềng Cơi",
    "Mã đảng viên": "nguyen-van-an",
    "Họ và tên": "Nguyễn Văn An",
    "Kỳ sinh hoạt": "11/2026",
    "Bắt đầu": "24/11/2026 19:30",
    "Kết thúc": "24/11/2026 21:15",
    "Địa điểm": "Nhà văn hoá",
    "Chủ trì": "Nguyễn Văn An",
    "Thư ký": "Nguyễn Văn An",
    "Đảng viên": "Nguyễn Văn An",
    "Điểm danh": "có mặt",
    "Nội dung kết luận": "Một",
}
HEADINGS = ",".join(_HEAD)


def _row(**cells: str) -> str:
    quoted = {name: '"' + text.replace('"', '""') + '"' for name, text in (_HEAD | cells).items()}
    return ",".join(quoted[name] for name in _HEAD)


def _csv(*rows: str, encoding: str = "utf-8") -> bytes:
    return "\n".join([HEADINGS, *rows]).encode(encoding)


def _cell(name: str, text: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda n: _csv(_row(**{name: text(n)}))


def _meetings(n: int) -> bytes:
    return _csv(*(_row(**{"Tên chi bộ": f"Chi bộ {cell}", "Mã chi bộ": f"cb-{cell}"}) for cell in range(n)))


def _unlike(*names: str) -> Callable[[int], bytes]:
    """Rows of one meeting that differ in those columns."""
    return lambda n: _csv(*(_row(**dict.fromkeys(names, f"Một {at}")) for at in range(n)))


def _strange(n: int) -> bytes:
    """A table with as many columns of which nobody knows what they are."""
    headings = ",".join(f"Việc lạ {at}" for at in range(n))
    return f"{HEADINGS},{headings}\n{_row()}{',một' * n}".encode()


def _told(n: int) -> bytes:
    """As many headings that a person says the meaning of."""
    told = {f"heading-{at}": f"Việc lạ {at}" for at in range(n)} | {f"means-{at}": "org.cell_name" for at in range(n)}
    carried = b64encode(_strange(n)).decode()
    return urlencode({"kind": "minutes", "name": "bang.csv", "carried": carried} | told).encode()


def _csv_dimensions() -> Iterator[Dimension]:
    for kind, text in every().items():
        long = 900_000 // max(1, len(text(10).encode()) // 10)
        for name in ("Bắt đầu", "Nội dung kết luận", "Kỳ sinh hoạt", "Điểm danh", "Họ và tên"):
            if name in ("Kỳ sinh hoạt", "Điểm danh", "Họ và tên") and kind not in ("combining marks", "pieces"):
                continue
            n, least = (100, 60) if kind == "pieces" else (1000, 1)
            yield Dimension(f"CSV cell {name}: {kind}", _CSV, _cell(name, text), n, long, least)
    marks = TEXTS["combining marks"]
    cp1258 = b"a" + b"\xec\xf2"  # acute, dot below
    yield Dimension(
        "CSV heading: combining marks",
        _CSV,
        lambda n: (HEADINGS + "," + marks(n) + "\n" + _row()).encode(),
        1000,
        400_000,
    )
    yield Dimension(
        "CSV in cp1258: combining marks",
        _CSV,
        lambda n: HEADINGS.encode("ascii", "ignore") + b"\n" + cp1258 + b"\xf2\xec" * n + b"\xff",
        1000,
        900_000,
    )
    yield Dimension("CSV page: headings that it asks about", _PAGE, _strange, 100, 10_000)
    yield Dimension("CSV page: headings told", "POST /hang-loat form", _told, 100, 5_000)
    yield Dimension("CSV page: combining marks", _PAGE, _cell("Bắt đầu", marks), 1000, 300_000)
    yield Dimension(
        "CSV rows of one cell",
        _CSV,
        lambda n: _csv(*(_row(**{"Nội dung kết luận": str(at)}) for at in range(n))),
        120,
        7000,
        60,
    )
    marked = "POST /api/v1/periods/rating-list table"
    yield Dimension("CSV meetings of a period", marked, _meetings, 50, 500)
    yield Dimension("CSV meetings of a period, too many", marked, _meetings, 600, 7000)
    yield Dimension("CSV meetings of a month", "POST /api/v1/collections table", _meetings, 50, 500)
    for door in (_CSV, marked, "POST /api/v1/collections table"):
        yield Dimension(f"CSV rows of a letter at {door}", door, lambda n: _csv(_row(), *["a"] * n), 500, 39_000)
        yield Dimension(
            f"CSV rows of a letter at {door}, too many", door, lambda n: _csv(_row(), *["a"] * n), 60_000, 900_000
        )
    yield Dimension("CSV identical rows", _CSV, lambda n: _csv(*[_row()] * n), 60, 7000, 2)
    short = b"a,b,c,d,e,f,11/2026,24/11/2026 19:30\n"
    yield Dimension("CSV identical short rows", _CSV, lambda n: f"{HEADINGS}\n".encode() + short * n, 500, 50_000)
    for name, paths in (("rows", ("Địa danh", "Chủ trì")), ("cells", ("Địa danh",))):
        yield Dimension(f"CSV {name} that contradict each other", _CSV, _unlike(*paths), 120, 5000)
    yield Dimension(
        "CSV rows of many cells",
        _CSV,
        lambda n: _csv(*(_row(**{"Mã chi bộ": f"c{at}", "Tên chi bộ": f"Chi bộ {at}"}) for at in range(n))),
        30,
        8000,
    )
    yield Dimension(
        "CSV cells in turn",
        _CSV,
        lambda n: _csv(*(_row(**{"Mã chi bộ": f"c{at % 2}"}) for at in range(n))),
        60,
        7000,
        3,
    )
    yield Dimension(
        "CSV faulty rows",
        _CSV,
        lambda n: _csv(*(_row(**{"Mã chi bộ": f"c{at}", "Bắt đầu": "x"}) for at in range(n))),
        30,
        8000,
    )
    yield Dimension(
        "CSV rows without their marks",
        _CSV,
        lambda n: _csv(*(_row(**{"Họ và tên": "Nguy?n"}) for _ in range(n))),
        60,
        7000,
    )
    yield Dimension("CSV wide rows", _CSV, lambda n: _csv(*[_row() + ",x"] * n), 60, 7000)
    yield Dimension("CSV repeated headings", _CSV, lambda n: (HEADINGS + ",Địa danh" * n).encode(), 500, 150_000)
    yield Dimension("CSV ambiguous headings", _CSV, lambda n: (HEADINGS + ",Ghi chú" * n).encode(), 500, 150_000)
    yield Dimension(
        "CSV unknown headings",
        _CSV,
        lambda n: (HEADINGS + "".join(f",Cột {at}" for at in range(n))).encode(),
        500,
        150_000,
    )
    yield Dimension("CSV long heading", _CSV, lambda n: (HEADINGS + "," + "Địa danh " * n).encode(), 500, 90_000)
    yield Dimension(
        "CSV columns without a heading", _CSV, lambda n: (HEADINGS + "," * n + "\n" + _row()).encode(), 2000, 1_800_000
    )
    yield Dimension("CSV lines of a cell", _CSV, _cell("Nội dung kết luận", lambda n: "a\n" * n), 500, 400_000)
    yield Dimension(
        "CSV members in lines",
        _CSV,
        lambda n: _csv(
            _row(
                **{
                    "Họ và tên": "\n".join(f"A{at}" for at in range(n)),
                    "Mã đảng viên": "\n".join(f"a{at}" for at in range(n)),
                }
            )
        ),
        100,
        100_000,
    )
    yield Dimension(
        "CSV uneven lines",
        _CSV,
        lambda n: _csv(_row(**{"Họ và tên": "A\n" * n, "Mã đảng viên": "a\n" * (n // 2)})),
        100,
        200_000,
    )
    yield Dimension("CSV open quote", _CSV, lambda n: (HEADINGS + '\n"' + "a\n" * n).encode(), 2000, 900_000)
    yield Dimension("CSV quotes", _CSV, lambda n: (HEADINGS + "\n" + '""' * n).encode(), 2000, 900_000)
    yield Dimension("CSV blank lines", _CSV, lambda n: (HEADINGS + "\n" * n + _row()).encode(), 5000, 1_800_000, 100)
    yield Dimension("CSV in UTF-16", _CSV, lambda n: _csv(*[_row()] * n, encoding="utf-16"), 60, 4000, 2)


# ------------------------------------------------------------------------------------------------------ workbooks

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def _zip(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _xlsx(
    sheet: str, *, shared: str = "", part: str = "worksheets/sheet1.xml", sheets: int = 1, title: str = "s"
) -> bytes:
    """A workbook of `sheets` sheets that all name one part."""
    names = "".join(f'<sheet name="{title}{n}" sheetId="{n + 1}" r:id="rId1"/>' for n in range(sheets))
    links = f'<Relationship Id="rId1" Type="{_DOC}/worksheet" Target="{part}"/>'
    links += f'<Relationship Id="rId2" Type="{_DOC}/sharedStrings" Target="sharedStrings.xml"/>'
    return _zip(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml" '
            'ContentType="application/xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_DOC}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOC}"><sheets>{names}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELS}">{links}</Relationships>',
            f"xl/{part}": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
            **({"xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>'} if shared else {}),
        }
    )


def _inline(text: str, place: str = "") -> str:
    return f'<c t="inlineStr"{place}><is><t>{text}</t></is></c>'


_TITLES = "<row>" + "".join(map(_inline, _HEAD)) + "</row>"


def _letters(number: int) -> str:
    """The letters of a column, counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _far(quote: str, part: str = "worksheets/sheet1.xml") -> Callable[[int], bytes]:
    """A cell at the end of row and column n."""
    return lambda n: _xlsx(
        f"{_TITLES}<row><c r={quote}{_letters(min(n, 16384))}{min(n, 1048576)}{quote}><v>1</v></c></row>", part=part
    )


def _strings(n: int) -> bytes:
    return _xlsx(_TITLES, shared="<si><t>a</t></si>" * n)


def _shown(n: int) -> bytes:
    """One long shared string, shown n times."""
    cells = '<c t="s"><v>0</v></c>' * n
    return _xlsx(f"{_TITLES}<row>{cells}</row>", shared=f"<si><t>{'a' * 20_000}</t></si>")


def _declared(n: int) -> bytes:
    """A table of strings that says how many it holds, and lies."""
    made = _zip_parts(_xlsx(_TITLES, shared="<si><t>a</t></si>"))
    made["xl/sharedStrings.xml"] = made["xl/sharedStrings.xml"].replace(
        b"<sst ", f'<sst count="{n}" uniqueCount="{n}" '.encode()
    )
    made["xl/worksheets/sheet1.xml"] = made["xl/worksheets/sheet1.xml"].replace(
        b"<sheetData>", f'<dimension ref="A1:{_letters(min(n, 16384))}{min(n, 1048576)}"/><sheetData>'.encode()
    )
    return _zip({**made})


def _zip_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _ods(rows: str, tables: int = 1) -> bytes:
    office, kind = "urn:oasis:names:tc:opendocument:xmlns:", _ODS
    table = "".join(f'<table:table table:name="s{n}">{rows}</table:table>' for n in range(tables))
    return _zip(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{office}manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
            "content.xml": f'<office:document-content xmlns:office="{office}office:1.0" '
            f'xmlns:table="{office}table:1.0" xmlns:text="{office}text:1.0">'
            f"<office:body><office:spreadsheet>{table}</office:spreadsheet>"
            "</office:body></office:document-content>",
        }
    )


def _ods_cell(text: str = "a", repeated: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{repeated}><text:p>{text}</text:p></table:table-cell>'


def _ods_rows(n: int) -> bytes:
    head = "".join(map(_ods_cell, _HEAD))
    return _ods(
        f"<table:table-row>{head}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="{n}">{_ods_cell() * 20}</table:table-row>'
    )


def _ods_columns(n: int) -> bytes:
    repeated = f' table:number-columns-repeated="{n}"'
    head = "".join(map(_ods_cell, _HEAD))
    return _ods(f"<table:table-row>{head}{_ods_cell('a', repeated)}</table:table-row>")


def _xls(n: int) -> bytes:
    """A workbook in the old form whose one sheet has a number in its last row and column."""
    from tests.cost.old_workbook import workbook

    return workbook(rows=min(n, 65_535), columns=256)


def _workbook_dimensions() -> Iterator[Dimension]:
    marks = TEXTS["combining marks"]
    yield Dimension("xlsx far cell in double quotes", _BOOK, _far('"'), 500, 16_384)
    yield Dimension("xlsx far cell in single quotes", _BOOK, _far("'"), 500, 16_384)
    yield Dimension("xlsx far cell on a sheet elsewhere", _BOOK, _far('"', "sheet.xml"), 500, 16_384)
    yield Dimension("xlsx far cell at the page", _PAGE, _far("'"), 500, 16_384)
    yield Dimension("xlsx shared strings", _BOOK, _strings, 10_000, 6_000_000)
    yield Dimension("xlsx one string shown often", _BOOK, _shown, 500, 100_000)
    yield Dimension("xlsx declared counts", _BOOK, _declared, 2000, 1_000_000_000)
    yield Dimension(
        "xlsx sheets of one part",
        _BOOK,
        lambda n: _xlsx(_TITLES + "<row><c><v>1</v></c></row>" * 100, sheets=n),
        50,
        20_000,
    )
    yield Dimension("xlsx rows", _BOOK, lambda n: _xlsx(_TITLES + f"<row>{_inline('a') * 15}</row>" * n), 500, 60_000)
    yield Dimension("xlsx blank rows", _BOOK, lambda n: _xlsx(_TITLES + "<row/>" * n), 5000, 1_000_000)
    yield Dimension(
        "xlsx cells of a row", _BOOK, lambda n: _xlsx(f"{_TITLES}<row>{'<c><v>1</v></c>' * n}</row>"), 2000, 1_000_000
    )
    yield Dimension(
        "xlsx cell: combining marks",
        _BOOK,
        lambda n: _xlsx(_TITLES + "<row>" + _inline(marks(n)) * 15 + "</row>"),
        200,
        100_000,
    )
    yield Dimension(
        "xlsx heading: combining marks",
        _BOOK,
        lambda n: _xlsx("<row>" + "".join(map(_inline, _HEAD)) + _inline(marks(n)) + "</row>"),
        500,
        500_000,
    )
    yield Dimension(
        "xlsx title: combining marks", _BOOK, lambda n: _xlsx(_TITLES, title=marks(n), sheets=2), 500, 500_000
    )
    yield Dimension(
        "xlsx moment",
        _BOOK,
        lambda n: _xlsx(_TITLES + "<row>" + _inline(TEXTS["blanks in a moment"](n)) * 15 + "</row>"),
        200,
        400_000,
    )
    yield Dimension(
        "xlsx parts",
        _BOOK,
        lambda n: _zip(dict.fromkeys((f"xl/worksheets/s{at}.xml" for at in range(n)), "")),
        1000,
        15_000,
    )
    yield Dimension("ods rows repeated", _BOOK, _ods_rows, 2000, 1_048_576)
    yield Dimension("ods columns repeated", _BOOK, _ods_columns, 2000, 1_000_000_000)
    yield Dimension(
        "ods rows", _BOOK, lambda n: _ods(f"<table:table-row>{_ods_cell() * 20}</table:table-row>" * n), 500, 30_000
    )
    yield Dimension("ods tables", _BOOK, lambda n: _ods("<table:table-row/>", n), 500, 100_000)
    yield Dimension("xls far cell", _BOOK, _xls, 4000, 65_535)


def dimensions() -> Iterator[Dimension]:
    """Every dimension of a table."""
    yield from _csv_dimensions()
    yield from _workbook_dimensions()
