#!/bin/sh
# Runs a command with the pinned tools of the project, and none of the machine's: `sh outils/avec.sh ruff check`.
set -eu
projet=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
PATH="$projet/.venv/bin:$projet/node_modules/.bin:$PATH"
export PATH
exec "$@"
