"""Where the campaign stands: what is known of each territory, who answered and when, whom to remind."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.atelier.campagne.lettres import formulaire
from guichet.socle import csv_strict
from guichet.socle.donnees import Edition
from guichet.socle.sources import SOURCES
from guichet.sujets.contributions.origine import PREFIXE
from guichet.sujets.qualite.completude import Completude, Connaissance, Nature, completudes

# Who has not answered within a month is written to again.
RELANCER_APRES = datetime.timedelta(days=30)
_COLONNES = (
    "SIREN",
    "Intercommunalité",
    "Faits connus",
    "Faits attendus",
    "Faits à revoir",
    "Prochaine vérification",
    "Dernière réponse",
    "À relancer le",
    "Formulaire",
)


@dataclass(frozen=True)
class Avancement:
    """Where a territory stands. ``relancer_le`` is None where all is known and nothing is due."""

    completude: Completude
    reponse: datetime.date | None
    relancer_le: datetime.date | None

    @property
    def a_revoir(self) -> int:
        return sum(fait.connaissance is Connaissance.A_REVOIR for fait in self.completude.faits)

    @property
    def verification(self) -> datetime.date | None:
        return min((fait.a_revoir_le for fait in self.completude.faits if fait.a_revoir_le), default=None)


def avancements(edition: Edition) -> Iterator[Avancement]:
    """Yield where each territory stands on the day of ``edition``."""
    for completude in completudes(edition):
        debut = f"{PREFIXE}{completude.siren}"
        sources = edition.donnees[SOURCES].values()
        reponse = max((source.lu_le for source in sources if source.id.startswith(debut)), default=None)
        avancement = Avancement(completude, reponse, None)
        yield Avancement(completude, reponse, _relance(avancement, edition.aujourdhui))


def _relance(avancement: Avancement, jour: datetime.date) -> datetime.date | None:
    """Return when to write again: a month after an answer that leaves unknowns or none at all, or when a fact is due."""
    if avancement.completude.connus < avancement.completude.total:
        return (avancement.reponse or jour) + RELANCER_APRES
    return avancement.verification


def tableau(edition: Edition, racine_web: str) -> str:
    """Return the table of progress, for a spreadsheet."""
    lignes = [
        [
            un.completude.siren,
            un.completude.nom,
            str(un.completude.connus),
            str(un.completude.total),
            str(un.a_revoir),
            _jour(un.verification),
            _jour(un.reponse),
            _jour(un.relancer_le),
            formulaire(racine_web, un.completude.siren),
        ]
        for un in avancements(edition)
    ]
    return csv_strict.tableau([_COLONNES, *lignes], separateur=";")


def _jour(date: datetime.date | None) -> str:
    return f"{date:%d/%m/%Y}" if date else ""


def etat(edition: Edition) -> Iterator[str]:
    """Yield what is known, kind by kind, then territory by territory."""
    tous = completudes(edition)
    yield f"{sum(un.connus for un in tous)} faits connus sur {sum(un.total for un in tous)}."
    for nature in Nature:
        faits = [fait for un in tous if (fait := un.de(nature))]
        yield f"  {nature.value:<13}{sum(fait.connu for fait in faits):>3} sur {len(faits)}"
    for un in tous:
        manquent = ", ".join(fait.nature.value for fait in un.faits if not fait.connu)
        yield f"{un.connus:>2} sur {un.total:>2}  {un.siren} {un.nom} ; inconnus : {manquent or 'aucun'}"
