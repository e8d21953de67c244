"""An amount is told once for a household, rests on a known order, and grows with the household."""

from collections.abc import Iterator
from itertools import pairwise

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnus
from guichet.sujets.baremes.fiches import BAREMES, Situation
from guichet.sujets.textes.fiches import TEXTES

REGLES = Regles()

# From one household to the next, no published scale doubles.
PAS_AU_PLUS = 2
_RANGS = {situation: rang for rang, situation in enumerate(Situation)}


@REGLES.regle
def bareme_fonde(lot: Lot) -> Iterator[Probleme]:
    yield from inconnus(lot, BAREMES, "texte", TEXTES, "ce texte")


@REGLES.regle
def bareme_dit_une_fois(lot: Lot) -> Iterator[Probleme]:
    """One amount a day for one household in one zone."""
    vus = set()
    for bareme, enregistrement in lot[BAREMES]:
        cle = (bareme.bareme, bareme.zone, bareme.situation, bareme.depuis)
        if cle in vus:
            constat = "ce montant est déjà donné pour ce ménage, cette zone et ce jour"
            yield enregistrement.probleme(("montant",), constat, "gardez une seule ligne", bareme.montant)
        vus.add(cle)


@REGLES.regle
def bareme_croissant(lot: Lot) -> Iterator[Probleme]:
    """A larger household has a higher amount; that of one person more is apart."""
    lignes = [(b, ou) for b, ou in lot[BAREMES] if b.situation is not Situation.PERSONNE_DE_PLUS]
    lignes.sort(key=lambda ligne: (ligne[0].bareme, ligne[0].zone, ligne[0].depuis, _RANGS[ligne[0].situation]))
    for (petit, _), (grand, enregistrement) in pairwise(lignes):
        memes = (petit.bareme, petit.zone, petit.depuis) == (grand.bareme, grand.zone, grand.depuis)
        if memes and grand.montant < petit.montant:
            constat = f"ce montant est plus bas que celui d'un ménage plus petit ({petit.montant:g})"
            yield enregistrement.probleme(("montant",), constat, "recopiez-le depuis l'arrêté", grand.montant)
        elif memes and grand.montant > PAS_AU_PLUS * petit.montant:
            constat = (
                f"ce montant est plus de {PAS_AU_PLUS} fois celui d'un ménage un peu plus petit ({petit.montant:g})"
            )
            yield enregistrement.probleme(("montant",), constat, "recopiez les deux depuis l'arrêté", grand.montant)
