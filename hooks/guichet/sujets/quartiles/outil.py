"""The first-quartile calculator of ``elus/calculette/``: what its template and its script need on a given day."""

import datetime
from dataclasses import dataclass
from typing import Any

from guichet.socle.donnees import Donnees
from guichet.socle.langues import Interface
from guichet.socle.sources import SOURCES, Source
from guichet.sujets.demande.fiches import DELAIS, Delai
from guichet.sujets.quartiles.calcul import Menage, Resultat, Unites, repondre
from guichet.sujets.quartiles.fiches import QUARTILES, UNITES, Quartiles, UniteConsommation
from guichet.sujets.territoires.fiches import EPCI, Epci
from guichet.sujets.territoires.noms import cle_de_tri_epci

# Invented people, so that the formula can be read without typing anything.
EXEMPLE = Menage(mensuel=150_000, grands=2, petits=1)
OBJECTIFS = ("objectif-hors-qpv", "objectif-qpv")


@dataclass(frozen=True)
class OutilQuartiles:
    """``annee`` is the last whose thresholds are known on the day of the page, of the year of that day if ``courante``.

    ``territoires`` are the EPCI of the reform with their thresholds by year, the latest first; ``exemple`` is reckoned
    for the first of them; ``script`` is the JSON that ``calculette.js`` reads.
    """

    annee: int
    courante: bool
    annees: tuple[int, ...]
    territoires: tuple[tuple[Epci, dict[int, Quartiles]], ...]
    unites: dict[str, UniteConsommation]
    age: Delai
    exemple: tuple[Menage, Resultat]
    sources: tuple[Source, ...]
    script: dict[str, Any]


def unites(donnees: Donnees) -> Unites:
    """Return the weights of ``data/unites_consommation.yml``."""
    return Unites(*(donnees[UNITES][nom].dixiemes for nom in ("premiere-personne", "autre-personne", "enfant")))


def seuils(donnees: Donnees) -> dict[str, dict[int, tuple[int, int, int]]]:
    """Return the thresholds (euros a year) by SIREN, then by year."""
    par_epci: dict[str, dict[int, tuple[int, int, int]]] = {}
    for ligne in donnees[QUARTILES]:
        par_epci.setdefault(ligne.epci, {})[ligne.annee] = (ligne.q1, ligne.q2, ligne.q3)
    return par_epci


def outil(donnees: Donnees, interface: Interface, aujourdhui: datetime.date) -> OutilQuartiles:
    """Return the calculator as the page of ``aujourdhui`` shows it."""
    connues = sorted({q.annee for q in donnees[QUARTILES] if q.annee <= aujourdhui.year}, reverse=True)
    age = donnees[DELAIS]["age-unite-consommation"]
    appuis: tuple[Quartiles | UniteConsommation | Delai, ...]
    appuis = (*donnees[QUARTILES], *donnees[UNITES].values(), age, *(donnees[DELAIS][nom] for nom in OBJECTIFS))
    return OutilQuartiles(
        annee=connues[0],
        courante=connues[0] == aujourdhui.year,
        annees=tuple(connues),
        territoires=tuple(
            (epci, {q.annee: q for q in reversed(donnees[QUARTILES]) if q.epci == epci.siren and q.annee in connues})
            for epci in sorted(donnees[EPCI].values(), key=cle_de_tri_epci)
            if epci.concerne
        ),
        unites=donnees[UNITES],
        age=age,
        exemple=(EXEMPLE, repondre(unites(donnees), None, EXEMPLE)),
        sources=tuple(donnees[SOURCES][nom] for nom in dict.fromkeys(fiche.source for fiche in appuis)),
        script=_script(donnees, interface, aujourdhui.year),
    )


def _script(donnees: Donnees, interface: Interface, annee: int) -> dict[str, Any]:
    poids = unites(donnees)
    return {
        "annee": annee,
        "unites": {"premiere": poids.premiere, "autre": poids.autre, "enfant": poids.enfant},
        "seuils": seuils(donnees),
        "slugs": {epci.slug: epci.siren for epci in donnees[EPCI].values() if epci.concerne},
        "mots": interface.commencant("calculette", "erreur_", "mot_"),
    }
