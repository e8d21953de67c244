"""What is known of each territory, as open data."""

import datetime

from pydantic import Field

from guichet.pages.donnees_ouvertes import Enveloppe, Ouverte, Ouvertes
from guichet.pages.registre import Site
from guichet.sujets.qualite.completude import Connaissance, Nature, completudes

OUVERTES = Ouvertes()


class FaitOuvert(Ouverte):
    epci: str
    nom: str
    nature: Nature = Field(
        description="fait attendu de la page du territoire ; ppgdid, cotation, grille, siad, cil et cia ne sont attendus que dans "
        "la réforme"
    )
    connaissance: Connaissance = Field(description="connu, a_revoir (connu, à relire) ou inconnu")
    lu_le: datetime.date | None = Field(description="jour de la plus ancienne lecture de ce fait ; null : inconnu")
    a_revoir_le: datetime.date | None = Field(description="jour où il doit être relu ; null : inconnu, ou aucun délai")


class Qualite(Enveloppe):
    items: list[FaitOuvert]


@OUVERTES.publie("qualite.json", Qualite, mots="donnees.qualite")
def qualite(site: Site) -> Qualite:
    """Each kind of fact of each territory, known or not."""
    return Qualite(
        date=site.aujourdhui,
        items=[
            FaitOuvert(epci=completude.siren, nom=completude.nom, **vars(fait))
            for completude in completudes(site.edition)
            for fait in completude.faits
        ],
    )
