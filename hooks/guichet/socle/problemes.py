"""What is wrong in the data, told to the person who can mend it: in French, all at once."""

import os
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace

# Shows where a case that nobody foresaw happened, to those who program: an environment variable.
TRACE = "GUICHET_TRACE"
RIEN_PUBLIE = "Rien n'a été publié."


@dataclass(frozen=True, order=True)
class Probleme:
    """One defect: ``fichier`` relative to the project, ``ligne`` from 1, what is wrong and how to mend it.

    ``cause`` is what many lines suffer from, the same for all of them: it is told once.
    """

    fichier: str
    ligne: int
    champ: str
    valeur: str
    constat: str
    remede: str
    cause: str = ""

    def __str__(self) -> str:
        champ = f" · {self.champ}" if self.champ else ""
        valeur = f" « {self.valeur} »" if self.valeur else ""
        return (
            f"{self.fichier}, ligne {self.ligne}{champ}{valeur}\n  Problème : {self.constat}\n  Remède : {self.remede}"
        )


def inattendu(fichier: str, erreur: Exception) -> Probleme:
    """Return what to say of ``fichier`` when reading it failed in a way that nobody foresaw: the last resort.

    Raises ``erreur`` itself for those who program (TRACE).
    """
    if os.environ.get(TRACE):
        raise erreur
    constat = f"ce fichier n'a pas pu être lu jusqu'au bout ({type(erreur).__name__})"
    remede = "annulez votre dernier changement dans ce fichier, puis refaites-le morceau par morceau"
    return Probleme(fichier, 1, "", "", constat, remede)


def imprevu(page: str, erreur: Exception) -> str:
    """Return what to say when ``page`` could not be made, in a way that nobody foresaw."""
    return (
        f"La page {page or 'd’accueil'} n'a pas pu être construite ({type(erreur).__name__} : {erreur}).\n"
        "  Remède : annulez le dernier changement de cette page ou des données qu'elle montre ; rien n'a été publié."
    )


class DonneesInvalides(Exception):
    """Raised when at least one record is wrong; carries every problem, sorted by file and line."""

    def __init__(self, problemes: Iterable[Probleme]) -> None:
        self.problemes = regroupes(problemes)
        super().__init__(rapport(self.problemes))


# More problems than this, alike but for the numbers and the names they tell, come from one slip: half a file is gone.
FOULE = 8
_PROPRE = re.compile(r"« [^»]* »|\d+")


def regroupes(problemes: Iterable[Probleme]) -> list[Probleme]:
    """Return ``problemes`` in order, each cause once: at the first line that suffers from it, which counts the others."""
    par_cause = _groupes(([probleme] for probleme in sorted(set(problemes))), _cause)
    foules = Counter(_genre(memes[0]) for memes in par_cause)
    groupes = _groupes(
        par_cause, lambda probleme: _genre(probleme) if foules[_genre(probleme)] > FOULE else _cause(probleme)
    )
    return [_avec_les_autres(*memes) for memes in groupes]


def _groupes(groupes: Iterable[list[Probleme]], cle: Callable[[Probleme], Hashable]) -> list[list[Probleme]]:
    """Put together the groups whose first problem has the same ``cle``."""
    reunis: dict[Hashable, list[Probleme]] = {}
    for memes in groupes:
        reunis.setdefault(cle(memes[0]), []).extend(memes)
    return list(reunis.values())


def _cause(probleme: Probleme) -> Hashable:
    return probleme.cause or probleme


def _genre(probleme: Probleme) -> Hashable:
    return (_PROPRE.sub("", probleme.constat),)


def _avec_les_autres(probleme: Probleme, *autres: Probleme) -> Probleme:
    if not autres:
        return probleme
    lieux = [_ou(autre, probleme) for autre in autres[:3]]
    suite = f" et {len(autres) - 3} de plus" if len(autres) > 3 else ""
    return replace(probleme, constat=f"{probleme.constat} (aussi : {' ; '.join(lieux)}{suite})")


def _ou(autre: Probleme, premier: Probleme) -> str:
    if (autre.fichier, autre.ligne) == (premier.fichier, premier.ligne):
        return autre.champ
    return f"{autre.fichier}, ligne {autre.ligne}"


def rapport(problemes: list[Probleme], sinon: str = RIEN_PUBLIE) -> str:
    """Return the message shown to editors: a count and what has not been done (``sinon``), then one paragraph per problem."""
    nombre = len(problemes)
    pluriel = "s" if nombre > 1 else ""
    titre = f"{nombre} problème{pluriel} dans les données. {sinon}"
    return "\n\n".join([titre, *map(str, problemes)])
