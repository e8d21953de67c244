"""The region and its intercommunalities: map, table, one page each."""

from collections.abc import Iterator

from guichet.pages.registre import Page, Pages, Passage, Site, sources_de, titres_de
from guichet.sujets.epci.vue import FicheEpci, fiches_epci
from guichet.sujets.parc.calcul import source_du_parc
from guichet.sujets.territoires.fiches import TRACES

PAGES = Pages()


@PAGES.genre()
def page_territoires(site: Site) -> Iterator[Page]:
    """The region: map and table."""
    origines = sources_de(site, "decoupage-2026", "contours-ign", "liste-reforme-urh", "attributions-dreal-2025")
    contexte = {"fiches": fiches_epci(site.edition), "traces": site.donnees[TRACES], "sources_de_la_page": origines}
    yield Page("territoires/", "epci/territoires.html", **titres_de(site, "territoires"), contexte=contexte)


@PAGES.genre()
def pages_epci(site: Site) -> Iterator[Page]:
    """One page per EPCI."""
    for fiche in fiches_epci(site.edition):
        yield Page(
            fiche.chemin,
            "epci/territoire.html",
            **titres_de(site, "territoire", nom=fiche.nom),
            contexte={"fiche": fiche},
            passages=(
                Passage("", fiche.epci.nom, _presentation(site, fiche)),
                *_lieux(site, fiche),
                *_chiffres(site, fiche),
            ),
            lu_le=max(source.lu_le for source in fiche.sources),
        )


def _presentation(site: Site, fiche: FicheEpci) -> str:
    """Return what the search says of an EPCI; its communes are looked up in the files of the commune field."""
    nature = site.interface.texte(f"territoire.nature_{fiche.epci.nature}")
    return f"{nature} · {', '.join(nom for _, nom in fiche.departements)}"


def _lieux(site: Site, fiche: FicheEpci) -> Iterator[Passage]:
    """Yield the desks and the landlords that the search finds by their names, if any is known."""
    noms = [vue.nom for vue in (*fiche.guichets, *fiche.autres_lieux)] + [bailleur.nom for bailleur in fiche.bailleurs]
    if noms:
        yield Passage("ou-aller", f"{site.interface.texte('territoire.ou_aller')} · {fiche.nom}", ", ".join(noms))


def _chiffres(site: Site, fiche: FicheEpci) -> Iterator[Passage]:
    """Yield the figures that the search shows of an EPCI, if any is known: the homes, the latest threshold."""
    interface = site.interface
    dits = []
    if fiche.quartiles:
        dernier = fiche.quartiles[-1]
        montant = interface.texte("unites.euro", n=dernier.q1)
        dits.append(interface.texte("territoire.quartile_en", annee=str(dernier.annee), montant=montant))
    if fiche.parc:
        valide_le = source_du_parc(site.donnees).valide_le
        jour = interface.jour(valide_le) if valide_le else ""
        dits.append(interface.texte("territoire.parc", n=fiche.parc.total, date=jour))
    if dits:
        yield Passage("chiffres", interface.texte("territoire.chiffres"), " ".join(dits))
