"""What the ministry's file says of a commune agrees with itself."""

from collections.abc import Iterator

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.sru.fiches import SRU
from guichet.sujets.territoires.fiches import COMMUNES

REGLES = Regles()


@REGLES.regle
def situation_d_une_commune(lot: Lot) -> Iterator[Probleme]:
    for situation, enregistrement in lot[SRU]:
        if situation.commune not in lot.connus[COMMUNES]:
            yield inconnu(enregistrement, ("commune",), situation.commune, "ce code INSEE", "data/communes.csv")


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
