#!/bin/sh
# Makes sure that LibreOffice is there: the tests open every model to download with it.
# It is the system's own or, when root on Debian, the package of its word processor without windows.
set -eu

marche() {
    command -v soffice >/dev/null && soffice --version >/dev/null 2>&1
}

marche && exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "LibreOffice absent : installation…"
    { apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui; } \
        >/dev/null 2>&1 || true
fi
marche || {
    echo "LibreOffice manque. Lancez : sudo apt-get install libreoffice-writer-nogui" >&2
    exit 1
}
