"""Scoring grids, and the simulator that applies one."""

from guichet.pages.registre import Pages
from guichet.pages.sujet import Sujet
from guichet.sujets.cotation import commande, faits, fiches, outil, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(Pages.outil("simulateur.html", lambda site: outil.outil(site.donnees, site.interface)),),
    commandes=(commande.COMMANDE,),
    faits=(faits.faits,),
    phrases={
        "cotation.cumul_": (fiches.GroupeCotation, "cumul"),
        "cotation.preuve_": (fiches.CritereCotation, "preuve"),
        "cotation.refus_": (fiches.EffetRefus, "effet"),
    },
)
