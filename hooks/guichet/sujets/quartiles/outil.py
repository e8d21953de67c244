"""The first-quartile calculator of ``elus/calculette/``: what its template and its script need on a given day."""

import datetime
from dataclasses import dataclass
from typing import Any

from guichet.socle.champs import Source
from guichet.socle.chargement import Donnees
from guichet.socle.langues import Interface
from guichet.sujets.demande.fiches import Delai
from guichet.sujets.epci.vue import cle_de_tri_epci
from guichet.sujets.quartiles.calcul import Menage, Reponse, Unites, repondre
from guichet.sujets.territoires.fiches import Epci, Quartiles, UniteConsommation

# Invented people, so that the formula can be read without typing anything.
EXEMPLE = Menage(mensuel=150_000, grands=2, petits=1)
OBJECTIFS = ("objectif-hors-qpv", "objectif-qpv")


@dataclass(frozen=True)
class Outil:
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
    exemple: tuple[Menage, Reponse]
    sources: tuple[Source, ...]
    script: dict[str, Any]


def unites(donnees: Donnees) -> Unites:
    """Return the weights of ``data/unites_consommation.yml``."""
    return Unites(*(donnees.unites[nom].dixiemes for nom in ("premiere-personne", "autre-personne", "enfant")))


def seuils(donnees: Donnees) -> dict[str, dict[int, tuple[int, int, int]]]:
    """Return the thresholds (euros a year) by SIREN, then by year."""
    par_epci: dict[str, dict[int, tuple[int, int, int]]] = {}
    for ligne in donnees.quartiles:
        par_epci.setdefault(ligne.epci, {})[ligne.annee] = (ligne.q1, ligne.q2, ligne.q3)
    return par_epci


def outil(donnees: Donnees, interface: Interface, aujourdhui: datetime.date) -> Outil:
    """Return the calculator as the page of ``aujourdhui`` shows it."""
    connues = sorted({q.annee for q in donnees.quartiles if q.annee <= aujourdhui.year}, reverse=True)
    age = donnees.delais["age-unite-consommation"]
    appuis: tuple[Quartiles | UniteConsommation | Delai, ...]
    appuis = (*donnees.quartiles, *donnees.unites.values(), age, *(donnees.delais[nom] for nom in OBJECTIFS))
    return Outil(
        annee=connues[0],
        courante=connues[0] == aujourdhui.year,
        annees=tuple(connues),
        territoires=tuple(
            (epci, {q.annee: q for q in reversed(donnees.quartiles) if q.epci == epci.siren and q.annee in connues})
            for epci in sorted(donnees.epci.values(), key=cle_de_tri_epci)
            if epci.motif is not None
        ),
        unites=donnees.unites,
        age=age,
        exemple=(EXEMPLE, repondre(unites(donnees), None, EXEMPLE)),
        sources=tuple(donnees.sources[nom] for nom in dict.fromkeys(fiche.source for fiche in appuis)),
        script=_script(donnees, interface, aujourdhui.year),
    )


def _script(donnees: Donnees, interface: Interface, annee: int) -> dict[str, Any]:
    poids = unites(donnees)
    mots = {cle.partition(".")[2]: phrase for cle, phrase in interface.messages("calculette").items()}
    return {
        "annee": annee,
        "unites": {"premiere": poids.premiere, "autre": poids.autre, "enfant": poids.enfant},
        "seuils": seuils(donnees),
        "slugs": {epci.slug: epci.siren for epci in donnees.epci.values() if epci.motif is not None},
        "mots": {cle: phrase for cle, phrase in mots.items() if cle.startswith(("erreur_", "mot_"))},
    }
