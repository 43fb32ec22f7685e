"""Titles and sentences of HTTP failures, in both languages."""

from __future__ import annotations

import json

Words = dict[str, tuple[str, str]]

# By status: title, and what the caller can do.
WORDS: dict[int, Words] = {
    400: {
        "vi": ("Yêu cầu chưa đúng", "Yêu cầu gửi lên chưa đúng dạng, hoặc bị đứt giữa chừng."),
        "en": ("Bad request", "The request is not well formed, or it broke off."),
    },
    401: {
        "vi": ("Cần khoá", "Hãy gửi khoá: Authorization: Bearer KHOÁ; người quản trị cấp khoá."),
        "en": ("A key is needed", "Send a key: Authorization: Bearer KEY; the operator gives them out."),
    },
    403: {
        "vi": ("Không được phép", "Yêu cầu này không được phép."),
        "en": ("Not allowed", "This request is not allowed."),
    },
    404: {
        "vi": ("Không có trang này", "Địa chỉ này không có; xem lại đường dẫn, kể cả dấu “/” thừa."),
        "en": ("Not found", "There is nothing at this address; look at the path, a slash too many included."),
    },
    405: {
        "vi": (
            "Không dùng được cách gọi này",
            "Địa chỉ này không nhận phương thức vừa dùng; xem mục Allow trong trả lời.",
        ),
        "en": ("Method not allowed", "This address does not take that method; see Allow in the answer."),
    },
    406: {
        "vi": ("Không có dạng này", "Không trả lời được ở dạng mà Accept yêu cầu."),
        "en": ("Not acceptable", "There is no answer in a form that Accept asks for."),
    },
    408: {
        "vi": ("Gửi quá chậm", "Yêu cầu gửi quá chậm nên bị dừng; hãy gửi lại."),
        "en": ("Sent too slowly", "The request came too slowly and was stopped; send it again."),
    },
    412: {
        "vi": ("Điều kiện không đúng", "Điều kiện của yêu cầu (If-…) không đúng."),
        "en": ("Precondition failed", "A condition of the request (If-…) does not hold."),
    },
    413: {
        "vi": ("Nội dung quá lớn", "Nội dung gửi lên lớn hơn {limit} byte; xem lại có đúng tệp không."),
        "en": ("Too large", "The body is larger than {limit} bytes; is it the right file?"),
    },
    414: {
        "vi": ("Địa chỉ quá dài", "Dòng đầu của yêu cầu quá dài."),
        "en": ("Address too long", "The first line of the request is too long."),
    },
    415: {
        "vi": ("Kiểu nội dung không nhận được", "Hãy gửi JSON với Content-Type: application/json."),
        "en": ("Unsupported media type", "Send JSON with Content-Type: application/json."),
    },
    431: {
        "vi": ("Phần đầu quá lớn", "Phần đầu của yêu cầu có quá nhiều mục, hoặc mục quá dài."),
        "en": ("Header fields too large", "The header has too many fields, or one that is too long."),
    },
    500: {
        "vi": (
            "Lỗi của dịch vụ",
            "Dịch vụ gặp lỗi, không phải do dữ liệu; hãy thử lại, hoặc báo người quản trị mã {id}.",
        ),
        "en": ("Our fault", "The service failed, not the data; try again, or give the operator the id {id}."),
    },
    501: {
        "vi": ("Chưa có ở đây", "Dịch vụ này không bật chức năng đó."),
        "en": ("Not here", "This service does not have that switched on."),
    },
    503: {
        "vi": ("Dịch vụ đang bận", "Đang có quá nhiều yêu cầu; hãy gửi lại sau vài giây, như Retry-After nói."),
        "en": ("Busy", "There are too many requests; send it again after some seconds, as Retry-After says."),
    },
}
OTHER: Words = {
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
# Titles in English of the errors of the dossier; the Vietnamese ones stand with the errors.
TITLES = {
    "dossier-rejected": "The dossier is not valid",
    "unknown-profile": "The rules of the meeting cannot be used",
    "rules-unmet": "Not to be issued yet: rules of the meeting are not met",
    "table-rejected": "The table is not valid",
    "unknown-kind": "There is no such kind of document",
    "value-refused": "A value that no document can hold",
    "file-refused": "The file cannot be read",
    "template-broken": "A template is broken",
}


def refusal(status: int) -> bytes:
    """The problem document, in Vietnamese, of a request that never reached the application."""
    title, detail = WORDS.get(status, OTHER)["vi"]
    code = CODES[status]
    errors = [{"code": code, "path": "", "message": detail}]
    body = {"type": f"/loi/{code}", "title": title, "status": status, "detail": detail, "errors": errors}
    return json.dumps(body, ensure_ascii=False).encode()
