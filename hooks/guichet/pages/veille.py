"""The regulatory watch, in French only: all of it, by year, theme and public, one page an entry, one letter a month."""

from collections.abc import Iterator, Sequence
from typing import Any

from guichet.markdown import Redaction
from guichet.modeles import Veille
from guichet.pages.registre import Page, Passage, Site, genre, titres_de
from guichet.veille import ANNEE, dernier_jour, periodes

PAGE = "veille/"


def chemin_d_annee(annee: str) -> str:
    return f"{PAGE}annee/{annee}/"


def chemin_de_theme(theme: str) -> str:
    return f"{PAGE}theme/{theme}/"


def chemin_de_public(public: str) -> str:
    return f"{PAGE}public/{public}/"


def chemin_de_lettre(mois: str) -> str:
    return f"{PAGE}lettre/{mois}/"


@genre
def pages_veille(site: Site) -> Iterator[Page]:
    """The list of entries, and each of them."""
    if site.interface.langue != "fr":
        return
    journal = site.region.journal
    yield _liste(site, PAGE, "index", journal.entrees, gabarit="veille.html", **_filtres(site))
    for entree in journal.entrees:
        yield Page(
            entree.chemin,
            "veille_entree.html",
            **titres_de(site, "entree", domaine="veille", titre=entree.titre),
            contexte=vue(site, entree) | {"sources_de_la_page": sources(site, [entree])},
            passages=(Passage("", entree.titre, f"{entree.resume} {entree.change}"),),
        )


@genre
def listes_de_veille(site: Site) -> Iterator[Page]:
    """One list a year, a theme, a public: what the filter shows, without JavaScript; a year is printed whole."""
    if site.interface.langue != "fr":
        return
    journal, t = site.region.journal, site.interface.texte
    for annee, entrees in journal.annees.items():
        yield _liste(site, chemin_d_annee(annee), "annee", entrees, gabarit="veille_annee.html", titre=annee)
    for theme, entrees in journal.themes.items():
        yield _liste(site, chemin_de_theme(theme), "theme", entrees, titre=t(f"veille.theme_{theme}"))
    for public, entrees in journal.publics.items():
        yield _liste(site, chemin_de_public(public), "public", entrees, titre=t(f"veille.public_{public}"))


@genre
def lettres_de_veille(site: Site) -> Iterator[Page]:
    """The letter of each month, ready to be pasted in an e-mail, and the list of letters."""
    if site.interface.langue != "fr":
        return
    journal = site.region.journal
    titres = titres_de(site, "lettres", domaine="veille")
    yield Page(f"{PAGE}lettre/", "veille_lettres.html", **titres, contexte={"mois": list(journal.mois)})
    redaction = pour_ailleurs(site)
    for mois, entrees in journal.mois.items():
        yield _liste(
            site,
            chemin_de_lettre(mois),
            "lettre",
            entrees,
            gabarit="veille_lettre.html",
            titre=site.interface.jour_imprecis(mois),
            changes={e.id: redaction.rendre(e.change, e.chemin) for e in entrees},
        )


def _liste(
    site: Site, chemin: str, cle: str, entrees: Sequence[Veille], *, gabarit: str = "veille_liste.html", **contexte: Any
) -> Page:
    titre = contexte.get("titre", "")
    return Page(
        chemin,
        gabarit,
        **titres_de(site, cle, domaine="veille", titre=titre),
        contexte={"vues": [vue(site, e) for e in entrees], "sources_de_la_page": sources(site, entrees)} | contexte,
    )


def _filtres(site: Site) -> dict[str, Any]:
    journal = site.region.journal
    return {
        "a_venir": [vue(site, entree) for entree in journal.a_venir],
        "en_projet": [vue(site, entree) for entree in journal.en_projet],
        "annees": list(journal.annees),
        "themes": [theme for theme, entrees in journal.themes.items() if entrees],
        "publics": [public for public, entrees in journal.publics.items() if entrees],
        "textes_touches": sorted({t.texte for e in journal.entrees for t in e.textes}),
    }


def vue(site: Site, entree: Veille) -> dict[str, Any]:
    """Return an entry as its page and the lists show it."""
    donnees = site.donnees
    return {
        "entree": entree,
        "moment": site.region.journal.moment(entree).value,
        "annees": periodes(entree, ANNEE),
        "dernier_jour": dernier_jour(entree),
        "textes": [(touche, donnees.textes[touche.texte]) for touche in entree.textes],
        "pages": entree.pages,
    }


def pour_ailleurs(site: Site) -> Redaction:
    """Return what writes texts that leave the site, such as feeds and letters: their links are absolute."""
    return Redaction(site.donnees, site.interface, pages=site.redaction.pages, racine=site.racine_web)


def sources(site: Site, entrees: Sequence[Veille]) -> list[Any]:
    """Return the sources of ``entrees``, each once."""
    return [site.donnees.sources[s] for s in dict.fromkeys(s for entree in entrees for s in entree.sources)]
