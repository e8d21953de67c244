"""``python -m guichet <commande>``: the tools of the editors; ``--help`` lists them."""

import io
import sys

from guichet.atelier.commandes import lancer

main = lancer

if __name__ == "__main__":
    for flux in (sys.stdout, sys.stderr):
        if isinstance(flux, io.TextIOWrapper):
            # A terminal or a pipe that lacks an arrow or an accent must not hide the rest.
            flux.reconfigure(errors="backslashreplace")
    sys.exit(main())
