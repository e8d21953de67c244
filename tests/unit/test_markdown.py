"""Shortcodes in prose, on the real facts."""

import pytest
from markdown import markdown

from guichet.langues import Interface
from guichet.markdown import RaccourciInconnu, Raccourcis, Redaction


def rendre(donnees, langue, texte, page="demander/faq/"):
    return str(Redaction(donnees, Interface(langue, donnees.chaines)).rendre(texte, page))


def test_faits_dans_la_langue_de_la_page(donnees):
    assert ">1\u00a0mois<" in rendre(donnees, "fr", "{{delai:attestation}}")
    assert ">1\u00a0month<" in rendre(donnees, "en", "{{delai:attestation}}")
    assert "شهر" in rendre(donnees, "ar", "{{delai:attestation}}")
    assert 'href="tel:+33806000113"' in rendre(donnees, "ar", "{{contact:portail}}")
    assert 'lang="fr"' in rendre(donnees, "en", "[[R441-2-3]]")


def test_liens_relatifs_a_la_page(donnees):
    assert 'href="../papiers/#carte"' in rendre(donnees, "fr", "{{lien:demander/papiers/#carte|la carte}}")


def test_mots_francais_marques_dans_un_lien_arabe(donnees):
    html = rendre(donnees, "ar", "{{lien:demander/recours/|طلب Dalo هنا}}")
    assert 'طلب <span dir="ltr" lang="fr">Dalo</span> هنا</a>' in html or (
        'طلب <span lang="fr" dir="ltr">Dalo</span> هنا</a>' in html
    )


@pytest.mark.parametrize("raccourci", ["{{delai:jamais}}", "{{genre:inconnu}}"])
def test_raccourci_inconnu(donnees, raccourci):
    with pytest.raises(RaccourciInconnu, match=raccourci.strip("{}").replace(":", ".")):
        rendre(donnees, "fr", raccourci)


def test_espaces_insecables_en_francais_seulement(donnees):
    assert "\u00a0?" in rendre(donnees, "fr", "Qui ?")
    assert " ?" in rendre(donnees, "en", "Who ?")


def test_tableau_legende_et_en_tetes(donnees):
    redaction = Redaction(donnees, Interface("fr", donnees.chaines))
    texte = "| A |\n|---|\n| 1 |\n\n: Qui : quoi\n"
    html = markdown(texte, extensions=["tables", Raccourcis(redaction)])
    assert "<caption>Qui\u00a0: quoi</caption>" in html
    assert '<th scope="col">A</th>' in html
    assert "<p>" not in html
