"""Publishes the whole site while it is being killed, and while it is being read, behind the real servers of the system.

Usage: ``python outils/banc_publication.py SITE REPORT``. Kills at random moments of a publication; switches of the link
while readers ask for a page, for what it names and for a text of its search; requests in a second beside those for a bare
file of the same size; what browsers refuse of one page of each kind.
"""

import datetime
import http.client
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from appui.chromium import chromium
from appui.gabarits import adresses
from appui.vrais_serveurs import SERVEURS, lance, port_libre, programme
from guichet.publication.versions import Publications

MORTS = 40
BASCULES = 100
LECTEURS = 4
# Seconds during which requests are counted.
DUREE = 4.0
PAGE = "demander/papiers/index.html"
VERSION = re.compile(rb"<!--(\d+)-->")
SCRIPT = re.compile(rb'src="[./]*(assets/[^"]+/ouverture\.js)"')


def publier(publications: Publications, site: Path, version: int) -> None:
    """Publish ``site`` where one page of each kind, a script and a text of the search tell ``version``."""
    with publications.chantier() as chantier:
        neuf = chantier.dossier
        shutil.copytree(site, neuf, dirs_exist_ok=True, copy_function=os.link)
        (actifs,) = (site / "assets").iterdir()
        (neuf / "assets" / actifs.name).rename(neuf / f"assets/{version:012x}")
        marquer(neuf / f"assets/{version:012x}/javascripts/ouverture.js", lambda texte: f"//{version}\n{texte}")
        for nom in (PAGE, "index.html", "404.html"):
            marquer(neuf / nom, lambda texte: f"{texte.replace(actifs.name, f'{version:012x}')}<!--{version}-->")
        etat = json.loads((site / "donnees/construit.json").read_text(encoding="utf-8"))
        etat["nommes_par_leur_contenu"] = [
            nom.replace(actifs.name, f"{version:012x}") for nom in etat["nommes_par_leur_contenu"]
        ]
        marquer(neuf / "donnees/construit.json", lambda _: json.dumps(etat))
        publications.mettre_en_ligne(chantier)


def marquer(fichier: Path, changer: Callable[[str], str]) -> None:
    texte = changer(fichier.read_text(encoding="utf-8"))
    # Another file: the one there is that of the site too.
    fichier.unlink()
    fichier.write_text(texte, encoding="utf-8")


def entiere(racine: Path, noms: frozenset[str]) -> bool:
    """Tell whether all that the site holds is there, and its pages of one version."""
    site = (racine / "site").resolve()
    versions = {VERSION.findall((site / nom).read_bytes())[0] for nom in (PAGE, "index.html", "404.html")}
    return len(versions) == 1 and all((site / nom).is_file() for nom in noms)


def en_enfant(faire: Callable[[], object]) -> int:
    """Run ``faire`` in a child; return its number."""
    enfant = os.fork()
    if enfant:
        return enfant
    try:
        faire()
        os._exit(0)
    finally:
        os._exit(1)


def tuer(racine: Path, site: Path, noms: frozenset[str]) -> Iterator[str]:
    publications = Publications(racine, gardees=2, graver=lambda: None)
    publier(publications, site, 0)
    depart = time.monotonic()
    publier(publications, site, 1)
    duree = time.monotonic() - depart
    hasard, entieres, vues = random.Random(16), 0, set()  # noqa: S311  # draws the same moments each time
    for essai in range(2, 2 + MORTS):
        enfant = en_enfant(lambda essai=essai: publier(publications, site, essai))
        time.sleep(hasard.uniform(0.3, 1.1) * duree)
        os.kill(enfant, signal.SIGKILL)
        os.waitpid(enfant, 0)
        entieres += entiere(racine, noms)
        vues.add(publications.en_ligne())
    yield f"Tuée {MORTS} fois à un moment tiré au sort d'une publication de {duree:.1f} s : site entier {entieres} fois,"
    yield f"  dont {len(vues)} publications différentes en ligne au moment du constat."
    depart = time.monotonic()
    publications.revenir()
    yield f"Retour à la publication d'avant : {(time.monotonic() - depart) * 1000:.1f} ms."


class Lecteur:
    """Asks again and again for a page, for the script that it names, and for a text of the search; counts what is wrong."""

    def __init__(self, adresse: str, fini: threading.Event) -> None:
        self.netloc, self.fini = urlsplit(adresse).netloc, fini
        self.lus, self.fautes = 0, Counter[str]()

    def lire(self) -> None:
        connexion = http.client.HTTPConnection(self.netloc, timeout=30)
        while not self.fini.is_set():
            page = self._demander(connexion, f"/{PAGE.removesuffix('index.html')}")
            script = SCRIPT.search(page)
            version = VERSION.search(page)
            if not script or not version:
                self.fautes["page"] += 1
                continue
            if not self._demander(connexion, f"/{script[1].decode()}").startswith(b"//" + version[1] + b"\n"):
                self.fautes["script d'une autre version"] += 1
            self.lus += 2

    def _demander(self, connexion: http.client.HTTPConnection, chemin: str) -> bytes:
        connexion.request("GET", chemin)
        reponse = connexion.getresponse()
        if reponse.status != 200:
            self.fautes[f"réponse {reponse.status}"] += 1
        return reponse.read()


def basculer(racine: Path, travail: Path, nom: str) -> str:
    """Point the link ``BASCULES`` times from one publication to another, behind the server ``nom``, under load."""
    publications = Publications(racine)
    # Forth and back: as when one publishes, goes back, publishes again.
    noms = publications.noms()[-2:]
    publications._pointer(noms[1])  # noqa: SLF001  # the very switch of a publication
    publications.revenir()
    with SERVEURS[nom](racine / "site", travail) as adresse:
        fini = threading.Event()
        lecteurs = [Lecteur(adresse, fini) for _ in range(LECTEURS)]
        fils = [threading.Thread(target=lecteur.lire) for lecteur in lecteurs]
        for fil in fils:
            fil.start()
        for numero in range(BASCULES):
            publications._pointer(noms[numero % 2])  # noqa: SLF001
            time.sleep(0.05)
        fini.set()
        for fil in fils:
            fil.join()
    fautes = sum((lecteur.fautes for lecteur in lecteurs), Counter())
    lus = sum(lecteur.lus for lecteur in lecteurs)
    return f"{nom:6} {BASCULES} bascules, {LECTEURS} lecteurs, {lus} réponses : {dict(fautes) or 'aucune faute'}"


def par_seconde(adresse: str, chemin: str) -> float:
    """Return how many requests for ``chemin`` are answered in a second, asked one after the other."""
    connexion = http.client.HTTPConnection(urlsplit(adresse).netloc, timeout=30)
    nombre, fin = 0, time.perf_counter() + DUREE
    while time.perf_counter() < fin:
        connexion.request("GET", chemin)
        reponse = connexion.getresponse()
        reponse.read()
        if reponse.status != 200:
            raise SystemExit(f"{adresse}{chemin} : {reponse.status}")
        nombre += 1
    return nombre / DUREE


def nu(travail: Path, taille: int, pile: ExitStack) -> dict[str, str]:
    """Serve one file of ``taille`` bytes with each server as it is installed; return their addresses."""
    dossier = travail / "nu"
    dossier.mkdir()
    (dossier / "fichier.bin").write_bytes(os.urandom(taille))
    ports = {nom: port_libre() for nom in SERVEURS}
    conf = travail / "nu.conf"
    qui = "user root;\n" if os.geteuid() == 0 else ""
    conf.write_text(
        f"{qui}daemon off;\nworker_processes 2;\npid {travail}/nu.pid;\nerror_log {travail}/nu.err;\nevents {{}}\n"
        # As Debian's own file sets it.
        f"http {{ access_log off; sendfile on; tcp_nopush on; server {{ listen 127.0.0.1:{ports['nginx']}; root {dossier}; }} }}\n",
        encoding="utf-8",
    )
    pile.enter_context(lance([programme("nginx"), "-c", str(conf), "-e", f"{travail}/nu.err"], ports["nginx"]))
    (travail / "Nu").write_text(
        f"{{\n admin off\n}}\n:{ports['caddy']} {{\n root * {dossier}\n file_server\n}}\n", encoding="utf-8"
    )
    commande = [programme("caddy"), "run", "--config", str(travail / "Nu"), "--adapter", "caddyfile"]
    dossiers = {nom: str(travail) for nom in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    pile.enter_context(lance(commande, ports["caddy"], **dossiers))
    return {nom: f"http://127.0.0.1:{port}" for nom, port in ports.items()}


def charger(racine: Path, travail: Path) -> Iterator[str]:
    chemin = f"/{PAGE.removesuffix('index.html')}"
    taille = (racine / "site" / PAGE).stat().st_size
    with ExitStack() as pile:
        nus = nu(travail, taille, pile)
        for nom, servir in SERVEURS.items():
            adresse = pile.enter_context(servir(racine / "site", travail))
            # In turn, so that both bear the same load of the machine.
            page, fichier = par_seconde(adresse, chemin), par_seconde(nus[nom], "/fichier.bin")
            yield f"{nom:6} une page de {taille} octets : {page:.0f} par seconde ; un fichier nu de même taille : {fichier:.0f} ; rapport {page / fichier:.2f}"


def refuses(racine: Path, travail: Path) -> Iterator[str]:
    """Yield what Chromium refuses of one page of each kind, behind each server."""
    with sync_playwright() as playwright:
        navigateur = chromium(playwright)
        for nom, servir in SERVEURS.items():
            with servir(racine / "site", travail) as adresse:
                page = navigateur.new_page()
                dits: list[str] = []
                page.on("console", lambda dit, dits=dits: dits.append(dit.text) if dit.type == "error" else None)
                chemins = sorted(set(adresses().values()))
                for chemin in chemins:
                    page.goto(f"{adresse}/{chemin}", wait_until="load")
                page.close()
            yield f"{nom:6} {len(chemins)} pages dans Chromium : {len(dits)} refus{''.join(f' ; {dit}' for dit in dits[:3])}"
        navigateur.close()


def rapport(site: Path, travail: Path) -> Iterator[str]:
    racine = travail / "racine"
    racine.mkdir()
    noms = frozenset(
        un.relative_to(site).as_posix()
        for un in site.rglob("*")
        if un.is_file() and not un.is_relative_to(site / "assets")
    )
    yield f"Publication du site entier, mesurée le {datetime.datetime.now().astimezone():%Y-%m-%d} par « make bench »"
    yield f"{len(noms)} fichiers ; charge de la machine au départ : {os.getloadavg()[0]:.1f} pour {os.cpu_count()} processeurs."
    yield ""
    yield from tuer(racine, site, noms)
    yield from (basculer(racine, travail, nom) for nom in SERVEURS)
    publications = Publications(racine, graver=lambda: None)
    with publications.chantier() as chantier:
        shutil.copytree(site, chantier.dossier, dirs_exist_ok=True, copy_function=os.link)
        publications.mettre_en_ligne(chantier)
    yield from charger(racine, travail)
    yield from refuses(racine, travail)


def main(arguments: Sequence[str]) -> None:
    site, destination = map(Path, arguments)
    ecrire, lignes = partial(print, flush=True), []
    # On the disk of the site, whose files get other names.
    with tempfile.TemporaryDirectory(dir=site.parent) as travail:
        for ligne in rapport(site, Path(travail)):
            ecrire(ligne)
            lignes.append(ligne)
    destination.write_text("\n".join(lignes) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
