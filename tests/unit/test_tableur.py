"""The CSV twin of open data: nested records become columns, nothing is lost."""

import csv
import io
import json
from enum import StrEnum

from pydantic import BaseModel

from guichet.pages.tableur import en_csv
from guichet.socle.csv_strict import MARQUE


class Nature(StrEnum):
    PLAN = "plan"
    CONVENTION = "convention"


class Seuil(BaseModel):
    q1: int
    q2: int | None


class Etat(BaseModel):
    nature: Nature
    etat: str


class Territoire(BaseModel):
    nom: str
    concerne: bool
    codes: list[str]
    seuils: dict[str, Seuil]
    etats: list[Etat]
    suites: list[Seuil] = []


def lu(texte):
    assert texte.startswith(MARQUE)
    return list(csv.DictReader(io.StringIO(texte.removeprefix(MARQUE), newline="")))


def test_years_and_named_records_become_columns_and_unknown_is_empty():
    items = [
        Territoire(nom='A, "b"\nc', concerne=True, codes=["1", "02"], seuils={"2025": Seuil(q1=1, q2=None)}, etats=[]),
        Territoire(
            nom="B",
            concerne=False,
            codes=[],
            seuils={"2024": Seuil(q1=3, q2=4)},
            etats=[Etat(nature=Nature.PLAN, etat="x")],
            suites=[Seuil(q1=5, q2=None)],
        ),
    ]
    premier, second = lu(en_csv(Territoire, items))
    assert list(premier) == [
        "nom", "concerne", "codes", "seuils_2024_q1", "seuils_2024_q2", "seuils_2025_q1", "seuils_2025_q2",
        "etats_plan_etat", "suites",
    ]  # fmt: skip
    assert list(premier.values()) == ['A, "b"\nc', "true", "1|02", "", "", "1", "", "", ""]
    assert list(second.values()) == ["B", "false", "", "3", "4", "", "", "x", '[{"q1": 5, "q2": null}]']


def test_an_empty_file_has_its_headings():
    assert en_csv(Territoire, []) == f"{MARQUE}nom,concerne,codes,seuils,etats,suites\r\n"


def test_two_records_of_one_kind_stay_json_rather_than_be_mixed():
    double = [Etat(nature=Nature.PLAN, etat="x"), Etat(nature=Nature.PLAN, etat="y")]
    (ligne,) = lu(en_csv(Territoire, [Territoire(nom="A", concerne=True, codes=[], seuils={}, etats=double)]))
    assert json.loads(ligne["etats"]) == [{"nature": "plan", "etat": "x"}, {"nature": "plan", "etat": "y"}]
