#!/usr/bin/env bash
# Installs the Debian packages of packages.txt that are missing. Usage: install-packages.sh build|test
# Sourced settings: none. Exit 1 with a sentence when packages are missing and cannot be installed.
set -euo pipefail
cd "$(dirname "$0")"

missing() {
    local kind package command
    grep -v '^#' packages.txt | while read -r kind package command; do
        if [ "$kind" != build ] && [ "$kind" != "$1" ]; then continue; fi
        if [ -n "$command" ] && command -v "$command" >/dev/null; then continue; fi
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || printf '%s\n' "$package"
    done
}

packages=$(missing "$1")
[ -n "$packages" ] || exit 0
as_root=''
if [ "$(id -u)" != 0 ]; then
    as_root=sudo
    command -v sudo >/dev/null || { echo "These packages are missing and only root or sudo can install them: $packages" >&2; exit 1; }
fi
echo "Installing: $(echo $packages)" >&2
# shellcheck disable=SC2086 # one word a package is what apt-get wants
$as_root env DEBIAN_FRONTEND=noninteractive sh -c '
    apt-get update -q >/dev/null && apt-get install -y -q --no-install-recommends "$@" >/dev/null' install $packages
