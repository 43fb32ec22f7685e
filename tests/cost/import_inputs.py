"""What people already have, each with much of one thing: rosters, lines, pasted HTML, hand-typed papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.cost.dimensions import LARGEST, Dimension
from tests.hostile import PAGE, run, word

_TEXT, _HTML, _FILE = (f"POST /api/v1/imports {kind}" for kind in ("text", "html", "file"))
_HEAD = "STT\tHọ và tên\tNăm sinh\tChức vụ\tGhi chú\n"
_ROW = "1\tLò Văn An\t1980\tBí thư\tMiễn sinh hoạt\n"


def _text(begin: str, piece: str, end: str = "") -> Callable[[int], bytes]:
    return lambda n: (begin + piece * n + end).encode()


def _told(n: int) -> bytes:
    """A table of as many columns, each told to be another thing."""
    columns = "".join(f"&column-{at // 1000}-{at % 1000}=Ch%E1%BB%A9c+v%E1%BB%A5+%C4%90%E1%BA%A3ng" for at in range(n))
    return (
        f"do=read&into=members&pasted=H%E1%BB%8D+v%C3%A0+t%C3%AAn{'%09C' * n}%0AL%C3%B2+V%C4%83n+An{columns}".encode()
    )


def _paper(line: str, *before: str) -> Callable[[int], bytes]:
    head = "".join(f"<w:p>{run(text)}</w:p>" for text in ("CHI BỘ BẢN MÒNG", "BIÊN BẢN", *before))
    return lambda n: word(head + f"<w:p>{run(line)}</w:p>" * n + PAGE, compression=0)


def dimensions() -> Iterator[Dimension]:
    """All of them."""
    for name, door, make, n, piece in (
        ("import rows of a roster", _TEXT, _text(_HEAD, _ROW), 100, 4_900 * len(_ROW)),
        ("import columns of a roster", _TEXT, _text("Họ và tên", "\tCột", "\nLò Văn An"), 20, 4),
        ("import lines of a message", _TEXT, _text("", "- đ/c Lò Văn An (Bí thư), sn 1980\n"), 100, 40),
        ("import opinions", _TEXT, _text("", "Đ/c Lò Văn An: Nhất trí với dự thảo nghị quyết\n"), 100, 60),
        (
            "import paragraphs of an opinion",
            _TEXT,
            _text("Ý kiến:\nLò Văn An: Nhất trí\n", "và đề nghị làm sớm\n"),
            100,
            20,
        ),
        ("import one long line", _TEXT, _text("1. Lò Văn An ", "đề nghị, "), 400, 12),
        ("import one long name", _TEXT, _text("", "Lò Văn "), 400, 8),
        ("import rows of HTML", _HTML, _text("<table><tr><th>Họ và tên", "<tr><td>Lò Văn An", "</table>"), 100, 18),
        ("import depth of HTML", _HTML, _text("", "<div>", "Lò Văn An"), 100, 5),
        ("import tables in tables", _HTML, _text("", "<table><tr><td>"), 20, 15),
        ("import merged cells", _HTML, _text("<table>", "<tr><td colspan=99 rowspan=99>a"), 20, 32),
    ):
        yield Dimension(name, door, make, n, min(LARGEST // max(piece, 1), 4_000) if piece < 1000 else 4_000)
    yield Dimension(
        "import pasted into the page", "POST /nhap form", _text("pasted=", "L%C3%B2+V%C4%83n+An%0A"), 100, 2_000
    )
    yield Dimension("import columns told on the page", "POST /nhap form", _told, 100, 10_000)
    yield Dimension(
        "corrections taken on the page",
        "POST / form",
        _text("do=correct&org-cell_name=a", "&corrected=%5B%22tasks.0.work%22%2C%22a%22%2C%22b%22%5D"),
        100,
        10_000,
    )
    for name, line, *before in (
        ("opinion", "Đề nghị làm sớm", "III. THẢO LUẬN", "Lò Văn An: Nhất trí"),
        ("assessment", "Làm tốt việc dọn rác", "I. ĐÁNH GIÁ KẾT QUẢ THÁNG TRƯỚC", "Kết quả"),
        ("facts", "Vắng 02 đồng chí: Lò Văn An (ốm), Vì Văn Ba - đi làm xa"),
        ("tasks", "Giao đồng chí Lò Văn An dọn rác trước ngày 12/12"),
    ):
        yield Dimension(f"import lines of a paper: {name}", _FILE, _paper(line, *before), 50, 4_000)
