"""The timeline of an eviction, in the guide that holds it."""

from itertools import groupby
from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.sujets.demande.durees import duree
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.expulsions.fiches import EXPULSIONS
from guichet.sujets.textes.fiches import TEXTES

PAGES = Pages()


@PAGES.complete("expulsions.html")
def phases(site: Site) -> dict[str, Any]:
    """The steps of each phase, numbered, with their durations in words; ``change`` says whether the day of a change has come."""
    donnees = site.donnees

    def dire(phrase: str | None, delai: str | None) -> str | None:
        if phrase is None or delai is None:
            return phrase
        return phrase.replace("{delai}", duree(donnees[DELAIS][delai], site.interface))

    etapes: list[dict[str, Any]] = [
        {
            "numero": numero,
            "etape": etape,
            "quoi": dire(etape.quoi, etape.delai),
            "ensuite": dire(etape.ensuite, etape.delai),
            "change": etape.a_partir_du is not None and etape.a_partir_du <= site.aujourdhui,
            "textes": [donnees[TEXTES][identifiant] for identifiant in etape.textes],
        }
        for numero, etape in enumerate(donnees[EXPULSIONS], start=1)
    ]
    par_phase = groupby(etapes, key=lambda e: e["etape"].phase.value)
    return {"phases": {phase: list(siennes) for phase, siennes in par_phase}, "nombre": len(etapes)}
