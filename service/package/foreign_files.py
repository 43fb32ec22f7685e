"""What people hand in for a Word file or a table: a photo, a PDF; told by the first bytes, with what helps."""

from __future__ import annotations

_PHOTO = "Đây là ảnh chụp; máy không đọc chữ trong ảnh. Hãy gửi tệp Word hoặc Excel gốc, hoặc gõ lại, hoặc dán chữ vào."
_SENTENCES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "Đây là tệp PDF, chỉ có hình của chữ. Hãy gửi tệp Word (.docx) hoặc Excel gốc, hoặc dán chữ vào."),
    (b"\xff\xd8\xff", _PHOTO),
    (b"\x89PNG", _PHOTO),
    (b"GIF8", _PHOTO),
    (b"{\\rtf", "Đây là tệp .rtf. Hãy mở bằng Word rồi lưu lại dạng .docx (Lưu dưới dạng → Tài liệu Word)."),
)
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1")  # photos of telephones, behind a length of four bytes


def help_for(data: bytes) -> str:
    """The Vietnamese sentence for what `data` is; empty where its beginning says nothing."""
    if data[4:12] in _HEIC:
        return _PHOTO
    return next((sentence for head, sentence in _SENTENCES if data.startswith(head)), "")
