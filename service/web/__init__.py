"""The web door: `create_app` shows on one page what is built and who gets it."""

from __future__ import annotations

from io import BytesIO
from typing import IO

from flask import Flask, Request, Response

from service import catalogue
from service.config import Settings
from service.web import api, batches, form, problems

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class InMemory(Request):
    """Uploads stay in memory, whatever their size below the limit: minutes are never spooled to a disk."""

    def _get_file_stream(self, *_args: object, **_named: object) -> IO[bytes]:
        return BytesIO()


def create_app(settings: Settings | None = None) -> Flask:
    """The web application with its own catalogue; raises `TemplateBroken` where a template is faulty."""
    settings = settings or Settings()
    kinds = catalogue.load(settings.template_folders)
    app = Flask(__name__)
    app.request_class = InMemory
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.max_body
    app.url_map.merge_slashes = False  # `//kinds` is an unknown address like any other, not a redirect in HTML
    app.register_blueprint(api.blueprint(kinds), url_prefix="/api/v1")
    app.register_blueprint(form.blueprint(kinds))
    app.register_blueprint(batches.api(kinds), url_prefix="/api/v1")
    app.register_blueprint(batches.page(kinds))
    app.add_url_rule("/livez", "livez", app.view_functions["api.livez"])  # where probes look first
    problems.install(app)
    app.after_request(_guard)
    return app


def _guard(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers[name] = value
    response.headers.setdefault("Cache-Control", "no-store")  # minutes are internal papers
    return response
