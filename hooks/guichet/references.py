"""Shortcodes of the prose: how they are written and what they may name.

``{{genre:cible}}`` or ``{{genre:cible|mots}}`` for a fact or a page, ``[[L441-1]]`` or ``[[L441-1|mots]]`` for a text of law.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

MOTIF = r"\{\{\s*(?P<genre>[a-z_-]+)\s*:\s*(?P<cible>[^|}\s]*)\s*(?:\|\s*(?P<mots>[^}]+?)\s*)?\}\}"
MOTIF_DE_TEXTE = r"\[\[\s*(?P<cible>[^|\]\s]+)\s*(?:\|\s*(?P<mots>[^\]]+?)\s*)?\]\]"


@dataclass(frozen=True)
class Reference:
    """One shortcode found in a text, with its line from 1."""

    genre: str
    cible: str
    mots: str | None
    brute: str
    ligne: int


def references(texte: str) -> Iterator[Reference]:
    """Yield the shortcodes of ``texte`` in order; a text of law is of the kind « texte »."""
    # A text of law has its own brackets: between braces, « texte » is no kind.
    trouves = [(trouve, "" if trouve["genre"] == "texte" else trouve["genre"]) for trouve in re.finditer(MOTIF, texte)]
    trouves += [(trouve, "texte") for trouve in re.finditer(MOTIF_DE_TEXTE, texte)]
    for trouve, genre in sorted(trouves, key=lambda paire: paire[0].start()):
        ligne = texte.count("\n", 0, trouve.start()) + 1
        yield Reference(genre, trouve["cible"], trouve["mots"], trouve[0], ligne)


# Whether a shortcode names something, given the identifiers of each file.
Connue = Callable[[str, Mapping[str, set[Any]]], bool]


def _identifiant_de(jeu: str) -> Connue:
    return lambda cible, connus: cible in connus[jeu]


# Addresses of pages are known only once the site is built: the tests of the site follow them all.
GENRES: dict[str, Connue] = {
    "contact": _identifiant_de("contacts"),
    "delai": _identifiant_de("delais"),
    "texte": _identifiant_de("textes"),
    "lien": lambda cible, _: not cible.startswith(("/", "http")),
    "officiel": _identifiant_de("liens"),
    "regle": _identifiant_de("regles_de_droit"),
    "verifier": _identifiant_de("points_a_verifier"),
}

# Parts of a model to download made from the data, {{partie:…}} alone on its line, and the blanks that each holds.
CHAMP_RUBRIQUE = "texte de la rubrique"
PARTIES = {"rubriques": (CHAMP_RUBRIQUE,), "bilan": ()}

# A blank of a model: « [nom de l’EPCI] ». What follows would make it a link; doubled brackets are a text of law.
_CHAMP = re.compile(r"(?<!\[)\[([^\[\]\n]+)\](?![(\[:\]])")


def champs(texte: str) -> list[str]:
    """Return the blanks of a model, those of its parts included, each once."""
    parties = (PARTIES.get(r.cible, ()) for r in references(texte) if r.genre == "partie")
    return list(dict.fromkeys([*_CHAMP.findall(texte), *(champ for partie in parties for champ in partie)]))
