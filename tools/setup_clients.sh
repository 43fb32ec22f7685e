#!/usr/bin/env bash
# Install from the npm registry the makers of the client in TypeScript that the tests use (tests/generated), unless they are
# there. Where they cannot be installed the test skips by name, or fails when CI=true.
set -uo pipefail
cd "$(dirname "$0")/../tests/generated" || exit
exec </dev/null 1>&2    # never a question; stdout belongs to the target that called

mark=node_modules/installed.json
if ! cmp -s package-lock.json "$mark"; then
    echo "Installing from the npm registry: the makers of clients"
    npm ci --ignore-scripts --no-audit --no-fund >/dev/null && cp package-lock.json "$mark"
fi
