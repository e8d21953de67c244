"""The addresses of the site: those that were published, those that moved."""

import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from guichet.socle.champs import Fiche, Langue, Liste, Texte
from guichet.socle.jeux import Repertoire

_PAGE = r"^/([A-Za-z0-9_-]+/)*"
AdresseDePage = Annotated[str, StringConstraints(pattern=_PAGE + "$")]
AdresseDeFichier = Annotated[str, StringConstraints(pattern=_PAGE + r"([A-Za-z0-9_-]+(\.[a-z0-9]+)+)?$")]


class AdresseDuSite(Fiche, title="Une adresse publiée du site"):
    """A page, or a file that people download or follow, once published: one line for all its languages."""

    adresse: AdresseDeFichier
    """L’adresse de la page ou du fichier, sans le nom du site ni le dossier de la langue : `/demander/papiers/`."""
    langues: Annotated[list[Langue], Liste, Field(min_length=1)]
    """Les langues où elle est publiée, séparées par une espace : `fr en ar`."""


class Redirection(Fiche, title="Une adresse qui a changé"):
    """An address that has no page any more, and the page that it leads to, each in the same language."""

    ancienne: AdresseDePage
    """L’adresse qui n’a plus de page, sans le nom du site : `/demander/papiers/`. Ses traductions suivent."""
    nouvelle: AdresseDePage
    """L’adresse de la page qui la remplace, écrite de même. Si elle n’est pas traduite, on y va en français."""
    depuis: datetime.date
    """Le jour du changement."""
    raison: Texte
    """Pourquoi l’adresse a changé, en une phrase."""


PUBLIEES = Repertoire("adresses_du_site", "data/adresses_du_site.csv", AdresseDuSite, cle="adresse", au_moins=700)
REDIRECTIONS = Repertoire("redirections", "data/redirections.yml", Redirection, cle="ancienne", au_moins=0)

JEUX = (PUBLIEES, REDIRECTIONS)
