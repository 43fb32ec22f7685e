#!/usr/bin/env bash
# Run the steps of the Dockerfile without a Docker engine: its COPY and RUN lines, word for word, in an overlay over the
# root of a Debian with Python (made by debootstrap), then the image's own command as the image's own user on a
# read-only root. Nothing of the given root is changed. Needs root.
#   tools/prove_dockerfile.sh /srv/deb13            the service
#   tools/prove_dockerfile.sh /srv/deb12 pdf        the target with LibreOffice
set -euo pipefail
cd "$(dirname "$0")/.."
lower=$(realpath "$1")
target=${2:-}
work=$(mktemp -d)
root=$work/root
mkdir "$root"
mount -t tmpfs -o size=4g tmpfs "$root"
mkdir "$root"/{upper,work,image}
image=$root/image
mount -t overlay overlay -o "lowerdir=$lower,upperdir=$root/upper,workdir=$root/work" "$image"
finish() {
    umount -l "$image/proc" "$image/dev/shm" "$image/tmp" "$image" "$root" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
mount -t proc proc "$image/proc"
mkdir -p "$image/dev/shm" && mount -t tmpfs tmpfs "$image/dev/shm"
mount -t tmpfs tmpfs "$image/tmp"
cp /etc/resolv.conf "$image/etc/resolv.conf"
[ -e "$image/usr/bin/python" ] || ln -s python3 "$image/usr/bin/python"    # as the base image calls it

mkdir -p "$image/etc/ssl/certs"
cp "${PIP_CERT:-/etc/ssl/certs/ca-certificates.crt}" "$image/etc/ssl/certs/own.crt"    # of a proxy, where there is one

inside() { chroot "$image" env -i PIP_CERT=/etc/ssl/certs/own.crt PATH=/app/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin HOME=/tmp "$@"; }

mkdir -p "$image/src"
stage=build
python3 - Dockerfile <<'PY' >"$work/steps"
import re, sys
text = re.sub(r"^\s*#.*\n", "", open(sys.argv[1], encoding="utf-8").read(), flags=re.M).replace("\\\n", " ")
for line in text.splitlines():
    word, _, rest = line.partition(" ")
    if word in ("FROM", "COPY", "RUN"):
        print(word, rest)
PY
while read -r word rest; do
    case $word in
        FROM) stage=${rest##* AS } ; [ "$stage" != "$rest" ] || stage=final ;;
        COPY)
            case $rest in --from=*) continue ;; esac    # one root holds every stage
            read -ra parts <<<"$rest"
            to=${parts[-1]}
            for from in "${parts[@]:0:${#parts[@]}-1}"; do
                case $to in
                    ./) cp -r "$from" "$image/src/" ;;
                    *) mkdir -p "$image/src/$to" && cp -r "$from". "$image/src/$to" ;;
                esac
            done
            ;;
        RUN)
            [ "$stage" != pdf ] || [ "$target" = pdf ] || continue
            echo "RUN ($stage) $rest" >&2
            inside sh -c "cd /src && $rest" >&2
            ;;
    esac
done <"$work/steps"

rm -rf "$image/src" "$image/build" "$image/dist"    # left behind in their stage
du -sh "$image/app" >&2
mount -o remount,ro "$image"
command=$(sed -n 's/^CMD \[\(.*\)\]$/\1/p' Dockerfile | tr -d '",')
health=$(sed -n 's/^HEALTHCHECK .*CMD \["python", "-c", "\(.*\)"\]$/\1/p' Dockerfile)
pdf=off
[ "$target" != pdf ] || pdf=on
# The network is its own, so that the port is free whatever runs here.
unshare --net sh -c '
    ip link set lo up
    chroot --userspec=10001:10001 "$0" env -i PATH=/app/bin:/usr/bin:/bin HOME=/tmp SINHHOAT_PDF="$3" $1 &
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        sleep 2
        chroot --userspec=10001:10001 "$0" /app/bin/python -c "$2" 2>/dev/null && break
    done
    chroot --userspec=10001:10001 "$0" /app/bin/python -c "$2" && echo "healthy"
    chroot --userspec=10001:10001 "$0" touch /app/x 2>/dev/null || echo "read-only"
    curl -sS --json @samples/ban-mong-2026-11.json "http://127.0.0.1:8000/api/v1/documents/minutes" -o /dev/null -w "minutes %{http_code} %{content_type}\n"
    curl -sS --json @samples/ban-mong-2026-11.json "http://127.0.0.1:8000/api/v1/documents/minutes?format=pdf" -o /dev/null -w "pdf %{http_code} %{content_type}\n"
    kill $!
    wait $! && echo "stopped cleanly"
' "$image" "$command" "$health" "$pdf"
