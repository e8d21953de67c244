"""Scoring grids, and the simulator that applies one."""

from guichet.pages.sujet import Sujet
from guichet.sujets.cotation import commande, faits, fiches, page, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
    commandes=(commande.COMMANDE,),
    faits=(faits.faits,),
    phrases={
        "cotation.cumul_": (fiches.GroupeCotation, "cumul"),
        "cotation.preuve_": (fiches.CritereCotation, "preuve"),
        "cotation.refus_": (fiches.EffetRefus, "effet"),
    },
)
