"""What an import did or would do, said in French to the person who filled the table."""

from collections.abc import Iterator, Sequence

from guichet.socle.donnees import Donnees
from guichet.socle.problemes import Probleme
from guichet.tableaux.ecarts import Ecart, Ecarts
from guichet.tableaux.genres import Genre
from guichet.tableaux.importer import Importation

_SEPARATEURS = {";": "point-virgule", ",": "virgule", "\t": "tabulation"}
_CODAGES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "cp1252": "codage d'Excel", "utf-16": "Texte Unicode"}
RIEN = "(rien)"


def bilan(importation: Importation, donnees: Donnees) -> str:
    """Return what was read and what differs from ``donnees``."""
    tableau, lecture = importation.tableau, importation.lecture
    lignes = []
    if tableau is not None:
        forme = ", ".join(
            filter(None, (_CODAGES.get(tableau.codage, tableau.codage), _SEPARATEURS.get(tableau.separateur)))
        )
        lignes.append(f"{tableau.nom} : {len(tableau.lignes)} ligne(s) lue(s), {lecture.genre.titre} ({forme}).")
    if lecture.exemples:
        lignes.append(f"Laissées de côté, marquées « exemple » : ligne(s) {', '.join(map(str, lecture.exemples))}.")
    if not importation.problemes:
        lignes += differences(lecture.genre, importation.ecarts, donnees)
    return "\n".join(lignes)


def problemes(trouves: Sequence[Probleme]) -> str:
    """Return what is wrong, or nothing; nothing has been written."""
    pluriel = "s" if len(trouves) > 1 else ""
    return "\n\n".join([f"{len(trouves)} problème{pluriel}. Rien n'a été écrit.", *map(str, trouves)])


def differences(genre: Genre, ecarts: Ecarts, donnees: Donnees) -> Iterator[str]:
    """Yield what changes in the file of ``genre``, record by record, field by field."""
    for titre, liste in (
        ("À ajouter", ecarts.ajouts),
        ("À changer", ecarts.changements),
        ("À retirer", ecarts.retraits),
    ):
        yield f"{titre} : {len(liste)}"
        for ecart in liste:
            yield f"  ligne {ecart.ligne} · {ecart.nom}"
            if not ecart.retrait:
                yield from _champs(genre, ecart, donnees)
    yield f"Sans changement : {ecarts.inchangees}"
    if anciens := sum("lu_le" not in ecart.apres for ecart in ecarts.changements):
        yield (
            f"Gardent leur ancien « Lu le » : {anciens} fiche(s) à changer. Un fait qui change dit son nouveau jour, sinon la "
            "vérification le refuse : changez la cellule, ou ajoutez --lu-le, puis le jour de la source dans data/sources.yml."
        )
    if ecarts.absentes:
        yield f"Dans {genre.fichier}, absentes de votre fichier, laissées telles quelles : {ecarts.absentes}"


def _champs(genre: Genre, ecart: Ecart, donnees: Donnees) -> Iterator[str]:
    for champ, apres in ecart.apres.items():
        titre, nouveau = genre.titre_de(champ), cellule(genre, champ, apres, donnees)
        if ecart.rang is None:
            yield f"    {titre} : {nouveau}"
        else:
            yield f"    {titre} : {cellule(genre, champ, ecart.avant[champ], donnees)} → {nouveau}"


def cellule(genre: Genre, champ: str, valeur: object, donnees: Donnees) -> str:
    """Return a value of the field ``champ`` as its column shows it."""
    if valeur is None:
        return RIEN
    colonne = genre.par_champ.get(champ)
    return colonne.forme.ecrire(valeur, donnees) if colonne else _sans_colonne(valeur)


def _sans_colonne(valeur: object) -> str:
    match valeur:
        case list():
            return " | ".join(map(_sans_colonne, valeur))
        case dict():
            return ", ".join(map(_sans_colonne, valeur.values()))
        case _:
            return str(valeur)
