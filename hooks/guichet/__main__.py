"""``guichet <commande>`` (or ``python -m guichet``): the tools of the editors; ``--help`` lists them."""

import gc
import io
import sys

from guichet.atelier.commandes import lancer

main = lancer


def entree() -> int:
    """Run the command that the terminal names; return its exit code."""
    # It ends before there is anything to throw away: looking for it would take a sixth of its time.
    gc.disable()
    for flux in (sys.stdout, sys.stderr):
        if isinstance(flux, io.TextIOWrapper):
            # A terminal or a pipe that lacks an arrow or an accent must not hide the rest.
            flux.reconfigure(errors="backslashreplace")
    return main()


if __name__ == "__main__":
    sys.exit(entree())
