"""Days come in the order of what they tell, and none is out of reach."""

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from guichet.socle import dates, horloge
from guichet.socle.jeux import Jeu
from guichet.socle.jour_imprecis import DateRefusee, JourImprecis
from guichet.socle.lecture import Chemin, Enregistrement
from guichet.socle.lot import Lot, Paire
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, ReglesDeFiche
from guichet.socle.sources import SOURCES

REGLES = Regles()
REGLES_DE_FICHE = ReglesDeFiche()

# Keys that hold a year, a month or a day as text.
_DATE_EN_TEXTE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_CLE_DE_DATE = re.compile(r"date|.*_(?:le|du)|du|au|depuis|le")
# Keys of what somebody did: it cannot be to come.
_FAITS = frozenset({"lu_le", "relu_le", "horaires_lus_le"})
_A_CORRIGER = "corrigez l'année, le mois ou le jour"


@REGLES_DE_FICHE.regle
def date_vraisemblable(_: Jeu[Any], fiche: Any, enregistrement: Enregistrement) -> Iterator[Probleme]:
    """No day is before the first text quoted, nor years ahead; what was read was read since the site was begun.

    A figure is of a year that has come, or of the next one where a text sets it in advance.
    """
    jours, annee = list(_jours(enregistrement.valeurs)), getattr(fiche, "annee", None)
    if not jours and annee is None:
        return
    aujourdhui = horloge.aujourdhui()
    for chemin, jour in jours:
        cle = next((etape for etape in reversed(chemin) if isinstance(etape, str)), "")
        constat = dates.invraisemblable(jour, aujourdhui)
        if constat is None and cle in _FAITS and jour < dates.PREMIERE_LECTURE:
            constat = f"rien n'a été lu avant le {dates.PREMIERE_LECTURE:%d/%m/%Y}"
        if constat is not None:
            yield enregistrement.probleme(chemin, constat, _A_CORRIGER, jour)
    if isinstance(annee, int) and not 2000 <= annee <= aujourdhui.year + 1:
        constat = f"cette année n'est pas entre 2000 et {aujourdhui.year + 1}"
        yield enregistrement.probleme(("annee",), constat, "corrigez-la", annee)


# The field of the earlier, that of the later, at most how many days between, what is said.
Ordre = tuple[str, str, int, str]


def dates_dans_l_ordre_de(paires: Iterable[Paire[Any]], *ordres: Ordre) -> Iterator[Probleme]:
    """Yield the records in which what comes first is not dated first, or long before; once each."""
    for fiche, enregistrement in paires:
        for avant, apres, ecart, constat in ordres:
            premier, second = bornes(getattr(fiche, avant)), bornes(getattr(fiche, apres))
            if premier and second and not premier[0] <= second[1] <= premier[1] + datetime.timedelta(ecart):
                yield enregistrement.probleme((apres,), constat, _A_CORRIGER, getattr(fiche, apres))
                break


@REGLES.regle
def source_vraie_avant_sa_lecture(lot: Lot) -> Iterator[Probleme]:
    constat = "une source ne peut pas être vraie d'après une date où elle n'était pas lue"
    yield from dates_dans_l_ordre_de(lot[SOURCES], ("valide_le", "lu_le", 40_000, constat))


def bornes(date: Any) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and the last day of a day, or of a text that tells a year, a month or a day; or None."""
    if isinstance(date, datetime.date):
        return date, date
    try:
        imprecis = JourImprecis(date) if isinstance(date, str) else None
    except DateRefusee:
        return None
    return (imprecis.debut, imprecis.fin) if imprecis else None


@lru_cache(maxsize=1024)
def _est_une_date(cle: str) -> bool:
    return _CLE_DE_DATE.fullmatch(cle) is not None


def _jours(valeurs: Any, chemin: Chemin = ()) -> Iterator[tuple[Chemin, datetime.date]]:
    if isinstance(valeurs, datetime.date):
        yield chemin, valeurs
    elif isinstance(valeurs, dict):
        for cle, valeur in valeurs.items():
            if isinstance(valeur, str):
                if _est_une_date(cle) and _DATE_EN_TEXTE.fullmatch(valeur) and (du_jour_au_jour := bornes(valeur)):
                    yield (*chemin, cle), du_jour_au_jour[0]
            else:
                yield from _jours(valeur, (*chemin, cle))
    elif isinstance(valeurs, list):
        for rang, valeur in enumerate(valeurs):
            yield from _jours(valeur, (*chemin, rang))
