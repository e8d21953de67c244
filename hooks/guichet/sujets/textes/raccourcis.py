"""The shortcode of a text of law: ``[[L441-1]]``."""

import xml.etree.ElementTree as ET

from markupsafe import Markup

from guichet.prose.raccourcis import libelle_de
from guichet.prose.redaction import TEXTE, Raccourci, Redaction, element, francais
from guichet.socle.champs import Statut
from guichet.socle.langues import Interface
from guichet.sujets.textes.fiches import TEXTES, ReferenceJuridique


def _texte(redaction: Redaction, cible: str, mots: str | None) -> ET.Element:
    """Return the short title of a text, linked to its page, with the version that was read.

    That version is told in full once a page, where the page is for those who check the law; else it is in the title.
    """
    interface = redaction.interface
    texte = redaction.donnees[TEXTES][cible]
    version = _version(interface, texte)
    vers = redaction.vers(texte.chemin, en_francais=True)
    lien = element("a", mots or texte.titre, href=vers, class_="texte-de-loi", **francais(redaction))
    if version:
        lien.set("title", version)
    if interface.langue != "fr":
        lien.set("hreflang", "fr")
    if not redaction.verifiable or cible in redaction.textes_vus:
        return lien
    redaction.textes_vus.add(cible)
    ensemble = ET.Element("span")
    ensemble.append(lien)
    lue = element("small", f" ({version})", class_="version-lue")
    # The theme's search would find the same dates on every page.
    lue.set("data-search-exclude", "")
    ensemble.append(lue)
    return ensemble


def _version(interface: Interface, texte: ReferenceJuridique) -> str:
    """Return which version was read; the words of the record are French, another language has its date or nothing."""
    if interface.langue == "fr":
        return str(interface.t("textes.version_lue", version=texte.version_lue))
    if texte.version_du is None:
        return ""
    return str(interface.t("textes.version_lue", version=interface.jour_imprecis(texte.version_du)))


def _texte_sur_papier(redaction: Redaction, cible: str, mots: str | None) -> str:
    """« l’article L. 441-2-8 (à relire) » in a sentence, « CCH, art. L. 441-2-8, à relire » between parentheses."""
    texte = redaction.donnees[TEXTES][cible]
    if texte.statut != Statut.A_CONFIRMER:
        return mots or texte.titre
    mention = Markup(redaction.interface.t("documents.mention")).unescape()
    return f"{mots} ({mention})" if mots else f"{texte.titre}, {mention}"


RACCOURCIS = (Raccourci(TEXTE, libelle_de(TEXTES, lambda texte: texte.titre), _texte, _texte_sur_papier),)
