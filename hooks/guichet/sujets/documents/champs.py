"""The blanks of a model: those of its text, those of the parts made from the data."""

import re

from guichet.prose.raccourcis import references

# Parts of a model to download made from the data, {{partie:…}} alone on its line, and the blanks that each holds.
CHAMP_RUBRIQUE = "texte de la rubrique"
# Whose document it is.
NOM = "nom de l’EPCI"
# Those of the model of yearly report that the published figures of a territory fill.
DU_RAPPORT = (
    NOM,
    "année",
    "attributions",
    "premier quartile",
    "ménages prioritaires",
    "ménages Dalo",
    "part en quartier",
    "source des attributions",
    "premier quartile hors quartiers",
    "source du premier quartile hors quartiers",
    "trois autres quartiles en quartier",
    "source des trois autres quartiles",
    "logements sociaux",
    "quartiers prioritaires",
    "communes SRU",
    "source du parc",
    "source des quartiers",
    "source SRU",
)
PARTIES = {"rubriques": (CHAMP_RUBRIQUE,), "bilan": ()}

# A blank of a model: « [nom de l’EPCI] ». What follows would make it a link; doubled brackets are a text of law.
_CHAMP = re.compile(r"(?<!\[)\[([^\[\]\n]+)\](?![(\[:\]])")


def champs(texte: str) -> list[str]:
    """Return the blanks of a model, those of its parts included, each once."""
    parties = (PARTIES.get(r.cible, ()) for r in references(texte) if r.genre == "partie")
    return list(dict.fromkeys([*_CHAMP.findall(texte), *(champ for partie in parties for champ in partie)]))
