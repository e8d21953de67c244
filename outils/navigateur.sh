#!/bin/sh
# Makes sure that Playwright starts, that it finds a Chromium, that Firefox is there, and the letters of a phone.
# Chromium is, in order: its shell without windows, less than half as costly, which Debian's package brings when root; the
# system's own; the one that Playwright downloads.
set -eu

marche() {
    command -v "$1" >/dev/null && "$1" --version >/dev/null 2>&1
}

du_systeme() {
    for nom in ${CHROMIUM:-} chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        if marche "$nom"; then return 0; fi
    done
    return 1
}

de_playwright() {
    [ -x "$(python -c 'from playwright.sync_api import sync_playwright as s
with s() as p: print(p.chromium.executable_path)' 2>/dev/null)" ]
}

playwright_demarre() {
    python -c 'from playwright.sync_api import sync_playwright as s
with s(): pass' 2>/dev/null
}

installer_debian() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null && apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

renoncer() {
    echo "$1" >&2
    exit 1
}

# Its Node is linked to a library that a minimal Debian lacks.
playwright_demarre || installer_debian libatomic1 || true
playwright_demarre || renoncer "Playwright ne démarre pas. Lancez : sudo apt-get install libatomic1"

if ! marche "${CHROMIUM:-chromium-headless-shell}"; then
    installer_debian chromium-headless-shell || true
fi
if ! du_systeme && ! de_playwright; then
    echo "Aucun Chromium : installation…"
    installer_debian chromium || true
    du_systeme || python -m playwright install chromium >/dev/null 2>&1 || true
    du_systeme || de_playwright ||
        renoncer "Aucun Chromium ne peut être installé ici. Lancez : sudo apt-get install chromium"
fi

# Readers' tasks are played in it too.
if ! marche "${FIREFOX:-firefox-esr}" && ! marche firefox; then
    echo "Aucun Firefox : installation…"
    installer_debian firefox-esr ||
        echo "Firefox absent : les tâches des lecteurs n'y seront pas jouées (paquet firefox-esr)." >&2
fi

# Letters as wide as those of a phone, Arabic ones among them: others, which the system may have, make every page longer.
if ! fc-list "Noto Sans" 2>/dev/null | grep -q . || ! fc-list :lang=ar 2>/dev/null | grep -q .; then
    installer_debian fontconfig fonts-noto-core ||
        echo "Police Noto absente : les pages seront mesurées avec d'autres lettres, plus larges (paquet fonts-noto-core)." >&2
fi
