"""Pages go over village networks: text is sent compressed to whoever takes it."""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

_LEAST = 1_000  # bytes below which the head of the compressed form eats the gain
_TEXTS = frozenset({"text/html", "text/css", "text/javascript", "image/svg+xml"})


def install(app: Flask) -> None:
    """Compress what pages say, after everything else has been done to an answer."""
    app.after_request(compressed)


def compressed(response: Response) -> Response:
    """`response` as gzip, where it is a text of the pages and the browser takes it."""
    if response.mimetype not in _TEXTS:
        return response
    response.vary.add("Accept-Encoding")
    if response.status_code == 304 or not request.accept_encodings["gzip"]:
        return response
    response.direct_passthrough = False  # a file of the pages is small enough to be held
    content = response.get_data()
    if len(content) >= _LEAST:
        response.set_data(gzip.compress(content, 6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
        tag, _ = response.get_etag()
        if tag:
            response.set_etag(tag, weak=True)  # the same text in other bytes
    return response
