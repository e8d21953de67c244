"""The regional figures: page, file and record say the same."""

import csv
import io

from appui.pages import lisible
from appui.territoires import EPCI, table


def lignes(site_construit, nom):
    texte = (site_construit / "chiffres" / nom).read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(texte)))


def test_each_series_says_the_same_values_everywhere(site_construit, pages, donnees):
    page = pages["chiffres/"]
    for serie in donnees.series:
        section = page.arbre.css_first(f"section[aria-labelledby='{serie.id}']")
        ecrites = [lisible(td.text()).replace(" ", "") for td in section.css("tbody td.nombre, .grands-chiffres dd")]
        assert ecrites == [
            f"{point.valeur:g}".replace(".", ",") + {"pourcent": "%", "euro": "€"}.get(serie.unite, "")
            for point in serie.points
        ]
        # Old figures are said to be old: the site is that of 2026.
        pastille = section.css_first(".pastille")
        assert (pastille.text() if pastille else "") == (f"Chiffres de {serie.annee}" if serie.annee <= 2023 else "")
        # Bars only where three values or more make a shape.
        assert bool(section.css(".barre")) == (serie.comparables and len(serie.points) > 2), serie.id
        publiees = lignes(site_construit, f"{serie.id}.csv")
        assert {ligne["mesure"] for ligne in publiees} == {serie.titre}
        # A line says its year by itself: its place, or the words of the source, are not always one.
        for ligne in publiees:
            assert ligne["annee"] or ligne["periode"].startswith("avant "), (serie.id, ligne["periode"])
            assert ligne["annee"] in f"{serie.titre} {ligne['periode']}"
        assert [(ligne["periode"], float(ligne["valeur"])) for ligne in publiees] == [
            (point.periode, point.valeur) for point in serie.points
        ]


def test_the_table_gives_each_epci(site_construit, pages):
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


def test_the_stock_adds_up_communes(site_construit, pages):
    """By département and in all, on the page and in the file; the file has each intercommunality too."""
    parcs = {ligne["commune"]: ligne for ligne in table("parc.csv")}
    communes = {ligne["insee"]: ligne for ligne in table("communes.csv")}

    def sommes(garder):
        siens = [parc for insee, parc in parcs.items() if garder(communes[insee])]
        publies = [parc for parc in siens if parc["detail"] == "publie"]
        loues, vacants = (sum(int(parc[champ]) for parc in publies) for champ in ("loues", "vacants"))
        return [sum(int(parc["total"]) for parc in siens), len(siens), len(publies), loues, vacants]

    noms = {ligne["nom"]: ligne["code"] for ligne in table("departements.csv")}
    rangs = pages["chiffres/"].arbre.css("section[aria-labelledby='parc-departements'] tbody tr")
    assert len(rangs) == len({commune["departement"] for commune in communes.values()}) + 1
    for rang in rangs:
        code = noms.get(rang.css_first("th").text().strip())
        nombres = [int("".join(filter(str.isdigit, td.text()))) for td in rang.css("td")]
        assert nombres == sommes(lambda commune, code=code: code in (None, commune["departement"])), code
    publiees = lignes(site_construit, "parc-territoires.csv")
    assert len(publiees) == len(rangs) - 1 + len({communes[insee]["epci"] for insee in parcs})
    for ligne in publiees:
        code = ligne["territoire"]
        attendu = sommes(lambda commune, code=code: code in (commune["departement"], commune["epci"]))
        assert [int(ligne[champ]) for champ in ("total", "communes", "detaillees", "loues", "vacants")] == attendu, code
        assert (ligne["au"], ligne["source"]) == ("2024-01-01", "rpls-2024")
