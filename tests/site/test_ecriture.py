"""How what is published is written, whatever it says: no entity twice, French signs on the line of their word."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from selectolax.lexbor import LexborNode

from appui.pages import PageConstruite, herite
from appui.publies import index_de_recherche

_ENTITE = r"&(?:#\d+|#x[0-9a-f]+|amp|lt|gt|quot|apos|nbsp|laquo|raquo|eacute|rsquo);"
ENTITE = re.compile(_ENTITE, re.IGNORECASE)
ENTITE_DOUBLE = re.compile(_ENTITE.replace("&", "&amp;", 1), re.IGNORECASE)

# What does not part two words of a line.
DANS_LA_LIGNE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "button",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "i",
        "kbd",
        "label",
        "mark",
        "output",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    ]
)
SANS_PHRASES = frozenset(("script", "style", "template", "textarea", "svg", "code", "pre", "-comment"))
# A sign of French after a space that can break, or an opening quote before one; « :port » or « ?q= » are no signs.
COUPURE = re.compile(r"(?:^|[ \t\n])[:;?!»](?![\w/])|«[ \t\n]")


def test_no_entity_is_written_twice_in_a_page(pages: dict[str, PageConstruite]):
    """Nor is one left in a text, a title or an attribute; only code to copy may show some."""
    fautes = {
        f"{page.chemin} : {texte[:80]}"
        for page in pages.values()
        for texte in (*(texte for _, texte in page.textes()), *_hors_du_corps(page))
        if ENTITE.search(texte)
    }
    assert not fautes, "\n".join(sorted(fautes)[:30])


def _hors_du_corps(page: PageConstruite) -> Iterator[str]:
    for noeud in page.arbre.css("title, script[type$=json]"):
        yield noeud.text()
    for noeud in page.arbre.css("[content], [title], [aria-label], [alt], [placeholder], [data-nom], [data-libelle]"):
        yield from (str(valeur) for valeur in noeud.attributes.values() if valeur)


def test_a_link_says_more_than_an_address_of_the_site(pages: dict[str, PageConstruite]):
    """« elus/faq/ » means nothing to a reader: a page is called by its title."""
    interne = re.compile(r"/?(?:(?:fr|en|ar|demander|elus|ppgdid|professionnels|veille|textes|territoires)/[\w/#-]*)+")
    fautes = {
        f"{page.chemin} → {texte}"
        for page in pages.values()
        for lien in page.arbre.css("a")
        if interne.fullmatch(texte := lien.text().strip()) or texte in pages
        if texte
    }
    assert not fautes, "\n".join(sorted(fautes)[:30])


def test_no_entity_is_left_in_what_is_not_a_page(site_construit: Path):
    """Files for programs hold words; only what a feed says to be HTML holds the entities of HTML, once."""
    fautes = [
        f"{fichier.relative_to(site_construit)} : {texte[:80]}"
        for fichier in sorted(site_construit.rglob("*"))
        for texte, balise in textes_d_un_fichier(fichier)
        if (ENTITE_DOUBLE if balise else ENTITE).search(texte)
    ]
    assert not fautes, "\n".join(fautes[:30])


def textes_d_un_fichier(fichier: Path) -> Iterator[tuple[str, bool]]:
    """Yield the texts that ``fichier`` holds once read as its format says, and whether each is HTML."""
    if fichier.suffix in {".json", ".geojson"}:
        yield from _dans(json.loads(fichier.read_text(encoding="utf-8")))
    elif fichier.suffix == ".xml":
        for noeud in ElementTree.parse(fichier).iter():
            yield noeud.text or "", noeud.get("type") == "html"
    elif fichier.suffix == ".csv":
        with fichier.open(encoding="utf-8-sig", newline="") as lignes:
            yield from ((cellule, False) for ligne in csv.reader(lignes, delimiter=";") for cellule in ligne)
    elif fichier.suffix in {".ics", ".txt"}:
        yield fichier.read_text(encoding="utf-8"), False


def _dans(valeur: Any, cle: str = "") -> Iterator[tuple[str, bool]]:
    if isinstance(valeur, str):
        yield valeur, cle.endswith("html")
    elif isinstance(valeur, dict):
        for nom, fils in valeur.items():
            yield from _dans(fils, nom)
    elif isinstance(valeur, list):
        for fils in valeur:
            yield from _dans(fils, cle)


def test_a_french_sign_never_begins_a_line(pages: dict[str, PageConstruite]):
    """The space before « : ; ? ! » » and after « « » does not break, even where the sign is in another element."""
    fautes: Counter[str] = Counter()
    for page in pages.values():
        for ligne in lignes_francaises(page):
            for coupure in COUPURE.finditer(ligne):
                fautes[f"{page.chemin} : « {ligne[max(0, coupure.start() - 30) : coupure.end() + 30]} »"] += 1
    assert not fautes, f"{fautes.total()} coupures :\n" + "\n".join(list(fautes)[:40])


def test_the_search_keeps_the_signs_of_what_it_quotes(site_construit: Path):
    dossier = index_de_recherche(site_construit, "fr")
    fautes = [
        f"{fichier.name} : {texte[max(0, coupure.start() - 30) : coupure.end() + 30]}"
        for fichier in [dossier / "titres.json", *sorted((dossier / "extraits").glob("*.json"))]
        for texte in _cites(json.loads(fichier.read_text(encoding="utf-8")))
        for coupure in COUPURE.finditer(texte)
    ]
    assert not fautes, f"{len(fautes)} coupures :\n" + "\n".join(fautes[:40])


def _cites(contenu: Any) -> list[str]:
    return contenu["intitules"].split("\n") if isinstance(contenu, dict) else contenu


def lignes_francaises(page: PageConstruite) -> Iterator[str]:
    """Yield what ``page`` says in French, one text for each block: what is in another language is one letter of it."""
    assert page.arbre.body is not None
    morceaux: list[str] = []
    for texte in _parcourir(page.arbre.body):
        if texte is None:
            if ligne := " ".join(re.split(r"[ \t\n]+", "".join(morceaux))).strip(" "):
                yield ligne
            morceaux = []
        else:
            morceaux.append(texte)


def _parcourir(noeud: LexborNode) -> Iterator[str | None]:
    """Yield the texts under ``noeud`` in order, and None where a block begins or ends."""
    for enfant in noeud.iter(include_text=True):
        if enfant.tag == "-text":
            texte = enfant.text_content or ""
            yield texte if herite(enfant, "lang") == "fr" or not texte.strip() else "x"
        elif enfant.tag in DANS_LA_LIGNE:
            yield from _parcourir(enfant)
        elif enfant.tag not in SANS_PHRASES:
            yield None
            yield from _parcourir(enfant)
            yield None
