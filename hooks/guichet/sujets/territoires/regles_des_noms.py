"""A name is written as people write it, and is that of the territory."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

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
# What an EPCI is → how its name begins.
_DEBUTS = {"METRO": "Métropole"}


@REGLES.regle
def commune_bien_nommee(lot: Lot) -> Iterator[Probleme]:
    """The name of a commune has letters, a capital first, and plain spaces."""
    for fiche, enregistrement in lot.diverses(COMMUNES, ANCIENNES):
        if not _NOM.fullmatch(fiche.nom) or _MOT_CAPITAL.search(fiche.nom):
            yield enregistrement.probleme(("nom",), "ce nom de commune est mal écrit", _A_CORRIGER, fiche.nom)


@REGLES.regle
def commune_seule_de_son_nom(lot: Lot) -> Iterator[Probleme]:
    """Two communes of a department never have the same name."""
    fois = Counter((commune.departement, commune.nom) for commune in lot.fiches(COMMUNES))
    for commune, enregistrement in lot[COMMUNES]:
        if fois[commune.departement, commune.nom] > 1:
            constat = f"une autre commune du département {commune.departement} a ce nom"
            doublee = enregistrement.probleme(("nom",), constat, "recopiez la ligne depuis la source", commune.nom)
            yield replace(doublee, cause=f"{commune.departement} {commune.nom}")


@REGLES.regle
def epci_bien_nomme(lot: Lot) -> Iterator[Probleme]:
    """The name of an EPCI begins with what it is, and has a word of the address under which it was published."""
    for epci, enregistrement in lot[EPCI]:
        debut = _DEBUTS.get(epci.nature, epci.nature)
        mots = {mot for mot in epci.slug.split("-") if len(mot) > 2}
        if epci.nom.split()[0] != debut:
            constat = f"ce nom ne commence pas par « {debut} », alors que l'EPCI est de nature {epci.nature}"
            yield enregistrement.probleme(("nom",), constat, "corrigez le nom ou la nature", epci.nom)
        elif not mots & set(slug(epci.nom).split("-")):
            constat = f"ce nom n'a pas un mot de l'adresse où sa page est publiée ({epci.slug})"
            yield enregistrement.probleme(("nom",), constat, "remettez le nom de cet EPCI", epci.nom)
