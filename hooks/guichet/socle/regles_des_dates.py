"""Days come in the order of what they tell, and none is out of reach."""

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from guichet import horloge
from guichet.lecture import Chemin, Enregistrement
from guichet.lot import Lot
from guichet.problemes import Probleme
from guichet.regles.registre import regle, regle_de_fiche, toutes
from guichet.socle import dates

# Keys that hold a year, a month or a day as text.
_DATE_EN_TEXTE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_CLE_DE_DATE = re.compile(r"date|.*_(?:le|du)|du|au|depuis|le")
# Keys of what somebody did: it cannot be to come.
_FAITS = frozenset({"lu_le", "relu_le"})
_REMEDE = "corrigez l'année, le mois ou le jour"


@regle_de_fiche
def date_vraisemblable(_: str, fiche: Any, enregistrement: Enregistrement) -> Iterator[Probleme]:
    """No day is before the first text quoted, nor years ahead; what was read was read since the site was begun.

    A figure is of a year that has come, or of the next one where a text sets it in advance.
    """
    aujourdhui = horloge.aujourdhui()
    for chemin, jour in _jours(enregistrement.valeurs):
        cle = next((etape for etape in reversed(chemin) if isinstance(etape, str)), "")
        constat = dates.invraisemblable(jour, aujourdhui)
        if constat is None and cle in _FAITS and jour < dates.PREMIERE_LECTURE:
            constat = f"rien n'a été lu avant le {dates.PREMIERE_LECTURE:%d/%m/%Y}"
        if constat is not None:
            yield enregistrement.probleme(chemin, constat, _REMEDE, jour)
    annee = getattr(fiche, "annee", None)
    if isinstance(annee, int) and not 2000 <= annee <= aujourdhui.year + 1:
        constat = f"cette année n'est pas entre 2000 et {aujourdhui.year + 1}"
        yield enregistrement.probleme(("annee",), constat, "corrigez-la", annee)


# Set → (the earlier, the later, at most how many days between, what is said).
_ORDRES: dict[str, tuple[tuple[str, str, int, str], ...]] = {
    "sources": (
        ("valide_le", "lu_le", 40_000, "une source ne peut pas être vraie d'après une date où elle n'était pas lue"),
    ),
    "veille": (
        ("date", "publie_le", 400, "un texte est publié après avoir été signé, et dans l'année"),
        ("date", "lu_le", 40_000, "cette entrée dit un texte qui n'existait pas quand il a été lu"),
    ),
    "textes": (("date", "version_du", 90_000, "une version ne peut pas être d'avant le texte"),),
    "cotations": (("depuis", "lu_le", 10_000, "cette grille s'applique depuis un jour d'après sa lecture"),),
}
# What is announced before it happens.
_A_VENIR = frozenset({"rendez_vous", "annonce", "plan", "proposition_de_loi", "projet_de_loi"})


@regle
def dates_dans_l_ordre(lot: Lot) -> Iterator[Probleme]:
    """What comes first is dated first."""
    for jeu, ordres in _ORDRES.items():
        for fiche, enregistrement in toutes(lot, jeu):
            # The name of an entry of the watch tells its date: another rule says that it was changed.
            if jeu != "veille" or fiche.id.startswith(fiche.date):
                defauts = (_desordre(fiche, *ordre) for ordre in ordres)
                if defaut := next(filter(None, defauts), None):
                    apres, constat = defaut
                    yield enregistrement.probleme((apres,), constat, _REMEDE, getattr(fiche, apres))


def _desordre(fiche: Any, avant: str, apres: str, ecart: int, constat: str) -> tuple[str, str] | None:
    if apres == "lu_le" and str(getattr(fiche, "nature", "")) in _A_VENIR:
        return None
    premier, second = _bornes(getattr(fiche, avant)), _bornes(getattr(fiche, apres))
    if premier and second and not premier[0] <= second[1] <= premier[1] + datetime.timedelta(ecart):
        return apres, constat
    return None


@regle
def modifications_dans_l_ordre(lot: Lot) -> Iterator[Probleme]:
    """The days on which a text changed follow one another, after it was signed."""
    for texte, enregistrement in toutes(lot, "textes"):
        signe = _bornes(texte.date)
        jours = [signe[0], *texte.modifie_le] if signe else texte.modifie_le
        for rang, (avant, apres) in enumerate(pairwise(jours)):
            if apres < avant or (apres == avant and not (signe and rang == 0)):
                constat = f"cette modification ({apres}) n'est pas après celle qui précède, ou après le texte ({avant})"
                yield enregistrement.probleme(("modifie_le",), constat, "remettez les dates dans l'ordre", apres)


@regle
def effets_apres_le_texte(lot: Lot) -> Iterator[Probleme]:
    """A text applies, and sets duties, after it was signed: some days before at most, for what goes back to 1 January."""
    for entree, enregistrement in toutes(lot, "veille"):
        signe = _bornes(entree.date)
        echeances: list[tuple[Chemin, Any]] = [(("en_vigueur_le",), entree.en_vigueur_le)]
        echeances += [(("a_faire", rang, "avant_le"), tache.avant_le) for rang, tache in enumerate(entree.a_faire)]
        for chemin, echeance in echeances:
            bornes = _bornes(echeance)
            if signe and bornes and bornes[1] < signe[0] - datetime.timedelta(366):
                constat = f"cette échéance est plus d'un an avant le texte ({entree.date})"
                yield enregistrement.probleme(chemin, constat, _REMEDE, echeance)
        if entree.etat and (entree.etat.au > horloge.aujourdhui() or (signe and entree.etat.au < signe[0])):
            constat = "cet état est d'avant le texte, ou d'après aujourd'hui"
            yield enregistrement.probleme(("etat", "au"), constat, _REMEDE, entree.etat.au)


def _bornes(date: Any) -> tuple[datetime.date, datetime.date] | None:
    if isinstance(date, datetime.date):
        return date, date
    try:
        return dates.periode(date) if isinstance(date, str) else None
    except dates.DateRefusee:
        return None


def _jours(valeurs: Any, chemin: Chemin = ()) -> Iterator[tuple[Chemin, datetime.date]]:
    if isinstance(valeurs, datetime.date):
        yield chemin, valeurs
    elif isinstance(valeurs, dict):
        for cle, valeur in valeurs.items():
            if isinstance(valeur, str):
                if _CLE_DE_DATE.fullmatch(cle) and _DATE_EN_TEXTE.fullmatch(valeur) and (bornes := _bornes(valeur)):
                    yield (*chemin, cle), bornes[0]
            else:
                yield from _jours(valeur, (*chemin, cle))
    elif isinstance(valeurs, list):
        for rang, valeur in enumerate(valeurs):
            yield from _jours(valeur, (*chemin, rang))
