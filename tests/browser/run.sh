#!/usr/bin/env bash
# The browser tests against the programs of a build folder. Usage: run.sh [BUILD]   (default: build/release)
# npm fetches the packages of package-lock.json when node_modules is not there or older than the lock.
set -euo pipefail
cd "$(dirname "$0")"
export TSUNAGI_BUILD=${1:-${TSUNAGI_BUILD:-$PWD/../../build/release}}
for tool in node npm chromium; do
    command -v $tool >/dev/null || { echo "the browser tests need $tool; packages.txt names its Debian package" >&2; exit 1; }
done
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then npm ci --no-audit --no-fund >&2; fi
exec node --test
