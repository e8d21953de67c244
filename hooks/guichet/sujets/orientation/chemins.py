"""How many taps lead to each place of the table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from guichet.sujets.orientation.fiches import RACINE, Arrivee, Embranchement

# The page that asks which letter it is: one more tap leads to the letter.
LETTRES = "demander/lettres/"
TAPES = 3


@dataclass(frozen=True)
class Pas:
    """A choice of ``depuis``, a question: it leads to ``vers`` in ``tapes`` taps from the first question."""

    depuis: str
    rang: int
    vers: str
    tapes: int


def pas(questions: Iterable[Embranchement]) -> Iterator[Pas]:
    """Yield the choices that one may meet from the first of ``questions``, each question met once, the nearest first."""
    par_id = {question.id: question for question in questions}
    vues = set(list(par_id)[:1])
    for id_, tapes in (a_lire := [(premiere, 0) for premiere in vues]):
        for rang, choix in enumerate(par_id[id_].choix):
            encore = choix.vers.partition("#")[0] == LETTRES
            yield Pas(id_, rang, choix.vers, tapes + 1 + encore)
            if choix.vers in par_id and choix.vers not in vues:
                vues.add(choix.vers)
                a_lire.append((choix.vers, tapes + 1))


def adresses(questions: Iterable[Embranchement], arrivees: Iterable[Arrivee]) -> Mapping[str, Embranchement | Arrivee]:
    """Return what each page of the table is about, by address, the first question first."""
    suite: list[Embranchement | Arrivee] = [*questions, *arrivees]
    return {RACINE if rang == 0 else f"{RACINE}{un.id}/": un for rang, un in enumerate(suite)}
