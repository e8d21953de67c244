"""Where a plan stands on a day, and what its calendar file keeps, as ``plan.js`` tells them."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from appui.jumeaux.calendrier import Evenement
from guichet.sujets.ppgdid.calcul import ADOPTION, EVALUATION, Date, Etat, Regle


def etat(dates: Sequence[Date], regles: Sequence[Regle], prorogations: int, aujourdhui: datetime.date) -> Etat:
    """Return where the plan stands on ``aujourdhui``: being made, running, to be assessed, extended, or over."""
    jours = {date.etape: date for date in dates}
    fins = {regle.prorogation: jours[regle.id].jour for regle in regles if regle.prorogation is not None}
    if jours[ADOPTION].origine == "estimee" or aujourdhui < jours[ADOPTION].jour:
        return "projet"
    if aujourdhui < jours[EVALUATION].jour:
        return "en_cours"
    if aujourdhui < fins[0]:
        return "evaluer"
    return "proroge" if aujourdhui < fins[prorogations] else "echu"


def evenements(
    dates: Sequence[Date],
    mots: Mapping[str, Mapping[str, str]],
    cle: datetime.date,
    rappel: int,
    aujourdhui: datetime.date,
) -> Iterator[Evenement]:
    """Yield what the calendar file keeps of ``dates``: those to come, each recalled ``rappel`` days before.

    ``mots`` has the title and the gesture of each step under ``titre`` and ``geste`` and, under ``fichier``, the words
    ``titre`` (with ``{titre}``), ``estimee`` and ``detail`` (with ``{geste}`` and ``{adresse}``), and the page ``adresse``.
    ``cle``, the first day typed, names the plan: the same plan gives the same identifiers.
    """
    fichier = mots["fichier"]
    for date in dates:
        if date.jour < aujourdhui or date.possible:
            continue
        nom = f"{date.etape}-{date.rang}" if date.rang else date.etape
        titre = fichier["titre"].replace("{titre}", mots["titre"][date.etape])
        if date.origine == "estimee":
            titre += fichier["estimee"]
        detail = fichier["detail"].replace("{geste}", mots["geste"][date.etape])
        detail = detail.replace("{adresse}", fichier["adresse"])
        yield Evenement(f"ppgdid-{cle:%Y%m%d}-{nom}", date.jour, titre, detail, rappel)
