"""Tables of cases, read by the parser written in C: what collects tests reads five thousand cases."""

from typing import IO, Any

import yaml

from appui.construction import PROJET


def charger_yaml(texte: str | IO[str]) -> Any:
    """Return what ``texte`` holds."""
    return yaml.load(texte, Loader=yaml.CSafeLoader)


def lire_cas(nom: str) -> Any:
    """Return the cases of the table ``nom`` of ``tests/cas``."""
    return charger_yaml((PROJET / "tests" / "cas" / nom).read_text(encoding="utf-8"))
