"""Statistics by commune, from the extracts committed in ``data/extraits/``: their public files are not packages.

Each extract holds the lines of the region, under the names that its publisher gave to the columns; ``data/sources.yml``
says who publishes it, of what day it is, under which licence, and where this copy was read.
"""

from collections.abc import Iterable
from pathlib import Path

from guichet.socle.lecture import lire_csv
from guichet.sujets.parc.fiches import Detail, Parc
from guichet.sujets.quartiers.fiches import Quartier
from guichet.sujets.sru.fiches import SituationSru

Ligne = dict[str, str]

_PARC = {
    "total": "nb_logements_sociaux",
    "loues": "nb_loues",
    "vacants": "nb_vacants",
    "vides": "nb_vides",
    "associations": "nb_asso",
    "contrepartie": "nb_occup_finan",
    "temporaires": "nb_occup_temp",
}
COLONNES_RPLS = ("insee", "nom", *_PARC.values(), "detail", "codes_source")
COLONNES_SRU = (
    "insee", "nom", "population_2025", "inventaire", "logements_sociaux_sru_2024_01_01", "taux_sru_2024_01_01_pct",
    "taux_cible_pct", "deficitaire", "carencee_2023_2025", "exemptee_2023_2025", "prelevement_net_2025_eur",
)  # fmt: skip
COLONNES_QPV = ("code_qp", "nom_qp", "insee", "commune", "lon", "lat")


def lire(racine: Path, nom: str, colonnes: Iterable[str]) -> list[Ligne]:
    """Return the lines of ``data/extraits/<nom>.csv``. Raises DonneesInvalides if it has not these columns."""
    return [ligne.valeurs for ligne in lire_csv(racine, f"data/extraits/{nom}.csv", list(colonnes))]


def parcs(lignes: Iterable[Ligne]) -> list[Parc]:
    """Return the social homes of each commune of the RPLS extract."""
    return [
        Parc(
            commune=ligne["insee"],
            detail=Detail(ligne["detail"]),
            source="rpls-2024",
            **{champ: ligne.get(colonne) for champ, colonne in _PARC.items()},
        )
        for ligne in lignes
    ]


def situations_sru(lignes: Iterable[Ligne]) -> list[SituationSru]:
    """Return where each commune of the SRU extract stands."""
    return [
        SituationSru(
            commune=ligne["insee"],
            inventaire=ligne["inventaire"] == "oui",
            logements=ligne.get("logements_sociaux_sru_2024_01_01"),
            taux=ligne.get("taux_sru_2024_01_01_pct"),
            cible=ligne["taux_cible_pct"],
            deficitaire=ligne["deficitaire"] == "1",
            carencee=ligne["carencee_2023_2025"] == "1",
            exemptee=ligne["exemptee_2023_2025"] == "1",
            prelevement=ligne["prelevement_net_2025_eur"],
            source="sru-2025",
        )
        for ligne in lignes
    ]


def quartiers(lignes: Iterable[Ligne]) -> list[Quartier]:
    """Return the priority neighbourhoods of the extract, one record per commune each lies in."""
    return [
        Quartier(code=ligne["code_qp"], nom=ligne["nom_qp"], commune=ligne["insee"], source="qpv-2024")
        for ligne in lignes
    ]
