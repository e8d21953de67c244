"""Rules of law that several pages tell: said once, quoted everywhere, and what nobody may write instead."""

import datetime
from typing import Annotated

from pydantic import AfterValidator, Field

from guichet.socle.champs import Expression, Fiche, Identifiant, Langue, Markdown, Statut, Texte
from guichet.socle.jeux import Repertoire


class Contraire(Fiche, title="Des mots qui contredisent la règle"):
    """What contradicts a rule: words met in a passage (``dit``) where others (``sauf``) are not.

    Both are regular expressions, matched against a passage as ``contraires.lisser`` leaves it.
    """

    dit: Expression
    """Les mots refusés : une expression régulière, cherchée dans chaque paragraphe en minuscules, sans mise en forme."""
    sauf: Expression | None = None
    """Les mots qui les permettent, dans le même paragraphe."""


def _en_francais(enonce: dict[Langue, str]) -> dict[Langue, str]:
    if "fr" not in enonce:
        raise ValueError("la règle n'est pas dite en français")
    return enonce


class RegleDeDroit(Fiche, title="Une règle de droit que plusieurs pages disent"):
    """A rule of law in plain words (``enonce``), which pages quote with ``{{regle:id}}``.

    French is never absent; a page quotes a rule in its own language only. ``pages`` must quote it, in each language in
    which they exist. ``contraires`` are refused wherever the site speaks, unless the same passage quotes the rule.
    """

    id: Identifiant
    enonce: Annotated[dict[Langue, Markdown], AfterValidator(_en_francais)]
    """La règle, en mots simples : en français, et dans chaque langue où une page la cite."""
    pages: list[Texte] = []
    """Les pages qui doivent la citer, dans chaque langue où elles existent."""
    contraires: dict[Langue, Annotated[list[Contraire], Field(min_length=1)]] = {}
    """Par langue, ce que rien sur le site ne peut dire."""
    textes: list[Texte] = []
    """Les articles qui la disent ; aucun si nous ne l’avons lue que dans une fiche : elle est alors `a_confirmer`."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


REGLES_DE_DROIT = Repertoire("regles_de_droit", "data/regles_de_droit.yml", RegleDeDroit, au_moins=15)

JEUX = (REGLES_DE_DROIT,)
