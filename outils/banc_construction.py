"""What building the site costs: from nothing, with nothing changed, after one town hall has changed.

Usage: banc_construction.py DOSSIER REPORT
"""

import os
import re
import resource
import sys
import time
from pathlib import Path

from appui.construction import construire, copier_le_projet


def mesurer(nom: str, projet: Path, reserve: Path) -> str:
    """Build ``projet`` aside, as `make build` does, and return a line: CPU and wall seconds, pages, those rendered."""
    avant, debut = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    sortie = construire(projet / "sites" / nom.replace(" ", "-"), projet=projet, reserve=reserve)
    apres = resource.getrusage(resource.RUSAGE_CHILDREN)
    processeur = apres.ru_utime + apres.ru_stime - avant.ru_utime - avant.ru_stime
    ecrites, rendues = re.findall(r"Pages générées : (\d+), dont (\d+)", sortie)[0]
    duree = time.monotonic() - debut
    return f"{nom:<28}{processeur:6.1f} s de processeur{duree:8.1f} s   {ecrites} pages générées, {rendues} rendues"


def changer_une_mairie(projet: Path) -> None:
    """Give another telephone number to one town hall."""
    mairies = projet / "data/lieux/mairies.csv"
    # A number that may be someone's: one made up would be refused.
    texte = re.sub(r",(\+333\d{7})[0-689],", r",\g<1>7,", mairies.read_text(encoding="utf-8"), count=1)
    mairies.write_text(texte, encoding="utf-8")


def main(dossier: Path, rapport: Path) -> None:
    projet, reserve = copier_le_projet(dossier / "projet"), dossier / "reserve"
    occupee = os.getloadavg()[0] > (os.cpu_count() or 1)
    lignes = [
        *(
            ["Machine occupée : toutes ces durées, de processeur aussi, sont plus longues qu'au calme."]
            if occupee
            else []
        ),
        f"Construction du site, charge de la machine au départ {os.getloadavg()[0]:.1f} pour {os.cpu_count()} processeurs",
        mesurer("de rien", projet, reserve),
        mesurer("sans changement", projet, reserve),
    ]
    changer_une_mairie(projet)
    lignes.append(mesurer("une mairie changée", projet, reserve))
    memoire = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    lignes.append(f"mémoire, au plus            {memoire:6} Mo")
    rapport.write_text("\n".join(lignes) + "\n", encoding="utf-8")
    sys.stdout.write(rapport.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
