"""Models to download: each blank is explained, each shortcode names something."""

from collections.abc import Iterator
from dataclasses import replace

from guichet.prose.regles import references_inconnues
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.documents.champs import DU_RAPPORT, PARTIES, champs
from guichet.sujets.documents.fiches import DOCUMENTS, RAPPORT

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


@REGLES.regle
def modele_du_rapport(lot: Lot) -> Iterator[Probleme]:
    """The model of yearly report has the blanks that the reports of territories fill: one renamed would stay empty in each."""
    for document, enregistrement in lot[DOCUMENTS]:
        for champ in DU_RAPPORT if document.id == RAPPORT else ():
            if champ not in document.champs:
                constat = f"le rapport de chaque territoire remplit la mention « {champ} », qui n'est plus là"
                remede = "remettez-la : le rapport de chaque territoire la cherche sous ce nom"
                yield enregistrement.probleme(("champs",), constat, remede)
