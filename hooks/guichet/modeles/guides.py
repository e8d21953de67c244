"""Pages of prose."""

import datetime
from typing import Annotated

from pydantic import ConfigDict, Field

from guichet.modeles.base import Fiche, Identifiant, Texte
from guichet.modeles.revue import Changement


class Guide(Fiche, title="Une page de texte : son en-tête"):
    """A page of prose of ``docs/``: its front matter, what it rests on, its text."""

    # The prose keeps its leading empty lines: they hold its place in the file.
    model_config = ConfigDict(str_strip_whitespace=False)

    title: Texte
    """Le titre de la page."""
    description: Texte
    """Une phrase, pour les moteurs de recherche."""
    template: Texte | None = None
    """Le gabarit de la page : n’y touchez pas."""
    chapo: Texte | None = None
    """La phrase sous le titre."""
    sources: list[Identifiant] = []
    """Les sources de la page, affichées en bas."""
    lu_le: datetime.date | None = None
    """Le jour où vous avez relu la page."""
    # Of a French page: what data/revue.yml says of its folder, said better; and what changed on it.
    responsable: Texte | None = None
    """Qui relit la page, par sa fonction, si ce n’est pas celui de `data/revue.yml`."""
    relu_le: datetime.date | None = None
    """Le jour de la dernière relecture, si ce n’est pas `lu_le`."""
    relire_sous: Annotated[int, Field(gt=0, le=730)] | None = None
    """Dans combien de jours la relire."""
    changements: list[Changement] = []
    """Ce qui a changé dans la page, jour par jour."""
    # Of a translation: digest of the French page it was made from, and whether a native speaker has proof-read it.
    source_fr: str = ""
    """Dans une traduction : la version française suivie. La commande `./guichet relire --noter` l’écrit."""
    traduction_relue: bool = False
    """`true` quand une personne dont c’est la langue a relu."""
    # Of a page in very simple French: the address of the full page it sums up.
    guide: Texte | None = None
    """D’une page très simple : la page complète qu’elle résume."""
    # The timeline that the page shows first.
    chronologie: Identifiant | None = None
    """La frise qui ouvre la page, par son `id`."""
    fichier: str
    prose: str
