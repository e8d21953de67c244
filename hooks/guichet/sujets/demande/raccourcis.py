"""Shortcodes for what an applicant meets: a number to call, a duration, an official page."""

import xml.etree.ElementTree as ET

from guichet.prose.raccourcis import libelle_de
from guichet.prose.redaction import Raccourci, Redaction, element, marque
from guichet.socle.champs import Statut
from guichet.socle.sources import SOURCES
from guichet.sujets.demande.durees import duree
from guichet.sujets.demande.fiches import CONTACTS, DELAIS, LIENS
from guichet.sujets.textes.fiches import TEXTES


def _contact(redaction: Redaction, cible: str, mots: str | None) -> ET.Element:
    contact = redaction.donnees[CONTACTS][cible]
    schema = "sms" if contact.sms else "tel"
    return element("a", mots or contact.numero, href=f"{schema}:{contact.appel}", dir="ltr", class_="numero")


def _contact_sur_papier(redaction: Redaction, cible: str, mots: str | None) -> str:
    return mots or redaction.donnees[CONTACTS][cible].numero


def _delai(redaction: Redaction, cible: str, mots: str | None) -> ET.Element:
    delai = redaction.donnees[DELAIS][cible]
    ecrit = element("span", duree(delai, redaction.interface), class_="fait")
    textes = (redaction.donnees[TEXTES][texte] for texte in delai.textes)
    # A text in doubt has the mark itself, where it is quoted.
    sur = all(texte.statut is not Statut.A_CONFIRMER for texte in textes)
    if redaction.verifiable and delai.statut is Statut.A_CONFIRMER and sur:
        pourquoi = f"lu chez {redaction.donnees[SOURCES][delai.source].editeur}"
        ecrit.append(marque(redaction, f"delai-{cible}", pourquoi))
    return ecrit


def _delai_sur_papier(redaction: Redaction, cible: str, mots: str | None) -> str:
    return duree(redaction.donnees[DELAIS][cible], redaction.interface).replace(" ", "\u00a0")


def _officiel(redaction: Redaction, cible: str, mots: str | None) -> ET.Element:
    lien = redaction.donnees[LIENS][cible]
    libelle = mots or getattr(lien.nom, redaction.interface.langue)
    return element("a", libelle, href=lien.adresse, hreflang="fr")


def _officiel_sur_papier(redaction: Redaction, cible: str, mots: str | None) -> str:
    lien = redaction.donnees[LIENS][cible]
    return f"[{mots or lien.nom.fr}]({lien.adresse})"


RACCOURCIS = (
    Raccourci("contact", libelle_de(CONTACTS, lambda contact: contact.numero), _contact, _contact_sur_papier),
    Raccourci("delai", libelle_de(DELAIS, lambda delai: f"{delai.valeur} {delai.unite}"), _delai, _delai_sur_papier),
    Raccourci("officiel", libelle_de(LIENS, lambda lien: lien.nom.fr), _officiel, _officiel_sur_papier),
)
