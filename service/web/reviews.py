"""The year of a cell or a commune on the web: ``/bao-cao-nam`` for people, ``/api/v1/reviews`` for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request
from markupsafe import Markup

from service.dossier import Dossier
from service.errors import DossierRejected, FileRefused, Problem
from service.kinds.catalogue import Catalogue
from service.package import Archive
from service.rules import Rulebook
from service.web.http_messages import Failure
from service.web.operation import DOCX, FORM, UPLOADS, XLSX, Content, Parameter, operation
from service.web.problem_view import shown
from service.web.problems import refused
from service.web.request_bodies import only_multipart
from service.web.responses import attached, download
from service.web.uploads import SentFile, empty_file, faults_of, form_files, takes_papers
from service.year.history import gather, within_archives
from service.year.period.paper import year_report
from service.year.review import CellYear, as_page, as_parts, as_workbook, review

HTML = "text/html"
FORMATS = ("html", "xlsx", "docx")
_WANTED = ("Chưa có hồ sơ", "tệp .json, văn bản .docx hoặc tệp .zip của các kỳ họp")
_FORMAT = Parameter(
    "format", "html (mặc định), xlsx, hoặc docx (báo cáo mà một chi bộ ký).", {"type": "string", "enum": list(FORMATS)}
)
_YEARS = range(1900, 2101)
_YEAR_SCHEMA = {"type": "integer", "minimum": _YEARS[0], "maximum": _YEARS[-1]}
_YEAR = Parameter("year", "Năm; mặc định là năm của hồ sơ mới nhất.", _YEAR_SCHEMA)
_NOTHING = "Chưa có hồ sơ .json, văn bản .docx hay tệp .zip nào của các kỳ họp."


@dataclass(frozen=True, slots=True)
class Year:
    """The meetings in the files of one request, and the cells of the year `number` that is shown, the weakest first."""

    dossiers: Sequence[Dossier]
    problems: Sequence[Problem]  # of the files that are left out
    number: int
    cells: list[CellYear]

    @property
    def others(self) -> list[int]:
        """The other years of which there are dossiers."""
        return sorted({dossier.meeting.period.year for dossier in self.dossiers} - {self.number}, reverse=True)

    @property
    def parts(self) -> Markup:
        """The report as HTML, written as a tree: what people typed is text in it."""
        return Markup(as_parts(self.cells))  # noqa: S704

    @property
    def file(self) -> SentFile:
        """The dossiers as the page carries them to its next request: a .zip of them, read like any other."""
        texts = (json.dumps(dossier.plain(), ensure_ascii=False) for dossier in self.dossiers)
        files = {f"{place}.json": text.encode() for place, text in enumerate(texts, 1)}
        return SentFile("ho-so.zip", Archive(files).assemble({}))


def api(kinds: Catalogue, book: Rulebook, series: Mapping[str, str]) -> Blueprint:
    """The route for programs; `kinds` are the papers of a year, `book` has the grades, `series` is that of meetings."""
    routes = Blueprint("reviews", __name__)

    @routes.post("/reviews")
    @takes_papers()
    @operation(
        "Báo cáo năm của chi bộ, hoặc của mọi chi bộ, từ các kỳ họp",
        takes=(Content(FORM, UPLOADS),),
        gives=(Content(XLSX), Content(DOCX), Content(HTML)),
        parameters=(_FORMAT, _YEAR),
        group="Kiểm tra",
        about="Mỗi tệp là một hồ sơ .json, một văn bản .docx đã làm, hoặc một .zip của chúng; tất cả lớn nhất 20 MB. "
        "Có tệp không đọc được thì không làm báo cáo; mọi tệp ấy được nêu một lần.",
    )
    def reviews() -> Response:
        only_multipart()
        wanted, year_wanted = _asked()
        try:
            year = _year_of(form_files(), year_wanted, book, series)
        except (DossierRejected, FileRefused) as error:
            return refused(error, 422)  # a file that is no JSON is one among others: the request itself was read
        if year.problems:
            return refused(DossierRejected(year.problems), 422)
        if wanted == "docx" and len(year.cells) > 1:
            raise Failure(
                400,
                "parameter",
                f"Báo cáo .docx do một chi bộ ký, mà đây là {len(year.cells)} chi bộ; hãy lấy html hoặc xlsx.",
                f"A cell signs its .docx, and here are {len(year.cells)} cells; take html or xlsx.",
            )
        return _made(kinds, year, wanted)

    return routes


def page(kinds: Catalogue, book: Rulebook, series: Mapping[str, str]) -> Blueprint:
    """The page for people: choose files, read the report, take it as a file."""
    routes = Blueprint("review", __name__)

    @routes.get("/bao-cao-nam")
    def ask() -> str:
        return render_template("review.html")

    @routes.post("/bao-cao-nam")
    @takes_papers(carried=True)
    def answer() -> Response:
        asked = request.form.get("year", "")
        want, _, place = request.form.get("want", "").partition("-")
        year: Year | None = None
        try:
            year = _year_of(form_files(), int(asked) if asked in map(str, _YEARS) else None, book, series)
            if want in FORMATS:
                return _made(kinds, year, want, place)
        except (DossierRejected, FileRefused) as error:
            return Response(_page(year, error.problems), 422)
        return Response(_page(year, year.problems))

    return routes


def _page(year: Year | None, problems: Sequence[Problem]) -> str:
    """The page with what could be read, as it carries it to its next request."""
    file = year.file if year else None
    carried = file.carried() if file else ""
    return render_template("review.html", year=year, problems=[*map(shown, problems)], file=file, carried=carried)


def _asked() -> tuple[str, int | None]:
    """The format and the year that the query asks for; raises `Failure`."""
    year = request.args.get("year")
    if year is not None and year not in map(str, _YEARS):
        raise Failure(400, "parameter", "year là một năm, từ 1900 đến 2100.", "year is a year, 1900 to 2100.")
    return _FORMAT.given(FORMATS[0]), int(year) if year else None


def _year_of(files: list[SentFile], number: int | None, book: Rulebook, series: Mapping[str, str]) -> Year:
    """The meetings in `files` of the year `number` (None: the newest).

    Raises `FileRefused` where there is no file, `DossierRejected` where no meeting of that year is in them.
    """
    if not files:
        raise FileRefused(faults_of(files, *_WANTED))
    problems: list[Problem] = []
    dossiers, unread = gather(_files(files, problems))
    problems += unread
    number = number or max((dossier.meeting.period.year for dossier in dossiers), default=None)
    cells = review(map(book.graded, dossiers), number, series) if number else []
    if not number or not cells:
        nothing = Problem("no-dossier", "", f"Không có hồ sơ nào của năm {number}." if dossiers else _NOTHING)
        raise DossierRejected(problems or [nothing])
    return Year(dossiers, problems, number, cells)


def _files(files: Sequence[SentFile], problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of dossiers and papers, also of those inside a .zip; what is wrong with others to `problems`."""
    problems.extend(empty_file(file) for file in files if not file.content)
    return within_archives(((file.name, file.content) for file in files if file.content), problems)


def _made(kinds: Catalogue, year: Year, wanted: str, place: str = "") -> Response:
    """The report as a file; as .docx that of the cell at `place`, counted from 0 (else of the first)."""
    if wanted == "docx":
        places = dict(zip(map(str, range(len(year.cells))), year.cells, strict=True))
        return attached(year_report(kinds, places.get(place, year.cells[0])))
    names = f"bao-cao-nam-{year.number}.{wanted}", f"Báo cáo năm {year.number}.{wanted}"
    if wanted == "xlsx":
        return download(as_workbook(year.cells, year.number), XLSX, *names)
    return download(as_page(year.cells, year.number), HTML, *names)
