"""What the data says of the stock, the SRU law and the neighbourhoods is what the committed extracts say."""

import csv
import datetime
from pathlib import Path

import pytest

from guichet.atelier.atelier import Atelier
from guichet.import_public import extraits
from guichet.import_public.fichiers import ecrire_csv
from guichet.sujets.communes.ouvertes import communes
from guichet.sujets.parc.calcul import additionner
from guichet.sujets.parc.fiches import Detail, Parc
from guichet.sujets.quartiers.fiches import QUARTIERS, Quartier
from guichet.sujets.sru.fiches import SRU, SituationSru

PROJET = Path(__file__).resolve().parents[2]
JEUX = {
    "parc": ("rpls_2024", extraits.COLONNES_RPLS, extraits.parcs, Parc),
    "sru": ("sru_2025", extraits.COLONNES_SRU, extraits.situations_sru, SituationSru),
    "quartiers": ("qpv_2024", extraits.COLONNES_QPV, extraits.quartiers, Quartier),
}


@pytest.mark.parametrize("nom", JEUX)
def test_data_are_what_the_extract_gives(nom: str, tmp_path: Path):
    extrait, colonnes, lire, modele = JEUX[nom]
    fiches = lire(extraits.lire(PROJET, extrait, colonnes))
    ecrire_csv(tmp_path / "refait.csv", fiches, list(modele.model_fields))
    assert (tmp_path / "refait.csv").read_bytes() == (PROJET / f"data/{nom}.csv").read_bytes()


def test_secret_counts_stay_unknown():
    masque = {"insee": "02001", "nb_logements_sociaux": "2", "detail": "masque"}
    (parc,) = extraits.parcs([masque])
    assert (parc.total, parc.loues, parc.vacants, parc.parties) == (2, None, None, {})


def test_a_sum_says_how_much_of_it_is_told():
    publie = Parc(
        commune="02003", total=14, loues=12, vacants=1, vides=1, associations=0, contrepartie=0, temporaires=0,
        detail=Detail.PUBLIE, source="rpls-2024",
    )  # fmt: skip
    secret = Parc(commune="02001", total=2, detail=Detail.MASQUE, source="rpls-2024")
    somme = additionner([publie, secret])
    assert (somme.total, somme.communes, somme.detaillees, somme.loues, somme.vacants) == (16, 2, 1, 12, 1)


def test_sums_by_departement_are_those_published():
    """Totals of the region's départements as read beside the extract: 596,208 homes in all."""
    with (PROJET / "data/parc.csv").open(encoding="utf-8", newline="") as fichier:
        lignes = list(csv.DictReader(fichier))
    sommes: dict[str, int] = {}
    for ligne in lignes:
        departement = ligne["commune"][:2]
        sommes[departement] = sommes.get(departement, 0) + int(ligne["total"])
    assert sommes == {"02": 41217, "59": 281165, "60": 69622, "62": 161781, "80": 42423}


def test_open_data_say_of_each_commune_what_the_tables_say(donnees):
    site = Atelier(donnees, datetime.date(2026, 11, 26), "https://site.exemple/").site("fr")
    ouvertes = {item.insee: item for item in communes(site).items}
    with (PROJET / "data/parc.csv").open(encoding="utf-8", newline="") as fichier:
        parc = {ligne["commune"]: ligne for ligne in csv.DictReader(fichier)}
    assert {insee for insee, item in ouvertes.items() if item.parc} == parc.keys()
    for insee, ligne in parc.items():
        ouvert = ouvertes[insee].parc
        assert (str(ouvert.total), ouvert.detail.value) == (ligne["total"], ligne["detail"])
        assert ("" if ouvert.vacants is None else str(ouvert.vacants)) == ligne["vacants"]
    assert sum(item.sru is not None for item in ouvertes.values()) == len(donnees[SRU])
    assert sum(len(item.quartiers) for item in ouvertes.values()) == len(donnees[QUARTIERS])
