"""Dates as precise as a source tells them: a year, a month or a day."""

import calendar
import datetime
import re
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

_ANNEE, _MOIS, _JOUR = len("2026"), len("2026-01"), len("2026-01-01")


class DateRefusee(ValueError):
    """The date cannot be; the message says why, in French."""


class JourImprecis(str):
    """« 2024 », « 2024-04 » or « 2024-04-13 », as written in a record (between quotes in YAML) and as published.

    In order of text, a year comes before its months, a month before its days. Raises DateRefusee where it has another
    shape, or the calendar has no such month or day.
    """

    __slots__ = ()
    motif: ClassVar[str] = r"^\d{4}(-\d{2}(-\d{2})?)?$"

    def __new__(cls, texte: str) -> Self:
        if not re.fullmatch(cls.motif, texte, re.ASCII):
            raise DateRefusee('une année, un mois ou un jour est attendu : "2024", "2024-03" ou "2024-03-15"')
        imprecis = super().__new__(cls, texte)
        try:
            _ = imprecis.debut
        except ValueError as erreur:
            raise DateRefusee("ce jour ou ce mois n'existe pas") from erreur
        return imprecis

    @classmethod
    def du(cls, jour: datetime.date) -> Self:
        """Return ``jour``, known to the day."""
        return cls(jour.isoformat())

    @property
    def debut(self) -> datetime.date:
        """Its first day."""
        annee, mois, jour = (*map(int, self.split("-")), 1, 1)[:3]
        return datetime.date(annee, mois, jour)

    @property
    def fin(self) -> datetime.date:
        """Its last day."""
        premier = self.debut
        if len(self) == _JOUR:
            return premier
        mois = 12 if len(self) == _ANNEE else premier.month
        return datetime.date(premier.year, mois, calendar.monthrange(premier.year, mois)[1])

    @property
    def annee(self) -> "JourImprecis":
        return JourImprecis(self[:_ANNEE])

    @property
    def mois(self) -> "JourImprecis | None":
        """Its month, None where only the year is known."""
        return JourImprecis(self[:_MOIS]) if len(self) >= _MOIS else None

    @property
    def jour(self) -> datetime.date | None:
        """Its day, None where only the year or the month is known."""
        return self.debut if len(self) == _JOUR else None

    def avant(self, autre: "JourImprecis") -> bool:
        """Whether it is surely before ``autre``: all of its days are."""
        return self.fin < autre.debut

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        ecrit = core_schema.no_info_after_validator_function(cls, core_schema.str_schema(pattern=cls.motif))
        return core_schema.no_info_before_validator_function(_en_texte, ecrit)


def _en_texte(valeur: Any) -> Any:
    """YAML reads a whole day without quotes as a date."""
    return valeur.isoformat() if isinstance(valeur, datetime.date) else valeur
