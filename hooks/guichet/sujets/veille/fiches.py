"""The regulatory watch: what changed, for whom, from when, and what is to be done."""

import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, IdentifiantDeTexte, Markdown, Statut, Texte
from guichet.socle.jeux import Repertoire
from guichet.socle.jour_imprecis import JourImprecis


class PublicVeille(StrEnum):
    """Whom an entry concerns."""

    DEMANDEURS = "demandeurs"
    BAILLEURS = "bailleurs"
    GUICHETS = "guichets"
    EPCI = "epci"
    MAIRES = "maires"
    TRAVAILLEURS_SOCIAUX = "travailleurs-sociaux"


class ThemeVeille(StrEnum):
    """What an entry is about."""

    DEMANDE = "demande"
    ATTRIBUTIONS = "attributions"
    COTATION = "cotation"
    RESERVATIONS = "reservations"
    MIXITE = "mixite"
    PLANS = "plans"
    DALO = "dalo"
    LOGEMENT_D_ABORD = "logement-d-abord"
    IMPAYES_EXPULSIONS = "impayes-expulsions"
    LOYERS_AIDES = "loyers-aides"
    PLAFONDS = "plafonds"
    PARC = "parc"


class NatureVeille(StrEnum):
    """What kind of thing happened. A bill (``proposition_de_loi``, ``projet_de_loi``) is never law."""

    LOI = "loi"
    ORDONNANCE = "ordonnance"
    DECRET = "decret"
    ARRETE = "arrete"
    CIRCULAIRE = "circulaire"
    JURISPRUDENCE = "jurisprudence"
    PLAN = "plan"
    ANNONCE = "annonce"
    PROPOSITION_DE_LOI = "proposition_de_loi"
    PROJET_DE_LOI = "projet_de_loi"
    RENDEZ_VOUS = "rendez_vous"


class EffetSurTexte(Fiche):
    """What an entry does to a text of ``textes.yml``."""

    texte: IdentifiantDeTexte
    """Le texte, par son `id` de `data/textes.yml`."""
    effet: Literal["cree", "modifie", "abroge", "applique"]
    """Ce que l’entrée lui fait."""


class PourUnPublic(Fiche):
    """What an entry changes for one public, in a sentence."""

    public: PublicVeille
    """Pour qui."""
    change: Texte
    """Ce qui change pour lui, en une phrase."""


class AFaire(Fiche):
    """A duty that an entry sets: what is to be done, by whom, and before which day where one is set."""

    publics: Annotated[list[PublicVeille], Field(min_length=1)]
    """Qui doit agir."""
    quoi: Texte
    """Ce qu’il faut faire."""
    avant_le: datetime.date | None = None
    """Avant quel jour, s’il y en a un : le calendrier des échéances met la veille."""


class EtatParlementaire(Fiche):
    """Where a bill stands, on which day that was known, and through whom: Parliament or Government, or others."""

    etape: Texte
    """Où en est le texte."""
    connu_par: Literal["source_officielle", "sources_secondaires"]
    """Par qui on le sait : le Parlement ou le Gouvernement, ou d’autres."""
    au: datetime.date
    """Le jour où on le savait."""


class Veille(Fiche, title="Un texte nouveau, un projet, une échéance"):
    """One entry of the watch; its identifier is the name of its file and never changes.

    ``date`` is that of the text, as precisely as a source tells it; ``publie_le`` that of the Journal officiel;
    ``en_vigueur_le`` the first day on which it applies, absent for what applies to nobody yet or where no source tells;
    ``fini_le`` the last one, where it is known to be over or to end; ``effet_anterieur`` tells why, when the first comes before
    the text. ``attendu``: the text has not been published yet.
    ``resume`` says what it is, ``change`` what changes (Markdown both). ``textes`` are those it creates, amends, repeals or applies;
    ``pages`` the addresses of the French pages of the site that it touches.
    """

    id: Identifiant
    """Le nom du fichier, qui est l’adresse de l’entrée : il ne change plus."""
    titre: Texte
    """Le titre de l’entrée."""
    nature: NatureVeille
    """De quoi il s’agit. Un projet ou une proposition de loi ne s’applique jamais."""
    date: JourImprecis
    """La date du texte : année, mois ou jour."""
    publie_le: datetime.date | None = None
    """Le jour du Journal officiel."""
    en_vigueur_le: JourImprecis | None = None
    """Le premier jour où il s’applique ; rien si vous ne le savez pas."""
    fini_le: JourImprecis | None = None
    """Le dernier jour où il s’applique, s’il a une fin que vous connaissez."""
    effet_anterieur: Texte | None = None
    """Pourquoi il s’applique avant sa date, dans ce seul cas."""
    attendu: bool = False
    """`true` si ce rendez-vous est celui d’un texte qui n’a pas encore paru."""
    resume: Markdown
    """Ce que c’est."""
    change: Markdown
    """Ce qui change."""
    pour: Annotated[list[PourUnPublic], Field(min_length=1)]
    """Ce qui change pour chaque public."""
    a_faire: list[AFaire] = []
    """Ce que chacun doit faire."""
    themes: Annotated[list[ThemeVeille], Field(min_length=1)]
    """De quoi il est question."""
    textes: list[EffetSurTexte] = []
    """Les textes qu’elle crée, modifie, abroge ou applique."""
    pages: list[Texte] = []
    """Les pages du site qu’elle touche."""
    etat: EtatParlementaire | None = None
    """Où en est un projet ou une proposition de loi."""
    sources: Annotated[list[Identifiant], Field(min_length=1)]
    """Au moins une source, par son `id`."""
    statut: Statut
    lu_le: datetime.date

    @property
    def publics(self) -> list[PublicVeille]:
        return [ligne.public for ligne in self.pour]

    @property
    def chemin(self) -> str:
        """The address of its page, in French only."""
        return f"veille/{self.id}/"

    @property
    def en_projet(self) -> bool:
        """Whether it is a bill, which nobody has to apply."""
        return self.nature in (NatureVeille.PROPOSITION_DE_LOI, NatureVeille.PROJET_DE_LOI)

    @property
    def prend_effet(self) -> bool:
        """Whether it has a day from which it applies: neither a judgment nor a day of the calendar has one of its own."""
        return self.nature not in (NatureVeille.JURISPRUDENCE, NatureVeille.RENDEZ_VOUS)

    def terminee(self, jour: datetime.date) -> bool:
        """Return whether it is known to apply no more on ``jour``."""
        return self.fini_le is not None and self.fini_le.fin < jour

    def applicable(self, jour: datetime.date) -> bool | None:
        """Return whether it applies on ``jour``; None where the day it applies from is not known, or was awaited in vain."""
        if self.en_projet or self.terminee(jour):
            return False
        des = self.en_vigueur_le or (self.date if self.nature is NatureVeille.RENDEZ_VOUS else None)
        if des is None:
            return None
        venu = des.debut <= jour
        return None if venu and self.attendu else venu


VEILLE = Repertoire(
    "veille", "data/veille/*.yml", Veille, noms=("titre",), uniques=("titre",), communs=("pour",), au_moins=90
)

JEUX = (VEILLE,)
