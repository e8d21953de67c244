"""A name is written as people write it, and is that of the territory."""

import re
from collections.abc import Iterator

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.socle.texte import slug
from guichet.sujets.territoires.fiches import ANCIENNES, COMMUNES, EPCI

REGLES = Regles()

# Words parted by a space, a hyphen or an apostrophe; the first begins with a capital.
_NOM = re.compile(r"[A-ZÀ-ÝŒ][a-zà-ÿœ]*(?:[ '’-][A-ZÀ-ÝŒ]?[a-zà-ÿœ]*)*")
_MOT_CAPITAL = re.compile(r"[A-ZÀ-ÝŒ]{3}")
_A_CORRIGER = "écrivez-le comme l'Insee : « Aizy-Jouy », « L'Étoile »"


@REGLES.regle
def commune_bien_nommee(lot: Lot) -> Iterator[Probleme]:
    """The name of a commune has letters, a capital first, and plain spaces."""
    for fiche, enregistrement in lot.diverses(COMMUNES, ANCIENNES):
        if not _NOM.fullmatch(fiche.nom) or _MOT_CAPITAL.search(fiche.nom):
            yield enregistrement.probleme(("nom",), "ce nom de commune est mal écrit", _A_CORRIGER, fiche.nom)


@REGLES.regle
def epci_bien_nomme(lot: Lot) -> Iterator[Probleme]:
    """The name of an EPCI has a word of the address under which it was published."""
    for epci, enregistrement in lot[EPCI]:
        mots = {mot for mot in epci.slug.split("-") if len(mot) > 2}
        if not mots & set(slug(epci.nom).split("-")):
            constat = f"ce nom n'a pas un mot de l'adresse où sa page est publiée ({epci.slug})"
            yield enregistrement.probleme(("nom",), constat, "remettez le nom de cet EPCI", epci.nom)
