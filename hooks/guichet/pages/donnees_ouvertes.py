"""What every file of open data is made of, and what a subject publishes."""

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, create_model

from guichet.pages.registre import Site
from guichet.pages.tableur import en_csv
from guichet.socle.jeux import Jeu

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
class Fichier:
    """A file of open data. ``mots`` is the string of the interface that tells readers what it holds."""

    nom: str
    remplir: Remplir
    modele: type[Enveloppe]
    mots: str

    @property
    def jumeau(self) -> str:
        """The name of its CSV twin."""
        return f"{self.nom.partition('.')[0]}.csv"

    @property
    def schema(self) -> str:
        return f"{self.nom.partition('.')[0]}.schema.json"


@dataclass(frozen=True)
class Ouvertes:
    """The open data of a subject: its files, and models of the files that readers make on their device.

    Of the latter only the schema is published.
    """

    fichiers: list[Fichier] = field(default_factory=list)
    schemas: dict[str, type[BaseModel]] = field(default_factory=dict)

    def publie(self, nom: str, modele: type[Enveloppe], *, mots: str) -> Callable[[Remplir], Remplir]:
        """Add the function that fills the file ``nom``, of which ``modele`` is the schema; ``mots`` is as in `Fichier`."""

        def ajouter(fonction: Remplir) -> Remplir:
            self.fichiers.append(Fichier(nom, fonction, modele, mots))
            return fonction

        return ajouter

    def schema(self, nom: str) -> Callable[[type[M]], type[M]]:
        """Add the model of the files ``nom`` that readers make and open again."""

        def ajouter(modele: type[M]) -> type[M]:
            self.schemas[nom] = modele
            return modele

        return ajouter


def telle_quelle(jeu: Jeu[Any], *, mots: str) -> Ouvertes:
    """Return the open data of records published as they are, in the file that bears the name of their set."""
    ligne = create_model(f"{jeu.modele.__name__}Ouvert", __base__=(Ouverte, jeu.modele))
    enveloppe = create_model(jeu.nom, __base__=Enveloppe, items=(list[ligne], ...))

    def remplir(site: Site) -> Enveloppe:
        items = [ligne(**fiche.model_dump()) for fiche in site.donnees.toutes(jeu)]
        return enveloppe.model_validate({"date": site.aujourdhui, "items": items})

    return Ouvertes([Fichier(f"{jeu.nom}.json", remplir, enveloppe, mots)])


def noms(ouvertes: Iterable[Ouvertes]) -> Iterator[str]:
    """Yield the path of each file of open data, of its CSV twin and of its schema, without filling any."""
    for celles in ouvertes:
        for fichier in celles.fichiers:
            yield from (DOSSIER + nom for nom in (fichier.nom, fichier.jumeau, fichier.schema))
        yield from (f"{DOSSIER}{propre}.schema.json" for propre in celles.schemas)


def fichiers(site: Site, ouvertes: Iterable[Ouvertes]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of open data, of its CSV twin and of its schema."""
    for celles in ouvertes:
        for fichier in celles.fichiers:
            contenu = fichier.remplir(site)
            yield DOSSIER + fichier.nom, contenu.model_dump_json(indent=1) + "\n"
            yield DOSSIER + fichier.jumeau, en_csv(fichier.modele.modele_de_ligne(), contenu.lignes())
            yield DOSSIER + fichier.schema, _schema(fichier.modele, mode="serialization")
        for nom, propre in celles.schemas.items():
            yield f"{DOSSIER}{nom}.schema.json", _schema(propre, mode="validation")


def _schema(modele: type[BaseModel], mode: Literal["serialization", "validation"]) -> str:
    entete: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(entete | modele.model_json_schema(mode=mode), ensure_ascii=False, indent=1) + "\n"
