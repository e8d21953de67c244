"""The feed of the resource centre: what came into the list, the latest first."""

from collections.abc import Callable, Iterator

from markupsafe import Markup

from guichet.pages.registre import Site
from guichet.socle.langues import typographie
from guichet.sujets.editeur.fiches import EDITEUR
from guichet.sujets.ressources.fiches import RESSOURCES, Ressource
from guichet.sujets.ressources.page import PAGE
from guichet.sujets.veille.flux import Article, Flux, atom, json_feed


def flux(site: Site) -> Flux:
    """Return the feed of the resources, the latest first; those of one day in the order of their file."""
    t = site.interface.texte
    ressources = sorted(site.donnees[RESSOURCES], key=lambda ressource: ressource.ajoutee_le, reverse=True)
    return Flux(
        t("ressources.flux"),
        t("ressources.page_description"),
        f"{site.racine_web}{PAGE}",
        [_article(site, ressource) for ressource in ressources],
        site.donnees[EDITEUR].nom,
        site.aujourdhui,
    )


def fichiers(site: Site) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the path of the feed in each format, and what makes its text."""
    yield f"{PAGE}atom.xml", lambda: atom(flux(site))
    yield f"{PAGE}feed.json", lambda: json_feed(flux(site))


def _article(site: Site, ressource: Ressource) -> Article:
    adresse = f"{site.racine_web}{PAGE}#{ressource.id}"
    return Article(
        id=adresse,
        titre=typographie(ressource.titre),
        adresse=adresse,
        resume=typographie(ressource.pourquoi),
        html=str(Markup("<p>{}</p>").format(typographie(ressource.pourquoi))),
        publie_le=ressource.ajoutee_le,
        maj_le=ressource.ajoutee_le,
        categories=(ressource.genre.value, *(lecteur.value for lecteur in ressource.lecteurs)),
    )
