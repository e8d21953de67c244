"""The income-ceiling check of ``demander/conditions/``: what its template and its script need on a given day."""

import datetime
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from guichet.socle.donnees import Donnees
from guichet.socle.langues import Interface
from guichet.socle.sources import SOURCES, Source
from guichet.sujets.demande.fiches import DELAIS, Delai
from guichet.sujets.plafonds.calcul import Table, conditions, par_annee
from guichet.sujets.plafonds.fiches import MENAGES, PLAFONDS, RESULTATS, REVENUS, LigneMenage, LigneRevenus, Plafonds

# Euros: so small an income may be that of a month. It is asked, not refused: some earn no more in a year.
UN_MOIS_PEUT_ETRE = 3_000


@dataclass(frozen=True)
class OutilPlafonds:
    """``plafonds`` are those of ``annee``: the year of the page if ``courante``, else the last that is known.

    ``categories`` gathers the lines of the decision table that lead to each category; ``script`` is the JSON that
    ``plafonds.js`` reads; down to ``un_mois``, an income may be that of a month.
    """

    annee: int
    courante: bool
    plafonds: tuple[Plafonds, ...]
    categories: tuple[tuple[int, tuple[LigneMenage, ...]], ...]
    revenus: tuple[LigneRevenus, ...]
    resultats: tuple[str, ...]
    sources: tuple[Source, ...]
    baisse: Delai
    ages: Delai
    script: dict[str, Any]
    un_mois: int = UN_MOIS_PEUT_ETRE


def outil(donnees: Donnees, interface: Interface, aujourdhui: datetime.date) -> OutilPlafonds:
    """Return the check as the page of ``aujourdhui`` shows it."""
    annee = max(p.annee for p in donnees[PLAFONDS] if p.annee <= aujourdhui.year)
    montres = tuple(p for p in donnees[PLAFONDS] if p.annee == annee)
    baisse, ages = (_delai(donnees, lignes) for lignes in (donnees[REVENUS], donnees[MENAGES]))
    appuis: tuple[Plafonds | LigneMenage | LigneRevenus | Delai, ...]
    appuis = (*montres, *donnees[MENAGES], *donnees[REVENUS], baisse, ages)
    lignes = sorted(donnees[MENAGES], key=lambda ligne: ligne.categorie)
    return OutilPlafonds(
        annee=annee,
        courante=annee == aujourdhui.year,
        plafonds=montres,
        categories=tuple((n, tuple(groupe)) for n, groupe in groupby(lignes, key=lambda ligne: ligne.categorie)),
        revenus=donnees[REVENUS],
        resultats=tuple(ligne.id for ligne in donnees[RESULTATS]),
        sources=tuple(donnees[SOURCES][identifiant] for identifiant in dict.fromkeys(fiche.source for fiche in appuis)),
        baisse=baisse,
        ages=ages,
        script=_script(donnees, interface, aujourdhui.year),
    )


def table(donnees: Donnees) -> Table:
    """Return the decision table with every year known."""
    baisse = _delai(donnees, donnees[REVENUS]).valeur
    return Table(donnees[MENAGES], donnees[REVENUS], donnees[RESULTATS], baisse, par_annee(donnees[PLAFONDS]))


def _delai(donnees: Donnees, lignes: tuple[LigneMenage, ...] | tuple[LigneRevenus, ...]) -> Delai:
    return donnees[DELAIS][next(ligne.delai for ligne in lignes if ligne.delai)]


def _script(donnees: Donnees, interface: Interface, annee: int) -> dict[str, Any]:
    """Return the same table for the script: no past year, so that no page can take one for the present."""
    regles = table(donnees)
    return {
        "annee": annee,
        "menages": [{"si": conditions(m.si), "id": m.id, "categorie": m.categorie} for m in regles.menages],
        "revenus": [{"si": conditions(r.si), "id": r.id, "retenir": r.retenir} for r in regles.revenus],
        "resultats": [{"si": conditions(r.si), "id": r.id} for r in regles.resultats],
        "baisse": regles.baisse,
        "plafonds": {str(autre): montants for autre, montants in regles.plafonds.items() if autre >= annee},
        "euros": interface.brute("plafonds.euros"),
        "erreurs": interface.apres("plafonds", "erreur"),
    }
