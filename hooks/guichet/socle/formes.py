"""The form of a record, as a script of the site asks it of a file: the schema of its model, less what only people read."""

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


def forme(modele: type[BaseModel]) -> dict[str, Any]:
    """Return the form of a record of ``modele``: its JSON Schema with each reference in its place."""
    schema = modele.model_json_schema()
    return _nue(schema, schema.get("$defs", {}))


def _nue(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    if "$ref" in schema:
        return _nue(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    nue = {mot: valeur for mot, valeur in schema.items() if mot in _COMPRIS}
    if "properties" in nue:
        nue["properties"] = {nom: _nue(propriete, definitions) for nom, propriete in nue["properties"].items()}
    if "anyOf" in nue:
        nue["anyOf"] = [_nue(sorte, definitions) for sorte in nue["anyOf"]]
    if "items" in nue:
        nue["items"] = _nue(nue["items"], definitions)
    return nue
