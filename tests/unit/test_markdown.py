"""Shortcodes in prose, on the real facts."""

import pytest
from markdown import markdown
from selectolax.lexbor import LexborHTMLParser

from guichet.prose.outils import gabarit, morceaux, outils
from guichet.prose.plis import Plis
from guichet.prose.redaction import Plume, RaccourciInconnu, Raccourcis
from guichet.socle.langues import Interface
from guichet.sujets import redaction
from guichet.sujets.chiffres.fiches import SERIES, Serie


def rendre(donnees, langue, texte, page="demander/faq/"):
    return str(redaction(donnees, Interface(langue, donnees.chaines)).rendre(texte, page))


def test_facts_in_the_language_of_the_page(donnees):
    assert ">1\u00a0mois<" in rendre(donnees, "fr", "{{delai:attestation}}")
    assert ">1\u00a0month<" in rendre(donnees, "en", "{{delai:attestation}}")
    assert "شهر" in rendre(donnees, "ar", "{{delai:attestation}}")
    assert f'href="tel:{donnees.contacts["portail"].appel}"' in rendre(donnees, "ar", "{{contact:portail}}")
    actives, loyer = (
        Serie.nommes(donnees[SERIES])[nom][1].valeur for nom in ("demandes-actives", "loyer-moyen-hors-ile-de-france")
    )
    assert f">{actives:,.0f}<" in rendre(donnees, "en", "{{chiffre:demandes-actives}}")
    assert f">{actives:,.0f}<".replace(",", "\u202f") in rendre(donnees, "fr", "{{chiffre:demandes-actives}}")
    assert f">€{loyer:.2f}<" in rendre(donnees, "en", "{{chiffre:loyer-moyen-hors-ile-de-france}}")
    assert 'lang="fr"' in rendre(donnees, "en", "[[R441-2-3]]")


def test_links_from_the_page(donnees):
    assert 'href="../papiers/#carte"' in rendre(donnees, "fr", "{{lien:demander/papiers/#carte|la carte}}")


def test_french_words_are_marked_in_an_arabic_link(donnees):
    html = rendre(donnees, "ar", "{{lien:demander/recours/|طلب Dalo هنا}}")
    assert 'طلب <span dir="ltr" lang="fr">Dalo</span> هنا</a>' in html or (
        'طلب <span lang="fr" dir="ltr">Dalo</span> هنا</a>' in html
    )


@pytest.mark.parametrize("raccourci", ["{{delai:jamais}}", "{{chiffre:jamais}}", "{{genre:inconnu}}"])
def test_an_unknown_shortcut(donnees, raccourci):
    with pytest.raises(RaccourciInconnu, match=raccourci.strip("{}").replace(":", ".")):
        rendre(donnees, "fr", raccourci)


def test_unbreakable_spaces_of_french_even_quoted_elsewhere(donnees):
    assert "Qui\u00a0?" in rendre(donnees, "fr", "Qui ?")
    assert "<p>Dites\u00a0: «\u00a0Je signe.\u00a0»</p>" in rendre(donnees, "fr", "Dites : «\nJe signe.\n»")
    assert ">«\u00a0Qui\u00a0?\u00a0»</span> Who?" in rendre(donnees, "en", '<span lang="fr">« Qui ? »</span> Who?')


def test_a_table_has_caption_and_headings(donnees):
    plume = Plume(redaction(donnees, Interface("fr", donnees.chaines)).feuille(""))
    texte = "| A |\n|---|\n| 1 |\n\n: Qui : quoi\n"
    html = markdown(texte, extensions=["tables", Raccourcis(plume)])
    assert "<caption>Qui\u00a0: quoi</caption>" in html
    assert '<th scope="col">A</th>' in html
    assert "<p>" not in html


def test_a_tool_cuts_the_prose(donnees):
    html = rendre(donnees, "fr", "Avant.\n\n{{ outil:qui-decide }}\n\nMilieu.\n\n{{outil:plan}}")
    un, deux, fin = morceaux(html)
    assert "Avant." in un.prose
    assert un.outil == "outil_qui_decide.html"
    assert "Milieu." in deux.prose
    assert (deux.outil, fin.prose.strip(), fin.outil) == ("outil_plan.html", "", "")


def test_without_a_tool_prose_is_whole():
    (seul,) = morceaux("<p>Tout.</p>")
    assert (seul.prose, seul.outil) == ("<p>Tout.</p>", "")


def test_a_tool_does_not_slip_into_a_sentence(donnees):
    with pytest.raises(RaccourciInconnu, match="outil:plan"):
        rendre(donnees, "fr", "Voyez {{outil:plan}}.")


def test_each_tool_has_its_template():
    assert {"plafonds", "papiers", "expulsions-avant"} <= outils()
    assert gabarit("expulsions-avant") == "outil_expulsions_avant.html"


GUIDE = """
## Que faire {#que-faire}

Deux cas :

- [un refus](#refus) ;
- [une radiation](#radiation).

### Un refus {#refus}

Écrivez.

#### Le délai

### Une radiation {#radiation}

Contestez.

### Le reste {#reste}

Lisez.

## Ce que ça coûte {#cout}

Rien.

<details class="plier regle" markdown="1" id="regle">
<summary>La règle</summary>

Un article.

</details>
"""


def plies(texte, pliees=frozenset(("cout",)), choix="que-faire"):
    """Return the anchor of the title of each fold, with the words in it, and the anchors that the page leads to."""
    page = LexborHTMLParser(markdown(texte, extensions=["attr_list", "md_in_html", Plis(pliees, choix)]))
    plis = {
        pli.css_first("summary > [id]").attributes["id"]: pli.text(separator=" ").split()[-1]
        for pli in page.css(".pli")
    }
    return plis, [lien.attributes["href"] for lien in page.css("a")]


def test_les_parties_et_les_cas_au_choix_se_plient():
    assert plies(GUIDE) == ({"refus": "délai", "radiation": "Contestez.", "cout": "Rien."}, [])


def test_une_liste_qui_mene_ailleurs_reste_et_ne_plie_rien():
    for autre in ("[ailleurs](../papiers/)", "sans lien", "[inconnu](#inconnu)"):
        plis, liens = plies(GUIDE.replace("[une radiation](#radiation)", autre))
        assert plis == {"cout": "Rien."}
        assert liens[0] == "#refus"


def test_une_page_sans_plan_ne_plie_rien():
    assert plies(GUIDE, frozenset(), "") == ({}, ["#refus", "#radiation"])
