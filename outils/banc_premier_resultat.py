"""How long a person waits for the first result of the search, nothing being kept, on a slow phone and a slow network.

Usage: ``python outils/banc_premier_resultat.py BEFORE AFTER REPORT``, two built sites, measured in turn so that both bear
the same load of the machine. That of before may have the search of the theme.
"""

import datetime
import os
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from appui.chromium import chromium
from appui.serveur import servir
from guichet.socle.adresses import prefixe
from guichet.socle.champs import Langue

CPU = 6
RESEAU = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
MOTS: dict[Langue, tuple[str, ...]] = {"fr": ("expulsion", "lens"), "en": ("eviction",), "ar": ("طرد",)}
FOIS = 5
VISIBLE = "selecteur => [...document.querySelectorAll(selecteur)].some(lien => lien.checkVisibility())"
RESULTATS = ".recherche__liste a, .md-search-result__list a"


def premier_resultat(navigateur: Browser, origine: str, langue: Langue, mot: str) -> float:
    """Return the seconds from the first key to the first result, on a page whose search was never used."""
    contexte = navigateur.new_context(base_url=origine, viewport={"width": 360, "height": 740})
    ouverte = contexte.new_page()
    ouverte.goto(prefixe(langue))
    ouverte.wait_for_load_state("networkidle")
    cdp = contexte.new_cdp_session(ouverte)
    cdp.send("Network.enable")
    cdp.send("Network.emulateNetworkConditions", RESEAU)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    ouverte.locator("[data-recherche]").click()
    depart = time.perf_counter()
    ouverte.keyboard.insert_text(mot)
    # At each frame: a locator looks every half second, and would tell that of any answer.
    ouverte.wait_for_function(VISIBLE, arg=RESULTATS, timeout=30_000)
    duree = time.perf_counter() - depart
    contexte.close()
    return duree


def rapport(avant: Path, apres: Path) -> Iterator[str]:
    yield f"Premier résultat de la recherche, mesuré le {datetime.datetime.now().astimezone():%Y-%m-%d}"
    yield f"rien en mémoire, 400 kbit/s, 400 ms, processeur ×{CPU} : médianes de {FOIS}, en alternance."
    yield f"Charge de la machine au départ : {os.getloadavg()[0]:.1f} pour {os.cpu_count()} processeurs."
    yield f"{'':20}{'avant':>8}{'après':>8}{'rapport':>9}"
    with servir(avant) as ancien, servir(apres) as neuf, sync_playwright() as playwright:
        navigateur = chromium(playwright)
        for langue, mots in MOTS.items():
            for mot in mots:
                paires = [
                    tuple(premier_resultat(navigateur, origine, langue, mot) for origine in (ancien, neuf))
                    for _ in range(FOIS)
                ]
                un, deux = (statistics.median(paire[rang] for paire in paires) for rang in (0, 1))
                yield f"{langue:4}{mot:16}{un:6.2f} s{deux:6.2f} s{deux / un:9.2f}"
        navigateur.close()


def main(arguments: Sequence[str]) -> None:
    avant, apres, destination = map(Path, arguments)
    ecrire = partial(print, flush=True)
    lignes = []
    for ligne in rapport(avant, apres):
        ecrire(ligne)
        lignes.append(ligne)
    destination.write_text("\n".join(lignes) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
