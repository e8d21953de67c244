"""Closures of the places of a directory, which has no column for them: for some days, or for good."""

import datetime
from typing import Annotated, Any

from guichet.socle.champs import Facultatif, Fiche, Identifiant, Texte
from guichet.socle.donnees import Donnees, une_fois
from guichet.socle.jeux import Lues, Suite
from guichet.sujets.lieux.corrections import QuiLeDit, rangees
from guichet.sujets.lieux.fiches import Fermeture


class FermetureAnnoncee(Fiche, title="Quand un lieu d’annuaire ferme"):
    """A town hall or a France services house that closes, both days included; without its last day, for good.

    No import touches it.
    """

    lieu: Identifiant
    """Le lieu : `mairie-` et le code INSEE, ou l’`id` de `france_services.csv`."""
    du: datetime.date
    """Le premier jour fermé."""
    au: Annotated[datetime.date | None, Facultatif] = None
    """Le dernier jour fermé. Rien : le lieu est fermé pour de bon, et le site ne le montre plus."""
    motif: Annotated[Texte | None, Facultatif] = None
    """Pourquoi."""
    source: Identifiant
    """D’où vous le savez."""
    lu_le: datetime.date
    par: QuiLeDit
    """Qui l’a dit : un organisme, jamais une personne."""


FERMETURES = Suite(
    "fermetures", "data/lieux/fermetures.csv", FermetureAnnoncee, cle=None, noms=("lieu", "du"), au_moins=0
)

JEUX = (FERMETURES,)


def jours_fermes(lues: Lues) -> dict[str, list[dict[str, Any]]]:
    """Return, by place, its dated closures, as its record holds them."""
    datees = rangees(une for une in lues.fiches(FERMETURES) if une.au is not None)
    return {
        lieu: [une.model_dump(include=set(Fermeture.model_fields)) for une in siennes]
        for lieu, siennes in datees.items()
    }


@une_fois
def fermetures(donnees: Donnees) -> dict[str, list[FermetureAnnoncee]]:
    """Return the closures, by place."""
    return rangees(donnees[FERMETURES])


def est_ferme(donnees: Donnees, lieu: str) -> bool:
    """Whether ``lieu``, which its directory still has, closed for good."""
    return any(une.au is None for une in fermetures(donnees).get(lieu, ()))
