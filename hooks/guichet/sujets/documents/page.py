"""The models to download: each as a page, and what the page that lists them needs."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from markupsafe import Markup

from guichet.pages.registre import ContexteDiffere, Page, Pages, Passage, PassagesDifferes, Site, sources_de
from guichet.socle.langues import texte_nu
from guichet.sujets.documents import pandoc, texte as documents
from guichet.sujets.documents.fiches import DOCUMENTS, DocumentType

PAGES = Pages()

DOSSIER = "ppgdid/modeles/"


@dataclass(frozen=True)
class Modele:
    """A model ready to be read or downloaded; ``texte`` is its Markdown. What pandoc makes of it is made when asked for."""

    document: DocumentType
    titre: str
    texte: str

    @property
    def adresse(self) -> str:
        return _adresse(self.document)

    @property
    def corps(self) -> Markup:
        return pandoc.html(self.texte)

    @property
    def telechargements(self) -> "tuple[Telechargement, ...]":
        return tuple(Telechargement(self, nature) for nature in pandoc.FORMATS)


@dataclass(frozen=True)
class Telechargement:
    """A model in one format: its address and its bytes."""

    modele: Modele
    nature: str

    @property
    def adresse(self) -> str:
        return _fichier(self.modele.document, self.nature)

    @property
    def ko(self) -> int:
        return round(len(self.octets()) / 1024)

    def octets(self) -> bytes:
        document = self.modele.document
        return pandoc.document(self.modele.texte, self.nature, self.modele.titre, document.lu_le)


def _adresse(document: DocumentType) -> str:
    return f"{DOSSIER}{document.id}/"


def _fichier(document: DocumentType, nature: str) -> str:
    return f"{DOSSIER}{document.id}.{nature}"


def _contexte(site: Site) -> documents.Contexte:
    return documents.Contexte(site.redaction.ailleurs(site.racine_web).feuille(""))


def modele(site: Site, document: DocumentType) -> Modele:
    """Return the model that ``document`` makes."""
    contexte = _contexte(site)
    return Modele(document, documents.titre(document, contexte), documents.markdown(document, contexte))


@PAGES.genre("fr")
def pages_documents(site: Site) -> Iterator[Page]:
    """The twin of each model, to read without downloading, in French only."""
    for document in site.donnees[DOCUMENTS]:
        ecrit = cache(partial(modele, site, document))
        yield Page(
            _adresse(document),
            "documents/document.html",
            documents.titre(document, _contexte(site)),
            document.description,
            contexte=ContexteDiffere(partial(_valeurs, site, ecrit)),
            passages=PassagesDifferes(partial(_passages, ecrit)),
        )


def _valeurs(site: Site, ecrit: Callable[[], Modele]) -> dict[str, Any]:
    return {"modele": ecrit(), "sources_de_la_page": sources_de(site, *ecrit().document.sources)}


def _passages(ecrit: Callable[[], Modele]) -> tuple[Passage, ...]:
    return (Passage("", ecrit().titre, texte_nu(ecrit().corps)),)


@PAGES.complete("documents.html")
def liste(site: Site) -> dict[str, Any]:
    """Every model, with its formats. All are made here, together: each waits for a process of its own."""
    tous = [modele(site, document) for document in site.donnees[DOCUMENTS]]
    with ThreadPoolExecutor() as ateliers:
        list(ateliers.map(_tout_faire, tous))
    return {"modeles": tous}


def _tout_faire(modele: Modele) -> None:
    """Have pandoc make all that it makes of ``modele``; it remembers it."""
    pandoc.html(modele.texte)
    for telechargement in modele.telechargements:
        telechargement.octets()


def fichiers(site: Site) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the path of each model in each format, and what makes its bytes."""
    for document in site.donnees[DOCUMENTS]:
        ecrit = cache(partial(modele, site, document))
        for nature in pandoc.FORMATS:
            yield _fichier(document, nature), partial(_octets, ecrit, nature)


def _octets(ecrit: Callable[[], Modele], nature: str) -> bytes:
    return Telechargement(ecrit(), nature).octets()
