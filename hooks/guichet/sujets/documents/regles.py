"""Models to download: each blank is explained, each shortcode names something."""

from collections.abc import Iterator
from dataclasses import replace

from guichet.prose.regles import references_inconnues
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.documents.champs import PARTIES, champs
from guichet.sujets.documents.fiches import DOCUMENTS

REGLES = Regles()


@REGLES.regle
def modele_rempli(lot: Lot) -> Iterator[Probleme]:
    """The blanks of a model are those that its front matter explains."""
    for document, enregistrement in lot[DOCUMENTS]:
        employes = champs(document.prose)
        for champ in employes:
            if champ not in document.champs:
                constat = "cette mention entre crochets n'est pas expliquée"
                remede = "ajoutez-la à « champs », en tête, avec ce qu'il faut écrire"
                ligne = document.prose.partition(f"[{champ}]")[0].count("\n") + 1
                # A name changed in one of the two places is missed in both.
                yield Probleme(
                    enregistrement.fichier, ligne, "", champ, constat, remede, f"{enregistrement.fichier} mentions"
                )
        for champ in document.champs:
            if champ not in employes:
                constat = "cette mention n'est nulle part dans le modèle"
                inutile = enregistrement.probleme(("champs", champ), constat, "retirez-la de « champs »", champ)
                yield replace(inutile, cause=f"{enregistrement.fichier} mentions")


@REGLES.regle
def modele_cite(lot: Lot) -> Iterator[Probleme]:
    """Shortcodes of the models name records, or parts, that exist."""
    parties = {"partie": lambda _, cible: cible if cible in PARTIES else None}
    for document, enregistrement in lot[DOCUMENTS]:
        yield from references_inconnues(document.prose, enregistrement, 0, lot, parties)
