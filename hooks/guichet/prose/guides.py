"""Pages of prose."""

import datetime
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from guichet.socle.adresses import chemin_de_guide
from guichet.socle.champs import LANGUES, Ecriture, Fiche, Fonction, Identifiant, Langue, Texte
from guichet.socle.donnees import Donnees, une_fois
from guichet.socle.jeux import Suite
from guichet.socle.lot import Illisible, Lot


class Changement(Fiche):
    """A dated note on a page. A minor one stays in its file; a major one is shown and announced."""

    date: datetime.date
    """Le jour du changement."""
    portee: Literal["mineur", "majeur"]
    """`mineur` : rien ne se voit ; `majeur` : la page le dit et le site l’annonce."""
    note: Texte
    """Ce qui a changé, en une phrase."""


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
    responsable: Fonction | None = None
    """Qui relit la page, par sa fonction, si ce n’est pas celui de `data/revue.yml`."""
    relu_le: datetime.date | None = None
    """Le jour de la dernière relecture, si ce n’est pas `lu_le`."""
    relire_sous: Annotated[int, Field(ge=7, le=400)] | None = None
    """Dans combien de jours la relire."""
    changements: list[Changement] = []
    """Ce qui a changé dans la page, jour par jour."""
    # Of a translation: digest of the French page it was made from, and whether a native speaker has proof-read it.
    source_fr: Annotated[str, Ecriture.DESSIN] = ""
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
    prose: Annotated[str, Ecriture.MARKDOWN]


GUIDES = {
    langue: Suite(f"guides_{langue}", f"docs/{langue}/", Guide, cle="fichier", uniques=("title", "description"))
    for langue in LANGUES
}


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


def pages_de_prose(lot: Lot, langue: Langue) -> set[Any]:
    """Return the addresses of the pages of ``docs/`` in ``langue``."""
    connus = lot.connus[GUIDES[langue]]
    if isinstance(connus, Illisible):
        return connus
    return {chemin_de_guide(fichier, langue) for fichier in connus}
