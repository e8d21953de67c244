"""What a reader, a screen reader and a strict policy expect of every page."""

import re
from collections import defaultdict
from itertools import pairwise

from appui.pages import LANGUES, PageConstruite

INACHEVE = re.compile(r"\{\{|\}\}|\{%|@@|\bTODO\b|\bTBD\b|lorem ipsum|\bNone\b|\bUndefined\b|\[object", re.IGNORECASE)


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


def test_nothing_is_left_unfinished(pages: dict[str, PageConstruite]):
    fautes = {
        f"{page.chemin} : « {texte[:80]} »"
        for page in pages.values()
        for _, texte in page.textes()
        if INACHEVE.search(texte)
    }
    assert not fautes, "\n".join(sorted(fautes)[:30])
