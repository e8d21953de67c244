"""The strings of the interface that the templates, the scripts and the code ask for, as far as their text tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from guichet.socle.programme import RACINE

_DOSSIERS = (("overrides", "*.html"), ("overrides", "*.js"), ("hooks", "*.py"))

# The name of a key, which may be cut short, and a value added to it; then what calls with it. What is rarest is looked for.
_CLE = re.compile(r"""(?P<q>["'])(?P<domaine>[a-z]\w*)\.(?P<cle>\w*)(?:(?P=q)(?P<suite>\s*~)?|(?P<valeur>\{))""")
_AVANT = re.compile(r"(?:\b(?:t|brute|message)\(\s*|\bmots=)f?$")
_PLACE_AVANT = 60
_DOMAINES = re.compile(
    r"""\bmessages\(\s*((?:["']\w+["'],?\s*)+)\)|\b(?:apres|commencant)\(\s*["'](\w+)["']|domaine=["'](\w+)["']|\bset domaines = \(([^)]*)\)"""
)


@dataclass(frozen=True)
class Cles:
    """Keys asked for by name, beginnings of keys, domains taken whole; each with the file that asks, to be told."""

    exactes: dict[str, str]
    debuts: dict[str, str]


@lru_cache(maxsize=1)
def cles_employees() -> Cles:
    """Return what the templates and the code ask for."""
    exactes: dict[str, str] = {}
    debuts: dict[str, str] = {}
    for dossier, modele in _DOSSIERS:
        for fichier in sorted((RACINE / dossier).rglob(modele)):
            nom = fichier.relative_to(RACINE).as_posix()
            texte = fichier.read_text(encoding="utf-8")
            for appel in _appels(texte):
                cle = f"{appel['domaine']}.{appel['cle']}"
                (debuts if appel["suite"] or appel["valeur"] else exactes).setdefault(cle, nom)
            for domaines in _DOMAINES.finditer(texte):
                for domaine in re.findall(r"\w+", "".join(filter(None, domaines.groups()))):
                    debuts.setdefault(f"{domaine}.", nom)
    return Cles(exactes, debuts)


def _appels(texte: str) -> Iterator[re.Match[str]]:
    for cle in _CLE.finditer(texte):
        if _AVANT.search(texte, max(0, cle.start() - _PLACE_AVANT), cle.start()):
            yield cle
