"""What a field may hold, in words, from its JSON Schema; and how a value is written in its file."""

import json
from typing import Any

from pydantic import TypeAdapter

from guichet.socle import champs
from guichet.socle.jour_imprecis import JourImprecis
from guichet.sujets.lieux.fiches import Horaires

Schema = dict[str, Any]

_PAR_TYPE = {
    "string": "texte",
    "integer": "nombre entier",
    "number": "nombre",
    "boolean": "`true` ou `false`",
    "null": "rien",
}
_AU_PLUS = 60


def _motif(forme: Any) -> str:
    return str(TypeAdapter(forme).json_schema()["pattern"])


_PAR_MOTIF = {
    _motif(champs.Identifiant): "identifiant",
    _motif(champs.IdentifiantDeTexte): "identifiant",
    _motif(JourImprecis): "année, mois ou jour, entre guillemets",
    _motif(champs.Insee): "code INSEE",
    _motif(champs.Siren): "SIREN",
    _motif(champs.CodePostal): "code postal",
    _motif(champs.Departement): "code de département",
    _motif(champs.Telephone): "téléphone",
    _motif(Horaires): "[horaires](../horaires.md#écrire-des-horaires)",
    _motif(champs.Courriel): "adresse électronique",
    _motif(champs.AdresseWeb): "adresse de page",
}


def en_mots(schema: Schema, definitions: Schema, *, csv: bool) -> str:
    """Return what a field may hold: « nombre entier, de 1 à 6 », « liste de SIREN », the values of a list…"""
    if "anyOf" in schema:
        possibles = [un for un in schema["anyOf"] if un.get("type") != "null"]
        return " ou ".join(en_mots(un, definitions, csv=csv) for un in possibles)
    if "$ref" in schema:
        return _reference(schema["$ref"].rsplit("/", 1)[-1], definitions, csv=csv)
    if valeurs := _valeurs(schema):
        return ", ".join(f"`{_ecrit(valeur)}`" for valeur in valeurs)
    if schema.get("type") == "array":
        return _liste(schema, definitions, csv=csv)
    if schema.get("type") == "object":
        return "une valeur par langue" if _par_langue(schema) else "des lignes « clé: valeur »"
    return _simple(schema, csv=csv)


def _reference(nom: str, definitions: Schema, *, csv: bool) -> str:
    definition = definitions[nom]
    if nom == "Traduction":
        return "`fr`, `en` et `ar`"
    return "des clés, ci-dessous" if "properties" in definition else en_mots(definition, definitions, csv=csv)


def _valeurs(schema: Schema) -> list[Any]:
    return [schema["const"]] if "const" in schema else list(schema.get("enum", []))


def _liste(schema: Schema, definitions: Schema, *, csv: bool) -> str:
    au_moins = f", {schema['minItems']} au moins" if schema.get("minItems", 0) > 1 else ""
    au_plus = f", {schema['maxItems']} au plus" if "maxItems" in schema else ""
    de = en_mots(schema["items"], definitions, csv=csv)
    return f"liste : {de}{au_moins}{au_plus}" + (" ; séparés par des espaces" if csv else "")


def _par_langue(schema: Schema) -> bool:
    return list(schema.get("propertyNames", {}).get("enum", ())) == list(champs.LANGUES)


def _simple(schema: Schema, *, csv: bool) -> str:
    if schema.get("format") == "date":
        return "année-mois-jour"
    if csv and schema.get("type") == "boolean":
        return "`oui` ou `non`"
    nom = _PAR_MOTIF.get(schema.get("pattern", ""), _PAR_TYPE[schema["type"]])
    return nom + _bornes(schema)


def _bornes(schema: Schema) -> str:
    mini, maxi = schema.get("minimum"), schema.get("maximum")
    if mini is not None and maxi is not None:
        return f", de {mini:g} à {maxi:g}"
    if "exclusiveMinimum" in schema:
        suite = f", au plus {maxi:g}" if maxi is not None else ""
        return f", plus que {schema['exclusiveMinimum']:g}{suite}"
    return f", au moins {mini:g}" if mini is not None else ""


def exemple(valeur: Any, *, csv: bool) -> str:
    """Return ``valeur`` as it is written in its file, cut where it is long; empty where there is none."""
    if valeur in (None, "", [], {}):
        return ""
    if isinstance(valeur, dict) and (francais := valeur.get(champs.LANGUES[0])):
        return exemple(francais, csv=csv)
    texte = str(valeur) if csv else _ecrit(valeur)
    court = texte if len(texte) <= _AU_PLUS else f"{texte[: _AU_PLUS - 1].rstrip()}…"
    return "`" + court.replace("|", "¦").replace("`", "'").replace("\n", " ").strip() + "`"


def _ecrit(valeur: Any) -> str:
    """Return a value on one line of YAML."""
    if isinstance(valeur, bool):
        return "true" if valeur else "false"
    if isinstance(valeur, str):
        # YAML would read a number or a date.
        return json.dumps(valeur) if valeur.replace("-", "").isdecimal() else valeur
    if isinstance(valeur, list):
        return f"[{', '.join(map(_ecrit, valeur))}]"
    if isinstance(valeur, dict):
        return ", ".join(f"{cle}: {_ecrit(une)}" for cle, une in valeur.items())
    return str(valeur)
