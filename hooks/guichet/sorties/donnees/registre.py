"""What every file of open data is made of, and the registry of them."""

import datetime
import json
from collections.abc import Callable, Iterator
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from guichet.pages import Site

LICENCE = "Licence Ouverte 2.0 (Etalab)"


class Ouverte(BaseModel):
    # Everything published is always there, defaults included: the schemas say so.
    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


class Enveloppe(Ouverte):
    licence: str = LICENCE
    date: datetime.date


Remplir = Callable[[Site], Enveloppe]
FICHIERS: dict[str, tuple[Remplir, type[Enveloppe]]] = {}


def publie(nom: str, modele: type[Enveloppe]) -> Callable[[Remplir], Remplir]:
    """Register the function that fills the file ``nom``, of which ``modele`` is the schema."""

    def enregistrer(fonction: Remplir) -> Remplir:
        FICHIERS[nom] = (fonction, modele)
        return fonction

    return enregistrer


# Of files that readers make on their device: only their schema is published.
SCHEMAS: dict[str, type[BaseModel]] = {}

M = TypeVar("M", bound=BaseModel)


def schema(nom: str) -> Callable[[type[M]], type[M]]:
    """Register the model of the files ``nom`` that readers make and open again."""

    def enregistrer(modele: type[M]) -> type[M]:
        SCHEMAS[nom] = modele
        return modele

    return enregistrer


def fichiers(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of open data and of its schema."""
    modele: type[BaseModel]
    for nom, (remplir, modele) in FICHIERS.items():
        yield f"donnees/{nom}", remplir(site).model_dump_json(indent=1) + "\n"
        yield f"donnees/{nom.partition('.')[0]}.schema.json", _schema(modele, mode="serialization")
    for nom, modele in SCHEMAS.items():
        yield f"donnees/{nom}.schema.json", _schema(modele, mode="validation")


def _schema(modele: type[BaseModel], mode: Literal["serialization", "validation"]) -> str:
    entete: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(entete | modele.model_json_schema(mode=mode), ensure_ascii=False, indent=1) + "\n"
