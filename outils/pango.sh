#!/bin/sh
# Makes sure that WeasyPrint finds Pango, which lays out the PDF. On Debian and Ubuntu, run as root, it installs it.
set -eu
paquets="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"

marche() {
    python -c 'import weasyprint' 2>/dev/null
}

marche && exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installation de Pango…"
    apt-get update -qq
    # shellcheck disable=SC2086 # one word a package
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $paquets >/dev/null 2>&1 || true
fi
if ! marche; then
    echo "Pango est introuvable. Lancez : sudo apt-get install $paquets" >&2
    exit 1
fi
