"""Every fact can be found again."""

import datetime
from collections.abc import Iterator

from guichet import horloge
from guichet.lot import Lot
from guichet.problemes import Probleme
from guichet.regles.registre import inconnu, regle, toutes


@regle
def source_connue(lot: Lot) -> Iterator[Probleme]:
    """Every record names sources of ``data/sources.yml``."""
    connues = lot.connus["sources"]
    for jeu in lot.paires:
        for fiche, enregistrement in toutes(lot, jeu):
            # Asking a record for what it has not is slow, and there are thousands.
            champs = type(fiche).model_fields
            citees = fiche.sources if "sources" in champs else [fiche.source] if "source" in champs else []
            for identifiant in citees:
                if identifiant is not None and identifiant not in connues:
                    champ = "sources" if "sources" in champs else "source"
                    yield inconnu(
                        enregistrement, (champ,), identifiant, "cet identifiant de source", "data/sources.yml"
                    )


@regle
def source_localisee(lot: Lot) -> Iterator[Probleme]:
    """A source can be found again: an address or a package."""
    for source, enregistrement in toutes(lot, "sources"):
        if source.adresse is None and source.paquet is None:
            constat = "cette source n'a ni adresse ni paquet : personne ne peut la retrouver"
            yield enregistrement.probleme(("id",), constat, "ajoutez « adresse » ou « paquet »", source.id)


@regle
def date_de_lecture_passee(lot: Lot) -> Iterator[Probleme]:
    """Nothing was read in the future; nothing is valid from after it was read."""
    demain = horloge.aujourdhui() + datetime.timedelta(days=1)
    for fiche, enregistrement in toutes(lot):
        lu_le = fiche.lu_le if "lu_le" in type(fiche).model_fields else None
        if lu_le is not None and lu_le >= demain:
            constat = "cette date de lecture est dans le futur"
            yield enregistrement.probleme(("lu_le",), constat, "écrivez le jour où vous avez vérifié", lu_le)
