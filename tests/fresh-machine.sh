#!/usr/bin/env bash
# Does the project stand on a new machine? Makes a minimal Debian 12 in a folder, clones the project into it and runs
# ./run --check and ./test there, in its own chroot. Run by hand, as root, before a release: the machine you work on
# has packages that a new one lacks. Needs debootstrap (which asks its own default mirror).
#   tests/fresh-machine.sh [FOLDER]      (default: a passing folder, removed at the end; a given one is kept)
# TSUNAGI_SHARED_DATA, when it is a folder, is seen inside read-only.
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
[ "$(id -u)" = 0 ] || { echo "fresh-machine.sh needs root: debootstrap and chroot do" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "debootstrap is missing: apt-get install debootstrap" >&2; exit 1; }

if [ $# -gt 0 ]; then machine=$1 keep=yes; mkdir -p "$machine"; else machine=$(mktemp -d) keep=no; fi
mounted=()
finish() {
    for place in "${mounted[@]}"; do umount "$place" || true; done
    if [ $keep = no ] && ! grep -q " $machine/" /proc/mounts; then rm -rf --one-file-system "$machine"; fi
}
trap finish EXIT
mount_inside() { mkdir -p "$machine/$2"; mount "${@:3}" "$1" "$machine/$2"; mounted=("$machine/$2" "${mounted[@]}"); }

if [ ! -e "$machine/etc/debian_version" ]; then
    echo "== A minimal Debian 12 in $machine"
    debootstrap --variant=minbase bookworm "$machine" >"$machine.log" 2>&1 || { tail -n 20 "$machine.log" >&2; exit 1; }
    rm -f "$machine.log"
    cp /etc/resolv.conf "$machine/etc/resolv.conf" 2>/dev/null || true
    cp /etc/hosts "$machine/etc/hosts"
    for file in /etc/apt/apt.conf.d/*proxy* /etc/apt/apt.conf; do if [ -e "$file" ]; then cp "$file" "$machine/etc/apt/apt.conf.d/"; fi; done
fi
# On a network that shows a certificate of its own, Node trusts it through this variable; the new machine may, too.
trust=()
if [ -r "${NODE_EXTRA_CA_CERTS:-}" ]; then
    install -D -m 644 "$NODE_EXTRA_CA_CERTS" "$machine/etc/tsunagi-trust.crt"
    trust=(NODE_EXTRA_CA_CERTS=/etc/tsunagi-trust.crt)
fi
mount_inside proc proc -t proc
mount_inside /dev dev --bind
mount_inside devpts dev/pts -t devpts
mount_inside tmpfs dev/shm -t tmpfs
if [ -d "${TSUNAGI_SHARED_DATA:-$top/../shared}" ]; then
    mount_inside "$(cd "${TSUNAGI_SHARED_DATA:-$top/../shared}" && pwd)" home/shared --bind -o ro
fi

echo "== A clone of the project"
rm -rf "$machine/home/tsunagi"
git clone -q --no-hardlinks "$top" "$machine/home/tsunagi"
inside() { chroot "$machine" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "${trust[@]}" sh -c "cd /home/tsunagi && $*"; }

echo "== ./run --check"
inside ./run --check
echo "== ./test"
inside ./test
echo "== The project stands on a new machine."
