"""The web door: `create_app` shows on one page what is built and who gets it."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import IO

from flask import Flask, Request, Response

from service import catalogue, rules
from service.config import Settings
from service.web import api, checks, compression, form, language, opening, problems
from service.web import format as format_check

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
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
    """The web application with its own catalogue; raises `TemplateBroken`, `RulesBroken`."""
    settings = settings or Settings()
    kinds = catalogue.load(settings.template_folders)
    book = rules.load(settings.rule_folders)
    app = Flask(__name__)
    app.request_class = InMemory
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.max_body
    app.config["MAX_FORM_PARTS"] = 20_000  # sixty members and forty tasks are some two thousand fields
    app.url_map.merge_slashes = False  # `//kinds` is an unknown address like any other, not a redirect in HTML
    app.register_blueprint(opening.blueprint())
    app.register_blueprint(api.blueprint(kinds, book), url_prefix="/api/v1")
    app.register_blueprint(checks.blueprint(book), url_prefix="/api/v1")
    app.register_blueprint(form.blueprint(kinds, partial(rules.check, book=book)))
    app.register_blueprint(format_check.blueprint())
    language.install(app)
    app.jinja_env.globals["pages"] = [
        ("/", "Soạn văn bản"),
        ("/kiem-tra-the-thuc", "Kiểm tra thể thức"),
    ]  # what the head of every page links to
    app.add_url_rule("/livez", "livez", app.view_functions["api.livez"])  # where probes look first
    problems.install(app)
    app.after_request(_guard)
    app.after_request(compression.compressed)
    return app


def _guard(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers[name] = value
    response.headers.setdefault("Cache-Control", "no-store")  # minutes are internal papers
    return response
