"""The letters that applicants and tenants receive, and what to do about them."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Texte, Traduction, TraductionRedigee
from guichet.socle.jeux import Repertoire


class Papier(Fiche):
    """One of the papers that a letter may be, and the delay of that one."""

    nom: Traduction
    """Son nom, tel qu’il est imprimé."""
    delai: Identifiant
    """Son délai, par son `id` de `data/delais.yml`."""


class Conduite(Fiche):
    """What to do about something: what it means, until when, with what, whom to call. ``guide`` says all, with its sources.

    With ``depot``, the delay is that of the other party: one waits.
    """

    racine: ClassVar[str]
    """The page from which one comes to its own."""
    id: Identifiant
    titre: Traduction
    """Son nom, en peu de mots."""
    sens: TraductionRedigee
    """Ce qu’elle veut dire."""
    delai: Identifiant | None = None
    """Le délai pour agir, par son `id` de `data/delais.yml`."""
    papiers: list[Papier] = []
    """Quand le délai dépend du papier : chaque papier et son délai, à la place de `delai`. Le lecteur choisit le sien."""
    minimum: bool = False
    """`true` : la lettre peut donner plus de temps, jamais moins."""
    depart: Literal["recue", "remise", "avertissement", "attestation", "depot"] | None = None
    """Le jour d’où part le délai : lettre `recue` par la poste ou `remise` en main propre, `avertissement` reçu, jour écrit sur
    l’`attestation`, `depot` de la demande."""
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
        return f"{self.racine}{self.id}/"

    @property
    def delais(self) -> list[tuple[tuple[str | int, ...], str]]:
        """Where each of its delays is named, and which it is: one, one a paper, or none."""
        seul = [(("delai",), self.delai)] if self.delai is not None else []
        return [*seul, *((("papiers", rang, "delai"), papier.delai) for rang, papier in enumerate(self.papiers))]


class Lettre(Conduite, title="Une lettre que l’on reçoit"):
    """A letter, and what to do about it."""

    racine = "demander/lettres/"
    de: Literal["commissaire", "tribunal", "bailleur", "guichet", "mediation"]
    """Qui l’envoie."""
    mots: Annotated[list[Texte], Field(min_length=1)]
    """Les mots français imprimés sur la lettre."""


LETTRES = Repertoire("lettres", "data/lettres.yml", Lettre, uniques=("titre",), communs=("mots",), au_moins=10)

JEUX = (LETTRES,)
