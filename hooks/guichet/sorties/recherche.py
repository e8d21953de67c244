"""One search index per language out of the one the theme's search builds for all of them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

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
    ones, whose words live in templates that the theme's search does not read.
    """
    for langue, generees in pages.items():
        racine = prefixe(langue)
        mots = {page.chemin: page.mots for page in generees if page.mots}
        documents = [
            document | {"location": adresse, "text": document["text"] or mots.get(adresse, "")}
            for document in index["docs"]
            if langue_de(document["location"]) == langue
            for adresse in [document["location"].removeprefix(racine)]
        ]
        propre = {"config": {**index["config"], "lang": [langue]}, "docs": documents}
        yield f"{racine}{CHEMIN}", json.dumps(propre, ensure_ascii=False, separators=(",", ":"))
