"""The fields of the form, made from the models: what one types is checked in the page by the rules of the build."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from guichet.socle.donnees import Donnees
from guichet.socle.formes import schema
from guichet.socle.messages import constat_du_motif
from guichet.sujets.contributions.blocs import BLOCS, RETIRER, Bloc
from guichet.sujets.contributions.fiches import Qui
from guichet.tableaux.genres import Colonne

# What the form carries along without showing it: nobody types an identifier or a longitude.
CACHES = frozenset({RETIRER, "id", "lon", "lat", "position", "fermetures", "horaires_lus_le", "epci"})
_LISTE_DE_COMMUNES = "communes"
# Fields that are more than what their type says.
_GENRES = {
    "commune": "commune",
    _LISTE_DE_COMMUNES: "communes",
    "horaires": "horaires",
    "telephone": "telephone",
    "courriel": "courriel",
    "date": "annee_ou_jour",
}


@dataclass(frozen=True)
class Champ:
    """A field of the form: how it is filled, and what its schema asks of it.

    ``libelle`` is None where its table has no heading for it; ``refus`` says in French that ``motif`` is not followed.
    ``champs`` are those of each record that it lists, such as the agencies of a landlord.
    """

    nom: str
    genre: str
    libelle: str | None
    requis: bool = False
    motif: str | None = None
    refus: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    choix: tuple[tuple[str, str], ...] = ()
    champs: "tuple[Champ, ...]" = ()


@dataclass(frozen=True)
class Groupe:
    """The fields of a block, or of who answers."""

    nom: str
    champs: tuple[Champ, ...]


def groupes(donnees: Donnees) -> tuple[Groupe, ...]:
    """Return the fields of each block, in the order of its model."""
    return tuple(Groupe(bloc.nom, tuple(_champs(bloc.modele, bloc, donnees))) for bloc in BLOCS)


def qui(donnees: Donnees) -> Groupe:
    """Return the fields of who answers."""
    return Groupe("qui", tuple(_champs(Qui, None, donnees)))


def _champs(modele: type[BaseModel], bloc: Bloc | None, donnees: Donnees) -> Iterator[Champ]:
    return _champs_de(schema(modele), bloc, donnees)


def _champs_de(entier: Mapping[str, Any], bloc: Bloc | None, donnees: Donnees) -> Iterator[Champ]:
    for nom, propriete in entier["properties"].items():
        if nom not in CACHES:
            colonne = bloc.genre.par_champ.get(nom) if bloc else None
            requis = nom in entier.get("required", ())
            yield _champ(nom, _utile(propriete), colonne, donnees, requis=requis)


def _utile(propriete: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what ``propriete`` says of a value that is given: « or nothing » left out."""
    for sorte in propriete.get("anyOf", ()):
        if sorte.get("type") != "null":
            return _utile(sorte)
    if "items" in propriete:
        return {**propriete, "items": _utile(propriete["items"])}
    return propriete


def _champ(nom: str, utile: Mapping[str, Any], colonne: Colonne | None, donnees: Donnees, *, requis: bool) -> Champ:
    elements = utile.get("items", utile)
    motif = utile.get("pattern")
    return Champ(
        nom=nom,
        genre=_genre(nom, utile),
        libelle=colonne.titre if colonne else None,
        requis=requis,
        motif=motif,
        refus=utile.get("patternErrorMessage") or (constat_du_motif(motif) if motif else None),
        minimum=utile.get("minimum", utile.get("exclusiveMinimum")),
        maximum=utile.get("maximum"),
        choix=tuple((valeur, _mot(valeur, utile, colonne, donnees)) for valeur in elements.get("enum", ())),
        champs=tuple(_champs_de(elements, None, donnees)) if "properties" in elements else (),
    )


def _genre(nom: str, utile: Mapping[str, Any]) -> str:
    if "properties" in utile.get("items", ()):
        return "fiches"
    if utile.get("type") == "array":
        return "communes" if nom == _LISTE_DE_COMMUNES else "plusieurs"
    if "enum" in utile:
        return "choix"
    if utile.get("format") == "date":
        return "jour"
    sortes = {"boolean": "oui_non", "integer": "nombre", "number": "nombre"}
    return sortes.get(str(utile.get("type"))) or _GENRES.get(nom, "texte")


def _mot(valeur: str, utile: Mapping[str, Any], colonne: Colonne | None, donnees: Donnees) -> str:
    """Return the word of a choice, as its table writes it; that of who answers is in the interface."""
    if colonne is None:
        return ""
    return colonne.forme.ecrire([valeur] if "items" in utile else valeur, donnees)
