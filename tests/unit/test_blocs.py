"""Where blocks of Markdown begin."""

import pytest

from guichet.prose.blocs import blocs, elements, paragraphes


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("Un mot\nsur deux lignes.\n\nUn autre.\n", ["Un mot\nsur deux lignes.", "Un autre."]),
        ("Deux :\n- un,\n  qui continue\n1. deux", ["Deux :", "- un,\n  qui continue", "1. deux"]),
        ("- un\n    - dedans\n+ deux", ["- un", "- dedans", "+ deux"]),
        ("## Titre\nUn mot.", ["## Titre", "Un mot."]),
        ("| A | B |\n|---|---|\n| 1 | 2 |", ["| A | B |", "|---|---|", "| 1 | 2 |"]),
        (
            '<details id="regle">\n<summary>La règle</summary>\nUn mot.',
            ['<details id="regle">', "<summary>La règle</summary>\nUn mot."],
        ),
        ("> « Un mot\n> qui continue. »\n> - un", ["> « Un mot\n> qui continue. »", "> - un"]),
        ("Il dit :\n> « Un mot. »", ["Il dit :", "> « Un mot. »"]),
        (">Trois :\n>- un\n>- deux", [">Trois :", ">- un", ">- deux"]),
        # What goes on where its line begins as a block would.
        ("Look for the\n<span lang='fr'>Caf</span>.", ["Look for the\n<span lang='fr'>Caf</span>."]),
        ("On 1 January\n2024. Then\n**call**.", ["On 1 January\n2024. Then\n**call**."]),
        ("\n \n", []),
    ],
)
def test_a_text_is_cut_into_blocks(texte, attendus):
    trouves = [*blocs(texte)]
    assert [bloc for _, bloc in trouves] == attendus
    assert all(texte.startswith(bloc, place) for place, bloc in trouves)


def test_a_paragraph_holds_its_list():
    assert [*paragraphes("\n\nUn :\n- deux\n \n  Trois.\n")] == [(2, "Un :\n- deux"), (18, "Trois.")]
    assert [*paragraphes("\nUn.\n\nDeux.")] == [(1, "Un."), (6, "Deux.")]


@pytest.mark.parametrize(("imbriques", "nombre"), [(False, 2), (True, 3)])
def test_items_are_counted(imbriques, nombre):
    assert elements("Trois :\n\n- un\n  - dedans\n2. deux\n*gras*\n", imbriques=imbriques) == nombre
