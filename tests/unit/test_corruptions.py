"""Each deliberate fault of ``tests/cas/corruptions.yml`` is told with its file, its line and its remedy."""

import re
from pathlib import Path

import pytest
import yaml

from guichet.__main__ import main
from guichet.socle.problemes import DonneesInvalides
from guichet.sujets import charger

RACINE = Path(__file__).resolve().parents[2]
CAS = yaml.safe_load((RACINE / "tests" / "cas" / "corruptions.yml").read_text(encoding="utf-8"))


def corrompre(projet, cas):
    """Write the fault; return the line where it is."""
    fichier = projet / cas["fichier"]
    sain = fichier.read_text(encoding="utf-8")
    if "ajout" in cas:
        malade, debut = f"{sain}{cas['ajout']}\n", len(sain)
    else:
        trouve = re.search(cas["motif"], sain, re.MULTILINE)
        assert trouve, f"{cas['motif']} n'est plus dans {cas['fichier']}"
        malade, debut = sain[: trouve.start()] + trouve.expand(cas["par"]) + sain[trouve.end() :], trouve.start()
    fichier.unlink()
    fichier.write_text(malade, encoding="utf-8")
    return malade.count("\n", 0, debut) + 1 + cas.get("decalage", 0)


def ligne_de(projet, fichier, motif):
    texte = (projet / fichier).read_text(encoding="utf-8")
    return texte.count("\n", 0, re.search(motif, texte, re.MULTILINE).start()) + 1


@pytest.mark.parametrize("cas", CAS, ids=[cas["quoi"] for cas in CAS])
def test_faute_dite_avec_fichier_ligne_et_remede(projet, cas):
    ligne = corrompre(projet, cas)
    fichier = cas.get("fichier_du_message", cas["fichier"])
    if "ligne" in cas:
        ligne = ligne_de(projet, fichier, cas["ligne"])
    with pytest.raises(DonneesInvalides) as erreur:
        charger(projet)
    dits = [p for p in erreur.value.problemes if cas["constat"] in p.constat and p.fichier == fichier]
    assert dits, str(erreur.value)
    ecart = 3 if cas.get("ligne_voisine") else 0  # the fault is said at its record, or at the key above it
    assert any(abs(p.ligne - ligne) <= ecart for p in dits), f"attendue ligne {ligne} : {dits}"
    assert all(p.remede for p in erreur.value.problemes)
    assert f"{fichier}, ligne " in str(erreur.value)


def test_les_fautes_sont_dites_toutes_ensemble(projet, capsys):
    choisies = [
        CAS[1],
        next(c for c in CAS if "orpheline" in c["quoi"]),
        next(c for c in CAS if "lien officiel" in c["quoi"]),
    ]
    for cas in choisies:
        corrompre(projet, cas)
    assert main(["verifier", "--racine", str(projet)]) == 1
    erreur = capsys.readouterr().err
    assert erreur.count("Remède :") == len(choisies)
    assert all(cas["fichier"] in erreur for cas in choisies)


def test_les_vraies_donnees_sont_saines(capsys):
    assert main(["verifier"]) == 0
    assert "3782 communes, 92 EPCI dont 40 dans la réforme" in capsys.readouterr().out


def test_un_fichier_illisible_ne_fait_pas_dire_mille_fautes(projet):
    corrompre(projet, {"fichier": "data/sources.yml", "ajout": "- id: ["})
    with pytest.raises(DonneesInvalides) as erreur:
        charger(projet)
    assert {p.fichier for p in erreur.value.problemes} == {"data/sources.yml"}
