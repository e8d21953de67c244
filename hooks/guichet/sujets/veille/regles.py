"""Entries of the watch name texts and pages that exist, and never pass a bill for law."""

import re
from collections.abc import Iterator

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import inconnu, regle, toutes


@regle
def entree_nommee_par_sa_date(lot: Lot) -> Iterator[Probleme]:
    """The address of an entry starts with its date."""
    for entree, enregistrement in toutes(lot, "veille"):
        if not re.match(rf"{entree.date}-[a-z]", entree.id):
            constat = f"le nom du fichier doit commencer par la date de l'entrée : {entree.date}"
            remede = "renommez le fichier avant de le publier, ou corrigez « date » ; publié, il ne change plus"
            yield enregistrement.probleme(("date",), constat, remede, entree.id)


@regle
def entree_rattachee(lot: Lot) -> Iterator[Probleme]:
    """The texts that an entry touches are in ``data/textes.yml``."""
    for entree, enregistrement in toutes(lot, "veille"):
        for rang, touche in enumerate(entree.textes):
            if touche.texte not in lot.connus["textes"]:
                chemin = ("textes", rang, "texte")
                yield inconnu(enregistrement, chemin, touche.texte, "ce texte", "data/textes.yml")


@regle
def projet_jamais_presente_comme_loi(lot: Lot) -> Iterator[Probleme]:
    """A bill says where it stands, is in force on no day and sets no duty; what is not a bill stands nowhere."""
    for entree, enregistrement in toutes(lot, "veille"):
        if entree.en_projet and entree.etat is None:
            constat = "un projet ou une proposition de loi doit dire où il en est"
            yield enregistrement.probleme(("nature",), constat, "ajoutez « etat » : etape et au (le jour)", entree.id)
        if entree.en_projet and (entree.en_vigueur_le or entree.a_faire):
            constat = "un projet ou une proposition de loi ne s'applique pas"
            remede = "retirez en_vigueur_le et a_faire, ou changez « nature » si la loi est promulguée"
            yield enregistrement.probleme(("nature",), constat, remede, entree.id)
        if not entree.en_projet and entree.etat is not None:
            constat = "seul un projet ou une proposition de loi a un « etat »"
            yield enregistrement.probleme(("etat",), constat, "retirez-le", entree.id)
