"""What must be read again: the law that moved, on exactly what rests on it."""

import datetime
from dataclasses import replace

import pytest

from guichet.cycle import EtatRevue
from guichet.droit import appuis, derives, mouvements
from guichet.modeles import EffetSurTexte, Veille
from guichet.revue import Suivi, en_json, en_texte

JOUR = datetime.date(2026, 11, 26)


def entree(texte, effet="modifie", en_vigueur_le="2026-11-26", **champs):
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
    return replace(donnees, veille={e.id: e for e in entrees})


def concernes(donnees, jour=JOUR):
    return {(d.appui.genre, d.appui.nom) for d in derives(donnees, jour)}


def test_rien_ne_derive_sans_texte_nouveau(donnees):
    assert derives(avec(donnees), JOUR) == []


def test_une_entree_qui_modifie_signale_exactement_ce_qui_s_y_appuie(donnees):
    attendus = {(a.genre, a.nom) for a in appuis(donnees) if "R441-2-3" in a.textes}
    assert ("page", donnees.guides["fr"]["demander/papiers/"].title) in attendus
    assert len(attendus) > 5
    assert concernes(avec(donnees, entree("R441-2-3"))) == attendus


def test_une_entree_qui_applique_ou_pas_encore_en_vigueur_ne_signale_rien(donnees):
    assert concernes(avec(donnees, entree("R441-2-3", "applique"))) == set()
    assert concernes(avec(donnees, entree("R441-2-3", en_vigueur_le="2026-11-27"))) == set()
    assert concernes(avec(donnees, entree("R441-2-3", en_vigueur_le=None))) == set()


def test_un_projet_de_loi_ne_signale_rien(donnees):
    projet = entree(
        "R441-2-3",
        nature="projet_de_loi",
        etat={"etape": "déposé", "connu_par": "source_officielle", "au": "2026-11-01"},
    )
    assert concernes(avec(donnees, projet)) == set()


def test_une_page_nommee_par_une_entree_est_signalee(donnees):
    nommee = entree("decret-2026-84", "applique", pages=["demander/deposer/"])
    titre = donnees.guides["fr"]["demander/deposer/"].title
    assert concernes(avec(donnees, nommee)) == {("page", titre)}


def test_une_date_de_modification_suffit(donnees):
    texte = donnees.textes["R441-2-3"]
    change = texte.model_copy(update={"modifie_le": [*texte.modifie_le, JOUR]})
    autre = replace(avec(donnees), textes=donnees.textes | {texte.id: change})
    assert ("question", "Je n’habite pas la commune. Peut-on refuser de m’inscrire ?") in concernes(autre)
    assert mouvements(autre, JOUR - datetime.timedelta(days=1))["R441-2-3"][-1].le < JOUR


def test_relire_efface_le_signal(donnees):
    guides = {chemin: g.model_copy(update={"relu_le": JOUR}) for chemin, g in donnees.guides["fr"].items()}
    relues = replace(avec(donnees, entree("R441-2-3")), guides=donnees.guides | {"fr": guides})
    assert not any(genre == "page" for genre, _ in concernes(relues))


def test_le_decret_de_2027_passe_de_a_venir_a_en_vigueur(donnees):
    decret = donnees.veille["2026-02-12-aides-au-logement-ccapex"]
    assert decret.applicable(datetime.date(2026, 12, 31)) is False
    assert decret.applicable(datetime.date(2027, 1, 1)) is True
    assert Suivi(donnees, datetime.date(2026, 12, 31)).bandeaux == {}
    bandeaux = Suivi(donnees, datetime.date(2027, 1, 2)).bandeaux
    assert "demander/impayes/" in bandeaux
    assert bandeaux["demander/impayes/"].mouvement.veille == decret.id


def test_le_rapport_et_le_json_disent_les_memes_pages(donnees):
    suivi = Suivi(avec(donnees, entree("R441-2-3")), JOUR)
    texte = en_texte(suivi)
    for derive in en_json(suivi)["derives"]:
        assert derive["nom"] in texte
        assert derive["mouvements"][-1] == {
            "texte": "R441-2-3",
            "titre": donnees.textes["R441-2-3"].titre,
            "le": "2026-11-26",
            "veille": "2026-11-25-essai",
        }
    assert {d["chemin"] for d in en_json(suivi)["derives"] if d["genre"] == "page"} == set(suivi.bandeaux)


@pytest.mark.parametrize(
    ("jours", "etat"), [(150, EtatRevue.BIENTOT), (180, EtatRevue.A_RELIRE), (270, EtatRevue.PERIME)]
)
def test_une_page_non_relue_vieillit(donnees, jours, etat):
    page = donnees.guides["fr"]["demander/papiers/"].model_copy(update={"lu_le": JOUR})
    guides = donnees.guides | {"fr": {"demander/papiers/": page}}
    suivi = Suivi(replace(avec(donnees), guides=guides), JOUR + datetime.timedelta(days=jours))
    retard = next(r for r in suivi.retards if r.chemin == "demander/papiers/")
    assert retard.etat is etat
    assert ("demander/papiers/" in suivi.bandeaux) == (etat is not EtatRevue.BIENTOT)
    assert "rédaction des pages des demandeurs" in en_texte(suivi)


def test_un_fait_volatil_trop_ancien_n_est_plus_montre(donnees):
    lu = max(i.lu_le for i in donnees.instruments)
    assert Suivi(donnees, lu + datetime.timedelta(days=269)).instruments == donnees.instruments
    assert Suivi(donnees, lu + datetime.timedelta(days=270)).instruments == ()
    portail = donnees.contacts["portail"]
    assert portail.plages
    vieux = Suivi(donnees, portail.lu_le + datetime.timedelta(days=270)).contacts["portail"]
    assert vieux.plages is None
    assert vieux.numero == portail.numero
