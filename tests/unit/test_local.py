"""What the page of a territory keeps of the grids and delays that are known, and how it says them."""

import datetime
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, select_autoescape

from guichet.socle.donnees import Edition
from guichet.socle.langues import Interface
from guichet.sujets.epci.vue import fiches_epci
from guichet.sujets.instruments.fiches import NatureInstrument
from guichet.sujets.local.choix import delais_du_territoire, grilles
from guichet.sujets.local.fiches import COTATIONS, DELAIS_LOCAUX, CritereLocal, DelaiLocal, NatureDelai

RACINE = Path(__file__).resolve().parents[2]
LENS, ARRAS = "246200364", "200033579"
PROVENANCE = {"statut": "transcrit", "source": "page-lens-lievin-cia", "lu_le": datetime.date(2026, 11, 23)}


def delai(nature, valeur, **ou):
    return DelaiLocal(nature=nature, valeur=valeur, unite="mois", **ou, **PROVENANCE)


def critere(nom, points=1, **reste):
    return CritereLocal(**{"epci": LENS, "demandes": "toutes", "critere": nom, "points": points} | reste, **PROVENANCE)


@pytest.mark.parametrize(
    ("connus", "attendus"),
    [
        ([], []),
        ([delai("reception", 1, epci=ARRAS)], []),
        ([delai("anormalement_long", 24, departement="62")], [24]),
        ([delai("anormalement_long", 24, departement="59")], []),
        # What is set for the EPCI itself prevails.
        ([delai("anormalement_long", 24, departement="62"), delai("anormalement_long", 30, epci=LENS)], [30]),
        # The last year of a measure, in the order of the list of kinds.
        (
            [
                delai("reception", 1, epci=LENS),
                delai("attente_mediane", 15, epci=LENS, annee=2024),
                delai("attente_mediane", 16, epci=LENS, annee=2025),
                delai("attente_moyenne", 20, epci=LENS, annee=2023),
            ],
            [16, 20, 1],
        ),
    ],
)
def test_delays_that_hold_in_a_territory(connus, attendus, donnees):
    assert [d.valeur for d in delais_du_territoire(connus, donnees.epci[LENS])] == attendus


def test_a_grid_is_grouped_by_request_then_category(donnees):
    connus = [
        critere("a", categorie="Deux"),
        critere("b", demandes="mutation"),
        critere("c", categorie="Un"),
        critere("d", categorie="Deux"),
        critere("e", epci=ARRAS),
    ]
    siennes = grilles(connus, donnees.epci[LENS])
    assert {d.value: [c.critere for c in g] for d, g in siennes.items()} == {
        "toutes": ["a", "d", "c"],
        "mutation": ["b"],
    }


@pytest.mark.parametrize("langue", ["fr", "en", "ar"])
def test_the_page_says_what_is_known_and_else_that_it_is_not(langue, donnees):
    interface = Interface(langue, donnees.chaines)
    inconnue = interface.t("territoire.attente_inconnue")
    vide = rendre(donnees, interface)
    assert inconnue in vide
    assert interface.t("local.grille") not in vide
    plein = rendre(
        donnees.avec(
            {
                DELAIS_LOCAUX: tuple(delai(nature, 15.5, epci=LENS, annee=2025) for nature in NatureDelai),
                COTATIONS: (
                    critere("Ancienneté", categorie="Temps", compte="mois"),
                    critere("Exemple", 20, demandes="mutation", justificatif=True, cumul=False, categorie="C"),
                ),
            }
        ),
        interface,
    )
    assert inconnue not in plein
    duree = interface.t("unites.mois", n=15.5)
    for nature in NatureDelai:
        assert interface.t(f"local.delai_{nature}", duree=duree, annee="2025") in plein
    for attendu in (
        "Ancienneté",
        "Temps",
        interface.t("local.compte_mois", points=1),
        interface.t("local.justificatif"),
    ):
        assert attendu in plein
    assert plein.count(interface.t("local.sans_cumul")) == 1
    assert plein.count("<caption>") == 2


def rendre(donnees, interface):
    """The two parts of the page of Lens, alone."""
    env = Environment(loader=FileSystemLoader(RACINE / "overrides"), autoescape=select_autoescape(["html"]))
    env.filters |= {"jour": interface.jour, "jour_imprecis": interface.jour_imprecis}
    env.globals |= {
        "t": interface.t,
        "nom": interface.nom,
        "source": donnees.sources.__getitem__,
        "departement": donnees.departements.__getitem__,
        "fiche": next(f for f in fiches_epci(Edition(donnees, datetime.date(2026, 11, 25))) if f.epci.siren == LENS),
        "messages": interface.messages,
        "langue": interface.langue,
    }
    entete = '{% import "partials/macros.html" as m with context %}'
    parties = ("delais_locaux", "grilles_cotation")
    return env.from_string(entete + "".join(f'{{% include "local/{p}.html" %}}' for p in parties)).render()


def test_what_is_unknown_of_the_rules_of_a_territory_is_said_once_and_only_where_the_reform_asks_for_it(donnees):
    for fiche in fiches_epci(Edition(donnees, datetime.date(2026, 11, 25))):
        inconnues = fiche.regles_inconnues
        assert bool(fiche.epci.concerne) or not inconnues
        connues = [nature for nature, instrument in fiche.regles.items() if instrument]
        assert not set(connues) & set(inconnues)
        if fiche.epci.concerne:
            assert set(connues) | set(inconnues) - {"grille"} == set(fiche.regles)
            cotation = fiche.regles[NatureInstrument.COTATION]
            assert ("grille" in inconnues) == bool(cotation and cotation.en_place and not fiche.grilles)
