"""Two plain Flask routes to compare with, on the product's own server: python -m bench.http_peers echo|docxtpl."""

from __future__ import annotations

import socket
import sys
from io import BytesIO

from docxtpl import DocxTemplate
from flask import Flask, Response, request
from jinja2 import Environment

from bench import ROOT
from service.config import BUILT_IN_TEMPLATES, Settings
from service.generate import generate_json
from service.intake import read_json
from service.kinds.catalogue import load
from service.kinds.filters import FILTERS
from service.papers.letterhead import letterhead_of
from service.papers.render import context_of
from service.web.operation import DOCX
from service.web.server import gunicorn_serves


def app(name: str) -> Flask:
    """The route of the minutes: `echo` gives bytes of the document's size, `docxtpl` fills the template each time."""
    found = Flask(__name__)
    sample = (ROOT / "samples" / "ban-mong-2026-11.json").read_bytes()
    catalogue = load([BUILT_IN_TEMPLATES])
    document = generate_json(catalogue, "minutes", sample).content
    # Not from the body of each request: what docxtpl takes is the finished context, in its favour.
    context = dict(context_of(letterhead_of(catalogue.kind("minutes"), read_json(sample), catalogue.kinds)))
    jinja = Environment(autoescape=True)
    jinja.filters.update(FILTERS)

    def echo() -> Response:
        request.get_data()
        return Response(document, mimetype=DOCX)

    def docxtpl() -> Response:
        request.get_json()
        template = DocxTemplate(BUILT_IN_TEMPLATES / "minutes.docx")
        template.render(context, jinja, autoescape=True)
        out = BytesIO()
        template.save(out)
        return Response(out.getvalue(), mimetype=DOCX)

    found.post("/api/v1/documents/minutes")({"echo": echo, "docxtpl": docxtpl}[name])
    return found


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", file=sys.stderr, flush=True)
    gunicorn_serves(app(sys.argv[1]), Settings(concurrency=1000), listener)
