"""Each deliberate fault of ``tests/cas/corruptions`` is told once, with its file, its line and its remedy."""

import re

import pytest

from appui.corruption import RACINE, Memoire, corrompu, lier
from appui.lectures import charger_yaml
from guichet.__main__ import main
from guichet.atelier.verifier import verifies
from guichet.socle.problemes import DonneesInvalides
from guichet.sujets import charger

TABLES = sorted((RACINE / "tests" / "cas" / "corruptions").glob("*.yml"))
CAS = [(table.stem, cas) for table in TABLES for cas in charger_yaml(table.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def sain(tmp_path_factory):
    """A project linked to the real data, and what reading it left in memory."""
    projet = lier(tmp_path_factory.mktemp("projet"))
    return projet, Memoire(projet)


def ligne_de(fichier, motif):
    texte = fichier.read_text(encoding="utf-8")
    return texte.count("\n", 0, re.search(motif, texte, re.MULTILINE).start()) + 1


def dire(sain, cas):
    """Return what is said of the fault, and the line where it is."""
    projet, memoire = sain
    memoire.reprendre()
    with corrompu(projet, cas) as touchee:
        dite = projet / cas.get("fichier_du_message", cas["fichier"])
        ligne = ligne_de(dite, cas["ligne"]) if "ligne" in cas else touchee
        with pytest.raises(DonneesInvalides) as erreur:
            verifies(projet, charger)
    return erreur.value.problemes, ligne


@pytest.mark.parametrize(("famille", "cas"), CAS, ids=[f"{famille} : {cas['quoi']}" for famille, cas in CAS])
def test_a_fault_is_told_with_file_line_and_remedy(sain, famille, cas):
    problemes, ligne = dire(sain, cas)
    tout = "\n".join(map(str, problemes))
    fichier = cas.get("fichier_du_message", cas["fichier"])
    dits = [p for p in problemes if cas["constat"] in p.constat and p.fichier == fichier]
    assert dits, tout
    ecart = 3 if cas.get("ligne_voisine") else 0  # the fault is said at its record, or at the key above it
    assert any(abs(p.ligne - ligne) <= ecart for p in dits), f"attendue ligne {ligne} : {tout}"
    assert all(p.remede for p in problemes)
    assert len(problemes) <= cas.get("messages", 1), tout


def test_each_case_has_its_name():
    noms = [(famille, cas["quoi"]) for famille, cas in CAS]
    assert len(set(noms)) == len(noms)


def test_faults_are_told_all_at_once(tmp_path, capsys):
    projet = lier(tmp_path)
    memoire = Memoire(projet)
    fiches = [cas for famille, cas in CAS if famille == "fiches"]
    choisies = [
        fiches[1],
        next(c for c in fiches if "orpheline" in c["quoi"]),
        next(c for c in fiches if "lien officiel" in c["quoi"]),
    ]
    memoire.reprendre()
    with corrompu(projet, choisies[0]), corrompu(projet, choisies[1]), corrompu(projet, choisies[2]):
        assert main(["verifier", "--racine", str(projet), "--format", "github"]) == 1
    sortie, erreur = capsys.readouterr()
    annonces = re.findall(r"^::error file=([^,:]+),line=\d+::.+%0ARemède : .+$", sortie, re.MULTILINE)
    assert sorted(annonces) == sorted(cas["fichier"] for cas in choisies)
    assert erreur.count("Remède :") == len(choisies)
    assert all(cas["fichier"] in erreur for cas in choisies)


def test_real_data_is_sound(capsys):
    assert main(["verifier"]) == 0
    assert "3782 communes, 92 EPCI dont 40 dans la réforme" in capsys.readouterr().out
