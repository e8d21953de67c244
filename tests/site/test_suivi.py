"""The figures by territory say what the records say, of every commune: what is secret or absent is said as such."""

import json

import pytest

from guichet.sujets.parc.fiches import PARC
from guichet.sujets.quartiers.fiches import QUARTIERS
from guichet.sujets.sru.fiches import SRU
from guichet.sujets.territoires.fiches import COMMUNES, EPCI

ETATS = {
    "carencee": "déficitaire et carencée",
    "exemptee": "exemptée",
    "deficitaire": "déficitaire",
}


def nombre(texte: str) -> float:
    return float("".join(texte.split()).replace(",", ".").rstrip("%€"))


@pytest.fixture(scope="module")
def lignes_sru(pages):
    return {ligne.attributes["data-insee"]: ligne for ligne in pages["chiffres/sru/"].arbre.css("tr[data-insee]")}


def test_every_commune_of_the_field_has_its_line(lignes_sru, donnees):
    assert lignes_sru.keys() == donnees[SRU].keys()


def test_a_line_says_what_the_record_says(lignes_sru, donnees):
    for insee, situation in donnees[SRU].items():
        nom, etat, taux, cible, logements, rpls, prelevement = (
            cellule.text(strip=True) for cellule in lignes_sru[insee].css("th, td")
        )
        dits = [mot for champ, mot in ETATS.items() if getattr(situation, champ)]
        attendu = dits[0] if dits else ("sans déficit" if situation.inventaire else "pas d’inventaire")
        parc = donnees[PARC].get(insee)
        assert etat == attendu, nom
        assert taux == "non donné" if situation.taux is None else nombre(taux) == situation.taux, nom
        assert nombre(cible) == situation.cible, nom
        assert logements == "non donné" if situation.logements is None else nombre(logements) == situation.logements
        assert nombre(rpls) == parc.total if parc else rpls == "aucun logement recensé", nom
        assert nombre(prelevement) == round(situation.prelevement), nom


def test_every_neighbourhood_is_under_each_of_its_territories(pages, donnees):
    page = pages["chiffres/quartiers-prioritaires/"].arbre
    for section in page.css("section[aria-labelledby^='e']"):
        siren = section.attributes["aria-labelledby"][1:]
        attendus = {q.code for q in donnees[QUARTIERS] if donnees[COMMUNES][q.commune].epci == siren}
        assert len(section.css("ul.liste > li")) == len(attendus)
        assert all(code in section.text() for code in attendus), siren
    assert len({quartier.code for quartier in donnees[QUARTIERS]}) == 204


def test_each_territory_of_the_reform_has_its_dashboard(pages, donnees):
    slugs = {epci.slug for epci in donnees[EPCI].values() if epci.concerne}
    assert {
        chemin.split("/")[2] for chemin in pages if chemin.startswith("chiffres/suivi/") and chemin.count("/") == 3
    } == slugs


def test_a_dashboard_counts_the_homes_of_each_commune_and_says_what_is_secret(pages, donnees):
    for epci in donnees[EPCI].values():
        if not epci.concerne:
            continue
        page = pages[f"chiffres/suivi/{epci.slug}/"].arbre
        lignes = {
            une.attributes["data-insee"]: une for une in page.css("[aria-labelledby='tableau-parc'] tr[data-insee]")
        }
        parcs = {i: parc for i, parc in donnees[PARC].items() if donnees[COMMUNES][i].epci == epci.siren}
        assert lignes.keys() == parcs.keys(), epci.nom
        for insee, parc in parcs.items():
            total, loues, vacants = (cellule.text(strip=True) for cellule in lignes[insee].css("td"))
            assert nombre(total) == parc.total
            for texte, valeur in ((loues, parc.loues), (vacants, parc.vacants)):
                assert texte == "masqué" if valeur is None else nombre(texte) == valeur, insee


def test_the_open_files_tell_every_commune(site_construit, donnees):
    def items(nom):
        return json.loads((site_construit / "donnees" / f"{nom}.json").read_text(encoding="utf-8"))["items"]

    parcs = {item["insee"]: item for item in items("parc")}
    assert parcs.keys() == donnees[COMMUNES].keys()
    for insee, item in parcs.items():
        parc = donnees[PARC].get(insee)
        assert item["etat"] == (parc.detail.value if parc else "aucun_recense")
        assert item["total"] == (parc.total if parc else None)
    assert {item["insee"]: item["taux"] for item in items("sru")} == {i: s.taux for i, s in donnees[SRU].items()}
    assert [(item["code"], item["insee"]) for item in items("quartiers")] == [
        (q.code, q.commune) for q in donnees[QUARTIERS]
    ]
    assert len(items("suivi")) == 40
