"""What tells that a query is of another language of the site, and where its search is."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.pages.registre import Site
from guichet.socle.champs import LANGUES, Langue
from guichet.socle.langues import Interface
from guichet.sujets.recherche.analyseurs import ANALYSEURS
from guichet.sujets.recherche.fiches import AILLEURS, REPONSES, SYNONYMES

# Arabic is told by its letters; the others, which share theirs, by their words.
ECRITURES: dict[Langue, str] = {"ar": "[\u0621-\u064a]"}
_MOT = re.compile(r"[a-z]{2,}")


def autres_langues(site: Site) -> Iterator[dict[str, Any]]:
    """Yield each other language: where its search is, from the home page of ``site``, and how it is told."""
    ici = site.interface.langue
    retour = "" if ici == "fr" else "../"
    for langue in LANGUES:
        if langue == ici:
            continue
        interface = Interface(langue, site.donnees.chaines)
        yield {
            "langue": langue,
            "sens": interface.sens,
            "adresse": retour + ("" if langue == "fr" else f"{langue}/"),
            "dit": interface.brute("dialogue.chercher_ici"),
            **(
                {"ecriture": ECRITURES[langue]}
                if langue in ECRITURES
                else {"vocables": " ".join(sorted(_vocables(site, langue)))}
            ),
        }


def _vocables(site: Site, langue: Langue) -> set[str]:
    """Return the words of a language that people type here: its little words, and those of the editors."""
    analyseur = ANALYSEURS[langue]
    dits = [
        mot for groupe in site.donnees[SYNONYMES] if groupe.langue == langue for mot in (*groupe.quand, *groupe.mots)
    ]
    for fiches in (site.donnees[REPONSES], site.donnees[AILLEURS]):
        dits += [mot for fiche in fiches.values() for mot in fiche.quand.get(langue, [])]
    return set(_MOT.findall(analyseur.plier(" ".join((analyseur.vides, analyseur.faibles, *dits)))))
