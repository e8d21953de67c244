"""Texts to download, adapt and sign."""

import datetime
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import ConfigDict

from guichet.socle.champs import Ecriture, Fiche, Identifiant, Texte
from guichet.socle.jeux import Suite


class DocumentType(Fiche, title="Un modèle à télécharger"):
    """A text of ``data/documents/``, to be adapted: its front matter, then its Markdown.

    ``champs`` explains each blank of the text, written there between square brackets.
    """

    # The prose keeps its leading empty lines: they hold its place in the file.
    model_config = ConfigDict(str_strip_whitespace=False)

    title: Texte
    """Le titre, sans « modèle, à adapter »."""
    description: Texte
    """Une phrase qui dit à quoi sert le modèle."""
    champs: dict[Texte, Texte]
    """Chaque mention entre crochets du texte, et ce qu’il faut y écrire."""
    sources: list[Identifiant]
    """Les sources du modèle, par leur `id`."""
    lu_le: datetime.date
    fichier: str
    prose: Annotated[str, Ecriture.DOCUMENT]

    @property
    def id(self) -> str:
        """Its name in addresses: that of its file."""
        return PurePosixPath(self.fichier).stem


# The model that the figures of each territory fill.
RAPPORT = "rapport-attributions"

DOCUMENTS = Suite(
    "documents", "data/documents/", DocumentType, cle=None, uniques=("title",), communs=("champs",), au_moins=10
)

JEUX = (DOCUMENTS,)
