#!/bin/sh
# Makes the pages of prose with ProperDocs, the successor of MkDocs 1, and no theme installed: the same bytes as ours (the
# network is needed: it is installed aside). The rest of the site owes nothing to either.
set -eu
ailleurs=$(mktemp -d)
trap 'rm -rf "$ailleurs"' EXIT
python -m pip install --quiet --no-deps --target "$ailleurs" properdocs==1.6.7
export PYTHONPATH="$ailleurs${PYTHONPATH:+:$PYTHONPATH}" GUICHET_GENERATEUR=properdocs
pytest -n0 -q tests/site/test_construction.py -k pages_are_the_same_without_the_theme
