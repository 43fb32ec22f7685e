"""Bodies of requests: bounded while they are read, compressed or not, and of a type that the route takes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO, RawIOBase
from typing import IO, Any
from urllib.parse import unquote_to_bytes

from flask import Request, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.formparser import FormDataParser
from werkzeug.wsgi import LimitedStream

from service.errors import DossierRejected, Problem
from service.web.http_messages import Failure
from service.web.language import localized
from service.web.operation import FORM

_PIECE = 65_536
_URLENCODED = "application/x-www-form-urlencoded"
_ESCAPED = 3  # bytes of an escaped one


def _unreadable(vietnamese: str, english: str) -> Failure:
    return Failure(400, "bad-request", vietnamese, english)


def _not_taken(vietnamese: str, english: str) -> Failure:
    return Failure(415, "unsupported-media-type", vietnamese, english)


def wrong_type(wanted: str, english: str) -> Failure:
    """The refusal (415) of the request's Content-Type; the words say what to send instead."""
    given = request.mimetype[:80] or localized("trống", "empty")
    return _not_taken(f"Content-Type đang là {given}; hãy gửi {wanted}.", f"Content-Type is {given}; send {english}.")


class _Form(FormDataParser):
    """A form whose fields are counted before they are read, and unescaped piece by piece.

    Python's own reading of a urlencoded form makes an object of each escape: 360 MB of 2 MB.
    """

    def parse(self, stream: IO[bytes], mimetype: str, *rest: Any) -> Any:
        """The stream, the fields, the files."""
        if mimetype != _URLENCODED:
            return super().parse(stream, mimetype, *rest)
        body = stream.read()
        if self.max_form_parts is not None and body.count(b"&") >= self.max_form_parts:
            raise RequestEntityTooLarge
        halves = (field.partition(b"=") for field in body.split(b"&") if field)
        return stream, self.cls([(_unescaped(name), _unescaped(value)) for name, _, value in halves]), self.cls()


_ESCAPES = {0xDC00 + byte: f"%{byte:02X}" for byte in range(0x80, 0x100)}  # what `surrogateescape` makes of such bytes


def _unescaped(text: bytes) -> str:
    """The characters of a name or a value; bytes that are no UTF-8 stay escaped, as werkzeug leaves them."""
    plain = b"".join(map(unquote_to_bytes, _pieces(text.replace(b"+", b" "))))
    try:
        return plain.decode()
    except UnicodeDecodeError:  # werkzeug's own way calls Python for each byte, and there may be two million
        return plain.decode(errors="surrogateescape").translate(_ESCAPES)


def _pieces(text: bytes) -> Iterator[bytes]:
    """The text in pieces that end in no escape."""
    begin = 0
    while begin < len(text):
        end = begin + _PIECE
        escape = text.rfind(b"%", end - _ESCAPED + 1, end) if end < len(text) else -1
        end = end if escape < 0 else escape
        yield text[begin:end]
        begin = end


class Incoming(Request):
    """A request whose body is decompressed and counted while it is read, and whose uploads never touch a disk."""

    form_data_parser_class = _Form

    def __init__(self, environ: dict[str, Any], *rest: Any, **named: Any) -> None:
        super().__init__(environ, *rest, **named)
        coding = environ.get("HTTP_CONTENT_ENCODING", "").strip().lower()
        is_endless = environ.get("wsgi.input_terminated", False) and not environ.get("CONTENT_LENGTH")
        if coding in ("gzip", "x-gzip"):
            packed, told = environ["wsgi.input"], environ.get("CONTENT_LENGTH") or ""
            length = int(told) if told.isdecimal() else 0
            if not is_endless:
                packed = LimitedStream(packed, length)
            self._read_instead(_Counted(_Unpacked(_Counted(packed, self, length)), self))
        elif is_endless:
            self._read_instead(_Counted(environ["wsgi.input"], self))

    def _read_instead(self, stream: RawIOBase) -> None:
        self.environ["wsgi.input"] = stream
        self.environ["wsgi.input_terminated"] = True
        self.environ.pop("CONTENT_LENGTH", None)

    def _get_file_stream(self, *_args: object, **_named: object) -> IO[bytes]:
        return BytesIO()


class _Counted(RawIOBase):
    """Raises 413 once more has been read than the application takes, where werkzeug would cut the body silently.

    At once where its `length` is told and too much: the rest of such a body is not received.
    """

    def __init__(self, stream: Any, asked: Request, length: int = 0) -> None:
        self._stream, self._asked, self._length, self._count = stream, asked, length, 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        pieces = []
        if self._length > (self._asked.max_content_length or 0):
            raise RequestEntityTooLarge
        while size and (piece := self._piece(min(size, _PIECE) if size > 0 else _PIECE)):
            self._count += len(piece)
            if self._count >= (self._asked.max_content_length or 0):  # werkzeug never asks for more than the limit
                raise RequestEntityTooLarge
            pieces.append(piece)
            size = max(size - len(piece), 0) if size > 0 else size
        return b"".join(pieces)

    def _piece(self, size: int) -> bytes:
        try:
            piece: bytes = self._stream.read(size)
        except HTTPException:
            raise
        except Exception as error:  # each server has its own for a body that breaks off or is not HTTP
            raise _unreadable(
                "Nội dung gửi lên bị đứt, hoặc chia đoạn sai.", "The body broke off, or its chunks are wrong."
            ) from error
        return piece

    def readinto(self, buffer: Any) -> int:
        piece = self.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


class _Unpacked:
    """The bytes inside a gzip stream, never more at a time than asked for; raises `Failure` for a broken one."""

    def __init__(self, packed: Any) -> None:
        self._packed, self._inflater, self._left = packed, zlib.decompressobj(31), b""

    def read(self, size: int) -> bytes:
        while not self._inflater.eof:
            taken = self._left or self._packed.read(_PIECE)
            if not taken:
                raise _unreadable("Nội dung nén bị cụt; hãy gửi lại.", "The gzip data breaks off; send it again.")
            try:
                piece = self._inflater.decompress(taken, size)
            except zlib.error:
                raise _unreadable(
                    "Nội dung không phải gzip như Content-Encoding nói.",
                    "The body is not gzip as its Content-Encoding says.",
                ) from None
            self._left = self._inflater.unconsumed_tail
            if piece:
                return piece
        if self._inflater.unused_data or self._packed.read(1):
            raise _unreadable(
                "Sau nội dung nén còn dữ liệu thừa; hãy gửi lại một khối gzip duy nhất.",
                "There is more behind the gzip data; send one member only.",
            )
        return b""


def only_multipart() -> None:
    """Raise `Failure` unless the body is multipart/form-data."""
    if request.mimetype != FORM:
        raise _not_taken(
            "Hãy gửi tệp trong mục “file” của multipart/form-data.",
            "Send the file in the part “file” of multipart/form-data.",
        )


def json_body() -> bytes:
    """The body of a request that sends JSON; raises `Failure`, or `DossierRejected` where it is empty."""
    if not request.is_json:
        raise wrong_type("JSON với Content-Type: application/json", "JSON with Content-Type: application/json")
    data = body()
    if not data.strip():
        raise DossierRejected([Problem("empty", "", "Yêu cầu không có nội dung; hãy gửi hồ sơ dạng JSON.")])
    return data


def body() -> bytes:
    """The body, decompressed; raises `Failure` for a charset or a Content-Encoding that is not taken."""
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise _not_taken(
            f"Bảng mã {charset[:40]} không nhận được; hãy gửi bằng UTF-8.",
            f"Charset {charset[:40]} is not taken; send UTF-8.",
        )
    coding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip"):
        raise _not_taken(
            f"Nội dung nén ({coding[:40]}) không nhận được; hãy gửi không nén, hoặc nén gzip.",
            f"Content-Encoding {coding[:40]} is not taken; send plain bytes or gzip.",
        )
    return request.get_data(cache=False)
