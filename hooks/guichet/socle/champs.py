"""Types shared by every record: what a field may hold, how sure a fact is, where it comes from."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum, StrEnum
from functools import cache
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from guichet.socle import expressions, liens, telephones
from guichet.socle.explications import explications

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


def _chiffree_ou_non(valeur: str) -> str:
    """Many town halls have no site that is encrypted, and some sources were read without."""
    return liens.verifier(valeur, http=True)


# A word with a capital; one all in capitals is a service known by its initials.
_NOM_PROPRE = re.compile(r"\b[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]")


def _fonction(valeur: str) -> str:
    if _NOM_PROPRE.search(valeur):
        raise ValueError("une fonction est attendue, sans majuscule : jamais le nom d'une personne")
    return valeur


class Portee(Enum):
    """Where an address may lead: anywhere that passes for no official site, to a known site, to an official one."""

    LOCALE = 1
    CONNUE = 2
    OFFICIELLE = 3


class Ecriture(Enum):
    """What a text is made of when it is not plain words."""

    MARKDOWN = 1
    # A text to download, made into an office document.
    DOCUMENT = 2
    # Coordinates, digests: what a program writes.
    DESSIN = 3
    # A pattern that words are looked for with.
    EXPRESSION = 4


Texte = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Markdown = Annotated[Texte, Ecriture.MARKDOWN]
# Who answers for something, by what they do: people come and go, and their names are not ours to publish.
Fonction = Annotated[Texte, AfterValidator(_fonction)]
Identifiant = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
IdentifiantDeTexte = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]
Insee = Annotated[str, StringConstraints(pattern=r"^(\d{2}|2[AB])\d{3}$")]
Siren = Annotated[str, StringConstraints(pattern=r"^\d{9}$")]
CodePostal = Annotated[str, StringConstraints(pattern=r"^\d{5}$")]
Departement = Annotated[str, StringConstraints(pattern=r"^(\d{2}|2[AB])$")]
Telephone = Annotated[
    str,
    AfterValidator(telephones.verifier),
    forme_vue(r"^\+[1-9]\d{6,14}$", "+33 à la place du premier 0, sans espace"),
]
Courriel = Annotated[
    str,
    AfterValidator(liens.verifier_courriel),
    forme_vue(r"^[^@\s]+@[^@\s]+\.[^@\s]+$", "une adresse électronique, et rien après"),
    Portee.LOCALE,
]
_ADRESSE = forme_vue(r"^https?://\S+$", "elle commence par https:// et n’a pas d’espace")
# A page that the site rests on: that of a site of data/domaines.yml, which says whether it can be read encrypted.
AdresseWeb = Annotated[str, AfterValidator(liens.verifier), _ADRESSE, Portee.CONNUE]
AdresseLue = Annotated[str, AfterValidator(_chiffree_ou_non), _ADRESSE, Portee.CONNUE]
# A page where people are sent.
AdresseOfficielle = Annotated[str, AfterValidator(liens.verifier), _ADRESSE, Portee.OFFICIELLE]
# What a directory or a territory gives.
AdresseLocale = Annotated[str, AfterValidator(liens.verifier), _ADRESSE, Portee.LOCALE]
SiteLocal = Annotated[str, AfterValidator(_chiffree_ou_non), _ADRESSE, Portee.LOCALE]
# A regular expression, as an editor writes it.
Expression = Annotated[Texte, AfterValidator(expressions.verifier), Ecriture.EXPRESSION]
Facultatif = BeforeValidator(_vide_en_none)
# CSV cells hold lists as words separated by spaces.
Liste = BeforeValidator(_liste)
Booleen = Annotated[bool, BeforeValidator(_oui_non)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]


class Expliquee(BaseModel):
    """A model frozen, without unknown key, the schema of which tells what its code says of each field."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @classmethod
    def __get_pydantic_json_schema__(cls, noyau: CoreSchema, suite: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe each field in the schema by the text that follows it in the model."""
        schema = suite(noyau)
        champs = suite.resolve_ref_schema(schema).get("properties", {})
        for nom, texte in explications(cls).items():
            champs.get(nom, {}).setdefault("description", texte)
        return schema


class Fiche(Expliquee):
    """Base of every record."""


@cache
def marques(modele: type[Fiche]) -> dict[str, tuple[Portee | Ecriture, ...]]:
    """Return what the types of the fields of ``modele`` say of their content, by field; those that say nothing are out.

    A field made of records is written as one of their fields is.
    """
    trouvees = {nom: tuple(_marques((*champ.metadata, champ.annotation))) for nom, champ in modele.model_fields.items()}
    return {nom: siennes for nom, siennes in trouvees.items() if siennes}


def _marques(types: Iterable[Any]) -> Iterator[Portee | Ecriture]:
    for un in types:
        if isinstance(un, Portee | Ecriture):
            yield un
        elif isinstance(un, type) and issubclass(un, Fiche):
            yield from (m for siennes in marques(un).values() for m in siennes if isinstance(m, Ecriture))
        else:
            yield from _marques(getattr(un, "__metadata__", ()))
            yield from _marques(get_args(un))


# What many records say in the same way, told once; a record that means something else says so itself.
DESCRIPTIONS_COMMUNES = {
    "id": "Le nom unique, en minuscules, sans accent, avec des tirets : ne le changez plus ensuite.",
    "statut": "Ce que vaut le fait : lu à la source officielle, recopié d’ailleurs, calculé, ou à confirmer.",
    "source": "La source, par son `id` de `data/sources.yml` : ajoutez-la d’abord si elle n’y est pas.",
    "lu_le": "Le jour où vous l’avez vérifié.",
    "textes": "Les articles sur lesquels le fait s’appuie, par leur `id` de `data/textes.yml`.",
}


class Statut(StrEnum):
    """How sure a fact is."""

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


class TraductionRedigee(Traduction):
    """A text in the three languages of the site, written in Markdown: it holds shortcodes and links."""

    fr: Markdown
    """Les mots en français."""
    en: Markdown
    """Les mots en anglais."""
    ar: Markdown
    """Les mots en arabe."""
