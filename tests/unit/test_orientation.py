"""« Where am I? »: how many taps lead to each place."""

from guichet.sujets.orientation.chemins import adresses, pas
from guichet.sujets.orientation.fiches import RACINE, Choix, Embranchement


def question(id_: str, *vers: str) -> Embranchement:
    dire = {"fr": "a", "en": "b", "ar": "ج"}
    return Embranchement(id=id_, question=dire, choix=[Choix(dire=dire, vers=un) for un in vers])  # type: ignore[arg-type]


def test_taps_are_counted_from_the_first_question_and_letters_take_one_more():
    table = [
        question("debut", "suite", "demander/lettres/#bailleur"),
        question("suite", "la", "fin"),
        question("fin", "ici", "demander/lettres/"),
    ]
    tapes = {(un.depuis, un.vers): un.tapes for un in pas(table)}
    assert tapes == {
        ("debut", "suite"): 1,
        ("debut", "demander/lettres/#bailleur"): 2,
        ("suite", "la"): 2,
        ("suite", "fin"): 2,
        ("fin", "ici"): 3,
        ("fin", "demander/lettres/"): 4,
    }


def test_a_circle_ends_and_what_nothing_leads_to_is_not_met():
    table = [question("a", "b", "c"), question("b", "a", "b"), question("seule", "x", "y")]
    assert {un.depuis for un in pas(table)} == {"a", "b"}
    assert list(adresses(table, [])) == [RACINE, f"{RACINE}b/", f"{RACINE}seule/"]
