"""gzip for the texts of the pages, which travel over village networks."""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

_LEAST = 1_000  # bytes; shorter texts gain nothing
_TEXTS = frozenset({"text/html", "text/css", "text/javascript", "image/svg+xml"})


def install(app: Flask) -> None:
    """Compress the pages of `app`, as the last step of each answer."""
    app.after_request(compressed)


def compressed(response: Response) -> Response:
    """`response` compressed where it is a text of the pages and the browser accepts gzip."""
    if response.mimetype not in _TEXTS:
        return response
    response.vary.add("Accept-Encoding")
    if response.status_code == 304 or not request.accept_encodings["gzip"]:
        return response
    response.direct_passthrough = False  # static files are small enough for memory
    content = response.get_data()
    if len(content) >= _LEAST:
        response.set_data(gzip.compress(content, 6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
        tag, _ = response.get_etag()
        if tag:
            response.set_etag(tag, weak=True)  # the same text in different bytes
    return response
