"""What a build says of itself, for who mirrors the site: its day, and a digest that changes only when its data do."""

import datetime
import hashlib
from collections.abc import Mapping, Sequence

from pydantic import Field

from guichet.pages.donnees_ouvertes import DOSSIER, LICENCE, Ouverte, schema_de
from guichet.publication.heritage import ETAT

SCHEMA = f"{ETAT.partition('.')[0]}.schema.json"


class Construction(Ouverte):
    construit_le: datetime.date = Field(description="jour de la construction")
    adresse: str = Field(description="adresse publique du site")
    nommes_par_leur_contenu: list[str] = Field(
        description="fichiers et dossiers dont le nom change avec le contenu : ils peuvent être gardés sans fin"
    )
    licence: str = Field(LICENCE, description="licence sous laquelle les données se réutilisent")
    empreinte: str = Field(
        description="SHA-256 de la liste des empreintes, telle que l’écrit « sha256sum *.csv » dans le dossier donnees : elle ne "
        "change que si une donnée change"
    )
    empreintes: dict[str, str] = Field(
        description="SHA-256 de chaque fichier CSV, qui ne porte pas de date, par son nom ; le fichier JSON du même nom dit la même "
        "chose"
    )


def construction(
    jour: datetime.date, racine_web: str, nommes: Sequence[str], ouverts: Mapping[str, str]
) -> Construction:
    """Return what the build of ``jour`` says of itself; ``ouverts`` are the files of open data, by their path."""
    tableurs = {nom.removeprefix(DOSSIER): texte for nom, texte in ouverts.items() if nom.endswith(".csv")}
    empreintes = {nom: _sha256(texte) for nom, texte in sorted(tableurs.items())}
    return Construction(
        construit_le=jour,
        adresse=racine_web,
        nommes_par_leur_contenu=list(nommes),
        empreinte=_sha256("".join(f"{empreinte}  {nom}\n" for nom, empreinte in empreintes.items())),
        empreintes=empreintes,
    )


def fichiers(dite: Construction) -> dict[str, str]:
    """Return the file that says ``dite`` and its schema, by their path."""
    schema = schema_de(Construction, "serialization", f"{dite.adresse}{SCHEMA}")
    return {ETAT: dite.model_dump_json(indent=1) + "\n", SCHEMA: schema}


def _sha256(texte: str) -> str:
    return hashlib.sha256(texte.encode()).hexdigest()
