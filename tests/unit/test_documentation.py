"""The guide of editors is short, plain and true: it names only what exists, and asks for no knowledge of machines."""

import argparse
import re
import shlex
import shutil
import subprocess
from itertools import dropwhile
from pathlib import Path

import pytest

from appui.lectures import charger_yaml
from guichet.__main__ import main
from guichet.atelier.commandes import COMMANDES
from guichet.socle.problemes import Probleme, rapport

PROJET = Path(__file__).resolve().parents[2]
GUIDE = sorted((PROJET / "contribuer").glob("*.md"))
REFERENCE = sorted((PROJET / "contribuer" / "reference").glob("*.md"))
DOCUMENTS = [*GUIDE, *REFERENCE, PROJET / "README.md", PROJET / "CONTRIBUTING.md"]
VERBES = set(re.findall(r"^([a-z-]+):", (PROJET / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
NOMS = {commande.nom for commande in COMMANDES}
COULISSES = r"PYTHONPATH|\.venv|node_modules|python -m|hooks/|overrides/|\bpip install (?!-)|pydantic"
TACHES = (
    *("horaires", "guichet", "question", "veille", "instrument", "texte", "document", "traduction", "page", "langue"),
    *("tableau", "proposer", "publier", "regle", "verifier", "termes", "editeur"),
)


def _nom(fichier: Path) -> str:
    return fichier.relative_to(PROJET).as_posix()


def _ancre(titre: str) -> str:
    """Return the anchor that forges give to a heading."""
    return re.sub(r"[^\w\- ]", "", titre.strip().lower()).replace(" ", "-")


def _ancres(fichier: Path) -> set[str]:
    texte = re.sub(r"^```.*?^```", "", fichier.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return {_ancre(titre) for titre in re.findall(r"^#+ (.*)$", texte, re.MULTILINE)}


@pytest.mark.parametrize("fichier", [*GUIDE, *REFERENCE], ids=_nom)
def test_a_page_is_read_in_a_few_minutes(fichier: Path):
    assert len(fichier.read_text(encoding="utf-8").split()) <= 1200


@pytest.mark.parametrize("fichier", [*GUIDE, *REFERENCE], ids=_nom)
def test_a_page_asks_for_no_knowledge_of_machines(fichier: Path):
    assert re.findall(COULISSES, fichier.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("fichier", DOCUMENTS, ids=_nom)
def test_links_lead_somewhere(fichier: Path):
    texte = re.sub(r"`[^`\n]*`", "", fichier.read_text(encoding="utf-8"))
    for lien in re.findall(r"\]\(([^)\s]+)\)", texte):
        if re.match(r"https?://", lien):
            continue
        chemin, _, ancre = lien.partition("#")
        but = (fichier.parent / chemin).resolve() if chemin else fichier
        assert but.exists(), lien
        assert not ancre or ancre in _ancres(but), lien


@pytest.mark.parametrize("fichier", DOCUMENTS, ids=_nom)
def test_files_and_commands_that_are_named_exist(fichier: Path):
    texte = fichier.read_text(encoding="utf-8")
    assert set(re.findall(r"`make ([a-z-]+)", texte)) <= VERBES
    assert set(re.findall(r"\./guichet ([a-z]+)", texte)) <= NOMS
    for chemin in re.findall(r"`((?:data|docs|contribuer|tests)/[\w./*-]*)`", texte):
        assert list(PROJET.glob(chemin)) or chemin.startswith("data/veille/2026-02-12"), chemin


@pytest.mark.parametrize("tache", TACHES)
def test_each_task_has_its_page_and_the_welcome_leads_there(tache: str):
    accueil = (PROJET / "contribuer" / "README.md").read_text(encoding="utf-8")
    assert f"({tache}.md)" in accueil


def test_the_welcome_leads_to_every_page():
    accueil = (PROJET / "contribuer" / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in GUIDE if page.name != "README.md" and f"({page.name})" not in accueil] == []


def test_forges_lead_english_readers_to_the_guide():
    assert "(contribuer/README.md)" in (PROJET / "CONTRIBUTING.md").read_text(encoding="utf-8")


FORMULAIRES = [("erreur", "error"), ("panne", "fault")]


@pytest.mark.parametrize(("francais", "anglais"), FORMULAIRES)
def test_issue_forms_ask_the_same_in_both_languages(francais: str, anglais: str):
    champs = []
    for nom in (francais, anglais):
        formulaire = charger_yaml((PROJET / f".github/ISSUE_TEMPLATE/{nom}.yml").read_text(encoding="utf-8"))
        assert formulaire["name"]
        assert formulaire["description"]
        champs.append([(c["type"], c.get("id"), c.get("validations")) for c in formulaire["body"]])
        assert (PROJET / f".gitlab/issue_templates/{nom.capitalize()}.md").exists()
    assert champs[0] == champs[1]


def test_both_forges_ask_the_same_of_a_change():
    formes = [".github/pull_request_template.md", ".gitlab/merge_request_templates/Default.md"]
    textes = {(PROJET / forme).read_text(encoding="utf-8") for forme in formes}
    assert len(textes) == 1
    assert "`make check`" in textes.pop()


COMMANDE = "make check"


def test_one_command_proves_a_change_good_and_every_forge_runs_it():
    github = charger_yaml((PROJET / ".github/workflows/verifier.yml").read_text(encoding="utf-8"))
    gitlab = charger_yaml((PROJET / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    (travail,) = github["jobs"].values()
    # YAML 1.1 reads « on » as true.
    assert "pull_request" in github[True]
    assert COMMANDE in [etape.get("run") for etape in travail["steps"]]
    assert gitlab[COMMANDE]["script"] == [COMMANDE]
    assert "merge_request_event" in str(gitlab[COMMANDE]["rules"])
    assert f"\n{COMMANDE}\n" in (PROJET / ".ci/run").read_text(encoding="utf-8")
    assert f"```\n{COMMANDE}\n```" in (PROJET / "contribuer/proposer.md").read_text(encoding="utf-8")


def _lues(fichier: str) -> dict:
    return charger_yaml((PROJET / fichier).read_text(encoding="utf-8"))


def _travaux() -> dict[str, list[str]]:
    """The commands of each job of each forge, by its name."""
    travaux = {}
    for fichier in sorted((PROJET / ".github/workflows").glob("*.yml")):
        for nom, travail in _lues(f".github/workflows/{fichier.name}")["jobs"].items():
            travaux[f"{fichier.stem}.{nom}"] = [etape["run"] for etape in travail["steps"] if "run" in etape]
    return travaux | {f"gitlab.{nom}": travail["script"] for nom, travail in _lues(".gitlab-ci.yml").items()}


@pytest.mark.parametrize(("travail", "commandes"), _travaux().items(), ids=list(_travaux()))
def test_forges_run_only_what_exists(travail: str, commandes: list[str]):
    for commande in commandes:
        assert subprocess.run(["sh", "-n", "-c", commande], check=False, capture_output=True).returncode == 0, commande
        for mots in re.findall(r"(?:^|&& |; )(.+?)(?= && |; |$)", commande, re.MULTILINE):
            # What is set for the command alone comes before it.
            appel, *reste = dropwhile(lambda mot: re.match(r"[A-Z_]+=", mot), shlex.split(mots))
            if appel == "make":
                assert {mot for mot in reste if "=" not in mot} <= VERBES, commande
            elif appel == "./guichet":
                verbe = next(commande for commande in COMMANDES if commande.nom == reste[0])
                analyseur = argparse.ArgumentParser(exit_on_error=False)
                verbe.options(analyseur)
                analyseur.parse_args(reste[1:])
            else:
                assert shutil.which(appel), commande
                assert appel != "sh" or (PROJET / reste[0]).is_file(), commande


@pytest.mark.parametrize("fichier", sorted(f.name for f in (PROJET / ".github/workflows").glob("*.yml")))
def test_a_workflow_has_the_shape_that_github_reads(fichier: str):
    lu = _lues(f".github/workflows/{fichier}")
    assert set(lu) <= {"name", True, "permissions", "concurrency", "env", "jobs"}
    # Nothing is written to the repository by a change that a stranger proposes.
    assert lu["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in lu[True]
    for travail in lu["jobs"].values():
        besoins = travail.get("needs", [])
        assert ({besoins} if isinstance(besoins, str) else set(besoins)) <= lu["jobs"].keys()
        assert travail["runs-on"]
        for etape in travail["steps"]:
            assert ("run" in etape) != ("uses" in etape), etape
            assert "run" in etape or re.fullmatch(r"actions/[a-z-]+@v\d+", etape["uses"]), etape


def test_the_shown_message_is_the_one_the_core_writes():
    texte = (PROJET / "contribuer" / "proposer.md").read_text(encoding="utf-8")
    exemple = re.search(r"```\n(1 problème dans les données.*?)\n```", texte, re.DOTALL)
    assert exemple is not None
    probleme = Probleme(
        "data/lieux/guichets.yml",
        39,
        "telephone",
        "0321890980",
        "ce n'est pas un numéro international du type +33321697000",
        "corrigez la valeur, ou supprimez-la si elle n'est pas connue",
    )
    assert exemple[1] == rapport([probleme])


@pytest.mark.parametrize("commande", sorted(NOMS))
def test_every_command_says_what_it_does(commande: str, capsys):
    with pytest.raises(SystemExit) as sortie:
        main([commande, "--help"])
    assert sortie.value.code == 0
    assert f"guichet {commande}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("tape", "dit"),
    [
        ([], "guichet : il manque : commande"),
        (["nawak"], "commande : 'nawak' n'est pas prévu ; choisissez parmi 'verifier'"),
        (["serveur", "nginx", "--hote", "a.fr"], "guichet serveur : il manque : --dossier"),
        (["verifier", "--format"], "--format : il manque ce qui va avec"),
        (["verifier", "--autre"], "guichet : en trop : --autre"),
        (["importer", "f.csv", "--lu-le", "hier"], "--lu-le : écrivez année-mois-jour"),
    ],
)
def test_a_command_mistyped_is_said_in_french(tape: list[str], dit: str, capsys):
    with pytest.raises(SystemExit) as sortie:
        main(tape)
    assert sortie.value.code == 2
    lu = capsys.readouterr().err
    assert dit in lu
    assert "--help" in lu


@pytest.mark.parametrize("racine", ["/nulle/part", "/etc/passwd", "/etc"])
def test_a_folder_that_is_no_project_is_said(racine: str, capsys):
    assert main(["verifier", "--racine", racine]) == 1
    assert f"{racine} n'est pas un projet" in capsys.readouterr().err


def test_an_option_that_goes_with_another_is_said(capsys):
    assert main(["revue", "--csv"]) == 1
    assert "--juriste" in capsys.readouterr().err


def test_the_command_is_declared_under_its_name():
    declare = (PROJET / "pyproject.toml").read_text(encoding="utf-8")
    assert 'guichet = "guichet.__main__:entree"' in declare
