"""Pages of prose."""

import datetime
from typing import Annotated

from pydantic import ConfigDict, Field

from guichet.socle.champs import Fiche, Identifiant, Texte
from guichet.socle.revue import Changement


class Guide(Fiche):
    """A page of prose of ``docs/``: its front matter, what it rests on, its text."""

    # The prose keeps its leading empty lines: they hold its place in the file.
    model_config = ConfigDict(str_strip_whitespace=False)

    title: Texte
    description: Texte
    template: Texte | None = None
    chapo: Texte | None = None
    sources: list[Identifiant] = []
    lu_le: datetime.date | None = None
    # Of a French page: what data/revue.yml says of its folder, said better; and what changed on it.
    responsable: Texte | None = None
    relu_le: datetime.date | None = None
    relire_sous: Annotated[int, Field(gt=0, le=730)] | None = None
    changements: list[Changement] = []
    # Of a translation: digest of the French page it was made from, and whether a native speaker has proof-read it.
    source_fr: str = ""
    traduction_relue: bool = False
    # Of a page in very simple French: the address of the full page it sums up.
    guide: Texte | None = None
    # The timeline that the page shows first.
    chronologie: Identifiant | None = None
    fichier: str
    prose: str
