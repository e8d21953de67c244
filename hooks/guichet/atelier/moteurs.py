"""What search engines read before the pages: the list of addresses, in files of the size they accept, and where it is."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from guichet.socle.champs import Langue

# What the protocol of sitemaps allows in one file.
ADRESSES_PAR_FICHIER = 50_000
PLAN = "sitemap.xml"


@dataclass(frozen=True)
class Adresse:
    """A page: its public address, those of its translations, the last day when what it says was read at its source."""

    adresse: str
    langues: dict[Langue, str]
    lu_le: datetime.date | None


def fichiers(
    inventaire: Sequence[Adresse], racine_web: str, rendre: Callable[[str, dict[str, Any]], str]
) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file; ``rendre`` renders a template."""
    parties = [
        inventaire[debut : debut + ADRESSES_PAR_FICHIER] for debut in range(0, len(inventaire), ADRESSES_PAR_FICHIER)
    ]
    if len(parties) > 1:
        noms = [f"sitemap-{numero}.xml" for numero in range(1, len(parties) + 1)]
        yield PLAN, rendre("partials/sitemap_index.html", {"plans": [racine_web + nom for nom in noms]})
    else:
        noms = [PLAN]
    for nom, partie in zip(noms, parties, strict=True):
        yield nom, rendre("sitemap.xml", {"inventaire": partie})
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {racine_web}{PLAN}\n"
