"""The regulatory watch, in French only: all of it, by year, theme and public, one page an entry, one letter a month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from guichet.pages.registre import Page, Pages, Passage, Site, titres_de
from guichet.socle.jour_imprecis import JourImprecis
from guichet.socle.sources import SOURCES
from guichet.sujets.textes.fiches import TEXTES
from guichet.sujets.veille.fiches import VEILLE, NatureVeille, PublicVeille, Veille
from guichet.sujets.veille.hors_du_site import pour_chacun, reserve
from guichet.sujets.veille.journal import Moment, annees_de, dernier_jour, journal_de

PAGES = Pages()

PAGE = "veille/"

# The latest are read, the others are looked for: beyond so many, groups are folded.
LIGNES_OUVERTES = 20


@dataclass(frozen=True)
class Groupe:
    """Entries under one heading: to come, in discussion, or of a year."""

    ancre: str
    titre: str
    vues: tuple[dict[str, Any], ...]
    ouvert: bool


@dataclass(frozen=True)
class PourUnPublic:
    """What a year changes for ``public``: each entry with its sentence."""

    public: PublicVeille
    changements: tuple[tuple[str, dict[str, Any]], ...]


def chemin_d_annee(annee: str) -> str:
    return f"{PAGE}annee/{annee}/"


def chemin_de_theme(theme: str) -> str:
    return f"{PAGE}theme/{theme}/"


def chemin_de_public(public: str) -> str:
    return f"{PAGE}public/{public}/"


def chemin_de_lettre(mois: str) -> str:
    return f"{PAGE}lettre/{mois}/"


@PAGES.genre("fr")
def pages_veille(site: Site) -> Iterator[Page]:
    """The list of entries, and each of them."""
    journal = journal_de(site.edition)
    yield _liste(site, PAGE, "index", journal.entrees, gabarit="veille/veille.html", **_filtres(site))
    for entree in journal.entrees:
        yield Page(
            entree.chemin,
            "veille/veille_entree.html",
            **titres_de(site, "entree", domaine="veille", titre=entree.titre),
            contexte=vue(site, entree) | {"sources_de_la_page": sources(site, [entree])},
            passages=(Passage("", entree.titre, f"{entree.resume} {entree.change}"),),
            lu_le=entree.lu_le,
        )


@PAGES.genre("fr")
def listes_de_veille(site: Site) -> Iterator[Page]:
    """One list a year, a theme, a public: what the filter shows, without JavaScript; a year is printed whole."""
    journal, t = journal_de(site.edition), site.interface.texte
    for annee, entrees in journal.annees.items():
        par_public = changements_par_public(site, entrees)
        gabarit = "veille/veille_annee.html"
        attendues = [vue(site, e) for e in entrees if e.attendu and journal.moment(e) is Moment.A_VENIR]
        contexte = {"titre": annee, "par_public": par_public, "attendues": attendues}
        yield _liste(site, chemin_d_annee(annee), "annee", entrees, gabarit=gabarit, **contexte)
    for theme, entrees in journal.themes.items():
        yield _liste(site, chemin_de_theme(theme), "theme", entrees, titre=t(f"veille.theme_{theme}"))
    for public, entrees in journal.publics.items():
        yield _liste(
            site, chemin_de_public(public), "public", entrees, titre=t(f"veille.public_{public}"), lecteur=public
        )


@PAGES.genre("fr")
def lettres_de_veille(site: Site) -> Iterator[Page]:
    """The letter of each month, ready to be pasted in an e-mail, and the list of letters."""
    journal = journal_de(site.edition)
    titres = titres_de(site, "lettres", domaine="veille")
    yield Page(f"{PAGE}lettre/", "veille/veille_lettres.html", **titres, contexte={"mois": list(journal.mois)})
    redaction = site.redaction.ailleurs(site.racine_web)
    for mois, entrees in journal.mois.items():
        yield _liste(
            site,
            chemin_de_lettre(mois),
            "lettre",
            entrees,
            gabarit="veille/veille_lettre.html",
            titre=site.interface.jour_imprecis(mois),
            changes={e.id: redaction.rendre(e.change, e.chemin) for e in entrees},
            pour={e.id: pour_chacun(site, e) for e in entrees},
            reserves={e.id: reserve(site, e) for e in entrees},
            # Who sends the letter of this month tells what is still ahead; an older one is no longer sent.
            a_faire=journal.a_faire if mois == JourImprecis.du(site.aujourdhui).mois else [],
        )


@PAGES.avec_le_temps.append
def lettres_avec_le_temps(site: Site) -> list[str]:
    """The letter of a month is there from its first day: its entries are known before."""
    return [chemin_de_lettre(mois) for mois in journal_de(site.edition).tous_les_mois]


def _liste(
    site: Site,
    chemin: str,
    cle: str,
    entrees: Sequence[Veille],
    *,
    gabarit: str = "veille/veille_liste.html",
    **contexte: Any,
) -> Page:
    titre = contexte.get("titre", "")
    return Page(
        chemin,
        gabarit,
        **titres_de(site, cle, domaine="veille", titre=titre),
        contexte={
            "vues": [vue(site, e) for e in entrees],
            "groupes": groupes(site, entrees),
            "sources_de_la_page": sources(site, entrees),
        }
        | contexte,
    )


def groupes(site: Site, entrees: Sequence[Veille]) -> list[Groupe]:
    """Return ``entrees`` under their headings, each once: what is to come, what is only a bill, then year by year."""
    journal, t = journal_de(site.edition), site.interface.texte
    moments = {entree.id: journal.moment(entree) for entree in entrees}
    en_cours = [e for e in entrees if moments[e.id] not in (Moment.A_VENIR, Moment.EN_PROJET)]
    annees = sorted({max(annees_de(e)) for e in en_cours}, reverse=True)
    classees = [
        ("a-venir", t("veille.a_venir"), [e for e in journal.a_venir if e.id in moments]),
        ("en-projet", t("veille.en_projet"), [e for e in entrees if moments[e.id] is Moment.EN_PROJET]),
        *((f"annee-{annee}", annee, [e for e in en_cours if max(annees_de(e)) == annee]) for annee in annees),
    ]
    rendus: list[Groupe] = []
    for ancre, titre, siennes in classees:
        if siennes:
            montrees = sum(len(groupe.vues) for groupe in rendus if groupe.ouvert)
            ouvert = ancre != "en-projet" and montrees < LIGNES_OUVERTES
            rendus.append(Groupe(ancre, titre, tuple(vue(site, e) for e in siennes), ouvert))
    return rendus


def changements_par_public(site: Site, entrees: Sequence[Veille]) -> list[PourUnPublic]:
    """Return what ``entrees`` change, public by public; a bill changes nothing yet."""
    vues = [(entree, vue(site, entree)) for entree in entrees if not entree.en_projet]
    return [
        PourUnPublic(public, changements)
        for public in PublicVeille
        if (changements := tuple((p.change, v) for entree, v in vues for p in entree.pour if p.public is public))
    ]


def _filtres(site: Site) -> dict[str, Any]:
    journal = journal_de(site.edition)
    return {
        "a_faire": journal.a_faire,
        "annees": list(journal.annees),
        "cette_annee": site.aujourdhui.strftime("%Y"),
        "themes": [theme for theme, entrees in journal.themes.items() if entrees],
        "natures": [nature for nature in NatureVeille if any(e.nature is nature for e in journal.entrees)],
        "publics": [public for public, entrees in journal.publics.items() if entrees],
        "textes_touches": sorted({t.texte for e in journal.entrees for t in e.textes}),
    }


def vue(site: Site, entree: Veille) -> dict[str, Any]:
    """Return an entry as its page and the lists show it."""
    donnees = site.donnees
    return {
        "entree": entree,
        "moment": journal_de(site.edition).moment(entree).value,
        "annees": annees_de(entree),
        "dernier_jour": dernier_jour(entree),
        "textes": [(touche, donnees[TEXTES][touche.texte]) for touche in entree.textes],
        "pages": entree.pages,
    }


def sources(site: Site, entrees: Sequence[Veille]) -> list[Any]:
    """Return the sources of ``entrees``, each once."""
    return [site.donnees[SOURCES][s] for s in dict.fromkeys(s for entree in entrees for s in entree.sources)]


@PAGES.outils.append
def outils(site: Site) -> dict[str, Any]:
    """An entry by its identifier."""
    return {"entree_de_veille": site.donnees[VEILLE].__getitem__}
