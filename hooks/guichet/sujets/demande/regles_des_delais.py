"""A delay or a quantity of the law is of a size that its unit may have."""

from collections.abc import Iterator

from guichet.socle.confirmations import Alarme, alarme, non_confirmees
from guichet.socle.lettres import en_lettres
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.demande.fiches import DELAIS, Delai

REGLES = Regles()

MAXIMUMS = {
    "jour": 366,
    "semaine": 60,
    "mois": 60,
    "an": 10,
    "pourcent": 100,
    "personne": 20,
    "euro": 100_000,
    "piece": 20,
}
# An age is told in years, and is not a duration.
AGE, AGE_MAXIMUM = "age", 120


_MOTS = {"pourcent": "pour cent", "piece": "pièce"}
_FEMININES = frozenset({"semaine", "personne", "piece"})
_SANS_S = frozenset({"mois", "pourcent"})


@REGLES.regle
def delais_dits_deux_fois(lot: Lot) -> Iterator[Probleme]:
    """A value and its unit are those that the record says in words: no slip changes both."""
    for delai, enregistrement in lot[DELAIS]:
        if not est_dit(delai):
            constat = f"« {dit(delai)} » en chiffres, « {delai.en_lettres} » en lettres : l'un des deux est faux"
            remede = "recopiez du texte de loi le nombre et l'unité, en chiffres et en lettres"
            yield enregistrement.probleme(("valeur",), constat, remede, delai.id)


def est_dit(delai: Delai) -> bool:
    """Whether the words of ``delai`` say its value and its unit."""
    return " ".join(delai.en_lettres.lower().split()) == dit(delai)


def dit(delai: Delai) -> str:
    """Return the value of ``delai`` with its unit, in words."""
    nombre = en_lettres(delai.valeur)
    if delai.unite in _FEMININES and nombre.endswith("un"):
        nombre += "e"
    pluriel = "s" if delai.valeur > 1 and delai.unite not in _SANS_S else ""
    return f"{nombre} {_MOTS.get(delai.unite, delai.unite)}{pluriel}"


@REGLES.regle
def delais_mesures(lot: Lot) -> Iterator[Probleme]:
    """A value is within the bounds of its unit, or is confirmed."""
    yield from non_confirmees(lot, "data/delais.yml", _alarmes(lot))


def _alarmes(lot: Lot) -> Iterator[Alarme]:
    for delai, enregistrement in lot[DELAIS]:
        est_un_age = delai.unite == "an" and delai.id.startswith(AGE)
        maximum = AGE_MAXIMUM if est_un_age else MAXIMUMS[delai.unite]
        if delai.valeur > maximum:
            constat = f"ce nombre dépasse {maximum}, le plus grand attendu en « {delai.unite} »"
            yield alarme(enregistrement, delai.id, ("valeur",), constat, delai.valeur)
