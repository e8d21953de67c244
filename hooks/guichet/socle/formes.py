"""The form of a record: the schema of its model whole, and as a script of the site asks it of a file."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

# What `schema.js` understands of JSON Schema.
_COMPRIS = frozenset(
    {
        "anyOf",
        "const",
        "default",
        "enum",
        "exclusiveMinimum",
        "items",
        "maxLength",
        "maximum",
        "minItems",
        "minLength",
        "minimum",
        "pattern",
        "properties",
        "required",
        "type",
    }
)


def schema(modele: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of ``modele`` with what each reference leads to in its place."""
    entier = modele.model_json_schema()
    deplie: dict[str, Any] = _deplie(entier, entier.pop("$defs", {}))
    return deplie


def _deplie(valeur: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(valeur, list):
        return [_deplie(un, definitions) for un in valeur]
    if not isinstance(valeur, Mapping):
        return valeur
    if "$ref" in valeur:
        return _deplie(definitions[valeur["$ref"].rpartition("/")[2]], definitions)
    return {mot: _deplie(contenu, definitions) for mot, contenu in valeur.items()}


def forme(modele: type[BaseModel]) -> dict[str, Any]:
    """Return the form of a record of ``modele``: of its schema, what `schema.js` understands."""
    return _nue(schema(modele))


def _nue(entier: Mapping[str, Any]) -> dict[str, Any]:
    nue = {mot: valeur for mot, valeur in entier.items() if mot in _COMPRIS}
    if "properties" in nue:
        nue["properties"] = {nom: _nue(propriete) for nom, propriete in nue["properties"].items()}
    if "anyOf" in nue:
        nue["anyOf"] = [_nue(sorte) for sorte in nue["anyOf"]]
    if "items" in nue:
        nue["items"] = _nue(nue["items"])
    return nue
