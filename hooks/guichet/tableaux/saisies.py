"""From the lines of a table to what each says of a record: which kind, which fields, which value."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from guichet.socle import caracteres
from guichet.socle.donnees import Donnees
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.socle.texte import normaliser
from guichet.tableaux.dialecte import Ligne, Tableau
from guichet.tableaux.genres import ACTION, Colonne, Genre
from guichet.tableaux.valeurs import Reperes, ValeurRefusee

SUPPRIMER, EXEMPLE = "supprimer", "exemple"
EFFACER = "effacer"


@dataclass(frozen=True)
class Saisie:
    """What a line says: ``valeurs`` by field, None where the cell asks to erase; nothing for an empty cell."""

    ligne: int
    valeurs: Mapping[str, Any]
    supprimer: bool = False


@dataclass
class Lecture:
    """A table understood: its kind, its lines, those left aside as examples, all that is wrong."""

    genre: Genre
    saisies: list[Saisie] = field(default_factory=list)
    exemples: list[int] = field(default_factory=list)
    problemes: list[Probleme] = field(default_factory=list)


def comprendre(tableau: Tableau, genres: Mapping[str, Genre], donnees: Donnees) -> Lecture:
    """Return what ``tableau`` says. Raises DonneesInvalides if its headings are not those of one of ``genres``."""
    genre = _reconnaitre(tableau, genres)
    colonnes = _colonnes(tableau, genre)
    lecture = Lecture(genre)
    for ligne in tableau.lignes:
        action = _action(tableau, ligne, colonnes, lecture.problemes)
        if action == EXEMPLE:
            lecture.exemples.append(ligne.numero)
            continue
        problemes: list[Probleme] = []
        valeurs = dict(_valeurs(tableau, ligne, colonnes, donnees, problemes))
        lecture.problemes += problemes
        if action is not None and not problemes:
            lecture.saisies.append(Saisie(ligne.numero, valeurs, action == SUPPRIMER))
    return lecture


def _reconnaitre(tableau: Tableau, genres: Mapping[str, Genre]) -> Genre:
    """Return the kind most of whose headings are there; they may be in any order."""
    titres = {normaliser(titre) for titre in tableau.titres.cellules}
    reconnus = {genre.nom: len(titres & genre.par_titre.keys()) for genre in genres.values()}
    premier, second = sorted(reconnus, key=lambda nom: -reconnus[nom])[:2]
    if reconnus[premier] < 2 or reconnus[premier] == reconnus[second]:
        constat = "ces titres de colonnes ne sont ceux d'aucun modèle"
        remede = f"reprenez la première ligne d'un modèle de data/modeles/ : {', '.join(genres)}"
        raise DonneesInvalides([Probleme(tableau.nom, tableau.titres.numero, "", "", constat, remede)])
    return genres[premier]


def _colonnes(tableau: Tableau, genre: Genre) -> list[Colonne | str | None]:
    """Return what each column of the table is: a column of ``genre``, ACTION, or None for an empty one."""
    colonnes: list[Colonne | str | None] = []
    problemes = []
    for rang, titre in enumerate(tableau.titres.cellules):
        colonne = ACTION if normaliser(titre) == normaliser(ACTION) else genre.par_titre.get(normaliser(titre))
        constat = ""
        if not titre:
            remplie = next((ligne.numero for ligne in tableau.lignes if ligne.cellules[rang]), None)
            if remplie:
                constat = f"la colonne {rang + 1} n'a pas de titre, et la ligne {remplie} y écrit quelque chose"
                remede = "donnez-lui son titre, ou videz-la"
        elif colonne is None:
            constat = "cette colonne n'est pas dans le modèle : ce qu'elle contient serait perdu"
            proches = difflib.get_close_matches(titre, [c.titre for c in genre.colonnes], n=1)
            remede = f"écrivez « {proches[0]} »" if proches else "supprimez-la, ou reprenez un titre du modèle"
        elif colonne in colonnes:
            constat, remede = "cette colonne est là deux fois", "gardez-en une seule"
        if constat:
            problemes.append(Probleme(tableau.nom, tableau.titres.numero, titre, "", constat, remede))
        colonnes.append(colonne)
    if problemes:
        raise DonneesInvalides(problemes)
    return colonnes


def _action(
    tableau: Tableau, ligne: Ligne, colonnes: list[Colonne | str | None], problemes: list[Probleme]
) -> str | None:
    """Return what the line asks: to remove, to be left aside, or nothing special. None if it is not understood."""
    cellule = ligne.cellules[colonnes.index(ACTION)] if ACTION in colonnes else ""
    mot = normaliser(cellule)
    if mot in {"", SUPPRIMER, EXEMPLE}:
        return mot
    constat = "cette action n'est pas prévue"
    remede = (
        f"laissez vide pour ajouter ou corriger ; {SUPPRIMER} pour retirer la fiche ; {EXEMPLE} pour ignorer la ligne"
    )
    problemes.append(Probleme(tableau.nom, ligne.numero, ACTION, cellule[:80], constat, remede))
    return None


def _valeurs(
    tableau: Tableau,
    ligne: Ligne,
    colonnes: list[Colonne | str | None],
    donnees: Donnees,
    problemes: list[Probleme],
) -> Iterator[tuple[str, Any]]:
    cellules = [
        (c, texte) for c, texte in zip(colonnes, ligne.cellules, strict=True) if isinstance(c, Colonne) and texte
    ]
    ici = Reperes(donnees, {colonne.champ: texte for colonne, texte in cellules})
    for colonne, texte in cellules:
        try:
            yield colonne.champ, _lue(colonne, texte, ici)
        except ValeurRefusee as refus:
            court = texte if len(texte) <= 80 else f"{texte[:77]}…"
            problemes.append(Probleme(tableau.nom, ligne.numero, colonne.titre, court, refus.constat, refus.remede))


def _lue(colonne: Colonne, texte: str, ici: Reperes) -> Any:
    """Return the value of a cell; None where it asks to erase. Raises ValeurRefusee."""
    if faute := caracteres.faute(texte):
        raise ValeurRefusee(*faute)
    return None if normaliser(texte) == EFFACER else colonne.forme.lire(texte, ici)
