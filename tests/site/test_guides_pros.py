"""The guides for professionals: on one plan, sourced, in French only, each part with its address, ready to be quoted."""

import re
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest

from appui.construction import JOUR, PROJET
from appui.pages import PageConstruite, chemin_interne, lisible
from appui.territoires import liste

GUIDES = sorted(f.stem for f in (PROJET / "docs/fr/professionnels").glob("*.md") if f.stem != "index")


def guide(nom: str) -> str:
    return f"professionnels/{nom}/"


@pytest.mark.parametrize("nom", GUIDES)
def test_every_part_has_its_address(nom: str, pages: dict[str, PageConstruite]):
    page = pages[guide(nom)]
    titres = page.arbre.css("main .prose :is(h2, h3)")
    assert all(titre.css_first("a.permalien").attributes["href"] == f"#{titre.attributes['id']}" for titre in titres)


@pytest.mark.parametrize("nom", GUIDES)
def test_the_citation_holds_what_proves_the_rule(nom: str, pages: dict[str, PageConstruite]):
    page = pages[guide(nom)]
    citation = lisible(page.arbre.css_first("#citation").text())
    canonique = str(page.arbre.css_first("link[rel=canonical]").attributes["href"])
    assert page.arbre.css_first('#citation [data-citer="adresse"]').attributes["href"] == canonique
    assert canonique in citation
    assert lisible(liste("editeur.yml")["nom"]) in citation
    assert JOUR[:4] in citation
    cites = {str(lien.attributes["href"]).rstrip("/").rsplit("/", 1)[-1] for lien in page.arbre.css("a.texte-de-loi")}
    versions = {texte["id"].lower(): texte["version_lue"] for texte in liste("textes.yml")}
    assert not [texte for texte in cites if lisible(versions[texte]) not in citation]


def test_the_hub_leads_to_every_guide_and_no_other_language_has_them(pages: dict[str, PageConstruite]):
    hub = pages["professionnels/"]
    liens = (chemin_interne(urljoin(hub.adresse, str(a.attributes["href"]))) for a in hub.arbre.css("main a[href]"))
    atteints = {chemin for chemin, _ in filter(None, liens)}
    assert {guide(nom) for nom in GUIDES} | {"veille/", "textes/", "donnees/", "territoires/"} <= atteints
    assert not [chemin for chemin in pages if re.match(r"(en|ar)/professionnels/", chemin)]


def test_pages_for_others_have_no_such_links(pages: dict[str, PageConstruite]):
    """Applicants read the title of a part, not the sign that quotes it."""
    assert not pages["demander/papiers/"].arbre.css(".permalien")


def test_every_text_is_one_tap_from_legifrance(pages: dict[str, PageConstruite]):
    """An article of a code by its number, in force; every link that says Légifrance is of Légifrance."""
    for texte in liste("textes.yml"):
        page = pages[f"textes/{texte['id'].lower()}/"]
        bouton = page.arbre.css_first("#dit ~ p a.bouton")
        adresse = urlsplit(str(bouton.attributes["href"]))
        assert (adresse.scheme, adresse.netloc) == ("https", "www.legifrance.gouv.fr"), texte["id"]
        requete = parse_qs(adresse.query)
        if texte.get("code"):
            numero = texte["titre"].partition("art. ")[2].partition(" à ")[0]
            attendue = {
                "tab_selection": ["code"],
                "searchField": ["NUM_ARTICLE"],
                "query": [re.sub("[. ]", "", numero)],
            }
            assert (adresse.path, requete) == ("/search/code", attendue), texte["id"]
            assert lisible(bouton.text()) == f"{numero} en vigueur, sur Légifrance"
        elif adresse.path.startswith("/search/"):
            assert requete["query"][0].strip(), texte["id"]
        else:
            assert re.fullmatch(r"/(jorf|loda)/id/JORFTEXT\d{12}/?", adresse.path), texte["id"]
    fautes = [
        f"{page.chemin} → {lien.attributes['href']}"
        for page in pages.values()
        for lien in page.arbre.css('a[href*="legifrance" i]')
        if not str(lien.attributes["href"]).startswith("https://www.legifrance.gouv.fr/")
        and "legifrance" in urlsplit(str(lien.attributes["href"])).netloc.lower()
    ]
    assert not fautes, "\n".join(fautes)


def test_the_list_of_texts_is_by_code_with_a_subject_for_each(pages: dict[str, PageConstruite]):
    textes = {f"textes/{texte['id'].lower()}/": texte for texte in liste("textes.yml")}
    page = pages["textes/"]
    listes = {}
    for section in page.arbre.css("main section[aria-labelledby]"):
        for ligne in section.css(".liste-textes > li"):
            cible = chemin_interne(urljoin(page.adresse, str(ligne.css_first("a").attributes["href"])))
            assert cible is not None
            listes[cible[0]] = str(section.attributes["aria-labelledby"])
            sujet = lisible(ligne.css_first(".liste-textes__sujet").text())
            texte = textes[cible[0]]
            assert 4 <= len(sujet) <= 90, cible
            assert sujet == lisible(texte.get("sujet") or "") or lisible(texte["objet"]).startswith(sujet), cible
    codes = {chemin: f"code_{texte['code']}" for chemin, texte in textes.items() if texte.get("code")}
    assert listes.keys() == textes.keys()
    assert codes == {chemin: groupe for chemin, groupe in listes.items() if groupe.startswith("code_")}
    assert listes["textes/loi-1989-24/"] == listes["textes/loi-elan/"] == "loi"
    assert list(dict.fromkeys(listes.values()))[:3] == ["code_CCH", "code_CPCE", "code_CASF"]


def test_every_known_place_can_be_reported(pages: dict[str, PageConstruite]):
    """In each language, by a link that tells the place, the page and the day it was read to the page that writes of it."""
    for prefixe in ("", "en/", "ar/"):
        page = pages[f"{prefixe}territoires/ca-de-lens-lievin/"]
        lieux = page.arbre.css(".lieu:has(.etat)")
        assert len(lieux) > 5
        for lieu in lieux:
            liens = lieu.css(".signaler a")
            assert len(liens) == len(lieu.css(".etat")) >= 1
            dit = parse_qs(urlsplit(str(liens[-1].attributes["href"])).query)
            assert lisible(lieu.css_first(".lieu__nom").text()) in lisible(dit["lieu"][0])
            assert dit["page"] == [page.sans_langue]
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", dit["date"][0])


def test_the_procedure_of_an_eviction_is_drawn_and_told(pages: dict[str, PageConstruite]):
    """Each step of the data has its number in the picture and its place in the list, under its phase."""
    arbre = pages[guide("expulsions")].arbre
    etapes = liste("expulsions.yml")
    numeros = [lisible(noeud.text()) for noeud in arbre.css("svg.frise-datee__image .frise-datee__numero")]
    assert numeros == [str(n) for n in range(1, len(etapes) + 1)]
    assert [noeud.attributes["id"] for noeud in arbre.css("ol.etapes > li")] == [etape["id"] for etape in etapes]
    debuts = [int(str(ol.attributes["start"])) for ol in arbre.css("ol.etapes")]
    phases = [etape["phase"] for etape in etapes]
    assert debuts == [phases.index(phase) + 1 for phase in ("avant", "juge", "apres")]
    assert len(arbre.css("li.frise-datee__change")) == sum("a_partir_du" in etape for etape in etapes)


def test_the_life_of_a_text_is_drawn_and_told(pages: dict[str, PageConstruite]):
    """As many marks as events; what is to come looks so in both."""
    arbre = pages["textes/decret-2026-84/"].arbre
    assert len(arbre.css(".frise-datee__numero")) == len(arbre.css("ol.frise-datee__liste > li")) == 2
    assert len(arbre.css(".frise-datee__a-venir")) == 2
    assert "à venir" in lisible(arbre.css_first("ol.frise-datee__liste > li:last-child").text())
