"""The page of every commune, in every language, against the files of data/."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from appui.construction import ADRESSE
from appui.pages import LANGUES, PageConstruite, lisible, pages_de_communes
from appui.serveur import compresse
from appui.territoires import COMMUNES, COMMUNES_ANCIENNES, liste, page_de_commune, table

OCTETS_AU_PLUS = 25_000
# What is said of a town hall, from the most to the least that is known of it.
DITES = ("mairie_note", "mairie_sans_telephone", "mairie_inconnue")
PREFIXES = {"fr": "", "en": "en/", "ar": "ar/"}


@pytest.fixture(scope="module")
def ouvertes(site_construit: Path) -> dict[str, dict]:
    """What the open data say of each commune: tests/unit/test_fiches_communes.py holds them to the files."""
    items = json.loads((site_construit / "donnees/communes.json").read_text("utf-8"))["items"]
    return {item["insee"]: item for item in items}


@pytest.fixture(scope="module")
def noms(site_construit: Path) -> dict[str, str]:
    lieux = json.loads((site_construit / "donnees/lieux.geojson").read_text("utf-8"))["features"]
    return {lieu["properties"]["id"]: lieu["properties"]["nom"] for lieu in lieux}


def de_la_langue(racine: Path, langue: str) -> Iterator[tuple[str, PageConstruite]]:
    """Yield the page of each commune in ``langue``, with its INSEE code."""
    codes = {PREFIXES[langue] + page_de_commune(ligne["insee"]): ligne["insee"] for ligne in table("communes.csv")}
    for page in pages_de_communes(racine):
        if page.chemin in codes:
            yield codes[page.chemin], page


def nombre(texte: str) -> int:
    return int(re.sub(r"\D", "", texte))


def distance(texte: str) -> float | None:
    """Return the kilometres that ``texte`` tells, None where the place is in the commune and its point is not known."""
    trouve = re.search(r"[\d.,]+", texte)
    return float(trouve[0].replace(",", ".")) if trouve else None


def test_there_is_a_page_for_every_commune_and_for_every_former_one(site_construit: Path):
    langues = Counter(page.langue for page in pages_de_communes(site_construit))
    assert langues == dict.fromkeys(LANGUES, COMMUNES + COMMUNES_ANCIENNES)


@pytest.mark.parametrize("langue", LANGUES)
def test_every_page_says_what_the_files_say(langue: str, site_construit: Path, ouvertes, noms):
    dites = {
        cle: lisible(mots[langue].partition("{")[0])
        for cle, mots in liste("interface/territoire.yml").items()
        if cle in DITES
    }
    mairies = {ligne["commune"]: ligne for ligne in table("lieux/mairies.csv")}
    guichets = {guichet["id"]: guichet for guichet in liste("lieux/guichets.yml")}
    quartiers: dict[str, list[str]] = {}
    for ligne in table("quartiers.csv"):
        quartiers.setdefault(ligne["commune"], []).append(ligne["nom"])
    parcs = {ligne["commune"]: ligne for ligne in table("parc.csv")}
    communes = {ligne["insee"]: ligne for ligne in table("communes.csv")}
    vues = 0
    for insee, page in de_la_langue(site_construit, langue):
        vues += 1
        arbre, ouverte, commune = page.arbre, ouvertes[insee], communes[insee]
        principal = arbre.css_first("main")
        texte = lisible(principal.text())
        ici = f"{page.chemin} ({insee})"

        reponse = principal.css_first(".reponse")
        donnes = ouverte["guichets"] or [un for un in [ouverte["guichet_du_territoire"]] if un]
        mairie = mairies.get(insee, {})
        attendue = (
            "mairie_note" if mairie.get("telephone") else "mairie_sans_telephone" if mairie else "mairie_inconnue"
        )
        assert [cle for cle in DITES if dites[cle] in texte] == ([] if donnes else [attendue]), ici
        if donnes:
            assert lisible(reponse.css_first("h2").text()) == lisible(noms[donnes[0]]), ici
        numeros = [guichets[donnes[0]].get("telephone")] if donnes else []
        attendu = next(filter(None, (*numeros, mairie.get("telephone"), "+33806000113")))
        premier = reponse.css_first('a[href^="tel:"]')
        assert premier.attributes["href"] == f"tel:{attendu}", ici

        lignes = principal.css(".proches > li")[1:4]
        assert [lisible(ligne.css_first("strong").text()) for ligne in lignes] == [
            lisible(noms[un]) for un in ouverte["proches"]
        ], ici
        for ligne, km in zip(lignes, ouverte["proches_km"], strict=True):
            assert distance(ligne.css_first(".proche__km").text()) in {km, None}, ici
        # No place is named without a way to reach it.
        for ligne in principal.css(".proches > li"):
            assert ligne.css_first("a[href]"), f"{ici} : {lisible(ligne.text())}"

        comptes = [nombre(dd.text()) for dd in principal.css(".comptes dd")]
        parc = parcs.get(insee)
        champs = ("total", "loues", "vacants") if parc and parc["detail"] == "publie" else ("total",)
        assert comptes == ([int(parc[champ]) for champ in champs] if parc else []), ici
        autres = principal.css_first(".parc-autres")
        restants = int(parc["total"]) - int(parc["loues"]) - int(parc["vacants"]) if len(comptes) == 3 else 0
        assert (autres is not None) is (restants > 0), ici
        if autres and langue != "ar":
            # Arabic says one and two without a figure.
            assert sum(map(nombre, re.findall(r"\d[\d\s,]*(?=[^\d\s,])", lisible(autres.text())))) == restants, ici
        assert all(lisible(quartier) in texte for quartier in quartiers.get(insee, ())), ici
        assert nombre(principal.css_first(".chapo").text().rsplit("·", 1)[1]) == int(commune["population"]), ici
        assert commune["codes_postaux"].split()[0] in principal.css_first(".chapo").text(), ici
    assert vues == COMMUNES


def test_the_state_under_the_sru_law_is_told_to_officials(site_construit: Path):
    situations = {ligne["commune"]: ligne for ligne in table("sru.csv")}
    for insee, page in de_la_langue(site_construit, "fr"):
        texte = lisible(page.arbre.css_first("main").text())
        situation = situations.get(insee)
        assert ("Loi SRU" in texte) is (situation is not None), page.chemin
        if situation:
            assert ("carencée" in texte) is (situation["carencee"] == "oui"), page.chemin
            assert ("déficitaire" in texte) is (situation["deficitaire"] == "oui"), page.chemin
            assert ("exemptée" in texte) is (situation["exemptee"] == "oui"), page.chemin
            assert f"{situation['cible']} %" in texte, page.chemin
            paye = round(float(situation["prelevement"]))
            prelevement = re.search(r"Prélèvement net de 2025 : ([\d ]+) €", texte)
            assert (nombre(prelevement[1]) if prelevement else 0) == paye, page.chemin
            # One tap from what the mayor may do, and from the others.
            liens = {str(lien.attributes["href"]) for lien in page.arbre.css("section[aria-labelledby=parc] a")}
            assert {"../../elus/loi-sru/", "../../chiffres/sru/"} <= liens, page.chemin
            if situation["taux"]:
                assert f"{float(situation['taux']):n} %".replace(".", ",") in texte, page.chemin


@pytest.mark.parametrize("langue", LANGUES)
def test_every_page_leads_who_is_late_with_the_rent_to_what_to_do(langue: str, site_construit: Path):
    """Letters send to this page who looks for help near home: it is no dead end."""
    for insee, page in de_la_langue(site_construit, langue):
        liens = {str(lien.attributes["href"]) for lien in page.arbre.css("section[aria-labelledby=aussi] a")}
        assert {"../../demander/impayes/", f"../../departements/{insee[:2]}/"} <= liens, page.chemin


@pytest.mark.parametrize("langue", LANGUES)
def test_every_page_is_told_to_search_engines_and_to_those_who_share_it(langue: str, site_construit: Path, ouvertes):
    images: set[str] = set()
    for insee, page in de_la_langue(site_construit, langue):
        tete = page.arbre.head
        liee = json.loads(page.arbre.css_first('script[type="application/ld+json"]').text())
        assert liee["url"] == tete.css_first('link[rel="canonical"]').attributes["href"] == page.adresse
        assert liee["areaServed"]["identifier"] == insee
        known = [canal for canal in liee["availableChannel"] if "serviceLocation" in canal]
        assert bool(known) is (ouvertes[insee]["reponse"] in {"commune", "territoire"}), page.chemin
        langues = {str(n.attributes["hreflang"]): n.attributes["href"] for n in tete.css("link[hreflang]")}
        sans = page.sans_langue
        assert langues == {"x-default": ADRESSE + sans} | {un: f"{ADRESSE}{PREFIXES[un]}{sans}" for un in LANGUES}
        partage = {str(n.attributes["property"]): n.attributes["content"] for n in tete.css('meta[property^="og:"]')}
        assert partage["og:title"] == liee["name"] == lisible(page.arbre.css_first("h1").text()), page.chemin
        assert partage["og:url"] == page.adresse
        images.add(partage["og:image"])
    (image,) = images
    entete = (site_construit / image.removeprefix(ADRESSE)).read_bytes()[:24]
    assert (entete[1:4], entete[16:20], entete[20:24]) == (b"PNG", (1200).to_bytes(4), (630).to_bytes(4))


def test_no_page_is_heavy(site_construit: Path):
    poids = {page.chemin: len(compresse(page.fichier)) for page in pages_de_communes(site_construit)}
    assert max(poids.values()) <= OCTETS_AU_PLUS, max(poids, key=poids.__getitem__)


def test_a_former_commune_leads_to_the_present_one_in_words(site_construit: Path):
    noms = {ligne["insee"]: ligne["nom"] for ligne in table("communes.csv")}
    actuelles = {page.chemin for _, page in de_la_langue(site_construit, "fr")}
    anciennes = [
        page for page in pages_de_communes(site_construit) if page.langue == "fr" and page.chemin not in actuelles
    ]
    codes = {ligne["insee"]: ligne["commune"] for ligne in table("communes_anciennes.csv")}
    assert len(anciennes) == COMMUNES_ANCIENNES
    for page in anciennes:
        actuelle = codes[page.chemin.rstrip("/")[-5:]]
        lien = page.arbre.css_first("main a.bouton")
        assert noms[actuelle] in page.arbre.css_first("h1").text(), page.chemin
        assert f"../{page_de_commune(actuelle).removeprefix('communes/')}" == lien.attributes["href"], page.chemin
