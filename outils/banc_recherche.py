"""Measures the search of the built site beside two peers, on the same cases, in the same run.

Usage: ``python outils/banc_recherche.py SITE REPORT`` (``make bench`` does it). Peers: the theme's own search, given the
same passages as ours, and Pagefind, which reads the pages; both are judged on the page alone, ours on the passage too.
"""

import datetime
import gzip
import json
import os
import platform
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import distribution, version
from pathlib import Path

from banc_premier_resultat import CPU, premier_resultat
from playwright.sync_api import Browser, Page, Route, sync_playwright

from appui.chromium import chromium
from appui.construction import PROJET
from appui.publies import index_de_recherche
from appui.recherche import SCRIPTS, Bilan, Reponse, bilan, cas, engin, passages_cherchables
from appui.serveur import servir
from guichet.atelier.atelier import Atelier
from guichet.socle.adresses import prefixe
from guichet.socle.champs import LANGUES, Langue

PREMIERS_MOTS = {
    "fr": ("expulsion", "lens", "papiers"),
    "en": ("eviction", "lens", "papers"),
    "ar": ("طرد", "lens", "أوراق"),
}
AU_PLUS = 10


@dataclass(frozen=True)
class Mesure:
    """What an engine is worth in one language: its answers, bytes of its index, milliseconds of its queries."""

    reponses: list[Reponse]
    octets: int
    durees: list[float]


def gz(fichier: Path) -> int:
    return len(gzip.compress(fichier.read_bytes(), compresslevel=9))


@contextmanager
def page(navigateur: Browser, origine: str, langue: Langue, *, cpu: int = 1) -> Iterator[Page]:
    contexte = navigateur.new_context(base_url=origine, viewport={"width": 360, "height": 740})
    ouverte = contexte.new_page()
    ouverte.goto(f"{prefixe(langue)}plan/")
    contexte.new_cdp_session(ouverte).send("Emulation.setCPUThrottlingRate", {"rate": cpu})
    yield ouverte
    contexte.close()


def la_notre(site: Path, navigateur: Browser, origine: str, langue: Langue) -> Mesure:
    index = index_de_recherche(site, langue)
    requetes = [c.requete for c in cas(langue)]
    with engin(site, langue) as repondre:
        reponses = repondre(requetes)
    with page(navigateur, origine, langue, cpu=CPU) as ouverte:
        ouverte.route("**/banc/**", _depuis_les_sources)
        durees = ouverte.evaluate(
            """async ([module, index, requetes]) => {
              const { moteur } = await import(module);
              const lire = async (nom) => (await fetch(`${index}/${nom}.json`)).json();
              const engin = moteur(await lire('titres'));
              engin.completer(await lire('corps'));
              return requetes.map((requete) => {
                const depart = performance.now();
                engin.chercher(requete);
                return performance.now() - depart;
              });
            }""",
            ["/banc/recherche/moteur.js", f"/{index.relative_to(site).as_posix()}", requetes],
        )
    octets = sum(gz(index / f"{nom}.json") for nom in ("titres", "corps"))
    return Mesure(reponses, octets, durees)


def _depuis_les_sources(demande: Route) -> None:
    """Answer with the module as it is written: published, it is inside another file."""
    demande.fulfill(path=SCRIPTS / demande.request.url.partition("/banc/")[2])


def celle_du_theme(site: Path, navigateur: Browser, origine: str, langue: Langue) -> Mesure:
    index = index_de_recherche(site, langue)
    titres = json.loads((index / "titres.json").read_text())
    passages = passages_cherchables(site, langue)
    extraits = [
        texte
        for rang in range(-(-len(passages) // titres["extraits"]))
        for texte in json.loads((index / f"extraits/{rang}.json").read_text())
    ]
    communes = _communes_par_page()
    index = {
        "config": {
            "lang": [langue],
            "separator": r"[\s\-]+",
            "pipeline": ["stopWordFilter"],
            "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
        },
        "docs": [
            {
                "location": chemin + (ancre and f"#{ancre}"),
                "title": titre,
                "text": f"{texte} {'' if ancre else communes.get(chemin, '')}",
            }
            for (chemin, ancre, titre), texte in zip(passages, extraits, strict=True)
        ],
    }
    theme = Path(str(distribution("mkdocs-material").locate_file("material/templates/assets/javascripts/workers")))
    (ouvrier,) = theme.glob("search.*.min.js")
    with page(navigateur, origine, langue) as ouverte:
        # The theme is not published: its worker comes from where it is installed.
        ouverte.route("**/banc/*", lambda demande: demande.fulfill(path=ouvrier))
        obtenu = ouverte.evaluate(
            """async ([ouvrier, index, requetes]) => {
              const travailleur = new Worker(ouvrier);
              const demander = (message, type) => new Promise((finir) => {
                travailleur.onmessage = ({ data }) => data.type === type && finir(data.data);
                travailleur.postMessage(message);
              });
              await demander({ type: 0, data: { ...index, options: { suggest: false } } }, 1);
              const lus = [];
              for (const requete of requetes) {
                const depart = performance.now();
                const { items } = await demander({ type: 2, data: requete }, 3);
                lus.push([performance.now() - depart, items.map((groupe) => groupe[0].location.split('#')[0])]);
              }
              return lus;
            }""",
            ["/banc/theme.js", index, [c.requete for c in cas(langue)]],
        )
    octets = len(gzip.compress(json.dumps(index).encode(), compresslevel=9))
    return Mesure([Reponse(adresses[:AU_PLUS]) for _, adresses in obtenu], octets, [duree for duree, _ in obtenu])


def _communes_par_page() -> dict[str, str]:
    donnees = Atelier.ouvrir(PROJET, "").donnees
    par_page: dict[str, str] = {}
    for commune in donnees.communes.values():
        chemin = f"territoires/{donnees.epci[commune.epci].slug}/"
        par_page[chemin] = f"{par_page.get(chemin, '')} {commune.nom}"
    return par_page


@contextmanager
def sans_regles(site: Path) -> Iterator[str]:
    """Serve ``site`` without the security headers, which Pagefind's WebAssembly does not bear."""

    class Muet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Muet, directory=str(site))) as serveur:
        fil = threading.Thread(target=serveur.serve_forever, daemon=True)
        fil.start()
        yield f"http://127.0.0.1:{serveur.server_address[1]}/"
        serveur.shutdown()
        fil.join()


def pagefind(site: Path, navigateur: Browser, _: str, langue: Langue) -> Mesure:
    with sans_regles(site) as origine, page(navigateur, origine, langue) as ouverte:
        obtenu = ouverte.evaluate(
            """async ([requetes, auPlus]) => {
              const pagefind = await import('/pagefind/pagefind.js');
              await pagefind.init();
              const lus = [];
              for (const requete of requetes) {
                const depart = performance.now();
                const { results } = await pagefind.search(requete);
                const duree = performance.now() - depart;
                const premiers = await Promise.all(results.slice(0, auPlus).map((resultat) => resultat.data()));
                lus.push([duree, premiers.map(({ url }) => url.slice(1))]);
              }
              return lus;
            }""",
            [[c.requete for c in cas(langue)], AU_PLUS],
        )
    octets = sum(gz(f) for f in (site / "pagefind").rglob(f"*{langue}*") if f.is_file())
    reponses = [Reponse([adresse.removeprefix(prefixe(langue)) for adresse in adresses]) for _, adresses in obtenu]
    return Mesure(reponses, octets, [duree for duree, _ in obtenu])


def temps_d_index(atelier: Atelier, site: Path, langue: Langue) -> float:
    """Return the seconds of processor that the files of the search take to make, pages being there."""
    racine = site / prefixe(langue)
    depart = time.process_time()

    def lire(chemin: str) -> str:
        return (racine / chemin / "index.html").read_text(encoding="utf-8")

    atelier.fichiers_de_recherche(langue, lire)
    return time.process_time() - depart


def tableau(site: Path, navigateur: Browser, origine: str) -> Iterator[str]:
    moteurs: dict[str, Callable[..., Mesure]] = {
        "la nôtre": la_notre,
        f"Material {version('mkdocs-material')}": celle_du_theme,
        f"Pagefind {version('pagefind')}": pagefind,
    }
    yield (
        f"{'':3}{'moteur':18}{'lot':9}{'cas':>5}{'1er':>8}{'3 1ers':>8}{'MRR':>7}{'aucun':>8}"
        f"{'index gz':>10}{'médiane':>9}{'p95':>8}"
    )
    for langue in LANGUES:
        for nom, mesurer in moteurs.items():
            mesure = mesurer(site, navigateur, origine, langue)
            durees = sorted(mesure.durees)
            for lot in ("reglage", "temoin", "tous"):
                choisis = [(c, r) for c, r in zip(cas(langue), mesure.reponses, strict=True) if lot in (c.lot, "tous")]
                fin = ""
                if lot == "tous":
                    p95 = durees[int(len(durees) * 0.95)]
                    fin = f"{mesure.octets / 1000:8.1f}ko{statistics.median(durees):7.1f}ms{p95:6.1f}ms"
                yield f"{langue:3}{nom:18}{lot:9}{_ligne(bilan(*zip(*choisis, strict=True)))}{fin}"


def _ligne(b: Bilan) -> str:
    return f"{b.nombre:5}{b.premier:8.1%}{b.trois:8.1%}{b.mrr:7.3f}{b.sans_reponse:8.1%}"


def rapport(site: Path) -> Iterator[str]:
    subprocess.run([sys.executable, "-m", "pagefind", "--site", str(site)], check=True, capture_output=True)
    yield f"Recherche, mesurée le {datetime.datetime.now().astimezone():%Y-%m-%d} par « make bench »"
    yield f"Python {platform.python_version()}, Chromium, {platform.machine()}. Durées des requêtes de la nôtre : processeur ×{CPU}."
    yield "Les deux autres sont jugées sur la page seule, la nôtre sur le passage aussi ; leurs durées sont sans frein."
    yield f"Charge de la machine au départ : {os.getloadavg()[0]:.1f} pour {os.cpu_count()} processeurs."
    yield ""
    with servir(site) as origine, sync_playwright() as playwright:
        navigateur = chromium(playwright)
        yield from tableau(site, navigateur, origine)
        yield ""
        yield f"De la première lettre au premier résultat, rien en mémoire, 400 kbit/s, 400 ms, processeur ×{CPU} :"
        for langue in LANGUES:
            secondes = [premier_resultat(navigateur, origine, langue, mot) for mot in PREMIERS_MOTS[langue]]
            yield f"{langue}  " + "  ".join(
                f"{mot} {s:.1f} s" for mot, s in zip(PREMIERS_MOTS[langue], secondes, strict=True)
            )
        navigateur.close()
    yield ""
    atelier = Atelier.ouvrir(PROJET, "")
    durees = {langue: temps_d_index(atelier, site, langue) for langue in LANGUES}
    yield "Construction de l'index, en secondes de processeur : " + ", ".join(
        f"{langue} {duree:.2f} s" for langue, duree in durees.items()
    )
    yield f"En tout : {sum(durees.values()):.2f} s"


def main(arguments: Sequence[str]) -> None:
    site, destination = map(Path, arguments)
    ecrire = partial(print, flush=True)
    lignes = []
    for ligne in rapport(site):
        ecrire(ligne)
        lignes.append(ligne)
    destination.parent.mkdir(parents=True, exist_ok=True)
    destination.write_text("\n".join(lignes) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
