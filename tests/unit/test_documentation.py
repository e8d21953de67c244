"""The editors' guide knows every file, every field and every message."""

import re
from pathlib import Path

import pytest

from guichet.socle import messages
from guichet.socle.champs import Statut
from guichet.sujets import SCHEMA
from guichet.sujets.lieux.fiches import Position, Role
from guichet.sujets.local.fiches import Compte, Demandes, NatureDelai
from guichet.sujets.territoires.fiches import Motif

PROJET = Path(__file__).resolve().parents[2]
GUIDE = (PROJET / "CONTRIBUER.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("fichier", sorted({jeu.fichier for jeu in SCHEMA.jeux}))
def test_guide_names_every_file(fichier: str):
    assert f"`{fichier}`" in GUIDE


@pytest.mark.parametrize("jeu", SCHEMA.jeux, ids=lambda jeu: jeu.nom)
def test_guide_names_every_field(jeu):
    champs = jeu.colonnes or tuple(jeu.modele.model_fields)
    # The prose of a page is its text, and its file where it is: neither is a key.
    cles = [champ for champ in champs if champ not in {"prose", "fichier"}]
    assert [cle for cle in cles if f"`{cle}`" not in GUIDE] == []


@pytest.mark.parametrize(
    "modele",
    [
        Role,
        Statut,
        Motif,
        Position,
        Demandes,
        Compte,
        NatureDelai,
    ],
)
def test_guide_names_every_value(modele):
    assert [valeur for valeur in modele if f"`{valeur}`" not in GUIDE] == []


@pytest.mark.parametrize("constat", [c for c, _ in (*messages._PAR_TYPE.values(), *messages._PAR_MOTIF.values())])
def test_guide_explains_every_message_about_a_shape(constat: str):
    debut = re.split(r"\{|, mots séparés", constat)[0].strip()
    assert debut in GUIDE


def test_guide_explains_every_message_about_reading_and_agreement():
    """What is written between the quotes of a « constat » of the core, up to its first placeholder."""
    absents = []
    coeur = PROJET / "hooks/guichet"
    motifs = ("**/fiches.py", "**/regles*.py", "tableaux/*.py", "socle/champs.py", "socle/lecture.py")
    motifs = (*motifs, "sujets/relecture/calcul.py", "sujets/lieux/horaires.py", "sujets/veille/reunions.py")
    for fichier in sorted({fichier for motif in motifs for fichier in coeur.glob(motif)}):
        module = fichier.name
        code = fichier.read_text(encoding="utf-8")
        trouves = re.findall(
            r'constat = f?"([^"{]{12,})|(?:HorairesInvalides|ValeurRefusee|ValueError)\(\s*f?"([^"{]{12,})', code
        )
        for constat in (next(filter(None, groupes)).strip(" :«") for groupes in trouves):
            mots = re.split(r" : | \(|«|, par exemple|, avec| du type| dans le plan", constat)[0].strip()
            if mots not in GUIDE:
                absents.append(f"{module} : {mots}")
    assert absents == []


def test_the_shown_message_is_the_one_the_core_writes():
    exemple = re.search(r"```\n(1 problème dans les données.*?)\n```", GUIDE, re.DOTALL)
    assert exemple is not None
    from guichet.socle.problemes import Probleme, rapport

    probleme = Probleme(
        "data/lieux/mairies.csv",
        214,
        "telephone",
        "0321690830",
        "ce n'est pas un numéro international du type +33321697000",
        "corrigez la valeur, ou supprimez-la si elle n'est pas connue",
    )
    assert exemple[1] == rapport([probleme])


def test_readme_names_verbs_that_exist():
    verbes = set(re.findall(r"^([a-z]+):", (PROJET / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for document in ("README.md", "CONTRIBUER.md"):
        cites = set(re.findall(r"\bmake ([a-z]+)\b", (PROJET / document).read_text(encoding="utf-8")))
        assert cites <= verbes, document
