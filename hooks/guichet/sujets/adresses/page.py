"""The page left at an old address: it leads to the new one. It is no page of the site map, nor of the search."""

from collections.abc import Iterator, Mapping

from guichet.pages.registre import Page, Site, titres_de
from guichet.socle.adresses import prefixe, situer
from guichet.socle.champs import Langue


def pages_redirigees(
    site: Site, suites: Mapping[str, str], titres: Mapping[Langue, Mapping[str, str]]
) -> Iterator[Page]:
    """Yield one page for each old address of ``suites`` in the language of ``site``; ``titres`` are those of all pages."""
    racine_web = site.racine_web.removesuffix(prefixe(site.interface.langue))
    for ancienne, nouvelle in suites.items():
        (langue, partie), (la_bas, arrivee) = situer(ancienne[1:]), situer(nouvelle[1:])
        if langue == site.interface.langue:
            yield Page(
                partie,
                "adresses/redirection.html",
                **titres_de(site, "page", domaine="redirection"),
                contexte={
                    "vers": nouvelle[1:],
                    "absolue": racine_web + nouvelle[1:],
                    "la_bas": la_bas,
                    "titre_la_bas": titres[la_bas][arrivee],
                },
            )
