# docker build -t sinhhoat .                    the service
# docker build -t sinhhoat:pdf --target pdf .   the service with LibreOffice, which prints PDF
FROM python:3.13-slim-bookworm AS build
WORKDIR /src
COPY requirements-build.lock requirements-image.lock ./
# The service's environment gets no pip; the one that builds the wheel stays behind in this stage.
RUN python -m venv /build \
    && /build/bin/pip install --no-cache-dir --require-hashes -r requirements-build.lock \
    && python -m venv --without-pip /app \
    && /build/bin/pip --python /app/bin/python install --no-cache-dir --require-hashes -r requirements-image.lock
COPY pyproject.toml ./
COPY service/ service/
COPY templates_docx/ templates_docx/
COPY samples/ samples/
RUN /build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /dist . \
    && /build/bin/pip --python /app/bin/python install --no-deps --no-index /dist/*.whl \
    && /app/bin/python -m compileall -q /app \
    && /app/bin/sinhhoat templates prepare

FROM python:3.13-slim-bookworm AS base
COPY --from=build /app /app
# HOME: the user has none, and the root file system may be mounted read-only.
ENV PATH=/app/bin:$PATH HOME=/tmp PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 SINHHOAT_HOST=0.0.0.0
EXPOSE 8000
STOPSIGNAL SIGTERM
# Not urllib: it would ask a configured proxy for 127.0.0.1.
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s CMD ["python", "-c", "import http.client, sys; c = http.client.HTTPConnection('127.0.0.1', 8000, timeout=4); c.request('GET', '/livez'); sys.exit(c.getresponse().status != 200)"]
CMD ["sinhhoat", "serve", "--host", "0.0.0.0", "--port", "8000"]

FROM base AS pdf
# Versions are those of the Debian release that the base names; its security fixes are wanted.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends libreoffice-writer-nogui python3-uno fonts-liberation2 \
    && rm -rf /var/lib/apt/lists/*
ENV SINHHOAT_PDF=on
USER 10001:10001

FROM base
USER 10001:10001
