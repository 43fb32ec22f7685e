"""What a browser, or somebody who pretends to be one, posts to the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from tests.cost.dimensions import Dimension
from tests.cost.doors import multipart
from tests.cost.json_inputs import _bytes
from tests.cost.texts import TEXTS, every

Fields = dict[str, str]

_BASE: Fields = {
    "org-superior_name": "Đảng bộ phường Chiềng Cơi",
    "org-cell_name": "Chi bộ bản Sàng",
    "org-place_name": "Chiềng Cơi",
    "meeting-period": "2026-12",
    "meeting-start_at": "2026-12-24T19:30",
    "meeting-place": "Nhà văn hoá bản Sàng",
    "agenda_items-0-content": "Tuyên bố lý do",
    "issuance-agenda-signer": "Lò Văn Xuân",
    "issuance-agenda-sign_role": "Bí thư",
    "want": "minutes",
}


def _form(fields: Callable[[int], Fields]) -> Callable[[int], bytes]:
    return lambda n: urlencode(_BASE | fields(n)).encode()


def _rows(block: str, field: str, text: str = "a") -> Callable[[int], Fields]:
    return lambda n: {f"{block}-{row}-{field}": text for row in range(n)}


def dimensions() -> Iterator[Dimension]:
    """Every dimension of the forms."""
    for kind, text in every().items():
        long = 250_000 // max(1, len(urlencode({"": text(10)})) // 10)
        for place in ("meeting-start_at", "org-cell_name", "conclusion-grounds"):
            if place == "org-cell_name" and kind not in ("combining marks", "pieces"):
                continue
            make = _form(lambda n, place=place, text=text: {place: text(n)})  # type: ignore[misc]
            n, least = (30, 12) if kind == "pieces" else (1000, 31 if kind == "combining marks" else 1)
            yield Dimension(f"form {place}: {kind}", "POST / form", make, n, long, least)
    marks = TEXTS["combining marks"]
    for path in ("/soat-ho-so", "/xem-nhanh/minutes"):
        yield Dimension(
            f"form {path}: combining marks",
            f"POST {path} form",
            _form(lambda n: {"meeting-start_at": marks(n)}),
            1000,
            80_000,
        )
        yield Dimension(
            f"form {path}: moment",
            f"POST {path} form",
            _form(lambda n: {"meeting-start_at": TEXTS["blanks in a moment"](n)}),
            1000,
            400_000,
        )
        yield Dimension(f"form rows at {path}", f"POST {path} form", _form(_rows("tasks", "work")), 30, 18_000)
    yield Dimension("form name of rows of rows", "POST / form", lambda n: ("x" + "-1" * n + "=").encode(), 500, 900_000)
    yield Dimension(
        "form names of rows of rows",
        "POST / form",
        _form(lambda n: {f"x{at}" + "-1" * 20: "" for at in range(n)}),
        500,
        18_000,
    )
    yield Dimension("form fields", "POST / form", _form(lambda n: {f"x{at}": "1" for at in range(n)}), 1000, 150_000)
    yield Dimension("form fields of one name", "POST / form", lambda n: b"&".join([b"want=minutes"] * n), 1000, 140_000)
    yield Dimension("form ampersands", "POST / form", lambda n: b"&" * n, 10_000, 1_900_000)
    yield Dimension("form percents", "POST / form", lambda n: b"org-cell_name=" + b"%41" * n, 10_000, 600_000)
    for block, field in (
        ("tasks", "work"),
        ("agenda_items", "content"),
        ("members", "full_name"),
        ("attendance", "state"),
        ("discussion", "content"),
        ("commendations", "name"),
        ("votes", "subject"),
        ("distributions", "to"),
    ):
        yield Dimension(f"form rows of {block}", "POST / form", _form(_rows(block, field)), 30, 18_000)
    yield Dimension("form rows without a word", "POST / form", _form(_rows("tasks", "work", "")), 30, 18_000)
    yield Dimension(
        "form rows to look at",
        "POST / form",
        _form(lambda n: {"do": "look:"} | _rows("tasks", "work", "")(n)),
        60,
        18_000,
    )
    yield Dimension(
        "form rows moved",
        "POST / form",
        _form(lambda n: {"do": "down:tasks-0"} | _rows("tasks", "work")(n)),
        60,
        18_000,
    )
    yield Dimension("form wide target", "POST / form", _form(lambda n: {"do": "add:" + "tasks-" * n}), 1000, 300_000)
    yield Dimension(
        "form everybody present", "POST / form",
        _form(lambda n: {"do": "attend:attendance"} | _rows("members", "full_name", "Lò Văn A")(n)), 30, 18_000,
    )  # fmt: skip
    yield Dimension(
        "form members of one name", "POST / form", _form(_rows("members", "full_name", "Lò Văn A")), 30, 18_000
    )
    yield Dimension("form lines", "POST / form", _form(lambda n: {"review-done": "a\n" * n}), 1000, 400_000, 600)
    yield Dimension(
        "form people", "POST / form", _form(lambda n: {"tasks-0-work": "a", "tasks-0-leads": "a;" * n}), 1000, 400_000
    )
    yield Dimension("form wants", "POST / form", _form(lambda n: {"want": "x" * n}), 10_000, 1_900_000)
    yield Dimension(
        "form parts",
        "POST / multipart",
        lambda n: multipart(b"", "", **{f"x{at}": b"1" for at in range(n)}),
        500,
        19_000,
    )
    yield Dimension(
        "form file name: combining marks",
        "POST / multipart",
        lambda n: multipart(b"{}", marks(n), do=b"open"),
        100,
        60_000,
    )
    yield Dimension("form headers of a part", "POST / multipart", _many_headers, 100, 60_000)
    yield Dimension(
        "form lines that are nearly a boundary",
        "POST / multipart",
        lambda n: multipart(b"\r\n--b0undar" * n, "a.json", do=b"open"),
        2000,
        170_000,
    )
    yield Dimension(
        "form line ends in a file",
        "POST / multipart",
        lambda n: multipart(b"\r\n" * n, "a.json", do=b"open"),
        10_000,
        900_000,
    )
    yield Dimension(
        "form file opened: rows",
        "POST / multipart",
        lambda n: multipart(_bytes({"tasks": [{"work": "a"}] * n}), "a.json", do=b"open"),
        60,
        100_000,
    )
    yield Dimension(
        "form file opened: members",
        "POST / multipart",
        lambda n: multipart(
            _bytes(
                {
                    "members": [{"full_name": f"A{at}"} for at in range(n)],
                    "attendance": [{"member": f"A{at}"} for at in range(n)],
                }
            ),
            "a.json",
            do=b"open",
        ),
        60,
        500,
    )
    yield Dimension(
        "form file opened: marks",
        "POST / multipart",
        lambda n: multipart(_bytes({"org": {"cell_name": marks(n)}}), "a.json", do=b"open"),
        1000,
        400_000,
    )
    yield Dimension(
        "form files opened",
        "POST / multipart",
        lambda n: (
            b"".join(multipart(b"{}", "a.json").removesuffix(b"--b0undary--\r\n") for _ in range(n))
            + multipart(b"", "", do=b"open")
        ),
        100,
        15_000,
        2,
    )
    for path, door in (
        ("/hang-loat", "POST /hang-loat form"),
        ("/kiem-tra-the-thuc", "POST /kiem-tra-the-thuc form"),
        ("/bao-cao-nam", "POST /bao-cao-nam form"),
        ("/van-ban-ca-ky", "POST /van-ban-ca-ky form"),
        ("/ke-hoach-nam", "POST /ke-hoach-nam form"),
    ):
        yield Dimension(
            f"form carried at {path}", door, lambda n: b"kind=minutes&name=a&carried=" + b"QUFB" * n, 5000, 490_000
        )
        yield Dimension(
            f"form escapes between letters at {path}", door, lambda n: b"name=" + "ạ%41".encode() * n, 5000, 330_000
        )
        yield Dimension(f"form bytes at {path}", door, lambda n: b"name=" + b"\xba" * n, 5000, 1_900_000)
        yield Dimension(
            f"form name at {path}: combining marks",
            door,
            lambda n: urlencode(
                {"kind": "minutes", "carried": "QUFB", "name": marks(n), "want": "fix", "year": "2026"}
            ).encode(),
            1000,
            120_000,
        )
        yield Dimension(
            f"form fields at {path}", door, _form(lambda n: {f"x{at}": "1" for at in range(n)}), 1000, 150_000
        )
    for path in (
        "/api/v1/format-checks",
        "/kiem-tra-the-thuc",
        "/api/v1/batches/minutes",
        "/hang-loat",
        "/api/v1/reviews",
        "/bao-cao-nam",
        "/api/v1/collections",
        "/tong-hop-thang",
        "/van-ban-ca-ky",
        "/ke-hoach-nam",
        "/api/v1/dossiers/open",
    ):
        yield Dimension(
            f"form file name at {path}: combining marks",
            f"POST {path} multipart",
            lambda n: multipart(b"PK", marks(n), kind=b"minutes"),
            100,
            60_000,
        )
        yield Dimension(
            f"form parts at {path}",
            f"POST {path} multipart",
            lambda n: multipart(b"PK", "a", **{f"x{at}": b"1" for at in range(n)}),
            500,
            19_000,
        )
    yield Dimension(
        "query: combining marks", "GET query", lambda n: ("/api/v1/kinds?lang=" + "%CC%81%CC%A3" * n).encode(), 100, 600
    )
    yield Dimension(
        "query: fields", "GET query", lambda n: ("/?" + "&".join(f"a{at}=1" for at in range(n))).encode(), 100, 1000
    )
    yield Dimension("query: steps of an address", "GET query", lambda n: ("/api/v1" + "/a" * n).encode(), 100, 3000)


def _many_headers(n: int) -> bytes:
    headers = "".join(f"X-{at}: a\r\n" for at in range(n))
    return f"--b0undary\r\nContent-Disposition: form-data; name=a\r\n{headers}\r\n\r\n--b0undary--\r\n".encode()
