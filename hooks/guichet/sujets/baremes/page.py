"""What the guide that shows the amounts needs besides its text."""

import datetime
from dataclasses import dataclass
from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.socle.donnees import Donnees
from guichet.sujets.baremes.fiches import BAREMES, NatureDeBareme, Situation
from guichet.sujets.textes.fiches import TEXTES, ReferenceJuridique

PAGES = Pages()


@dataclass(frozen=True)
class Table:
    """The amounts of one kind that hold on a day, by household then by zone."""

    nature: NatureDeBareme
    depuis: datetime.date
    texte: ReferenceJuridique
    lignes: tuple[tuple[Situation, dict[str, float]], ...]


@PAGES.complete("baremes.html")
def baremes(site: Site) -> dict[str, Any]:
    return {
        "tables": [table for nature in NatureDeBareme if (table := en_vigueur(site.donnees, nature, site.aujourdhui))]
    }


def en_vigueur(donnees: Donnees, nature: NatureDeBareme, jour: datetime.date) -> Table | None:
    """Return the amounts of ``nature`` that hold on ``jour``, or None if none does yet."""
    connus = [bareme for bareme in donnees[BAREMES] if bareme.bareme == nature and bareme.depuis <= jour]
    if not connus:
        return None
    depuis = max(bareme.depuis for bareme in connus)
    actuels = [bareme for bareme in connus if bareme.depuis == depuis]
    montants: dict[Situation, dict[str, float]] = {}
    for bareme in actuels:
        montants.setdefault(bareme.situation, {})[bareme.zone] = bareme.montant
    lignes = tuple((situation, montants[situation]) for situation in Situation if situation in montants)
    return Table(nature, depuis, donnees[TEXTES][actuels[0].texte], lignes)
