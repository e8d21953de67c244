"""The real servers of the system, on this machine alone, with the configurations that we publish."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from guichet.publication.serveurs import FORMES, Service

ANCIENNE, NOUVELLE = "/demander/page-d-hier/", "/demander/papiers/"
_CHEMINS = f"{os.environ['PATH']}:/usr/sbin"


def programme(nom: str) -> str:
    """Return the path of the program ``nom``. Raises AssertionError, which says how to have it."""
    trouve = shutil.which(nom, path=_CHEMINS)
    assert trouve, f"{nom} manque : lancez « sh outils/serveurs.sh »"
    return trouve


def port_libre() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return int(prise.getsockname()[1])


def attendre(port: int, serveur: subprocess.Popen[bytes]) -> None:
    """Return once something listens on ``port``."""
    fin = time.monotonic() + 20
    while time.monotonic() < fin:
        assert serveur.poll() is None, "le serveur s'est arrêté"
        with socket.socket() as prise:
            if prise.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"rien n'écoute sur le port {port}")


@contextmanager
def lance(commande: list[str], port: int, **environnement: str) -> Iterator[None]:
    """Run ``commande``, which listens on ``port``, until the end of the block."""
    serveur = subprocess.Popen(commande, env=os.environ | environnement)
    try:
        attendre(port, serveur)
        yield
    finally:
        serveur.terminate()
        serveur.wait(10)


@contextmanager
def nginx(racine: Path, travail: Path, reglage: Callable[[str], str] = str) -> Iterator[str]:
    """Serve the link ``racine`` with nginx, whose own files are in ``travail``; yield the address.

    ``reglage`` changes our configuration.
    """
    port = port_libre()
    dossiers = "".join(
        f"{nom}_temp_path {travail}/{nom};\n" for nom in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    notre = FORMES["nginx"](Service(f"127.0.0.1:{port}", str(racine), {ANCIENNE: NOUVELLE}))
    # Its processes run as whoever runs the tests: the folders of tests are theirs alone.
    utilisateur = "user root;\n" if os.geteuid() == 0 else ""
    configuration = travail / "nginx.conf"
    configuration.write_text(
        f"{utilisateur}daemon off;\nworker_processes 2;\npid {travail}/pid;\nerror_log {travail}/erreurs;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{dossiers}{reglage(notre)}}}\n",
        encoding="utf-8",
    )
    with lance([programme("nginx"), "-c", str(configuration), "-e", f"{travail}/erreurs"], port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def caddy(racine: Path, travail: Path) -> Iterator[str]:
    """Serve the link ``racine`` with Caddy, whose own files are in ``travail``; yield the address."""
    port = port_libre()
    notre = FORMES["caddy"](Service(f":{port}", str(racine), {ANCIENNE: NOUVELLE}))
    configuration = travail / "Caddyfile"
    configuration.write_text(f"{{\n    admin off\n}}\n{notre}", encoding="utf-8")
    commande = [programme("caddy"), "run", "--config", str(configuration), "--adapter", "caddyfile"]
    with lance(commande, port, HOME=str(travail), XDG_DATA_HOME=str(travail), XDG_CONFIG_HOME=str(travail)):
        yield f"http://127.0.0.1:{port}"


SERVEURS = {"nginx": nginx, "caddy": caddy}
