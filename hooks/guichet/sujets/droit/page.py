"""The texts of law the site rests on: their list, and one page for each."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from guichet.pages.registre import Page, Passage, Site, genre, titres_de
from guichet.sujets.chronologies.fiches import periode
from guichet.sujets.chronologies.image import Image, image
from guichet.sujets.droit.appuis import Appui
from guichet.sujets.textes.fiches import ReferenceJuridique
from guichet.sujets.veille.fiches import Veille

NATURES = ("article", "loi", "ordonnance", "decret", "arrete", "circulaire", "instruction", "jurisprudence")


@dataclass(frozen=True)
class Evenement:
    """A day in the life of a text, as precisely as it is known; ``veille`` is the entry that tells it."""

    date: str
    quoi: str
    veille: Veille | None = None

    @property
    def debut(self) -> datetime.date:
        return periode(self.date)[0]

    @property
    def fin(self) -> datetime.date:
        return periode(self.date)[1]


@dataclass(frozen=True)
class FicheTexte:
    """All that the page of a text shows."""

    texte: ReferenceJuridique
    vie: tuple[Evenement, ...]
    pages: tuple[Appui, ...]
    questions: tuple[Appui, ...]
    veille: tuple[Veille, ...]

    @property
    def image(self) -> Image | None:
        """The picture of its life: one event makes none."""
        return image(self.vie) if len(self.vie) > 1 else None

    @property
    def appuis(self) -> int:
        return len(self.pages) + len(self.questions)


@genre
def pages_textes(site: Site) -> Iterator[Page]:
    """The list of texts, then each of them, in French only."""
    if site.interface.langue != "fr":
        return
    fiches = [_fiche(site, texte) for texte in site.donnees.textes.values()]
    fiches.sort(key=lambda fiche: (NATURES.index(fiche.texte.nature), _cle(fiche.texte)))
    groupes = [(nature, list(groupe)) for nature, groupe in groupby(fiches, key=lambda fiche: fiche.texte.nature)]
    titres = titres_de(site, "index", domaine="droit")
    yield Page("textes/", "textes.html", **titres, contexte={"groupes": groupes, "sources_de_la_page": []})
    for fiche in fiches:
        texte = fiche.texte
        yield Page(
            texte.chemin,
            "texte.html",
            **titres_de(site, "texte", domaine="droit", titre=texte.titre),
            contexte={"fiche": fiche, "sources_de_la_page": [site.donnees.sources[texte.source]]},
            passages=(Passage("", texte.titre, texte.objet),),
        )


def _fiche(site: Site, texte: ReferenceJuridique) -> FicheTexte:
    appuis = site.region.citations.get(texte.id, [])
    entrees = [e for e in site.donnees.veille.values() if any(t.texte == texte.id for t in e.textes)]
    return FicheTexte(
        texte,
        tuple(_vie(texte, entrees)),
        tuple(appui for appui in appuis if appui.genre == "page"),
        tuple(appui for appui in appuis if appui.genre == "question"),
        tuple(sorted(entrees, key=lambda entree: entree.date, reverse=True)),
    )


def _vie(texte: ReferenceJuridique, entrees: list[Veille]) -> list[Evenement]:
    """Return the known days of ``texte``, in order; an entry of the watch tells more than a bare date."""
    racontes = {
        entree.en_vigueur_le or entree.date: Evenement(entree.en_vigueur_le or entree.date, touche.effet, entree)
        for entree in entrees
        if not entree.en_projet
        for touche in entree.textes
        if touche.texte == texte.id
    }
    nus = (Evenement(jour.isoformat(), "modifie") for jour in texte.modifie_le if jour.isoformat() not in racontes)
    vie = [*racontes.values(), *nus]
    if texte.date and texte.nature != "article":
        vie.append(Evenement(texte.date, "date"))
    if texte.version_du:
        vie.append(Evenement(texte.version_du, "lue"))
    return sorted(vie, key=lambda evenement: (evenement.date, evenement.quoi == "lue"))


def _cle(texte: ReferenceJuridique) -> tuple[object, ...]:
    """Articles in the order of their code, the rest by date, the latest first."""
    if texte.nature == "article":
        nombres = tuple(int(n) for n in "".join(c if c.isdigit() else " " for c in texte.id).split())
        return (texte.code or "", texte.id.lstrip("CPEASF-")[:1], nombres)
    return (tuple(-int(n) for n in (texte.date or "0").split("-")), texte.id)
