"""The shortcode of a doubtful point: ``{{verifier:…}}``."""

import re
import xml.etree.ElementTree as ET

from markdown.util import AtomicString

from guichet.prose.raccourcis import MOTIF, LibelleDe
from guichet.prose.redaction import Feuille, Raccourci, element, marque
from guichet.socle.sections import section
from guichet.sujets.verification.fiches import POINTS_A_VERIFIER


def _verifier(feuille: Feuille, cible: str, mots: str | None) -> ET.Element | str:
    """Return the mark of a doubtful point for those who check the law; for applicants, advice where there is some."""
    point = feuille.donnees[POINTS_A_VERIFIER][cible]
    if feuille.verifiable:
        return marque(feuille, f"point-{cible}", point.pourquoi)
    if point.conseil is None or section(feuille.page).verifiable:
        return ""
    return _phrase(feuille, getattr(point.conseil, feuille.interface.langue))


def _phrase(feuille: Feuille, texte: str) -> ET.Element:
    """Return ``texte``, a sentence of a record, with its shortcodes: a pattern does not read again what it has made."""
    phrase = element("span", "", class_="conseil")
    fin = 0
    for trouve in re.finditer(MOTIF, texte):
        _ajouter(phrase, texte[fin : trouve.start()])
        raccourci = feuille.vocabulaire.raccourcis[trouve["genre"]]
        ecrit = raccourci.element(feuille, trouve["cible"], trouve["mots"])
        fin = trouve.end()
        if isinstance(ecrit, str):
            _ajouter(phrase, ecrit)
        else:
            phrase.append(ecrit)
    _ajouter(phrase, texte[fin:])
    return phrase


def _ajouter(ou: ET.Element, texte: str) -> None:
    """Add ``texte`` at the end of ``ou``."""
    if len(ou):
        ou[-1].tail = AtomicString((ou[-1].tail or "") + texte)
    else:
        ou.text = AtomicString((ou.text or "") + texte)


# On paper nothing is marked: the reader of a model cannot follow a link.
RACCOURCIS = (Raccourci("verifier", LibelleDe(POINTS_A_VERIFIER, lambda _: ""), _verifier, lambda *_: ""),)
