"""``guichet exporter``: the records of today, or an empty template, as a table that Excel in France opens with a double click.

Semicolons, UTF-8 with its mark, CRLF: what `importer` reads back without a change.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from guichet.socle.csv_strict import tableau
from guichet.socle.donnees import Donnees
from guichet.socle.problemes import Probleme
from guichet.tableaux.genres import ACTION, Genre
from guichet.tableaux.saisies import EXEMPLE

DOSSIER = "data/modeles"


def modele(genre: Genre) -> str:
    """Return the template of ``genre``: its headings and a made-up line, which the import leaves aside."""
    return _table(genre, [[EXEMPLE, *(colonne.exemple for colonne in genre.colonnes)]])


def modeles_perimes(racine: Path, genres: Iterable[Genre]) -> Iterator[Probleme]:
    """Yield the templates of ``genres``, in the project at ``racine``, that are not what the models give."""
    for genre in genres:
        nom = f"{DOSSIER}/{genre.nom}.csv"
        fichier = racine / nom
        if not fichier.is_file() or fichier.read_bytes().decode(errors="replace") != modele(genre):
            remede = f"supprimez-le, puis lancez ./guichet exporter {genre.nom} {nom} --vide"
            yield Probleme(nom, 1, "", "", "ce modèle de tableau n'a plus les colonnes attendues", remede)


def table(genre: Genre, donnees: Donnees) -> str:
    """Return the records of ``genre`` as they are today, to be corrected or completed."""
    return _table(genre, [["", *_cellules(genre, fiche, donnees)] for fiche in _fiches(genre, donnees)])


def _fiches(genre: Genre, donnees: Donnees) -> Iterable[Any]:
    fiches = donnees.fiches[genre.jeu]
    return fiches.values() if isinstance(fiches, dict) else fiches


def _cellules(genre: Genre, fiche: Any, donnees: Donnees) -> Iterable[str]:
    for colonne in genre.colonnes:
        valeur = getattr(fiche, colonne.champ)
        yield "" if valeur is None or valeur == [] else colonne.forme.ecrire(valeur, donnees)


def _table(genre: Genre, lignes: Iterable[list[str]]) -> str:
    titres = [ACTION, *(colonne.titre for colonne in genre.colonnes)]
    return tableau([titres, *lignes], separateur=";")
