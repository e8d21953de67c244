"""The client's tables: read whatever the spreadsheet, told line by line, written whole or not at all."""

import argparse
import csv
import datetime
import io
import os
import re
import shutil
import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from appui.classeurs import change, ods, xlsx
from appui.injections import charges
from appui.lectures import charger_yaml, lire_cas
from guichet import sujets
from guichet.__main__ import main
from guichet.socle.csv_strict import pour_tableur
from guichet.socle.lecture import lire_yaml
from guichet.socle.problemes import DonneesInvalides
from guichet.sujets import TABLEAUX as GENRES, charger
from guichet.sujets.lieux.annuaires import GUICHETS
from guichet.sujets.territoires import cellules
from guichet.tableaux import commandes, exporter, valeurs
from guichet.tableaux.dialecte import lire, nettoyer
from guichet.tableaux.ecarts import Defauts, Ecart, Ecarts, comparer
from guichet.tableaux.ecriture import EcritureImpossible, reecrire
from guichet.tableaux.importer import Projet, ecrire, preparer
from guichet.tableaux.saisies import comprendre
from guichet.tableaux.valeurs import Reperes, ValeurRefusee

pytestmark = pytest.mark.usefixtures("lus_une_fois")

RACINE = Path(__file__).resolve().parents[2]
CELLULES = lire_cas("cellules.yml")
INSTRUMENTS = "EPCI;Instrument;État;Date;Mention;Source;Lu le\n"
LENS = "CA de Lens - Liévin;PPGDID;adopté;14/10/2025;à confirmer;page-lens-lievin-cia;23/11/2026\n"


@pytest.fixture(scope="session")
def reperes(donnees):
    return Reperes(donnees)


@pytest.fixture(scope="session")
def comprises(donnees):
    return lambda octets: comprendre(lire("t.csv", octets), GENRES, donnees)


@pytest.fixture(scope="session")
def projet_commun(tmp_path_factory):
    """A copy of the project's facts, to be written in; each test leaves it as it was."""
    racine = tmp_path_factory.mktemp("projet")
    for dossier in ("data", "docs"):
        shutil.copytree(RACINE / dossier, racine / dossier)
    return racine


@pytest.fixture
def projet(projet_commun):
    avant = photo(projet_commun)
    yield projet_commun
    for chemin in (*photo(projet_commun).keys() - avant.keys(),):
        (projet_commun / chemin).unlink()
    for chemin, octets in avant.items():
        if (projet_commun / chemin).read_bytes() != octets:
            (projet_commun / chemin).write_bytes(octets)


def photo(racine):
    """Every file that an import may touch."""
    fichiers = [*(racine / "data").glob("*"), *(racine / "data/lieux").glob("*")]
    return {f.relative_to(racine).as_posix(): f.read_bytes() for f in fichiers if f.is_file()}


def fiches(racine, nom):
    return [enregistrement.valeurs for enregistrement in lire_yaml(racine, nom)]


def importer(projet, tmp_path, contenu, *options):
    fichier = tmp_path / "table.csv"
    fichier.write_bytes(contenu if isinstance(contenu, bytes) else contenu.encode())
    return main(["importer", str(fichier), "--racine", str(projet), *options])


# — reading —


@pytest.mark.parametrize("cas", CELLULES, ids=[f"{c['forme']} {c['cellule']}" for c in CELLULES])
def test_cell_is_understood_or_refused_with_its_remedy(cas, reperes):
    forme = getattr(valeurs, cas["forme"], None) or getattr(cellules, cas["forme"])
    ici = replace(reperes, ligne={"code_postal": cas.get("code_postal", "")})
    if "refus" in cas:
        with pytest.raises(ValeurRefusee) as refus:
            forme.lire(cas["cellule"], ici)
        assert cas["refus"] in f"{refus.value.constat} {refus.value.remede}"
        assert refus.value.remede
    else:
        lue = forme.lire(cas["cellule"], ici)
        assert lue == cas["valeur"]
        assert type(lue) is type(cas["valeur"])


@pytest.mark.parametrize("separateur", [";", ",", "\t"])
@pytest.mark.parametrize("codage", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("fin", ["\n", "\r\n", "\r"])
def test_every_dialect_of_a_spreadsheet_gives_the_same_table(codage, separateur, fin):
    lignes = [["Écart", "Nom", ""], ["é\u00a0; , ", 'dit "oui"\nou non', ""], ["", "", ""], ["fin", "", ""], [""]]
    sortie = io.StringIO(newline="")
    csv.writer(sortie, delimiter=separateur, lineterminator=fin).writerows(lignes)
    tableau = lire("t.csv", sortie.getvalue().encode(codage))
    assert tableau.titres.cellules == ("Écart", "Nom")
    assert [(li.numero, *li.cellules) for li in tableau.lignes] == [(2, "é ; ,", 'dit "oui"\nou non'), (4, "fin", "")]


@pytest.mark.parametrize(
    ("octets", "mots"),
    [
        (b"", "vide"),
        (b"\n;;\n", "vide"),
        (b"PK\x03\x04...", "classeur est abîmé"),
        (b"\xd0\xcf\x11\xe0...", "ancien Excel"),
        (xlsx([["a"]])[:-40], "abîmé"),
        (xlsx([["a"]], ["b"]), "plusieurs feuilles remplies : Feuille1, Feuille2"),
        (xlsx([[]]), "vide"),
        (ods([["a"]]).replace(b"content.xml", b"contenu.xml"), "ne s'ouvre pas"),
        (b"\x81\x8d", "texte lisible"),
        (b"a\0b;c", "texte lisible"),
        (b'a;b\n"ouvert;2\n3;4', "guillemet"),
    ],
)
def test_what_is_not_a_table_is_refused(octets, mots):
    with pytest.raises(DonneesInvalides, match=mots):
        lire("t.csv", octets)


@pytest.mark.parametrize("ecrire", [xlsx, ods])
def test_a_workbook_gives_the_same_table(ecrire):
    jour = datetime.date(2026, 11, 23)
    feuille = [["Écart", "Nom", ""], ["é\u00a0; , ", "dit", ""], [], ["fin", 62300, 15.5, jour, True, ""]]
    tableau = lire("t.xlsx", ecrire(feuille, []))
    assert tableau.titres.cellules[:2] == ("Écart", "Nom")
    lues = [(li.numero, *(c for c in li.cellules if c)) for li in tableau.lignes]
    assert lues == [(2, "é ; ,", "dit"), (4, "fin", "62300", "15.5", "2026-11-23", "oui")]


def test_a_workbook_too_large_once_unfolded_is_refused():
    with pytest.raises(DonneesInvalides, match="trop gros"):
        lire("t.xlsx", xlsx([["a" * 70_000_000]]))


@pytest.mark.parametrize(
    ("octets", "mots"),
    [
        (change(xlsx([["a"]]), b'r="A1"', b'r="XFD1048576"'), "jusqu'à la cellule XFD1048576"),
        (change(ods([["a"]]), b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">'), ""),
        (
            change(
                ods([["a", "b", "c"]]), b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">'
            ),
            "jusqu'à la cellule C1048576",
        ),
        (
            change(
                ods([["a"]]), b"<table:table-cell", b'<table:table-cell table:number-columns-repeated="99999999999"'
            ),
            "bien plus loin qu'un tableau",
        ),
        (
            change(xlsx([["a"]]), b"</worksheet>", b'<mergeCells><mergeCell ref="B2:B3"/></mergeCells></worksheet>'),
            "B2:B3",
        ),
        (
            change(ods([["a"]]), b"<table:table-cell", b'<table:table-cell table:number-rows-spanned="2"'),
            "fusionnées .A1",
        ),
        (change(xlsx([["a"]], [["b"]]), b'name="Feuille2"', b'name="Feuille2" state="hidden"'), "Feuille2 .masquée."),
        (change(ods([["a"]]), b"<office:doc", b'<!DOCTYPE x [<!ENTITY e "aa">]><office:doc'), "abîmé"),
        (change(xlsx([["a"]]), b"</sheetData>", b""), "abîmé"),
    ],
)
def test_a_workbook_that_hides_more_than_a_table_is_refused_at_once(octets, mots):
    """One stray cell, or one repeated, unfolds to billions; what is merged or hidden is lost on who reads the message."""
    if not mots:
        assert len(lire("t.ods", octets).lignes) > 1_000_000
        return
    with pytest.raises(DonneesInvalides, match=mots):
        lire("t.xlsx", octets)


@pytest.mark.parametrize(
    "cellule",
    [
        "#REF!",
        "#N/A",
        "#VALEUR!",
        "#DIV/0 !",
        "#NOM?",
        "Err:502",
        "########",
        "1 rue de l'Ã©cole",
        "l'\ufffdcole",
        "ru\u0435",
    ],
)
def test_what_a_spreadsheet_could_not_write_is_told_at_its_line(cellule, projet, tmp_path, donnees, capsys):
    table = f"Identifiant;Adresse\n{next(iter(donnees[GUICHETS]))};{cellule}\n"
    assert importer(projet, tmp_path, table) == 1
    assert "table.csv, ligne 2 · Adresse" in capsys.readouterr().err


def test_a_workbook_is_imported_as_a_table(projet, tmp_path, capsys):
    lignes = [ligne.split(";") for ligne in (INSTRUMENTS + LENS).splitlines()]
    assert importer(projet, tmp_path, ods(lignes)) == 0
    sortie = capsys.readouterr().out
    assert "1 ligne(s) lue(s)" in sortie
    assert "(classeur)" in sortie
    assert "À ajouter : 1" in sortie


def test_separator_line_and_text_formulas_of_excel():
    tableau = lire("t.csv", b'sep=,\r\nCode;x,Nom\r\n="02001",b\r\n')
    assert tableau.titres.cellules == ("Code;x", "Nom")
    assert tableau.lignes[0].cellules == ("02001", "b")


def test_invisible_characters_are_dropped():
    assert nettoyer("\ufeff a\u202f\u200bb\x07 \r\n\r\n c ") == "a b\nc"


def test_headings_are_recognised_in_any_order_case_and_accent(comprises):
    lecture = comprises("LU LE;etat;instrument;siren\n23/11/2026;Adoptée;ppgdid;246200364\n".encode())
    assert lecture.genre.nom == "instruments"
    assert not lecture.problemes
    assert lecture.saisies[0].valeurs["etat"] == "adopte"


@pytest.mark.parametrize(
    ("titres", "mots"),
    [
        ("Ville;Prix\n", "aucun modèle"),
        ("EPCI;Instrument;État;Etat\n", "deux fois"),
        ("EPCI;Instrument;État;Couleur\n", "serait perdu"),
        ("EPCI;Instrument;État;Documment\n", "« Document »"),
        ("EPCI;Instrument;État;;\na;b;c;d;\n", "pas de titre"),
    ],
)
def test_headings_that_would_lose_something_are_refused(titres, mots, comprises):
    with pytest.raises(DonneesInvalides, match=mots):
        comprises(titres.encode())


# — templates and round trip —


@pytest.mark.parametrize("genre", GENRES.values(), ids=list(GENRES))
def test_template_is_the_one_the_models_give(genre):
    assert {c.champ for c in genre.colonnes} | genre.hors == set(genre.modele.model_fields)
    assert set(genre.cle) <= set(genre.par_champ)
    attendu = exporter.modele(genre)
    assert (RACINE / f"data/modeles/{genre.nom}.csv").read_bytes().decode() == attendu


def test_every_template_is_known():
    assert {f.stem for f in (RACINE / "data/modeles").iterdir()} == set(GENRES)


@pytest.mark.parametrize("genre", GENRES.values(), ids=list(GENRES))
def test_example_is_left_aside_and_would_be_accepted(genre, projet, tmp_path, capsys):
    texte = exporter.modele(genre)
    assert importer(projet, tmp_path, texte) == 0
    assert "marquées « exemple » : ligne(s) 2" in capsys.readouterr().out
    assert importer(projet, tmp_path, texte.replace("\nexemple;", "\n;")) == 1
    # Its source alone is made up, or the addresses that nobody has; a town hall that registers has a desk, this one none.
    refuses = re.findall(r"ligne \d+ · (.+?) « (.+?) »", capsys.readouterr().err)
    assert refuses
    assert {champ for champ, _ in refuses} - {"Enregistre les demandes"} == {"Source"} or all(
        ".invalid" in valeur for _, valeur in refuses
    )


@pytest.mark.parametrize("genre", GENRES.values(), ids=list(GENRES))
@pytest.mark.parametrize("codage", ["utf-8-sig", "cp1252", "utf-16"])
def test_exported_then_imported_changes_nothing(genre, codage, donnees, comprises):
    octets = exporter.table(genre, donnees).removeprefix("\ufeff").encode(codage)
    lecture = comprises(octets)
    ecarts = comparer("t.csv", lecture, lire_yaml(RACINE, genre.fichier), Defauts())
    assert not lecture.problemes
    assert not ecarts.problemes
    assert ecarts.vide
    assert ecarts.inchangees == len(lecture.saisies) == len(lire_yaml(RACINE, genre.fichier))


# — what changes —


def test_dry_run_tells_and_writes_nothing(projet, tmp_path, capsys):
    avant = photo(projet)
    changee = "246200364;CIA;expiré;2019;à confirmer;page-lens-lievin-cia;23/11/2026\n"
    assert importer(projet, tmp_path, INSTRUMENTS + LENS + changee) == 0
    dit = capsys.readouterr().out
    assert "À ajouter : 1\n  ligne 2 · 246200364 · ppgdid" in dit
    assert "À changer : 1\n  ligne 3" in dit
    assert "État : signé → expiré" in dit
    assert "Date : (rien) → 2019" in dit
    assert "À retirer : 0" in dit
    assert "Rien n'est écrit" in dit
    assert photo(projet) == avant


def test_written_whole_with_the_original_beside_it(projet, tmp_path):
    nom = "data/instruments.yml"
    avant = (projet / nom).read_bytes()
    retrait = "supprimer;CA Chauny Tergnier La Fère;CIL;;;;;\n"
    table = f"Action;{INSTRUMENTS}{retrait};{LENS}"
    assert importer(projet, tmp_path, table, "--ecrire") == 0
    assert (projet / f"{nom}.avant").read_bytes() == avant
    apres = {(fiche["epci"], fiche["nature"]) for fiche in fiches(projet, nom)}
    assert ("246200364", "ppgdid") in apres
    assert ("200071785", "cil") not in apres
    gardees = [ligne for ligne in avant.decode().splitlines() if ligne.startswith("#")]
    assert [li for li in (projet / nom).read_text("utf-8").splitlines() if li.startswith("#")] == gardees
    assert not list((projet / "data").glob(".*.tmp"))


def test_absence_and_empty_cells_remove_nothing_but_erase_does(projet, tmp_path, capsys):
    table = "Identifiant;Téléphone;Adresse\nguichet-oise-habitat-creil;;\n"
    assert importer(projet, tmp_path, table) == 0
    assert "Rien à écrire" in capsys.readouterr().out
    assert importer(projet, tmp_path, table.replace("creil;;", "creil;effacer;"), "--ecrire") == 0
    assert "Téléphone : 03 44 24 94 94 → (rien)" in capsys.readouterr().out
    lieux = {lieu["id"]: lieu for lieu in fiches(projet, "data/lieux/guichets.yml")}
    assert "telephone" not in lieux["guichet-oise-habitat-creil"]
    assert len(lieux) == len(fiches(RACINE, "data/lieux/guichets.yml"))


def test_a_place_without_identifier_is_found_by_its_name_and_commune(projet, tmp_path, capsys):
    table = "Nom;Commune;Téléphone\nOISE HABITAT - siège;Creil;03 44 24 94 95\n"
    assert importer(projet, tmp_path, table) == 0
    assert "À changer : 1" in capsys.readouterr().out


def test_source_and_day_of_the_command_line_go_to_what_changes_only(projet, tmp_path):
    table = (
        "Identifiant;Téléphone\nguichet-oise-habitat-creil;03 44 24 94 95\n"
        "guichet-habitat-hauts-de-france-berck;03 21 89 09 80\n"
    )
    options = ("--source", "page-oise-habitat-demarches", "--lu-le", "2026-11-24", "--ecrire")
    assert importer(projet, tmp_path, table, *options) == 0
    lieux = {lieu["id"]: lieu for lieu in fiches(projet, "data/lieux/guichets.yml")}
    assert str(lieux["guichet-oise-habitat-creil"]["lu_le"]) == "2026-11-24"
    assert str(lieux["guichet-habitat-hauts-de-france-berck"]["lu_le"]) == "2026-11-23"


def test_everything_wrong_is_said_at_its_line_under_its_heading(projet, tmp_path, capsys):
    avant = photo(projet)
    mauvaises = [
        LENS.replace("PPGDID", "cotation").replace("page-lens-lievin-cia", "page-nulle-part"),
        LENS.replace("PPGDID", "CIL").replace("14/10/2025", "14/13/2025"),
        LENS.replace("PPGDID", "SIAD").replace("adopté", ""),
        LENS,
        LENS,
        "inventer;" + LENS,
    ]
    table = f"Action;{INSTRUMENTS}" + "".join(li if li.startswith("inventer") else f";{li}" for li in mauvaises)
    assert importer(projet, tmp_path, table, "--ecrire") == 1
    dit = capsys.readouterr().err
    assert re.findall(r"table.csv, ligne (\d+) · ([^«\n]+?)(?: «.*)?\n", dit) == [
        ("2", "Source"), ("3", "Date"), ("4", "État"), ("6", "EPCI"), ("7", "Action"),
    ]  # fmt: skip
    assert dit.count("Remède :") == 5
    assert photo(projet) == avant


def test_hostile_cells_are_each_refused_at_their_line(projet, tmp_path, donnees, capsys):
    avant = photo(projet)
    malices = charges("https://evil.example/", "/etc/hostname")
    actives = (
        "script",
        "attribut",
        "apostrophe",
        "cadre",
        "lien qui lance",
        "image du Markdown",
        "attribut du Markdown",
    )
    hostiles = [*(un for un in malices.debuts if un.strip() == un), *(malices.suites[nom] for nom in actives)]
    sortie = io.StringIO()
    lignes = [(lieu, hostile) for lieu, hostile in zip(donnees[GUICHETS], hostiles, strict=False)]
    csv.writer(sortie, delimiter=";").writerows([("Identifiant", "Adresse"), *lignes])
    assert len(lignes) == len(hostiles)
    assert importer(projet, tmp_path, sortie.getvalue(), "--ecrire") == 1
    dit = capsys.readouterr().err
    assert [ligne for ligne in range(2, len(lignes) + 2) if f"ligne {ligne} " not in dit] == [], dit
    assert photo(projet) == avant


def test_a_directory_is_never_made_a_desk(projet, tmp_path, capsys):
    table = (
        "Nom;Organisme;Rôles;D'où on le sait;Commune;Source;Lu le\n"
        "Mairie d'ici;mairie;enregistrement;annuaire;Lens;annuaire-dila;23/11/2026\n"
    )
    assert importer(projet, tmp_path, table) == 1
    assert "seul annuaire" in capsys.readouterr().err


@pytest.mark.parametrize("rang", [1, 2])
def test_a_disk_that_refuses_leaves_the_file_as_it_was(projet, tmp_path, monkeypatch, capsys, rang):
    """The copy fails, or the file itself."""
    nom = "data/instruments.yml"
    avant = (projet / nom).read_bytes()
    vrai, appels = Path.replace, []

    def refuser(self, cible):
        appels.append(cible)
        if len(appels) == rang:
            raise OSError(28, "No space left on device", str(cible))
        return vrai(self, cible)

    monkeypatch.setattr(Path, "replace", refuser)
    assert importer(projet, tmp_path, INSTRUMENTS + LENS, "--ecrire") == 1
    assert "Rien n'a été écrit" in capsys.readouterr().err
    assert (projet / nom).read_bytes() == avant
    assert not list((projet / "data").glob(".*.tmp"))


def test_what_has_a_problem_cannot_be_written(projet, tmp_path, donnees):
    fichier = tmp_path / "t.csv"
    fichier.write_text(INSTRUMENTS + LENS.replace("PPGDID", "rien"), encoding="utf-8")
    with pytest.raises(DonneesInvalides, match="pas prévue"):
        ecrire(projet, [preparer(Projet(projet, GENRES, charger), donnees, fichier, Defauts())])


def test_the_second_of_two_imports_is_refused_and_nothing_is_lost(projet, tmp_path, donnees):
    un, deux = tmp_path / "un.csv", tmp_path / "deux.csv"
    un.write_text(INSTRUMENTS + LENS, encoding="utf-8")
    deux.write_text(INSTRUMENTS + LENS.replace("PPGDID", "CIA"), encoding="utf-8")
    premiere, seconde = (
        preparer(Projet(projet, GENRES, charger), donnees, fichier, Defauts()) for fichier in (un, deux)
    )
    ecrire(projet, [premiere])
    ecrit = (projet / "data/instruments.yml").read_bytes()
    with pytest.raises(DonneesInvalides, match="a changé pendant l'import"):
        ecrire(projet, [seconde])
    assert (projet / "data/instruments.yml").read_bytes() == ecrit


def test_a_linked_file_stays_a_link(projet, tmp_path, donnees):
    vrai = tmp_path / "instruments.yml"
    lien = projet / "data/instruments.yml"
    vrai.write_bytes(lien.read_bytes())
    lien.unlink()
    lien.symlink_to(vrai)
    table = tmp_path / "t.csv"
    table.write_text(INSTRUMENTS + LENS, encoding="utf-8")
    ecrire(projet, [preparer(Projet(projet, GENRES, charger), donnees, table, Defauts())])
    assert lien.is_symlink()
    assert "246200364" in vrai.read_text(encoding="utf-8")
    octets = vrai.read_bytes()
    lien.unlink()
    lien.write_bytes(octets)


def test_a_pipe_or_an_endless_file_is_refused_at_once(tmp_path, capsys):
    os.mkfifo(tmp_path / "tube.csv")
    (tmp_path / "sans-fin.csv").symlink_to("/dev/zero")
    for nom in ("tube.csv", "sans-fin.csv"):
        assert main(["importer", str(tmp_path / nom)]) == 1
    assert capsys.readouterr().err.count("Remède") == 2


@pytest.mark.parametrize("texte", ["=1+1", "+1+cmd", "-2+3", "@SUM(A1)"])
def test_what_a_spreadsheet_would_compute_goes_out_and_comes_back(texte):
    cellule = pour_tableur(texte)
    assert cellule == f"'{texte}"
    assert nettoyer(cellule) == texte


@pytest.mark.parametrize("chemin", ["absent.csv", "."])
def test_a_file_that_cannot_be_read_is_said(chemin, tmp_path, capsys):
    assert main(["importer", str(tmp_path / chemin)]) == 1
    assert "Rien n'a été écrit" in capsys.readouterr().err


def test_export_never_overwrites_and_knows_its_kinds(tmp_path, capsys):
    vers = tmp_path / "g.csv"
    assert main(["exporter", "guichets", str(vers), "--vide"]) == 0
    assert main(["exporter", "guichets", str(vers)]) == 1
    assert main(["exporter", "licornes", str(tmp_path / "l.csv")]) == 1
    assert main(["exporter", "guichets", str(tmp_path / "g.doc"), "--vide"]) == 1
    assert not (tmp_path / "g.doc").exists()
    assert main(["exporter", "guichets", str(tmp_path / "nulle-part/g.csv"), "--vide"]) == 1
    dit = capsys.readouterr().err
    assert "existe déjà" in dit
    assert "nulle-part : ce dossier n'existe pas" in dit
    assert ", ".join(GENRES) in dit


# — writing —

ORDRE = ["id", "nom", "liste", "note", "jour"]
TEXTE = """# En tête.

- id: "a" # dit pourquoi
  nom: "Un: deux"   # et comment
  # une remarque
  liste: [x, y]

# Avant b.
- id: b
  note: >-
    Deux
    lignes
  jour: 2026-01-02
- {id: c, nom: C}
"""


@pytest.mark.parametrize(
    ("ecarts", "attendu"),
    [
        (
            Ecarts(changements=[Ecart(2, "", 0, {}, {"nom": "07", "liste": ["z"], "note": "n", "jour": None})]),
            TEXTE.replace('"Un: deux" ', '"07" ').replace("[x, y]", '[z]\n  note: "n"'),
        ),
        (
            Ecarts(changements=[Ecart(2, "", 1, {}, {"nom": "B", "liste": ["é, è"], "note": None})]),
            TEXTE.replace("id: b\n", 'id: b\n  nom: B\n  liste: ["é, è"]\n').replace(
                "  note: >-\n    Deux\n    lignes\n", ""
            ),
        ),
        (
            Ecarts(changements=[Ecart(2, "", 2, {}, {"note": "fin"})]),
            TEXTE.replace("- {id: c, nom: C}", "- id: c\n  nom: C\n  note: fin"),
        ),
        (
            Ecarts(
                retraits=[Ecart(2, "", 0, retrait=True)], ajouts=[Ecart(3, "", None, {}, {"id": "d", "nom": "yes"})]
            ),
            TEXTE.replace(TEXTE[TEXTE.index('- id: "a"') : TEXTE.index("# Avant")], "") + '- id: d\n  nom: "yes"\n',
        ),
    ],
)
def test_only_what_changes_is_touched(ecarts, attendu, tmp_path):
    (tmp_path / "l.yml").write_text(TEXTE, encoding="utf-8")
    nouveau = reecrire(TEXTE, lire_yaml(tmp_path, "l.yml"), ecarts, ORDRE)
    assert charger_yaml(nouveau) == charger_yaml(attendu)
    assert nouveau.replace('note: "n"', "note: n") == attendu.replace('note: "n"', "note: n")


def test_a_list_is_emptied_and_filled_again(tmp_path):
    texte = "# En tête.\n- id: a\n"
    (tmp_path / "l.yml").write_text(texte, encoding="utf-8")
    vide = reecrire(texte, lire_yaml(tmp_path, "l.yml"), Ecarts(retraits=[Ecart(2, "", 0, retrait=True)]), ORDRE)
    assert vide == "# En tête.\n[]\n"
    (tmp_path / "l.yml").write_text(vide, encoding="utf-8")
    ajout = Ecarts(ajouts=[Ecart(2, "", None, {}, {"id": "a"})])
    assert reecrire(vide, lire_yaml(tmp_path, "l.yml"), ajout, ORDRE) == texte


def test_a_form_that_cannot_be_kept_is_refused(tmp_path):
    texte = "[{id: a}, {id: b}]\n"
    (tmp_path / "l.yml").write_text(texte, encoding="utf-8")
    with pytest.raises(EcritureImpossible):
        reecrire(texte, lire_yaml(tmp_path, "l.yml"), Ecarts(retraits=[Ecart(2, "", 0, retrait=True)]), ORDRE)


TEXTES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp"]), min_size=1
)


@given(
    st.dictionaries(st.sampled_from(ORDRE[1:]), TEXTES | st.booleans() | st.integers() | st.dates() | st.lists(TEXTES))
)
@settings(max_examples=150, deadline=None)
def test_any_value_written_is_read_back(valeurs_voulues):
    ajout = Ecart(2, "", None, {}, {"id": "a", **valeurs_voulues})
    # It reads itself back, and refuses to go on if it is not the same.
    assert charger_yaml(reecrire("[]\n", [], Ecarts(ajouts=[ajout]), ORDRE)) == [ajout.apres]


# — whatever the file —


@pytest.fixture(scope="session")
def essai(projet_commun, tmp_path_factory):
    """Import some bytes with ``--ecrire`` and check what must hold whatever they are; return the exit code."""
    fichier = tmp_path_factory.mktemp("essai") / "t.csv"
    options = argparse.Namespace(fichier=fichier, ecrire=True, source=None, lu_le=None, racine=projet_commun)
    sain = photo(projet_commun)

    def essayer(octets):
        fichier.write_bytes(octets)
        code = commandes.importer(Projet(projet_commun, GENRES, sujets.charger), fichier, options)
        apres = photo(projet_commun)
        changes = {nom for nom in apres if apres[nom] != sain.get(nom)}
        assert sain.keys() <= apres.keys()
        if changes:
            assert code == 0
            copie = next(nom for nom in changes if nom.endswith(".avant"))
            assert changes == {copie, copie.removesuffix(".avant")}
            assert apres[copie] == sain[copie.removesuffix(".avant")]
            (projet_commun / copie).unlink()
            (projet_commun / copie.removesuffix(".avant")).write_bytes(apres[copie])
        return code

    return essayer


SANS_SURVEILLANCE = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@given(octets=st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "surrogatepass")))
@example(octets=b"\xff\xfe\x00")
@example(octets=b"sep=;\n")
@example(octets="Délai;Prix\n".encode("utf-16"))
@SANS_SURVEILLANCE
def test_any_bytes_are_refused_in_words(essai, octets, capsys):
    assert essai(octets) == 1
    assert "Remède" in capsys.readouterr().err


@st.composite
def tables(tirage):
    """A table with true headings, in any order, and any cells: few lines survive, and none may break the import."""
    genre = GENRES[tirage(st.sampled_from(list(GENRES)))]
    titres = tirage(st.lists(st.sampled_from([c.titre for c in genre.colonnes]), min_size=2, unique=True))
    exemples = [c.exemple for c in genre.colonnes if c.exemple]
    cellule = (
        st.sampled_from(exemples) | st.text(max_size=12) | st.sampled_from(["effacer", "oui", "2001", "=1+1", "-3"])
    )
    lignes = tirage(st.lists(st.lists(cellule, max_size=len(titres) + 1), max_size=4))
    sortie = io.StringIO(newline="")
    csv.writer(sortie, delimiter=tirage(st.sampled_from(";,\t"))).writerows([["Action", *titres], *lignes])
    return sortie.getvalue().encode("utf-8", "replace")


@given(octets=tables())
@SANS_SURVEILLANCE
def test_any_table_ends_well_or_in_words(essai, octets):
    assert essai(octets) in {0, 1}


@given(data=st.data(), genre=st.sampled_from(["guichets", "instruments"]))
@settings(parent=SANS_SURVEILLANCE, max_examples=15)
def test_a_true_table_changed_anywhere_ends_well_or_in_words(essai, donnees, data, genre):
    texte = exporter.table(GENRES[genre], donnees)
    for _ in range(data.draw(st.integers(1, 3))):
        ou = data.draw(st.integers(0, len(texte) - 1))
        par = data.draw(st.sampled_from([*string.printable, "", "é", "\u2028", "\x85", "effacer", ";;", '"']))
        texte = texte[:ou] + par + texte[ou + data.draw(st.integers(0, 2)) :]
    assert essai(texte.encode(data.draw(st.sampled_from(["utf-8", "cp1252", "utf-16"])), "replace")) in {0, 1}
