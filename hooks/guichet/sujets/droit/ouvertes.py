"""Every text of law the site rests on."""

import datetime

from pydantic import Field

from guichet.pages.donnees_ouvertes import Enveloppe, Ouverte, Ouvertes
from guichet.pages.registre import Site
from guichet.socle.champs import Statut
from guichet.sujets.droit.appuis import citations
from guichet.sujets.textes.fiches import TEXTES
from guichet.sujets.textes.legifrance import acces

OUVERTES = Ouvertes()


class TexteOuvert(Ouverte):
    id: str
    titre: str = Field(description="comment le site le cite")
    nature: str = Field(
        description="article, loi, ordonnance, decret, arrete, circulaire, instruction ou jurisprudence"
    )
    code: str | None = Field(description="sigle du code, pour un article de code")
    numero: str | None = Field(description="son numéro ; null : sans numéro, ou dit dans le titre")
    date: str | None = Field(description="sa date : année, mois ou jour")
    nor: str | None = Field(description="son numéro NOR, s’il est connu")
    sujet: str = Field(description="ce dont il parle, en quelques mots")
    objet: str = Field(description="ce que dit le texte, en nos mots")
    version_lue: str = Field(description="quelle version a été lue, en mots")
    version_du: str | None = Field(description="date de cette version : année, mois ou jour ; null : inconnue")
    modifie_le: list[datetime.date] = Field(description="jours où l’on sait que le texte a changé")
    lien: str = Field(description="où le lire sur Légifrance")
    statut: Statut
    source: str
    lu_le: datetime.date
    page: str
    cite_par: list[str] = Field(description="adresses des pages et des questions qui s'y appuient")


class Textes(Enveloppe):
    items: list[TexteOuvert]


CHAMPS = set(TexteOuvert.model_fields) - {"lien", "sujet", "page", "cite_par"}


@OUVERTES.publie("textes.json", Textes, mots="donnees.textes")
def textes(site: Site) -> Textes:
    """Every text, with the pages and questions that rest on it."""
    return Textes(
        date=site.aujourdhui,
        items=[
            TexteOuvert(
                **texte.model_dump(include=CHAMPS),
                sujet=texte.sujet_court,
                lien=acces(texte).adresse,
                page=f"{site.racine_web}{texte.chemin}",
                cite_par=[f"{site.racine_web}{appui.chemin}" for appui in citations(site.donnees).get(texte.id, [])],
            )
            for texte in site.donnees[TEXTES].values()
        ],
    )
