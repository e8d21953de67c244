"""The letters that applicants and tenants receive."""

from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Texte, Traduction, TraductionRedigee
from guichet.socle.jeux import Repertoire


class Lettre(Fiche, title="Une lettre que l’on reçoit"):
    """A letter: what it means, until when one may act, what to do, whom to call. ``guide`` says all, with its sources."""

    id: Identifiant
    de: Literal["commissaire", "tribunal", "bailleur", "guichet", "mediation"]
    """Qui l’envoie."""
    titre: Traduction
    """Le nom de la lettre."""
    mots: Annotated[list[Texte], Field(min_length=1)]
    """Les mots français imprimés sur la lettre."""
    sens: TraductionRedigee
    """Ce qu’elle veut dire."""
    delai: Identifiant | None = None
    """Le délai pour agir, par son `id` de `data/delais.yml`."""
    minimum: bool = False
    """`true` : la lettre peut donner plus de temps, jamais moins."""
    depart: Literal["recue", "remise"] | None = None
    """Le jour d’où part le délai : `recue` (par la poste) ou `remise` (en main propre)."""
    limite: TraductionRedigee
    """Où lire la date, ou ce que le délai ne dit pas."""
    faire: Annotated[list[TraductionRedigee], Field(min_length=1)]
    """Que faire, dans l’ordre."""
    apporter: Annotated[list[TraductionRedigee], Field(min_length=1)]
    """Les papiers à prendre."""
    contacts: list[Identifiant] = []
    """Les numéros à appeler, par leur `id` de `data/contacts.yml`."""
    liens: list[Identifiant] = []
    """Les sites utiles, par leur `id` de `data/liens.yml`."""
    guide: Texte
    """La page du site qui dit tout."""

    @property
    def chemin(self) -> str:
        """The address of its page."""
        return f"demander/lettres/{self.id}/"


LETTRES = Repertoire("lettres", "data/lettres.yml", Lettre, uniques=("titre",), au_moins=10)

JEUX = (LETTRES,)
