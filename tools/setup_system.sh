#!/usr/bin/env bash
# Install from the distribution what the end-to-end tests drive: LibreOffice with its bridge to Python, poppler, Chromium,
# nginx, npm and the fonts of the official page. Does nothing when all of it is there. What cannot be installed is said and left to the tests, which skip
# it by name, or fail when CI=true.
set -uo pipefail
exec </dev/null 1>&2    # never a question; stdout belongs to the target that called

writer() { # soffice alone may be the one of Calc
    local soffice
    soffice=$(command -v soffice) && [ -e "$(dirname "$(readlink -f "$soffice")")/libswlo.so" ]
}

calc() { # the tables that tests save and read
    local soffice
    soffice=$(command -v soffice) && [ -e "$(dirname "$(readlink -f "$soffice")")/libsclo.so" ]
}

# Not Debian 12's fonts-liberation: without the Vietnamese letters LibreOffice mixes in another font, silently.
fonts() { [ -n "$(fc-list 'Liberation Serif:lang=vi' 2>/dev/null)" ]; }

missing() {
    writer || echo libreoffice-writer-nogui
    [ ! -x /usr/bin/python3 ] || /usr/bin/python3 -c 'import uno' 2>/dev/null || echo python3-uno
    PATH=$PATH:/usr/sbin command -v nginx >/dev/null || echo nginx-light
    calc || echo libreoffice-calc-nogui
    command -v pdftoppm >/dev/null || echo poppler-utils
    command -v chromium >/dev/null || echo chromium
    command -v npm >/dev/null || echo npm
    fonts || printf '%s\n' fontconfig fonts-liberation2
    # Playwright's driver needs it, and a minimal Debian leaves it out.
    python3 -c 'import ctypes; ctypes.CDLL("libatomic.so.1")' 2>/dev/null || echo libatomic1
}

mapfile -t packages < <(missing)
[ "${#packages[@]}" -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo -n)
fi
if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
    echo "Not installed, and not possible without root or passwordless sudo and apt: ${packages[*]}"
    exit 0
fi

apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 "$@" >/dev/null
}

echo "Installing from the distribution: ${packages[*]}"
for pause in 5 20 0; do    # apt does not wait for the lock of its lists
    apt update && break
    sleep "$pause"
done
for package in "${packages[@]}"; do
    case $package in
        nginx-light)
            # The program is wanted, not a web server on this machine: dpkg asks this file before it starts a service.
            if [ ! -e /usr/sbin/policy-rc.d ]; then
                printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee /usr/sbin/policy-rc.d >/dev/null
                "${as_root[@]}" chmod +x /usr/sbin/policy-rc.d
                trap '"${as_root[@]}" rm -f /usr/sbin/policy-rc.d' EXIT
            fi
            ;;
        chromium)
            # Ubuntu's is a stub that calls snap, and a snapped browser does not see the tests' folders.
            ! grep -qx 'ID=ubuntu' /etc/os-release || continue
            ;;
        fonts-liberation2)
            # From Debian 13 on, fonts-liberation is the complete one and the other name is gone.
            apt-cache show --no-all-versions "$package" >/dev/null 2>&1 || package=fonts-liberation
            ;;
    esac
    apt install --no-install-recommends "$package"
done

mapfile -t packages < <(missing)
[ "${#packages[@]}" -eq 0 ] || echo "Could not be installed: ${packages[*]}"
