#!/usr/bin/env bash
# Resolve pyproject.toml into the four lock files: one set of versions for every supported Python and platform, wheels
# only, each with the hashes of all its files. The versions already in a lock file are kept; `--upgrade` takes newer ones.
set -euo pipefail
cd "$(dirname "$0")/.."

compile() { # compile LOCK [arguments]
    local lock=$1
    shift
    # --no-config and the cleared variables: the result must be the same on a machine with mirrors or local packages.
    env -u UV_INDEX -u UV_DEFAULT_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS -u UV_CONSTRAINT \
        uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
        --only-binary :all: --emit-build-options --no-annotate --custom-compile-command 'make lock' \
        --output-file "$lock" "$@" >/dev/null
}

compile requirements-build.lock --group build "$@"
compile requirements.lock pyproject.toml "$@"
compile requirements-image.lock pyproject.toml --extra metrics --extra pdf -c requirements.lock "$@"
compile requirements-dev.lock pyproject.toml --all-extras --group build --group dev -c requirements-build.lock -c requirements.lock -c requirements-image.lock "$@"
