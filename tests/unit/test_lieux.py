"""The join of registration desks and communes."""

import datetime
from typing import Any

import pytest

from guichet.socle.donnees import Edition
from guichet.sujets.communes.vue import fiches_communes
from guichet.sujets.lieux.fermetures import FERMETURES, FermetureAnnoncee, est_ferme
from guichet.sujets.lieux.fiches import GUICHETS, Lieu, Role
from guichet.sujets.lieux.guichets import est_la_mairie, guichets_par_commune

JOUR = datetime.date(2026, 11, 25)


def lieu(identifiant: str, **valeurs: Any) -> Lieu:
    communs = {
        "id": identifiant, "nom": identifiant, "organisme": "bailleur", "roles": ["enregistrement"], "statut": "lu",
        "commune": "62498", "source": "page", "lu_le": JOUR,
    }  # fmt: skip
    return Lieu.model_validate(communs | valeurs)


@pytest.mark.parametrize(
    ("lieux", "attendu"),
    [
        pytest.param([], {}, id="rien de connu"),
        pytest.param([lieu("a")], {"62498": ["a"]}, id="dans la commune"),
        pytest.param([lieu("a", roles=["information"])], {}, id="information seulement"),
        pytest.param(
            [lieu("a", epci=["246200364"])], {"62498": ["a"]}, id="servir un EPCI n'est pas servir une commune"
        ),
        pytest.param([lieu("a", communes=["62510"])], {"62498": ["a"], "62510": ["a"]}, id="nommément servie"),
        pytest.param(
            [lieu("b", commune="62510", communes=["62498"]), lieu("a"), lieu("z", organisme="commune")],
            {"62498": ["z", "a", "b"], "62510": ["b"]},
            id="la mairie, puis les lieux de la commune, puis les autres",
        ),
    ],
)
def test_desks_by_commune(lieux: list[Lieu], attendu: dict[str, list[str]]):
    trouves = guichets_par_commune(lieux)
    assert {insee: [lieu.id for lieu in connus] for insee, connus in trouves.items()} == attendu


def test_it_is_the_town_hall():
    mairie = lieu("a", organisme="commune")
    assert est_la_mairie(mairie, "62498")
    assert not est_la_mairie(mairie, "62510")
    assert not est_la_mairie(lieu("a", organisme="ccas"), "62498")


@pytest.mark.parametrize(
    ("jusqu_a", "ferme"), [([None], True), (["2026-12-31"], False), (["2026-12-31", None], True), ([], False)]
)
def test_a_place_is_closed_for_good_if_its_last_day_is_not_told(jusqu_a, ferme, donnees):
    fermetures = [
        FermetureAnnoncee(lieu="mairie-62498", du="2026-12-01", au=au, source="page", lu_le=JOUR, par="commune")
        for au in jusqu_a
    ]
    avec = donnees.avec({FERMETURES: tuple(fermetures)})
    assert est_ferme(avec, "mairie-62498") is ferme
    assert not est_ferme(avec, "mairie-62510")


def test_each_town_hall_has_the_desks_of_its_commune(donnees):
    fiches = fiches_communes(Edition(donnees, JOUR)).values()
    attendus = guichets_par_commune(donnees[GUICHETS].values())
    propres = [fiche for fiche in fiches if fiche.reponse.ou == "commune"]
    assert {fiche.commune.insee: [g.lieu for g in fiche.reponse.guichets] for fiche in propres} == attendus
    mairies = {
        guichet.commune
        for guichet in donnees[GUICHETS].values()
        if guichet.organisme == "commune" and Role.ENREGISTREMENT in guichet.roles
    }
    assert mairies
    assert {fiche.commune.insee for fiche in fiches if fiche.mairie_est_un_guichet} == mairies
