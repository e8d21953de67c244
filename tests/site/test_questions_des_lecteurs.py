"""What readers looked for in vain has a page that answers, or that says who knows."""

import re

import pytest

from appui.lectures import lire_cas
from appui.pages import lisible

QUESTIONS = lire_cas("questions_des_lecteurs.yml")


@pytest.mark.parametrize("cas", QUESTIONS, ids=[cas["question"] for cas in QUESTIONS])
def test_each_question_has_its_page(cas, pages):
    chemin, _, ancre = cas["adresse"].partition("#")
    page = pages[chemin]
    assert not ancre or ancre in page.identifiants
    assert re.search(cas["mot"], lisible(page.arbre.css_first("main").text()), re.IGNORECASE)
