"""``guichet publier``: to a folder, to a real SSH server of this machine, to a storage; what did not change is not sent again."""

import getpass
import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from appui.vrais_serveurs import lance, port_libre, programme
from guichet.__main__ import main
from guichet.publication.compression import COMMANDES
from guichet.publication.destinations import defaut
from guichet.publication.entetes import TYPES
from guichet.publication.envois import _BALAYER, _passes
from guichet.publication.heritage import ETAT
from guichet.publication.versions import Publications

ADRESSE = "https://www.exemple.fr/"
FICHIERS = {
    "index.html": "accueil",
    "en/index.html": "home",
    "donnees/lieux.csv": "a,b",
    "assets/0123456789ab/x.js": "1",
}


@pytest.fixture
def projet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that has published once, for `ADRESSE`."""
    monkeypatch.setenv("SITE_URL", ADRESSE)
    racine = tmp_path / "projet"
    construire(racine)
    return racine


def construire(racine: Path, **changes: str) -> None:
    etat = {"construit_le": "2026-11-26", "adresse": ADRESSE, "nommes_par_leur_contenu": ["assets/0123456789ab/"]}
    publications = Publications(racine, graver=lambda: None)
    racine.mkdir(exist_ok=True)
    with publications.chantier() as chantier:
        for nom, texte in {**FICHIERS, ETAT: json.dumps(etat), **changes}.items():
            (chantier.dossier / nom).parent.mkdir(parents=True, exist_ok=True)
            (chantier.dossier / nom).write_text(texte, encoding="utf-8")
        publications.mettre_en_ligne(chantier)


def publier(racine: Path, vers: object) -> int:
    return main(["publier", str(vers), "--racine", str(racine)])


def contenu(site: Path) -> dict[str, str]:
    return {
        fichier.relative_to(site).as_posix(): fichier.read_text(encoding="utf-8")
        for fichier in site.rglob("*")
        if fichier.is_file()
    }


@pytest.mark.parametrize(
    "adresse", ["", "http://www.exemple.fr/", "https://www.exemple.fr", "www.exemple.fr", "https://a b/"]
)
def test_without_the_public_address_nothing_is_published(
    adresse: str, projet: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("SITE_URL", adresse)
    assert publier(projet, projet.parent / "la-bas") == 1
    assert "SITE_URL manque" in capsys.readouterr().err
    assert not (projet.parent / "la-bas").exists()


def test_a_site_built_for_another_address_is_refused(
    projet: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("SITE_URL", "https://ailleurs.exemple.fr/")
    assert publier(projet, projet.parent / "la-bas") == 1
    assert f"construit pour {ADRESSE}, pas pour https://ailleurs" in capsys.readouterr().err


def test_to_a_folder_and_back(projet: Path):
    la_bas = projet.parent / "la-bas"
    assert publier(projet, la_bas) == 0
    assert contenu(la_bas / "site") == contenu(projet / "site")
    avant = (la_bas / "site/en/index.html").stat()
    construire(projet, **{"index.html": "accueil neuf"})
    assert publier(projet, la_bas) == 0
    assert contenu(la_bas / "site") == contenu(projet / "site")
    assert (la_bas / "site/en/index.html").stat().st_ino == avant.st_ino
    assert main(["revenir", "--sur", str(la_bas)]) == 0
    assert contenu(la_bas / "site")["index.html"] == "accueil"


@pytest.fixture
def ssh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A real SSH server of this machine; the name of the host, as `ssh` and `rsync` know it."""
    dossier, port = tmp_path / "ssh", port_libre()
    dossier.mkdir()
    for cle in ("hote", "client"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(dossier / cle)], check=True)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    (dossier / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {dossier}/hote\nAuthorizedKeysFile {dossier}/client.pub\n"
        f"PidFile {dossier}/pid\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin yes\n"
    )
    (dossier / "config").write_text(
        f"Host serveur\n  HostName 127.0.0.1\n  Port {port}\n  User {getpass.getuser()}\n  IdentityFile {dossier}/client\n"
        "  StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n  LogLevel ERROR\n"
    )
    # The user's own settings must not matter.
    enveloppe = dossier / "ssh"
    enveloppe.write_text(f'#!/bin/sh\nexec {programme("ssh")} -F {dossier}/config "$@"\n')
    enveloppe.chmod(0o755)
    monkeypatch.setenv("PATH", f"{dossier}:{os.environ['PATH']}")
    with lance([programme("sshd"), "-D", "-e", "-f", str(dossier / "sshd_config")], port):
        yield "serveur"


def test_to_a_host_by_ssh_and_back(projet: Path, ssh: str):
    la_bas = projet.parent / "là bas"
    vers = f"{ssh}:{la_bas}"
    assert publier(projet, vers) == 0
    assert contenu(la_bas / "site") == contenu(projet / "site")
    assert (la_bas / "site").readlink() == Path("publications/000001")
    avant = (la_bas / "site/en/index.html").stat()

    # The second time, only what changed is sent: the rest is the very file of before.
    construire(projet, **{"index.html": "accueil neuf", "assets/ba9876543210/site.css": "a{}"})
    assert publier(projet, vers) == 0
    assert contenu(la_bas / "site") == contenu(projet / "site")
    assert (la_bas / "site/en/index.html").stat().st_ino == avant.st_ino
    assert sorted(p.name for p in (la_bas / "publications").iterdir()) == ["000001", "000002"]

    assert main(["revenir", "--sur", vers]) == 0
    assert contenu(la_bas / "site")["index.html"] == "accueil"
    # A page that was open before the return still finds its style sheet.
    assert contenu(la_bas / "site")["assets/ba9876543210/site.css"] == "a{}"
    assert main(["revenir", "--sur", vers]) == 1
    assert contenu(la_bas / "site")["index.html"] == "accueil"

    # The one that was left is not gone back to; the last ten stay.
    for rang in range(11):
        construire(projet, **{"index.html": f"{rang}"})
        assert publier(projet, vers) == 0
    assert contenu(la_bas / "site")["index.html"] == "10"
    assert sorted(p.name for p in (la_bas / "publications").iterdir()) == [f"{n:06}" for n in range(4, 14)]


def test_a_host_that_does_not_answer_is_told(projet: Path, ssh: str, capfd: pytest.CaptureFixture[str]):
    assert publier(projet, "personne.invalid:/srv/guichet") == 1
    assert "Rien n'est publié : ssh a échoué" in capfd.readouterr().err


def test_to_a_storage(projet: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):
    """One that rclone keeps in a folder of this machine; it says each file that it copies."""
    programme("rclone")
    monkeypatch.setenv("RCLONE_CONFIG", str(projet.parent / "rclone.conf"))
    monkeypatch.setenv("RCLONE_CONFIG_DEPOT_TYPE", "local")
    monkeypatch.setenv("RCLONE_VERBOSE", "1")
    la_bas = projet.parent / "seau"
    vers = f"rclone:depot:{la_bas}"
    assert publier(projet, vers) == 0
    attendus = {
        nom: texte for nom, texte in contenu(projet / "site").items() if not nom.endswith((".gz", ".br", ".zst"))
    }
    assert contenu(la_bas) == attendus
    envoyes = copies(capfd.readouterr().err)
    assert envoyes.keys() == attendus.keys()
    # Pages come once all that they name is there.
    assert set(list(envoyes)[-2:]) == {"index.html", "en/index.html"}

    construire(projet, **{"index.html": "accueil neuf", "en/index.html": "home"})
    (projet / "site/donnees/lieux.csv").unlink()
    assert publier(projet, vers) == 0
    assert copies(capfd.readouterr().err).keys() == {"index.html"}
    assert contenu(la_bas).keys() == attendus.keys() - {"donnees/lieux.csv"}


def copies(dit: str) -> dict[str, str]:
    """Return what rclone says that it copied, in order: ``Copied (new)`` or ``Copied (replaced existing)``."""
    return dict(re.findall(r"INFO\s+: (.+?): (Copied \(.*?\))", dit))


def test_each_kind_of_file_goes_to_the_storage_under_its_type():
    dites = [(filtres, entete["Content-Type"]) for filtres, entete in _passes()]
    for extension, nature in TYPES.items():
        assert any(f"+ *.{extension}" in filtres and genre == nature for filtres, genre in dites), extension


def test_a_program_that_is_missing_is_named(
    projet: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("PATH", str(projet))
    assert publier(projet, "rclone:depot:seau") == 1
    assert "le programme rclone manque" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("vers", "mots"),
    [
        ("", "l'endroit où le site est lu n'est pas dit"),
        ("rclone:seau", "ne dit pas quel stockage"),
        ("rclone:--config=x:seau", "ne dit pas quel stockage"),
        (":/srv", "ne commence pas par le nom d'un serveur"),
        ("serveur:", "ne dit pas le chemin entier"),
        ("serveur:guichet", "ne dit pas le chemin entier"),
        ("~/guichet", "ne dit pas le chemin entier"),
        ("srv/guichet", "ne dit pas le chemin entier"),
        ("{projet}/data.txt", "n'est pas un dossier"),
        ("{projet}", "où personne ne lit le site"),
        ("{projet}/site", "où personne ne lit le site"),
    ],
)
def test_what_is_no_place_where_a_site_is_read_is_refused(
    vers: str, mots: str, projet: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    (projet / "data.txt").write_text("", encoding="utf-8")
    monkeypatch.chdir(projet)
    avant = sorted(projet.rglob("*"))
    assert publier(projet, vers.replace("{projet}", str(projet))) == 1
    dit = capsys.readouterr().err
    assert mots in dit
    assert "make publish VERS=" in dit
    assert sorted(projet.rglob("*")) == avant


def test_the_name_of_a_host_is_never_an_option_of_ssh():
    assert "ne commence pas par le nom d'un serveur" in defaut("-oProxyCommand=x:/srv")
    assert not defaut("serveur:/srv/guichet")


def test_nothing_is_put_back_where_no_site_can_be(capsys: pytest.CaptureFixture[str]):
    assert main(["revenir", "--sur", "serveur:guichet"]) == 1
    assert "ne dit pas le chemin entier" in capsys.readouterr().err


def test_without_a_site_nothing_is_published(projet: Path, capsys: pytest.CaptureFixture[str]):
    (projet / "site").unlink()
    assert publier(projet, projet.parent / "la-bas") == 1
    assert "site/ n'existe pas encore" in capsys.readouterr().err


@pytest.fixture
def prive() -> Iterator[None]:
    """Whoever publishes keeps what they write for themselves."""
    avant = os.umask(0o077)
    yield
    os.umask(avant)


def ferme(site: Path) -> list[Path]:
    """Return what another account may not read of what is at the link ``site``, or on the way to it."""
    chemins = [site.parent, site.parent / "publications", site.resolve(), *site.rglob("*")]
    return [un for un in chemins if un.stat().st_mode & 0o004 == 0]


def test_the_server_may_read_what_was_published_by_whoever_keeps_it_for_themselves(prive: None, projet: Path, ssh: str):
    construire(projet, **{"index.html": "accueil neuf"})
    for vers in (projet.parent / "la-bas", f"{ssh}:{projet.parent / 'par-ssh'}"):
        assert publier(projet, vers) == 0
        assert ferme(Path(str(vers).rpartition(":")[2]) / "site") == []


def test_a_folder_of_the_host_named_site_becomes_its_first_publication(projet: Path, ssh: str):
    la_bas = projet.parent / "la-bas"
    (la_bas / "site").mkdir(parents=True)
    (la_bas / "site/index.html").write_text("d'avant", encoding="utf-8")
    assert publier(projet, f"{ssh}:{la_bas}") == 0
    assert contenu(la_bas / "site") == contenu(projet / "site")
    assert main(["revenir", "--sur", f"{ssh}:{la_bas}"]) == 0
    assert contenu(la_bas / "site")["index.html"] == "d'avant"


def test_two_that_send_to_a_host_at_once_never_mix(projet: Path, ssh: str):
    """Whoever comes second leaves alone what the first one is sending, and what was stopped yesterday goes."""
    la_bas = projet.parent / "la-bas"
    en_cours = la_bas / "publications/.en-cours-autre"
    en_cours.mkdir(parents=True)
    (en_cours / "index.html").write_text("celui d'un autre", encoding="utf-8")
    assert publier(projet, f"{ssh}:{la_bas}") == 0
    assert contenu(la_bas / "site") == contenu(projet / "site")
    assert contenu(en_cours) == {"index.html": "celui d'un autre"}
    assert "-cmin +1440" in _BALAYER


def test_a_program_that_fails_to_compress_is_told_and_nothing_is_published(
    projet: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    for nom in COMMANDES.values():
        (projet / nom[0]).write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        (projet / nom[0]).chmod(0o755)
    monkeypatch.setenv("PATH", f"{projet}:{os.environ['PATH']}")
    (projet / "site/long.html").write_text("x" * 3000, encoding="utf-8")
    assert publier(projet, projet.parent / "la-bas") == 1
    assert "Rien n'est publié : brotli a échoué" in capsys.readouterr().err
    assert not (projet.parent / "la-bas/site").exists()
