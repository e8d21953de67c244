"""The figures by territory say what the records say, of every commune: what is secret or absent is said as such."""

import datetime
import json
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from appui.construction import ADRESSE
from appui.pages import chemin_interne, lisible
from guichet.atelier.atelier import Atelier
from guichet.socle.confirmations import CONFIRMATIONS, Confirmation
from guichet.sujets.documents.champs import DU_RAPPORT
from guichet.sujets.parc.fiches import PARC
from guichet.sujets.quartiers.fiches import QUARTIERS
from guichet.sujets.sru.fiches import SRU
from guichet.sujets.suivi.rapport import fichiers
from guichet.sujets.suivi.vue import tableaux
from guichet.sujets.territoires.fiches import COMMUNES, DEPARTEMENTS, EPCI

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
        nom, etat, taux, cible, logements, manquants, rpls, prelevement = (
            cellule.text(strip=True) for cellule in lignes_sru[insee].css("th, td")
        )
        dits = [mot for champ, mot in ETATS.items() if getattr(situation, champ)]
        if situation.exemptee and situation.deficitaire:
            dits = ["déficitaire, exemptée"]
        attendu = dits[0] if dits else ("sans déficit" if situation.inventaire else "pas d’inventaire")
        parc = donnees[PARC].get(insee)
        assert etat == attendu, nom
        departement = donnees[DEPARTEMENTS][donnees[COMMUNES][insee].departement].nom
        assert lignes_sru[insee].css_first("th .petit").text() == departement, nom
        assert taux == "non donné" if situation.taux is None else nombre(taux) == situation.taux, nom
        assert nombre(cible) == situation.cible, nom
        logements = logements.removesuffix("à vérifier")
        assert logements == "non donné" if situation.logements is None else nombre(logements) == situation.logements
        if manquants != "non donné":
            assert (nombre(manquants) > 0) is situation.deficitaire, nom
            residences = situation.logements / situation.taux * 100
            assert abs(nombre(manquants) - max(0, residences * situation.cible / 100 - situation.logements)) < 1, nom
        else:
            assert not situation.deficitaire, nom
        assert nombre(rpls) == parc.total if parc else rpls == "aucun logement recensé", nom
        assert nombre(prelevement) == round(situation.prelevement), nom


def test_the_page_counts_every_commune_in_deficit(pages, donnees):
    """Those that are « carencées » or exempt are in deficit too."""
    dit = lisible(pages["chiffres/sru/"].arbre.css_first(".sru-comptes").text())
    deficitaires = [situation for situation in donnees[SRU].values() if situation.deficitaire]
    carencees, exemptees = (sum(getattr(s, champ) for s in deficitaires) for champ in ("carencee", "exemptee"))
    assert dit.startswith(
        f"{len(deficitaires)} communes déficitaires, dont {carencees} carencées et {exemptees} exemptées"
    )


def test_the_page_says_that_its_period_is_over(pages):
    dit = lisible(pages["chiffres/sru/"].arbre.css_first("section[aria-labelledby='lire']").text())
    assert "2023-2025" in dit
    assert "période est achevée" in dit
    assert "2026-2028" in dit


def test_a_territory_without_neighbourhood_is_asked_for_nothing_in_one(pages, donnees, rapports):
    """All its allocations count for the first objective: their share is compared with it, and nothing is said missing."""
    sans = [tableau for tableau in tableaux(donnees) if not tableau.quartiers]
    assert {tableau.epci.slug for tableau in sans} == {"cc-thelloise", "cc-de-l-aire-cantilienne"}
    for tableau in tableaux(donnees):
        page = pages[tableau.chemin].arbre
        lignes = {
            ligne.attributes["data-indicateur"]: [lisible(td.text()) for td in ligne.css("td")]
            for ligne in page.css("tr[data-indicateur]")
        }
        section = lisible(page.css_first("section[aria-labelledby='attributions']").text())
        feuilles, texte = rapports[tableau.epci.siren]
        indicateurs = [ligne[0] for ligne in feuilles["Attributions et objectifs"] if ligne]
        if tableau.quartiers:
            assert lignes["autres_quartiles"] == ["non publié", "", "au moins 50 %"]
            assert lignes["premier_quartile"][2] == ""
            assert "les deux lignes ne se comparent pas" in section
            continue
        a = tableau.attributions
        part = f"{round(100 * a.premier_quartile / a.total, 1):g} %".replace(".", ",")
        assert lignes["autres_quartiles"] == ["aucun quartier prioritaire", "", ""]
        assert lignes["part_qpv"][0] == "aucun quartier prioritaire"
        assert lignes["premier_quartile"][2] == "au moins 25 %"
        assert f"en {a.annee}, {part}, se lit en face de 25 %" in section
        assert not {indicateur for indicateur in indicateurs if "en quartier prioritaire" in indicateur}
        assert "aucun quartier prioritaire" in texte
        assert f"{part} ({a.annee})" in lisible(texte)


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
        if tableau.quartiers:
            assert valeurs["Trois autres quartiles, en quartier prioritaire"] == ["", "", ""]
        assert not [champ for champ in DU_RAPPORT if f"[{champ}]" in texte], tableau.epci.nom
        assert "[bailleur]" in texte
        page = pages[tableau.chemin]
        assert {tableau.rapport("ods"), tableau.rapport("odt")} <= {
            cible[0] for _, absolue in page.adresses() if (cible := chemin_interne(absolue))
        }


def test_a_number_in_doubt_says_so_in_the_workbook(donnees, tmp_path):
    tableau = next(tableau for tableau in tableaux(donnees) if tableau.sru)
    commune = tableau.sru[0].commune
    doute = {
        "fichier": SRU.fichier,
        "cle": commune.insee,
        "champ": "logements",
        "doute": "C’est un essai.",
    }
    confirmation = Confirmation(**doute, raison="Relu dans le fichier du ministère.", lu_le="2026-11-26")
    en_doute = Atelier(donnees.avec({CONFIRMATIONS: (confirmation,)}), datetime.date(2026, 11, 26), ADRESSE).site("fr")
    fichier = tmp_path / "rapport.ods"
    fichier.write_bytes(dict(fichiers(en_doute))[tableau.rapport("ods")]())
    lignes = CalamineWorkbook.from_path(str(fichier)).get_sheet_by_name("La loi SRU").to_python()
    assert [ligne[0] for ligne in lignes if "essai" in str(ligne[0])] == [f"{commune.nom} – C’est un essai."]


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
        quartiers, sru = feuilles["Quartiers prioritaires"][2:], feuilles["La loi SRU"][2:]
        if tableau.quartiers:
            assert [ligne[1] for ligne in quartiers] == [q.code for q in tableau.quartiers]
        else:
            # An empty sheet would be taken for unknown.
            assert [ligne[0] for ligne in quartiers] == ["Aucun quartier prioritaire."]
        assert tableau.sru or [ligne[0] for ligne in sru] == ["Aucune commune n’est dans le champ de la loi."]
