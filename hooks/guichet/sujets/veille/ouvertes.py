"""Every entry of the regulatory watch."""

import datetime
from typing import Literal

from pydantic import Field

from guichet.pages.donnees_ouvertes import Enveloppe, Ouverte, Ouvertes
from guichet.pages.registre import Site
from guichet.socle.champs import Statut
from guichet.sujets.veille.fiches import NatureVeille, PublicVeille, ThemeVeille
from guichet.sujets.veille.journal import Moment, annees_de, dernier_jour, journal_de

OUVERTES = Ouvertes()


class TexteTouche(Ouverte):
    texte: str
    effet: Literal["cree", "modifie", "abroge", "applique"]


class PublicTouche(Ouverte):
    public: PublicVeille
    change: str


class Demarche(Ouverte):
    publics: list[PublicVeille]
    quoi: str
    avant_le: datetime.date | None


class EtatOuvert(Ouverte):
    etape: str
    connu_par: Literal["source_officielle", "sources_secondaires"]
    au: datetime.date


class EntreeOuverte(Ouverte):
    id: str
    date: str = Field(description="année, mois ou jour")
    titre: str
    nature: NatureVeille
    publie_le: datetime.date | None
    en_vigueur_le: str | None
    effet_anterieur: str | None = Field(description="pourquoi elle s'applique avant sa date")
    attendu: bool = Field(description="un texte qui n'a pas encore paru")
    annees: list[str] = Field(description="celle de sa date et celle de son entrée en vigueur")
    dernier_jour: datetime.date = Field(description="le dernier où elle a pu être prise ou entrer en vigueur")
    moment: Moment = Field(description="au jour du fichier")
    resume: str = Field(description="HTML")
    change: str = Field(description="HTML")
    pour: list[PublicTouche]
    publics: list[PublicVeille]
    a_faire: list[Demarche]
    themes: list[ThemeVeille]
    textes: list[TexteTouche]
    pages: list[str] = Field(description="adresses des pages du site touchées")
    etat: EtatOuvert | None = Field(description="d'un projet ou d'une proposition de loi")
    sources: list[str]
    statut: Statut
    lu_le: datetime.date
    page: str


class EntreesOuvertes(Enveloppe):
    items: list[EntreeOuverte]


@OUVERTES.publie("veille.json", EntreesOuvertes, mots="donnees.veille")
def veille(site: Site) -> EntreesOuvertes:
    """Every entry, the latest first."""
    journal = journal_de(site.edition)
    return EntreesOuvertes(
        date=site.aujourdhui,
        items=[
            EntreeOuverte(
                **entree.model_dump(exclude={"resume", "change", "pages"}),
                publics=entree.publics,
                moment=journal.moment(entree),
                annees=annees_de(entree),
                dernier_jour=dernier_jour(entree),
                resume=str(site.redaction.rendre(entree.resume, entree.chemin)),
                change=str(site.redaction.rendre(entree.change, entree.chemin)),
                pages=[f"{site.racine_web}{chemin}" for chemin in entree.pages],
                page=f"{site.racine_web}{entree.chemin}",
            )
            for entree in journal.entrees
        ],
    )
