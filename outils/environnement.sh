#!/bin/sh
# Makes the virtual environment given as argument and installs the pinned packages in it: those of requirements.txt, or of the
# file given next (requirements-site.txt builds the site and tests nothing).
# Needs Python 3.11 or later; on Debian and Ubuntu, run as root, it installs the venv module if it is missing.
set -eu
venv=$1
verrou=${2:-requirements.txt}

if [ -L "$venv" ]; then
    # It would be emptied where it is, under the project that it belongs to.
    echo "$venv est un lien vers un autre dossier, qui serait vidé. Retirez ce lien (rm $venv), puis recommencez." >&2
    exit 1
fi

trouver_python() {
    for python in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$python" >/dev/null &&
            "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    echo "Python 3.11 ou plus récent est nécessaire. Sur Debian ou Ubuntu : apt-get install python3" >&2
    exit 1
}

python=$(trouver_python)
# Nothing of the project may stand in the way of the standard library.
unset PYTHONPATH
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "Le module venv de Python manque. Lancez : sudo apt-get install $version" >&2
        exit 1
    fi
    echo "Installation de $version…"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$version" >/dev/null 2>&1 ||
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
fi

"$python" -m venv --clear "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$verrou"
# The command `guichet`, which runs the code of hooks/ in place.
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
