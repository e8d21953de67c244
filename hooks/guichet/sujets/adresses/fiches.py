"""The addresses of the site: those that were published, those that moved."""

import datetime
from typing import Annotated

from pydantic import StringConstraints

from guichet.socle.champs import Fiche, Texte
from guichet.socle.jeux import Repertoire

Adresse = Annotated[str, StringConstraints(pattern=r"^/([A-Za-z0-9_-]+/)*$")]


class AdresseDuSite(Fiche, title="Une adresse publiée du site"):
    """The address of a page, from the root of the site, its language folder included."""

    adresse: Adresse
    """L’adresse de la page, sans le nom du site : `/demander/papiers/`. Elle ne se retire jamais."""


class Redirection(Fiche, title="Une adresse qui a changé"):
    """An address that has no page any more, and the page that it leads to."""

    ancienne: Adresse
    """L’adresse qui n’a plus de page, sans le nom du site : `/demander/papiers/`."""
    nouvelle: Adresse
    """L’adresse de la page qui la remplace, écrite de même."""
    depuis: datetime.date
    """Le jour du changement."""
    raison: Texte
    """Pourquoi l’adresse a changé, en une phrase."""


PUBLIEES = Repertoire("adresses_du_site", "data/adresses_du_site.csv", AdresseDuSite, cle="adresse")
REDIRECTIONS = Repertoire("redirections", "data/redirections.yml", Redirection, cle="ancienne")

JEUX = (PUBLIEES, REDIRECTIONS)
