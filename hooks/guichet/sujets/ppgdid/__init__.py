"""The partnership plan: what it must hold, the dates of its life."""

from guichet.pages.sujet import Sujet
from guichet.sujets.ppgdid import faits, fiches, ouvertes, page, page_procedure, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES, page_procedure.PAGES),
    ouvertes=(ouvertes.OUVERTES,),
    faits=(faits.faits,),
    proses=(faits.proses,),
    phrases={"plan.phase_": (fiches.EtapePlan, "phase")},
)
