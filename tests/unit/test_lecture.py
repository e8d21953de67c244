import datetime

import pytest

from guichet.socle.lecture import lire_csv, lire_yaml, lire_yaml_dictionnaire
from guichet.socle.problemes import DonneesInvalides


def ecrire(dossier, nom, texte):
    (dossier / nom).write_bytes(texte if isinstance(texte, bytes) else texte.encode())


def test_csv_leaves_empty_cells_aside_and_counts_lines(tmp_path):
    ecrire(tmp_path, "a.csv", 'x,y\n1,\n"deux, trois",4\n')
    premier, second = lire_csv(tmp_path, "a.csv", ["x", "y"])
    assert (premier.valeurs, premier.ligne) == ({"x": "1"}, 2)
    assert (second.valeurs, second.ligne) == ({"x": "deux, trois", "y": "4"}, 3)


def test_every_row_cut_wrong_is_told_at_once(tmp_path):
    ecrire(tmp_path, "a.csv", "x,y\n1\n1,2\n=A1,2\n1,2,3\n“1,2”\n")
    with pytest.raises(DonneesInvalides) as erreur:
        list(lire_csv(tmp_path, "a.csv", ["x", "y"]))
    assert [probleme.ligne for probleme in erreur.value.problemes] == [2, 4, 5, 6]


@pytest.mark.parametrize(
    ("texte", "ligne", "mots"),
    [
        ("- id: un\n\tnom: deux\n", 2, "tabulation"),
        ('- id: un\n  fr: "Dites "oui" ici"\n', 2, "dans un texte entre guillemets droits"),
        ("- id: un\n-id: deux\n  nom: trois\n", 2, "espace après le tiret"),
        ("- id: un\n  fr: un: deux\n", 2, "en trop"),
        ("- commune: “62498”\n", 1, "traitement de texte"),
    ],
)
def test_what_a_line_shows_is_said_rather_than_what_the_parser_says(tmp_path, texte, ligne, mots):
    ecrire(tmp_path, "a.yml", texte)
    with pytest.raises(DonneesInvalides) as erreur:
        lire_yaml(tmp_path, "a.yml")
    (probleme,) = erreur.value.problemes
    assert probleme.ligne == ligne
    assert mots in probleme.constat


def test_yaml_knows_the_line_of_each_value(tmp_path):
    ecrire(tmp_path, "a.yml", "- id: un\n  nom:\n    fr: Un\n    en: One\n- id: deux\n  liste: [a,\n    b]\n")
    un, deux = lire_yaml(tmp_path, "a.yml")
    assert un.ligne == 1
    assert un.ligne_de(("nom", "en")) == 4
    assert deux.ligne_de(("liste", 1)) == 7
    assert deux.ligne_de(("absent",)) == 5  # nearest ancestor


def test_dates_of_yaml(tmp_path):
    ecrire(tmp_path, "a.yml", "lu_le: 2026-11-23\n")
    assert lire_yaml_dictionnaire(tmp_path, "a.yml").valeurs == {"lu_le": datetime.date(2026, 11, 23)}


@pytest.mark.parametrize(
    ("nom", "texte", "ligne", "mots"),
    [
        ("a.csv", "x\n1\n", 1, "colonnes"),
        ("a.csv", "x,y\n1,2\n3,4,5\n", 3, "2 valeurs"),
        ("a.csv", "x,y\n1,\xe9\n".encode("latin-1"), 2, "UTF-8"),
        ("a.yml", "- id: un\n  id: deux\n", 2, "deux fois"),
        ("a.yml", "- id: un\n  nom: 'ouvert\n", 3, "YAML"),
        ("a.yml", "- id: un\n- lu_le: 2026-02-30\n", 2, "impossible"),
        ("a.yml", "id: un\n", 1, "liste"),
        ("a.yml", "- un\n", 1, "fiche"),
        ("a.yml", "", 1, "liste"),
        ("absent.yml", None, 1, "n'existe pas"),
    ],
)
def test_a_file_is_refused_with_its_line(tmp_path, nom, texte, ligne, mots):
    if texte is not None:
        ecrire(tmp_path, nom, texte)
    with pytest.raises(DonneesInvalides) as erreur:
        list(lire_csv(tmp_path, nom, ["x", "y"]) if nom.endswith("csv") else lire_yaml(tmp_path, nom))
    (probleme,) = erreur.value.problemes
    assert (probleme.fichier, probleme.ligne) == (nom, ligne)
    assert mots in probleme.constat
    assert probleme.remede
