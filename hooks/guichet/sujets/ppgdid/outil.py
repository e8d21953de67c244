"""The dates of a plan on ``ppgdid/procedure/``: what its template and its script need on a given day."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from guichet.socle.calendrier import Duree
from guichet.socle.donnees import Donnees
from guichet.socle.langues import Interface
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.ppgdid.calcul import Etat, Regle, calculer
from guichet.sujets.ppgdid.fiches import ETAPES_PLAN, PROROGATIONS, EtapePlan

# Such plans were born with the law of 24 March 2014; no plan of today runs beyond the second day.
PREMIER = datetime.date(2014, 3, 27)
DERNIER = datetime.date(2049, 12, 31)
# Our advice, not a rule, in days: time enough to put it on the agenda of a council.
RAPPEL = 30
# Where a plan that stands so is told as a warning: there is something to do, and it is late.
ALERTES: tuple[Etat, ...] = ("echu",)


@dataclass(frozen=True)
class Outil:
    """``phases`` are the steps by phase, ``exemple`` the days of a plan started today, ``script`` what the page's script reads."""

    phases: list[tuple[str, list[EtapePlan]]]
    titres: dict[str, str]
    exemple: dict[str, datetime.date]
    premier: datetime.date
    dernier: datetime.date
    rappel: int
    prorogations: range
    script: dict[str, Any]


def regles(donnees: Donnees) -> list[Regle]:
    """Return how the steps of ``data/ppgdid.yml`` are dated."""

    def duree(etape: EtapePlan) -> Duree | None:
        if etape.delai is None:
            return None
        delai = donnees[DELAIS][etape.delai]
        return Duree(-delai.valeur if etape.sens == "avant" else delai.valeur, delai.unite)

    return [
        Regle(
            etape.id,
            etape.depuis,
            duree(etape),
            suppose=etape.echeance == "au_plus_tot",
            chaque=etape.chaque,
            prorogation=etape.prorogation,
        )
        for etape in donnees[ETAPES_PLAN]
    ]


def outil(donnees: Donnees, interface: Interface, aujourdhui: datetime.date, en_texte: Callable[[str], str]) -> Outil:
    """Return the tool as the page of ``aujourdhui`` shows it; ``en_texte`` gives the plain words of a text of the data."""
    celles_ci = regles(donnees)
    etapes = donnees[ETAPES_PLAN]
    depart = etapes[0].id
    return Outil(
        phases=[(phase, list(groupe)) for phase, groupe in groupby(etapes, key=lambda etape: etape.phase)],
        titres={etape.id: etape.titre for etape in etapes},
        exemple={date.etape: date.jour for date in calculer(celles_ci, {depart: aujourdhui})},
        premier=PREMIER,
        dernier=DERNIER,
        rappel=RAPPEL,
        prorogations=range(PROROGATIONS + 1),
        script={
            "regles": [_sans_defaut(regle) for regle in celles_ci],
            "etapes": {
                etape.id: {"titre": etape.titre, "acteur": etape.acteur, "echeance": etape.echeance} for etape in etapes
            },
            "gestes": {etape.id: en_texte(etape.geste) for etape in etapes},
            "premier": PREMIER.isoformat(),
            "dernier": DERNIER.isoformat(),
            "rappel": RAPPEL,
            **_mots(interface, "erreur", "etat", "echeance", "origine", "mot"),
            "prochaine": interface.brute("plan.prochaine"),
            "passees": interface.brute("plan.passees"),
            "alertes": ALERTES,
        },
    )


def _sans_defaut(regle: Regle) -> dict[str, Any]:
    """Return ``regle`` as the script has it: what is absent is left out."""
    delai = regle.delai and (regle.delai.valeur, regle.delai.unite)
    champs = {"depuis": regle.depuis, "delai": delai, "suppose": regle.suppose or None, "chaque": regle.chaque or None}
    return {"id": regle.id} | {
        nom: valeur for nom, valeur in {**champs, "prorogation": regle.prorogation}.items() if valeur is not None
    }


def _mots(interface: Interface, *prefixes: str) -> dict[str, dict[str, Any]]:
    """Return the words of the tool by prefix: ``{"erreur": {"vide": …}, …}``."""
    mots = {cle.partition(".")[2]: phrase for cle, phrase in interface.messages("plan").items()}
    return {
        prefixe: {cle.removeprefix(f"{prefixe}_"): mots[cle] for cle in mots if cle.startswith(f"{prefixe}_")}
        for prefixe in prefixes
    }
