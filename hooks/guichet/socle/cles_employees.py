"""The strings of the interface that the templates, the scripts and the code ask for, as far as their text tells."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

# Where templates and code are: they belong to the program, not to the project whose data is judged.
_PROGRAMME = Path(__file__).resolve().parents[3]
_DOSSIERS = (("overrides", "*.html"), ("overrides", "*.js"), ("hooks", "*.py"))

# A call with the name of a key; the name may be cut short, and a value added to it.
_APPEL = re.compile(
    r"""[(=](?:(?:(?<=\bt.)|(?<=\bbrute.)|(?<=\bmessage.))(?<=\()\s*|(?<=\bmots=))f?(?P<q>["'])(?P<domaine>[a-z]\w*)\.(?P<cle>\w*)(?:(?P=q)(?P<suite>\s*~)?|(?P<valeur>\{))"""
)
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
        for fichier in sorted((_PROGRAMME / dossier).rglob(modele)):
            nom = fichier.relative_to(_PROGRAMME).as_posix()
            texte = fichier.read_text(encoding="utf-8")
            for appel in _APPEL.finditer(texte):
                cle = f"{appel['domaine']}.{appel['cle']}"
                (debuts if appel["suite"] or appel["valeur"] else exactes).setdefault(cle, nom)
            for domaines in _DOMAINES.finditer(texte):
                for domaine in re.findall(r"\w+", "".join(filter(None, domaines.groups()))):
                    debuts.setdefault(f"{domaine}.", nom)
    return Cles(exactes, debuts)
