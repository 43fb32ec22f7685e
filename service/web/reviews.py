"""The year of a cell or a commune on the web: the page ``/bao-cao-nam`` for people, ``/api/v1/reviews`` for programs.

Nothing is stored: the page of a report carries the dossiers that were read, so that the report can be had as a file.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request
from markupsafe import Markup

from service.dossier import Dossier
from service.errors import DossierRejected, FileRefused, Problem
from service.kinds.catalogue import Catalogue
from service.package import MAX_PACKAGE_BYTES, Archive
from service.package.office_zip import unpacked
from service.rules import Rulebook
from service.web.language import said
from service.web.operation import DOCX, FORM, UPLOADS, XLSX, Content, Parameter, operation
from service.web.problem_view import shown
from service.web.problems import Failure, refused
from service.web.request_bodies import only_multipart
from service.web.responses import attached, download
from service.year.history import gather, is_kept
from service.year.review import CellYear, as_document, as_page, as_parts, as_workbook, review

HTML = "text/html"
FORMATS = ("html", "xlsx", "docx")
_FORM_BYTES = 2**16  # what a form adds to the files that it carries
_FORMAT = Parameter("format", "html (mặc định), xlsx, hoặc docx (báo cáo mà một chi bộ ký).", {"enum": list(FORMATS)})
_YEARS = range(1900, 2101)
_YEAR = Parameter(
    "year", "Năm; mặc định là năm của hồ sơ mới nhất.", {"type": "integer", "minimum": 1900, "maximum": 2100}
)
_NOTHING = "Chưa có hồ sơ .json, văn bản .docx hay tệp .zip nào của các kỳ họp."


@dataclass(frozen=True, slots=True)
class Year:
    """The meetings in the files of one request, and the cells of the `year` that is shown, the weakest first."""

    dossiers: Sequence[Dossier]
    problems: Sequence[Problem]  # of the files that are left out
    year: int
    cells: list[CellYear]

    @property
    def others(self) -> list[int]:
        """The other years of which there are dossiers."""
        return sorted({one.meeting.period.year for one in self.dossiers} - {self.year}, reverse=True)

    @property
    def parts(self) -> Markup:
        """The report as HTML, written as a tree: what people typed is text in it."""
        return Markup(as_parts(self.cells))  # noqa: S704

    @property
    def carried(self) -> str:
        """The dossiers as the page carries them to the next request: a .zip of them, read like any other."""
        files = {f"{number}.json": _json(one) for number, one in enumerate(self.dossiers, 1)}
        return base64.b64encode(Archive(files).assemble({})).decode()


def api(kinds: Catalogue, book: Rulebook) -> Blueprint:
    """The route for programs; `kinds` are the papers of a year, `book` has the grades of marks."""
    routes = Blueprint("reviews", __name__)

    @routes.post("/reviews")
    @operation(
        "Báo cáo năm của chi bộ, hoặc của mọi chi bộ, từ các kỳ họp",
        takes=(Content(FORM, UPLOADS),),
        gives=(Content(HTML), Content(XLSX), Content(DOCX)),
        parameters=(_FORMAT, _YEAR),
        group="Kiểm tra",
        about="Mỗi tệp là một hồ sơ .json, một văn bản .docx đã làm, hoặc một .zip của chúng; tất cả lớn nhất 20 MB. "
        "Có tệp không đọc được thì không làm báo cáo; mọi tệp ấy được nêu một lần.",
    )
    def reviews() -> Response:
        _allow(MAX_PACKAGE_BYTES)
        only_multipart()
        wanted, year = _asked()
        try:
            found = _read_all(_uploaded(), year, book)
        except DossierRejected as error:
            return refused(error, 422)  # a file that is no JSON is one among others: the request itself was read
        if wanted == "docx" and len(found.cells) > 1:
            raise _parameter(
                f"Báo cáo .docx do một chi bộ ký, mà đây là {len(found.cells)} chi bộ; hãy lấy html hoặc xlsx.",
                f"A cell signs its .docx, and here are {len(found.cells)} cells; take html or xlsx.",
            )
        return _made(kinds, found, wanted)

    return routes


def page(kinds: Catalogue, book: Rulebook) -> Blueprint:
    """The page for people: choose files, read the report, take it as a file."""
    routes = Blueprint("review", __name__)

    @routes.get("/bao-cao-nam")
    def ask() -> str:
        return render_template("review.html")

    @routes.post("/bao-cao-nam")
    def answer() -> Response:
        _allow(MAX_PACKAGE_BYTES * 4 // 3)
        asked = request.form.get("year", "")
        found: Year | None = None
        problems: Sequence[Problem] = ()
        want, _, place = request.form.get("want", "").partition("-")
        try:
            found = _read(_uploaded() or _carried(), int(asked) if asked in map(str, _YEARS) else None, book)
            if want in FORMATS:
                return _made(kinds, found, want, place)
        except DossierRejected as error:
            problems = error.problems
        told = [shown(one) for one in problems or (found.problems if found else ())]
        return Response(render_template("review.html", found=found, problems=told), 422 if problems else 200)

    return routes


def _allow(size: int) -> None:
    """A year of papers may be larger than a dossier; it stays in memory."""
    request.max_content_length = request.max_form_memory_size = size + _FORM_BYTES


def _asked() -> tuple[str, int | None]:
    """The format and the year that the query asks for; raises `Failure`."""
    wanted, year = request.args.get("format", FORMATS[0]), request.args.get("year")
    if wanted not in FORMATS:
        raise _parameter(f"format chỉ nhận {', '.join(FORMATS)}.", f"format is one of {', '.join(FORMATS)}.")
    if year is not None and year not in map(str, _YEARS):
        raise _parameter("year là một năm, từ 1900 đến 2100.", "year is a year, 1900 to 2100.")
    return wanted, int(year) if year else None


def _parameter(vietnamese: str, english: str) -> Failure:
    return Failure(400, "parameter", said(vietnamese, english))


def _uploaded() -> list[tuple[str, bytes]]:
    """The chosen files with their names."""
    return [(one.filename[:200], one.read()) for one in request.files.getlist("file") if one.filename]


def _carried() -> list[tuple[str, bytes]]:
    """What the page of a report carries; nothing where it carries nothing, or something else."""
    try:
        carried = base64.b64decode(request.form.get("carried", ""), validate=True)
    except ValueError:
        return []
    return [("carried.zip", carried)] if carried else []


def _read(uploads: Sequence[tuple[str, bytes]], year: int | None, book: Rulebook) -> Year:
    """The meetings in `uploads`; raises `DossierRejected` where there is none of `year` (None: the newest)."""
    problems: list[Problem] = []
    dossiers, unread = gather(_files(uploads, problems))
    problems += unread
    year = year or max((one.meeting.period.year for one in dossiers), default=None)
    cells = review(map(book.graded, dossiers), year) if year else []
    if not year or not cells:
        nothing = Problem("no-dossier", "", f"Không có hồ sơ nào của năm {year}." if dossiers else _NOTHING)
        raise DossierRejected(problems or [nothing])
    return Year(dossiers, problems, year, cells)


def _read_all(uploads: Sequence[tuple[str, bytes]], year: int | None, book: Rulebook) -> Year:
    """The same where every file can be read; raises `DossierRejected` with the problems of all that cannot."""
    found = _read(uploads, year, book)
    if found.problems:
        raise DossierRejected(found.problems)
    return found


def _files(uploads: Sequence[tuple[str, bytes]], problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """Dossiers and papers, also those inside a .zip; `problems` hears of the others."""
    for name, content in uploads:
        try:
            inside = unpacked(content, name, is_kept)
        except FileRefused as error:
            problems.extend(error.problems)
            continue
        if inside is not None and not inside:
            problems.append(Problem("no-dossier", name, "Trong tệp .zip này không có tệp .json hay .docx nào."))
        yield from ((name, content),) if inside is None else inside


def _made(kinds: Catalogue, found: Year, wanted: str, place: str = "") -> Response:
    """The report as a file; as .docx that of the cell at `place`, counted from 0 (else of the first)."""
    if wanted == "docx":
        places = dict(zip(map(str, range(len(found.cells))), found.cells, strict=True))
        return attached(as_document(kinds, places.get(place, found.cells[0])))
    stem = f"bao-cao-nam-{found.year}"
    shown_name = f"Báo cáo năm {found.year}.{wanted}"
    if wanted == "xlsx":
        return download(as_workbook(found.cells, found.year), XLSX, f"{stem}.xlsx", shown_name)
    return download(as_page(found.cells, found.year), HTML, f"{stem}.html", shown_name)


def _json(dossier: Dossier) -> bytes:
    return json.dumps(dossier.plain(), ensure_ascii=False).encode()
