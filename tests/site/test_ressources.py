"""The resource centre, as built: each resource is there once and leads where its record says; the feed announces it."""

import json

from guichet.sujets.ressources.fiches import RESSOURCES
from guichet.sujets.ressources.page import par_genre


def test_each_resource_is_listed_once_and_leads_where_it_says(pages, donnees):
    lignes = pages["ressources/"].arbre.css("li.veille-ligne")
    attendues = [une for _, celles in par_genre(donnees[RESSOURCES]) for une in celles]
    assert [ligne.attributes["id"] for ligne in lignes] == [une.id for une in attendues]
    for ligne, une in zip(lignes, attendues, strict=True):
        liens = [lien.attributes["href"] for lien in ligne.css("a")]
        assert len(liens) == (une.acces is None), une.id
        assert une.adresse is None or liens == [une.adresse], une.id
        assert une.acces is None or une.acces.partition(",")[0] in ligne.text(), une.id


def test_the_feed_announces_every_resource_the_latest_first(site_construit, donnees):
    articles = json.loads((site_construit / "ressources" / "feed.json").read_text(encoding="utf-8"))["items"]
    jours = [article["date_published"] for article in articles]
    assert jours == sorted(jours, reverse=True)
    assert {article["id"].partition("#")[2] for article in articles} == {une.id for une in donnees[RESSOURCES]}
