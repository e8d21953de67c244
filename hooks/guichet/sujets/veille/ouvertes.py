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
    texte: str = Field(description="le texte, par son identifiant de textes.json")
    effet: Literal["cree", "modifie", "abroge", "applique"] = Field(description="ce que l’entrée lui fait")


class PublicTouche(Ouverte):
    public: PublicVeille = Field(description="pour qui")
    change: str = Field(description="ce qui change pour lui, en une phrase")


class Demarche(Ouverte):
    publics: list[PublicVeille] = Field(description="qui doit agir")
    quoi: str = Field(description="ce qu’il faut faire")
    avant_le: datetime.date | None = Field(description="avant quel jour ; null : sans date")


class EtatOuvert(Ouverte):
    etape: str = Field(description="où en est le texte")
    connu_par: Literal["source_officielle", "sources_secondaires"] = Field(
        description="par qui on le sait : le Parlement ou le Gouvernement, ou d’autres"
    )
    au: datetime.date = Field(description="jour où on le savait")


class EntreeOuverte(Ouverte):
    id: str
    date: str = Field(description="sa date : année, mois ou jour")
    titre: str = Field(description="son titre")
    nature: NatureVeille = Field(
        description="de quoi il s’agit ; une proposition ou un projet de loi ne s’applique pas"
    )
    publie_le: datetime.date | None = Field(description="jour du Journal officiel ; null : non publié, ou inconnu")
    en_vigueur_le: str | None = Field(
        description="à partir de quand il s’applique : année, mois ou jour ; null : inconnu"
    )
    fini_le: str | None = Field(
        description="dernier moment où il s’applique : année, mois ou jour ; null : sans fin connue"
    )
    effet_anterieur: str | None = Field(description="pourquoi elle s'applique avant sa date")
    attendu: bool = Field(description="un texte qui n'a pas encore paru")
    annees: list[str] = Field(description="celle de sa date et celle de son entrée en vigueur")
    dernier_jour: datetime.date = Field(description="le dernier où elle a pu être prise ou entrer en vigueur")
    moment: Moment = Field(
        description="au jour du fichier : en_vigueur (depuis en_vigueur_le), a_venir, en_projet (texte au Parlement), "
        "termine (depuis fini_le) ou sans_date (jour inconnu, ou décision de justice, qui n’en a pas)"
    )
    resume: str = Field(description="ce que c’est, en HTML ; ses liens sont des adresses complètes")
    change: str = Field(description="ce qui change, en HTML ; ses liens sont des adresses complètes")
    pour: list[PublicTouche] = Field(description="ce qui change, public par public")
    publics: list[PublicVeille] = Field(description="les publics de « pour »")
    a_faire: list[Demarche] = Field(description="ce que chacun doit faire ; vide : rien de connu")
    themes: list[ThemeVeille] = Field(description="de quoi il est question")
    textes: list[TexteTouche] = Field(description="les textes que l’entrée touche")
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
