"""The steps of an eviction name delays and texts that exist, and say what changes when they say that it does."""

from collections.abc import Iterator

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.expulsions.fiches import EXPULSIONS, Phase

REGLES = Regles()


@REGLES.regle
def etape_d_expulsion_datee(lot: Lot) -> Iterator[Probleme]:
    for etape, enregistrement in lot[EXPULSIONS]:
        if etape.delai is not None and etape.delai not in lot.connus[DELAIS]:
            yield inconnu(enregistrement, ("delai",), etape.delai, "ce délai", "data/delais.yml")
        if (etape.delai is None) == ("{delai}" in f"{etape.quoi} {etape.ensuite}"):
            constat = "« delai » et {delai} dans la phrase vont ensemble"
            yield enregistrement.probleme(("quoi",), constat, "ajoutez celui qui manque, ou retirez l'autre", etape.id)
        if (etape.a_partir_du is None) != (etape.ensuite is None):
            constat = "« a_partir_du » et « ensuite » vont ensemble"
            yield enregistrement.probleme(("quoi",), constat, "ajoutez celui qui manque, ou retirez l'autre", etape.id)


@REGLES.regle
def etapes_dans_l_ordre(lot: Lot) -> Iterator[Probleme]:
    """The steps are written in the order of the procedure: before the judge, before them, after the decision."""
    ordre = list(Phase)
    atteinte = Phase.AVANT
    for etape, enregistrement in lot[EXPULSIONS]:
        if ordre.index(etape.phase) < ordre.index(atteinte):
            constat = f"cette étape vient après une étape de la phase « {atteinte} »"
            yield enregistrement.probleme(("phase",), constat, "corrigez la phase, ou déplacez l'étape", etape.phase)
        else:
            atteinte = etape.phase


@REGLES.regle
def changement_encore_utile(lot: Lot) -> Iterator[Probleme]:
    """What changed long before it was read is the rule, and is told as such."""
    for etape, enregistrement in lot[EXPULSIONS]:
        jour = etape.a_partir_du
        if jour is not None and jour.year < etape.lu_le.year - 1:
            constat = "cette étape a changé depuis longtemps : dites seulement ce qu'elle est devenue"
            remede = "corrigez la date, ou mettez « ensuite » dans « quoi » et retirez « a_partir_du »"
            yield enregistrement.probleme(("a_partir_du",), constat, remede, jour)
