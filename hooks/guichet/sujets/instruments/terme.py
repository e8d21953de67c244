"""How long a partnership plan lasts: its end, and the last day that it may reach (CCH, R. 441-2-10 to R. 441-2-14)."""

import datetime
from collections.abc import Mapping

from guichet.socle.calendrier import Duree, ajouter
from guichet.socle.donnees import Edition
from guichet.sujets.demande.fiches import DELAIS, Delai
from guichet.sujets.instruments.fiches import Instrument

DUREE, PROROGATION = "ppgdid-duree", "ppgdid-prorogation"
# An extension may be renewed once.
_PROROGATIONS = 2


def jour_du_plan(plan: Instrument | None) -> datetime.date | None:
    """Return the day from which the delays of a partnership plan run, or None where no source gives it."""
    return plan.jour if plan and plan.en_place else None


def fin(jour: datetime.date, delais: Mapping[str, Delai]) -> datetime.date:
    """Return the end of a plan adopted on ``jour``."""
    duree = delais[DUREE]
    return ajouter(jour, Duree(duree.valeur, duree.unite))


def dernier_terme(jour: datetime.date, delais: Mapping[str, Delai]) -> datetime.date:
    """Return the last day that a plan adopted on ``jour`` may reach, extended as often as the law allows."""
    prorogation = delais[PROROGATION]
    return ajouter(fin(jour, delais), Duree(_PROROGATIONS * prorogation.valeur, prorogation.unite))


def termine(edition: Edition, plan: Instrument | None) -> bool:
    """Return whether a plan said to be in place cannot be so any more: another one may be, that no source tells of."""
    jour = jour_du_plan(plan)
    return jour is not None and dernier_terme(jour, edition.donnees[DELAIS]) < edition.aujourdhui
