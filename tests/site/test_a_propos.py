"""What the publisher says of itself has a page that serves it, and the page about it leads there, sentence by sentence."""

from urllib.parse import urljoin

import pytest

from appui.lectures import lire_cas
from appui.pages import chemin_interne

PHRASES = lire_cas("presentation.yml")


@pytest.mark.parametrize("cas", PHRASES, ids=[cas["phrase"][:50] for cas in PHRASES])
def test_each_sentence_leads_to_the_page_that_serves_it(cas, pages):
    propos = pages["a-propos/"]
    chemin, _, ancre = cas["adresse"].partition("#")
    assert not ancre or ancre in pages[chemin].identifiants
    menes = [
        chemin_interne(urljoin(propos.adresse, lien.attributes["href"])) for lien in propos.arbre.css("main a[href]")
    ]
    assert (chemin, ancre) in menes, cas["adresse"]
    assert cas["partie"] in propos.identifiants
