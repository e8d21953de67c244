"""The facts that tests compare the site with, read from ``data/`` without the code under test."""

import csv
import re
import unicodedata
from functools import lru_cache
from typing import Any

from appui.construction import PROJET
from appui.lectures import charger_yaml

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
    return charger_yaml((PROJET / "data" / nom).read_text(encoding="utf-8"))


def slugs() -> dict[str, str]:
    """Return the address of the page of each EPCI by its SIREN."""
    return {ligne["siren"]: ligne["slug"] for ligne in table("epci.csv")}


# The pages of communes that the checks of every page look at; test_communes.py looks at all of them. A desk of its own,
# with and without a telephone; that of its territory; no desk, homes told or secret; no home; no town hall known; a name
# with an article, with an apostrophe, of two communes; a commune born in 2025, the one with the most people; a former one.
COMMUNES_LUES = (
    "62413", "62160", "59183", "62826", "62498", "02001", "80561", "02002", "62667", "80296", "59043", "62447", "59350",
    "02018",
)  # fmt: skip


def page_de_commune(insee: str) -> str:
    """Return the address, in its language, of the page of the commune ``insee``."""
    nom = next(ligne["nom"] for ligne in table("communes.csv") if ligne["insee"] == insee)
    lettres = unicodedata.normalize("NFKD", nom.lower().replace("œ", "oe"))
    mots = re.sub(r"[^a-z0-9]+", " ", "".join(x for x in lettres if not unicodedata.combining(x))).split()
    return f"communes/{'-'.join(mots)}-{insee}/"


def slug_de_commune(insee: str) -> str:
    """Return the name of the page of the EPCI of the commune ``insee``."""
    commune = next(ligne for ligne in table("communes.csv") if ligne["insee"] == insee)
    return slugs()[commune["epci"]]
