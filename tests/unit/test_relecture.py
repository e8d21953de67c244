"""Readability, typed figures, translations: pure functions, table-driven."""

import pytest

from guichet.prose.chiffres_tapes import chiffres
from guichet.prose.guides import GUIDES, Guide
from guichet.socle.langues import Interface
from guichet.sujets import redaction
from guichet.sujets.relecture import calcul
from guichet.sujets.relecture.calcul import relire
from guichet.sujets.relecture.lisibilite import Mesures, mesurer, phrases
from guichet.sujets.relecture.traductions import ecarts, empreinte


@pytest.mark.parametrize(
    ("langue", "texte", "trouves"),
    [
        ("fr", "Vous avez 10 jours.", ["10 jours"]),
        ("fr", "Répondez sous dix jours.", ["dix jours"]),
        ("fr", "Chaque mois, chaque année.", []),
        ("fr", "Vous avez {{delai:reponse-offre}}.", []),
        ("fr", "{{lien:demander/#x|dans un mois}}", ["un mois"]),
        ("fr", "Cela coûte 23 403 €, soit 25 %.", ["23 403 €", "25 %"]),
        ("fr", "Appelez le 115 ou le 03 21 69 70 00.", ["115", "03 21 69 70 00"]),
        ("fr", "Appelez le 0 806 000 113.", ["0 806 000 113"]),
        ("fr", "article R. 441-2-3", ["R. 441-2-3"]),
        ("fr", "## Titre {#delai-10-jours}\nLe 3 mars, 2 personnes.", []),
        ("en", "You have ten days, or €450.", ["ten days", "€4"]),
        ("ar", "لديك 10 أيام.", ["10 أيام"]),
    ],
)
def test_figures_typed_in_prose(langue, texte, trouves):
    assert [mots for _, mots in chiffres(texte, langue)] == trouves


def test_a_typed_figure_is_told_at_its_line():
    assert list(chiffres("un\n\nSous 2 mois.", "fr")) == [(3, "2 mois")]


def test_sentences_of_lists_and_headings():
    html = "<h2>Que faire</h2><ul><li>Appelez la mairie. Demandez un rendez-vous.</li><li>Venez</li></ul>"
    assert list(phrases(html)) == ["Que faire", "Appelez la mairie.", "Demandez un rendez-vous."]


def test_what_is_measured():
    simple = mesurer("<p>Le chat dort. Il a bien mangé. Tu peux venir.</p>")
    ardu = mesurer(
        "<p>L'instauration intercommunale d'une hiérarchisation objectivée des candidatures conditionne nécessairement"
        " l'opérationnalité de la convention d'attribution.</p>"
    )
    assert simple.note > 90
    assert ardu.note < 40
    assert ardu.maximum == 14
    # Titles alone.
    assert mesurer("<h2>Que faire</h2>").note > 0
    with pytest.raises(ValueError, match="aucune phrase"):
        mesurer("")


def mots(nombre):
    return " ".join(["mot"] * nombre) + "."


@pytest.mark.parametrize(
    ("fichier", "mesure", "constats"),
    [
        ("docs/fr/demander/a.md", Mesures(60, 19, mots(40)), []),
        ("docs/fr/demander/a.md", Mesures(59.9, 19, mots(40)), ["lisibilité de 59.9 : il en faut 60"]),
        ("docs/fr/demander/a.md", Mesures(90, 20, mots(40)), ["une phrase sur dix a 20 mots ou plus : 19 au plus"]),
        ("docs/fr/demander/tres-simple/a.md", Mesures(90, 20, mots(12)), []),
        ("docs/fr/demander/tres-simple/a.md", Mesures(90, 5, mots(13)), ["une phrase a 13 mots ou plus : 12 au plus"]),
    ],
)
def test_a_page_that_is_hard_to_read_is_told(fichier, mesure, constats):
    facile = {"data/faq.yml": Mesures(100, 1, mots(1))}
    problemes = list(calcul._illisibles({fichier: mesure, **facile}))
    assert {(p.fichier, p.ligne) for p in problemes} <= {(fichier, 1)}
    assert all(probleme.constat.startswith(constat) for probleme, constat in zip(problemes, constats, strict=True))


@pytest.mark.parametrize(("notes", "dite"), [((61, 70, 90), False), ((61, 69.9, 90), True)])
def test_pages_are_easy_to_read_on_the_whole(notes, dite):
    mesures = {f"docs/fr/demander/{note}.md": Mesures(note, 1, mots(1)) for note in notes}
    assert ["docs/fr/demander/"] * dite == [p.fichier for p in calcul._illisibles(mesures)]


def test_the_pages_of_applicants_are_measured_and_no_other(donnees):
    mesures = relire(donnees, redaction(donnees, Interface("fr", donnees.chaines))).mesures
    assert "docs/fr/demander/papiers.md" in mesures
    assert all(fichier.startswith(("docs/fr/demander/", "data/faq.yml")) for fichier in mesures)


def test_the_mark_is_that_of_kandel_and_moles():
    """207 − 1.015 × words per sentence − 73.6 × syllables per word; a sentence of one or two words is none."""
    assert mesurer("<p>Le chat dort. Il a bien mangé. Tu peux venir.</p>").note == round(
        207 - 1.015 * 10 / 3 - 73.6 * 12 / 10, 1
    )
    assert mesurer("<p>Venez vite. Le chat dort.</p>").note == round(207 - 1.015 * 5 / 1 - 73.6 * 6 / 5, 1)


@pytest.mark.parametrize(("longues", "p90"), [(1, 3), (2, 9)])
def test_what_one_sentence_in_ten_reaches(longues, p90):
    courtes = "Le chat dort. " * (20 - longues)
    assert mesurer(f"<p>{courtes}{'Un deux trois quatre cinq six sept huit neuf. ' * longues}</p>").p90 == p90


def guide(prose, titre="Titre"):
    return Guide(title=titre, description="d", fichier="docs/fr/x.md", prose=prose)


def test_a_translation_of_the_same_structure():
    francais = guide('## Un {#un}\n{{lien:x/}} puis {{lien:y/}}\n### Sous {#sous}\n<div id="a">')
    assert list(ecarts(francais, guide('## One {#un}\n{{lien:y/}}, {{lien:x/}}\n### Sub {#sous}\n<div id="a">'))) == []


@pytest.mark.parametrize(
    ("prose", "ecart"),
    [
        ("### Sub {#sous}\n## One {#un}\n{{lien:x/}}", "titres différents du français ; absents : aucun"),
        ("## One {#un}\n## Sub {#sous}\n{{lien:x/}}", "titres différents du français ; absents : ['### sous']"),
        (
            '## One {#un}\n### Sub {#sous}\n{{lien:x/}}\n<details id="a">',
            "blocs différents du français ; absents : aucun",
        ),
        ("## One {#un}\n### Sub {#sous}", "liens différents du français ; absents : ['x/']"),
    ],
)
def test_a_translation_of_another_structure(prose, ecart):
    (dit,) = ecarts(guide("## Un {#un}\n### Sous {#sous}\n{{lien:x/}}"), guide(prose))
    assert dit.startswith(ecart)


def test_the_digest_follows_the_french():
    assert empreinte(guide("a")) == empreinte(guide("\n\na\n"))
    assert empreinte(guide("a")) != empreinte(guide("b"))
    assert empreinte(guide("a")) != empreinte(guide("a", titre="Autre"))


def test_a_guide_too_long_is_told_and_its_folded_rule_does_not_count(donnees):
    regle = '\n\n<details class="plier regle" id="regle" markdown="1">\n<summary>La règle</summary>\n\nTrois mots encore.\n\n</details>'
    long = guide("Quatre mots de plus. " * 300 + regle).model_copy(update={"fichier": "docs/fr/elus/x.md"})
    court = guide("Quatre mots de plus. " * 200 + regle).model_copy(update={"fichier": "docs/fr/elus/y.md"})
    avec = donnees.avec({GUIDES["fr"]: (*donnees[GUIDES["fr"]], long, court)})
    problemes = relire(avec, redaction(avec, Interface("fr", donnees.chaines))).problemes
    assert [(p.fichier, p.constat) for p in problemes if "mots :" in p.constat] == [
        ("docs/fr/elus/x.md", "cette page a 1200 mots : 1050 au plus")
    ]
