"""A number that surprises is refused, until someone writes that it is right, and why."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import AfterValidator

from guichet.socle.champs import Fiche, Texte
from guichet.socle.jeux import Suite
from guichet.socle.lecture import Chemin, Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme

# Files of which some number may surprise and yet be right.
Surprenant = Literal[
    "data/attributions.csv",
    "data/chiffres.yml",
    "data/delais.yml",
    "data/plafonds.csv",
    "data/quartiles.csv",
    "data/sru.csv",
]


# Shorter, a reason tells nothing: « vu », « c’est bon ».
_RAISON_MINIMALE = 30


def _motivee(raison: str) -> str:
    if len(raison) < _RAISON_MINIMALE:
        raise ValueError("cette raison ne dit pas pourquoi le nombre est juste, ni où vous l’avez relu")
    return raison


class Confirmation(Fiche, title="Un nombre surprenant, mais juste"):
    """A number that a rule finds surprising and that was read again at its source: the rule then says nothing of it."""

    fichier: Surprenant
    """Le fichier où est le nombre."""
    cle: Texte
    """La ligne ou la fiche, telle que le message de refus la nomme : « 2027 PLUS », par exemple."""
    champ: Texte
    """La colonne ou le champ, tel que le message de refus le nomme."""
    raison: Annotated[Texte, AfterValidator(_motivee)]
    """Pourquoi le nombre est juste, et où vous l’avez relu : une phrase entière."""
    lu_le: datetime.date


CONFIRMATIONS = Suite(
    "confirmations", "data/confirmations.yml", Confirmation, cle=None, noms=("fichier", "cle", "champ"), au_moins=0
)


@dataclass(frozen=True)
class Alarme:
    """A surprise: ``probleme`` is what to say of it, ``cle`` how its record is called in a confirmation."""

    cle: str
    probleme: Probleme


def alarme(enregistrement: Enregistrement, cle: str, chemin: Chemin, constat: str, valeur: object) -> Alarme:
    """Return the alarm of the value at ``chemin`` of the record called ``cle``."""
    return Alarme(cle, enregistrement.probleme(chemin, constat, "recopiez ce nombre depuis la source", valeur))


def non_confirmees(lot: Lot, fichier: Surprenant, alarmes: Iterable[Alarme]) -> Iterator[Probleme]:
    """Yield the alarms of ``fichier`` that nobody confirmed, then the confirmations that no alarm calls for.

    Those of one record have one cause: its line is told once, with the other fields. Where a number of the record is still
    to be confirmed, that is what is told: the confirmation may have missed its field.
    """
    confirmees = {
        (fiche.cle, fiche.champ): enregistrement
        for fiche, enregistrement in lot[CONFIRMATIONS]
        if fiche.fichier == fichier
    }
    utiles: set[tuple[str, str]] = set()
    refusees: set[str] = set()
    for une in alarmes:
        cle, champ = une.cle, une.probleme.champ
        utiles.add((cle, champ))
        if (cle, champ) not in confirmees:
            refusees.add(cle)
            ou = f'{CONFIRMATIONS.fichier} (cle: "{cle}", champ: {champ})'
            remede = f"{une.probleme.remede} ; s'il est juste, écrivez pourquoi dans {ou}"
            yield replace(une.probleme, remede=remede, cause=f"{fichier} {cle}")
    for (cle, champ), enregistrement in confirmees.items():
        if (cle, champ) not in utiles and cle not in refusees:
            constat = "rien ne surprend dans ce nombre : cette confirmation ne sert pas"
            inutile = enregistrement.probleme(("cle",), constat, "retirez-la, ou corrigez sa clé et son champ", cle)
            yield replace(inutile, cause=f"{fichier} {cle}")
