"""What a rule is, and what rules have in common."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from guichet.socle.champs import LANGUES
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.sceaux import SCELLES

Regle = Callable[[Lot], Iterator[Probleme]]
# What is judged of a record alone, with its set: `serve` does not judge it again when nobody touched it.
RegleDeFiche = Callable[[Jeu[Any], Any, Enregistrement], Iterator[Probleme]]


RegleDeJeu = Callable[[Lot, Jeu[Any]], Iterator[Probleme]]


@dataclass(frozen=True)
class DuJeu:
    """A rule about any set, applied to one: `serve` does not judge it again when nobody touched that set."""

    fonction: RegleDeJeu
    jeu: Jeu[Any]

    def __call__(self, lot: Lot) -> Iterator[Probleme]:
        return self.fonction(lot, self.jeu)


class Regles(list[Regle]):
    """The rules of a module, in the order in which it defines them; ``des_jeux`` are those about any set.

    ``dernieres`` compare what two hands wrote, or two ways to know: a slip told elsewhere would be told twice by them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.des_jeux: list[RegleDeJeu] = []
        self.dernieres: list[Regle] = []

    def regle(self, fonction: Regle) -> Regle:
        """Add a rule."""
        self.append(fonction)
        return fonction

    def derniere(self, fonction: Regle) -> Regle:
        """Add a rule that speaks only where nothing else is wrong."""
        self.dernieres.append(fonction)
        return fonction

    def de_chaque_jeu(self, fonction: RegleDeJeu) -> RegleDeJeu:
        """Add a rule that looks at one set at a time."""
        self.des_jeux.append(fonction)
        return fonction


def toutes(modules: Iterable[Regles], jeux: Iterable[Jeu[Any]]) -> Iterator[Regle]:
    """Yield every rule of ``modules``, those about any set first, once for each of ``jeux``: others build on them."""
    modules, jeux = tuple(modules), tuple(jeux)
    yield from (DuJeu(fonction, jeu) for regles in modules for fonction in regles.des_jeux for jeu in jeux)
    yield from (regle for regles in modules for regle in regles)


class ReglesDeFiche(list[RegleDeFiche]):
    """The rules of a module about any record of any set, looked at alone."""

    def regle(self, fonction: RegleDeFiche) -> RegleDeFiche:
        """Add a rule."""
        self.append(fonction)
        return fonction


def inconnu(enregistrement: Enregistrement, chemin: tuple[str | int, ...], valeur: Any, quoi: str, ou: str) -> Probleme:
    # A sealed file is written by a program: what is added to it by hand is refused.
    ajout = "" if ou in SCELLES else ", ou ajoutez-le"
    remede = f"choisissez-en un parmi ceux de {ou}{ajout}"
    probleme = enregistrement.probleme(chemin, f"{quoi} n'existe pas", remede, valeur)
    return replace(probleme, cause=f"{quoi.partition(',')[0]} {valeur}")


def inconnus(lot: Lot, jeu: Jeu[Any], champ: str, parmi: Jeu[Any], quoi: str) -> Iterator[Probleme]:
    """Yield the records of ``jeu`` whose field ``champ`` names none of ``parmi``; ``quoi`` is that field in a message."""
    for fiche, enregistrement in lot[jeu]:
        valeur = getattr(fiche, champ)
        if valeur not in lot.connus[parmi]:
            yield inconnu(enregistrement, (champ,), valeur, quoi, parmi.fichier)


def langues_attendues(
    fiche: Any, champs_traduits: tuple[str, ...], enregistrement: Enregistrement, *, pour_tous: bool
) -> Iterator[Probleme]:
    attendues = set(LANGUES) if pour_tous else {"fr"}
    for champ in champs_traduits:
        ecart = attendues ^ set(getattr(fiche, champ))
        if ecart:
            constat = (
                f"langues attendues : {', '.join(sorted(attendues))} ; en trop ou absentes : {', '.join(sorted(ecart))}"
            )
            yield enregistrement.probleme((champ,), constat, "ajoutez la traduction ou retirez celle en trop", fiche.id)


def annee_unique(fiche: Any, enregistrement: Enregistrement, vus: set[tuple[str, int]]) -> Iterator[Probleme]:
    """Yield ``fiche`` if its EPCI and year are among ``vus``; add them there."""
    if (fiche.epci, fiche.annee) in vus:
        constat = f"l'année {fiche.annee} est déjà donnée pour cet EPCI"
        yield enregistrement.probleme(("annee",), constat, "supprimez la ligne en double", fiche.annee)
    vus.add((fiche.epci, fiche.annee))
