"""Names of communes: the words people type, and the files in which the commune field looks them up."""

import csv
import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from appui.lectures import lire_cas
from appui.territoires import COMMUNES, COMMUNES_ANCIENNES
from guichet.socle.texte import normaliser, slug
from guichet.sujets.territoires.fiches import AncienneCommune, Commune, Epci
from guichet.sujets.territoires.recherche_de_commune import MOTS_VIDES, cles_de_nom, index_de_recherche

RACINE = Path(__file__).parents[2]
CAS = lire_cas("communes.yml")
OCTETS_AU_PLUS = 5_000


def lire(modele, nom):
    with (RACINE / "data" / nom).open(encoding="utf-8", newline="") as fichier:
        return [modele(**{cle: valeur for cle, valeur in ligne.items() if valeur}) for ligne in csv.DictReader(fichier)]


@pytest.fixture(scope="module")
def communes():
    return lire(Commune, "communes.csv")


@pytest.fixture(scope="module")
def anciennes():
    return lire(AncienneCommune, "communes_anciennes.csv")


@pytest.fixture(scope="module")
def index(communes, anciennes):
    return index_de_recherche(communes, anciennes, lire(Epci, "epci.csv"))


def fichier(saisie):
    """Return the key of the one file in which the field looks ``saisie`` up once it is sent, as the browser does."""
    jetons = re.findall(r"\d+|[a-z]+", normaliser(saisie))
    code = "".join(jeton for jeton in jetons if jeton.isdigit())
    if len(code) > 2:
        return code[:3]
    mots = [jeton for jeton in jetons if not jeton.isdigit()]
    indecis = (*MOTS_VIDES, "saint")
    utiles = [mot for mot in mots if len(mot) > 1 and not any(vide.startswith(mot) for vide in indecis)]
    texte = utiles[0] if utiles else "".join(mots)
    return texte[:6] if texte.startswith("saint") else texte[:2]


def insee(index, cle):
    return {ligne[1] for ligne in index.get(cle, {"communes": []})["communes"]}


@pytest.mark.parametrize("cas", [cas for cas in CAS if "normalise" in cas], ids=lambda cas: cas["pourquoi"])
def test_spellings_made_one(cas):
    assert normaliser(cas["saisie"]) == cas["normalise"]


@given(st.text())
def test_normaliser_is_stable_and_ascii(texte):
    normal = normaliser(texte)
    assert normaliser(normal) == normal
    assert re.fullmatch(r"([a-z0-9]+( [a-z0-9]+)*)?", normal)


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        ("CA de Lens - Liévin", "ca-de-lens-lievin"),
        ("CU d'Arras", "cu-d-arras"),
        ("CU d’Arras", "cu-d-arras"),
        ("CC du Cœur de l'Avesnois", "cc-du-coeur-de-l-avesnois"),
        ("CC de la Haute Somme (Combles - Péronne - Roisel)", "cc-de-la-haute-somme-combles-peronne-roisel"),
        ("CC des 7 Vallées", "cc-des-7-vallees"),
        ("CC Saint-Ex", "cc-saint-ex"),
        ("CC St-Ex", "cc-st-ex"),
    ],
)
def test_the_slug_of_a_name(nom, attendu):
    assert slug(nom) == attendu


def test_the_search_index():
    def commune(insee, nom, codes, epci="200000001"):
        valeurs = {"siren": "210000000", "population": 1, "lon": 2.0, "lat": 50.0, "source": "s"}
        return Commune(insee=insee, nom=nom, departement=insee[:2], codes_postaux=codes, epci=epci, **valeurs)

    epcis = [
        Epci(
            siren=siren,
            slug=slug(nom),
            nom=nom,
            nature="CC",
            departements=["62"],
            siege_dans_la_region=True,
            communes_au_total=1,
            population_municipale=1,
            population_totale=1,
            source="s",
        )
        for siren, nom in (("200000001", "CC Une"), ("200000002", "CC Deux"))
    ]
    ancienne = AncienneCommune(insee="62003", nom="Y", nature="deleguee", commune="62001", source="s")
    trouve = index_de_recherche(
        [commune("62002", "Omiécourt", ["62310"], "200000002"), commune("62001", "Le Saint-Omer", ["62300", "62301"])],
        [ancienne],
        epcis,
    )
    saint_omer = ["Le Saint-Omer", "62001", "62", "62300 62301", 0, ""]
    assert list(trouve) == ["623", "le", "om", "sainto", "y"]
    assert trouve["sainto"] == {"epci": [["cc-une", "CC Une"]], "communes": [saint_omer]}
    assert trouve["le"] == trouve["sainto"]
    assert trouve["om"] == {
        "epci": [["cc-une", "CC Une"], ["cc-deux", "CC Deux"]],
        "communes": [saint_omer, ["Omiécourt", "62002", "62", "62310", 1, ""]],
    }
    assert trouve["y"]["communes"] == [["Y", "62001", "62", "62300 62301", 0, "Le Saint-Omer"]]
    assert [ligne[0] for ligne in trouve["623"]["communes"]] == ["Le Saint-Omer", "Omiécourt", "Y"]


@pytest.mark.parametrize(
    ("nom", "cles"),
    [
        ("Lens", {"le"}),
        ("La Houssoye", {"la", "ho"}),
        ("Lahoussoye", {"la", "ho"}),
        ("Saint-Omer", {"sainto", "om"}),
        ("Lesaint Omer", {"le", "sainto", "om"}),
        ("Sus-Saint-Léger", {"su", "saintl", "le"}),
    ],
)
def test_the_files_in_which_a_name_is_looked_up(nom, cles):
    assert cles_de_nom(nom) >= cles


def test_every_commune_is_reached_by_its_name_and_by_each_of_its_postcodes(index, communes):
    assert len(communes) == COMMUNES
    perdues = [
        (commune.nom, saisie)
        for commune in communes
        for saisie in (commune.nom, normaliser(commune.nom), commune.nom.replace("-", ""), *commune.codes_postaux)
        if commune.insee not in insee(index, fichier(saisie))
    ]
    assert perdues == []


def test_every_former_commune_leads_to_the_present_one(index, communes, anciennes):
    noms = {commune.insee: commune.nom for commune in communes}
    assert len(anciennes) == COMMUNES_ANCIENNES
    for ancienne in anciennes:
        lignes = index[fichier(ancienne.nom)]["communes"]
        assert [ancienne.nom, ancienne.commune, noms[ancienne.commune]] in [[x[0], x[1], x[5]] for x in lignes]


def test_an_answer_weighs_little(index):
    poids = {
        cle: len(gzip.compress(json.dumps(contenu, ensure_ascii=False, separators=(",", ":")).encode()))
        for cle, contenu in index.items()
    }
    assert {cle: octets for cle, octets in poids.items() if octets > OCTETS_AU_PLUS} == {}


def test_there_are_enough_hostile_spellings():
    saisies = [cas["saisie"] for cas in CAS]
    assert len(set(saisies)) == len(saisies) >= 60
    assert all(set(cas) <= {"saisie", "attendu", "normalise", "pourquoi"} for cas in CAS)


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas["pourquoi"])
def test_the_file_of_a_spelling_holds_what_is_expected(cas, index, communes):
    attendus = {cas["attendu"]} if isinstance(cas["attendu"], str) else set(cas["attendu"])
    assert attendus <= {commune.insee for commune in communes}
    assert attendus <= insee(index, fichier(cas["saisie"]))
