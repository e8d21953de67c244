"""The regional figures: page, file and record say the same."""

import csv
import io

from appui.pages import lisible
from appui.territoires import EPCI


def lignes(site_construit, nom):
    texte = (site_construit / "chiffres" / nom).read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(texte)))


def test_chaque_serie_dit_les_memes_valeurs_partout(site_construit, pages, donnees):
    page = pages["chiffres/"]
    for serie in donnees.series:
        section = page.arbre.css_first(f"section[aria-labelledby='{serie.id}']")
        ecrites = [lisible(td.text()).replace(" ", "") for td in section.css("tbody td.nombre")]
        assert ecrites == [
            f"{point.valeur:g}".replace(".", ",") + ("%" if serie.unite == "pourcent" else "") for point in serie.points
        ]
        publiees = lignes(site_construit, f"{serie.id}.csv")
        assert [(ligne["periode"], float(ligne["valeur"])) for ligne in publiees] == [
            (point.periode, point.valeur) for point in serie.points
        ]


def test_le_tableau_donne_chaque_intercommunalite(site_construit, pages):
    rangs = pages["chiffres/"].arbre.css("table[data-triable] tbody tr")
    assert len(rangs) == EPCI
    publies = {ligne["nom"]: ligne for ligne in lignes(site_construit, "attributions.csv")}
    for rang in rangs:
        nom = lisible(rang.css_first("th").text())
        cellules = [td.attributes.get("data-valeur") for td in rang.css("td")]
        if nom in publies:
            assert cellules[0] == publies[nom]["total"]
            assert cellules[1] == publies[nom]["premier_quartile"]
        else:
            assert set(cellules) <= {"", None}
