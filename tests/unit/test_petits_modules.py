"""Small pure modules, table-driven."""

import datetime
import posixpath

import pytest

from guichet.pages.parties import parties
from guichet.prose.raccourcis import references
from guichet.socle import dates, horloge
from guichet.socle.adresses import d_ou, relative, situer
from guichet.socle.fraicheur import fraicheur
from guichet.socle.isolats import isoler
from guichet.socle.jour_imprecis import JourImprecis
from guichet.socle.sections import SECTIONS, section
from guichet.sujets.territoires import contours
from guichet.sujets.territoires.distances import distance_km


@pytest.mark.parametrize(
    ("depuis", "vers", "attendu"),
    [
        ("", "", "./"),
        ("", "territoires/a/", "territoires/a/"),
        ("territoires/a/", "", "../../"),
        ("territoires/a/", "territoires/b/#c62498", "../b/#c62498"),
        ("demander/faq/", "demander/faq/#papiers", "#papiers"),
        ("en/demander/", "assets/site.css", "../../assets/site.css"),
        ("", "#haut", "#haut"),
    ],
)
def test_an_address_from_another(depuis, vers, attendu):
    assert relative(depuis, vers) == attendu


@pytest.mark.parametrize(
    ("chemin", "attendu"), [("communes/lens-62498/", "communes"), ("a/b/c/", "a/b"), ("plan/", "plan/"), ("", "")]
)
def test_pages_of_one_folder_lead_alike_and_those_of_none_each_in_its_way(chemin, attendu):
    assert d_ou(chemin) == attendu


PAGES = ("", "a/", "a/b/", "ab/", "a/b/c/", "c/a/")


@pytest.mark.parametrize("depuis", PAGES)
@pytest.mark.parametrize("vers", [*PAGES, "f.css", "a/f.css", "a/b/f.css", "c/a.json"])
def test_a_relative_link_leads_where_a_browser_goes(depuis, vers):
    lien = relative(depuis, vers)
    assert posixpath.normpath(f"/{depuis}{lien}") == posixpath.normpath(f"/{vers}")
    assert lien.endswith("/") is (not vers or vers.endswith("/"))
    assert len(lien.removesuffix("/")) <= len(posixpath.relpath(f"/{vers}", f"/{depuis}"))


@pytest.mark.parametrize(
    ("adresse", "attendue"),
    [("", ("fr", "")), ("en/", ("en", "")), ("ar/a/", ("ar", "a/")), ("en-haut/", ("fr", "en-haut/"))],
)
def test_the_language_of_an_address(adresse, attendue):
    assert situer(adresse) == attendue


@pytest.mark.parametrize(
    ("age", "attendu"),
    [(0, "a_jour"), (90, "a_jour"), (91, "appeler"), (180, "appeler"), (181, "masquer")],
)
def test_freshness(age, attendu):
    lu_le = datetime.date(2026, 5, 1)
    assert fraicheur(lu_le, lu_le + datetime.timedelta(days=age)) == attendu


@pytest.mark.parametrize(
    ("jour", "mots"),
    [
        ("1789-08-25", "trop ancienne"),
        ("1789-08-26", None),
        ("2032-12-31", None),
        ("2033-01-01", "trop loin"),
    ],
)
def test_a_day_neither_too_old_nor_too_far(jour, mots):
    constat = dates.invraisemblable(datetime.date.fromisoformat(jour), datetime.date(2026, 11, 27))
    assert constat is None if mots is None else mots in (constat or "")


def test_an_injected_clock():
    assert horloge.aujourdhui({"GUICHET_DATE": "2027-01-02"}) == datetime.date(2027, 1, 2)
    assert isinstance(horloge.aujourdhui({}), datetime.date)
    # Python reads some more forms; and no rule counts from the end of time.
    for jour in ("2027-01-32", "20270102", "2027-W01-6", "1999-12-31", "9999-12-31"):
        with pytest.raises(horloge.DateImpossible, match=jour):
            horloge.aujourdhui({"GUICHET_DATE": jour})


CARRE_TROUE = "0,0 10,0 10,10 0,10;4,4 6,4 6,6 4,6"


@pytest.mark.parametrize(
    ("lon", "lat", "dedans"),
    [
        (1, 1, True),
        (5, 5, False),  # in the hole
        (11, 5, False),
        (10.001, 5, True),  # on the border, within the tolerance
        (10.01, 5, False),
        (4.001, 5, True),  # at the edge of the hole
    ],
)
def test_a_point_in_an_outline(lon, lat, dedans):
    assert contours.contient(CARRE_TROUE, lon, lat) is dedans


def test_shortcuts_found_with_their_line():
    trouves = list(references("un\n{{delai:attestation}} et {{ lien:demander/faq/#a | des mots }}"))
    assert [(r.genre, r.cible, r.mots, r.ligne) for r in trouves] == [
        ("delai", "attestation", None, 2),
        ("lien", "demander/faq/#a", "des mots", 2),
    ]


@pytest.mark.parametrize(
    ("chemin", "motif"),
    [
        ("", ""),
        ("plan/", ""),
        ("demander/papiers/", "demander/"),
        ("territoires/", "territoires/"),
        ("territoires/a-b/", "territoires/"),
        ("territoires/a-b/fiche/", "territoires/*/fiche/"),
        ("donnees/", ""),
        ("donnees/a-verifier/", "donnees/a-verifier/"),
    ],
)
def test_the_section_of_a_page(chemin, motif):
    assert section(chemin).motif == motif


def test_no_section_hides_another():
    assert [section(une.motif.replace("*", "un")) for une in SECTIONS] == list(SECTIONS)


@pytest.mark.parametrize(
    ("date", "autre", "avant"),
    [
        ("2024", "2025-01", True),
        ("2024", "2024-12-31", False),
        ("2024-03", "2024-04-01", True),
        ("2024-03", "2024-03-31", False),
        ("2024-03-30", "2024-03-31", True),
        ("2024-03-31", "2024-03-31", False),
        ("2025", "2024", False),
    ],
)
def test_an_imprecise_date_is_before_another_if_all_its_days_are(date, autre, avant):
    assert JourImprecis(date).avant(JourImprecis(autre)) is avant


@pytest.mark.parametrize(
    ("date", "annee", "mois", "jour"),
    [
        ("2024", "2024", None, None),
        ("2024-03", "2024", "2024-03", None),
        ("2024-03-31", "2024", "2024-03", datetime.date(2024, 3, 31)),
    ],
)
def test_what_an_imprecise_date_says(date, annee, mois, jour):
    une = JourImprecis(date)
    assert (une.annee, une.mois, une.jour) == (annee, mois, jour)


@pytest.mark.parametrize(
    ("corps", "attendues"),
    [
        ("<p>Rien</p><h3 id='x'>Trop bas</h3>", []),
        ("<h2>Sans ancre</h2>", []),
        ('<h2 id="cout">Ce que &ccedil;a co&ucirc;te</h2>', [("cout", "Ce que ça coûte")]),
        ('<h2 class="t" id="a">A <b>et</b>\n<bdi>B</bdi></h2><h2 id="c">C</h2>', [("a", "A et\nB"), ("c", "C")]),
        ('<h2 id="a">A <a class="permalien" href="#a">¶</a></h2>', [("a", "A")]),
        (
            '<h2 id="a">Le <button class="terme">SNE</button><span class="definition" id="d">Le fichier</span></h2>',
            [("a", "Le SNE")],
        ),
        ('<h2 id="a">x &lt; y</h2>', [("a", "x < y")]),
    ],
)
def test_the_parts_of_a_page(corps, attendues):
    assert [(partie.ancre, partie.titre) for partie in parties(corps)] == attendues


def test_the_words_of_a_part_keep_their_language_and_their_direction():
    """Cut at its comma, « CCAS de Harnes, service logement » would be read backwards in Arabic."""
    nom = '<span lang="fr" dir="ltr">CCAS de Harnes, service logement</span>'
    lien = '<a href="/" class="t" lang="fr" hreflang="fr">Légifrance &amp; co</a>'
    corps = f'<h2 id="a">{nom}</h2><h2 id="b">في {nom}</h2><h2 id="c">Harnes</h2><h2 id="d">{lien} <b>ici</b></h2>'
    corps += '<h2 id="e" lang="fr" dir="ltr">Au guichet</h2><h2 class="x" dir="ltr" id="f">A &lt; B</h2>'
    assert [isoler(partie.titre) for partie in parties(corps)] == [
        nom,
        f"في {nom}",
        isoler("Harnes"),
        '<span lang="fr">Légifrance &amp; co</span> ici',
        '<span lang="fr" dir="ltr">Au guichet</span>',
        '<span dir="ltr">A &lt; B</span>',
    ]


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((3, 50), (3, 50), 0),
        # A degree on the equator, and along a meridian; on the sixtieth parallel, half of it but for its curve.
        ((0, 0), (1, 0), 111.195),
        ((2, 49), (2, 50), 111.195),
        ((0, 60), (1, 60), 55.597),
        ((3.0573, 50.6292), (2.2957, 49.8941), 98.041),
        ((-90, 0), (90, 0), 20015.115),
    ],
)
def test_as_the_crow_flies(a, b, km):
    assert distance_km(a, b) == pytest.approx(km, abs=0.01)
    assert distance_km(b, a) == distance_km(a, b)
