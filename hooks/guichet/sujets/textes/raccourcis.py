"""The shortcode of a text of law: ``[[L441-1]]``."""

import xml.etree.ElementTree as ET

from guichet.prose.raccourcis import LibelleDe
from guichet.prose.redaction import TEXTE, Feuille, Raccourci, element, litteral, marque
from guichet.socle.champs import Statut
from guichet.socle.isolats import FRANCAIS
from guichet.socle.langues import Interface
from guichet.sujets.textes.fiches import TEXTES, ReferenceJuridique


def _texte(feuille: Feuille, cible: str, mots: str | None) -> ET.Element:
    """Return the short title of a text, linked to its page, with the version that was read.

    Where the page is for those who check the law, that version is told in full once a page; a text in doubt has the
    mark that leads to what remains to be checked. Elsewhere the version is in the title.
    """
    texte = feuille.donnees[TEXTES][cible]
    version = _version(feuille.interface, texte)
    vers = feuille.vers(texte.chemin, en_francais=True)
    lien = _lien(feuille, vers, mots or texte.titre)
    if version:
        lien.set("title", version)
    if not feuille.verifiable:
        return lien
    ensemble = ET.Element("span")
    ensemble.append(lien)
    if texte.statut is Statut.A_CONFIRMER:
        ensemble.append(
            marque(feuille, f"texte-{cible.lower()}", version, texte.version_du.annee if texte.version_du else "")
        )
        return ensemble
    if cible in feuille.textes_vus:
        return lien
    feuille.textes_vus.add(cible)
    lue = element("small", f" ({version})", class_="version-lue")
    # The theme's search would find the same dates on every page.
    lue.set("data-search-exclude", "")
    ensemble.append(lue)
    return ensemble


def _lien(feuille: Feuille, vers: str, mots: str) -> ET.Element:
    """Return the link to ``vers`` under French ``mots``: they have their language, its title keeps that of the page."""
    if feuille.interface.langue == "fr":
        return element("a", mots, href=vers, class_="texte-de-loi")
    lien = element("a", "", href=vers, class_="texte-de-loi", hreflang="fr")
    lien.append(element("span", mots, **FRANCAIS))
    return lien


def _version(interface: Interface, texte: ReferenceJuridique) -> str:
    """Return which version was read; the words of the record are French, another language has its date or nothing."""
    if interface.langue == "fr":
        return interface.texte("textes.version_lue", version=texte.version_lue)
    if texte.version_du is None:
        return ""
    return interface.texte("textes.version_lue", version=interface.jour_imprecis(texte.version_du))


def _texte_sur_papier(feuille: Feuille, cible: str, mots: str | None) -> str:
    return mots or litteral(feuille.donnees[TEXTES][cible].titre)


RACCOURCIS = (Raccourci(TEXTE, LibelleDe(TEXTES, lambda texte: texte.titre), _texte, _texte_sur_papier),)
