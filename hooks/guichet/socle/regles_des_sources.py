"""Every fact can be found again."""

import datetime
from collections.abc import Iterator

from guichet.socle import horloge
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.socle.sources import SOURCES

REGLES = Regles()


@REGLES.regle
def source_connue(lot: Lot) -> Iterator[Probleme]:
    """Every record names sources of ``data/sources.yml``."""
    for fiche, enregistrement in lot.tout():
        citees = [getattr(fiche, "source", None), *getattr(fiche, "sources", [])]
        for identifiant in citees:
            if identifiant is not None and identifiant not in lot.connus[SOURCES]:
                champ = "sources" if hasattr(fiche, "sources") else "source"
                yield inconnu(enregistrement, (champ,), identifiant, "cet identifiant de source", "data/sources.yml")


@REGLES.regle
def source_localisee(lot: Lot) -> Iterator[Probleme]:
    """A source can be found again: an address or a package."""
    for source, enregistrement in lot[SOURCES]:
        if source.adresse is None and source.paquet is None:
            constat = "cette source n'a ni adresse ni paquet : personne ne peut la retrouver"
            yield enregistrement.probleme(("id",), constat, "ajoutez « adresse » ou « paquet »", source.id)


@REGLES.regle
def date_de_lecture_passee(lot: Lot) -> Iterator[Probleme]:
    """Nothing was read in the future; nothing is valid from after it was read."""
    demain = horloge.aujourdhui() + datetime.timedelta(days=1)
    for fiche, enregistrement in lot.tout():
        lu_le = getattr(fiche, "lu_le", None)
        if lu_le is not None and lu_le >= demain:
            constat = "cette date de lecture est dans le futur"
            yield enregistrement.probleme(("lu_le",), constat, "écrivez le jour où vous avez vérifié", lu_le)
