"""What the ministry's file says of a commune agrees with itself."""

from collections.abc import Iterator

from guichet.socle.confirmations import Alarme, alarme, non_confirmees
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnus
from guichet.sujets.sru.etat import COMPTE
from guichet.sujets.sru.fiches import SRU
from guichet.sujets.territoires.fiches import COMMUNES

REGLES = Regles()

# What the law asks of a commune (CCH, L. 302-5).
CIBLES = (20, 25)
# Homes that people live in all year, for one inhabitant: 0.25 to 0.51 in the region.
RESIDENCES = (0.2, 0.7)


@REGLES.regle
def situation_d_une_commune(lot: Lot) -> Iterator[Probleme]:
    yield from inconnus(lot, SRU, "commune", COMMUNES, "ce code INSEE")


@REGLES.regle
def inventaire_ou_rien(lot: Lot) -> Iterator[Probleme]:
    """Without an inventory there is neither a count nor a rate; with one there is a count."""
    for situation, enregistrement in lot[SRU]:
        if situation.inventaire and situation.logements is None:
            yield enregistrement.probleme(
                ("logements",), "ce nombre manque, alors que la commune a un inventaire", "recopiez-le depuis la source"
            )
        for champ in ("logements", "taux"):
            valeur = getattr(situation, champ)
            if not situation.inventaire and valeur is not None:
                constat = "cette valeur est donnée, alors que la commune n'a pas d'inventaire"
                yield enregistrement.probleme((champ,), constat, "videz la cellule, ou corrigez « inventaire »", valeur)


@REGLES.regle
def deficit_carence_et_taux(lot: Lot) -> Iterator[Probleme]:
    """Only a commune under its target is in deficit; only one in deficit can be « carencée » (CCH, L. 302-9-1)."""
    for situation, enregistrement in lot[SRU]:
        atteinte = situation.taux is not None and situation.taux >= situation.cible
        if situation.deficitaire and atteinte:
            constat = f"cette commune est dite déficitaire, avec {situation.taux} % pour {situation.cible} % demandés"
            yield enregistrement.probleme(("deficitaire",), constat, "corrigez le taux ou le déficit", "oui")
        if situation.carencee and not situation.deficitaire:
            constat = "cette commune est dite carencée, mais pas déficitaire"
            yield enregistrement.probleme(("carencee",), constat, "corrigez l'un des deux", "oui")


@REGLES.regle
def cible_de_la_loi(lot: Lot) -> Iterator[Probleme]:
    for situation, enregistrement in lot[SRU]:
        if situation.cible not in CIBLES:
            constat = f"la loi demande {CIBLES[0]} ou {CIBLES[1]} % (CCH, art. L. 302-5)"
            yield enregistrement.probleme(("cible",), constat, "recopiez la ligne depuis la source", situation.cible)


@REGLES.regle
def prelevement_pour_deficit(lot: Lot) -> Iterator[Probleme]:
    """Only a commune in deficit pays."""
    for situation, enregistrement in lot[SRU]:
        if situation.prelevement and not situation.deficitaire:
            constat = "cette commune paie un prélèvement sans être déficitaire"
            yield enregistrement.probleme(("prelevement",), constat, "corrigez l'un des deux", situation.prelevement)


@REGLES.derniere
def logements_a_la_mesure_de_la_commune(lot: Lot) -> Iterator[Probleme]:
    """The count and the rate make as many homes as so many people live in, or are confirmed."""
    yield from non_confirmees(lot, "data/sru.csv", _demesures(lot), montres=(COMPTE,))


def _demesures(lot: Lot) -> Iterator[Alarme]:
    communes = lot.par_cle(COMMUNES)
    for situation, enregistrement in lot[SRU]:
        commune = communes.get(situation.commune)
        if commune is None or not situation.taux or not situation.logements:
            continue
        residences = situation.logements * 100 / situation.taux / commune.population
        if not RESIDENCES[0] <= residences <= RESIDENCES[1]:
            constat = (
                f"{situation.logements} logements à {situation.taux} % font {residences:.2f} résidence par habitant"
                f" ({commune.population} habitants) : {RESIDENCES[0]} à {RESIDENCES[1]} sont attendues"
            )
            yield alarme(enregistrement, situation.commune, (COMPTE,), constat, situation.logements)
