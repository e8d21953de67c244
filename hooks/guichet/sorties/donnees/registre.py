"""What every file of open data is made of, and the registry of them."""

import datetime
import json
from collections.abc import Callable, Iterator
from typing import Any

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


def fichiers(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of open data and of its schema."""
    for nom, (remplir, modele) in FICHIERS.items():
        yield f"donnees/{nom}", remplir(site).model_dump_json(indent=1) + "\n"
        schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | modele.model_json_schema(
            mode="serialization"
        )
        yield f"donnees/{nom.partition('.')[0]}.schema.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
