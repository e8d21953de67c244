"""Rules of law that several pages tell: said once, quoted everywhere, and what nobody may write instead."""

import datetime
from typing import Annotated

from pydantic import Field

from guichet.socle.champs import Expression, Fiche, Identifiant, Langue, Statut, Texte
from guichet.socle.jeux import Repertoire


class Contraire(Fiche):
    """What contradicts a rule: words met in a passage (``dit``) where others (``sauf``) are not.

    Both are regular expressions, matched against a passage as ``contraires.lisser`` leaves it.
    """

    dit: Expression
    sauf: Expression | None = None


class RegleDeDroit(Fiche):
    """A rule of law in plain words (``enonce``), which pages quote with ``{{regle:id}}``.

    French is never absent; a page quotes a rule in its own language only. ``pages`` must quote it, in each language in
    which they exist. ``contraires`` are refused wherever the site speaks, unless the same passage quotes the rule.
    """

    id: Identifiant
    enonce: dict[Langue, Texte]
    pages: list[Texte] = []
    contraires: dict[Langue, Annotated[list[Contraire], Field(min_length=1)]] = {}
    textes: Annotated[list[Texte], Field(min_length=1)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


REGLES_DE_DROIT = Repertoire("regles_de_droit", "data/regles_de_droit.yml", RegleDeDroit)

JEUX = (REGLES_DE_DROIT,)
