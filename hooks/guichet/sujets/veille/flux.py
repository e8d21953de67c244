"""Feeds: the same entries as Atom (RFC 4287) and as JSON Feed 1.1. Pure: the dates are those of the entries."""

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from feedgen.feed import FeedGenerator

_PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True)
class Article:
    """An entry of a feed. ``id`` never changes, whatever the title; ``publie_le`` and ``maj_le`` are days in Paris."""

    id: str
    titre: str
    adresse: str
    resume: str
    html: str
    publie_le: datetime.date
    maj_le: datetime.date
    categories: tuple[str, ...] = ()


@dataclass(frozen=True)
class Flux:
    """A feed about to be written at ``adresse`` + ``atom.xml`` and ``feed.json``; ``adresse`` is that of its page.

    ``auteur`` signs it, ``au`` is the day on which it is written.
    """

    titre: str
    description: str
    adresse: str
    articles: Sequence[Article]
    auteur: str
    au: datetime.date

    @property
    def maj_le(self) -> datetime.date:
        """The day of the latest change; that of today where there is no entry yet."""
        return max((article.maj_le for article in self.articles), default=self.au)


def atom(flux: Flux) -> str:
    """Return the Atom document of ``flux``."""
    generateur = FeedGenerator()
    generateur.id(flux.adresse)
    generateur.title(flux.titre)
    generateur.subtitle(flux.description)
    generateur.author(name=flux.auteur)
    generateur.language("fr")
    generateur.link(href=flux.adresse, rel="alternate", type="text/html")
    generateur.link(href=f"{flux.adresse}atom.xml", rel="self", type="application/atom+xml")
    generateur.updated(_instant(flux.maj_le))
    # feedgen signs with its version, which changes with it.
    generateur.generator("guichet")
    for article in flux.articles:
        entree = generateur.add_entry(order="append")
        entree.id(article.id)
        entree.title(article.titre)
        entree.link(href=article.adresse, rel="alternate", type="text/html")
        entree.published(_instant(article.publie_le))
        entree.updated(_instant(article.maj_le))
        entree.summary(article.resume)
        entree.content(article.html, type="html")
        for categorie in article.categories:
            entree.category(term=categorie)
    return str(generateur.atom_str(pretty=True).decode())


def json_feed(flux: Flux) -> str:
    """Return the JSON Feed document of ``flux``."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": flux.titre,
        "description": flux.description,
        "home_page_url": flux.adresse,
        "feed_url": f"{flux.adresse}feed.json",
        "language": "fr",
        "authors": [{"name": flux.auteur}],
        "items": [
            {
                "id": article.id,
                "url": article.adresse,
                "title": article.titre,
                "summary": article.resume,
                "content_html": article.html,
                "date_published": _instant(article.publie_le).isoformat(),
                "date_modified": _instant(article.maj_le).isoformat(),
                "tags": list(article.categories),
            }
            for article in flux.articles
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _instant(jour: datetime.date) -> datetime.datetime:
    """Return noon in Paris: the same day in every time zone where someone may read it."""
    return datetime.datetime.combine(jour, datetime.time(12), _PARIS)
