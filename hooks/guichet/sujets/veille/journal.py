"""The watch as it is read on one day: what applies, what is coming, what is over, what is only a bill; months, themes, publics."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from guichet.socle.donnees import Donnees, Edition, une_fois
from guichet.socle.jour_imprecis import JourImprecis
from guichet.sujets.veille.fiches import VEILLE, AFaire, PublicVeille, ThemeVeille, Veille


class Moment(StrEnum):
    """Where an entry stands on a day."""

    EN_VIGUEUR = "en_vigueur"
    A_VENIR = "a_venir"
    EN_PROJET = "en_projet"
    SANS_DATE = "sans_date"
    TERMINE = "termine"


@dataclass(frozen=True)
class Devoir:
    """A dated duty: ``le`` is the last day to do it, or the first on which the entry applies."""

    le: datetime.date
    entree: Veille
    a_faire: AFaire | None


def moment(entree: Veille, jour: datetime.date) -> Moment:
    """Return where ``entree`` stands on ``jour``; a bill applies to nobody whatever its dates."""
    if entree.en_projet:
        return Moment.EN_PROJET
    if entree.terminee(jour):
        return Moment.TERMINE
    applicable = entree.applicable(jour)
    if applicable is None:
        return Moment.SANS_DATE
    return Moment.EN_VIGUEUR if applicable else Moment.A_VENIR


def dates(entree: Veille) -> tuple[JourImprecis, ...]:
    """Return the date of ``entree`` and the one from which it applies: it belongs to the time of both."""
    return (entree.date, entree.en_vigueur_le) if entree.en_vigueur_le else (entree.date,)


def annees_de(entree: Veille) -> list[JourImprecis]:
    """Return the years to which ``entree`` belongs, each once."""
    return list(dict.fromkeys(date.annee for date in dates(entree)))


def mois_de(entree: Veille) -> list[JourImprecis]:
    """Return the months known to which ``entree`` belongs, each once."""
    return list(dict.fromkeys(date.mois for date in dates(entree) if date.mois))


def dernier_jour(entree: Veille) -> datetime.date:
    """Return the last day on which ``entree`` may have been made or may start to apply: it is news until then."""
    return max(date.fin for date in dates(entree))


@dataclass(frozen=True)
class Journal:
    """Every entry, seen on ``aujourdhui``; lists are sorted, the latest first."""

    donnees: Donnees
    aujourdhui: datetime.date

    @cached_property
    def entrees(self) -> list[Veille]:
        return sorted(self.donnees[VEILLE].values(), key=lambda e: (e.date, e.id), reverse=True)

    def moment(self, entree: Veille) -> Moment:
        return moment(entree, self.aujourdhui)

    @cached_property
    def a_venir(self) -> list[Veille]:
        """Return what will apply, the nearest first: of what is known to the year only, no day is nearer than its last."""
        return sorted(
            (e for e in self.entrees if self.moment(e) is Moment.A_VENIR),
            key=lambda e: ((e.en_vigueur_le or e.date).fin, e.id),
        )

    @cached_property
    def en_projet(self) -> list[Veille]:
        return [e for e in self.entrees if e.en_projet]

    @cached_property
    def annees(self) -> dict[JourImprecis, list[Veille]]:
        """Return the entries made in each year, or applying from it; the latest first, years and entries alike."""
        annees = _par(self.entrees, annees_de)
        return {
            annee: sorted(annees[annee], key=lambda e: max(d for d in dates(e) if d.annee == annee), reverse=True)
            for annee in sorted(annees, reverse=True)
        }

    @cached_property
    def themes(self) -> dict[ThemeVeille, list[Veille]]:
        return {theme: [e for e in self.entrees if theme in e.themes] for theme in ThemeVeille}

    @cached_property
    def publics(self) -> dict[PublicVeille, list[Veille]]:
        return {public: [e for e in self.entrees if public in e.publics] for public in PublicVeille}

    @cached_property
    def mois(self) -> dict[JourImprecis, list[Veille]]:
        """Return the entries of each month begun, the latest first."""
        return {m: entrees for m, entrees in self.tous_les_mois.items() if m.debut <= self.aujourdhui}

    @cached_property
    def tous_les_mois(self) -> dict[JourImprecis, list[Veille]]:
        """Return the entries of each month known to the month, published or coming into force, the latest first."""
        mois = _par(self.entrees, mois_de)
        return {m: mois[m] for m in sorted(mois, reverse=True)}

    @cached_property
    def a_faire(self) -> list[Devoir]:
        """Return what is still to be done before a day, the nearest first."""
        return [devoir for devoir in self.devoirs if devoir.a_faire and devoir.le >= self.aujourdhui]

    @cached_property
    def devoirs(self) -> list[Devoir]:
        """Return every dated duty and every entry into force known to the day, in order."""
        devoirs = [
            Devoir(a_faire.avant_le - datetime.timedelta(1), entree, a_faire)
            for entree in self.entrees
            for a_faire in entree.a_faire
            if a_faire.avant_le is not None
        ]
        devoirs += [
            Devoir(entree.en_vigueur_le.jour, entree, None)
            for entree in self.entrees
            if entree.en_vigueur_le and entree.en_vigueur_le.jour
        ]
        return sorted(devoirs, key=lambda d: (d.le, d.entree.id, d.a_faire is not None))


def _par(entrees: Iterable[Veille], cles: Callable[[Veille], list[JourImprecis]]) -> dict[JourImprecis, list[Veille]]:
    groupes: dict[JourImprecis, list[Veille]] = {}
    for entree in entrees:
        for cle in cles(entree):
            groupes.setdefault(cle, []).append(entree)
    return groupes


@une_fois
def journal_de(edition: Edition) -> Journal:
    """Return the watch as it reads on the day of ``edition``."""
    return Journal(edition.donnees, edition.aujourdhui)
