"""The file that the self-check of a plan writes and reads on the device (``auto_controle.js``)."""

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from guichet.pages.donnees_ouvertes import Ouvertes

OUVERTES = Ouvertes()


class ReponseSurUnPoint(BaseModel):
    """What one says of an item of ``data/ppgdid.yml``; ``etat`` is null where only a note was written."""

    rubrique: str = Field(max_length=100, description="identifiant du point de la grille")
    etat: Literal["present", "partiel", "absent", "sans_objet"] | None = Field(
        description="ce que dit le plan de ce point ; null : seule une note a été écrite"
    )
    note: str = Field(max_length=2000, description="ce qu’on en a noté")


@OUVERTES.schema("auto-controle-ppgdid")
class AutoControle(BaseModel):
    """The answers given to the whole grid; an item left blank is absent."""

    model_config = ConfigDict(title="Auto-contrôle d’un plan partenarial")

    adresse_du_schema: str = Field(default="", alias="$schema", description="adresse de ce schéma")
    format: Literal["auto-controle-ppgdid"] = Field(description="le nom de cette forme de fichier")
    version: Literal[1] = Field(description="change quand le sens du fichier change")
    date: datetime.date = Field(description="jour du téléchargement")
    plan: str = Field(max_length=200, description="nom de l’intercommunalité ou du plan")
    reponses: list[ReponseSurUnPoint] = Field(
        description="les réponses, point par point ; un point laissé vide n’y est pas"
    )
