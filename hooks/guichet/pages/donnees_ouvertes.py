"""What every file of open data is made of, and what a subject publishes."""

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict

from guichet.pages.registre import Site
from guichet.pages.tableur import en_csv

DOSSIER = "donnees/"
LICENCE = "Licence Ouverte 2.0 (Etalab)"


class Ouverte(BaseModel):
    # Everything published is always there, defaults included: the schemas say so.
    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


class Enveloppe(Ouverte):
    """A file of open data. ``items`` is its list; a file that nests otherwise gives its own ``ligne`` and ``lignes``."""

    ligne: ClassVar[type[Ouverte] | None] = None

    licence: str = LICENCE
    date: datetime.date

    def lignes(self) -> Sequence[Ouverte]:
        """Return what each line of the CSV twin holds."""
        items: Sequence[Ouverte] = getattr(self, "items", ())
        return items

    @classmethod
    def modele_de_ligne(cls) -> type[Ouverte]:
        """Return the model of a line of the CSV twin."""
        modele: type[Ouverte] = cls.ligne or get_args(cls.model_fields["items"].annotation)[0]
        return modele


Remplir = Callable[[Site], Enveloppe]
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Ouvertes:
    """The open data of a subject: files by name, and models of the files that readers make on their device.

    Of the latter only the schema is published.
    """

    fichiers: dict[str, tuple[Remplir, type[Enveloppe]]] = field(default_factory=dict)
    schemas: dict[str, type[BaseModel]] = field(default_factory=dict)

    def publie(self, nom: str, modele: type[Enveloppe]) -> Callable[[Remplir], Remplir]:
        """Add the function that fills the file ``nom``, of which ``modele`` is the schema."""

        def ajouter(fonction: Remplir) -> Remplir:
            self.fichiers[nom] = (fonction, modele)
            return fonction

        return ajouter

    def schema(self, nom: str) -> Callable[[type[M]], type[M]]:
        """Add the model of the files ``nom`` that readers make and open again."""

        def ajouter(modele: type[M]) -> type[M]:
            self.schemas[nom] = modele
            return modele

        return ajouter


def jumeau_csv(nom: str) -> str:
    """Return the name of the CSV twin of the file ``nom``."""
    return f"{nom.partition('.')[0]}.csv"


def _schema_de(nom: str) -> str:
    return f"{nom.partition('.')[0]}.schema.json"


def noms(ouvertes: Iterable[Ouvertes]) -> Iterator[str]:
    """Yield the path of each file of open data, without filling any."""
    for celles in ouvertes:
        for nom in celles.fichiers:
            yield from (f"{DOSSIER}{un}" for un in (nom, jumeau_csv(nom), _schema_de(nom)))
        yield from (f"{DOSSIER}{_schema_de(nom)}" for nom in celles.schemas)


def fichiers(site: Site, ouvertes: Iterable[Ouvertes]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of open data, of its CSV twin and of its schema."""
    for celles in ouvertes:
        for nom, (remplir, modele) in celles.fichiers.items():
            contenu = remplir(site)
            yield f"{DOSSIER}{nom}", contenu.model_dump_json(indent=1) + "\n"
            yield f"{DOSSIER}{jumeau_csv(nom)}", en_csv(modele.modele_de_ligne(), contenu.lignes())
            yield f"{DOSSIER}{_schema_de(nom)}", _schema(modele, mode="serialization")
        for nom, propre in celles.schemas.items():
            yield f"{DOSSIER}{_schema_de(nom)}", _schema(propre, mode="validation")


def _schema(modele: type[BaseModel], mode: Literal["serialization", "validation"]) -> str:
    entete: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(entete | modele.model_json_schema(mode=mode), ensure_ascii=False, indent=1) + "\n"
