"""What a command costs, with all the processes that it starts: processor, time, memory."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cout:
    """Seconds of processor and of the clock; ``memoire`` is the most that one process held, in megabytes."""

    processeur: float
    duree: float
    memoire: int


def lancer(commande: Sequence[str | Path], dossier: Path) -> tuple[Cout, str]:
    """Run ``commande`` in ``dossier``; return what it cost and what it said. Raises SystemExit where it fails."""
    debut = time.monotonic()
    sortie = dossier / "sortie.txt"
    with sortie.open("w+b") as flux:
        processus = subprocess.Popen(commande, cwd=dossier, stdout=flux, stderr=flux)
        _, etat, usage = os.wait4(processus.pid, 0)
    processus.returncode = os.waitstatus_to_exitcode(etat)
    dit = sortie.read_text(encoding="utf-8", errors="replace")
    if processus.returncode:
        sys.exit(f"{commande[0]} : {dit[-2000:]}")
    cout = Cout(usage.ru_utime + usage.ru_stime, time.monotonic() - debut, usage.ru_maxrss // 1024)
    return cout, dit


def megaoctets(dossier: Path) -> float:
    """Return what the files of ``dossier`` hold."""
    return sum(fichier.stat().st_size for fichier in dossier.rglob("*") if fichier.is_file()) / 1e6
