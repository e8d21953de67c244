"""Translations that can be trusted: each knows the French text it was made from, and has its structure."""

import hashlib
import re
from collections.abc import Iterator

from guichet.prose.guides import Guide
from guichet.prose.raccourcis import references

_TITRE = re.compile(r"^(#+) .*\{#([\w-]+)\}\s*$", re.MULTILINE)
_BALISE = re.compile(r"<(details|div)\b[^>]*\bid=\"([\w-]+)\"")


def empreinte(guide: Guide) -> str:
    """Return the digest of what a translation must follow: title, description, lead and prose of the French page."""
    contenu = "\n".join((guide.title, guide.description, guide.chapo or "", guide.prose.strip()))
    return hashlib.sha256(contenu.encode()).hexdigest()[:12]


def ecarts(francais: Guide, traduit: Guide) -> Iterator[str]:
    """Yield, in French, each difference of structure between a page and its translation."""
    for quoi, de_l_un, de_l_autre in (
        ("titres", _titres(francais), _titres(traduit)),
        ("blocs", _BALISE.findall(francais.prose), _BALISE.findall(traduit.prose)),
        ("raccourcis", _raccourcis(francais), _raccourcis(traduit)),
    ):
        if de_l_un != de_l_autre:
            manquants = [element for element in de_l_un if element not in de_l_autre]
            en_trop = [element for element in de_l_autre if element not in de_l_un]
            yield f"{quoi} différents du français ; absents : {manquants or 'aucun'} ; en trop : {en_trop or 'aucun'}"


def _titres(guide: Guide) -> list[tuple[str, str]]:
    return _TITRE.findall(guide.prose)


def _raccourcis(guide: Guide) -> list[tuple[str, str]]:
    """Return the shortcodes, sorted: languages order their words differently."""
    return sorted({(reference.genre, reference.cible) for reference in references(guide.prose)})
