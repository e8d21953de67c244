"""The models to download: each as a page, and what the page that lists them needs."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from guichet.pages.registre import Page, Pages, Passage, Site, sources_de
from guichet.socle.langues import texte_nu
from guichet.sujets.documents import pandoc, texte as documents
from guichet.sujets.documents.fiches import DOCUMENTS, DocumentType

PAGES = Pages()

DOSSIER = "ppgdid/modeles/"


@dataclass(frozen=True)
class Telechargement:
    """A model in one format: its address and its bytes."""

    nature: str
    adresse: str
    octets: bytes

    @property
    def ko(self) -> int:
        return round(len(self.octets) / 1024)


@dataclass(frozen=True)
class Modele:
    """A model ready to be read or downloaded."""

    document: DocumentType
    adresse: str
    titre: str
    corps: Markup
    telechargements: tuple[Telechargement, ...]


def modeles(site: Site) -> list[Modele]:
    """Return the models, in the order of their names. Made together: each waits for a process of its own."""
    contexte = documents.Contexte(site.redaction.ailleurs(site.racine_web).feuille(""))
    with ThreadPoolExecutor() as ateliers:
        return list(ateliers.map(lambda document: _modele(document, contexte), site.donnees[DOCUMENTS]))


def _modele(document: DocumentType, contexte: documents.Contexte) -> Modele:
    titre, texte = documents.titre(document, contexte), documents.markdown(document, contexte)
    telechargements = tuple(
        Telechargement(
            nature, f"{DOSSIER}{document.id}.{nature}", pandoc.document(texte, nature, titre, document.lu_le)
        )
        for nature in pandoc.FORMATS
    )
    return Modele(document, f"{DOSSIER}{document.id}/", titre, pandoc.html(texte), telechargements)


@PAGES.genre("fr")
def pages_documents(site: Site) -> Iterator[Page]:
    """The twin of each model, to read without downloading, in French only."""
    for modele in modeles(site):
        yield Page(
            modele.adresse,
            "documents/document.html",
            modele.titre,
            modele.document.description,
            contexte={"modele": modele, "sources_de_la_page": sources_de(site, *modele.document.sources)},
            passages=(Passage("", modele.titre, texte_nu(modele.corps)),),
        )


@PAGES.complete("documents.html")
def liste(site: Site) -> dict[str, Any]:
    """Every model, with its formats."""
    return {"modeles": modeles(site)}


def fichiers(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each model in each format."""
    for modele in modeles(site):
        for telechargement in modele.telechargements:
            yield telechargement.adresse, telechargement.octets
