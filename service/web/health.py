"""Probes for operators: liveness, readiness, version."""

from __future__ import annotations

import platform

from flask import Blueprint, Flask, Response

from service.config import version
from service.kinds.catalogue import Catalogue
from service.papers.pdf import Converter
from service.web.http_messages import Failure
from service.web.operation import JSON, Content, Schema, all_required, operation
from service.web.responses import as_json

_NAMES = {"livez": "livez", "readyz": "readyz", "version": "version_of_this"}  # and the views behind them
PATHS = frozenset(f"{folder}/{name}" for folder in ("", "/api/v1") for name in _NAMES)
_OK: Schema = {"type": "string", "const": "ok"}
_READY = all_required(status=_OK, kinds={"type": "integer"}, pdf={"type": "string", "enum": ["on", "off"]})
_VERSION = all_required(name={"type": "string"}, version={"type": "string"}, python={"type": "string"})


def blueprint(catalogue: Catalogue, converter: Converter | None) -> Blueprint:
    """The probes below /api/v1."""
    probes = Blueprint("probes", __name__)

    @probes.get("/livez")
    @operation("Dịch vụ còn chạy", gives=(Content(JSON, all_required(status=_OK)),), group="Vận hành", is_open=True)
    def livez() -> Response:
        return as_json({"status": "ok"})

    @probes.get("/readyz")
    @operation("Dịch vụ làm việc được", gives=(Content(JSON, _READY),), group="Vận hành", is_open=True)
    def readyz() -> Response:
        if converter and not converter.is_ready():
            raise Failure(503, "not-ready", "Không thấy LibreOffice.", "LibreOffice is gone.")
        return as_json({"status": "ok", "kinds": len(catalogue.kinds), "pdf": "on" if converter else "off"})

    @probes.get("/version")
    @operation("Phiên bản", gives=(Content(JSON, _VERSION),), group="Vận hành", is_open=True)
    def version_of_this() -> Response:
        return as_json({"name": "sinhhoat", "version": version(), "python": platform.python_version()})

    return probes


def at_the_root(app: Flask) -> None:
    """The same probes at `/livez`, `/readyz` and `/version`, where tools look first."""
    for path, view in _NAMES.items():
        app.add_url_rule(f"/{path}", path, app.view_functions[f"probes.{view}"])
