"""The scoring simulator: the score, the grid that an EPCI writes, the page without JavaScript."""

import json
import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from appui.donnees import donnees, rendre_outil
from appui.lectures import lire_cas
from guichet.__main__ import main
from guichet.socle.problemes import DonneesInvalides
from guichet.sujets.cotation.calcul import FORMAT, Note, Situation, en_json, noter
from guichet.sujets.cotation.fiches import EffetRefus, GrilleCotation
from guichet.sujets.cotation.fichier import lire_grille

pytestmark = pytest.mark.usefixtures("lus_une_fois")

RACINE = Path(__file__).resolve().parents[2]
EXEMPLE = RACINE / "data/cotation_exemple.yml"
CAS = lire_cas("cotation.yml")


def note(cas: dict) -> Note:
    grille = donnees().cotation
    if "effet" in cas:
        grille = grille.model_copy(update={"refus": EffetRefus(**cas["effet"])})
    return noter(grille, Situation(cas.get("demande", "premiere"), cas.get("valeurs", {}), cas.get("refus", 0)))


@pytest.mark.parametrize("cas", CAS, ids=[cas["quoi"] for cas in CAS])
def test_the_score(cas: dict):
    obtenue = note(cas)
    for nom in {"total", "retire", "a_prouver"} & cas.keys():
        assert getattr(obtenue, nom) == cas[nom], nom
    if "ecartes" in cas:
        assert sorted(obtenue.ecartes) == cas["ecartes"]
    assert not set(cas.get("sans", ())) & obtenue.points.keys()
    assert sum(obtenue.points.values()) - obtenue.retire == obtenue.total


# --- properties -------------------------------------------------------------------------------------------------------

# Read before the first example: it would go past its deadline.
GRILLE = donnees().cotation
VALEURS = st.dictionaries(st.sampled_from([critere.id for critere in GRILLE.criteres]), st.integers(0, 60))
DEMANDES = st.sampled_from(["premiere", "mutation"])


@given(DEMANDES, VALEURS, VALEURS, st.integers(0, 5))
def test_a_harder_situation_never_scores_less(demande, valeurs: dict, de_plus: dict, refus: int):
    pire = {nom: max(valeurs.get(nom, 0), de_plus.get(nom, 0)) for nom in valeurs | de_plus}
    avant, apres = (noter(GRILLE, Situation(demande, v, refus)).total for v in (valeurs, pire))
    assert 0 <= avant <= apres


@given(DEMANDES, VALEURS, st.integers(0, 5))
def test_one_more_refusal_never_adds_points(demande, valeurs: dict, refus: int):
    avant, apres = (noter(GRILLE, Situation(demande, valeurs, n)) for n in (refus, refus + 1))
    assert apres.total <= avant.total
    assert apres.a_prouver <= apres.total


# --- the grid of an EPCI ----------------------------------------------------------------------------------------------


def test_the_command_writes_what_the_page_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    texte = EXEMPLE.read_text(encoding="utf-8")
    texte = texte.replace("fictive: true", 'fictive: false\norigine: "Délibération du 2 juin 2026"')
    (tmp_path / "ma-grille.yml").write_text(texte, encoding="utf-8")
    assert main(["cotation", str(tmp_path / "ma-grille.yml")]) == 0
    assert "ma-grille.json" in capsys.readouterr().out
    ecrite = json.loads((tmp_path / "ma-grille.json").read_text(encoding="utf-8"))
    assert ecrite["format"] == FORMAT
    assert ecrite["origine"] == "Délibération du 2 juin 2026"
    assert ecrite["criteres"][0]["textes"] == ["CCH, art. L. 441-1"]
    lue = GrilleCotation.model_validate({cle: valeur for cle, valeur in ecrite.items() if cle != "format"})
    assert [c.points for c in lue.criteres] == [c.points for c in donnees().cotation.criteres]


FAUTES = [
    ("points: 84", "points: beaucoup", "nombre entier"),
    ("points: 84", "points: -3", "supérieur à 0"),
    ("publics: \\[dalo\\]", "publics: []", "n'ont aucun critère : dalo"),
    ("groupe: droit-opposable", "groupe: ailleurs", "ce groupe"),
    ("groupe: mutation", "groupe: local", "aucun critère"),
    ("id: handicap,", "id: traite,", "déjà pris"),
    ('nom: "Handicap dans', 'nom: "Nationalité et handicap dans', "motif de discrimination"),
    (', textes: \\[L441-1\\]}\n- {id: travail-eloigne', "}\n- {id: travail-eloigne", None),
    ('nom: "Travail éloigné du logement", points: 7(.*), textes: \\[L441-1\\]', r'nom: "Âge du demandeur", points: 7\1', "sans texte"),
    ("fictive: true", "fictive: false", "dit son origine"),
    ("effet: retrait", "effet: aucun", "combien de points"),
    ("maximum: 70", "maximum: 1", "au moins ceux d'un mois"),
    ("cumul: somme", "cumul: moyenne", "pas prévue"),
    ("criteres:", "critères:", "cette clé n'existe pas"),
]  # fmt: skip


@pytest.mark.parametrize(("motif", "par", "constat"), FAUTES, ids=[f"{m} → {p}"[:60] for m, p, _ in FAUTES])
def test_what_is_wrong_in_a_grid_is_said_with_its_line(motif: str, par: str, constat: str | None, tmp_path: Path):
    texte = EXEMPLE.read_text(encoding="utf-8")
    malade, nombre = re.subn(motif, par, texte, count=1)
    assert nombre == 1
    fichier = tmp_path / "grille.yml"
    fichier.write_text(malade, encoding="utf-8")
    if constat is None:
        assert lire_grille(fichier, donnees()).criteres
        return
    with pytest.raises(DonneesInvalides) as erreur:
        lire_grille(fichier, donnees())
    dits = [probleme for probleme in erreur.value.problemes if constat in probleme.constat]
    assert dits, str(erreur.value)
    assert all(p.fichier == "grille.yml" and p.ligne >= 1 and p.remede for p in dits)


@pytest.mark.parametrize("contenu", [b"", b"- une liste", b"nom: [", b"\xff\xfe\x00", b"{}", b"42"])
def test_a_file_that_is_no_grid_is_refused_in_words(contenu: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "g.yml").write_bytes(contenu)
    assert main(["cotation", str(tmp_path / "g.yml")]) == 1
    assert "Remède :" in capsys.readouterr().err
    assert not (tmp_path / "g.json").exists()


def test_nothing_is_written_over_what_is_no_grid_of_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Neither the grid itself, nor the work of somebody; what the command wrote before is written again."""
    texte = EXEMPLE.read_text(encoding="utf-8")
    (tmp_path / "g.yml").write_text(texte, encoding="utf-8")
    (tmp_path / "important.md").write_text("mon travail", encoding="utf-8")
    (tmp_path / "lien.yml").symlink_to("g.yml")
    (tmp_path / "g.json").write_text('{"format": "autre"}', encoding="utf-8")
    for sortie in ("g.yml", "lien.yml", "important.md", "g.json", "."):
        assert main(["cotation", str(tmp_path / "g.yml"), "--sortie", str(tmp_path / sortie)]) == 1
        assert "donnez un autre nom" in capsys.readouterr().err
    assert main(["cotation", str(tmp_path / "g.yml")]) == 1
    assert (tmp_path / "g.yml").read_text(encoding="utf-8") == texte
    assert (tmp_path / "important.md").read_text(encoding="utf-8") == "mon travail"
    for _ in range(2):
        assert main(["cotation", str(tmp_path / "g.yml"), "--sortie", str(tmp_path / "neuve.json")]) == 0
    assert main(["cotation", str(tmp_path / "neuve.json")]) == 1


def test_a_file_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["cotation", str(tmp_path / "absente.yml")]) == 1
    assert main(["cotation", str(EXEMPLE), "--sortie", str(tmp_path / "nulle-part" / "g.json")]) == 1
    dit = capsys.readouterr().err
    assert "n'existe pas" in dit
    assert "nulle-part/g.json : ce fichier n'existe pas." in dit


# --- the page without JavaScript --------------------------------------------------------------------------------------


page = partial(rendre_outil, "cotation/outil_cotation.html", "simulateur.html", "fr", "2026-11-25")


def test_the_page_says_that_the_grid_is_fictitious_and_lists_it_all():
    assert "Grille fictive" in page().css_first(".cotation__marque").text()
    assert "fictive" in page().css_first(".cotation__grille caption").text()
    lignes = page().css('.cotation__grille th[scope="row"]')
    assert len(lignes) == len(donnees().cotation.criteres)
    dit = page().css_first(".cotation").text()
    assert all(public.nom in dit for public in donnees().publics_prioritaires)
    assert all(motif.nom in dit for motif in donnees().motifs_interdits)


def test_the_page_gives_the_score_of_invented_households():
    cellules = [cellule.text() for cellule in page().css("[aria-labelledby=cotation-notes] td")]
    totaux = [
        noter(donnees().cotation, Situation(e.demande, e.valeurs, e.refus)).total for e in donnees().cotation.exemples
    ]
    assert [int(re.sub(r"^\D*(\d+).*", r"\1", cellule)) for cellule in cellules] == totaux
    assert len(totaux) == 2
    assert all("fictive" in cellule for cellule in cellules)


def test_the_script_gets_the_grid_of_the_data():
    script = json.loads(page().css_first('script[type="application/json"]').text())
    assert script["grille"] == en_json(donnees().cotation, donnees().textes)
