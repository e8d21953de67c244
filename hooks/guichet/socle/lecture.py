"""Read CSV and YAML files of ``data/`` so that every value can be traced back to its line."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from guichet.socle.problemes import DonneesInvalides, Probleme

# PyYAML rather than ruamel.yaml: with libyaml it composes the FAQ some fifty times faster, and its nodes
# carry the line numbers that messages need. `make check` must answer in seconds.
_Lecteur = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Chemin = tuple[str | int, ...]


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

    Raises DonneesInvalides if the file is missing, is not UTF-8, or lacks or adds a column.
    """
    texte = _texte(racine, nom)
    lignes = csv.DictReader(texte.splitlines(), strict=True)
    presentes = list(lignes.fieldnames or [])
    ecart = set(presentes) ^ set(colonnes)
    if ecart:
        constat = (
            f"les colonnes attendues sont : {', '.join(colonnes)} ; en trop ou absentes : {', '.join(sorted(ecart))}"
        )
        raise DonneesInvalides([Probleme(nom, 1, "", "", constat, "rétablissez la première ligne du fichier")])
    for ligne in lignes:
        if None in ligne or None in ligne.values():
            constat = f"cette ligne n'a pas {len(colonnes)} valeurs"
            remede = "vérifiez les virgules ; un texte qui en contient s'écrit entre guillemets droits"
            raise DonneesInvalides([Probleme(nom, lignes.line_num, "", "", constat, remede)])
        yield Enregistrement(nom, lignes.line_num, {cle: valeur for cle, valeur in ligne.items() if valeur != ""})


def lire_yaml(racine: Path, nom: str) -> list[Enregistrement]:
    """Return the items of the list held by ``racine/nom``.

    Raises DonneesInvalides if the file is missing, is not a list of mappings, or repeats a key.
    """
    noeud, valeurs = _document(racine, nom)
    if not isinstance(noeud, yaml.SequenceNode):
        raise DonneesInvalides(
            [_probleme_de_forme(nom, noeud, "ce fichier doit être une liste", "commencez chaque fiche par un tiret")]
        )
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
    noeud, valeurs = _document(racine, nom)
    if not isinstance(noeud, yaml.MappingNode):
        raise DonneesInvalides(
            [
                _probleme_de_forme(
                    nom, noeud, "ce fichier doit être fait de « clé: valeur »", "voyez contribuer/reference/"
                )
            ]
        )
    return Enregistrement(nom, noeud.start_mark.line + 1, valeurs, noeud)


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
    Raises DonneesInvalides if a page has no front matter or an unreadable one.
    """
    for chemin in sorted((racine / dossier).rglob("*.md")):
        nom = chemin.relative_to(racine).as_posix()
        _, entete, prose = (*_texte(racine, nom).split("---\n", 2), "", "")[:3]
        noeud, valeurs = _composer(nom, f"---\n{entete}")
        if not isinstance(noeud, yaml.MappingNode):
            constat = "cette page n'a pas d'en-tête"
            remede = "commencez-la par un bloc entre deux lignes « --- » avec title et description"
            raise DonneesInvalides([_probleme_de_forme(nom, noeud, constat, remede)])
        vides = "\n" * (entete.count("\n") + 2)
        yield Enregistrement(nom, 1, {**valeurs, "fichier": nom, "prose": vides + prose}, noeud)


def _texte(racine: Path, nom: str) -> str:
    try:
        return (racine / nom).read_text(encoding="utf-8-sig")
    except FileNotFoundError as erreur:
        raise DonneesInvalides([Probleme(nom, 1, "", "", "ce fichier n'existe pas", "rétablissez-le")]) from erreur
    except UnicodeDecodeError as erreur:
        ligne = (racine / nom).read_bytes()[: erreur.start].count(b"\n") + 1
        remede = "enregistrez le fichier en UTF-8"
        raise DonneesInvalides([Probleme(nom, ligne, "", "", "ce fichier n'est pas en UTF-8", remede)]) from erreur


def _document(racine: Path, nom: str) -> tuple[yaml.Node | None, Any]:
    return _composer(nom, _texte(racine, nom))


def _composer(nom: str, texte: str) -> tuple[yaml.Node | None, Any]:
    lecteur = _Lecteur(texte)
    try:
        noeud = lecteur.get_single_node()
        doublons = list(_cles_en_double(nom, noeud))
        if doublons:
            raise DonneesInvalides(doublons)
        return noeud, None if noeud is None else lecteur.construct_document(noeud)
    except yaml.MarkedYAMLError as erreur:
        ligne = erreur.problem_mark.line + 1 if erreur.problem_mark else 1
        remede = "vérifiez les retraits et mettez les textes entre guillemets droits"
        raise DonneesInvalides([Probleme(nom, ligne, "", "", f"YAML illisible ({erreur.problem})", remede)]) from erreur
    except ValueError as erreur:
        # PyYAML builds dates eagerly and says neither where nor which.
        raise DonneesInvalides(
            [Probleme(nom, _ligne_de_date(noeud), "", "", f"valeur impossible ({erreur})", "corrigez cette date")]
        ) from erreur
    finally:
        lecteur.dispose()


def _ligne_de_date(noeud: yaml.Node | None) -> int:
    constructeur = yaml.constructor.SafeConstructor()
    for sous_noeud in _noeuds(noeud):
        if isinstance(sous_noeud, yaml.ScalarNode) and sous_noeud.tag == "tag:yaml.org,2002:timestamp":
            try:
                constructeur.construct_yaml_timestamp(sous_noeud)
            except ValueError:
                return sous_noeud.start_mark.line + 1
    return 1


def _noeuds(noeud: yaml.Node | None) -> Iterator[yaml.Node]:
    if noeud is None:
        return
    yield noeud
    if isinstance(noeud, yaml.MappingNode):
        for cle, valeur in noeud.value:
            yield from (cle, *_noeuds(valeur))
    elif isinstance(noeud, yaml.SequenceNode):
        for element in noeud.value:
            yield from _noeuds(element)


def _cles_en_double(nom: str, noeud: yaml.Node | None) -> Iterator[Probleme]:
    for sous_noeud in _noeuds(noeud):
        if not isinstance(sous_noeud, yaml.MappingNode):
            continue
        vues: set[str] = set()
        for cle, _ in sous_noeud.value:
            if cle.value in vues:
                constat = "cette clé est écrite deux fois dans la même fiche"
                yield Probleme(nom, cle.start_mark.line + 1, cle.value, "", constat, "gardez une seule des deux lignes")
            vues.add(cle.value)


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
    texte = str(valeur)
    return texte if len(texte) <= 80 else f"{texte[:77]}…"
