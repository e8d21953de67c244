"""Places known from a directory: what all its rows have in common is told once, by its source."""

import datetime
from collections.abc import Iterator
from typing import Any

from guichet.socle.donnees import Donnees
from guichet.socle.jeux import Adaptateur, Lues, Repertoire
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.socle.sources import SOURCES
from guichet.sujets.lieux.corrections import CORRECTIONS, corrections, par_lieu
from guichet.sujets.lieux.fermetures import FERMETURES, est_ferme, fermetures, jours_fermes
from guichet.sujets.lieux.fiches import GUICHETS, Lieu
from guichet.sujets.territoires.fiches import COMMUNES


def _mairie(lues: Lues) -> Adaptateur:
    """Complete a town hall with what the whole directory has in common. It is never a registration desk."""
    noms = {commune.insee: commune.nom for commune in lues.fiches(COMMUNES)}
    justes = _justes(lues)
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
        return valeurs | propres | communs | justes.get(propres["id"], {})

    return adapter


def _france_services(lues: Lues) -> Adaptateur:
    communs = {
        "organisme": "france_services",
        "roles": ["aide_numerique"],
        "statut": "annuaire",
        "source": "france-services-2024",
        "lu_le": _valide_le(lues, "france-services-2024"),
    }
    justes = _justes(lues)
    return lambda valeurs: valeurs | communs | justes.get(str(valeurs.get("id")), {})


def _justes(lues: Lues) -> dict[str, dict[str, Any]]:
    """Return, by place, what is told beside its directory."""
    justes = par_lieu(lues)
    for lieu, jours in jours_fermes(lues).items():
        justes.setdefault(lieu, {})["fermetures"] = jours
    return justes


def _valide_le(lues: Lues, identifiant: str) -> datetime.date:
    """Return the day on which a whole list was true, told once by its source. Raises DonneesInvalides, once for all."""
    source, enregistrement = next(((f, e) for f, e in lues[SOURCES] if f.id == identifiant), (None, None))
    if source is not None and source.valide_le is not None:
        return source.valide_le
    if source is None and identifiant in lues.connus[SOURCES]:
        # What is wrong in its record has been told.
        raise DonneesInvalides([])
    constat = "cette source, ou la date à laquelle elle était vraie, manque : toute une liste de lieux en dépend"
    remede = "rétablissez sa fiche et son « valide_le »"
    ligne = enregistrement.ligne if enregistrement else 1
    raise DonneesInvalides([Probleme(SOURCES.fichier, ligne, "id", identifiant, constat, remede)])


_LIEU = ("commune", "adresse", "code_postal", "telephone", "courriel")
_POINT = ("lon", "lat", "position", "horaires")

MAIRIES = Repertoire(
    "mairies",
    "data/lieux/mairies.csv",
    Lieu,
    adapter=_mairie,
    apres=(SOURCES, COMMUNES, CORRECTIONS, FERMETURES),
    colonnes=(*_LIEU, "site", *_POINT),
    au_moins=3700,
)
FRANCE_SERVICES = Repertoire(
    "france_services",
    "data/lieux/france_services.csv",
    Lieu,
    adapter=_france_services,
    apres=(SOURCES, CORRECTIONS, FERMETURES),
    colonnes=("id", "nom", *_LIEU, *_POINT, "rendez_vous", "itinerant"),
    au_moins=150,
)
ANNUAIRES = (MAIRIES, FRANCE_SERVICES)


def france_services(donnees: Donnees) -> list[Lieu]:
    """Return the France services houses that have not closed for good."""
    return [lieu for lieu in donnees[FRANCE_SERVICES].values() if not est_ferme(donnees, lieu.id)]


def lieux(donnees: Donnees) -> Iterator[Lieu]:
    """Yield every place that has not closed for good, desks first."""
    yield from donnees[GUICHETS].values()
    yield from france_services(donnees)
    yield from donnees[MAIRIES].values()


def sources_du_lieu(donnees: Donnees, lieu: Lieu) -> list[str]:
    """Return the identifiers of the sources of ``lieu``: its own, then those of what is told beside its directory."""
    a_cote = (*corrections(donnees).get(lieu.id, ()), *fermetures(donnees).get(lieu.id, ()))
    return [lieu.source, *(fiche.source for fiche in a_cote)]
