"""The shortcode of a rule of law: ``{{regle:…}}``. Its words take its place before the text is read as Markdown."""

from typing import Any

from guichet.prose.raccourcis import LibelleDe
from guichet.prose.redaction import Raccourci
from guichet.sujets.regles_de_droit.fiches import REGLES_DE_DROIT


def _jamais(_: Any, cible: str, __: str | None) -> str:
    raise KeyError(cible)


RACCOURCIS = (
    Raccourci("regle", LibelleDe(REGLES_DE_DROIT, lambda regle: regle.enonce.get("fr", regle.id)), _jamais, _jamais),
)
