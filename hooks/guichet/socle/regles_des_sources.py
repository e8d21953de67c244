"""Every fact can be found again."""

from collections.abc import Iterator
from typing import Any

from guichet.socle import horloge
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, ReglesDeFiche, inconnu
from guichet.socle.sources import SOURCES

REGLES = Regles()
REGLES_DE_FICHE = ReglesDeFiche()


@REGLES.de_chaque_jeu
def source_connue(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    """Every record names sources of ``data/sources.yml``."""
    # Asking a record for what it has not is slow, and there are thousands.
    champs = [champ for champ in ("source", "sources") if champ in jeu.modele.model_fields]
    for fiche, enregistrement in lot[jeu] if champs else ():
        for champ in champs:
            citees = getattr(fiche, champ)
            for identifiant in citees if isinstance(citees, list) else [citees]:
                if identifiant is not None and identifiant not in lot.connus[SOURCES]:
                    quoi = "cet identifiant de source"
                    yield inconnu(enregistrement, (champ,), identifiant, quoi, SOURCES.fichier)


@REGLES.regle
def source_localisee(lot: Lot) -> Iterator[Probleme]:
    """A source can be found again: an address or a package."""
    for source, enregistrement in lot[SOURCES]:
        if source.adresse is None and source.paquet is None:
            constat = "cette source n'a ni adresse ni paquet : personne ne peut la retrouver"
            yield enregistrement.probleme(("id",), constat, "ajoutez « adresse » ou « paquet »", source.id)


@REGLES_DE_FICHE.regle
def date_de_lecture_passee(jeu: Jeu[Any], fiche: Any, enregistrement: Enregistrement) -> Iterator[Probleme]:
    """Nothing was read in the future; nothing is valid from after it was read."""
    lu_le = fiche.lu_le if "lu_le" in jeu.modele.model_fields else None
    if lu_le is not None and lu_le > horloge.aujourdhui():
        constat = "cette date de lecture est dans le futur"
        yield enregistrement.probleme(("lu_le",), constat, "écrivez le jour où vous avez vérifié", lu_le)
