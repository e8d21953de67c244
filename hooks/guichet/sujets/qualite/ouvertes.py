"""What is known of each territory, as open data."""

import datetime

from guichet.pages.donnees_ouvertes import Enveloppe, Ouverte, Ouvertes
from guichet.pages.registre import Site
from guichet.sujets.qualite.completude import Connaissance, Nature, completudes

OUVERTES = Ouvertes()


class FaitOuvert(Ouverte):
    epci: str
    nom: str
    nature: Nature
    connaissance: Connaissance
    lu_le: datetime.date | None
    a_revoir_le: datetime.date | None


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
