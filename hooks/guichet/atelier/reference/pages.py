"""The pages of ``contribuer/reference/``: one for each file, and the messages. In Markdown, as forges show it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from guichet.atelier.reference.constats import Constat, constats
from guichet.atelier.reference.fichiers import Fichier, GenreDeFiche, fichiers
from guichet.atelier.reference.formes import en_mots, exemple
from guichet.atelier.reference.schemas import description

_AVIS = "<!-- Page écrite par « guichet reference » d’après les modèles : ne la corrigez pas à la main. -->\n"
_TETE = "| Clé | Ce qu’elle dit | Ce qu’on y écrit | Obligatoire | Exemple |\n|---|---|---|---|---|"
_FORMES = {
    "sections": "Le fichier a plusieurs listes, chacune sous son titre.",
    "liste": "Le fichier est une liste : chaque fiche commence par un tiret.",
    "fiche": "Une fiche par fichier.",
    "csv": "Une fiche par ligne. Une valeur vide veut dire « inconnu ».",
}
# The last cell of a line that has the five of a table of keys.
_EXEMPLE = re.compile(r"(?<=oui |non )\|(?: `[^|`]*` | *)\|$", re.MULTILINE)
# A page is read in a few minutes.
_MOTS_PAR_PAGE = 900


def pages(racine: Path | None) -> dict[str, str]:
    """Return the text of every page by its name, with examples from the project at ``racine``, or without any."""
    tous = fichiers()
    messages = list(_pages_des_messages(constats()))
    textes = {f"{fichier.nom}.md": _page(fichier, racine) for fichier in tous}
    for rang, groupe in enumerate(messages, start=1):
        textes[f"messages-{rang}.md"] = _page_de_messages(groupe)
    return textes | {"README.md": _accueil(tous, messages)}


def sans_exemples(page: str) -> str:
    """Return ``page`` as `pages` gives it without a project: an editor who changes a fact owes nothing to its example."""
    return _EXEMPLE.sub("|  |", page)


def _accueil(tous: list[Fichier], messages: list[list[Constat]]) -> str:
    lignes = [
        _AVIS,
        "# Ce que contient chaque fichier",
        "",
        "Une page par fichier : ses clés, ce qu’on y écrit, un exemple. Pour agir, partez de [votre tâche](../README.md).",
        "",
        "| Fichier | Une fiche est |",
        "|---|---|",
    ]
    for fichier in tous:
        titres = " ; ".join(_minuscule(_titre(genre)) for genre in fichier.genres)
        lignes.append(f"| [`{fichier.chemin}`]({fichier.nom}.md) | {titres} |")
    lignes += ["", "## Les messages", "", "Chaque message dit déjà quoi faire. En voici la liste.", ""]
    for rang, groupe in enumerate(messages, start=1):
        lignes.append(f"- [De « {groupe[0].constat} » à « {groupe[-1].constat} »](messages-{rang}.md)")
    return "\n".join(lignes) + "\n"


def _page(fichier: Fichier, racine: Path | None) -> str:
    forme = _FORMES["csv" if fichier.en_csv else fichier.forme]
    lignes = [_AVIS, f"# `{fichier.chemin}`", "", forme]
    for genre in fichier.genres:
        titre = _titre(genre)
        lignes += ["", f"## `{genre.section}` : {_minuscule(titre)}" if genre.section else f"## {titre}", ""]
        lignes += _tables(genre, fichier, racine)
    return "\n".join(lignes) + "\n"


def _tables(genre: GenreDeFiche, fichier: Fichier, racine: Path | None) -> Iterator[str]:
    """Yield the lines of the table of a record, then of what its keys hold in turn."""
    schema = genre.modele.model_json_schema()
    definitions = schema.get("$defs", {})
    fiches = list(genre.valeurs(racine)) if racine else []
    yield from _table(schema, genre.champs, definitions, fiches, csv=fichier.en_csv)
    vus: set[str] = set()
    a_voir = [(nom, schema["properties"][nom], fiches) for nom in genre.champs]
    while a_voir:
        nom, champ, parents = a_voir.pop(0)
        for cle in sorted(_definitions_de(champ) - vus - {"Traduction"}):
            definition = definitions[cle]
            if "properties" not in definition:
                continue
            vus.add(cle)
            dedans = [une for parent in parents for une in _dans(parent.get(nom))]
            yield from ("", f"### Dans `{nom}`", "")
            noms = tuple(definition["properties"])
            yield from _table(definition, noms, definitions, dedans, csv=fichier.en_csv)
            a_voir += [(sous, definition["properties"][sous], dedans) for sous in noms]


def _table(
    schema: dict[str, Any],
    noms: tuple[str, ...],
    definitions: dict[str, Any],
    fiches: list[dict[str, Any]],
    *,
    csv: bool,
) -> Iterator[str]:
    obligatoires = schema.get("required", [])
    yield _TETE
    for nom in noms:
        champ = schema["properties"][nom]
        forme = en_mots(champ, definitions, csv=csv)
        valeur = next((fiche[nom] for fiche in fiches if fiche.get(nom) not in (None, "", [], {})), None)
        montre = exemple(valeur, csv=csv) if _se_montre(valeur) else ""
        oui = "oui" if nom in obligatoires else "non"
        yield f"| `{nom}` | {description(nom, champ)} | {forme} | {oui} | {montre} |"


def _se_montre(valeur: Any) -> bool:
    """Whether an example on a line helps: what holds keys has its own table."""
    return not (isinstance(valeur, list) and valeur and isinstance(valeur[0], dict))


def _definitions_de(champ: Any) -> set[str]:
    """Return the names of the records that a field holds."""
    if isinstance(champ, dict):
        propre = {champ["$ref"].rsplit("/", 1)[-1]} if "$ref" in champ else set()
        return propre.union(*map(_definitions_de, champ.values()))
    return set().union(*map(_definitions_de, champ)) if isinstance(champ, list) else set()


def _dans(valeur: Any) -> list[dict[str, Any]]:
    liste = valeur if isinstance(valeur, list) else [valeur]
    return [une for une in liste if isinstance(une, dict)]


def _pages_des_messages(tous: Iterable[Constat]) -> Iterator[list[Constat]]:
    page: list[Constat] = []
    mots = 0
    for un in tous:
        ici = len(f"{un.constat} {un.remede}".split())
        if page and mots + ici > _MOTS_PAR_PAGE:
            yield page
            page, mots = [], 0
        page.append(un)
        mots += ici
    yield page


def _page_de_messages(groupe: list[Constat]) -> str:
    titre = f"# Les messages, de « {groupe[0].constat} » à « {groupe[-1].constat} »"
    lignes = [_AVIS, titre, "", "| Message | Quoi faire |", "|---|---|"]
    lignes += [f"| {_cellule(un.constat)} | {_cellule(un.remede)} |" for un in groupe]
    return "\n".join(lignes) + "\n"


def _cellule(texte: str) -> str:
    return texte.replace("|", "\\|").replace("<", "&lt;")


def _titre(genre: GenreDeFiche) -> str:
    return str(genre.modele.model_config.get("title", genre.modele.__name__))


def _minuscule(texte: str) -> str:
    return texte[:1].lower() + texte[1:]
