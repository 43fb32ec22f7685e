"""The journal: what was asked and how it went, one JSON object a line on stderr, never a word of anybody's data.

Neither the address nor the query is written, which may hold what somebody typed: only the route's own pattern.
"""

from __future__ import annotations

import json
import logging
import time
from datetime import UTC, datetime

from flask import Flask, Response, g, request

from service.config import Settings


class AsJson(logging.Formatter):
    """A record as one JSON object; `extra={"facts": {…}}` adds to it."""

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        entry = {"time": when, "level": record.levelname.lower(), "message": record.getMessage()}
        if record.exc_info and record.exc_info[0]:
            entry["error"] = record.exc_info[0].__name__  # never its text
        return json.dumps(entry | getattr(record, "facts", {}), ensure_ascii=False)


def install(app: Flask, settings: Settings) -> None:
    """Log every request of `app`, where the settings ask for it; its failures also in plain lines."""
    if settings.log != "json":
        return
    handler = logging.StreamHandler()
    handler.setFormatter(AsJson())
    app.logger.handlers = [handler]
    app.logger.setLevel(logging.INFO)
    app.logger.propagate = False

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def write(response: Response) -> Response:
        facts = {
            "id": g.get("request_id", ""),
            "method": request.method if request.url_rule else "",
            "route": str(request.url_rule or ""),
            "kind": (request.view_args or {}).get("kind", "") if response.status_code < 400 else "",
            "status": response.status_code,
            "ms": round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 2),
            "bytes": response.content_length,
            "caller": g.get("key_name"),
        }
        app.logger.info("request", extra={"facts": facts})
        return response
