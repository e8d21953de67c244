"""One search index per language out of the one the theme's search builds for all of them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import escape

from guichet.adresses import prefixe
from guichet.modeles import LANGUES, Langue
from guichet.pages import Page

CHEMIN = "search/search_index.json"


def langue_de(adresse: str) -> Langue:
    """Return the language of the page at ``adresse``, from the root of the site."""
    return next((langue for langue in LANGUES if langue != "fr" and adresse.startswith(prefixe(langue))), "fr")


def index_par_langue(index: Mapping[str, Any], pages: Mapping[Langue, Iterable[Page]]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each index.

    ``index`` is the theme's, all languages merged, addresses from the root; ``pages`` are the generated
    ones: their words live in templates, which the theme's search does not read.
    """
    for langue, generees in pages.items():
        racine = prefixe(langue)
        documents = [
            document | {"location": document["location"].removeprefix(racine)}
            for document in index["docs"]
            if langue_de(document["location"]) == langue
        ]
        faits = [document for page in generees for document in _documents(page)]
        connus = {document["location"] for document in faits}
        documents = [document for document in documents if document["location"] not in connus] + faits
        propre = {"config": {**index["config"], "lang": [langue]}, "docs": documents}
        yield f"{racine}{CHEMIN}", json.dumps(propre, ensure_ascii=False, separators=(",", ":"))


def _documents(page: Page) -> Iterator[dict[str, str]]:
    """Yield the page, then its passages; the theme groups them by address, and reads titles and texts as HTML."""
    propre = [passage for passage in page.passages if not passage.ancre]
    yield _document(page.chemin, page.titre, propre[0].texte if propre else page.description)
    for passage in page.passages:
        if passage.ancre:
            yield _document(f"{page.chemin}#{passage.ancre}", passage.titre, passage.texte)


def _document(adresse: str, titre: str, texte: str) -> dict[str, str]:
    return {"location": adresse, "title": str(escape(titre)), "text": str(escape(texte))}
