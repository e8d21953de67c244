"""The region, its communes and its intercommunalities."""

from collections.abc import Iterator
from typing import Any

from guichet import vues
from guichet.pages.registre import Page, Passage, Site, complete, genre, sources_de, titres_de


@genre
def page_communes(site: Site) -> Iterator[Page]:
    """The A–Z of communes, for those who have no JavaScript and those who prefer a list."""
    yield Page(
        "communes/",
        "communes.html",
        **titres_de(site, "communes"),
        contexte={"lettres": site.region.lettres, "sources_de_la_page": sources_de(site, "decoupage-2026")},
    )


@genre
def page_territoires(site: Site) -> Iterator[Page]:
    """The region: map and table."""
    cadre = site.donnees.cadre
    carte = {"largeur": cadre.largeur, "hauteur": cadre.hauteur, "traces": vues.traces(site.donnees)}
    origines = sources_de(site, "decoupage-2026", "contours-ign", "liste-reforme-urh", "attributions-dreal-2025")
    contexte = {"fiches": site.region.fiches, "carte": carte, "sources_de_la_page": origines}
    yield Page("territoires/", "territoires.html", **titres_de(site, "territoires"), contexte=contexte)


@genre
def pages_epci(site: Site) -> Iterator[Page]:
    """One page per EPCI."""
    for fiche in site.region.fiches:
        yield Page(
            fiche.chemin,
            "territoire.html",
            **titres_de(site, "territoire", nom=fiche.epci.nom),
            contexte={"fiche": fiche},
            passages=(Passage("", fiche.epci.nom, _presentation(site, fiche)),),
        )


def _presentation(site: Site, fiche: vues.FicheEpci) -> str:
    """Return what the search says of an EPCI; its communes are looked up in the files of the commune field."""
    nature = site.interface.texte(f"territoire.nature_{fiche.epci.nature}")
    return f"{nature} · {', '.join(nom for _, nom in fiche.departements)}"


@complete("accueil.html", "404.html")
def lettres(site: Site) -> dict[str, Any]:
    """The first letters of communes, for the way without JavaScript."""
    return {"lettres": [lettre for lettre, _ in site.region.lettres]}
