"""The access log: one JSON object per request on stderr; of the address only the pattern, as people type into it."""

from __future__ import annotations

import json
import logging
import time
from datetime import UTC, datetime

from flask import Flask, Response, g, request

from service.config import Settings


class AsJson(logging.Formatter):
    """Formats a record as one JSON object, with the fields that `extra={"facts": {…}}` gives it."""

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        entry = {"time": when, "level": record.levelname.lower(), "message": record.getMessage()}
        if record.exc_info and record.exc_info[0]:
            entry["error"] = record.exc_info[0].__name__  # never its text
        return json.dumps(entry | getattr(record, "facts", {}), ensure_ascii=False)


def install(app: Flask, settings: Settings) -> None:
    """Log every request of `app` as JSON where the settings ask for it."""
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
