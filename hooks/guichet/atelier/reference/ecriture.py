"""The reference and the schemas as files of the project: written by ``guichet reference``, compared by ``verifier``."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from guichet.atelier.reference.pages import pages, sans_exemples
from guichet.atelier.reference.schemas import schemas
from guichet.socle.problemes import Probleme

_REFERENCE = Path("contribuer/reference")
_SCHEMAS = Path("contribuer/schemas")
# Editors that know YAML read there which schema a file follows.
_TETE = "# yaml-language-server: $schema="
_COMMANDE = "lancez ./guichet reference"


def ecrire(racine: Path) -> int:
    """Write pages and schemas, and the first line of every YAML file of the data; return how many files changed."""
    attendus = _textes(racine)
    for perime in _perimes(racine, attendus):
        perime.unlink()
    voulus = {racine / nom: texte for nom, texte in attendus.items()}
    for fichier, tete in _tetes(racine):
        voulus[fichier] = f"{tete}\n{_sans_tete(fichier.read_text(encoding='utf-8'))}"
    changes = [fichier for fichier, texte in voulus.items() if _lire(fichier) != texte]
    for fichier in changes:
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_text(voulus[fichier], encoding="utf-8", newline="\n")
    return len(changes)


def ecarts(racine: Path) -> Iterator[Probleme]:
    """Yield what is out of date; nothing in a copy of the data without the guide of its editors."""
    if not (racine / "contribuer").is_dir():
        return
    attendus = _textes(None)
    for nom, texte in attendus.items():
        if sans_exemples(_lire(racine / nom)) != texte:
            yield Probleme(nom.as_posix(), 1, "", "", "cette page ne suit plus les modèles", _COMMANDE)
    for perime in _perimes(racine, attendus):
        nom = perime.relative_to(racine)
        yield Probleme(nom.as_posix(), 1, "", "", "cette page ne décrit plus aucun fichier", _COMMANDE)
    for fichier, tete in _tetes(racine):
        if _lire(fichier).split("\n", 1)[0] != tete:
            nom = fichier.relative_to(racine)
            constat = "la première ligne doit nommer le schéma du fichier"
            yield Probleme(nom.as_posix(), 1, "", "", constat, f"copiez-y : {tete} (ou {_COMMANDE})")


def _textes(racine: Path | None) -> dict[Path, str]:
    """Return the text of each file to write; without ``racine``, without examples."""
    textes = {_REFERENCE / nom: texte for nom, texte in pages(racine).items()}
    for nom, schema in schemas().values():
        textes[_SCHEMAS / f"{nom}.schema.json"] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return textes


def _perimes(racine: Path, attendus: dict[Path, str]) -> list[Path]:
    presents = [*(racine / _REFERENCE).glob("*.md"), *(racine / _SCHEMAS).glob("*.json")]
    return sorted(fichier for fichier in presents if fichier.relative_to(racine) not in attendus)


def _tetes(racine: Path) -> Iterator[tuple[Path, str]]:
    """Yield every YAML file of the data, with the first line it should have."""
    for motif, (nom, _) in schemas().items():
        for fichier in sorted(racine.glob(motif)):
            schema = os.path.relpath(racine / _SCHEMAS / f"{nom}.schema.json", fichier.parent)
            yield fichier, _TETE + Path(schema).as_posix()


def _sans_tete(texte: str) -> str:
    premiere, _, reste = texte.partition("\n")
    return reste if premiere.startswith(_TETE) else texte


def _lire(fichier: Path) -> str:
    return fichier.read_text(encoding="utf-8") if fichier.exists() else ""
