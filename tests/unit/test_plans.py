"""The parts of a guide, and what each must do."""

import pytest

from guichet.prose.plans import Partie, appelle, mene_ailleurs, par_etapes, parties, plan_de

PROSE = """Un mot.

## Un {#un}
Premier.

### Dedans {#dedans}
Encore.
<div id="boite">

## Deux {#deux}

<details class="plier regle" id="regle" markdown="1">
La règle.
</details>
## Sans adresse
Fin."""


def test_a_page_is_cut_at_its_headings_and_at_its_folded_rule():
    assert parties(PROSE) == [
        Partie("un", 3, 'Premier.\n\n### Dedans {#dedans}\nEncore.\n<div id="boite">\n'),
        Partie("deux", 10, ""),
        Partie("regle", 12, "La règle.\n</details>"),
        Partie("", 15, "Fin."),
    ]
    assert parties("Un mot.") == []


def partie(texte: str) -> Partie:
    return Partie("un", 1, texte)


@pytest.mark.parametrize(
    ("texte", "mene"),
    [
        ("Voir {{lien:demander/recours/#dalo|plus loin}}.", True),
        ("Voir {{lien:demander/papiers/#carte|plus bas}}.", False),
        ("Voir {{lien:#carte|plus bas}}.", False),
        ("Appelez {{contact:sne}}, selon [[L441-1]].", False),
    ],
)
def test_a_part_leads_to_another_page(texte, mene):
    assert mene_ailleurs(partie(texte), "demander/papiers/") is mene


@pytest.mark.parametrize(
    ("texte", "donne"), [("Appelez {{contact:sne}}.", True), ("{{lien:contacts/|Qui appeler}}", False)]
)
def test_a_part_gives_a_number(texte, donne):
    assert appelle(partie(texte)) is donne


@pytest.mark.parametrize(
    ("texte", "etapes"),
    [
        ("### D'abord\nUn mot.\n### Ensuite\nUn autre.", True),
        ("Remplissez :\n\n{{outil:plan}}", True),
        ("Un mot, {{lien:x/}}.", False),
    ],
)
def test_a_part_is_told_step_by_step(texte, etapes):
    assert par_etapes(partie(texte)) is etapes


@pytest.mark.parametrize(
    ("chemin", "section"),
    [
        ("demander/deposer/", "demander/"),
        ("demander/", None),
        ("demander/papiers/", None),
        ("demander/lettres/bail/", None),
        ("elus/calculette/", None),
        ("elus/reserver/", "elus/"),
        ("communes/lens-62498/", None),
    ],
)
def test_which_pages_are_guides(chemin, section):
    plan = plan_de(chemin)
    assert (plan and plan.section) == section
