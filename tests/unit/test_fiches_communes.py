"""What the page of each commune says, against another computation from the files."""

import math
from collections import Counter, defaultdict
from functools import cache

import pytest

from appui.construction import JOUR
from appui.donnees import atelier
from appui.gabarits import DIX_COMMUNES
from appui.territoires import COMMUNES, COMMUNES_ANCIENNES, liste, page_de_commune, table
from guichet.sujets.communes.vue import ancienne_commune, fiches_communes
from guichet.sujets.territoires.fiches import ANCIENNES, AncienneCommune, Commune
from guichet.sujets.territoires.noms import a_la_commune, chemin_commune

DIAMETRE_KM = 2 * 6371.0088
TROP_LOIN_KM = 30


@pytest.fixture(scope="module")
def fiches():
    return fiches_communes(atelier(JOUR).edition)


@cache
def communes() -> dict[str, dict[str, str]]:
    return {ligne["insee"]: ligne for ligne in table("communes.csv")}


@cache
def lieux() -> tuple[tuple[str, str, str, str, tuple[float, float, float]], ...]:
    """Return the identifier, the holder, the role, the département and the direction of each place but town halls."""
    aides = [dict(ligne, roles=["aide"], organisme="france_services") for ligne in table("lieux/france_services.csv")]
    tous = []
    for lieu in (*liste("lieux/guichets.yml"), *aides):
        ici = communes()[lieu["commune"]]
        lon, lat = (float(lieu.get(axe) or ici[axe]) for axe in ("lon", "lat"))
        role = "guichet" if "enregistrement" in lieu["roles"] else lieu["roles"][0]
        tous.append((lieu["id"], lieu["organisme"], role, ici["departement"], direction(lon, lat)))
    return tuple(tous)


def direction(lon: float, lat: float) -> tuple[float, float, float]:
    x, y = math.radians(lon), math.radians(lat)
    return math.cos(y) * math.cos(x), math.cos(y) * math.sin(x), math.sin(y)


def km(insee: str, la: tuple[float, float, float]) -> float:
    ici = direction(*(float(communes()[insee][axe]) for axe in ("lon", "lat")))
    return DIAMETRE_KM * math.asin(math.dist(ici, la) / 2)


@cache
def guichets_propres() -> dict[str, set[str]]:
    propres: dict[str, set[str]] = defaultdict(set)
    for guichet in liste("lieux/guichets.yml"):
        if "enregistrement" in guichet["roles"]:
            for insee in (guichet["commune"], *guichet.get("communes", ())):
                propres[insee].add(guichet["id"])
    return propres


def guichet_du_territoire(insee: str) -> str | None:
    """Return the desk of the département nearest to ``insee`` that serves its EPCI: not that of another town hall."""
    siens = {}
    for guichet in liste("lieux/guichets.yml"):
        seul = communes()[guichet["commune"]]["epci"]
        servis = guichet.get("epci") or ([] if guichet["organisme"] in {"commune", "ccas"} else [seul])
        meme = communes()[guichet["commune"]]["departement"] == communes()[insee]["departement"]
        if "enregistrement" in guichet["roles"] and communes()[insee]["epci"] in servis and meme:
            la = next(lieu[4] for lieu in lieux() if lieu[0] == guichet["id"])
            siens[guichet["id"]] = km(insee, la)
    return min(siens, key=lambda un: (siens[un], un), default=None)


def test_every_commune_is_answered_by_the_surest_of_what_is_known(fiches):
    assert len(fiches) == COMMUNES
    parc = {ligne["commune"] for ligne in table("parc.csv")}
    for insee, fiche in fiches.items():
        trouves = {vue.lieu.id for vue in fiche.reponse.guichets}
        if attendus := guichets_propres().get(insee):
            assert (fiche.reponse.ou, trouves) == ("commune", attendus), insee
        elif guichet := guichet_du_territoire(insee):
            assert (fiche.reponse.ou, trouves) == ("territoire", {guichet}), insee
        else:
            assert (fiche.reponse.ou, trouves) == ("bailleurs" if insee in parc else "mairie", set()), insee
    assert {insee for insee, fiche in fiches.items() if fiche.reponse.ou == "commune"} >= DIX_COMMUNES
    assert min(Counter(fiche.reponse.ou for fiche in fiches.values()).values()) >= len(DIX_COMMUNES)


def test_the_three_nearest_places_of_every_commune(fiches):
    """Those of the département first, whatever the EPCI; the answer itself is not said twice."""
    ailleurs = 0
    for insee, fiche in fiches.items():
        departement = communes()[insee]["departement"]
        deja = {vue.lieu.id for vue in fiche.reponse.guichets}
        restants = [lieu for lieu in lieux() if lieu[0] not in deja]
        tries = sorted((ou != departement, km(insee, la), id_) for id_, _, _, ou, la in restants)
        attendus = [(id_, distance) for _, distance, id_ in tries[:3]]
        trouves = [(proche.vue.lieu.id, proche.km) for proche in fiche.proches]
        assert [id_ for id_, _ in trouves] == [id_ for id_, _ in attendus], insee
        assert [distance for _, distance in trouves] == pytest.approx([distance for _, distance in attendus]), insee
        ailleurs += any(proche.vue.commune.epci != communes()[insee]["epci"] for proche in fiche.proches)
    assert ailleurs > COMMUNES / 2


def test_the_nearest_desk_of_the_departement_is_told_where_nothing_else_registers(fiches):
    """Unless it is too far to be of any help: the official list is there."""
    loin = 0
    for insee, fiche in fiches.items():
        du_departement = [x for x in lieux() if x[2] == "guichet" and x[3] == communes()[insee]["departement"]]
        montre = fiche.reponse.guichets or any("enregistrement" in proche.vue.lieu.roles for proche in fiche.proches)
        attendu = None
        if du_departement and not montre:
            distance, attendu = min((km(insee, la), id_) for id_, _, _, _, la in du_departement)
            if distance > TROP_LOIN_KM:
                attendu, loin = None, loin + 1
        assert (fiche.guichet_proche and fiche.guichet_proche.vue.lieu.id) == attendu, insee
    assert loin > 100


def test_every_place_named_as_a_next_step_can_be_reached(fiches):
    """By its own number, else that of the town hall of its commune; the page of that commune tells the rest."""
    telephones = {ligne["commune"]: ligne["telephone"] for ligne in table("lieux/mairies.csv")}
    par_la_mairie = 0
    for insee, fiche in fiches.items():
        for proche in filter(None, (*fiche.proches, fiche.guichet_proche, fiche.aide_ailleurs)):
            lieu = proche.vue.lieu
            assert proche.mairie == (None if lieu.telephone else telephones.get(lieu.commune) or None), (insee, lieu.id)
            assert proche.page == page_de_commune(lieu.commune) + "#ou-aller"
            par_la_mairie += bool(proche.mairie)
    assert par_la_mairie > 500


def test_help_across_the_border_is_told_only_where_it_is_nearer_than_all_else(fiches):
    vues = 0
    for insee, fiche in fiches.items():
        departement = communes()[insee]["departement"]
        distance, id_ = min(
            (km(insee, la), x) for x, _, role, ou, la in lieux() if role == "aide" and ou != departement
        )
        attendue = id_ if distance < fiche.proches[0].km else None
        assert (fiche.aide_ailleurs and fiche.aide_ailleurs.vue.lieu.id) == attendue, insee
        vues += bool(attendue)
    assert vues > 100


def test_a_name_that_two_communes_bear_is_told_with_its_departement(fiches):
    noms = Counter(ligne["nom"] for ligne in table("communes.csv"))
    for insee, fiche in fiches.items():
        assert fiche.homonyme >= (noms[communes()[insee]["nom"]] > 1), insee
    vus = Counter((ligne["nom"], ligne["departement"]) for ligne in table("communes.csv"))
    assert max(vus.values()) == 1, "le département ne suffit plus à distinguer deux communes"


def test_every_commune_has_its_address_and_former_ones_lead_on(fiches):
    actuelles = {insee: fiche.chemin for insee, fiche in fiches.items()}
    assert actuelles == {insee: page_de_commune(insee) for insee in communes()}
    edition = atelier(JOUR).edition
    passees = {une.chemin: une for une in (ancienne_commune(edition, une) for une in edition.donnees[ANCIENNES])}
    assert not passees.keys() & set(actuelles.values())
    assert len(passees) == COMMUNES_ANCIENNES
    for ligne in table("communes_anciennes.csv"):
        ancienne = AncienneCommune(**ligne)
        assert passees[chemin_commune(ancienne)].actuelle.chemin == actuelles[ancienne.commune], ligne


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        ("Lens", "à Lens"),
        ("Le Portel", "au Portel"),
        ("Les Attaques", "aux Attaques"),
        ("Aux Marais", "aux Marais"),
        ("La Bassée", "à La Bassée"),
        ("L'Étoile", "à L'Étoile"),
        ("Lesquin", "à Lesquin"),
        ("Leers", "à Leers"),
        ("Auxi-le-Château", "à Auxi-le-Château"),
        ("Le Portel (Nord)", "au Portel (Nord)"),
    ],
)
def test_where_one_is_in_a_commune(nom, attendu):
    assert a_la_commune(nom) == attendu


def test_no_name_is_left_with_an_article_that_french_contracts():
    for ligne in table("communes.csv"):
        commune = Commune(**(ligne | {"codes_postaux": ligne["codes_postaux"].split()}))
        assert not a_la_commune(commune.nom).startswith(("à Le ", "à Les ", "à Aux ")), commune.nom


def test_a_page_was_read_on_the_last_day_when_something_it_says_was_read(fiches):
    lectures = {source["id"]: str(source["lu_le"]) for source in liste("sources.yml")}
    guichets = {guichet["id"]: str(guichet["lu_le"]) for guichet in liste("lieux/guichets.yml")}
    for insee, fiche in fiches.items():
        lues = [lectures[source.id] for source in fiche.sources]
        lues += [guichets[vue.lieu.id] for vue in fiche.reponse.guichets if vue.lieu]
        assert max(lues) <= fiche.lu_le.isoformat() <= JOUR, insee
