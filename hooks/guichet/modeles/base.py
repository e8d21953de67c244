"""Types shared by every record: what a field may hold, how sure a fact is, where it comes from."""

import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from guichet.socle import dates, liens, plages, telephones

Langue = Literal["fr", "en", "ar"]
LANGUES: tuple[Langue, ...] = ("fr", "en", "ar")


def _vide_en_none(valeur: Any) -> Any:
    """An empty CSV cell means « not known »."""
    return None if valeur == "" else valeur


def _liste(valeur: Any) -> Any:
    """CSV cells hold lists as words separated by spaces."""
    return valeur.split() if isinstance(valeur, str) else valeur


def _oui_non(valeur: Any) -> Any:
    return {"oui": True, "non": False}.get(valeur, valeur) if isinstance(valeur, str) else valeur


def _jour_en_texte(valeur: Any) -> Any:
    """YAML reads a whole day without quotes as a date."""
    return valeur.isoformat() if isinstance(valeur, datetime.date) else valeur


def _site(valeur: str) -> str:
    """The site of a place, as its directory gives it: many town halls have none that is encrypted."""
    return liens.verifier(valeur, http=True)


def _horaires(valeur: str) -> str:
    from guichet.horaires import HorairesInvalides, semaine

    try:
        semaine(valeur)
    except HorairesInvalides as erreur:
        raise ValueError(str(erreur)) from erreur
    if constat := plages.contradiction(valeur):
        raise ValueError(constat)
    return valeur


Texte = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Identifiant = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
IdentifiantDeTexte = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]
# A year, a month or a day, as precisely as a source tells it; between quotes in YAML.
DateImprecise = Annotated[
    str,
    BeforeValidator(_jour_en_texte),
    StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
    AfterValidator(dates.verifier),
]
Insee = Annotated[str, StringConstraints(pattern=r"^(\d{2}|2[AB])\d{3}$")]
Siren = Annotated[str, StringConstraints(pattern=r"^\d{9}$")]
CodePostal = Annotated[str, StringConstraints(pattern=r"^\d{5}$")]
Departement = Annotated[str, StringConstraints(pattern=r"^(\d{2}|2[AB])$")]
Telephone = Annotated[str, AfterValidator(telephones.verifier)]
Horaires = Annotated[str, AfterValidator(_horaires)]
Courriel = Annotated[str, AfterValidator(liens.verifier_courriel)]
AdresseWeb = Annotated[str, AfterValidator(liens.verifier)]
SiteLocal = Annotated[str, AfterValidator(_site)]
Facultatif = BeforeValidator(_vide_en_none)
# CSV cells hold lists as words separated by spaces.
Liste = BeforeValidator(_liste)
Booleen = Annotated[bool, BeforeValidator(_oui_non)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]


class Fiche(BaseModel):
    """Base of every record: frozen, no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Statut(StrEnum):
    """How sure a fact is (design § 6)."""

    OFFICIEL = "officiel"
    TRANSCRIT = "transcrit"
    CALCULE = "calcule"
    A_CONFIRMER = "a_confirmer"


class Traduction(Fiche):
    """The same words in the three languages of the site; none may be missing."""

    fr: Texte
    en: Texte
    ar: Texte


class Source(Fiche):
    """Where a fact comes from. At least one of ``adresse`` and ``paquet`` must be given."""

    id: Identifiant
    editeur: Texte
    titre: Texte
    adresse: SiteLocal | None = None
    paquet: Texte | None = None
    version: Texte | None = None
    licence: Texte
    valide_le: datetime.date | None = None
    lu_le: datetime.date
    note: Texte | None = None
