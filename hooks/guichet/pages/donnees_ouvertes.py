"""What every file of open data is made of, and what a subject publishes."""

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, create_model

from guichet.pages.registre import Site
from guichet.pages.tableur import en_csv
from guichet.socle.jeux import Jeu

DOSSIER = "donnees/"
LICENCE = "Licence Ouverte 2.0 (Etalab)"

# What many files say in the same way, told once; a field that means something else says so itself.
DESCRIPTIONS = {
    "items": "les éléments, dans l’ordre des lignes du fichier CSV",
    "id": "identifiant, qui ne change pas",
    "insee": "code Insee de la commune",
    "siren": "Siren de l’intercommunalité",
    "epci": "Siren de l’intercommunalité",
    "nom": "son nom",
    "page": "adresse de sa page sur le site",
    "source": "source, décrite à la page /donnees/, à l’ancre « source- » suivie de cet identifiant",
    "sources": "sources, décrites à la page /donnees/, à l’ancre « source- » suivie de chaque identifiant",
    "textes": "articles et textes sur lesquels le fait s’appuie, par leur identifiant de textes.json",
    "statut": "officiel (lu à la source officielle), transcrit (recopié d’un document), calcule (par un calcul décrit) ou "
    "a_confirmer (règle générale : le texte en vigueur n’a pas été lu)",
    "lu_le": "jour où le fait a été lu à sa source",
}


class Ouverte(BaseModel):
    # Everything published is always there, defaults included: the schemas say so.
    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


class Enveloppe(Ouverte):
    """A file of open data. ``items`` is its list; a file that nests otherwise gives its own ``ligne`` and ``lignes``."""

    ligne: ClassVar[type[Ouverte] | None] = None

    licence: str = Field(LICENCE, description="licence sous laquelle le fichier se réutilise")
    date: datetime.date = Field(description="jour où le fichier a été fait, que ses données aient changé ou non")

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
Mode = Literal["serialization", "validation"]
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
    """Return the open data of records published as they are, in the file that bears the name of their set.

    Its schema describes each field in the words of its model, which editors read too.
    """
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
    # Who reuses a text is on no page of ours: its links are whole.
    dehors = replace(site, redaction=site.redaction.ailleurs(site.racine_web))
    for celles in ouvertes:
        for fichier in celles.fichiers:
            contenu = fichier.remplir(dehors)
            yield DOSSIER + fichier.nom, contenu.model_dump_json(indent=1) + "\n"
            yield DOSSIER + fichier.jumeau, en_csv(fichier.modele.modele_de_ligne(), contenu.lignes())
        for nom, modele, mode in modeles(celles):
            yield DOSSIER + nom, schema_de(modele, mode, f"{site.racine_web}{DOSSIER}{nom}")


def modeles(celles: Ouvertes) -> Iterator[tuple[str, type[BaseModel], Mode]]:
    """Yield the name of each schema of ``celles``, its model and its use: those of files, then of those that readers make."""
    for fichier in celles.fichiers:
        yield fichier.schema, fichier.modele, "serialization"
    for nom, propre in celles.schemas.items():
        yield f"{nom}.schema.json", propre, "validation"


def schema_de(modele: type[BaseModel], mode: Mode, adresse: str) -> str:
    """Return the schema of ``modele``, published at ``adresse``.

    It says what each field holds, in French, and nothing of what pydantic says to programmers.
    """
    schema = modele.model_json_schema(mode=mode)
    for objet in (schema, *schema.get("$defs", {}).values()):
        objet.pop("description", None)
        for nom, champ in objet.get("properties", {}).items():
            if dit := champ.get("description") or DESCRIPTIONS.get(nom):
                champ["description"] = " ".join(dit.replace("`", "").split())
    entete = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": adresse}
    return json.dumps(entete | schema, ensure_ascii=False, indent=1) + "\n"
