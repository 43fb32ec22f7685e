"""Prometheus metrics at /metrics: by the route's pattern, method and status, never by what somebody typed."""

from __future__ import annotations

import importlib.util
import time

from flask import Flask, Response, g, request

from service.config import Settings, share_metrics
from service.errors import Problem, SettingRefused


def install(app: Flask, settings: Settings) -> None:
    """Count the requests of `app`, of all its processes together; raises `SettingRefused` without the extra."""
    if settings.metrics is None:
        return
    if importlib.util.find_spec("prometheus_client") is None:
        message = "Chưa cài prometheus-client (phần thêm “metrics”)."
        raise SettingRefused([Problem("setting", "SINHHOAT_METRICS", message)])
    share_metrics(settings.metrics)
    from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
    from prometheus_client.multiprocess import MultiProcessCollector

    own = CollectorRegistry()  # counts of this process; /metrics collects those of all processes from their files
    requests = Counter("sinhhoat_requests", "Requests answered", ("method", "route", "status"), registry=own)
    seconds = Histogram("sinhhoat_request_seconds", "Time to the answer", ("route",), registry=own)

    @app.before_request
    def begin() -> None:
        g.counted_from = time.perf_counter()

    @app.after_request
    def count(response: Response) -> Response:
        route = str(request.url_rule or "")
        requests.labels(request.method if route else "", route, str(response.status_code)).inc()
        seconds.labels(route).observe(time.perf_counter() - g.get("counted_from", time.perf_counter()))
        return response

    @app.get("/metrics")
    def metrics() -> Response:
        shown = CollectorRegistry()
        MultiProcessCollector(shown)  # type: ignore[no-untyped-call]
        return Response(generate_latest(shown), content_type=CONTENT_TYPE_LATEST)
