"""The regulatory watch: what changed, for whom, from when, and what is to be done."""

import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import DateImprecise, Fiche, Identifiant, IdentifiantDeTexte, Statut, Texte
from guichet.socle.jeux import Repertoire


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
    effet: Literal["cree", "modifie", "abroge", "applique"]


class PourUnPublic(Fiche):
    """What an entry changes for one public, in a sentence."""

    public: PublicVeille
    change: Texte


class AFaire(Fiche):
    """A duty that an entry sets: what is to be done, by whom, and before which day where one is set."""

    publics: Annotated[list[PublicVeille], Field(min_length=1)]
    quoi: Texte
    avant_le: datetime.date | None = None


class EtatParlementaire(Fiche):
    """Where a bill stands, on which day that was known, and through whom: Parliament or Government, or others."""

    etape: Texte
    connu_par: Literal["source_officielle", "sources_secondaires"]
    au: datetime.date


class Veille(Fiche):
    """One entry of the watch; its identifier is the name of its file and never changes.

    ``date`` is that of the text, as precisely as a source tells it; ``publie_le`` that of the Journal officiel;
    ``en_vigueur_le`` the first day on which it applies, absent for what applies to nobody yet or where no source tells;
    ``effet_anterieur`` tells why, when that day comes before the text.
    ``resume`` says what it is, ``change`` what changes (Markdown both). ``textes`` are those it creates, amends, repeals or applies;
    ``pages`` the addresses of the French pages of the site that it touches.
    """

    id: Identifiant
    titre: Texte
    nature: NatureVeille
    date: DateImprecise
    publie_le: datetime.date | None = None
    en_vigueur_le: DateImprecise | None = None
    effet_anterieur: Texte | None = None
    resume: Texte
    change: Texte
    pour: Annotated[list[PourUnPublic], Field(min_length=1)]
    a_faire: list[AFaire] = []
    themes: Annotated[list[ThemeVeille], Field(min_length=1)]
    textes: list[EffetSurTexte] = []
    pages: list[Texte] = []
    etat: EtatParlementaire | None = None
    sources: Annotated[list[Identifiant], Field(min_length=1)]
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

    def applicable(self, jour: datetime.date) -> bool | None:
        """Return whether it applies on ``jour``; None where the day it applies from is not known."""
        if self.en_projet:
            return False
        des = self.en_vigueur_le or (self.date if self.nature is NatureVeille.RENDEZ_VOUS else None)
        return None if des is None else des <= jour.isoformat()[: len(des)]


VEILLE = Repertoire("veille", "data/veille/*.yml", Veille, noms=("titre",))

JEUX = (VEILLE,)
