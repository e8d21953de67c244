"""Read CSV and YAML files of ``data/`` so that every value can be traced back to its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from guichet.socle.caracteres import decoder
from guichet.socle.csv_strict import rangees
from guichet.socle.fichiers import lire_octets
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.socle.yaml_strict import composer

Chemin = tuple[str | int, ...]

# The front matter of a page: a line of three dashes before, one after, nothing else on them.
_ENTETE = re.compile(r"\A---\n(.*?\n)---\n(.*)\Z", re.DOTALL)


@dataclass(frozen=True)
class Enregistrement:
    """A raw record: its values, and where they are written."""

    fichier: str
    ligne: int
    valeurs: dict[str, Any]
    noeud: yaml.Node | None = None

    def ligne_de(self, chemin: Chemin) -> int:
        """Return the line of the value at ``chemin`` (keys and indices), or of its nearest ancestor."""
        return _ligne(self.noeud, chemin) or self.ligne

    def probleme(self, chemin: Chemin, constat: str, remede: str, valeur: object = "") -> Probleme:
        champ = ".".join(map(str, chemin))
        return Probleme(self.fichier, self.ligne_de(chemin), champ, _court(valeur), constat, remede)


def lire_csv(racine: Path, nom: str, colonnes: list[str]) -> Iterator[Enregistrement]:
    """Yield the rows of ``racine/nom`` (UTF-8, comma). Empty cells are left out: the field takes its default.

    Raises DonneesInvalides if the file is missing, is not UTF-8, or lacks or adds a column; at the end, with every row that
    has too many cells, or too few.
    """
    lignes = rangees(nom, _texte(racine, nom))
    _, presentes = next(lignes, (1, []))
    if presentes != colonnes:
        raise DonneesInvalides([_colonnes(nom, presentes, colonnes)])
    problemes: list[Probleme] = []
    try:
        for numero, cellules in lignes:
            if len(cellules) == len(colonnes):
                valeurs = zip(colonnes, cellules, strict=True)
                yield Enregistrement(nom, numero, {cle: valeur for cle, valeur in valeurs if valeur != ""})
            else:
                constat = f"cette ligne n'a pas {len(colonnes)} valeurs : elle en a {len(cellules)}"
                remede = "vérifiez les virgules ; un texte qui en contient s'écrit entre guillemets droits"
                problemes.append(Probleme(nom, numero, "", "", constat, remede))
    except DonneesInvalides as erreur:
        problemes += erreur.problemes
    if problemes:
        raise DonneesInvalides(problemes)


# What a spreadsheet in French writes between two cells.
_AUTRES_SEPARATEURS = {";": "des points-virgules", "\t": "des tabulations"}


def _colonnes(nom: str, presentes: list[str], attendues: list[str]) -> Probleme:
    constat = f"les colonnes attendues sont : {', '.join(attendues)}"
    for signe, son_nom in _AUTRES_SEPARATEURS.items():
        if len(presentes) == 1 and presentes[0].split(signe) == attendues:
            remede = "enregistrez-le de nouveau en CSV, séparé par des virgules, en UTF-8"
            return Probleme(nom, 1, "", "", f"{constat} ; elles sont séparées par {son_nom}", remede)
    if ecart := set(presentes) ^ set(attendues):
        constat += f" ; en trop ou absentes : {', '.join(sorted(ecart))}"
    elif len(presentes) != len(attendues):
        constat += " ; l'une est écrite deux fois"
    else:
        constat += " ; elles ne sont pas dans cet ordre"
    return Probleme(nom, 1, "", "", constat, "rétablissez la première ligne du fichier")


def lire_yaml(racine: Path, nom: str) -> list[Enregistrement]:
    """Return the items of the list held by ``racine/nom``.

    Raises DonneesInvalides if the file is missing, is not a list of mappings, or repeats a key.
    """
    noeud, valeurs = composer(nom, _texte(racine, nom))
    if not isinstance(noeud, yaml.SequenceNode):
        raise DonneesInvalides(
            [_probleme_de_forme(nom, noeud, "ce fichier doit être une liste", "commencez chaque fiche par un tiret")]
        )
    return _fiches(nom, noeud, valeurs)


def lire_yaml_section(racine: Path, nom: str, section: str) -> list[Enregistrement]:
    """Return the items of the list that the key ``section`` of ``racine/nom`` holds. Raises DonneesInvalides as `lire_yaml`."""
    document = lire_yaml_listes(racine, nom)
    cles = document.noeud.value if document.noeud else []
    if autres := [cle.value for cle, valeur in cles if not isinstance(valeur, yaml.SequenceNode)]:
        constat, remede = (
            "une liste est attendue ici",
            "commencez chaque fiche par un tiret, ou retirez ce qui est de trop",
        )
        raise DonneesInvalides([document.probleme((autre,), constat, remede, autre) for autre in autres])
    noeud = next((valeur for cle, valeur in cles if cle.value == section), None)
    if noeud is None:
        constat, remede = f"la liste « {section} » manque", f"ajoutez « {section}: » suivi des fiches"
        raise DonneesInvalides([document.probleme((section,), constat, remede)])
    return _fiches(nom, noeud, document.valeurs[section])


def _fiches(nom: str, noeud: yaml.SequenceNode, valeurs: list[Any]) -> list[Enregistrement]:
    fiches = []
    for fiche, contenu in zip(noeud.value, valeurs, strict=True):
        if not isinstance(fiche, yaml.MappingNode):
            raise DonneesInvalides(
                [_probleme_de_forme(nom, fiche, "une fiche est attendue ici", "écrivez « clé: valeur » après le tiret")]
            )
        fiches.append(Enregistrement(nom, fiche.start_mark.line + 1, contenu, fiche))
    return fiches


def lire_yaml_dictionnaire(racine: Path, nom: str) -> Enregistrement:
    """Return the mapping held by ``racine/nom`` as one record. Raises DonneesInvalides as `lire_yaml`."""
    return _dictionnaire(nom, _texte(racine, nom))


def lire_yaml_listes(racine: Path, nom: str) -> Enregistrement:
    """Return the same for a file of several lists: each set that it holds asks for it, and it is parsed once."""
    return _dictionnaire_retenu(nom, _texte(racine, nom))


def _dictionnaire(nom: str, texte: str) -> Enregistrement:
    noeud, valeurs = composer(nom, texte)
    if not isinstance(noeud, yaml.MappingNode):
        raise DonneesInvalides(
            [
                _probleme_de_forme(
                    nom, noeud, "ce fichier doit être fait de « clé: valeur »", "voyez contribuer/reference/"
                )
            ]
        )
    return Enregistrement(nom, noeud.start_mark.line + 1, valeurs, noeud)


_dictionnaire_retenu = lru_cache(maxsize=16)(_dictionnaire)


def lire_yaml_fiches(racine: Path, modele: str) -> Iterator[Enregistrement]:
    """Yield the record held by each file of ``racine`` that matches ``modele``; the name of the file is its ``id``.

    Raises DonneesInvalides as `lire_yaml`, with the problems of every file.
    """
    problemes: list[Probleme] = []
    for chemin in sorted(racine.glob(modele)):
        try:
            fiche = lire_yaml_dictionnaire(racine, chemin.relative_to(racine).as_posix())
        except DonneesInvalides as erreur:
            problemes.extend(erreur.problemes)
            continue
        yield Enregistrement(fiche.fichier, fiche.ligne, fiche.valeurs | {"id": chemin.stem}, fiche.noeud)
    if problemes:
        raise DonneesInvalides(problemes)


def lire_entetes(racine: Path, dossier: str) -> Iterator[Enregistrement]:
    """Yield the front matter of each Markdown page of ``racine/dossier``, with its file and its prose
    under the keys ``fichier`` and ``prose``.

    The prose keeps its place in the file: what precedes it is replaced by empty lines.
    Raises DonneesInvalides with the problems of every page that has no front matter, or an unreadable one.
    """
    problemes: list[Probleme] = []
    for chemin in sorted((racine / dossier).rglob("*.md")):
        try:
            yield _lire_entete(racine, chemin.relative_to(racine).as_posix())
        except DonneesInvalides as erreur:
            problemes.extend(erreur.problemes)
    if problemes:
        raise DonneesInvalides(problemes)


def _lire_entete(racine: Path, nom: str) -> Enregistrement:
    trouve = _ENTETE.match(texte := _texte(racine, nom))
    if trouve is None:
        raise DonneesInvalides([_sans_entete(nom, texte)])
    entete, prose = trouve.groups()
    # The line of dashes keeps its place; MkDocs would not read it as ours does.
    noeud, valeurs = composer(nom, f"\n{entete}")
    if not isinstance(noeud, yaml.MappingNode):
        constat = "l'en-tête de cette page n'est pas fait de « clé: valeur »"
        raise DonneesInvalides([_probleme_de_forme(nom, noeud, constat, "écrivez-y title et description")])
    vides = "\n" * (entete.count("\n") + 2)
    return Enregistrement(nom, 1, {**valeurs, "fichier": nom, "prose": vides + prose}, noeud)


def _sans_entete(nom: str, texte: str) -> Probleme:
    remede = "commencez-la par un bloc entre deux lignes « --- » avec title et description"
    if texte.startswith("---\n"):
        return Probleme(
            nom, 1, "", "", "l'en-tête de cette page n'est pas fermé", "ajoutez « --- » sur une ligne après lui"
        )
    return Probleme(nom, 1, "", "", "cette page n'a pas d'en-tête", remede)


def _texte(racine: Path, nom: str) -> str:
    return decoder(nom, lire_octets(racine, nom))


def _ligne(noeud: yaml.Node | None, chemin: Chemin) -> int | None:
    ligne = None
    for etape in chemin:
        if isinstance(noeud, yaml.MappingNode):
            suivant = next(((c, v) for c, v in noeud.value if c.value == etape), None)
        elif isinstance(noeud, yaml.SequenceNode) and isinstance(etape, int) and etape < len(noeud.value):
            suivant = (noeud.value[etape],) * 2
        else:
            suivant = None
        if suivant is None:
            break
        ligne, noeud = suivant[0].start_mark.line + 1, suivant[1]
    return ligne


def _probleme_de_forme(nom: str, noeud: yaml.Node | None, constat: str, remede: str) -> Probleme:
    return Probleme(nom, noeud.start_mark.line + 1 if noeud else 1, "", "", constat, remede)


def _court(valeur: object) -> str:
    # A record or a list is seen at its line; what is empty has nothing to show.
    texte = "" if valeur is None or isinstance(valeur, dict | list) else str(valeur)
    return texte if len(texte) <= 80 else f"{texte[:77]}…"


def chaines(valeurs: Any, chemin: Chemin = ()) -> Iterator[tuple[Chemin, str]]:
    """Yield every text held by ``valeurs`` (as read, not yet typed), with its place."""
    if isinstance(valeurs, str):
        yield chemin, valeurs
    elif isinstance(valeurs, dict):
        for cle, valeur in valeurs.items():
            yield from chaines(valeur, (*chemin, str(cle)))
    elif isinstance(valeurs, list):
        for rang, valeur in enumerate(valeurs):
            yield from chaines(valeur, (*chemin, rang))
