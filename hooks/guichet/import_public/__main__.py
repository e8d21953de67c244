"""``python -m guichet.import_public``, from the root of the project; ``--sceller`` only seals what is there."""

import sys
from pathlib import Path

from guichet.import_public import ImportImpossible
from guichet.import_public.importer import importer
from guichet.socle.problemes import DonneesInvalides
from guichet.socle.sceaux import sceller


def main() -> int:
    """Return the exit code: 0, or 1 when nothing was written."""
    try:
        if sys.argv[1:] == ["--sceller"]:
            sceller(Path.cwd())
        else:
            importer(Path.cwd())
    except (ImportImpossible, DonneesInvalides) as erreur:
        print(f"{erreur}\nL'import s'arrête ; data/ n'a pas changé.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
