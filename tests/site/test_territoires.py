"""The pages of communes and EPCI, checked one by one against the data."""

import json
import re
from collections import defaultdict
from pathlib import Path
from urllib.parse import urljoin

import pytest
import segno
from selectolax.lexbor import LexborHTMLParser, LexborNode

from appui.construction import ADRESSE
from appui.pages import LANGUES, PageConstruite, lisible
from appui.territoires import COMMUNES, CONCERNES, EPCI, liste, page_de_commune, slugs, table

PREFIXES = {"fr": "", "en": "en/", "ar": "ar/"}


@pytest.mark.parametrize("langue", LANGUES)
def test_the_list_of_communes_leads_each_to_its_page(langue: str, pages: dict[str, PageConstruite]):
    page = pages[f"{PREFIXES[langue]}communes/"]
    noms = {lien.text(): urljoin(page.adresse, str(lien.attributes["href"])) for lien in page.arbre.css("main a[href]")}
    liens = {urljoin(page.adresse, str(lien.attributes["href"])) for lien in page.arbre.css(".communes-liste a[href]")}
    attendus = {ADRESSE + PREFIXES[langue] + page_de_commune(ligne["insee"]) for ligne in table("communes.csv")}
    assert len(attendus) == COMMUNES
    assert liens == attendus
    for ancienne in table("communes_anciennes.csv"):
        assert noms[ancienne["nom"]] in attendus, ancienne


@pytest.mark.parametrize("langue", LANGUES)
def test_the_list_of_epci_tells_how_many_the_reform_binds(langue: str, pages: dict[str, PageConstruite]):
    arbre = pages[f"{PREFIXES[langue]}territoires/"].arbre
    assert [int(n) for n in re.findall(r"\d+", lisible(arbre.css_first("main .chapo").text()))] == [EPCI, CONCERNES]
    assert len(arbre.css(".carte-region a.concerne")) == CONCERNES


@pytest.mark.parametrize("langue", LANGUES)
def test_each_epci_page_leads_to_each_of_its_communes(langue: str, pages: dict[str, PageConstruite]):
    """The anchor of each stays: addresses that end with it are on paper."""
    communes = defaultdict(dict)
    for ligne in table("communes.csv"):
        page = ADRESSE + PREFIXES[langue] + page_de_commune(ligne["insee"])
        communes[slugs()[ligne["epci"]]][f"c{ligne['insee']}"] = (ligne["nom"], page)
    for slug, attendues in communes.items():
        page = pages[f"{PREFIXES[langue]}territoires/{slug}/"]
        trouvees = {
            str(ligne.attributes["id"]): (lien.text(), urljoin(page.adresse, str(lien.attributes["href"])))
            for ligne in page.arbre.css(".communes-liste li")
            for lien in ligne.css("a")
        }
        assert trouvees == attendues, page.chemin


@pytest.mark.parametrize("langue", LANGUES)
def test_forty_pages_say_they_are_in_the_reform_and_on_which_ground(langue: str, pages: dict[str, PageConstruite]):
    interface = liste("interface/territoire.yml")
    phrases = {cle: lisible(interface[cle][langue]) for cle in ("motif_plh", "motif_habitat_qpv", "non_concerne")}
    motifs = {ligne["slug"]: ligne["motif"] for ligne in table("epci.csv")}
    dits = {}
    for slug, motif in motifs.items():
        texte = lisible(pages[f"{PREFIXES[langue]}territoires/{slug}/"].arbre.css_first("main").text())
        dits[slug] = [nom for nom in ("plh", "habitat_qpv") if phrases[f"motif_{nom}"] in texte]
        assert dits[slug] == ([motif] if motif else []), slug
        assert (phrases["non_concerne"] in texte) is (not motif), slug
    assert sum(bool(motif) for motif in dits.values()) == CONCERNES


@pytest.mark.parametrize("langue", LANGUES)
def test_a_territory_is_named_in_words_and_folds_all_but_its_places(langue: str, pages: dict[str, PageConstruite]):
    for ligne in table("epci.csv"):
        arbre = pages[f"{PREFIXES[langue]}territoires/{ligne['slug']}/"].arbre
        titre = lisible(arbre.css_first("h1").text())
        assert titre.startswith(("Communauté ", "Métropole ")), ligne["slug"]
        assert titre in lisible(arbre.css_first("title").text())
        plis = [pli for pli in arbre.css("main details") if "open" not in pli.attributes]
        replies = {str(noeud.attributes["id"]) for pli in plis for noeud in pli.css("[id]")}
        assert {"communes", "sources"} - replies - {str(pli.attributes.get("id")) for pli in plis} == set()
        assert not {"ou-aller", "apporter", "apres", "regles"} & replies
        assert not arbre.css(".barre"), "two values make no shape"


@pytest.mark.parametrize("langue", LANGUES)
def test_the_map_tells_where_desks_are_known_and_the_table_says_the_same(langue: str, pages: dict[str, PageConstruite]):
    servis = set(guichets_connus())
    siens = {c["insee"]: slugs()[c["epci"]] for c in table("communes.csv")}
    arbre = pages[f"{PREFIXES[langue]}territoires/"].arbre
    formes = arbre.css(".carte-region svg a")
    assert len(formes) == EPCI
    # Named once: a label that says the same as the title would be read twice.
    assert all(forme.css_first("title").text() and "aria-label" not in forme.attributes for forme in formes)
    colores = {
        str(forme.attributes["href"]).strip("/") for forme in formes if "guichet" in str(forme.attributes.get("class"))
    }
    assert {siens[insee] for insee in servis} >= colores
    assert colores
    connu = lisible(liste("interface/territoires.yml")["guichet_connu"][langue])
    lignes = {
        str(rang.css_first("th a").attributes["href"]).strip("/")
        for rang in arbre.css("table tbody tr")
        if connu in [lisible(cellule.text()) for cellule in rang.css("td")]
    }
    assert lignes == colores
    assert len(arbre.css(".carte-region__fond text")) == 12
    assert [str(choix.attributes["value"]) for choix in arbre.css(".carte-questions input")] == ["guichets", "reforme"]


def test_open_data_gives_the_desks_of_each_commune(site_construit: Path):
    ouvertes = json.loads((site_construit / "donnees/communes.json").read_text(encoding="utf-8"))["items"]
    noms = {guichet["id"]: guichet["nom"] for guichet in liste("lieux/guichets.yml")}
    trouves = {c["insee"]: {noms[identifiant] for identifiant in c["guichets"]} for c in ouvertes if c["guichets"]}
    assert trouves == guichets_connus()


def guichets_connus() -> dict[str, set[str]]:
    """Return the names of the registration desks of each commune, those it is served by included."""
    connus: dict[str, set[str]] = defaultdict(set)
    for guichet in liste("lieux/guichets.yml"):
        if "enregistrement" in guichet["roles"]:
            for insee in (guichet["commune"], *guichet.get("communes", ())):
                connus[insee].add(guichet["nom"])
    return dict(connus)


def test_pages_whose_seat_is_elsewhere_say_so(pages: dict[str, PageConstruite]):
    ailleurs = [ligne for ligne in table("epci.csv") if ligne["siege_dans_la_region"] == "non"]
    assert len(ailleurs) == 2
    noms = {ligne["code"]: ligne["nom"] for ligne in table("departements.csv")}
    for ligne in ailleurs:
        servies = [commune for commune in table("communes.csv") if commune["epci"] == ligne["siren"]]
        for chemin in (f"territoires/{ligne['slug']}/", f"territoires/{ligne['slug']}/fiche/"):
            arbre = pages[chemin].arbre
            chapo = lisible(arbre.css_first("p.chapo").text()).replace("\u202f", " ")
            assert chapo.startswith("Dans les Hauts-de-France"), chemin
            assert f"{len(servies)} communes" in chapo
            assert {nom for nom in noms.values() if nom in chapo} == {noms[c["departement"]] for c in servies}
            assert f"{sum(int(c['population']) for c in servies):,}".replace(",", " ") in chapo
            entier = lisible(arbre.css_first("p.chapo + p.petit").text()).replace("\u202f", " ")
            assert f"En entier, ce territoire a {ligne['communes_au_total']} communes" in entier
            assert f"{int(ligne['population_municipale']):,}".replace(",", " ") in entier
            assert all(noms[code] in entier for code in ligne["departements"].split())


def test_a_territory_in_several_departments_asks_for_an_application_in_each(pages: dict[str, PageConstruite]):
    """In the three languages, and nowhere else."""
    (regle,) = [regle for regle in liste("regles_de_droit.yml") if regle["id"] == "demande-par-departement"]
    noms = {ligne["code"]: ligne["nom"] for ligne in table("departements.csv")}
    for langue, enonce in regle["enonce"].items():
        dite = lisible(LexborHTMLParser(enonce).text())
        for ligne in table("epci.csv"):
            chemin = f"{'' if langue == 'fr' else langue + '/'}territoires/{ligne['slug']}/"
            carte = pages[chemin].arbre.css_first("#une-demande-par-departement")
            codes = ligne["departements"].split()
            assert (carte is not None) == (len(codes) > 1), chemin
            if carte is not None:
                assert dite in lisible(carte.text())
                assert all(noms[code] in carte.text() for code in codes)


def test_the_open_data_tell_what_is_served_and_the_whole(site_construit: Path):
    items = json.loads((site_construit / "donnees/territoires.json").read_text("utf-8"))["items"]
    (villes_soeurs,) = [item for item in items if item["siren"] == "247600588"]
    assert villes_soeurs["dans_la_region"] == {"communes": 13, "population": 13744, "departements": ["80"]}
    assert villes_soeurs["communes_au_total"] == 28
    assert (villes_soeurs["population"], villes_soeurs["departements"]) == (35612, ["76", "80"])
    for item in items:
        assert item["dans_la_region"]["communes"] == len(item["communes"])


@pytest.mark.parametrize(
    ("langue", "dit"), [("fr", "son terme est passé"), ("en", "its term is over"), ("ar", "وانتهت مدتها")]
)
def test_a_plan_that_is_over_is_not_said_to_be_in_force(langue: str, dit: str, pages: dict[str, PageConstruite]):
    """On the page of its territory as on the brief, and on the list of plans."""
    prefixe = "" if langue == "fr" else f"{langue}/"
    regles = pages[f"{prefixe}territoires/metropole-europeenne-de-lille/"].arbre.css_first("[aria-labelledby='regles']")
    assert dit in lisible(regles.text())
    liste_des_plans = lisible(pages["ppgdid/"].arbre.css_first("[aria-labelledby='territoires']").text())
    assert "plan adopté le 14 octobre 2016, terme passé" in liste_des_plans


def test_qr_code_leads_back_to_the_page(pages: dict[str, PageConstruite]):
    territoires = [page for page in pages.values() if re.fullmatch(r"territoires/.+", page.sans_langue)]
    assert territoires
    for page in territoires:
        noeud = page.arbre.css_first("svg.qr")
        assert noeud is not None, page.chemin
        dessinee = matrice(noeud)
        lue = segno.make(page.adresse, error="m", micro=False, mask=masque(dessinee)).matrix
        assert dessinee == [[bool(module) for module in ligne] for ligne in lue], page.chemin


def masque(code: list[list[bool]]) -> int:
    """Return which of the eight masks a QR code says it wears: three modules of its format, themselves masked by 101."""
    return int("".join(str(int(module)) for module in code[8][2:5]), 2) ^ 0b101


def matrice(svg: LexborNode) -> list[list[bool]]:
    """Return the modules drawn by the strokes of ``svg``, without the quiet zone."""
    cases: set[tuple[int, int]] = set()
    x = y = 0.0
    for commande, valeurs in re.findall(r"([MmhH])([-\d. ]+)", str(svg.css_first("path").attributes["d"])):
        nombres = [float(valeur) for valeur in valeurs.split()]
        if commande == "h":
            cases |= {(int(y), colonne) for colonne in range(int(x), int(x + nombres[0]))}
            x += nombres[0]
        elif commande == "M":
            x, y = nombres
        else:
            x, y = x + nombres[0], y + nombres[1]
    haut, gauche = min(ligne for ligne, _ in cases), min(colonne for _, colonne in cases)
    cote = max(ligne for ligne, _ in cases) - haut + 1
    return [[(haut + i, gauche + j) in cases for j in range(cote)] for i in range(cote)]


def _ancetre(noeud: LexborNode, balise: str) -> LexborNode | None:
    courant = noeud.parent
    while courant is not None and courant.tag != balise:
        courant = courant.parent
    return courant
