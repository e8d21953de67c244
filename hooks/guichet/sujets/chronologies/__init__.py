"""Dated stories, told as timelines."""

from guichet.pages.sujet import Sujet
from guichet.sujets.chronologies import faits, fiches, page, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
    faits=(faits.faits,),
)
