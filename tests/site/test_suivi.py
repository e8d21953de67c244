"""The figures by territory say what the records say, of every commune: what is secret or absent is said as such."""

import json
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from appui.pages import chemin_interne
from guichet.sujets.documents.champs import DU_RAPPORT
from guichet.sujets.parc.fiches import PARC
from guichet.sujets.quartiers.fiches import QUARTIERS
from guichet.sujets.sru.fiches import SRU
from guichet.sujets.suivi.vue import tableaux
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
            une.attributes["data-insee"]: une for une in page.css("section[aria-labelledby='parc'] tr[data-insee]")
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


@pytest.fixture(scope="module")
def rapports(site_construit, donnees):
    """The workbook of each territory, sheet by sheet, and the text of its report, by SIREN."""
    lus = {}
    for tableau in tableaux(donnees):
        classeur = CalamineWorkbook.from_path(str(site_construit / tableau.rapport("ods")))
        feuilles = {nom: classeur.get_sheet_by_name(nom).to_python() for nom in classeur.sheet_names}
        with zipfile.ZipFile(site_construit / tableau.rapport("odt")) as archive:
            lus[tableau.epci.siren] = (feuilles, archive.read("content.xml").decode())
    return lus


def test_each_territory_of_the_reform_has_a_report_filled_with_what_is_published(rapports, pages, donnees):
    for tableau in tableaux(donnees):
        feuilles, texte = rapports[tableau.epci.siren]
        a = tableau.attributions
        valeurs = {ligne[0]: ligne[1:4] for ligne in feuilles["Attributions et objectifs"] if len(ligne) > 3}
        assert valeurs["Attributions suivies d’un bail"] == [a.total, "", a.annee]
        assert valeurs["Ménages reconnus Dalo"][0] == a.dalo
        # What is published nowhere is left empty, never 0.
        assert valeurs["Trois autres quartiles, en quartier prioritaire"] == ["", "", ""]
        assert not [champ for champ in DU_RAPPORT if f"[{champ}]" in texte], tableau.epci.nom
        assert "[bailleur]" in texte
        page = pages[tableau.chemin]
        assert {tableau.rapport("ods"), tableau.rapport("odt")} <= {
            cible[0] for _, absolue in page.adresses() if (cible := chemin_interne(absolue))
        }


def test_the_workbook_of_a_territory_counts_every_commune_as_the_registers_do(rapports, donnees):
    for tableau in tableaux(donnees):
        feuilles, _ = rapports[tableau.epci.siren]
        parcs = {ligne[1]: ligne[2:5] for ligne in feuilles["Parc social"][2:]}
        assert parcs.keys() == {ligne.commune.insee for ligne in tableau.communes}
        for insee, (total, loues, vacants) in parcs.items():
            parc = donnees[PARC].get(insee)
            if parc is None:
                assert {total, loues, vacants} == {"aucun logement recensé"}
                continue
            assert total == parc.total
            assert (loues, vacants) == tuple("masqué" if n is None else n for n in (parc.loues, parc.vacants)), insee
        assert [ligne[1] for ligne in feuilles["Quartiers prioritaires"][2:]] == [q.code for q in tableau.quartiers]
