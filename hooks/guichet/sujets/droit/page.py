"""The texts of law the site rests on: their list, and one page for each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, get_args

from guichet.pages.registre import Page, Pages, Passage, Site, titres_de
from guichet.socle.frise import Image, image
from guichet.socle.jour_imprecis import JourImprecis
from guichet.socle.sources import SOURCES
from guichet.sujets.droit.appuis import Appui, citations, textes_de_la_page
from guichet.sujets.textes.fiches import TEXTES, Code, ReferenceJuridique
from guichet.sujets.textes.legifrance import Acces, acces, compact, numero_d_article
from guichet.sujets.veille.fiches import VEILLE, Veille

PAGES = Pages()

# The list in order: the codes, then the other texts; an article of a law is with the laws.
GROUPES = (
    *(f"code_{code}" for code in get_args(Code)),
    *("loi", "ordonnance", "decret", "arrete", "circulaire", "instruction", "jurisprudence"),
)


@dataclass(frozen=True)
class MomentDuTexte:
    """A day in the life of a text, as precisely as it is known; ``veille`` is the entry that tells it."""

    date: JourImprecis
    quoi: str
    veille: Veille | None = None


@dataclass(frozen=True)
class FicheTexte:
    """All that the page of a text shows."""

    texte: ReferenceJuridique
    vie: tuple[MomentDuTexte, ...]
    pages: tuple[Appui, ...]
    questions: tuple[Appui, ...]
    veille: tuple[Veille, ...]

    @property
    def image(self) -> Image | None:
        """The picture of its life: one event makes none."""
        return image(self.vie) if len(self.vie) > 1 else None

    @property
    def groupe(self) -> str:
        """Its heading in the list: its code, else its nature."""
        if self.texte.code:
            return f"code_{self.texte.code}"
        return "loi" if self.texte.nature == "article" else self.texte.nature

    @property
    def nom(self) -> str:
        """How it is called under that heading: « L. 441-1 » in its code."""
        return self.texte.titre.partition("art. ")[2] if self.texte.code else self.texte.titre

    @property
    def acces(self) -> Acces:
        """Where it is read."""
        return acces(self.texte)

    @property
    def appuis(self) -> int:
        return len(self.pages) + len(self.questions)


@PAGES.genre("fr")
def pages_textes(site: Site) -> Iterator[Page]:
    """The list of texts, then each of them, in French only."""
    fiches = [_fiche(site, texte) for texte in site.donnees[TEXTES].values()]
    fiches.sort(key=lambda fiche: (GROUPES.index(fiche.groupe), _cle(fiche.texte)))
    groupes = [(nom, list(groupe)) for nom, groupe in groupby(fiches, key=lambda fiche: fiche.groupe)]
    titres = titres_de(site, "index", domaine="droit")
    yield Page("textes/", "droit/textes.html", **titres, contexte={"groupes": groupes, "sources_de_la_page": []})
    for fiche in fiches:
        texte = fiche.texte
        yield Page(
            texte.chemin,
            "droit/texte.html",
            **titres_de(site, "texte", domaine="droit", titre=texte.titre),
            contexte={"fiche": fiche, "sources_de_la_page": [site.donnees[SOURCES][texte.source]]},
            passages=(Passage("", texte.titre, texte.objet),),
            lu_le=texte.lu_le,
        )


def _fiche(site: Site, texte: ReferenceJuridique) -> FicheTexte:
    appuis = citations(site.donnees).get(texte.id, [])
    entrees = [e for e in site.donnees[VEILLE].values() if any(t.texte == texte.id for t in e.textes)]
    return FicheTexte(
        texte,
        tuple(_vie(texte, entrees)),
        tuple(appui for appui in appuis if appui.genre == "page"),
        tuple(appui for appui in appuis if appui.genre == "question"),
        tuple(sorted(entrees, key=lambda entree: entree.date, reverse=True)),
    )


def _vie(texte: ReferenceJuridique, entrees: list[Veille]) -> list[MomentDuTexte]:
    """Return the known days of ``texte``, in order; an entry of the watch tells more than a bare date."""
    racontes = {
        moment.date: moment
        for entree in entrees
        if not entree.en_projet
        for touche in entree.textes
        if touche.texte == texte.id
        for moment in [_raconte(entree, touche.effet)]
    }
    jours = map(JourImprecis.du, texte.modifie_le)
    nus = (MomentDuTexte(jour, "modifie") for jour in jours if jour not in racontes)
    vie = [*racontes.values(), *nus]
    signe = {moment.date for moment in vie if moment.quoi == "date"}
    if texte.date and texte.nature != "article" and texte.date not in signe:
        vie.append(MomentDuTexte(texte.date, "date"))
    if texte.version_du:
        vie.append(MomentDuTexte(texte.version_du, "lue"))
    return sorted(vie, key=lambda evenement: (evenement.date, evenement.quoi == "lue"))


def _raconte(entree: Veille, effet: str) -> MomentDuTexte:
    """Return the day that ``entree`` tells: a text of which nobody told when it applies is only known to be made."""
    if entree.en_vigueur_le:
        return MomentDuTexte(entree.en_vigueur_le, effet, entree)
    return MomentDuTexte(entree.date, "date" if effet == "cree" else effet, entree)


def _cle(texte: ReferenceJuridique) -> tuple[object, ...]:
    """Articles of a code in its order, the rest by date, the latest first; articles of a law in theirs, after it."""
    nombres = tuple(int(n) for n in re.findall(r"\d+", texte.id))
    if texte.code:
        return (compact(numero_d_article(texte) or "")[:1], nombres)
    return (-texte.date.fin.toordinal() if texte.date else 0, nombres, texte.id)


@PAGES.outils.append
def outils(site: Site) -> dict[str, Any]:
    """A text by its identifier; the texts that the French page at an address rests on."""
    return {
        "texte": site.donnees[TEXTES].__getitem__,
        "textes_lus": lambda chemin: textes_de_la_page(chemin, site.donnees),
    }
