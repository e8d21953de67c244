"""The facts that tests compare the site with, read from ``data/`` without the code under test."""

import csv
from functools import lru_cache
from typing import Any

import yaml

from appui.construction import PROJET

# How many there must be, whatever the files say: what changes with the map and the orders is changed here.
COMMUNES = 3782
COMMUNES_ANCIENNES = 96
EPCI = 92
CONCERNES = 40
ANNEES_DE_SEUILS = (2024, 2025, 2026)
SEUILS = CONCERNES * len(ANNEES_DE_SEUILS)


@lru_cache
def table(nom: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``data/<nom>``."""
    with (PROJET / "data" / nom).open(encoding="utf-8", newline="") as fichier:
        return tuple(csv.DictReader(fichier))


@lru_cache
def liste(nom: str) -> Any:
    """Return the content of the YAML file ``data/<nom>``."""
    return yaml.safe_load((PROJET / "data" / nom).read_text(encoding="utf-8"))


def slugs() -> dict[str, str]:
    """Return the address of the page of each EPCI by its SIREN."""
    return {ligne["siren"]: ligne["slug"] for ligne in table("epci.csv")}


def slug_de_commune(insee: str) -> str:
    commune = next(ligne for ligne in table("communes.csv") if ligne["insee"] == insee)
    return slugs()[commune["epci"]]
