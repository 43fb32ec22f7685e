"""The web service: `create_app` loads what the routes share and registers every one of them.

routes      api, authors, batches, checks, dossier_files, format, reviews, periods, communes, plans (for programs,
            most with a page), form (the page at ``/``), health, reference (the API described)
on the way  worker with connection and received (no thread waits for a client), admission (keys, other sites, forms of
            answers), request_bodies and uploads (bounded, unpacked, named), load_limits (how many at once, how long)
answers     responses, problems (every failure in one shape), refusals (those without the application), problem_view and
            format_view (for people), http_messages, language, compression, request_ids
operators   server, access_log, metrics, keys
OpenAPI     operation (what a route says of itself), openapi, query
"""

from __future__ import annotations

from functools import partial

from flask import Flask

from service import rules
from service.authoring.draft import Author
from service.config import SAMPLES, Settings
from service.kinds import catalogue
from service.kinds.catalogue import Catalogue
from service.papers.pdf import Office
from service.web import (
    access_log,
    admission,
    api,
    authors,
    batches,
    checks,
    communes,
    compression,
    dossier_files,
    form,
    health,
    imports,
    language,
    load_limits,
    metrics,
    periods,
    plans,
    problems,
    reference,
    reviews,
)
from service.web import format as format_check
from service.web.request_bodies import Incoming
from service.year.period.sheet import load_papers

FIELDS = 20_000  # parts of one form: sixty members and forty tasks are some two thousand

PAGES = (  # what the head of every page links to
    ("/", "Soạn văn bản"),
    ("/hang-loat", "Làm hàng loạt"),
    ("/kiem-tra-the-thuc", "Kiểm tra thể thức"),
    ("/tong-hop-thang", "Tổng hợp tháng"),
    ("/bao-cao-nam", "Báo cáo năm"),
    ("/van-ban-ca-ky", "Văn bản cả kỳ"),
    ("/ke-hoach-nam", "Kế hoạch năm"),
    ("/mau-van-ban", "Mẫu văn bản"),
)


def create_app(settings: Settings | None = None) -> Flask:
    """The web application with its own catalogue; raises `TemplateBroken`, `RulesBroken`."""
    settings = settings or Settings()
    book = rules.load(settings.rule_folders)
    kinds = catalogue.load(settings.template_folders, spelling=settings.spelling).graded_by(book.graded)
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
    _register(app, settings, kinds, book, converter)
    language.install(app)
    app.jinja_env.globals["pages"] = PAGES
    health.at_the_root(app)
    problems.install(app)
    load_limits.install(app, settings)
    return app


def _register(app: Flask, settings: Settings, kinds: Catalogue, book: rules.Rulebook, converter: Office | None) -> None:
    """Every route, for programs under /api/v1, and its page."""
    front = catalogue.load(settings.pack_folders, spelling=settings.spelling)
    papers_of_periods = load_papers(settings.period_folders, spelling=settings.spelling)
    app.register_blueprint(api.blueprint(kinds, front, book, converter), url_prefix="/api/v1")
    app.register_blueprint(checks.blueprint(book, kinds.series), url_prefix="/api/v1")
    app.register_blueprint(dossier_files.blueprint(kinds, book), url_prefix="/api/v1")
    app.register_blueprint(imports.blueprint(), url_prefix="/api/v1")
    author = Author(kinds, settings.template_folders, SAMPLES)
    app.register_blueprint(authors.api(author), url_prefix="/api/v1")
    app.register_blueprint(authors.page(author))
    app.register_blueprint(batches.api(kinds, book), url_prefix="/api/v1")
    app.register_blueprint(reviews.api(papers_of_periods, book, kinds.series), url_prefix="/api/v1")
    across = periods.Service(papers_of_periods, kinds, book)
    app.register_blueprint(periods.api(across), url_prefix="/api/v1")
    app.register_blueprint(periods.page(across))
    app.register_blueprint(communes.api(across), url_prefix="/api/v1")
    app.register_blueprint(communes.page(across))
    app.register_blueprint(plans.api(papers_of_periods, book), url_prefix="/api/v1")
    app.register_blueprint(plans.page(papers_of_periods, book))
    app.register_blueprint(health.blueprint(kinds, converter), url_prefix="/api/v1")
    app.register_blueprint(reference.blueprint(kinds))
    found = partial(rules.check, book=book, series=kinds.series)
    place = form.Place(
        book.meeting_days, lambda name: form.Days(*book.days_around(name)), book.titles, book.usual_agenda
    )
    app.register_blueprint(form.blueprint(kinds, front, found, book.proposed_rows, place))
    app.register_blueprint(batches.page(kinds, book))
    app.register_blueprint(format_check.blueprint(converter))
    app.register_blueprint(reviews.page(papers_of_periods, book, kinds.series))
