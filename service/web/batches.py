"""Tables over the web: blank ones to fill in, a filled one to a .zip of documents, and the page for people."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from flask import Blueprint, Response, current_app, render_template, request

from service.batch.streamed_zip import SentTable, received
from service.errors import CellProblem, Problem, SinhhoatError, TableRejected
from service.kinds.catalogue import Catalogue
from service.kinds.kind_folders import ALL
from service.rules import Rulebook
from service.tables import blank_tables
from service.vietnamese import slug
from service.web.language import said
from service.web.operation import FORM, SWITCH, UPLOAD, XLSX, ZIP, Content, Parameter, operation
from service.web.problem_view import printable
from service.web.problems import status_of
from service.web.query import switch
from service.web.request_bodies import BodyRefused, body
from service.web.responses import download

SHOWN = 20  # problems that the page lists; all are in the answer of the API and of the command line
_CSV_TYPES = ("text/csv", "application/csv", "application/vnd.ms-excel", "application/octet-stream", XLSX)


def api(catalogue: Catalogue, book: Rulebook) -> Blueprint:
    """The routes of the API over one catalogue."""
    routes = Blueprint("batches", __name__)

    @routes.get("/kinds/<kind>/columns.csv")
    @operation("Bảng trống của một loại, CSV", gives=(Content("text/csv"),), group="Bảng", is_open=True)
    def columns_csv(kind: str) -> Response:
        catalogue.kind(kind)
        return _blank(kind, "csv", blank_tables.blank_csv(blank_tables.flat(catalogue, kind)), "text/csv")

    @routes.get("/kinds/<kind>/columns.xlsx")
    @operation("Bảng trống của một loại (hoặc all), Excel", gives=(Content(XLSX),), group="Bảng", is_open=True)
    def columns_xlsx(kind: str) -> Response:
        if kind != ALL:
            catalogue.kind(kind)
        return _blank(kind, "xlsx", blank_tables.blank_xlsx(blank_tables.layout(catalogue, kind)), XLSX)

    @routes.post("/batches/<kind>")
    @operation(
        "Văn bản của mọi chi bộ trong một bảng, trong một tệp .zip",
        takes=(Content(FORM, UPLOAD), *(Content(one) for one in _CSV_TYPES)),
        gives=(Content(ZIP),),
        parameters=(Parameter("skip-bad-rows", "1: bỏ qua dòng sai, làm những dòng đúng.", SWITCH),),
        group="Bảng",
        about="Mọi chỗ sai được nêu trước khi trả byte đầu tiên, kèm tệp, trang, dòng, cột. Trong .zip có report.csv.",
    )
    def batches(kind: str) -> Response:
        if kind != ALL:
            catalogue.kind(kind)
        name, data = _body()
        skip = switch("skip-bad-rows", "0")
        return _zip(received(catalogue, book, kind, data, name), skip=skip)

    return routes


def page(catalogue: Catalogue, book: Rulebook) -> Blueprint:
    """The page at `/hang-loat` over one catalogue: choose, look, take the .zip."""
    routes = Blueprint("batch-page", __name__)

    @routes.get("/hang-loat")
    def show() -> Response:
        return _page(catalogue, Sent())

    @routes.post("/hang-loat")
    def make() -> Response:
        sent = _sent()
        try:
            _complete(catalogue, sent)
            upload = received(catalogue, book, sent.kind, sent.data, sent.name)
            if request.form.get("action") == "zip":
                return _zip(upload, skip=bool(request.form.get("skip")))
            problems, good = upload.problems()
        except SinhhoatError as error:
            status = status_of(error)
            if status >= 500:
                raise
            return _page(catalogue, sent, problems=error.problems, status=status)
        return _page(catalogue, sent, upload=upload, problems=problems, good=good, status=422 if problems else 200)

    return routes


@dataclass(frozen=True, slots=True)
class Sent:
    """What the person gave: the kind, the file's name and its bytes."""

    kind: str = ""
    name: str = ""
    data: bytes = b""

    @property
    def carried(self) -> str:
        """The file as the page carries it to the next step, so that it is chosen once and kept nowhere."""
        most = int(current_app.config["MAX_CONTENT_LENGTH"]) * 3 // 4 - 2048
        return base64.b64encode(self.data).decode() if len(self.data) < most else ""


def _sent() -> Sent:
    kind = request.form.get("kind", "")
    file = request.files.get("file")
    if file is not None and file.filename:
        return Sent(kind, _plain(file.filename), file.read())
    try:
        carried = base64.b64decode(request.form.get("carried", ""), validate=True)
    except ValueError:
        carried = b""
    return Sent(kind, _plain(request.form.get("name", "")), carried)


def _plain(name: str) -> str:
    """A file's name without folders and without what cannot be shown."""
    return printable(name.replace("\\", "/").rpartition("/")[2][:100]).decode()


def _complete(catalogue: Catalogue, sent: Sent) -> None:
    problems = []
    if sent.kind != ALL and sent.kind not in catalogue.kinds:
        problems.append(Problem("kind", "", "Loại văn bản: hãy chọn một loại trong danh sách."))
    if not sent.data:
        problems.append(Problem("empty", "", "Bảng: hãy chọn tệp .csv hoặc .xlsx."))
    if problems:
        raise TableRejected(problems)


def _page(  # noqa: PLR0913 - what the page shows, by name
    catalogue: Catalogue,
    sent: Sent,
    *,
    upload: SentTable | None = None,
    problems: tuple[Problem, ...] = (),
    good: int = 0,
    status: int = 200,
) -> Response:
    shown = [(_where(problem), printable(problem.message).decode()) for problem in problems[:SHOWN]]
    text = render_template(
        "batch.html", kinds=catalogue.kinds, sent=sent, upload=upload, problems=shown, total=len(problems), good=good
    )
    return Response(text, status)


def _where(problem: Problem) -> str:
    """The place of a problem in the spreadsheet, as people look it up."""
    if not isinstance(problem, CellProblem):
        return ""
    sheet = f"Trang “{problem.sheet}”" if problem.sheet else ""
    row = f"dòng {problem.row}" if problem.row else ""
    column = f"cột {problem.column}" if problem.column else ""
    where = ", ".join(part for part in (sheet, row, column) if part)
    return printable(where[:1].upper() + where[1:]).decode()


def _body() -> tuple[str, bytes]:
    """The name and bytes of the table in a request; raises `BodyRefused`, or werkzeug's own refusals."""
    if request.mimetype == FORM:
        file = request.files.get("file")
        if file is None or not file.filename:
            raise TableRejected([Problem("empty", "file", "Yêu cầu chưa có tệp; gửi bảng trong mục “file”.")])
        return _plain(file.filename), file.read()
    if request.mimetype not in _CSV_TYPES:
        given = request.mimetype[:80] or said("trống", "empty")
        raise BodyRefused(
            said(
                f"Content-Type đang là {given}; hãy gửi text/csv, hoặc multipart/form-data với mục “file”.",
                f"Content-Type is {given}; send text/csv, or multipart/form-data with a part “file”.",
            )
        )
    data = body()
    if not data.strip():
        raise TableRejected([Problem("empty", "", "Yêu cầu không có nội dung; hãy gửi bảng .csv hoặc .xlsx.")])
    return "bang.csv", data


def _blank(kind: str, suffix: str, content: bytes, mimetype: str) -> Response:
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="bang-{kind}.{suffix}"'
    return response


def _zip(upload: SentTable, *, skip: bool) -> Response:
    """The documents as they are made; whatever is wrong is said before the first byte."""
    stem = upload.name.rpartition(".")[0] or upload.name
    plain = f"{slug(stem)[:60] or 'van-ban'}.zip"
    return download(upload.stream(skip=skip), ZIP, plain, f"{stem[:80]}.zip")
