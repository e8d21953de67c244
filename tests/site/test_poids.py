"""Weights of the first view of a page, in bytes of gzip -9 (what every host sends at least)."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

from appui.pages import PageConstruite, chemin_interne
from appui.publies import fichiers_des_communes
from appui.serveur import compresse, fichier_de

PREMIERE_VUE = 70_000
# Nearly four thousand names, each with the address of its page.
LISTE_DES_COMMUNES = 77_000
NOS_SCRIPTS = 10_000
# The form of a territory: every field of six kinds of fact, and the hours of a week.
FORMULAIRE = 10_500
ACCUEIL = 22_000
CARTE = 30_000
REPONSE = 5_000

_IMPORT = re.compile(r"""(?:^|;|\})\s*(?:import|export)\s*(?:[^'"();]*?\bfrom\s*)?["']([^"']+)["']""", re.MULTILINE)
_URL_CSS = re.compile(r"""(?:@import\s+|url\()\s*["']?([^"')]+)""")


def ressources(page: PageConstruite, racine: Path) -> dict[str, Path]:
    """Return the files that a browser fetches to show ``page``, by address, without the page itself."""
    noeuds = page.arbre.css('script[src], img[src], link[rel~="stylesheet"], link[rel~="icon"], link[rel~="preload"]')
    a_lire = [urljoin(page.adresse, str(n.attributes.get("src") or n.attributes.get("href"))) for n in noeuds]
    trouvees: dict[str, Path] = {}
    while a_lire:
        adresse = a_lire.pop()
        cible = chemin_interne(adresse)
        fichier = fichier_de(racine, cible[0]) if cible else None
        if fichier is None or cible is None or cible[0] in trouvees:
            continue
        trouvees[cible[0]] = fichier
        if fichier.suffix in {".js", ".css"}:
            motif = _IMPORT if fichier.suffix == ".js" else _URL_CSS
            a_lire += [urljoin(adresse, lien) for lien in motif.findall(fichier.read_text(encoding="utf-8"))]
    return trouvees


def poids(fichiers: list[Path]) -> int:
    return sum(len(compresse(fichier)) for fichier in fichiers)


def test_first_view_of_every_page_is_light(pages: dict[str, PageConstruite], site_construit: Path):
    lourdes = []
    for page in pages.values():
        total = poids([page.fichier, *ressources(page, site_construit).values()])
        if total > (LISTE_DES_COMMUNES if page.sans_langue == "communes/" else PREMIERE_VUE):
            lourdes.append(f"{page.chemin or '/'} : {total} octets")
    assert not lourdes, "\n".join(lourdes)


def test_home_page_comes_in_a_blink(pages: dict[str, PageConstruite], site_construit: Path):
    page = pages[""]
    assert poids([page.fichier, *ressources(page, site_construit).values()]) <= ACCUEIL


def test_our_scripts_on_every_page_are_light(pages: dict[str, PageConstruite], site_construit: Path):
    lourdes = []
    for page in pages.values():
        total = poids([f for f in ressources(page, site_construit).values() if f.suffix == ".js"])
        if total > (FORMULAIRE if page.sans_langue == "contribuer/" else NOS_SCRIPTS):
            lourdes.append(f"{page.chemin or '/'} : {total} octets de scripts")
    assert not lourdes, "\n".join(lourdes)


def test_map_of_the_region_is_light(pages: dict[str, PageConstruite]):
    for page in (pages[f"{prefixe}territoires/"] for prefixe in ("", "en/", "ar/")):
        cartes = [str(noeud.html) for noeud in page.arbre.css("main svg")]
        assert cartes, page.chemin
        assert len(gzip.compress("".join(cartes).encode(), compresslevel=9)) <= CARTE, page.chemin


def test_what_the_commune_field_fetches_for_an_answer_is_light(site_construit: Path):
    lourds = {
        fichier.name: len(compresse(fichier))
        for fichier in sorted(fichiers_des_communes(site_construit).glob("*.json"))
        if len(compresse(fichier)) > REPONSE
    }
    assert lourds == {}
