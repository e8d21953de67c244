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
from guichet.sujets.veille.fiches import VEILLE

# The article that made such plans.
FONDATEUR = "L441-2-8"
# No plan of today runs beyond that day.
DERNIER = datetime.date(2049, 12, 31)
# Our advice, not a rule, in days: time enough to put it on the agenda of a council.
RAPPEL = 30
# Where a plan that stands so is told as a warning: there is something to do, and it is late.
ALERTES: tuple[Etat, ...] = ("echu",)


@dataclass(frozen=True)
class OutilPlan:
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


def premier_jour(donnees: Donnees) -> datetime.date:
    """Return the first day of such plans, that of the entry of the watch that tells their creation.

    Raises LookupError if none does.
    """
    for entree in donnees[VEILLE].values():
        cree = any(touche.texte == FONDATEUR and touche.effet == "cree" for touche in entree.textes)
        if cree and entree.en_vigueur_le:
            return entree.en_vigueur_le.debut
    raise LookupError(f"aucune entrée de la veille ne crée {FONDATEUR}")


def outil(
    donnees: Donnees, interface: Interface, aujourdhui: datetime.date, en_texte: Callable[[str], str]
) -> OutilPlan:
    """Return the tool as the page of ``aujourdhui`` shows it; ``en_texte`` gives the plain words of a text of the data."""
    celles_ci = regles(donnees)
    etapes = donnees[ETAPES_PLAN]
    depart = etapes[0].id
    premier = premier_jour(donnees)
    return OutilPlan(
        phases=[(phase, list(groupe)) for phase, groupe in groupby(etapes, key=lambda etape: etape.phase)],
        titres={etape.id: etape.titre for etape in etapes},
        exemple={date.etape: date.jour for date in calculer(celles_ci, {depart: aujourdhui})},
        premier=premier,
        dernier=DERNIER,
        rappel=RAPPEL,
        prorogations=range(PROROGATIONS + 1),
        script={
            "regles": [_sans_defaut(regle) for regle in celles_ci],
            "etapes": {
                etape.id: {"titre": etape.titre, "acteur": etape.acteur, "echeance": etape.echeance} for etape in etapes
            },
            "gestes": {etape.id: en_texte(etape.geste) for etape in etapes},
            "premier": premier.isoformat(),
            "dernier": DERNIER.isoformat(),
            "rappel": RAPPEL,
            **{nom: interface.apres("plan", nom) for nom in ("erreur", "etat", "echeance", "origine", "mot")},
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
