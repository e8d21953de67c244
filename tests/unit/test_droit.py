"""What must be read again: the law that moved, on exactly what rests on it."""

import datetime

import pytest

from guichet.prose.guides import GUIDES, guides
from guichet.socle.donnees import Edition
from guichet.socle.fraicheur import EtatRevue
from guichet.sujets.demande.page import contacts
from guichet.sujets.droit.appuis import appuis, derives, mouvements
from guichet.sujets.epci.vue import fiches_epci
from guichet.sujets.revue.suivi import Suivi, en_json, en_texte
from guichet.sujets.textes.fiches import TEXTES
from guichet.sujets.veille.fiches import VEILLE, EffetSurTexte, Veille

# After all that the site has read.
JOUR = datetime.date(2026, 12, 20)


def entree(texte, effet="modifie", en_vigueur_le="2026-12-20", **champs):
    valeurs = {
        "id": "2026-11-25-essai",
        "titre": "Essai",
        "nature": "decret",
        "date": "2026-11-25",
        "en_vigueur_le": en_vigueur_le,
        "resume": "Essai",
        "change": "Essai",
        "pour": [{"public": "maires", "change": "Essai"}],
        "themes": ["demande"],
        "textes": [EffetSurTexte(texte=texte, effet=effet)],
        "sources": ["f10007"],
        "statut": "officiel",
        "lu_le": "2026-11-25",
    }
    return Veille(**(valeurs | champs))


def avec(donnees, *entrees):
    return donnees.avec({VEILLE: {e.id: e for e in entrees}})


def concernes(donnees, jour=JOUR):
    return {(d.appui.genre, d.appui.nom) for d in derives(donnees, jour)}


def test_nothing_drifts_without_a_new_text(donnees):
    assert derives(avec(donnees), JOUR) == []


def test_an_entry_that_changes_signals_exactly_what_rests_on_it(donnees):
    attendus = {(a.genre, a.nom) for a in appuis(donnees) if "R441-2-3" in a.textes}
    assert ("page", guides(donnees)["fr"]["demander/papiers/"].title) in attendus
    assert len(attendus) > 5
    assert concernes(avec(donnees, entree("R441-2-3"))) == attendus


def test_an_entry_that_applies_or_is_not_yet_in_force_signals_nothing(donnees):
    assert concernes(avec(donnees, entree("R441-2-3", "applique"))) == set()
    assert concernes(avec(donnees, entree("R441-2-3", en_vigueur_le="2026-12-21"))) == set()
    assert concernes(avec(donnees, entree("R441-2-3", en_vigueur_le=None))) == set()


def test_a_bill_signals_nothing(donnees):
    projet = entree(
        "R441-2-3",
        nature="projet_de_loi",
        etat={"etape": "déposé", "connu_par": "source_officielle", "au": "2026-11-01"},
    )
    assert concernes(avec(donnees, projet)) == set()


def test_a_page_named_by_an_entry_is_signalled(donnees):
    nommee = entree("decret-2026-84", "applique", pages=["demander/deposer/"])
    titre = guides(donnees)["fr"]["demander/deposer/"].title
    assert concernes(avec(donnees, nommee)) == {("page", titre)}


def test_a_date_of_change_is_enough(donnees):
    texte = donnees.textes["R441-2-3"]
    change = texte.model_copy(update={"modifie_le": [*texte.modifie_le, JOUR]})
    autre = avec(donnees).avec({TEXTES: donnees.textes | {texte.id: change}})
    assert ("question", "Je n’habite pas la commune. Peut-on refuser de m’inscrire ?") in concernes(autre)
    assert mouvements(autre, JOUR - datetime.timedelta(days=1))["R441-2-3"][-1].le < JOUR


def test_reading_again_clears_the_signal(donnees):
    relus = tuple(guide.model_copy(update={"relu_le": JOUR}) for guide in donnees[GUIDES["fr"]])
    relues = avec(donnees, entree("R441-2-3")).avec({GUIDES["fr"]: relus})
    assert not any(genre == "page" for genre, _ in concernes(relues))


def test_the_decree_of_2027_goes_from_coming_to_in_force(donnees):
    decret = donnees.veille["2026-02-12-aides-au-logement-ccapex"]
    assert decret.applicable(datetime.date(2026, 12, 31)) is False
    assert decret.applicable(datetime.date(2027, 1, 1)) is True
    assert Suivi(donnees, datetime.date(2026, 12, 31)).bandeaux == {}
    bandeaux = Suivi(donnees, datetime.date(2027, 1, 2)).bandeaux
    assert "demander/impayes/" in bandeaux
    assert bandeaux["demander/impayes/"].mouvement.veille == decret.id


def test_the_report_and_its_json_name_the_same_pages(donnees):
    suivi = Suivi(avec(donnees, entree("R441-2-3")), JOUR)
    texte = en_texte(suivi)
    for derive in en_json(suivi)["derives"]:
        assert derive["nom"] in texte
        assert derive["mouvements"][-1] == {
            "texte": "R441-2-3",
            "titre": donnees.textes["R441-2-3"].titre,
            "le": "2026-12-20",
            "veille": "2026-11-25-essai",
        }
    assert {d["chemin"] for d in en_json(suivi)["derives"] if d["genre"] == "page"} == set(suivi.bandeaux)


@pytest.mark.parametrize(
    ("jours", "etat"), [(150, EtatRevue.BIENTOT), (180, EtatRevue.A_RELIRE), (270, EtatRevue.PERIME)]
)
def test_a_page_not_read_again_ages(donnees, jours, etat):
    page = guides(donnees)["fr"]["demander/papiers/"].model_copy(update={"lu_le": JOUR})
    suivi = Suivi(avec(donnees).avec({GUIDES["fr"]: (page,)}), JOUR + datetime.timedelta(days=jours))
    retard = next(r for r in suivi.retards if r.chemin == "demander/papiers/")
    assert retard.etat is etat
    assert ("demander/papiers/" in suivi.bandeaux) == (etat is not EtatRevue.BIENTOT)
    assert "rédaction des pages des demandeurs" in en_texte(suivi)


def test_a_volatile_fact_too_old_is_no_longer_shown(donnees):
    def connus(jour):
        return [i for une in fiches_epci(Edition(donnees, jour)) for i in une.instruments.values() if i]

    lu = max(i.lu_le for i in donnees.instruments)
    assert len(connus(lu + datetime.timedelta(days=269))) == len(donnees.instruments)
    assert connus(lu + datetime.timedelta(days=270)) == []
    portail = donnees.contacts["portail"]
    assert portail.plages
    vieux = contacts(Edition(donnees, portail.lu_le + datetime.timedelta(days=270)))["portail"]
    assert vieux.plages is None
    assert vieux.numero == portail.numero
