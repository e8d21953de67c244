"""Geography: each rule accepts today's data and refuses a fault, at its record, with a remedy."""

import time

import pytest

from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.sujets.lieux import regles_de_geographie as lieux
from guichet.sujets.lieux.annuaires import FRANCE_SERVICES, MAIRIES
from guichet.sujets.lieux.fiches import GUICHETS
from guichet.sujets.territoires import regles, regles_de_geographie as territoires, voisinage
from guichet.sujets.territoires.fiches import ANCIENNES, CADRE, COMMUNES, CONTOURS, DEPARTEMENTS, EPCI, TRACES, Contour

JEUX = (DEPARTEMENTS, COMMUNES, ANCIENNES, EPCI, CONTOURS, TRACES, MAIRIES, FRANCE_SERVICES, GUICHETS)
REGLES = (*territoires.REGLES, *lieux.REGLES, regles.epci_peuple, regles.epci_comme_ses_communes)
ARRAS, LENS_LIEVIN = "200033579", "246200364"
# A square around Lens, of about a kilometre.
CARRE = "2.82,50.43 2.83,50.43 2.83,50.44 2.82,50.44"
GUICHET = "guichet-flandre-opale-habitat-boulogne-sur-mer"


@pytest.fixture
def lot(donnees, tmp_path):
    lot = Lot(tmp_path)
    for jeu in JEUX:
        fiches = donnees[jeu].values() if hasattr(donnees[jeu], "values") else donnees[jeu]
        lot.paires[jeu] = [(fiche, Enregistrement(jeu.fichier, n, {})) for n, fiche in enumerate(fiches, 2)]
        lot.connus[jeu] = {getattr(fiche, jeu.cle) for fiche in fiches} if jeu.cle else set()
    lot.paires[CADRE] = [(donnees[CADRE], Enregistrement(CADRE.fichier, 1, {}))]
    return lot


def changer(lot: Lot, jeu, cle: str, **valeurs) -> int:
    """Change the record of ``jeu`` that ``cle`` names; return its line."""
    champ = jeu.cle or "insee"
    rang = next(n for n, (fiche, _) in enumerate(lot.paires[jeu]) if getattr(fiche, champ) == cle)
    fiche, enregistrement = lot.paires[jeu][rang]
    lot.paires[jeu][rang] = (fiche.model_copy(update=valeurs), enregistrement)
    lot._par_cle.clear()
    return enregistrement.ligne


def fautes(lot: Lot):
    return [probleme for regle in REGLES for probleme in regle(lot)]


CAS = [
    ("centre hors de la région", COMMUNES, "62498", {"lon": 5.83}, "hors de la région", "recopiez"),
    ("centre retourné", COMMUNES, "62498", {"lon": 50.43, "lat": 2.83}, "hors de la région", "échangez lon et lat"),
    ("centre dans une autre commune", COMMUNES, "62498", {"lat": 50.3}, "hors du contour de Lens", "recopiez"),
    ("centre égaré sans contour", COMMUNES, "62447", {"lon": 3.9, "lat": 49.2}, "ne touche aucune commune", "vérifiez"),
    ("commune dans un EPCI lointain", COMMUNES, "62498", {"epci": ARRAS}, "Lens ne touche aucune", LENS_LIEVIN),
    ("code postal lointain", COMMUNES, "62498", {"codes_postaux": ["60300"]}, "ni du département 62", "recopiez"),
    ("contour retourné", CONTOURS, "62498", {"contour": "50.4,2.8 50.5,2.8 50.5,2.9 50.4,2.9"}, "sort de", "échangez"),
    ("contour démesuré", CONTOURS, "62498", {"contour": "2,50 3,50 3,51 2,51"}, "trop grand", "recopiez"),
    ("contour minuscule", CONTOURS, "62498", {"contour": "2.83,50.43 2.831,50.43 2.831,50.431 2.83,50.431"}, "trop petit", "recopiez"),
    ("contour d'un trait", CONTOURS, "62498", {"contour": "2.83,50.43 2.84,50.43 2.84,50.44"}, "moins de 4 points", "recopiez"),
    ("contour qui flotte", CONTOURS, "62498", {"contour": CARRE}, "d'aucune autre commune", "recopiez"),
    ("ancienne commune loin", ANCIENNES, "02026", {"commune": "62498"}, "est loin de Lens", "INSEE"),
    ("ancienne commune en double", ANCIENNES, "02026", {"insee": "02018"}, "déjà à la ligne", "gardez une seule"),
    ("ancienne commune d'aujourd'hui", ANCIENNES, "02026", {"insee": "02001"}, "commune d'aujourd'hui", "retirez"),
    ("population municipale > totale", EPCI, ARRAS, {"population_totale": 1}, "population totale devrait", "recopiez"),
    ("population totale démesurée", EPCI, ARRAS, {"population_totale": 10**7}, "population totale devrait", "recopiez"),
    ("siège hors région", EPCI, ARRAS, {"siege_dans_la_region": False}, "son siège aussi", "oui"),
    ("trop de communes annoncées", EPCI, ARRAS, {"communes_au_total": 60}, "au total", "import"),
    ("nom hors de la carte", TRACES, ARRAS, {"x": 99999.0}, "hors de la carte", "import"),
    ("nom au-dessus de la carte", TRACES, ARRAS, {"y": -1.0}, "hors de la carte", "import"),
    ("EPCI servi lointain", GUICHETS, GUICHET, {"epci": ["200071785"]}, "km de la plus proche", "vérifiez l'EPCI"),
    ("CEDEX d'ailleurs", MAIRIES, "mairie-62498", {"adresse": "CEDEX", "code_postal": "59019"}, "ce CEDEX", "corrigez"),
    ("lieu dont rien ne dit où", FRANCE_SERVICES, "france-services-abscon",
     {"commune": "62498", "lon": None, "lat": None, "position": None, "code_postal": None}, "rien ne confirme", "recopiez"),
    ("centre de commune ailleurs", MAIRIES, "mairie-02029", {"lon": 3.6}, "est loin de Attilly", "centre"),
    ("lieu loin, sans contour", MAIRIES, "mairie-62447", {"lon": 2.9}, "est loin de Hesdin-la-Forêt", "centre"),
]  # fmt: skip


def test_les_vraies_donnees_sont_acceptees(lot):
    assert fautes(lot) == []


@pytest.mark.parametrize("cas", CAS, ids=[cas[0] for cas in CAS])
def test_une_faute_est_dite_une_fois_a_sa_ligne(lot, cas):
    _, jeu, cle, valeurs, constat, remede = cas
    ligne = changer(lot, jeu, cle, **valeurs)
    (dite,) = fautes(lot)
    assert (dite.fichier, dite.ligne) == (jeu.fichier, ligne)
    assert constat in dite.constat
    assert remede in dite.remede


def test_every_rule_has_its_fault(lot):
    """A rule that no case makes speak would be one that no test can see broken."""
    muettes = set(REGLES) - {regles.epci_comme_ses_communes}
    for _, jeu, cle, valeurs, *_ in CAS:
        sain = list(lot.paires[jeu])
        changer(lot, jeu, cle, **valeurs)
        muettes -= {regle for regle in muettes if list(regle(lot))}
        lot.paires[jeu] = sain
        lot._par_cle.clear()
    assert not muettes


def test_communes_swapped_between_neighbours_change_the_populations(lot, donnees):
    """Counts stay right, every commune still touches its EPCI: the people tell."""
    communes = donnees[COMMUNES]
    touchees = voisinage.voisines(lot)
    une, autre = next(
        (a, communes[b]) for a in communes.values() for b in sorted(touchees.get(a.insee, ()))
        if communes[b].epci != a.epci and communes[b].population != a.population and a.departement == communes[b].departement == "62"
    )  # fmt: skip
    changer(lot, COMMUNES, une.insee, epci=autre.epci)
    changer(lot, COMMUNES, autre.insee, epci=une.epci)
    assert fautes(lot)


def test_a_commune_moved_to_any_epci_is_refused(lot, donnees):
    for rang, commune in enumerate(list(donnees[COMMUNES].values())[::400]):
        for siren in sorted(set(donnees[EPCI]) - {commune.epci})[rang::50]:
            changer(lot, COMMUNES, commune.insee, epci=siren)
            refus = [p for r in (territoires.epci_d_un_seul_tenant, regles.epci_peuple) for p in r(lot)]
            assert refus, (commune.nom, siren)
            changer(lot, COMMUNES, commune.insee, epci=commune.epci)


@pytest.mark.parametrize("contour", ["", "abc", "2.8,50.4", "2.8,50.4 2.9,50.4", "2.8;50.4", "nan,nan nan,nan nan,nan"])
def test_a_contour_that_is_none_is_refused_by_its_form(contour):
    with pytest.raises(ValueError, match="contour"):
        Contour(insee="62498", contour=contour)


def test_each_rule_is_quick(lot):
    for regle in REGLES:
        debut = time.process_time()
        list(regle(lot))
        assert time.process_time() - debut < 1, regle.__name__
