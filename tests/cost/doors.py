"""Every way in for a stranger's bytes, by name: what an HTTP request carries, a file, a template."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from flask import Flask

from service.config import Settings
from service.errors import SinhhoatError
from service.format_check import check_format
from service.format_check.annotate import annotate
from service.format_check.fix import fix
from service.intake import read_json
from service.kinds import catalogue
from service.tables import open_table
from service.tables.blank_tables import columns_for, needs_of
from service.template import compile_template
from service.web import create_app
from tests.cost.patterns import attacks, told

Door = Callable[[bytes], object]

_MINUTES, _FORM, _BOUNDARY = 3600, "application/x-www-form-urlencoded", "b0undary"
# Routes that take nothing but an address: what they cost does not depend on the one who asks.
WITHOUT_INPUT = frozenset({"GET", "HEAD", "OPTIONS"})


@cache
def application() -> Flask:
    """The service as it is served, but patient: under an instrument that counts each instruction a second is short."""
    return create_app(Settings(timeout=_MINUTES))


@cache
def _kinds() -> catalogue.Catalogue:
    return catalogue.load(Settings().template_folders, "minutes")


def multipart(data: bytes, name: str = "tep", **fields: bytes) -> bytes:
    """A form with one file (`name` empty: without) and further fields, as a browser sends it."""
    parts = [_part(f'name="file"; filename="{name}"', data)] if name else []
    parts += [_part(f'name="{key}"', value) for key, value in fields.items()]
    return b"".join(parts) + f"--{_BOUNDARY}--\r\n".encode()


def _part(disposition: str, data: bytes) -> bytes:
    return f"--{_BOUNDARY}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n".encode() + data + b"\r\n"


def _post(path: str, data: bytes, media_type: str, **headers: str) -> int:
    """Send it; the answer is read to its end, as whoever asked would."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = application().test_client().post(path, data=data, content_type=media_type, headers=named)
    if answer.status_code >= 500:
        raise AssertionError(f"{path}: {answer.status_code} {answer.text[:300]}")
    return len(answer.get_data())


def _upload(path: str, data: bytes, name: str = "tep", **fields: bytes) -> int:
    return _post(path, multipart(data, name, **fields), f"multipart/form-data; boundary={_BOUNDARY}")


def _as_it_is(path: str, data: bytes) -> int:
    """A multipart body that the maker wrote."""
    return _post(path, data, f"multipart/form-data; boundary={_BOUNDARY}")


def _packed(path: str, data: bytes) -> int:
    return _post(path, gzip.compress(data), "application/json", Content_Encoding="gzip")


def _refusing(take: Door, data: bytes) -> object:
    """A door in Python: what it refuses costs as well."""
    try:
        return take(data)
    except SinhhoatError as refused:
        return refused.problems


def _table(data: bytes) -> int:
    columns = columns_for(_kinds())
    table = open_table(data, "bang", columns, needs_of(_kinds(), "minutes", columns))
    return sum(1 for group in table.groups() for _ in group)


_PAGES = (
    "/", "/hang-loat", "/kiem-tra-the-thuc", "/tong-hop-thang", "/bao-cao-nam", "/van-ban-ca-ky", "/ke-hoach-nam",
    "/mau-van-ban",
)  # fmt: skip


def _doors() -> Iterator[tuple[str, Door]]:
    for path in ("documents/minutes", "documents/agenda", "dossiers", "dossiers/next", "checks", "plans"):
        yield f"POST /api/v1/{path}", partial(_post, f"/api/v1/{path}", media_type="application/json")
        yield f"POST /api/v1/{path} gzip", partial(_packed, f"/api/v1/{path}")
    yield (
        "POST /api/v1/documents/minutes?strict=1",
        partial(_post, "/api/v1/documents/minutes?strict=1", media_type="application/json"),
    )
    for path, name in (
        ("/api/v1/dossiers/open", "bien-ban.docx"),
        ("/api/v1/reviews", "ho-so.zip"),
        ("/bao-cao-nam", "ho-so.zip"),
        ("/api/v1/collections", "ho-so.zip"),
        ("/tong-hop-thang", "ho-so.zip"),
        ("/api/v1/periods/year-report", "ho-so.zip"),
        ("/api/v1/format-checks", "van-ban.docx"),
        ("/kiem-tra-the-thuc", "van-ban.docx"),
        ("/api/v1/template-checks", "mau.docx"),
        ("/api/v1/template-checks?annotate=1", "mau.docx"),
        ("/api/v1/template-checks?preview=1", "mau.docx"),
        ("/mau-van-ban", "mau.docx"),
        ("/api/v1/batches/minutes", "bang.csv"),
        ("/api/v1/batches/all", "bang.xlsx"),
    ):
        yield f"POST {path}", partial(_upload, path, name=name)
        yield f"POST {path} multipart", partial(_as_it_is, path)
    yield "POST /nhap form", partial(_post, "/nhap", media_type=_FORM)
    yield "POST /api/v1/imports text", partial(_post, "/api/v1/imports", media_type="text/plain")
    yield "POST /api/v1/imports html", partial(_post, "/api/v1/imports", media_type="text/html")
    yield "POST /api/v1/imports file", partial(_upload, "/api/v1/imports", name="bien-ban.docx")
    yield "POST /hang-loat", partial(_upload, "/hang-loat", name="bang.csv", kind=b"minutes")
    yield "POST /hang-loat multipart", partial(_as_it_is, "/hang-loat")
    for path in (*_PAGES, "/soat-ho-so", "/xem-nhanh/minutes"):
        yield f"POST {path} form", partial(_post, path, media_type=_FORM)
    yield "POST / multipart", partial(_as_it_is, "/")
    yield "POST /van-ban-ca-ky", partial(_upload, "/van-ban-ca-ky", name="ho-so.zip", paper=b"year-report")
    for path in ("/van-ban-ca-ky", "/ke-hoach-nam"):
        yield f"POST {path} multipart", partial(_as_it_is, path)
    yield "POST /ke-hoach-nam", partial(_upload, "/ke-hoach-nam", name="bien-ban.docx")
    ratings = partial(_upload, "/api/v1/periods/rating-list?format=xlsx", name="bang.csv")
    yield "POST /api/v1/periods/rating-list table", ratings
    yield "POST /api/v1/collections table", partial(_upload, "/api/v1/collections?format=xlsx", name="bang.csv")
    # A longer first line is refused by the server (docs/operators.md) before the application sees it.
    yield "GET query", lambda data: application().test_client().get(data[:4094].decode(errors="ignore")).status_code
    for name, take in (
        ("read_json", read_json),
        ("open_table", _table),
        ("check_format", check_format),
        ("annotate", lambda data: annotate(data, check_format(data))),
        ("fix", fix),
        ("compile_template", lambda data: compile_template(data, name="mau.docx")),
    ):
        yield name, partial(_refusing, take)


def _patterns(data: bytes) -> None:
    """Not a door but what stands behind many: the use of a pattern on texts of so many letters."""
    use, letters = told(data)
    for text in attacks(use.pattern, letters):
        use.run(text)


PATTERN = "pattern"
DOORS: dict[str, Door] = {**dict(_doors()), PATTERN: _patterns}


def routes_with_input() -> dict[str, list[str]]:
    """The doors of each route of the service that takes a body, by the route's method and rule."""
    found: dict[str, list[str]] = {}
    for rule in application().url_map.iter_rules():
        for method in sorted((rule.methods or set()) - WITHOUT_INPUT):
            start = f"{method} {rule.rule}".partition("<")[0]
            found[f"{method} {rule.rule}"] = [name for name in DOORS if _is_of(name, start, rule.rule)]
    return found


def _is_of(door: str, start: str, rule: str) -> bool:
    address = " ".join(door.split()[:2]).partition("?")[0]
    return address.startswith(start) if "<" in rule else address == start


def warm() -> None:
    """Do once what only the first request pays for: compile the templates, fill the caches."""
    client: Any = application().test_client()
    for path in _PAGES:
        client.get(path)
    _kinds()
