"""Numbers that surprise are refused, and pass once confirmed: the cases of ``tests/cas/nombres.yml``."""

import re
from pathlib import Path

import pytest
import yaml

from appui.lectures import lire_cas
from guichet.socle.chargement import Schema, charger
from guichet.socle.confirmations import CONFIRMATIONS
from guichet.socle.evolution import brusque, pourcentage, sauts
from guichet.socle.fraicheur import REVUE
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.socle.regles import Regles, toutes
from guichet.sujets import (
    SCHEMA,
    chiffres,
    chronologies,
    cotation,
    demande,
    expulsions,
    instruments,
    plafonds,
    quartiles,
)
from guichet.sujets.chiffres import regles_des_nombres
from guichet.sujets.demande import regles_des_delais
from guichet.sujets.plafonds import regles_des_montants
from guichet.sujets.quartiles import regles_des_seuils
from guichet.sujets.territoires.fiches import REFORME

# The subjects that hold numbers, and what judges them: the rest of the project takes seconds to read.
SUJETS = (chiffres, chronologies, cotation, demande, expulsions, instruments, plafonds, quartiles)
PASSANTES = Regles()
for _regle in (
    chronologies.regles.evenement_d_un_territoire,
    expulsions.regles.etapes_dans_l_ordre,
    instruments.regles.instrument_de_notre_temps,
):
    PASSANTES.regle(_regle)
ESSAI = Schema(
    jeux=(CONFIRMATIONS, REVUE, REFORME, *(jeu for sujet in SUJETS for jeu in sujet.SUJET.jeux)),
    regles=(
        *(module.REGLES for module in (regles_des_nombres, regles_des_delais, regles_des_montants, regles_des_seuils)),
        PASSANTES,
    ),
    regles_de_fiche=SCHEMA.regles_de_fiche,
)

RACINE = Path(__file__).resolve().parents[2]
CAS = lire_cas("nombres.yml")
RAISON = "Relu dans l'arrêté du 29 juillet 1987, à son annexe."
CONFIRMABLES = [cas for cas in CAS if "cle" in cas]


def ecrire(projet: Path, nom: str, texte: str) -> None:
    """Write over the link to the true file, not over that file."""
    (projet / nom).unlink()
    (projet / nom).write_text(texte, encoding="utf-8")


def fausser(projet: Path, cas: dict[str, str]) -> None:
    sain = (projet / cas["fichier"]).read_text(encoding="utf-8")
    faux, fois = re.subn(cas["motif"], cas["par"], sain, count=0 if "partout" in cas else 1, flags=re.MULTILINE)
    assert fois, f"{cas['motif']} n'est plus dans {cas['fichier']}"
    ecrire(projet, cas["fichier"], faux)


def confirmer(projet: Path, fichier: str, cle: str, champ: str, **autres: str) -> None:
    """Add a confirmation to those of the project."""
    fiche = {"fichier": fichier, "cle": cle, "champ": champ, "raison": RAISON, **autres}
    texte = yaml.safe_dump([fiche], allow_unicode=True)
    siennes = (projet / "data/confirmations.yml").read_text(encoding="utf-8")
    ecrire(projet, "data/confirmations.yml", f"{siennes}{texte}  lu_le: 2026-11-26\n")


def problemes(projet: Path) -> list[Probleme]:
    try:
        charger(projet, ESSAI)
    except DonneesInvalides as erreur:
        return erreur.problemes
    return []


@pytest.mark.parametrize("cas", CAS, ids=[cas["quoi"] for cas in CAS])
def test_a_wrong_number_is_refused(projet, cas):
    fausser(projet, cas)
    trouves = problemes(projet)
    dits = [probleme for probleme in trouves if cas["constat"] in probleme.constat]
    assert len(dits) == cas.get("fois", 1), trouves
    assert all(probleme.fichier == cas["fichier"] and probleme.ligne and probleme.remede for probleme in dits)


@pytest.mark.parametrize("cas", CONFIRMABLES, ids=[cas["quoi"] for cas in CONFIRMABLES])
def test_a_confirmed_number_surprises_no_more(projet, cas):
    fausser(projet, cas)
    confirmer(projet, cas["fichier"], cas["cle"], cas["champ"])
    assert not [probleme for probleme in problemes(projet) if cas["constat"] in probleme.constat]


@pytest.mark.parametrize(
    ("fichier", "cle", "champ"),
    [
        ("data/attributions.csv", "200030633 2025", "total"),
        ("data/chiffres.yml", "mutations", "points.0.valeur"),
        ("data/delais.yml", "validite-demande", "valeur"),
        ("data/plafonds.csv", "2026 PLS", "categorie_1"),
        ("data/quartiles.csv", "200030633 2026", "q1"),
    ],
)
def test_a_confirmation_of_what_does_not_surprise_is_refused(projet, fichier, cle, champ):
    confirmer(projet, fichier, cle, champ)
    (dit,) = problemes(projet)
    assert (dit.fichier, dit.valeur) == ("data/confirmations.yml", cle)
    assert "ne sert pas" in dit.constat


def test_a_confirmation_silences_no_other_number(projet):
    cas = CONFIRMABLES[0]
    fausser(projet, cas)
    confirmer(projet, cas["fichier"], cas["cle"], "categorie_2")
    (dit,) = problemes(projet)
    assert (dit.fichier, dit.champ) == (cas["fichier"], cas["champ"])
    assert cas["constat"] in dit.constat


@pytest.mark.parametrize(
    ("autres", "champ", "constat"),
    [
        (
            {"raison": "Le fichier semble donner un autre nombre, à corriger à la source."},
            "raison",
            "le public ne le sait pas",
        ),
        ({"doute": "À vérifier : le fichier semble donner un autre nombre."}, "doute", "ne savent pas dire ce doute"),
    ],
)
def test_a_doubt_that_readers_are_not_told_is_refused(projet, autres, champ, constat):
    cas = CONFIRMABLES[0]
    fausser(projet, cas)
    confirmer(projet, cas["fichier"], cas["cle"], cas["champ"], **autres)
    (dit,) = problemes(projet)
    assert (dit.fichier, dit.champ) == ("data/confirmations.yml", champ)
    assert constat in dit.constat


def test_a_file_without_alarms_is_not_confirmed(projet):
    confirmer(projet, "data/faq.yml", "une-question", "titre")
    assert [probleme.champ for probleme in problemes(projet)] == ["fichier"]


def test_the_rules_tried_here_are_those_of_the_project():
    assert set(toutes(ESSAI.regles, ESSAI.jeux)) <= set(toutes(SCHEMA.regles, SCHEMA.jeux))
    assert set(ESSAI.jeux) <= set(SCHEMA.jeux)


@pytest.mark.parametrize(("avant", "apres", "ecart"), [(100, 110, 10), (100, 90, -10), (50, 50, 0), (8, 10, 25)])
def test_a_change_is_told_in_percent_of_what_was(avant, apres, ecart):
    assert pourcentage(avant, apres) == pytest.approx(ecart)


@pytest.mark.parametrize(
    ("avant", "apres", "dit"), [(100, 108, False), (100, 109, True), (100, 91, True), (0, 5, False)]
)
def test_a_change_is_sudden_beyond_its_share_either_way(avant, apres, dit):
    assert (brusque(avant, apres, 8) is not None) is dit


def test_only_years_that_follow_each_other_are_compared():
    assert [saut[:2] for saut in sauts({2020: (10, 10), 2021: (10, 20), 2023: (90, 90)}, 50)] == [(2021, 1)]


def test_changes_are_told_from_the_oldest():
    assert [saut[0] for saut in sauts({2022: (90,), 2021: (40,), 2020: (10,)}, 50)] == [2021, 2022]
