"""An office's own templates on the web: ``POST /api/v1/template-checks`` for programs, ``/mau-van-ban`` for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, render_template, request

from service.authoring.beginning import Wishes, beginning
from service.authoring.draft import ENDINGS, Author, Draft, draft_of
from service.authoring.draft_report import draft_answer, draft_report
from service.authoring.field_list import fields_for
from service.authoring.own_fields import MOST, ROWS, TYPES, OwnField, listed
from service.errors import DossierRejected, FileRefused, Problem, SinhhoatError
from service.format_check.annotate import annotate
from service.intake import read_dossier_file
from service.intake.toml import Sent
from service.kinds.kind_folders import titles
from service.package import Archive
from service.vietnamese import slug
from service.web.format_view import shown_report
from service.web.operation import DOCX, FORM, JSON, UPLOADS, ZIP, Content, Parameter, operation
from service.web.problem_view import shown
from service.web.problems import status_of
from service.web.request_bodies import only_multipart
from service.web.responses import as_json, attached, download
from service.web.uploads import SentFile, faults_of, form_files, takes_papers
from service.year.history import within_archives

_ANNOTATE = Parameter("annotate", "1: trả lại mẫu với nhận xét của Word ở từng chỗ.")
_PREVIEW = Parameter("preview", "1: văn bản in thử với hồ sơ mẫu, hoặc với hồ sơ .json gửi kèm.")
_WANTED = ("Mẫu", "tệp .docx của mẫu, kèm tệp .toml của nó nếu có")
_NO_COLUMNS = (
    "Mục riêng “{label}” là bảng: hãy ghi các cột của bảng, như “Nội dung; Người phụ trách (người); Ngày (ngày)”."
)
_ROWS = 6  # for own fields; whoever wants more goes on in the .toml


@dataclass(frozen=True)
class Handed:
    """What one request hands in: a draft, and the dossier to fill it with, in JSON."""

    author: Author
    files: tuple[SentFile, ...]
    like: str

    @cached_property
    def draft(self) -> Draft:
        """The draft; raises `FileRefused` where the files are none."""
        sent = [Sent(file.name, file.content) for file in self.files]
        return draft_of(self.author, sent, self.like)

    def filled(self) -> Response:
        """The paper for the dossier that came along, else for an invented one."""
        own = next((file for file in self.files if file.name.lower().endswith(".json")), None)
        return attached(self.draft.filled(read_dossier_file(own.name, own.content) if own else self.draft.sample()))

    def annotated(self) -> Response:
        """The template with a comment at each place."""
        template = self.draft.template
        content, stem = annotate(template.content, draft_report(self.draft)), Path(template.name).stem
        return download(content, DOCX, f"{slug(stem)}-co-nhan-xet.docx", f"{stem} (có nhận xét).docx")

    @property
    def carried(self) -> SentFile:
        """All files as the page carries them to its next request."""
        return SentFile("mau.zip", Archive({file.name: file.content for file in self.files}).assemble({}))


def _handed(author: Author, like: str) -> Handed:
    """What this request hands in; raises `FileRefused` where there is nothing, or something is unreadable."""
    sent = form_files()
    problems = faults_of(sent, *_WANTED)
    contents = ((file.name, file.content) for file in sent if file.content)
    files = [SentFile(*one) for one in within_archives(contents, problems, lambda name: name.endswith(ENDINGS))]
    if problems:
        raise FileRefused(problems)
    return Handed(author, tuple(files), like)


def api(author: Author) -> Blueprint:
    """The route for programs."""
    routes = Blueprint("drafts", __name__)
    kinds = {"enum": list(author.catalogue.kinds)}
    like = Parameter("kind", "Mẫu không kèm .toml: là mẫu của loại nào; mặc định theo tên tệp.", kinds)

    @routes.post("/template-checks")
    @takes_papers()
    @operation(
        "Kiểm tra một mẫu Word của cơ quan",
        takes=(Content(FORM, UPLOADS),),
        gives=(Content(JSON, {"type": "object"}), Content(DOCX)),
        parameters=(_ANNOTATE, _PREVIEW, like),
        group="Kiểm tra",
        about="Tệp .docx của mẫu, kèm .toml của nó nếu có, và hồ sơ .json để in thử nếu muốn; cũng nhận một .zip của "
        "chúng. Mẫu được thử rồi bỏ đi, không lưu.",
    )
    def template_checks() -> Response:
        only_multipart()
        annotated, previewed = _ANNOTATE.is_on(), _PREVIEW.is_on()
        handed = _handed(author, like.given(""))
        if previewed:
            return handed.filled()
        return handed.annotated() if annotated else as_json(draft_answer(handed.draft))

    return routes


def page(author: Author) -> Blueprint:
    """The page for people: begin a template, have it checked, read and filled, copy fields."""
    routes = Blueprint("authors", __name__)
    kinds = titles(author.folders) or {}
    shown_page = partial(_page, author, kinds)

    @routes.get("/mau-van-ban")
    def ask() -> str:
        return shown_page()

    @routes.post("/mau-van-ban")
    @takes_papers(carried=True)
    def answer() -> Response:
        want, handed = request.form.get("want", ""), None
        try:
            if want == "begin":
                return _begun(author)
            handed = _handed(author, request.form.get("like", "")[:40])
            if want in ("annotate", "preview"):
                return handed.annotated() if want == "annotate" else handed.filled()
            return Response(shown_page(handed))
        except SinhhoatError as error:
            if (status := status_of(error)) >= 500:
                raise
            return Response(shown_page(problems=error.problems), 422 if status == 400 else status)

    return routes


def _begun(author: Author) -> Response:
    """The two files of a new kind in one .zip; raises `SinhhoatError` with what is missing."""
    title = _line("title")
    name = slug(title)[:36].strip("-")
    if not name or not name[0].isalpha():
        raise DossierRejected([Problem("missing", "", "Tên gọi: hãy ghi tên của loại văn bản, như “Báo cáo tháng”.")])
    name = f"{name}-moi" if name in author.catalogue.kinds else name
    wishes = Wishes(title, _line("heading"), _line("symbol"), _own_fields(), "empties" in request.form)
    files = beginning(name, request.form.get("from", ""), author.folders, wishes)
    return download(Archive(files).assemble({}), ZIP, f"{name}.zip", f"{title.replace('/', '-')}.zip")


def _line(name: str) -> str:
    """What was typed into one line of the form."""
    return " ".join(request.form.get(name, "").split())[:200]


def _own_fields() -> list[OwnField]:
    """The own fields that the form lists; raises `DossierRejected` where a table has no columns."""
    fields = listed(*(request.form.getlist(name)[:MOST] for name in ("own-label", "own-type", "own-columns")))
    bare = [field.label for field in fields if field.type == ROWS and not field.columns]
    if bare:
        raise DossierRejected([Problem("missing", "", _NO_COLUMNS.format(label=label)) for label in bare])
    return fields


def _page(author: Author, kinds: dict[str, str], handed: Handed | None = None, problems: Sequence[Problem] = ()) -> str:
    draft = handed.draft if handed else None
    seen: dict[str, Any] = {}
    if handed and draft:
        file = handed.carried
        seen = {"report": shown_report(draft_report(draft)), "file": file, "carried": file.carried()}
    return render_template(
        "authors.html",
        kinds=kinds,
        types=TYPES,
        rows=range(_ROWS),
        typed=request.form,
        problems=[*map(shown, problems)],
        draft=draft,
        groups=fields_for(author.catalogue, author.samples, draft.kind if draft and draft.is_kind else None),
        **seen,
    )
