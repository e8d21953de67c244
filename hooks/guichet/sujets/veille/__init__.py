"""The regulatory watch, its feeds and calendars; the news of the site; meetings."""

from guichet.pages.sujet import Sujet
from guichet.sujets.veille import (
    faits,
    fiches,
    flux_et_calendriers,
    nouvelles,
    ouvertes,
    page,
    regles,
    regles_des_dires,
    regles_des_reunions,
    reunions,
)

SUJET = Sujet(
    jeux=(*fiches.JEUX, reunions.AGENDA),
    regles=(regles.REGLES, regles_des_dires.REGLES, regles_des_reunions.REGLES),
    pages=(page.PAGES, nouvelles.PAGES),
    ouvertes=(ouvertes.OUVERTES,),
    fichiers=(flux_et_calendriers.fichiers,),
    faits=(faits.faits,),
    proses=(faits.proses,),
    phrases={
        "veille.effet_": (fiches.EffetSurTexte, "effet"),
        "veille.nature_": (fiches.Veille, "nature"),
        "veille.public_": (fiches.PourUnPublic, "public"),
        "veille.statut_": (fiches.Veille, "statut"),
        "veille.theme_": (fiches.Veille, "themes"),
    },
)
