"""Doubtful points: each is marked where it is told, and can be settled."""

from collections.abc import Iterator

from guichet.prose.ecrits import ecrits
from guichet.prose.raccourcis import references
from guichet.prose.regles import references_inconnues
from guichet.socle import horloge
from guichet.socle.champs import LANGUES
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.textes.fiches import TEXTES
from guichet.sujets.verification.fiches import POINTS_A_VERIFIER

REGLES = Regles()


@REGLES.regle
def point_employe(lot: Lot) -> Iterator[Probleme]:
    """A point that no French text marks any more is settled, or its mark was lost."""
    francais = (texte for langue, texte, *_ in ecrits(lot, (POINTS_A_VERIFIER.nom,)) if langue == "fr")
    marques = {r.cible for texte in francais for r in references(texte) if r.genre == "verifier"}
    for point, enregistrement in lot[POINTS_A_VERIFIER]:
        if point.id not in marques:
            constat = "aucune phrase du site n'est marquée de ce point"
            remede = f"marquez la phrase en doute par {{{{verifier:{point.id}}}}}, ou retirez le point s'il est tranché"
            yield enregistrement.probleme(("id",), constat, remede, point.id)


@REGLES.regle
def point_verifiable(lot: Lot) -> Iterator[Probleme]:
    """A point says what would settle it, in texts that exist; its advice names records that exist."""
    for point, enregistrement in lot[POINTS_A_VERIFIER]:
        if not point.textes and point.a_lire is None:
            constat = "rien ne dit ce qu'il faut lire pour trancher ce point"
            yield enregistrement.probleme(("id",), constat, "ajoutez « textes » ou « a_lire »", point.id)
        for rang, texte in enumerate(point.textes):
            if texte not in lot.connus[TEXTES]:
                yield inconnu(enregistrement, ("textes", rang), texte, "ce texte", "data/textes.yml")
        yield from references_inconnues(point.regle, enregistrement, enregistrement.ligne_de(("regle",)) - 1, lot)
        for langue in LANGUES if point.conseil else ():
            debut = enregistrement.ligne_de(("conseil", langue)) - 1
            yield from references_inconnues(getattr(point.conseil, langue), enregistrement, debut, lot)


@REGLES.regle
def doute_deja_ne(lot: Lot) -> Iterator[Probleme]:
    """A point has been in doubt since a day that has come."""
    for point, enregistrement in lot[POINTS_A_VERIFIER]:
        if point.depuis > horloge.aujourdhui():
            constat = "ce jour n'est pas encore venu"
            yield enregistrement.probleme(("depuis",), constat, "écrivez le jour où le doute est né", point.depuis)
