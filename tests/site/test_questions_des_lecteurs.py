"""What readers looked for in vain, and what the client wrote, have a page that answers, or that says who knows."""

import re

import pytest

from appui.lectures import lire_cas
from appui.pages import lisible

QUESTIONS = [
    (nom, cas[nom], cas)
    for nom, fichier in (("question", "questions_des_lecteurs.yml"), ("phrase", "phrases_du_client.yml"))
    for cas in lire_cas(fichier)
]


@pytest.mark.parametrize(("genre", "dit", "cas"), QUESTIONS, ids=[dit for _, dit, _ in QUESTIONS])
def test_each_question_and_each_sentence_has_its_page(genre, dit, cas, pages):
    chemin, _, ancre = cas["adresse"].partition("#")
    page = pages[chemin]
    assert not ancre or ancre in page.identifiants, (genre, dit)
    assert re.search(cas["mot"], lisible(page.arbre.css_first("main").text()), re.IGNORECASE), (genre, dit)
