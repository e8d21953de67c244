"""Every text of law the site rests on."""

import datetime

from pydantic import Field

from guichet.pages.donnees_ouvertes import Enveloppe, Ouverte, publie
from guichet.pages.registre import Site
from guichet.socle.champs import Statut


class TexteOuvert(Ouverte):
    id: str
    titre: str
    nature: str
    code: str | None
    numero: str | None
    date: str | None = Field(description="année, mois ou jour")
    nor: str | None
    objet: str = Field(description="ce que dit le texte, en nos mots")
    version_lue: str
    version_du: str | None
    modifie_le: list[datetime.date] = Field(description="modifications connues")
    lien: str | None
    statut: Statut
    source: str
    lu_le: datetime.date
    page: str
    cite_par: list[str] = Field(description="adresses des pages et des questions qui s'y appuient")


class Textes(Enveloppe):
    items: list[TexteOuvert]


CHAMPS = set(TexteOuvert.model_fields) - {"lien", "page", "cite_par"}


@publie("textes.json", Textes)
def textes(site: Site) -> Textes:
    """Every text, with the pages and questions that rest on it."""
    return Textes(
        date=site.aujourdhui,
        items=[
            TexteOuvert(
                **texte.model_dump(include=CHAMPS),
                lien=texte.lien,
                page=f"{site.racine_web}{texte.chemin}",
                cite_par=[f"{site.racine_web}{appui.chemin}" for appui in site.region.citations.get(texte.id, [])],
            )
            for texte in site.donnees.textes.values()
        ],
    )
