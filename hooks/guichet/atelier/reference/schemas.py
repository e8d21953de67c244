"""The JSON Schema of each YAML file of ``data/``: an editor such as VS Code completes and checks as one types.

A schema knows one file: what two files must agree on is the business of ``guichet verifier``.
"""

from functools import cache
from typing import Any

from guichet.atelier.reference.fichiers import Fichier, GenreDeFiche, fichiers
from guichet.socle.champs import DESCRIPTIONS_COMMUNES, LANGUES, Langue
from guichet.socle.langues import categories_de_pluriel
from guichet.socle.messages import constat_du_motif

Schema = dict[str, Any]

_DIALECTE = "https://json-schema.org/draft/2020-12/schema"
_INTERFACE = {"data/interface/*.yml": "interface", "data/interface/fr/*.yml": "interface-fr"}


@cache
def schemas() -> dict[str, tuple[str, Schema]]:
    """Return, by pattern of YAML files, the name of their schema and the schema."""
    tous = {fichier.chemin: (fichier.nom, _du_fichier(fichier)) for fichier in fichiers() if fichier.en_yaml}
    for chemin, nom in _INTERFACE.items():
        tous[chemin] = (nom, _de_l_interface(seulement_fr=nom == "interface-fr"))
    return tous


def _du_fichier(fichier: Fichier) -> Schema:
    definitions: Schema = {}
    corps = [_de_la_fiche(genre, definitions) for genre in fichier.genres]
    if fichier.forme == "sections":
        listes = {genre.section or "": _liste(schema) for genre, schema in zip(fichier.genres, corps, strict=True)}
        forme = _objet(listes, list(listes))
    else:
        forme = corps[0] if fichier.forme == "fiche" else _liste(corps[0])
    return {"$schema": _DIALECTE, **forme, **({"$defs": definitions} if definitions else {})}


def _de_la_fiche(genre: GenreDeFiche, definitions: Schema) -> Schema:
    schema = genre.modele.model_json_schema()
    schema["properties"] = {nom: schema["properties"][nom] for nom in genre.champs}
    schema["required"] = [nom for nom in schema.get("required", []) if nom in genre.champs]
    definitions |= {nom: _definir(objet) for nom, objet in schema.pop("$defs", {}).items()}
    return {"title": schema["title"], **_definir(schema)}


def _definir(schema: Schema) -> Schema:
    """Return the schema of a record without what pydantic says to programmers."""
    propre = {cle: valeur for cle, valeur in schema.items() if cle not in ("title", "description")}
    if "properties" in schema:
        propre["properties"] = {nom: _propriete(nom, champ) for nom, champ in schema["properties"].items()}
    return propre


def _propriete(nom: str, champ: Schema) -> Schema:
    propre = {cle: valeur for cle, valeur in champ.items() if cle != "title" and (cle, valeur) != ("default", None)}
    if dit := description(nom, champ):
        # Editors show it as plain text.
        propre["description"] = dit.replace("`", "")
    return _expliquer(propre)


def description(nom: str, champ: Schema) -> str:
    """Return what the field ``nom`` holds, in the words of its model or in those that many records share."""
    return str(champ.get("description") or DESCRIPTIONS_COMMUNES.get(nom, ""))


def _expliquer(schema: Schema) -> Schema:
    """Say what each pattern asks for in the words of ``guichet verifier``."""
    propre: Schema = {}
    for cle, valeur in schema.items():
        if isinstance(valeur, dict):
            propre[cle] = _expliquer(valeur)
        elif isinstance(valeur, list):
            propre[cle] = [_expliquer(element) if isinstance(element, dict) else element for element in valeur]
        else:
            propre[cle] = valeur
    constat = constat_du_motif(str(schema.get("pattern")))
    return propre | ({"patternErrorMessage": constat} if constat else {})


def _de_l_interface(*, seulement_fr: bool) -> Schema:
    """Words of the site by key: a sentence, or a form for each plural, in each language."""
    if seulement_fr:
        valeur: Schema = _chaine("fr")
    else:
        valeur = _objet({langue: _chaine(langue) for langue in LANGUES}, list(LANGUES))
    return {
        "$schema": _DIALECTE,
        "title": "Les mots et les phrases du site",
        "type": "object",
        "propertyNames": {"pattern": "^[A-Za-z0-9_-]+$"},
        "additionalProperties": valeur,
    }


def _chaine(langue: Langue) -> Schema:
    formes = sorted(categories_de_pluriel(langue))
    texte: Schema = {"type": "string", "minLength": 1}
    return {"anyOf": [texte, _objet(dict.fromkeys(formes, texte), formes)]}


def _liste(fiche: Schema) -> Schema:
    return {"type": "array", "items": fiche}


def _objet(proprietes: Schema, obligatoires: list[str]) -> Schema:
    return {"type": "object", "properties": proprietes, "required": obligatoires, "additionalProperties": False}
