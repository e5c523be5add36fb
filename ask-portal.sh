#!/usr/bin/env bash
# Asks a running portal what a visitor would and prints the answers; exit 1 when something is not there.
# Usage: ask-portal.sh http://127.0.0.1:8080
set -euo pipefail
portal=$1

# GET with nothing but bash: a fresh machine has no curl.
get() {
    local address=${portal#http://}
    exec 3<>"/dev/tcp/${address%:*}/${address#*:}"
    printf 'GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$1" "$address" >&3
    sed '1,/^\r$/d' <&3
    exec 3>&-
}
hits() { get "/api/item/search/jps-cross?size=0&$1" | sed -n 's/.*"hit":\([0-9]*\).*/\1/p'; }

all=$(hits '')
echo "records in the portal:            $all"
echo "databases:                        $(get '/api/database/search?size=0' | sed -n 's/.*"hit":\([0-9]*\).*/\1/p')"
echo "keyword 富嶽:                     $(hits 'keyword=%E5%AF%8C%E5%B6%BD')"
echo "keyword hokusai (by the reading): $(hits 'keyword=hokusai')"
echo "maps:                             $(hits 'f-type=map')"
echo "1800 to 1868:                     $(hits 'r-tempo=1800,1868')"
echo "free for any use:                 $(hits 'f-rights=com')"
page=$(get '/?keyword=%E5%AF%8C%E5%B6%BD')
[[ $page == *'</html>'* ]] || { echo "the portal's page did not come whole" >&2; exit 1; }
[ "${all:-0}" -ge 240 ] || { echo "the portal has ${all:-no} records; expected at least 240 of the sample institutions" >&2; exit 1; }
echo "the portal's page:                $(printf '%s' "$page" | wc -c) bytes"
