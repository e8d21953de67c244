"""Whom to call in a department: on the pages that need it, where it is known, else who knows nationally."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from appui.construction import JOUR, PROJET
from appui.donnees import atelier as atelier_du_jour
from guichet.atelier.rendu import Rendeur
from guichet.sujets.departements.fiches import RENVOIS, SERVICES, EtatService, Service
from guichet.sujets.departements.page import cartes, services_utiles
from guichet.sujets.territoires.fiches import DEPARTEMENTS, EPCI
from guichet.sujets.territoires.noms import chemin_epci

MEL, LENS, FSL = "200093201", "246200364", "fsl"


@pytest.fixture(scope="module")
def atelier():
    return atelier_du_jour(JOUR)


@pytest.fixture(scope="module")
def rendeur(atelier):
    return Rendeur(atelier, PROJET / "overrides")


def lue(rendeur, chemin, langue="fr"):
    return LexborHTMLParser(rendeur.rendre(rendeur.atelier.catalogues[langue].page(chemin), langue))


def dit(noeud):
    return " ".join(noeud.text(separator=" ").split())


def test_every_page_that_leads_to_a_service_tells_of_it_in_each_department(atelier):
    utiles = services_utiles(atelier.edition)
    codes = set(cartes(atelier.edition))
    assert codes == {"02", "59", "60", "62", "80"}
    for renvoi in atelier.donnees[RENVOIS].values():
        for page in renvoi.pages:
            (ici,) = (un for un in utiles[page] if un.carte.service is renvoi.service)
            assert {code for code, _ in ici.connus} | set(ici.inconnus) == codes
            assert not {code for code, _ in ici.connus} & set(ici.inconnus)


@pytest.mark.parametrize("langue", ["fr", "en", "ar"])
def test_a_letter_tells_whom_to_call_in_each_department_without_script(rendeur, langue):
    chemin = "demander/lettres/commandement-de-payer/"
    bloc = lue(rendeur, chemin, langue).css_first("details.services-ici")
    liens = {lien.attributes["href"] for lien in bloc.css("a")}
    for service in rendeur.atelier.donnees[SERVICES]:
        if service.service is Service.FSL and service.etat is EtatService.CONNU:
            assert service.page in liens
    (adil, fsl) = services_utiles(rendeur.atelier.edition)[chemin]
    for code in ("02", "59", "60", "62", "80"):
        assert f"../../../departements/{code}/" in liens
        for ici in (adil, fsl):
            # No line leads to a page that knows no more than it.
            connu = code in dict(ici.connus)
            assert (f"../../../departements/{code}/#{ici.carte.ancre}" in liens) is connu
        assert rendeur.atelier.donnees[DEPARTEMENTS][code].nom in dit(bloc)
    assert rendeur.atelier.donnees.liens["adil"].adresse in liens
    # No line is hidden before a script says so.
    assert not bloc.css("[hidden]")


@pytest.mark.parametrize(
    ("siren", "propre"), [(MEL, True), (LENS, False)], ids=["its own fund", "that of the department"]
)
def test_a_territory_page_gives_its_own_service_where_it_has_one(rendeur, siren, propre):
    epci = rendeur.atelier.donnees[EPCI][siren]
    page = lue(rendeur, chemin_epci(epci))
    liens = {lien.attributes["href"] for lien in page.css("details:has(h2[id^=departement-]) a")}
    code = epci.departements[0]
    for service in rendeur.atelier.donnees[SERVICES]:
        if service.service is Service.FSL and service.departement == code:
            assert (service.page in liens) is ((service.epci == siren) if propre else service.epci is None)
