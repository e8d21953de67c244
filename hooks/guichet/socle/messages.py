"""What pydantic found, said in French to an editor: the fault, and how to mend it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from guichet.socle.lecture import Enregistrement
from guichet.socle.problemes import Probleme

# Pydantic's error type → (fault, remedy). Placeholders are the values of pydantic's « ctx ».
_PAR_TYPE: dict[str, tuple[str, str]] = {
    "missing": ("cette donnée obligatoire manque", "ajoutez-la (en CSV : remplissez la colonne)"),
    "extra_forbidden": ("cette clé n'existe pas", "corrigez son nom ou supprimez la ligne"),
    "string_type": ("un texte est attendu", "mettez la valeur entre guillemets droits"),
    "string_too_short": ("ce texte est vide", "remplissez-le ou supprimez la ligne"),
    "int_parsing": ("un nombre entier est attendu", "écrivez des chiffres seulement, sans espace ni unité"),
    "int_type": ("un nombre entier est attendu", "écrivez des chiffres seulement, sans espace ni unité"),
    "float_parsing": ("un nombre est attendu", "écrivez des chiffres, sans espace, avec un point pour la virgule"),
    "bool_parsing": ("oui ou non est attendu", "écrivez true pour oui, false pour non, sans guillemets"),
    "bool_type": ("oui ou non est attendu", "écrivez true pour oui, false pour non, sans guillemets"),
    "date_from_datetime_parsing": ("cette date n'existe pas", "écrivez année-mois-jour, par exemple 2026-11-23"),
    "date_parsing": ("cette date n'existe pas", "écrivez année-mois-jour, par exemple 2026-11-23"),
    "date_type": ("une date est attendue", "écrivez année-mois-jour, par exemple 2026-11-23"),
    "enum": ("cette valeur n'est pas prévue", "choisissez parmi : {expected}"),
    "literal_error": ("cette valeur n'est pas prévue", "choisissez parmi : {expected}"),
    "list_type": ("une liste est attendue", "écrivez les éléments entre crochets, séparés par des virgules"),
    "dict_type": ("une traduction par langue est attendue", "écrivez fr:, en: et ar: en retrait"),
    "model_type": ("des clés sont attendues ici", "écrivez « clé: valeur » en retrait"),
    "too_short": ("il en faut au moins un", "ajoutez un élément"),
    "greater_than": ("le nombre doit être supérieur à {gt}", "corrigez la valeur"),
    "greater_than_equal": ("le nombre doit être au moins {ge}", "corrigez la valeur"),
    "less_than": ("le nombre doit être inférieur à {lt}", "corrigez la valeur"),
    "too_long": ("il en faut {max_length} au plus", "retirez des éléments"),
    "string_too_long": ("ce texte est trop long", "raccourcissez-le"),
    "float_type": ("un nombre est attendu", "écrivez des chiffres, sans espace, avec un point pour la virgule"),
    "int_from_float": ("un nombre entier est attendu", "écrivez des chiffres seulement, sans espace ni unité"),
    "int_parsing_size": ("un nombre entier est attendu", "recopiez-le depuis la source"),
    "finite_number": ("un nombre est attendu", "écrivez des chiffres, sans espace, avec un point pour la virgule"),
    "date_from_datetime_inexact": ("une date est attendue", "écrivez année-mois-jour, par exemple 2026-11-23"),
    "less_than_equal": ("le nombre doit être au plus {le}", "corrigez la valeur"),
}

_AUTRE = ("cette valeur n'a pas la forme attendue", "écrivez-la comme dans les fiches voisines")

# A pattern says nothing to an editor: each has its words.
_PAR_MOTIF: dict[str, tuple[str, str]] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": (
        "un identifiant s'écrit en minuscules sans accent, mots séparés par des tirets",
        "par exemple : mairie-de-lens",
    ),
    r"^(\d{2}|2[AB])\d{3}$": ("un code INSEE a 5 caractères", "cherchez-le dans data/communes.csv"),
    r"^(\+\d{6,15}|\d{2,4})$": (
        "ce n'est pas ce qu'un téléphone compose",
        "écrivez +33 et 9 chiffres, ou un numéro de 2 à 4 chiffres, sans espace, entre guillemets",
    ),
    r"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$": ("ce n'est pas un nom de domaine", "par exemple : anil.org"),
    r"^\d{9}$": ("un SIREN a 9 chiffres", "cherchez-le dans data/epci.csv"),
    r"^\d{5}$": ("un code postal a 5 chiffres", "mettez-le entre guillemets s'il commence par 0"),
    r"^(\d{2}|2[AB])$": ("un code de département a 2 caractères", "par exemple : 62"),
    r"^/([A-Za-z0-9_-]+/)*$": (
        "ce n'est pas l'adresse d'une page du site",
        "commencez et finissez par / : /demander/papiers/",
    ),
    r"^\d{4}(-\d{2}-\d{2})?$": ("une année ou un jour est attendu", 'écrivez "2024" ou "2024-03-15", entre guillemets'),
    r"^\d{4}(-\d{2}(-\d{2})?)?$": (
        "une année, un mois ou un jour est attendu",
        'écrivez "2024", "2024-03" ou "2024-03-15", entre guillemets',
    ),
}

# A validator says what is wrong, and no more.
REMEDE_D_UN_REFUS = "corrigez la valeur, ou supprimez-la si elle n'est pas connue"


def constat_du_motif(motif: str) -> str | None:
    """Return what is wrong, in French, with a value that does not follow ``motif``; None if it is not told apart."""
    constat, _ = _PAR_MOTIF.get(motif, (None, None))
    return constat


def constats_de_forme() -> Iterator[tuple[str, str]]:
    """Yield every fault about the shape of a value, with its remedy."""
    yield from _PAR_TYPE.values()
    yield _AUTRE
    yield from _PAR_MOTIF.values()


def en_francais(detail: Mapping[str, Any], enregistrement: Enregistrement) -> Probleme:
    """Return the problem told by one item of ``ValidationError.errors()`` about ``enregistrement``."""
    chemin = tuple(etape for etape in detail["loc"] if etape not in ("function-after", "constrained-str"))
    contexte = detail.get("ctx", {})
    constat, remede = _explication(str(detail["type"]), contexte)
    valeur = "" if detail["type"] == "missing" else detail["input"]
    return enregistrement.probleme(chemin, constat, remede, valeur)


def _explication(genre: str, contexte: Mapping[str, Any]) -> tuple[str, str]:
    if genre == "string_pattern_mismatch":
        return _PAR_MOTIF.get(contexte["pattern"], _AUTRE)
    if genre == "value_error":
        return str(contexte["error"]), REMEDE_D_UN_REFUS
    constat, remede = _PAR_TYPE.get(genre, _AUTRE)
    return constat.format_map(_Contexte(contexte)), remede.format_map(_Contexte(contexte))


def sans_redite(details: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Leave out the missing field that a misspelt key of the same place stands for: one slip, one message."""
    restants = list(details)
    for de_trop in (d for d in details if d["type"] == "extra_forbidden"):
        manquants = {
            d["loc"][-1]: d for d in restants if d["type"] == "missing" and d["loc"][:-1] == de_trop["loc"][:-1]
        }
        proches = get_close_matches(str(de_trop["loc"][-1]), map(str, manquants), n=1, cutoff=0.7)
        if proches:
            restants.remove(manquants[proches[0]])
    return restants


class _Contexte(dict[str, Any]):
    """Mapping for `str.format_map` that puts pydantic's English « or » into French."""

    def __init__(self, contexte: Mapping[str, Any]) -> None:
        super().__init__({cle: _choix(str(valeur)) for cle, valeur in contexte.items()})


def _choix(dit: str) -> str:
    """Return the values that pydantic lists, as they are written: « officiel » rather than a member of a class."""
    return re.sub(r"<\w+\.\w+: ('[^']*')>", r"\1", dit).replace(" or ", " ou ")
