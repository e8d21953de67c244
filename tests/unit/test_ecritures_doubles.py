"""What is written twice, so that one slip is seen: numbers in letters, lines under seal."""

import shutil

import pytest

from appui.corruption import RACINE
from guichet.socle import sceaux
from guichet.socle.lettres import en_lettres
from guichet.socle.problemes import Probleme
from guichet.sujets.demande.fiches import Delai
from guichet.sujets.demande.regles_des_delais import dit


@pytest.mark.parametrize(
    ("nombre", "mots"),
    [
        (0, "zéro"), (1, "un"), (16, "seize"), (21, "vingt et un"), (22, "vingt-deux"), (70, "soixante-dix"),
        (71, "soixante et onze"), (77, "soixante-dix-sept"), (80, "quatre-vingts"), (81, "quatre-vingt-un"),
        (91, "quatre-vingt-onze"), (100, "cent"), (101, "cent un"), (200, "deux cents"), (201, "deux cent un"),
        (380, "trois cent quatre-vingts"), (450, "quatre cent cinquante"), (1000, "mille"), (1001, "mille un"),
        (2100, "deux mille cent"), (3000, "trois mille"), (80_000, "quatre-vingt mille"), (200_000, "deux cent mille"),
        (281_000, "deux cent quatre-vingt-un mille"),
    ],
)  # fmt: skip
def test_a_number_in_letters(nombre, mots):
    assert en_lettres(nombre) == mots


@pytest.mark.parametrize(
    ("valeur", "unite", "mots"),
    [
        (1, "mois", "un mois"), (2, "mois", "deux mois"), (1, "semaine", "une semaine"), (21, "personne", "vingt et une personnes"),
        (2, "an", "deux ans"), (25, "pourcent", "vingt-cinq pour cent"), (2, "piece", "deux pièces"), (450, "euro", "quatre cent cinquante euros"),
    ],
)  # fmt: skip
def test_a_delay_in_letters(valeur, unite, mots):
    assert dit(Delai.model_construct(valeur=valeur, unite=unite)) == mots


@pytest.fixture
def projet(tmp_path):
    """A project that holds the sealed files, sealed."""
    for nom in sceaux.SCELLES:
        (tmp_path / nom).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(RACINE / nom, tmp_path / nom)
    sceaux.sceller(tmp_path)
    return tmp_path


def changer(projet, nom, change):
    fichier = projet / nom
    lignes = fichier.read_text("utf-8").split("\n")
    change(lignes)
    fichier.write_text("\n".join(lignes), "utf-8", newline="\n")


def test_the_seals_of_the_project_are_those_of_its_files(projet):
    for nom in sceaux.SCELLES:
        sceau = f"{sceaux.DOSSIER}/{nom.rpartition('/')[2]}.txt"
        assert (RACINE / sceau).read_bytes() == (projet / sceau).read_bytes(), nom


def test_nothing_is_broken_by_the_ends_of_lines(projet):
    fichier = projet / "data/communes.csv"
    fichier.write_bytes(b"\xef\xbb\xbf" + fichier.read_bytes().replace(b"\n", b"\r\n"))
    assert list(sceaux.brises(projet)) == []


def test_a_line_changed_is_told_alone(projet):
    changer(projet, "data/communes.csv", lambda lignes: lignes.__setitem__(41, lignes[41] + " "))
    (probleme,) = sceaux.brises(projet)
    assert (probleme.fichier, probleme.ligne) == ("data/communes.csv", 42)
    assert "import" in probleme.constat


@pytest.mark.parametrize(
    ("change", "mots"),
    [
        (lambda lignes: lignes.pop(41), "1 ligne de moins"),
        (lambda lignes: lignes.insert(41, "x"), "1 ligne de plus"),
        (lambda lignes: lignes.__delitem__(slice(41, 45)), "4 lignes de moins"),
    ],
)
def test_lines_lost_or_added_are_told_once_where_they_are(projet, change, mots):
    changer(projet, "data/contours.csv", change)
    (probleme,) = sceaux.brises(projet)
    assert probleme.ligne == 42
    assert mots in probleme.constat


def test_what_rules_find_around_is_told_at_the_line_that_slipped(projet):
    changer(projet, "data/communes.csv", lambda lignes: lignes.__setitem__(41, "x"))
    ailleurs = [Probleme("data/epci.csv", 3, "", "", "ses communes ont moins d'habitants", "relancez l'import")]
    ici = [Probleme("data/communes.csv", 42, "", "", "cette ligne n'a pas 10 valeurs", "vérifiez les virgules")]
    assert [p.fichier for p in sceaux.a_leur_place(projet, ailleurs)] == ["data/communes.csv"]
    assert sceaux.a_leur_place(projet, ici) == ici


def test_what_rules_find_elsewhere_stays_where_no_seal_is_broken(projet):
    ailleurs = [Probleme("data/faq.yml", 3, "", "", "une question", "posez-la")]
    assert sceaux.a_leur_place(projet, ailleurs) == ailleurs
