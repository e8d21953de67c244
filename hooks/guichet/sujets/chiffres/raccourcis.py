"""The shortcode of a published figure: a point of a series that has a name."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from guichet.prose.redaction import Feuille, Raccourci, element, litteral
from guichet.socle.langues import Interface
from guichet.socle.lot import Lot
from guichet.sujets.chiffres.fiches import SERIES, Serie


def dire(series: Iterable[Serie], cible: str, interface: Interface) -> str:
    """Return the point named ``cible`` in the words of the language: « 223 000 », « 39 % », « 6,15 € ». Raises KeyError."""
    serie, point = Serie.nommes(series)[cible]
    if serie.unite == "nombre":
        return interface.nombre(point.valeur)
    return interface.texte(f"unites.{serie.unite}", n=point.valeur)


def _libelle(lot: Lot, cible: str) -> str | None:
    series = lot.fiches(SERIES)
    if nomme := Serie.nommes(series).get(cible):
        return f"{nomme[1].valeur:g}"
    # A series that is wrong hides its points: they are not unknown.
    return cible if lot.connus[SERIES] - {serie.id for serie in series} else None


def _chiffre(feuille: Feuille, cible: str, mots: str | None) -> ET.Element:
    return element("span", dire(feuille.donnees[SERIES], cible, feuille.interface), class_="fait")


def _chiffre_sur_papier(feuille: Feuille, cible: str, mots: str | None) -> str:
    return litteral(dire(feuille.donnees[SERIES], cible, feuille.interface)).replace(" ", "\u00a0")


RACCOURCIS = (Raccourci("chiffre", _libelle, _chiffre, _chiffre_sur_papier),)
