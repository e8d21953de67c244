"""Shortcodes for what an applicant meets: a number to call, a duration, an official page."""

import xml.etree.ElementTree as ET

from guichet.prose.raccourcis import LibelleDe
from guichet.prose.redaction import Feuille, Raccourci, element, litteral, marque
from guichet.socle.champs import Statut
from guichet.socle.sources import SOURCES
from guichet.sujets.demande.durees import duree
from guichet.sujets.demande.fiches import CONTACTS, DELAIS, LIENS
from guichet.sujets.textes.fiches import TEXTES


def _contact(feuille: Feuille, cible: str, mots: str | None) -> ET.Element:
    contact = feuille.donnees[CONTACTS][cible]
    schema = "sms" if contact.sms else "tel"
    return element("a", mots or contact.numero, href=f"{schema}:{contact.appel}", dir="ltr", class_="numero")


def _contact_sur_papier(feuille: Feuille, cible: str, mots: str | None) -> str:
    return mots or litteral(feuille.donnees[CONTACTS][cible].numero)


def _delai(feuille: Feuille, cible: str, mots: str | None) -> ET.Element:
    delai = feuille.donnees[DELAIS][cible]
    ecrit = element("span", duree(delai, feuille.interface), class_="fait")
    textes = (feuille.donnees[TEXTES][texte] for texte in delai.textes)
    # A text in doubt has the mark itself, where it is quoted.
    sur = all(texte.statut is not Statut.A_CONFIRMER for texte in textes)
    if feuille.verifiable and delai.statut is Statut.A_CONFIRMER and sur:
        pourquoi = f"lu chez {feuille.donnees[SOURCES][delai.source].editeur}"
        ecrit.append(marque(feuille, f"delai-{cible}", pourquoi))
    return ecrit


def _delai_sur_papier(feuille: Feuille, cible: str, mots: str | None) -> str:
    return litteral(duree(feuille.donnees[DELAIS][cible], feuille.interface)).replace(" ", "\u00a0")


def _officiel(feuille: Feuille, cible: str, mots: str | None) -> ET.Element:
    lien = feuille.donnees[LIENS][cible]
    libelle = mots or getattr(lien.nom, feuille.interface.langue)
    return element("a", libelle, href=lien.adresse, hreflang="fr")


def _officiel_sur_papier(feuille: Feuille, cible: str, mots: str | None) -> str:
    lien = feuille.donnees[LIENS][cible]
    return f"[{mots or litteral(lien.nom.fr)}]({lien.adresse})"


RACCOURCIS = (
    Raccourci("contact", LibelleDe(CONTACTS, lambda contact: contact.numero), _contact, _contact_sur_papier),
    Raccourci("delai", LibelleDe(DELAIS, lambda delai: f"{delai.valeur} {delai.unite}"), _delai, _delai_sur_papier),
    Raccourci("officiel", LibelleDe(LIENS, lambda lien: lien.nom.fr), _officiel, _officiel_sur_papier),
)
