#!/usr/bin/env bash
# Install from the npm registry what the tests drive (tests/npm); does nothing when it is there. What cannot be installed is
# said and left to the tests, which skip it by name, or fail when CI=true.
set -uo pipefail
cd "$(dirname "$0")/../tests/npm" || exit
exec </dev/null 1>&2    # never a question; stdout belongs to the target that called

installed=node_modules/installed.json
! cmp -s package-lock.json "$installed" || exit 0
echo "Installing from the npm registry: the packages of tests/npm"
if npm ci --ignore-scripts --no-audit --no-fund >/dev/null; then
    cp package-lock.json "$installed"
else
    echo "Could not be installed: the packages of tests/npm"
fi
