#!/usr/bin/env bash
# The fault drill: whatever a source does wrong, all its records arrive or the run says that they did not.
# Usage: run.sh BUILD_FOLDER [oai|page|offset|cursor|link|after …]  (none = all six)   Exit 1 when a fault was not met.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
shift
[ $# -gt 0 ] || set -- oai page offset cursor link after

data=${TSUNAGI_SHARED_DATA:-$here/../../../shared/data}
drill=$data/../tools/fault_drill.py
if [ ! -f "$drill" ]; then
    echo "skipped: the fault drill needs the test server beside the real records, and there is no $drill"
    exit 0
fi

status=0
for style in "$@"; do
    if [ "$style" = oai ]; then api=() paging=''; else api=(--api "$style") paging=$style; fi
    printf '\n== %s\n' "$style"
    python3 "$drill" --strict --jobs 4 "${api[@]}" --ids '{out}/ids.txt' \
        --cmd "python3 '$here/harvest_once.py' '$build/tsunagi' {url} {prefix} {out} $paging" || status=1
done
exit $status
