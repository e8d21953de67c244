"""Pages of prose."""

import datetime
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from guichet.socle.adresses import chemin_de_guide
from guichet.socle.champs import LANGUES, Fiche, Identifiant, Langue, Texte
from guichet.socle.donnees import Donnees, une_fois
from guichet.socle.jeux import Suite
from guichet.socle.lot import Illisible, Lot


class Changement(Fiche):
    """A dated note on a page. A minor one stays in its file; a major one is shown and announced."""

    date: datetime.date
    portee: Literal["mineur", "majeur"]
    note: Texte


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


GUIDES = {langue: Suite(f"guides_{langue}", f"docs/{langue}/", Guide, cle=None) for langue in LANGUES}


@une_fois
def guides(donnees: Donnees) -> dict[Langue, dict[str, Guide]]:
    """Return the pages of prose by language and address."""
    return {
        langue: {chemin_de_guide(guide.fichier, langue): guide for guide in donnees[jeu]}
        for langue, jeu in GUIDES.items()
    }


def page_du_gabarit(donnees: Donnees, gabarit: str) -> str:
    """Return the address of the French page of prose whose template is ``gabarit``. Raises StopIteration if none."""
    return next(chemin for chemin, guide in guides(donnees)["fr"].items() if guide.template == gabarit)


def titres_des_guides(donnees: Donnees) -> dict[Langue, dict[str, str]]:
    """Return the title of each page of prose, by language and address."""
    return {
        langue: {chemin: guide.title for chemin, guide in pages.items()} for langue, pages in guides(donnees).items()
    }


def pages_de_prose(lot: Lot, langue: Langue) -> set[Any]:
    """Return the addresses of the pages of ``docs/`` in ``langue``."""
    connus = lot.connus[GUIDES[langue]]
    if isinstance(connus, Illisible):
        return connus
    return {chemin_de_guide(e.fichier, langue) for _, e in lot[GUIDES[langue]]}
