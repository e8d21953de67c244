"""Places known from a directory: what all its rows have in common is told once, by its source."""

import datetime
from collections.abc import Iterator
from typing import Any

from guichet.socle.donnees import Donnees
from guichet.socle.jeux import Adaptateur, Lues, Repertoire
from guichet.socle.sources import SOURCES
from guichet.sujets.lieux.fiches import GUICHETS, Lieu
from guichet.sujets.territoires.fiches import COMMUNES


def _mairie(lues: Lues) -> Adaptateur:
    """Complete a town hall with what the whole directory has in common. It is never a registration desk."""
    noms = {commune.insee: commune.nom for commune in lues.fiches(COMMUNES)}
    communs = {
        "organisme": "commune",
        "roles": ["contact"],
        "statut": "annuaire",
        "source": "annuaire-dila",
        "lu_le": _valide_le(lues, "annuaire-dila"),
    }

    def adapter(valeurs: dict[str, Any]) -> dict[str, Any]:
        insee = str(valeurs.get("commune", ""))
        # The directory's own form: no guess at « de », « d' » or « du ».
        propres = {"id": f"mairie-{insee.lower()}", "nom": f"Mairie - {noms.get(insee, insee)}"}
        return valeurs | propres | communs

    return adapter


def _france_services(lues: Lues) -> Adaptateur:
    communs = {
        "organisme": "france_services",
        "roles": ["aide_numerique"],
        "statut": "annuaire",
        "source": "france-services-2024",
        "lu_le": _valide_le(lues, "france-services-2024"),
    }
    return lambda valeurs: valeurs | communs


def _valide_le(lues: Lues, source: str) -> datetime.date | None:
    """Return the day on which a whole list was true, told once by its source."""
    return next((fiche.valide_le for fiche in lues.fiches(SOURCES) if fiche.id == source), None)


_LIEU = ("commune", "adresse", "code_postal", "telephone", "courriel")
_POINT = ("lon", "lat", "position", "horaires")

MAIRIES = Repertoire(
    "mairies",
    "data/lieux/mairies.csv",
    Lieu,
    adapter=_mairie,
    apres=(SOURCES,),
    colonnes=(*_LIEU, "site", *_POINT),
)
FRANCE_SERVICES = Repertoire(
    "france_services",
    "data/lieux/france_services.csv",
    Lieu,
    adapter=_france_services,
    apres=(SOURCES,),
    colonnes=("id", "nom", *_LIEU, *_POINT, "rendez_vous", "itinerant"),
)
JEUX = (MAIRIES, FRANCE_SERVICES)


def lieux(donnees: Donnees) -> Iterator[Lieu]:
    """Yield every place, desks first."""
    for jeu in (GUICHETS, FRANCE_SERVICES, MAIRIES):
        yield from donnees[jeu].values()
