"""Open data explain themselves: each field of each schema, in French, in a few words."""

import datetime
import json
from collections.abc import Iterator
from typing import Any

import pytest

from guichet.atelier.construction import Construction, construction
from guichet.pages.donnees_ouvertes import modeles, schema_de
from guichet.sujets import OUVERTES

ADRESSE = "https://site.exemple/"
SCHEMAS = {
    "construit.schema.json": (Construction, "serialization"),
    **{nom: (modele, mode) for ouvertes in OUVERTES for nom, modele, mode in modeles(ouvertes)},
}


def champs(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for nom, objet in {"": schema, **schema.get("$defs", {})}.items():
        for champ, forme in objet.get("properties", {}).items():
            yield f"{nom}.{champ}", forme


@pytest.mark.parametrize("nom", SCHEMAS)
def test_each_field_is_described(nom: str):
    schema = json.loads(schema_de(*SCHEMAS[nom], ADRESSE + nom))
    dites = {champ: str(forme.get("description", "")) for champ, forme in champs(schema)}
    assert [champ for champ, dite in dites.items() if not dite] == []
    assert [champ for champ, dite in dites.items() if len(dite) > 260 or "\n" in dite or "data/" in dite] == []
    # What the code says of a model is for programmers, in English.
    assert [
        objet["description"] for objet in (schema, *schema.get("$defs", {}).values()) if "description" in objet
    ] == []


def test_a_digest_changes_with_the_data_alone():
    def empreintes(jour: int, **tableurs: str) -> tuple[str, dict[str, str]]:
        ouverts = {f"donnees/{nom}.csv": texte for nom, texte in tableurs.items()} | {"donnees/a.json": f"{jour}"}
        dite = construction(datetime.date(2026, 11, jour), ADRESSE, [], ouverts)
        return dite.empreinte, dite.empreintes

    un, siennes = empreintes(26, a="1", b="2")
    assert empreintes(27, b="2", a="1") == (un, siennes)
    autre, changees = empreintes(27, a="1", b="3")
    assert autre != un
    assert [nom for nom in siennes if siennes[nom] != changees[nom]] == ["b.csv"]
