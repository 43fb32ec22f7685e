"""The API for other systems, /api/v1: kinds, their schemas, one document, the whole set."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, Response, request

from service.dossier import Dossier
from service.errors import Problem
from service.generate import generate, generate_all, generate_pack
from service.intake import read_json
from service.kinds.catalogue import Catalogue
from service.kinds.schema import schema_of
from service.papers.pdf import Converter, ConverterBusy, ConverterFailed
from service.papers.render import Document
from service.papers.strict_issue import refuse_unmet
from service.rules import Rulebook
from service.web.http_messages import Failure
from service.web.operation import DOCX, JSON, PDF, ZIP, Content, Parameter, all_required, operation
from service.web.request_bodies import json_body
from service.web.responses import NOTES, archive, as_json, attached, attached_pdf

_DOSSIER = Content(JSON, Dossier, sample="ban-mong-2026-11.json")
_KINDS = {
    "type": "array",
    "items": all_required(
        name={"type": "string"},
        title={"type": "string"},
        drafts={"type": "boolean", "description": "Có bản dự thảo."},
        on_request={"type": "boolean", "description": "Chỉ có trong bộ khi hồ sơ nhắc tới ở issuance hoặc extra."},
        requires={"type": "array", "items": {"type": "string"}, "description": "Các phần hồ sơ bắt buộc."},
    ),
}
_STRICT = Parameter("strict", "1: không làm bản ban hành khi hồ sơ còn chỗ phải sửa theo quy tắc sinh hoạt.")
_CARRY = Parameter("dossier", "0: văn bản không mang hồ sơ bên trong, sẽ không mở lại được.")
_FORMAT = Parameter(
    "format", "docx (mặc định) hoặc pdf; cũng chọn được bằng Accept.", {"type": "string", "enum": ["docx", "pdf"]}
)
_PACK = Parameter("pack", "1: cả bộ trong một tệp để in, có danh mục ở đầu, mỗi văn bản đánh số trang riêng.")
_PACK_FORMAT = Parameter(
    "format", "Của tập in (pack=1): docx (mặc định) hoặc pdf.", {"type": "string", "enum": ["docx", "pdf"]}
)


def blueprint(catalogue: Catalogue, front: Catalogue, book: Rulebook, converter: Converter | None) -> Blueprint:
    """The routes of the API over one catalogue and one rulebook; without a converter there is no PDF.

    `front` holds the first page of a print pack.
    """
    api = Blueprint("api", __name__)
    _add_documents(api, catalogue, book, converter)
    _add_sets(api, catalogue, front, book, converter)

    @api.get("/kinds")
    @operation(
        "Các loại văn bản",
        gives=(Content(JSON, _KINDS),),
        is_open=True,
        leads_to={name: {"kind": "$response.body#/0/name"} for name in ("schema", "documents")},
    )
    def kinds() -> Response:
        listed = [
            {
                "name": name,
                "title": kind.sheet.title,
                "drafts": kind.sheet.has_drafts,
                "on_request": kind.sheet.on_request,
                "requires": kind.sheet.requires,
            }
            for name, kind in catalogue.kinds.items()
        ]
        return as_json(listed)

    @api.get("/kinds/<kind>/schema")
    @operation(
        "JSON Schema của hồ sơ mà một loại cần",
        gives=(Content("application/schema+json", {"type": "object"}),),
        is_open=True,
    )
    def schema(kind: str) -> Response:
        return as_json(schema_of(catalogue.kind(kind)), "application/schema+json")

    return api


def _add_documents(api: Blueprint, catalogue: Catalogue, book: Rulebook, converter: Converter | None) -> None:
    @api.post("/documents/<kind>")
    @operation(
        "Một văn bản từ một hồ sơ",
        takes=(_DOSSIER,),
        gives=(Content(DOCX), Content(PDF)),
        parameters=(_FORMAT, _STRICT, _CARRY),
        failures=(501,),
        about="Tên tệp trong Content-Disposition có dạng ASCII và dạng tiếng Việt. PDF có khi người vận hành bật.",
    )
    def documents(kind: str) -> Response:
        catalogue.kind(kind)
        printer = _printer(converter) if _wants_pdf() else None
        document = generate(catalogue, kind, _dossier(catalogue, book, [kind]), carry=_CARRY.is_on("1"))
        return attached_pdf(document, _printed(printer, document)) if printer else attached(document)


def _add_sets(
    api: Blueprint, catalogue: Catalogue, front: Catalogue, book: Rulebook, converter: Converter | None
) -> None:
    @api.post("/dossiers")
    @operation(
        "Cả bộ văn bản mà hồ sơ đủ dữ liệu, trong một tệp .zip, hoặc một tập để in",
        takes=(_DOSSIER,),
        gives=(Content(ZIP), Content(DOCX), Content(PDF)),
        parameters=(_PACK, _PACK_FORMAT, _STRICT, _CARRY),
        failures=(501,),
        headers={NOTES: "Loại văn bản chưa làm được vì mẫu không hợp với hồ sơ, mã hoá phần trăm, mỗi dòng một ý."},
        about="pack=1 trả .docx, hoặc .pdf nơi người vận hành bật. Loại nào có mẫu không hợp với hồ sơ thì bộ thiếu "
        "loại đó, và đầu trả lời Sinhhoat-Notes nói rõ (mã hoá phần trăm).",
    )
    def dossiers() -> Response:
        unfit: list[Problem] = []
        if not _PACK.is_on():
            _PACK_FORMAT.given("docx")
            dossier = _dossier(catalogue, book, catalogue.kinds)
            return archive(generate_all(catalogue, dossier, carry=_CARRY.is_on("1"), unfit=unfit), unfit)
        printer = _printer(converter) if _wants_pdf() else None
        dossier = _dossier(catalogue, book, catalogue.kinds)
        pack = generate_pack(catalogue, front, dossier, carry=_CARRY.is_on("1"), unfit=unfit)
        return attached_pdf(pack, _printed(printer, pack), unfit) if printer else attached(pack, unfit)


def _dossier(catalogue: Catalogue, book: Rulebook, kinds: Iterable[str]) -> Dossier:
    """The dossier of the request; with ``?strict=1`` raises `RulesUnmet` where one of `kinds` may not be issued."""
    is_strict = _STRICT.is_on()
    dossier = read_json(json_body())
    if is_strict:
        refuse_unmet(catalogue, book, kinds, dossier)
    return dossier


def _wants_pdf() -> bool:
    is_accepted = request.accept_mimetypes.best_match((DOCX, PDF), DOCX) == PDF
    return _FORMAT.given("pdf" if is_accepted else "docx") == "pdf"


def _printer(converter: Converter | None) -> Converter:
    if converter is None:
        raise Failure(
            501,
            "pdf-off",
            "Dịch vụ này không xuất PDF. Hãy lấy tệp .docx rồi xuất PDF từ Word, hoặc nhờ người quản trị đặt "
            "SINHHOAT_PDF=on.",
            "This service makes no PDF. Take the .docx and save it as PDF in Word, or ask the operator to set "
            "SINHHOAT_PDF=on.",
        )
    return converter


def _printed(converter: Converter, document: Document) -> bytes:
    try:
        return converter.pdf(document.content)
    except ConverterBusy:
        raise Failure(
            503,
            "pdf-busy",
            "Đang có nhiều văn bản chờ xuất PDF; hãy gửi lại sau vài giây.",
            "Many documents wait to be printed; send it again after some seconds.",
            {"Retry-After": "5"},
        ) from None
    except ConverterFailed:
        raise Failure(
            503,
            "pdf-failed",
            "LibreOffice không xuất được PDF của văn bản này; hãy lấy tệp .docx, hoặc gửi lại sau.",
            "LibreOffice could not print this document; take the .docx, or try again later.",
            {"Retry-After": "30"},
        ) from None
