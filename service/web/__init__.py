"""The web service: `create_app` loads what the routes share and registers every one of them.

routes      api, batches, checks, dossier_files, format, reviews (for programs, most with a page), form (the page at
            ``/``), health, reference (the API described)
on the way  worker (a request waits until it is whole), request_bodies and uploads (bounded, unpacked, named), admission
            (keys, other sites, forms of answers), load_limits (how many at once, how long)
answers     responses, problems (every failure in one shape), problem_view and format_view (for people), http_messages,
            language, compression
operators   server, access_log, metrics, keys
OpenAPI     operation (what a route says of itself), openapi, query
"""

from __future__ import annotations

from functools import partial

from flask import Flask

from service import rules
from service.config import Settings
from service.kinds import catalogue
from service.papers.pdf import Office
from service.web import (
    access_log,
    admission,
    api,
    batches,
    checks,
    compression,
    dossier_files,
    form,
    health,
    language,
    load_limits,
    metrics,
    problems,
    reference,
    reviews,
)
from service.web import format as format_check
from service.web.request_bodies import Incoming

FIELDS = 20_000  # parts of one form: sixty members and forty tasks are some two thousand


def create_app(settings: Settings | None = None) -> Flask:
    """The web application with its own catalogue; raises `TemplateBroken`, `RulesBroken`."""
    settings = settings or Settings()
    kinds = catalogue.load(settings.template_folders, spelling=settings.spelling)
    papers_of_a_year = catalogue.load(settings.year_folders, spelling=settings.spelling)
    book = rules.load(settings.rule_folders)
    kinds = kinds.graded_by(book.graded)
    converter = Office() if settings.pdf == "on" else None
    app = Flask(__name__)
    app.request_class = Incoming
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.max_body
    app.config["MAX_FORM_PARTS"] = FIELDS
    app.url_map.merge_slashes = False  # `//kinds` is an unknown address like any other, not a redirect in HTML
    access_log.install(app, settings)  # first to run before a request, so last to see the finished answer
    metrics.install(app, settings)
    compression.install(app)
    admission.install(app, settings)
    app.register_blueprint(api.blueprint(kinds, book, converter), url_prefix="/api/v1")
    app.register_blueprint(checks.blueprint(book), url_prefix="/api/v1")
    app.register_blueprint(dossier_files.blueprint(), url_prefix="/api/v1")
    app.register_blueprint(batches.api(kinds, book), url_prefix="/api/v1")
    app.register_blueprint(reviews.api(papers_of_a_year, book), url_prefix="/api/v1")
    app.register_blueprint(health.blueprint(kinds, converter), url_prefix="/api/v1")
    app.register_blueprint(reference.blueprint(kinds))
    app.register_blueprint(form.blueprint(kinds, partial(rules.check, book=book)))
    app.register_blueprint(batches.page(kinds, book))
    app.register_blueprint(format_check.blueprint())
    app.register_blueprint(reviews.page(papers_of_a_year, book))
    language.install(app)
    app.jinja_env.globals["pages"] = [  # what the head of every page links to
        ("/", "Soạn văn bản"),
        ("/hang-loat", "Làm hàng loạt"),
        ("/kiem-tra-the-thuc", "Kiểm tra thể thức"),
        ("/bao-cao-nam", "Báo cáo năm"),
    ]
    health.at_the_root(app)
    problems.install(app)
    load_limits.install(app, settings)
    return app
