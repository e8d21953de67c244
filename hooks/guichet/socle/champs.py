"""Types shared by every record: what a field may hold, how sure a fact is, where it comes from."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

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


def forme_vue(motif: str, constat: str) -> WithJsonSchema:
    """What an editor checks as one types, looser than the rule: a schema knows neither numbering plans nor weeks."""
    return WithJsonSchema({"type": "string", "pattern": motif, "patternErrorMessage": constat})


@lru_cache(maxsize=8192)
def _telephone(valeur: str) -> str:
    # Kept here so that the core can be imported without the 10 MB of phone metadata until a number is met.
    import phonenumbers

    try:
        numero = phonenumbers.parse(valeur, None)
    except phonenumbers.NumberParseException as erreur:
        raise ValueError("ce n'est pas un numéro international du type +33321697000") from erreur
    if not phonenumbers.is_valid_number(numero):
        raise ValueError("ce numéro n'existe pas dans le plan de numérotation")
    if phonenumbers.format_number(numero, phonenumbers.PhoneNumberFormat.E164) != valeur:
        raise ValueError("écrivez le numéro sans espace, avec l'indicatif : +33321697000")
    return valeur


def _expression(valeur: str) -> str:
    try:
        re.compile(valeur)
    except re.error as erreur:
        raise ValueError(f"cette expression est mal écrite ({erreur})") from erreur
    return valeur


Texte = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Identifiant = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
IdentifiantDeTexte = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]
Insee = Annotated[str, StringConstraints(pattern=r"^(\d{2}|2[AB])\d{3}$")]
Siren = Annotated[str, StringConstraints(pattern=r"^\d{9}$")]
CodePostal = Annotated[str, StringConstraints(pattern=r"^\d{5}$")]
Departement = Annotated[str, StringConstraints(pattern=r"^(\d{2}|2[AB])$")]
Telephone = Annotated[
    str, AfterValidator(_telephone), forme_vue(r"^\+[1-9]\d{6,14}$", "+33 à la place du premier 0, sans espace")
]
Courriel = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
AdresseWeb = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
# A regular expression, as an editor writes it.
Expression = Annotated[Texte, AfterValidator(_expression)]
Facultatif = BeforeValidator(_vide_en_none)
# CSV cells hold lists as words separated by spaces.
Liste = BeforeValidator(_liste)
Booleen = Annotated[bool, BeforeValidator(_oui_non)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]


class Fiche(BaseModel):
    """Base of every record: frozen, no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, use_attribute_docstrings=True)


# What many records say in the same way, told once; a record that means something else says so itself.
DESCRIPTIONS_COMMUNES = {
    "id": "Le nom unique, en minuscules, sans accent, avec des tirets : ne le changez plus ensuite.",
    "statut": "Ce que vaut le fait : lu à la source officielle, recopié d’ailleurs, calculé, ou à confirmer.",
    "source": "La source, par son `id` de `data/sources.yml` : ajoutez-la d’abord si elle n’y est pas.",
    "lu_le": "Le jour où vous l’avez vérifié.",
    "textes": "Les articles sur lesquels le fait s’appuie, par leur `id` de `data/textes.yml`.",
}


class Statut(StrEnum):
    """How sure a fact is (design § 6)."""

    OFFICIEL = "officiel"
    TRANSCRIT = "transcrit"
    CALCULE = "calcule"
    A_CONFIRMER = "a_confirmer"


class Traduction(Fiche):
    """The same words in the three languages of the site; none may be missing."""

    fr: Texte
    """Les mots en français."""
    en: Texte
    """Les mots en anglais."""
    ar: Texte
    """Les mots en arabe."""
