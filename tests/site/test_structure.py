"""What a reader, a screen reader and a strict policy expect of every page."""

from collections import defaultdict
from itertools import pairwise

from appui.gabarits import GUIDES
from appui.pages import LANGUES, PageConstruite
from appui.territoires import liste


def test_titles_are_unique_in_each_language(pages: dict[str, PageConstruite]):
    for langue in LANGUES:
        titres = defaultdict(list)
        for page in (page for page in pages.values() if page.langue == langue):
            titre = page.arbre.css_first("title").text(strip=True)
            assert titre, page.chemin
            titres[titre].append(page.chemin)
        assert {titre: chemins for titre, chemins in titres.items() if len(chemins) > 1} == {}


def test_descriptions_exist_and_are_unique_in_each_language(pages: dict[str, PageConstruite]):
    for langue in LANGUES:
        descriptions = defaultdict(list)
        for page in (page for page in pages.values() if page.langue == langue and page.indexable):
            noeud = page.arbre.css_first('meta[name="description"]')
            assert noeud is not None, f"{page.chemin} : sans description"
            descriptions[noeud.attributes["content"]].append(page.chemin)
        assert {texte: chemins for texte, chemins in descriptions.items() if len(chemins) > 1 or not texte} == {}


def test_one_h1_and_no_skipped_level(pages: dict[str, PageConstruite]):
    fautes = []
    for page in pages.values():
        niveaux = [int(str(titre.tag)[1]) for titre in page.arbre.css("h1, h2, h3, h4, h5, h6")]
        if niveaux.count(1) != 1:
            fautes.append(f"{page.chemin} : {niveaux.count(1)} h1")
        fautes += [f"{page.chemin} : h{avant} puis h{apres}" for avant, apres in pairwise(niveaux) if apres > avant + 1]
    assert not fautes, "\n".join(fautes[:30])


def test_headings_are_not_empty(pages: dict[str, PageConstruite]):
    for page in pages.values():
        for titre in page.arbre.css("h1, h2, h3, h4, h5, h6"):
            # The slot that scripts fill is hidden until they do.
            assert titre.text(strip=True) or _cache(titre), f"{page.chemin} : {titre.html}"


def _cache(noeud) -> bool:
    while noeud is not None and noeud.tag != "-document":
        if "hidden" in noeud.attributes:
            return True
        noeud = noeud.parent
    return False


def test_identifiers_are_unique_in_each_page(pages: dict[str, PageConstruite]):
    fautes = []
    for page in pages.values():
        identifiants = [noeud.attributes["id"] for noeud in page.arbre.css("[id]")]
        if len(identifiants) != len(page.identifiants):
            doubles = sorted({str(nom) for nom in identifiants if identifiants.count(nom) > 1})
            fautes.append(f"{page.chemin} : {doubles}")
    assert not fautes, "\n".join(fautes[:30])


def test_no_inline_script_or_style(pages: dict[str, PageConstruite]):
    fautes = []
    for page in pages.values():
        for script in page.arbre.css("script"):
            nature = script.attributes.get("type") or ""
            if "src" not in script.attributes and nature not in {"application/json", "application/ld+json"}:
                fautes.append(f"{page.chemin} : script dans la page")
            if str(script.attributes.get("src") or "").startswith("data:"):
                fautes.append(f"{page.chemin} : script data:")
        if page.arbre.css("style, [style]"):
            fautes.append(f"{page.chemin} : style dans la page")
        for noeud in page.arbre.css("body, body *"):
            fautes += [f"{page.chemin} : {nom}" for nom in noeud.attributes if nom.startswith("on")]
    assert not fautes, "\n".join(fautes[:30])


def test_our_scripts_are_modules(pages: dict[str, PageConstruite]):
    for page in pages.values():
        for script in page.arbre.css("script[src]"):
            attributs = script.attributes
            assert attributs.get("type") == "module" or "defer" in attributs or "async" in attributs, (
                f"{page.chemin} : {attributs['src']} retarde l'affichage"
            )


# Lists from A to Z, and the booklet that one prints.
LONGUES = {"communes/", "glossaire/", "elus/faq/livret/", "chiffres/sru/"}
# About as many letters as pixels at 360 px, of which a page has 12,000 at most.
LETTRES_AU_PLUS = 12_500


def _lettres(noeud) -> int:
    """Return how many letters of ``noeud`` show before anything is unfolded."""
    if noeud.tag == "-text":
        return len(noeud.text().strip())
    classes = str(noeud.attributes.get("class")).split()
    if noeud.tag in {"script", "style", "template"} or "hidden" in noeud.attributes or "vh" in classes:
        return 0
    if noeud.tag == "details" and "open" not in noeud.attributes:
        return _lettres(noeud.css_first("summary"))
    return sum(_lettres(enfant) for enfant in noeud.iter(include_text=True))


def test_no_page_is_longer_than_twelve_thousand_pixels(pages: dict[str, PageConstruite]):
    """What is long is folded, or has pages of its own; the browser measures one page of each template."""
    lues = [page for page in pages.values() if page.chemin.removeprefix(f"{page.langue}/") not in LONGUES]
    longues = {page.chemin: n for page in lues if (n := _lettres(page.arbre.css_first("main"))) > LETTRES_AU_PLUS}
    assert longues == {}


def test_a_page_of_four_parts_has_the_list_of_them(pages: dict[str, PageConstruite]):
    """Beside the text, or folded under the title; parts that are folded under their titles are that list."""
    sans = []
    for page in pages.values():
        titres = page.arbre.css("main h2[id]:not(summary *)") or page.arbre.css("main h2:not(summary *)")
        vus = [titre for titre in titres if not _cache(titre)]
        listes = [len(liste.css('a[href^="#"]')) for liste in page.arbre.css("nav, .lettres")]
        if len(vus) >= 4 and max(listes, default=0) < len(vus) - 1:
            sans.append(f"{page.chemin} : {len(vus)} parties, {listes}")
    assert not sans, "\n".join(sans[:30])


def test_every_guide_for_applicants_knows_its_place(pages: dict[str, PageConstruite]):
    """Its four facts, the steps of the journey, those that it tells, and those beside it."""
    etapes = [str(etape["lien"]).partition("#")[0] for etape in liste("parcours.yml")]
    prepares = {f"demander/{un['id']}/" for un in liste("essentiel.yml") if "avant" in un}
    guides = [page for page in pages.values() if page.arbre.css_first(".essentiel")]
    assert {page.chemin for page in guides if page.langue == "fr"} >= {f"demander/{nom}/" for nom in GUIDES}
    for page in guides:
        francais = page.chemin.removeprefix(f"{page.langue}/")
        assert len(page.arbre.css(".essentiel dt")) == 4, page.chemin
        assert len(page.arbre.css(".place li a")) == len(etapes), page.chemin
        assert len(page.arbre.css('.place [aria-current="step"]')) == etapes.count(francais), page.chemin
        assert bool(page.arbre.css(".place-suite a[rel]")) == (francais in {*etapes, *prepares}), page.chemin
