"""Every page has someone who reads it again; what changed on it is told in order."""

import datetime
from collections.abc import Iterator

from guichet.prose.guides import GUIDES
from guichet.socle import horloge
from guichet.socle.champs import LANGUES
from guichet.socle.fraicheur import REVUE
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles

REGLES = Regles()

# Said once, on the French page; its translations follow.
FRANCAISES = ("responsable", "relu_le", "relire_sous", "changements")


@REGLES.regle
def page_suivie(lot: Lot) -> Iterator[Probleme]:
    """Every French page is under a policy of ``data/revue.yml``."""
    prefixes = tuple(politique.fichiers for politique in lot.fiches(REVUE))
    for _, enregistrement in lot[GUIDES["fr"]]:
        if prefixes and not enregistrement.fichier.startswith(prefixes):
            constat = "personne n'est chargé de relire cette page"
            remede = "ajoutez son dossier dans data/revue.yml"
            yield enregistrement.probleme(("title",), constat, remede, enregistrement.fichier)


@REGLES.regle
def changement_passe(lot: Lot) -> Iterator[Probleme]:
    """A change has happened; it is told on the French page."""
    demain = horloge.aujourdhui() + datetime.timedelta(days=1)
    for guide, enregistrement in lot[GUIDES["fr"]]:
        for rang, changement in enumerate(guide.changements):
            if changement.date >= demain:
                constat = "ce changement est daté du futur"
                yield enregistrement.probleme(
                    ("changements", rang, "date"), constat, "écrivez le jour où la page a changé"
                )
    for langue in LANGUES[1:]:
        for guide, enregistrement in lot[GUIDES[langue]]:
            deplacees = [cle for cle in FRANCAISES if getattr(guide, cle)]
            if deplacees:
                constat = "la relecture et les changements s'écrivent sur la page française"
                yield enregistrement.probleme((deplacees[0],), constat, "déplacez-les dans docs/fr/", guide.title)


@REGLES.derniere
def politique_d_un_fichier(lot: Lot) -> Iterator[Probleme]:
    """A policy is about a file or a folder that exists."""
    for politique, enregistrement in lot[REVUE]:
        if not (lot.racine / politique.fichiers).exists():
            constat = "ce fichier ou ce dossier n'existe pas : personne ne relirait ce qu'il devait nommer"
            yield enregistrement.probleme(
                ("fichiers",), constat, "corrigez son nom, ou retirez la fiche", politique.fichiers
            )
