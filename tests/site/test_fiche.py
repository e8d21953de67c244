"""The brief of each EPCI: the data, the page and the PDF say the same, and what is unknown is said to be."""

import datetime
import io
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from statistics import median

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from appui.gabarits import LILLE, MONTDIDIER
from appui.pages import PageConstruite, lisible
from appui.territoires import liste, slug_de_commune, slugs, table
from guichet.sujets.chiffres.fiches import EFFECTIF_MINIMAL
from guichet.sujets.epci.pdf import Imprimeur

MOTS = liste("interface/fr/fiche.yml")
ATTRIBUTIONS = {ligne["epci"]: ligne for ligne in table("attributions.csv")}
COLONNES = ("total", "menages_prioritaires", "dalo", "premier_quartile")
# A territory of two departments: it is in the sum of neither.
TERNOIS = "62767"


def fiche(pages: dict[str, PageConstruite], slug: str) -> PageConstruite:
    return pages[f"territoires/{slug}/fiche/"]


def cellules(page: PageConstruite, selecteur: str) -> list[str]:
    return [lisible(noeud.text()) for noeud in page.arbre.css(selecteur)]


def nombre(valeur: int) -> str:
    return f"{valeur:,}".replace(",", " ")


def additionner(lignes: list[dict[str, str]]) -> list[str]:
    """Return what a column of the comparison must show: sums, and shares of the first where it is not too small."""
    if not lignes:
        return ["inconnu"] * 4
    sommes = [sum(int(ligne[colonne]) for ligne in lignes) for colonne in COLONNES]
    if sommes[0] < EFFECTIF_MINIMAL:
        return list(map(nombre, sommes))
    parts = [round(100 * somme / sommes[0]) for somme in sommes[1:]]
    dites = [
        "moins de 1 %" if somme and not part else f"{part} %" for somme, part in zip(sommes[1:], parts, strict=True)
    ]
    return [nombre(sommes[0]), *(f"{nombre(n)} ({dite})" for n, dite in zip(sommes[1:], dites, strict=True))]


@pytest.mark.parametrize("epci", table("epci.csv"), ids=lambda epci: epci["slug"])
def test_allocations_are_compared_with_sums_of_published_lines_of_one_year(epci, pages: dict[str, PageConstruite]):
    assert {ligne["annee"] for ligne in ATTRIBUTIONS.values()} == {"2025"}
    entieres = defaultdict(list)
    for ligne in table("epci.csv"):
        if " " not in ligne["departements"] and ligne["siren"] in ATTRIBUTIONS:
            entieres[ligne["departements"]].append(ATTRIBUTIONS[ligne["siren"]])
    ici = [ATTRIBUTIONS[epci["siren"]]] if epci["siren"] in ATTRIBUTIONS else []
    colonnes = [ici, *(entieres[code] for code in epci["departements"].split()), list(ATTRIBUTIONS.values())]
    page = fiche(pages, epci["slug"])
    for rang, indicateur in enumerate(COLONNES):
        attendues = [additionner(colonne)[rang] for colonne in colonnes]
        assert cellules(page, f'tr[data-indicateur="{indicateur}"] td') == attendues, indicateur
    noms = {ligne["code"]: ligne["nom"] for ligne in table("departements.csv")}
    attendus = ["Ici", *(noms[code] for code in epci["departements"].split()), "Hauts-de-France"]
    assert cellules(page, '[aria-labelledby="attributions"] thead .nombre') == attendus
    assert (lisible(MOTS["methode_deux"]) in lisible(page.arbre.css_first(".fiche").text())) is (
        len(attendus) > 3 and bool(ici)
    )


def test_thresholds_are_those_of_the_data_and_of_no_other_territory(pages: dict[str, PageConstruite]):
    par_epci = defaultdict(list)
    premiers = defaultdict(list)
    for ligne in table("quartiles.csv"):
        par_epci[ligne["epci"]].append([f"{nombre(int(ligne[q]))} €" for q in ("q1", "q2", "q3")])
        premiers[ligne["annee"]].append(int(ligne["q1"]))
    mediane = f"{median(premiers['2026']):,.2f} €".replace(",", " ").replace(".", ",")
    for siren, slug in slugs().items():
        page = fiche(pages, slug)
        lignes = page.arbre.css('[aria-labelledby="seuils"] tbody tr')
        assert [[lisible(td.text()) for td in ligne.css("td")] for ligne in lignes] == par_epci[siren], slug
        texte = lisible(page.arbre.css_first('[aria-labelledby="seuils"]').text())
        assert (mediane in texte) is bool(par_epci[siren]), slug
        assert (lisible(MOTS["seuils_aucun"]) in texte) is (not par_epci[siren]), slug


def test_instruments_have_their_state_and_date_and_the_others_are_said_unknown(pages: dict[str, PageConstruite]):
    connus = {(fiche["epci"], fiche["nature"]): fiche for fiche in liste("instruments.yml")}
    natures = [cle.removeprefix("nature_") for cle in MOTS if cle.startswith("nature_")]
    assert len(natures) == 7
    for siren, slug in slugs().items():
        page = fiche(pages, slug)
        assert [str(n.attributes["data-nature"]) for n in page.arbre.css("[data-nature]")] == natures
        for nature in natures:
            dit = cellules(page, f'[data-nature="{nature}"] dd')
            instrument = connus.get((siren, nature))
            if instrument is None:
                assert dit == ["Inconnu"], f"{slug} : {nature}"
                continue
            assert dit[0].startswith(MOTS[f"etat_{instrument['etat']}"]), f"{slug} : {nature}"
            assert str(instrument.get("date", "date inconnue"))[:4] in dit[0], f"{slug} : {nature}"
            assert instrument.get("precision", "") in dit[1]
            liens = {lien.attributes["href"] for lien in page.arbre.css(f'[data-nature="{nature}"] a')}
            assert instrument.get("document") is None or instrument["document"] in liens


def test_steps_of_the_plan_are_dated_only_where_its_day_is_known(pages: dict[str, PageConstruite]):
    reforme = {ligne["siren"] for ligne in liste("reforme.yml")}
    plans = {f["epci"]: f["date"] for f in liste("instruments.yml") if f["nature"] == "ppgdid" and len(f["date"]) > 4}
    for siren, slug in slugs().items():
        page = fiche(pages, slug)
        assert bool(page.arbre.css("[data-etape]")) is (siren in reforme), slug
        assert bool(page.arbre.css("[data-etape] strong")) is (siren in plans), slug
    lille = fiche(pages, slug_de_commune(LILLE))
    assert cellules(lille, "[data-etape] strong") == [
        "14 octobre 2019", "14 avril 2022", "14 octobre 2022", "14 octobre 2024",
    ]  # fmt: skip
    assert "vérifiez-le" in lille.arbre.css_first('[aria-labelledby="plan"]').text()


def test_each_brief_says_whether_the_reform_applies_and_how_many_live_there(pages: dict[str, PageConstruite]):
    habitants = Counter()
    for commune in table("communes.csv"):
        habitants[commune["epci"]] += int(commune["population"])
    for epci in table("epci.csv"):
        page = fiche(pages, epci["slug"])
        assert cellules(page, '[aria-labelledby="reforme"] strong') == ["Oui." if epci["motif"] else "Non."]
        assert nombre(habitants[epci["siren"]]) in lisible(page.arbre.css_first(".chapo").text()), epci["slug"]


def test_open_data_says_what_the_page_says(pages: dict[str, PageConstruite], site_construit: Path):
    items = json.loads((site_construit / "donnees/territoires.json").read_text(encoding="utf-8"))["items"]
    for item in items:
        page = fiche(pages, slugs()[item["siren"]])
        assert item["fiche"].endswith(f"/{page.chemin}")
        etats = {i["nature"]: MOTS[f"etat_{i['etat']}"] for i in item["instruments"]}
        assert {
            str(n.attributes["data-nature"]): lisible(n.css_first("dd").text()).split(" : ")[0]
            for n in page.arbre.css("[data-nature]")
        } == etats
        totaux = [nombre(t["total"]) if t["epci"] else "inconnu" for t in item["comparaison"]["territoires"]]
        assert cellules(page, 'tr[data-indicateur="total"] td') == totaux
        datees = [e["date"] for e in item["echeances"] if e["date"]]
        assert len(datees) == len(page.arbre.css("[data-etape] strong"))
        assert datees == sorted(datees, key=datetime.date.fromisoformat)


@pytest.fixture(scope="module", params=[LILLE, MONTDIDIER, TERNOIS])
def imprimee(request, site_construit: Path, pages: dict[str, PageConstruite]) -> tuple[PageConstruite, bytes]:
    """A page and its PDF: the fullest brief, one without the reform, one across two departments."""
    page = fiche(pages, slug_de_commune(request.param))
    return page, Imprimeur(site_construit).pdf(page.fichier)


def test_pdf_is_one_tagged_sheet_with_a_language_and_a_title(imprimee):
    page, pdf = imprimee
    lecteur = PdfReader(io.BytesIO(pdf))
    racine = lecteur.trailer["/Root"]
    assert len(lecteur.pages) == 1
    largeur, hauteur = lecteur.pages[0].mediabox[2:]
    assert (round(largeur), round(hauteur)) == (595, 842)
    assert racine["/Lang"] == "fr"
    assert racine["/MarkInfo"]["/Marked"]
    assert racine["/ViewerPreferences"]["/DisplayDocTitle"]
    assert lecteur.metadata.title == page.arbre.css_first("title").text()
    assert b"pdfuaid" in racine["/Metadata"].get_data()
    noeuds = list(_noeuds(racine["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Link"} <= {noeud["/S"] for noeud in noeuds}
    # The logo and the code: PDF/UA wants each figure told in words.
    assert all(noeud.get("/Alt") for noeud in noeuds if noeud["/S"] == "/Figure")


def _noeuds(noeud):
    noeud = noeud.get_object() if isinstance(noeud, IndirectObject) else noeud
    if isinstance(noeud, list):
        for enfant in noeud:
            yield from _noeuds(enfant)
    elif isinstance(noeud, dict):
        if "/S" in noeud:
            yield noeud
        if "/K" in noeud:
            yield from _noeuds(noeud["/K"])


def test_text_of_the_pdf_is_that_of_the_page(imprimee):
    """Every word and figure of the brief, as many times; what is for the screen only is left out."""
    page, pdf = imprimee
    ecran = "script, nav, [hidden], .non-imprime, .emporter__gestes"
    corps = page.arbre.css_first("main").html
    arbre = type(page.arbre)(corps)
    for noeud in arbre.css(ecran):
        noeud.decompose()
    dits = _mots(arbre.body.text(separator=" "))
    imprimes = _mots(PdfReader(io.BytesIO(pdf)).pages[0].extract_text())
    # Above the brief, the name of the site.
    imprimes -= Counter(["Logement", "social", "HautsdeFrance"])
    assert dits == imprimes
    for selecteur in (
        "[data-nature] dd",
        "[data-etape] strong",
        "[data-indicateur] td",
        '[aria-labelledby="seuils"] td',
    ):
        for texte in cellules(page, selecteur):
            assert not _mots(texte) - imprimes, texte


def _mots(texte: str) -> Counter[str]:
    # A line may be broken after a hyphen or a slash, and a bullet is drawn as a character.
    return Counter(re.findall(r"[^\W_]+", re.sub(r"[-/]\s*", "", texte)))


def test_pdf_is_the_same_twice(imprimee, site_construit: Path):
    page, pdf = imprimee
    if page.chemin.endswith(f"{slug_de_commune(MONTDIDIER)}/fiche/"):
        assert Imprimeur(site_construit).pdf(page.fichier) == pdf


def test_no_page_leads_to_a_pdf_that_is_not_published(pages: dict[str, PageConstruite]):
    """The site alone has none: only `make pdf` makes both."""
    assert not [page.chemin for page in pages.values() if page.arbre.css('a[href$=".pdf"][type]')]


def test_page_of_a_territory_leads_to_its_brief_in_french_only(pages: dict[str, PageConstruite]):
    for slug in slugs().values():
        assert pages[f"territoires/{slug}/"].arbre.css('main a[href="fiche/"]'), slug
        for langue in ("en", "ar"):
            assert not pages[f"{langue}/territoires/{slug}/"].arbre.css(".pour-les-elus"), slug


def test_each_commune_has_its_line_with_what_the_registers_say(pages: dict[str, PageConstruite]):
    """The field of the officials’ pages leads to it: the figures of a commune are one step away."""
    parcs = {ligne["commune"]: ligne for ligne in table("parc.csv")}
    situations = {ligne["commune"]: ligne for ligne in table("sru.csv")}
    communes = defaultdict(list)
    for commune in table("communes.csv"):
        communes[commune["epci"]].append(commune["insee"])
    for siren, slug in slugs().items():
        page = fiche(pages, slug)
        lignes = {str(n.attributes["id"]).removeprefix("c"): n for n in page.arbre.css(".fiche__communes > div")}
        assert sorted(lignes) == sorted(communes[siren]), slug
        for insee, ligne in lignes.items():
            logements, sru = (lisible(dd.text()) for dd in ligne.css("dd"))
            parc, situation = parcs.get(insee), situations.get(insee)
            assert logements.startswith(f"{nombre(int(parc['total']))} " if parc else "aucun logement recensé"), insee
            assert (sru == "hors du champ de la loi SRU") is (situation is None), insee
            if situation and float(situation["prelevement"]):
                assert f"{nombre(round(float(situation['prelevement'])))} €" in sru, insee
            if situation and situation["taux"]:
                assert f"{float(situation['taux']):g} %".replace(".", ",") in sru, insee
        dit = lisible(page.arbre.css_first("[aria-labelledby='parc'] > p").text())
        deficitaires = [i for i in communes[siren] if i in situations and situations[i]["deficitaire"] == "oui"]
        total = sum(int(parcs[i]["total"]) for i in communes[siren] if i in parcs)
        assert nombre(total) in dit or not total, slug
        assert f"2024 : {len(deficitaires)})" in dit or not any(i in situations for i in communes[siren]), slug


def test_briefs_of_the_reform_say_their_class_and_its_year(pages: dict[str, PageConstruite]):
    classes = {ligne["epci"]: ligne for ligne in table("attributions_classes.csv")}
    for siren, slug in slugs().items():
        dite = fiche(pages, slug).arbre.css_first("[data-classe]")
        assert (dite is not None) is (siren in classes), slug
        if dite is not None:
            bornes = " à moins de ".join(classes[siren][borne].replace(".", ",") for borne in ("au_moins", "moins_de"))
            assert f"{classes[siren]['annee']} : de {bornes} %" in lisible(dite.text()), slug


def test_card_for_a_town_hall_is_a_plain_link_to_the_page(pages: dict[str, PageConstruite]):
    for slug in slugs().values():
        page = pages[f"territoires/{slug}/"]
        carte = type(page.arbre)(page.arbre.css_first("#integrer-code").text())
        assert not carte.css("script, style, link, iframe, img, [style]"), slug
        adresses = [lien.attributes["href"] for lien in carte.css("a")]
        assert adresses[0] == page.adresse
        assert {adresse.removeprefix("https://site.exemple/").split("/")[0] for adresse in adresses[1:]} == {"en", "ar"}
