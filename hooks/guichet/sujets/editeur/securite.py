"""Where to report a security problem: `security.txt` (RFC 9116)."""

import datetime

from guichet.sujets.editeur.fiches import Editeur
from guichet.sujets.editeur.page import PAGE

CHEMIN = ".well-known/security.txt"
# Built each day, it always has half a year to go; of a site left alone, it says itself that it is not to be trusted.
DUREE = datetime.timedelta(days=180)


def security_txt(editeur: Editeur, racine_web: str, jour: datetime.date) -> str:
    """Return the file, as of ``jour``. Without an address of the publisher, the page that tells how to write to them."""
    contacts = [f"mailto:{editeur.courriel}"] if editeur.courriel else []
    contacts.append(racine_web + PAGE)
    return "".join(
        [
            *(f"Contact: {contact}\n" for contact in contacts),
            f"Expires: {jour + DUREE}T00:00:00Z\n",
            "Preferred-Languages: fr, en\n",
            f"Canonical: {racine_web}{CHEMIN}\n",
        ]
    )
