"""Every check of a page finds nothing, on every page of the site."""

import pytest

from appui.controles_de_page import CONTROLES, Controle
from appui.pages import PageConstruite


@pytest.mark.parametrize("controle", CONTROLES, ids=lambda controle: controle.__name__)
def test_no_page_holds_what_the_check_looks_for(pages: dict[str, PageConstruite], controle: Controle):
    fautes = {page.chemin: trouvees for page in pages.values() if (trouvees := list(controle(page)))}
    dites = [f"/{chemin} : {len(trouvees)}, dont {trouvees[0]}" for chemin, trouvees in fautes.items()]
    assert not dites, f"{len(dites)} pages :\n" + "\n".join(dites[:40])


def test_every_page_is_walked_in_every_language(pages: dict[str, PageConstruite]):
    assert {page.langue for page in pages.values()} == {"fr", "en", "ar"}
    assert len(pages) > 800
