"""The open data: valid against the schema published beside it, and true to the pages."""

import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from appui.construction import ADRESSE
from appui.pages import PageConstruite, chemin_interne, lisible
from appui.territoires import COMMUNES, CONCERNES, EPCI, liste, page_de_commune, slugs, table
from guichet.pages.donnees_ouvertes import modeles
from guichet.socle.confirmations import doutes
from guichet.sujets import OUVERTES

# Others reuse these: a name never disappears. A new file is tested as soon as it is published.
PROMIS = {"communes.json", "territoires.json", "lieux.geojson", "plafonds.json", "faq.json"}
FICHIERS = tuple(fichier.nom for ouvertes in OUVERTES for fichier in ouvertes.fichiers)
SCHEMAS = ("construit.schema.json", *(nom for ouvertes in OUVERTES for nom, *_ in modeles(ouvertes)))


def lire(racine: Path, nom: str) -> Any:
    return json.loads((racine / "donnees" / nom).read_text(encoding="utf-8"))


def test_promised_files_are_published():
    assert set(FICHIERS) >= PROMIS


@pytest.mark.parametrize("nom", FICHIERS)
def test_file_is_valid_against_the_schema_beside_it(nom: str, site_construit: Path):
    schema = lire(site_construit, f"{Path(nom).stem}.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    validateur = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    erreurs = [
        f"{erreur.json_path} : {erreur.message[:120]}" for erreur in validateur.iter_errors(lire(site_construit, nom))
    ]
    assert not erreurs, "\n".join(erreurs[:10])


@pytest.mark.parametrize("nom", FICHIERS)
def test_schema_refuses_an_item_without_its_first_key(nom: str, site_construit: Path):
    """A schema that accepts anything proves nothing."""
    schema, contenu = lire(site_construit, f"{Path(nom).stem}.schema.json"), lire(site_construit, nom)
    cle = "features" if nom.endswith(".geojson") else "items"
    if contenu[cle]:
        contenu[cle][0].pop(next(iter(contenu[cle][0])))
    else:
        contenu[cle] = [{}]
    assert not jsonschema.Draft202012Validator(schema).is_valid(contenu)


@pytest.mark.parametrize("nom", FICHIERS)
def test_file_says_its_licence_and_date(nom: str, site_construit: Path):
    contenu = lire(site_construit, nom)
    assert "Licence Ouverte" in contenu["licence"]
    assert contenu["date"]


@pytest.mark.parametrize("nom", FICHIERS)
def test_csv_twin_says_what_the_json_says(nom: str, site_construit: Path):
    octets = (site_construit / "donnees" / f"{Path(nom).stem}.csv").read_bytes()
    assert octets.startswith(b"\xef\xbb\xbf")
    titres, *lignes = csv.reader(io.StringIO(octets.decode("utf-8-sig"), newline=""), strict=True)
    assert len(titres) == len(set(titres))
    attendues = [a_plat(element, titres) for element in elements(lire(site_construit, nom))]
    assert len(lignes) == len(attendues)
    for ligne, attendue in zip(lignes, attendues, strict=True):
        remplies = {titre: valeur for titre, valeur in zip(titres, ligne, strict=True) if valeur}
        assert remplies == {cle: valeur for cle, valeur in attendue.items() if valeur}


def elements(contenu: Any) -> list[dict[str, Any]]:
    """The items of a file; a GeoJSON feature is its properties and its point."""
    if "items" in contenu:
        return list(contenu["items"])
    points = [(entite["geometry"] or {"coordinates": (None, None)})["coordinates"] for entite in contenu["features"]]
    return [
        entite["properties"] | {"longitude": longitude, "latitude": latitude}
        for entite, (longitude, latitude) in zip(contenu["features"], points, strict=True)
    ]


def a_plat(valeur: Any, titres: list[str], nom: str = "") -> dict[str, str]:
    """The rule told on the page of data, written again from the JSON alone."""
    if isinstance(valeur, list) and valeur and isinstance(valeur[0], dict):
        if nom in titres:
            return {nom: json.dumps(valeur, ensure_ascii=False)}
        valeur = {str(fiche.pop(next(iter(fiche)))): fiche for fiche in valeur}
    if isinstance(valeur, dict):
        parties = [a_plat(sous, titres, f"{nom}_{cle}" if nom else cle) for cle, sous in valeur.items()]
        return {cle: texte for partie in parties for cle, texte in partie.items()}
    if isinstance(valeur, list):
        return {nom: "|".join(map(str, valeur))}
    return {nom: "" if valeur is None else json.dumps(valeur) if isinstance(valeur, bool) else str(valeur)}


def test_communes_lead_to_their_page_and_their_territory(site_construit: Path):
    items = lire(site_construit, "communes.json")["items"]
    assert len(items) == COMMUNES
    attendus = {ligne["insee"]: ligne for ligne in table("communes.csv")}
    assert {item["insee"] for item in items} == attendus.keys()
    for item in items:
        ligne = attendus[item["insee"]]
        assert item["nom"] == ligne["nom"]
        assert item["codes_postaux"] == ligne["codes_postaux"].split()
        assert item["epci"] == ligne["epci"]
        assert _chemin(item["page"]) == page_de_commune(item["insee"])
        assert _chemin(item["territoire"]) == f"territoires/{slugs()[ligne['epci']]}/"
        assert len(item["proches"]) == len(item["proches_km"]) == 3


def test_territories_are_those_of_the_pages(pages: dict[str, PageConstruite], site_construit: Path):
    items = lire(site_construit, "territoires.json")["items"]
    assert len(items) == EPCI
    assert sum(item["concerne"] for item in items) == CONCERNES
    assert sum(len(item["communes"]) for item in items) == COMMUNES
    for item in items:
        assert _chemin(item["page"]) == f"territoires/{slugs()[item['siren']]}/"
        assert bool(item["motif"]) is item["concerne"]
        etats = {instrument["etat"] for instrument in item["instruments"]}
        assert etats, item["nom"]
    assert all(_chemin(item["page"]) in pages for item in items)


def test_every_place_is_published_and_no_town_hall_is_a_desk(site_construit: Path):
    lieux = [
        lieu["properties"] | {"position": lieu["geometry"]}
        for lieu in lire(site_construit, "lieux.geojson")["features"]
    ]
    identifiants = [lieu["id"] for lieu in lieux]
    assert len(identifiants) == len(set(identifiants))
    assert len(lieux) == (
        len(table("lieux/mairies.csv")) + len(table("lieux/france_services.csv")) + len(liste("lieux/guichets.yml"))
    )
    mairies = [lieu for lieu in lieux if lieu["id"].startswith("mairie-")]
    assert len(mairies) == len(table("lieux/mairies.csv"))
    assert all(lieu["roles"] == ["contact"] and lieu["statut"] == "annuaire" for lieu in mairies)


def test_questions_are_those_of_the_pages(pages: dict[str, PageConstruite], site_construit: Path):
    items = lire(site_construit, "faq.json")["items"]
    assert {item["id"] for item in items} == {question["id"] for question in liste("faq.yml")["questions"]}
    for item in items:
        chemin, _, ancre = item["page"].partition("#")
        page = pages[_chemin(chemin)]
        assert not ancre or ancre in page.identifiants, item["id"]


def test_ceilings_are_those_of_the_data(site_construit: Path):
    items = lire(site_construit, "plafonds.json")["items"]
    publies = {(item["annee"], item["financement"], item["categorie"]): item for item in items}
    assert len(publies) == len(items) == 7 * len(table("plafonds.csv"))
    for ligne in table("plafonds.csv"):
        for categorie in ("1", "2", "3", "4", "5", "6", "personne_supplementaire"):
            item = publies[int(ligne["annee"]), ligne["financement"], categorie]
            colonne = categorie if categorie in ligne else f"categorie_{categorie}"
            assert (item["montant"], item["statut"]) == (int(ligne[colonne]), ligne["statut"])
            assert (item["du"], item["au"]) == (f"{ligne['annee']}-01-01", f"{ligne['annee']}-12-31")


def test_the_page_of_data_links_every_file(pages: dict[str, PageConstruite]):
    for chemin in ("donnees/", "en/donnees/", "ar/donnees/"):
        liens = {str(lien.attributes["href"]) for lien in pages[chemin].arbre.css("main a[href]")}
        for nom in (*FICHIERS, *(f"{Path(fichier).stem}.csv" for fichier in FICHIERS)):
            assert any(lien.endswith(f"donnees/{nom}") or lien == nom for lien in liens), f"{chemin} : {nom}"


@pytest.mark.parametrize("nom", SCHEMAS)
def test_a_schema_is_called_by_its_address(nom: str, site_construit: Path):
    assert lire(site_construit, nom)["$id"] == f"{ADRESSE}donnees/{nom}"


@pytest.mark.parametrize("nom", FICHIERS)
def test_the_links_of_a_text_are_whole(nom: str, site_construit: Path):
    """Who reuses it is on no page of ours."""
    texte = (site_construit / "donnees" / nom).read_text(encoding="utf-8")
    adresses = re.findall(r'\b(?:href|src)=\\?"([^"\\]*)', texte)
    assert [une for une in adresses if not re.match(r"(?:https|tel|sms|mailto):", une)] == []
    assert bool(adresses) == (nom == "faq.json")


def test_a_number_in_doubt_says_so_wherever_it_is(donnees, pages: dict[str, PageConstruite], site_construit: Path):
    dits = doutes(donnees)
    assert dits
    for (fichier, insee, champ), doute in dits.items():
        assert (fichier, champ) == ("data/sru.csv", "logements")
        (ligne,) = [item for item in lire(site_construit, "sru.json")["items"] if item["insee"] == insee]
        (commune,) = [item for item in lire(site_construit, "communes.json")["items"] if item["insee"] == insee]
        assert ligne["doute"] == commune["sru"]["doute"] == doute
        page = pages["chiffres/sru/"]
        rang = page.arbre.css_first(f'tr[data-insee="{insee}"]')
        assert rang.css_first("td.nombre + td.nombre + td.nombre a").attributes["href"] == f"#doute-{insee}"
        assert lisible(doute) in lisible(page.arbre.css_first(f"#doute-{insee}").text())
    assert sum(bool(item["doute"]) for item in lire(site_construit, "sru.json")["items"]) == len(dits)


def test_the_quarters_of_a_commune_have_their_codes(site_construit: Path):
    quartiers = {item["code"]: item["nom"] for item in lire(site_construit, "quartiers.json")["items"]}
    for commune in lire(site_construit, "communes.json")["items"]:
        assert [quartiers[code] for code in commune["quartiers_codes"]] == commune["quartiers"], commune["nom"]


def test_the_build_tells_the_digest_of_each_file_as_sha256sum_does(site_construit: Path):
    dite = lire(site_construit, "construit.json")
    jsonschema.validate(dite, lire(site_construit, "construit.schema.json"))
    tableurs = sorted((site_construit / "donnees").glob("*.csv"))
    empreintes = {fichier.name: hashlib.sha256(fichier.read_bytes()).hexdigest() for fichier in tableurs}
    assert dite["empreintes"] == empreintes
    liste = "".join(f"{empreinte}  {nom}\n" for nom, empreinte in empreintes.items())
    assert dite["empreinte"] == hashlib.sha256(liste.encode()).hexdigest()


def test_the_table_of_files_has_a_name_and_each_of_its_links_too(pages: dict[str, PageConstruite]):
    for chemin in ("donnees/", "en/donnees/", "ar/donnees/"):
        tableau = pages[chemin].arbre.css_first("table")
        assert lisible(tableau.css_first("caption").text()), chemin
        noms = [lisible(lien.text()) for lien in tableau.css("a")]
        assert len(set(noms)) == len(noms), chemin
        assert any("construit.json" in str(lien.attributes["href"]) for lien in tableau.css("a")), chemin


def _chemin(page: str) -> str:
    cible = chemin_interne(page)
    return (cible[0] if cible else page.removeprefix("/")).partition("#")[0]
