"""Titles and sentences of HTTP failures, in both languages, and the failure that brings its own."""

from __future__ import annotations

import json
from collections.abc import Sequence

from werkzeug.exceptions import HTTPException

from service.web.language import localized

# By status: title, and what the caller can do.
_VIETNAMESE = {
    400: ("Yêu cầu chưa đúng", "Yêu cầu gửi lên chưa đúng dạng, hoặc bị đứt giữa chừng."),
    401: ("Cần khoá", "Hãy gửi khoá: Authorization: Bearer KHOÁ; người quản trị cấp khoá."),
    403: ("Không được phép", "Yêu cầu này không được phép."),
    404: ("Không có trang này", "Địa chỉ này không có; xem lại đường dẫn, kể cả dấu “/” thừa."),
    405: ("Không dùng được cách gọi này", "Địa chỉ này không nhận phương thức vừa dùng; xem mục Allow trong trả lời."),
    406: ("Không có dạng này", "Không trả lời được ở dạng mà Accept yêu cầu."),
    408: ("Gửi quá chậm", "Yêu cầu gửi quá chậm nên bị dừng; hãy gửi lại."),
    412: ("Điều kiện không đúng", "Điều kiện của yêu cầu (If-…) không đúng."),
    413: ("Nội dung quá lớn", "Nội dung gửi lên lớn hơn {limit} byte; xem lại có đúng tệp không."),
    414: ("Địa chỉ quá dài", "Dòng đầu của yêu cầu quá dài."),
    415: ("Kiểu nội dung không nhận được", "Hãy gửi JSON với Content-Type: application/json."),
    431: ("Phần đầu quá lớn", "Phần đầu của yêu cầu có quá nhiều mục, hoặc mục quá dài."),
    500: ("Lỗi của dịch vụ", "Dịch vụ gặp lỗi, không phải do dữ liệu; hãy thử lại, hoặc báo người quản trị mã {id}."),
    501: ("Chưa có ở đây", "Dịch vụ này không bật chức năng đó."),
    503: ("Dịch vụ đang bận", "Đang có quá nhiều yêu cầu; hãy gửi lại sau vài giây, như Retry-After nói."),
}
_ENGLISH = {
    400: ("Bad request", "The request is not well formed, or it broke off."),
    401: ("A key is needed", "Send a key: Authorization: Bearer KEY; the operator gives them out."),
    403: ("Not allowed", "This request is not allowed."),
    404: ("Not found", "There is nothing at this address; look at the path, a slash too many included."),
    405: ("Method not allowed", "This address does not take that method; see Allow in the answer."),
    406: ("Not acceptable", "There is no answer in a form that Accept asks for."),
    408: ("Sent too slowly", "The request came too slowly and was stopped; send it again."),
    412: ("Precondition failed", "A condition of the request (If-…) does not hold."),
    413: ("Too large", "The body is larger than {limit} bytes; is it the right file?"),
    414: ("Address too long", "The first line of the request is too long."),
    415: ("Unsupported media type", "Send JSON with Content-Type: application/json."),
    431: ("Header fields too large", "The header has too many fields, or one that is too long."),
    500: ("Our fault", "The service failed, not the data; try again, or give the operator the id {id}."),
    501: ("Not here", "This service does not have that switched on."),
    503: ("Busy", "There are too many requests; send it again after some seconds, as Retry-After says."),
}
_OTHER = {
    "vi": ("Không làm được yêu cầu này", "Máy chủ không thực hiện được yêu cầu ở dạng này."),
    "en": ("This cannot be done", "The server cannot do a request of this form."),
}
# The code of each status, where a failure has none of its own.
CODES = {
    400: "bad-request",
    401: "key",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    408: "request-timeout",
    412: "precondition-failed",
    413: "request-entity-too-large",
    414: "request-uri-too-long",
    415: "unsupported-media-type",
    417: "expectation-failed",
    431: "request-header-fields-too-large",
    500: "internal-error",
    501: "not-implemented",
    503: "busy",
}


class Failure(HTTPException):
    """An HTTP failure with a code and a sentence of its own, in the language of the caller."""

    def __init__(
        self, status: int, problem_code: str, vietnamese: str, english: str, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(localized(vietnamese, english))
        self.code, self.problem_code, self.own_headers = status, problem_code, headers or {}


def words(status: int, language: str) -> tuple[str, str]:
    """Title and sentence of a `status`; the sentence may have the fields ``{limit}`` (bytes) and ``{id}``."""
    return (_ENGLISH if language == "en" else _VIETNAMESE).get(status, _OTHER[language])


def body_of(code: str, title: str, status: int, detail: str, errors: Sequence[object]) -> str:
    """The JSON of a failure (RFC 9457)."""
    facts = {"type": f"/loi/{code}", "title": title, "status": status, "detail": detail, "errors": errors}
    return json.dumps(facts, ensure_ascii=False)


def refusal(status: int, language: str) -> bytes:
    """The problem document of a request that never reached the application."""
    title, detail = words(status, language)
    problem = {"code": CODES[status], "path": "", "message": detail}
    return body_of(CODES[status], title, status, detail, [problem]).encode()
