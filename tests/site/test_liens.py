"""Every address that a page names exists, down to its anchor."""

from collections import Counter
from pathlib import Path
from urllib.parse import urljoin

import pytest

from appui.construction import ADRESSE
from appui.pages import LANGUES, PageConstruite, chemin_interne
from appui.serveur import fichier_de


@pytest.mark.parametrize("langue", LANGUES)
def test_internal_links_and_anchors_exist(langue: str, pages: dict[str, PageConstruite], site_construit: Path):
    fautes: Counter[str] = Counter()
    vus: set[tuple[str, str]] = set()
    dossiers = {noeud.attributes["data-index"] for page in pages.values() for noeud in page.arbre.css("[data-index]")}
    for page in (page for page in pages.values() if page.langue == langue):
        for ecrite, absolue in page.adresses():
            cible = chemin_interne(absolue)
            if cible is None or cible in vus:
                continue
            chemin, ancre = cible
            if ecrite in dossiers:
                trouve = (site_construit / chemin).is_dir()
            elif ancre and chemin in pages:
                trouve = ancre in pages[chemin].identifiants
            else:
                trouve = fichier_de(site_construit, chemin) is not None
            if trouve:
                vus.add(cible)
            else:
                fautes[f"{page.chemin or '/'} → {ecrite}"] += 1
    assert not fautes, "\n".join(list(fautes)[:30])


def test_links_stay_in_the_language_of_the_page(pages: dict[str, PageConstruite]):
    """Only what says so (``hreflang``) leads to another language."""
    fautes = set()
    for page in pages.values():
        assert page.arbre.body is not None
        for lien in page.arbre.body.css("a[href]"):
            cible = chemin_interne(urljoin(page.adresse, str(lien.attributes["href"])))
            # A file is in no language.
            if cible is None or not (cible[0] == "" or cible[0].endswith("/")) or page.chemin == "404.html":
                continue
            langue = PageConstruite(cible[0], page.fichier).langue
            if langue != page.langue and lien.attributes.get("hreflang") != langue:
                fautes.add(f"{page.chemin or '/'} → {lien.attributes['href']} ({lien.text(strip=True)[:40]})")
    assert not fautes, "\n".join(sorted(fautes)[:30])


# Reached by what one answers, by a field where one types a name of today or of before, or because it was moved there.
SANS_LISTE = ("demander/", "communes/", "veille/2016-05-09-refus-mutation-juge/")


def test_what_a_breadcrumb_leads_to_leads_back(pages: dict[str, PageConstruite]):
    """Who comes by the page above finds the page: a part that nothing lists is read only by those who were sent the link."""
    dessous: dict[str, set[str]] = {}
    for page in pages.values():
        parents = page.arbre.css(".fil a[href]")
        if page.langue == "fr" and parents and not page.chemin.startswith(SANS_LISTE):
            dessus = chemin_interne(urljoin(page.adresse, str(parents[-1].attributes["href"])))
            assert dessus is not None, page.chemin
            dessous.setdefault(dessus[0], set()).add(page.chemin)
    del dessous[""]
    for dessus, siennes in dessous.items():
        menees = {cible[0] for _, absolue in pages[dessus].adresses() if (cible := chemin_interne(absolue))}
        assert siennes <= menees, f"{dessus} ne mène pas à {sorted(siennes - menees)[:5]}"


def test_nothing_is_asked_of_another_host(pages: dict[str, PageConstruite]):
    for page in pages.values():
        for noeud in page.arbre.css("script[src], img[src], iframe, object, embed, source, video, audio, link[href]"):
            if noeud.tag == "link" and str(noeud.attributes.get("rel") or "").split()[0] in {"canonical", "alternate"}:
                continue
            adresse = str(noeud.attributes.get("src") or noeud.attributes.get("href") or "")
            absolue = urljoin(page.adresse, adresse)
            assert absolue.startswith((ADRESSE, "data:image/")), f"{page.chemin} demande {adresse}"


def test_external_links_are_secure_and_phone_links_dial_a_number(pages: dict[str, PageConstruite]):
    for page in pages.values():
        for lien in page.arbre.css('a[href^="tel:"]'):
            numero = str(lien.attributes["href"]).removeprefix("tel:")
            assert numero.removeprefix("+").isdigit(), f"{page.chemin} : {numero}"
        assert not page.arbre.css('a[href^="javascript:"], a[href=""], a[href="#"]'), page.chemin
