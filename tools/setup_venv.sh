#!/usr/bin/env bash
# Make .venv hold what the lock files say; does nothing when it already does.
#   tools/setup_venv.sh run    what the service needs
#   tools/setup_venv.sh dev    that, and what tests, checks and benchmarks need
# PYTHON= chooses the interpreter.
set -euo pipefail
cd "$(dirname "$0")/.."
exec 1>&2                      # stdout belongs to the target that called
exec 9<tools/setup_venv.sh     # two targets at once must not build the same .venv
flock 9

case ${1:-} in
    run) locks=(requirements-build.lock requirements.lock) ;;
    dev) locks=(requirements-dev.lock) ;;
    *) echo "usage: tools/setup_venv.sh run|dev" && exit 2 ;;
esac

if [ -n "${PYTHON:-}" ]; then
    candidates=("$PYTHON")
else
    candidates=(python3 python3.13 python3.12 python3.11)
fi
python=
for candidate in "${candidates[@]}"; do
    # ensurepip is what Debian leaves out without python3-venv. The base executable, because python3 may be the one of
    # an activated .venv that is about to be removed.
    python=$("$candidate" -c 'import ensurepip, os, sys, venv
if sys.version_info >= (3, 11): print(os.path.realpath(sys._base_executable))' 2>/dev/null) || continue
    [ -z "$python" ] || break
done
if [ -z "$python" ]; then
    echo "Python 3.11 or newer with pip and venv is missing (looked for: ${candidates[*]}): install it, on Debian or" \
        "Ubuntu with 'apt-get install python3 python3-pip python3-venv', or name one with PYTHON=."
    exit 1
fi

# The path is part of the key because a .venv does not survive being moved.
key=$({ "$python" -VV && echo "$python $PWD" && cat requirements*.lock; } | sha256sum | cut -d' ' -f1)
state=$(cat .venv/state 2>/dev/null || true)
pip=(.venv/bin/python -m pip --disable-pip-version-check --quiet)
export PIP_USER=0              # a person's pip.conf may ask for user installs, which a venv refuses

if [ "$state" != "$key dev" ] && [ "$state" != "$key $1" ]; then
    if [ "$state" != "$key run" ]; then
        rm -rf .venv           # of another lock file or Python, or left half-built
        echo "Creating .venv with $("$python" --version)"
        "$python" -m venv .venv
    fi
    rm -f .venv/state          # until the packages are complete there is no state
    echo "Installing the packages of ${locks[*]}"
    wanted=(--require-hashes "${locks[@]/#/--requirement=}")
    # uv takes a tenth of pip's time for all that `dev` asks for; it stands in that lock file itself. It knows nothing of
    # what a pip.conf says, so where it does not come through pip goes on.
    if [ "$1" = dev ] && sed -n '/^uv==/,/[^\\]$/p' "${locks[0]}" >.venv/uv.lock &&
        "${pip[@]}" install --require-hashes --requirement .venv/uv.lock &&
        .venv/bin/uv pip install --quiet --system-certs --python .venv/bin/python "${wanted[@]}"; then
        :
    else
        "${pip[@]}" install "${wanted[@]}"
    fi
    echo "$key $1" >.venv/state
fi

project=$(sha256sum pyproject.toml)
if [ "$(cat .venv/project 2>/dev/null || true)" != "$project" ]; then
    "${pip[@]}" install --no-deps --no-build-isolation --editable .
    echo "$project" >.venv/project
fi

# What `pip install` compiles of a package that is not editable, and the templates: every start is quicker for it.
.venv/bin/python -m compileall -q service
.venv/bin/python -m service templates prepare
