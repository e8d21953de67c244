"""Words are explained once."""

from collections.abc import Iterator

from guichet.socle.champs import Statut
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu, langues_attendues
from guichet.sujets.glossaire.fiches import TERMES
from guichet.sujets.glossaire.termes import cle_de_forme

REGLES = Regles()


@REGLES.regle
def terme_defini(lot: Lot) -> Iterator[Probleme]:
    """A word has its languages and its source; it leads to words that exist, and owns its spellings."""
    premiers: dict[str, str] = {}
    for terme, enregistrement in lot[TERMES]:
        yield from langues_attendues(terme, ("definition",), enregistrement, pour_tous=terme.demandeurs)
        if terme.statut is not Statut.A_CONFIRMER and not terme.sources:
            constat = "une définition sans source ne peut être qu'à confirmer"
            remede = "ajoutez une source, ou écrivez statut: a_confirmer"
            yield enregistrement.probleme(("statut",), constat, remede, terme.statut)
        for rang, identifiant in enumerate(terme.voir):
            if identifiant not in lot.connus[TERMES]:
                yield inconnu(enregistrement, ("voir", rang), identifiant, "ce mot", "data/glossaire.yml")
        for rang, forme in enumerate(terme.formes):
            premier = premiers.setdefault(cle_de_forme(forme), terme.id)
            if premier != terme.id:
                constat = f"cette forme est déjà celle du mot « {premier} »"
                yield enregistrement.probleme(("formes", rang), constat, "retirez-la de l'un des deux", forme)


@REGLES.regle
def sigle_ecrit_d_une_facon(lot: Lot) -> Iterator[Probleme]:
    """An acronym is written as in the spellings that the site looks for."""
    for terme, enregistrement in lot[TERMES]:
        pareilles = [forme for forme in terme.formes if terme.sigle and forme.casefold() == terme.sigle.casefold()]
        if pareilles and terme.sigle not in pareilles:
            constat = f"ce sigle s'écrit « {pareilles[0]} » dans « formes »"
            yield enregistrement.probleme(
                ("sigle",), constat, "écrivez-le de la même façon aux deux endroits", terme.sigle
            )
