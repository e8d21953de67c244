#!/bin/sh
# Makes sure that the tests find a Chromium that starts, and letters for Arabic.
# In order: the system's own; Debian's package, when root; the one that Playwright downloads.
set -eu

marche() {
    command -v "$1" >/dev/null && "$1" --version >/dev/null 2>&1
}

du_systeme() {
    for nom in ${CHROMIUM:-} chromium chromium-browser google-chrome google-chrome-stable; do
        if marche "$nom"; then return 0; fi
    done
    return 1
}

de_playwright() {
    chemin=$(python -c 'from playwright.sync_api import sync_playwright as s
with s() as p: print(p.chromium.executable_path)')
    [ -x "$chemin" ]
}

installer_debian() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null && apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

if ! du_systeme && ! de_playwright; then
    echo "Aucun Chromium : installation…"
    installer_debian chromium || true
    if ! du_systeme; then
        python -m playwright install chromium >/dev/null 2>&1 || true
        if ! de_playwright; then
            echo "Aucun Chromium ne peut être installé ici. Lancez : sudo apt-get install chromium" >&2
            exit 1
        fi
    fi
fi

# Without them a printed or measured Arabic page would be made of empty boxes.
if ! fc-list :lang=ar 2>/dev/null | grep -q .; then
    installer_debian fontconfig fonts-noto-core ||
        echo "Police arabe absente : les pages en arabe seront mesurées sans elle (paquet fonts-noto-core)." >&2
fi
