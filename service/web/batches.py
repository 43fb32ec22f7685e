"""Tables over the web: blank tables, the documents of a filled one as a .zip, and the page for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, render_template, request

from service.batch.streamed_zip import SentTable, received
from service.errors import CellProblem, Problem, SinhhoatError, TableRejected
from service.kinds.catalogue import Catalogue
from service.kinds.kind_folders import ALL
from service.rules import Rulebook
from service.tables import blank_tables
from service.tables.blank_tables import columns_for
from service.tables.remembered_columns import file_of
from service.vietnamese import slug
from service.web import batch_headings
from service.web.operation import FORM, UPLOAD, XLSX, ZIP, Content, Parameter, operation
from service.web.problem_view import printable
from service.web.problems import status_of
from service.web.request_bodies import body, wrong_type
from service.web.responses import download, named
from service.web.uploads import SentFile, faults_of, form_files, sent_files

SHOWN = 20  # problems that the page lists; all are in the answer of the API and of the command line
_SKIP = Parameter("skip-bad-rows", "1: bỏ qua dòng sai, làm những dòng đúng.")
_WANTED = ("Bảng", "tệp .csv hoặc .xlsx")
_ONLY_EXAMPLE = Problem(
    "no-rows",
    "",
    "Bảng mới chỉ có dòng ví dụ của bảng trống, chưa có chi bộ nào: hãy ghi dữ liệu của chi bộ mình đè lên dòng ấy, "
    "rồi chọn lại tệp.",
)
TOML = "application/toml"
_CSV_TYPES = ("text/csv", "application/csv", "application/vnd.ms-excel", "application/octet-stream", XLSX)


def api(catalogue: Catalogue, book: Rulebook) -> Blueprint:
    """The routes of the API over one catalogue."""
    routes = Blueprint("batches", __name__)

    @routes.get("/kinds/<kind>/columns.csv")
    @operation("Bảng trống của một loại, CSV", gives=(Content("text/csv"),), group="Bảng", is_open=True)
    def columns_csv(kind: str) -> Response:
        catalogue.kind(kind)
        return named(blank_tables.blank_csv(blank_tables.flat(catalogue, kind)), "text/csv", f"bang-{kind}.csv")

    @routes.get("/kinds/<kind>/columns.xlsx")
    @operation(
        "Bảng trống của một loại (hoặc all), Excel", gives=(Content(XLSX),), group="Bảng", is_open=True, with_all=True
    )
    def columns_xlsx(kind: str) -> Response:
        if kind != ALL:
            catalogue.kind(kind)
        return named(blank_tables.blank_xlsx(blank_tables.layout(catalogue, kind)), XLSX, f"bang-{kind}.xlsx")

    @routes.post("/batches/<kind>")
    @operation(
        "Văn bản của mọi chi bộ trong một bảng, trong một tệp .zip",
        takes=(Content(FORM, UPLOAD), *(Content(media_type) for media_type in _CSV_TYPES)),
        gives=(Content(ZIP),),
        parameters=(_SKIP,),
        group="Bảng",
        with_all=True,
        about="Mọi chỗ sai được nêu trước khi trả byte đầu tiên, kèm tệp, trang, dòng, cột. Trong .zip có report.csv.",
    )
    def batches(kind: str) -> Response:
        if kind != ALL:
            catalogue.kind(kind)
        file, skip = _sent_table(), _SKIP.is_on()
        return _zip(received(catalogue, book, kind, file.content, file.name), file, skip=skip)

    return routes


def page(catalogue: Catalogue, book: Rulebook) -> Blueprint:
    """The page `/hang-loat`: choose a table, look at how it was understood, download the .zip."""
    routes = Blueprint("batch-page", __name__)

    @routes.get("/hang-loat")
    def show() -> Response:
        return Response(_page(catalogue))

    @routes.post("/hang-loat")
    def make() -> Response:
        headings: dict[str, Any] = {}
        try:
            kind, file = _chosen(catalogue)
            choices = batch_headings.told(columns_for(catalogue))
            if request.form.get("action") == "columns":
                return named(file_of(choices, columns_for(catalogue)), TOML, "cot.toml")
            sheets = batch_headings.read(catalogue, kind, file, choices)
            if request.form.get("action") != "zip":
                headings = batch_headings.shown(catalogue, kind, file, sheets, choices)
            table = received(catalogue, book, kind, sheets, file.name, choices)
            if table.table.account.is_example:
                raise TableRejected([_ONLY_EXAMPLE])
            if request.form.get("action") == "zip":
                return _zip(table, file, skip=bool(request.form.get("skip")))
            problems, good = table.problems()
        except SinhhoatError as error:
            if (status := status_of(error)) >= 500:
                raise
            return Response(_page(catalogue, problems=error.problems, **headings), status)
        page = _page(catalogue, table, problems, good=good, **headings)
        return Response(page, 422 if problems else 200)

    return routes


def _chosen(catalogue: Catalogue) -> tuple[str, SentFile]:
    """The kind and the table that the person chose; raises `TableRejected` with everything that is missing."""
    kind, files = request.form.get("kind", ""), form_files()
    is_kind = kind == ALL or kind in catalogue.kinds
    problems = [] if is_kind else [Problem("kind", "", "Loại văn bản: hãy chọn một loại trong danh sách.")]
    if problems := problems + faults_of(files, *_WANTED):
        raise TableRejected(problems)
    return kind, files[0]


def _page(catalogue: Catalogue, table: SentTable | None = None, problems: Sequence[Problem] = (), **shown: Any) -> str:
    """The page with the `table` as it was understood, the first of its `problems`, and what is `shown` of headings."""
    return render_template(
        "batch.html",
        kinds=catalogue.kinds,
        kind=request.form.get("kind", ""),
        table=table,
        problems=[(_where(problem), printable(problem.message).decode()) for problem in problems[:SHOWN]],
        total=len(problems),
        **shown,
    )


def _where(problem: Problem) -> str:
    """The place of a problem in the spreadsheet, as people look it up."""
    if not isinstance(problem, CellProblem):
        return ""
    parts = ((f"trang “{problem.sheet}”", problem.sheet), (f"dòng {problem.row}", problem.row))
    where = ", ".join(words for words, given in (*parts, (f"cột {problem.column}", problem.column)) if given)
    return printable(where[:1].upper() + where[1:]).decode()


def _sent_table() -> SentFile:
    """The table in a request; raises `FileRefused`, `Failure`, `TableRejected`, or werkzeug's own refusals."""
    if request.mimetype == FORM:
        return sent_files(*_WANTED)[0]
    if request.mimetype not in _CSV_TYPES:
        raise wrong_type(
            "text/csv, hoặc multipart/form-data với mục “file”", "text/csv, or multipart/form-data with a part “file”"
        )
    data = body()
    if not data.strip():
        raise TableRejected([Problem("empty", "", "Yêu cầu không có nội dung; hãy gửi bảng .csv hoặc .xlsx.")])
    return SentFile("bang.csv", data)


def _zip(table: SentTable, file: SentFile, *, skip: bool) -> Response:
    """The documents as they are made; raises `TableRejected` before the first byte."""
    plain = f"{slug(file.stem)[:60] or 'van-ban'}.zip"
    return download(table.stream(skip=skip), ZIP, plain, f"{file.stem}.zip")
