"""The resource centre lists each resource once, under its kind."""

import datetime

from guichet.sujets.ressources.fiches import Genre, Ressource
from guichet.sujets.ressources.page import par_genre


def ressource(identifiant: str, genre: str) -> Ressource:
    return Ressource(
        id=identifiant,
        titre=identifiant,
        genre=genre,
        lecteurs=["elus"],
        pourquoi="x",
        langues=["fr"],
        page="/x/",
        ajoutee_le=datetime.date(2026, 11, 26),
    )


def test_kinds_come_in_their_order_and_none_is_empty():
    groupes = par_genre([ressource("a", "flux"), ressource("b", "modele"), ressource("c", "flux")])
    assert [(genre, [une.id for une in celles]) for genre, celles in groupes] == [
        (Genre.MODELE, ["b"]),
        (Genre.FLUX, ["a", "c"]),
    ]
