"""What a page was made of: all that its templates asked for, seen at the border that they cross to get it.

A page is its own values, the source of its templates, the words and what the globals and filters returned; nothing else
can reach it. A reading is a question that can be asked again: the name of a global and what it was given.
"""

import datetime
import io
import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel

from guichet.socle.empreintes import condense

# The name of what answers, then what it was given.
Lecture = tuple[Any, ...]

_SIMPLES = frozenset((str, int, bool, type(None), datetime.date))


class Insaisissable(Exception):
    """A value that has no print: a function, what is read once."""


class _Ecriture(pickle.Pickler):
    """Writes records by their fields alone, sets in order: what they computed since they were read is no part of them."""

    def reducer_override(self, obj: Any) -> Any:
        genre: Any = type(obj)
        refaire, champs = _ecriture(genre)
        if refaire is None:
            return NotImplemented
        return refaire, (genre, {nom: _range(getattr(obj, nom)) for nom in champs})


class _Empreinte(_Ecriture):
    """Writes the digest of a record in its place, computed once: a thousand pages show the same territory."""

    # By where each is in memory, kept so that nothing else comes there.
    connues: ClassVar[dict[int, tuple[Any, bytes]]] = {}

    def reducer_override(self, obj: Any) -> Any:
        genre: Any = type(obj)
        if not _est_fige(genre):
            return super().reducer_override(obj)
        if id(obj) not in self.connues:
            genre, champs = super().reducer_override(obj)[1]
            self.connues[id(obj)] = obj, condense(_ecrits(_Empreinte, (genre, champs)))
        return bytes, (self.connues[id(obj)][1],)


@cache
def _ecriture(genre: type[Any]) -> tuple[Callable[..., Any] | None, tuple[str, ...]]:
    """Return what makes a record of ``genre`` again from its fields, and their names; None for what is no record."""
    if issubclass(genre, BaseModel):
        return _refaire_modele, tuple(genre.model_fields)
    if is_dataclass(genre):
        return _refaire, tuple(champ.name for champ in fields(genre))
    return None, ()


@cache
def _est_fige(genre: type[Any]) -> bool:
    """Whether a record of ``genre`` never changes."""
    if issubclass(genre, BaseModel):
        return bool(genre.model_config.get("frozen"))
    parametres: Any = getattr(genre, "__dataclass_params__", None)
    return bool(parametres and parametres.frozen)


class _Range:
    """A set, to be written in order: that of its hashes changes with each process."""

    def __init__(self, ensemble: set[Any] | frozenset[Any]) -> None:
        self.ensemble = ensemble

    def __reduce__(self) -> Any:
        return type(self.ensemble), (sorted(self.ensemble, key=repr),)


def _range(valeur: Any) -> Any:
    return _Range(valeur) if isinstance(valeur, set | frozenset) else valeur


def _refaire_modele(modele: type[BaseModel], champs: dict[str, Any]) -> BaseModel:
    return modele.model_construct(**champs)


def _refaire(genre: type[Any], champs: dict[str, Any]) -> Any:
    refait = object.__new__(genre)
    for nom, valeur in champs.items():
        object.__setattr__(refait, nom, valeur)
    return refait


def octets(valeur: Any) -> bytes:
    """Return bytes of which ``valeur`` can be made again, the same for equal values, in this process or another.

    Raises Insaisissable.
    """
    return _ecrits(_Ecriture, valeur)


def empreinte(valeur: Any) -> bytes:
    """Return bytes that are the same for equal values, in this process or another. Raises Insaisissable."""
    return _ecrits(_Empreinte, valeur)


def _ecrits(ecrire: type[pickle.Pickler], valeur: Any) -> bytes:
    sortie = io.BytesIO()
    ecriture = ecrire(sortie, pickle.HIGHEST_PROTOCOL)
    # Nothing is written as « the same as above »: which equal texts are one object changes with each process.
    ecriture.fast = True
    try:
        ecriture.dump(valeur)
    except Exception as erreur:
        # Pickle lets anything through.
        raise Insaisissable(str(erreur)) from erreur
    return sortie.getvalue()


@dataclass(eq=False)
class Temoin:
    """What has been read so far (``lus``) by the page that is rendered; ``questions`` answer a reading again, by its name."""

    questions: dict[str, Callable[..., Any]] = field(default_factory=dict)
    lus: set[Lecture] = field(default_factory=set)
    _etats: dict[Lecture, bytes] = field(default_factory=dict)

    def suivre(self, nom: str, question: Callable[..., Any]) -> Callable[..., Any]:
        """Return ``question``, whose calls are noted under ``nom``."""
        self.questions[nom] = question

        # Asked for thousands of times with the same words: the reading is made once.
        connues: dict[tuple[Any, ...], Lecture] = {}

        def suivie(*donnes: Any) -> Any:
            reponse = question(*donnes)
            try:
                self.lus.add(connues[donnes])
            except (KeyError, TypeError):
                simples = all(type(un) in _SIMPLES for un in donnes)
                lecture = (nom, *donnes) if simples else (nom, _emballes(donnes))
                if simples:
                    connues[donnes] = lecture
                self.lus.add(lecture)
                if lecture not in self._etats:
                    self._etats[lecture] = _etat(lecture, lambda: reponse)
            return reponse

        return suivie

    def noter(self, nom: str, question: Callable[[str], Any]) -> Callable[[str], None]:
        """Return what notes that ``question`` would be asked, without asking it."""
        self.questions[nom] = question
        lectures: dict[str, Lecture] = {}

        def noter(donne: str) -> None:
            if donne not in lectures:
                lectures[donne] = (nom, donne)
            self.lus.add(lectures[donne])

        return noter

    def pendant(self, faire: Callable[[], str]) -> tuple[str, frozenset[Lecture]]:
        """Return what ``faire`` renders, and what it read, which is noted too."""
        avant, self.lus = self.lus, set()
        try:
            rendu = faire()
            return rendu, frozenset(self.lus)
        finally:
            self.lus |= avant

    def etat(self, lecture: Lecture) -> bytes:
        """Return the digest of what ``lecture`` gives today, as long as any other."""
        if lecture not in self._etats:
            self._etats[lecture] = _etat(lecture, lambda: self._demander(*lecture))
        return self._etats[lecture]

    def _demander(self, nom: str, *donnes: Any) -> Any:
        if len(donnes) == 1 and isinstance(donnes[0], bytes):
            donnes = pickle.loads(donnes[0])  # noqa: S301  # written by this program, in its own folder
        return self.questions[nom](*donnes)


def _emballes(donnes: tuple[Any, ...]) -> bytes:
    """Return ``donnes`` so that the question can be asked again; what cannot be kept is never the same again."""
    try:
        return octets(donnes)
    except Insaisissable:
        return os.urandom(20)


def _etat(lecture: Lecture, reponse: Callable[[], Any]) -> bytes:
    """Return the digest of ``lecture`` and of what it gives; where there is none, it is never the same twice."""
    try:
        return condense(repr(lecture).encode(), empreinte(reponse()))
    except Exception:  # noqa: BLE001  # a record that is no longer there
        return os.urandom(20)
