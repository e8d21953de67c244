"""A number that surprises is refused, until someone writes that it is right, and why; or what readers are told of it."""

import datetime
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import AfterValidator

from guichet.socle.champs import Fiche, Texte
from guichet.socle.donnees import Donnees, une_fois
from guichet.socle.jeux import Suite
from guichet.socle.lecture import Chemin, Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme

# Files of which some number may surprise and yet be right.
Surprenant = Literal[
    "data/attributions.csv",
    "data/chiffres.yml",
    "data/delais.yml",
    "data/delais_locaux.yml",
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


# What only doubts says.
_DOUTE = re.compile(
    r"\b(?:semblent?|sembl\w+ait|par(?:aît|aissent|aîtrai\w+)|doute\w*|peut-être|probable\w*|à corriger|corriger à la source)\b",
    re.IGNORECASE,
)


class Confirmation(Fiche, title="Un nombre surprenant, relu à sa source"):
    """A number that a rule finds surprising and that was read again at its source: the rule then says nothing of it.

    Where the source itself seems wrong, ``doute`` is told beside the number, on its pages and in open data.
    """

    fichier: Surprenant
    """Le fichier où est le nombre."""
    cle: Texte
    """La ligne ou la fiche, telle que le message de refus la nomme : « 2027 PLUS », par exemple."""
    champ: Texte
    """La colonne ou le champ, tel que le message de refus le nomme."""
    raison: Annotated[Texte, AfterValidator(_motivee)]
    """Pourquoi le nombre est juste, et où vous l’avez relu : une phrase entière."""
    doute: Texte | None = None
    """Si la source elle-même semble se tromper : ce que le public lit à côté du nombre, en une phrase."""
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


@une_fois
def doutes(donnees: Donnees) -> dict[tuple[str, str, str], str]:
    """Return what readers are told of each number in doubt, by its file, its record and its field."""
    return {(un.fichier, un.cle, un.champ): un.doute for un in donnees[CONFIRMATIONS] if un.doute}


def non_confirmees(
    lot: Lot, fichier: Surprenant, alarmes: Iterable[Alarme], montres: Collection[str] = ()
) -> Iterator[Probleme]:
    """Yield the alarms of ``fichier`` that nobody confirmed, then the confirmations that no alarm calls for.

    Those of one record have one cause: its line is told once, with the other fields. Where a number of the record is still
    to be confirmed, that is what is told: the confirmation may have missed its field. ``montres`` are the fields whose
    doubt is told wherever they are published: a number of another field cannot be left in doubt.
    """
    siennes = [(fiche, enregistrement) for fiche, enregistrement in lot[CONFIRMATIONS] if fiche.fichier == fichier]
    for fiche, enregistrement in siennes:
        yield from _doute_dit(fiche, enregistrement, montres)
    confirmees = {(fiche.cle, fiche.champ): enregistrement for fiche, enregistrement in siennes}
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


def _doute_dit(fiche: Confirmation, enregistrement: Enregistrement, montres: Collection[str]) -> Iterator[Probleme]:
    """Yield a problem where editors doubt a number and readers are not told, or cannot be."""
    if fiche.doute is None and (trouve := _DOUTE.search(fiche.raison)):
        constat = "cette raison doute du nombre, et le public ne le sait pas"
        remede = "écrivez dans « doute » ce qu'il doit lire à côté du nombre, ou dites pourquoi le nombre est juste"
        yield enregistrement.probleme(("raison",), constat, remede, trouve[0])
    elif fiche.doute and fiche.champ not in montres:
        constat = f"les pages ne savent pas dire ce doute à côté de « {fiche.champ} »"
        remede = "mettez « a_confirmer » au statut de la fiche, s'il existe ; sinon, retirez le nombre"
        yield enregistrement.probleme(("doute",), constat, remede, fiche.doute)
