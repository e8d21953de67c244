"""Builds the site under nine other conditions: its bytes are the same.

Usage: ``python outils/banc_identique.py SITE REPORT [each]``, where SITE was built of this project on GUICHET_DATE, for
SITE_URL. In two builds, several conditions at once; with ``each``, or where a byte differs, each in its own.
"""

import datetime
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from appui.construction import PROJET


@dataclass(frozen=True)
class Condition:
    """What changes around the build: its environment, the command in front of it, its folder, its mask."""

    nom: str
    environnement: tuple[tuple[str, str], ...] = ()
    devant: tuple[str, ...] = ()
    ailleurs: bool = False
    masque: int | None = None


# Each lot in one build: those of a lot do not undo one another.
LOTS = (
    (
        Condition("fuseau Pacific/Kiritimati", (("TZ", "Pacific/Kiritimati"),)),
        Condition("LANG=C", (("LANG", "C"), ("LC_ALL", "C"))),
        Condition("PYTHONHASHSEED=0", (("PYTHONHASHSEED", "0"),)),
        Condition("sans réseau", devant=("unshare", "-n")),
    ),
    (
        Condition("LANG=en_US.ISO-8859-1", (("LANG", "en_US.ISO-8859-1"), ("LC_ALL", "en_US.ISO-8859-1"))),
        Condition("PYTHONHASHSEED=12345", (("PYTHONHASHSEED", "12345"),)),
        Condition("umask 077", masque=0o077),
        Condition("un seul processeur", devant=("taskset", "-c", "0")),
        Condition("autre dossier (espaces, accent), fichiers d'un autre ordre et d'autres dates", ailleurs=True),
    ),
)


def empreintes(site: Path) -> dict[str, str]:
    return {
        un.relative_to(site).as_posix(): hashlib.sha256(un.read_bytes()).hexdigest()
        for un in site.rglob("*")
        if un.is_file()
    }


def deplacer(dossier: Path) -> Path:
    """Copy the project under ``dossier``, its files in no order and of no date; return its folder."""
    projet = dossier / "le projet déplacé"
    noms = [un for nom in ("data", "docs", "hooks", "overrides") for un in (PROJET / nom).rglob("*") if un.is_file()]
    hasard = random.Random(16)  # noqa: S311  # an order like any other
    hasard.shuffle(noms)
    for source in [PROJET / "mkdocs.yml", *noms]:
        if "__pycache__" in source.parts:
            continue
        copie = projet / source.relative_to(PROJET)
        copie.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copie)
        os.utime(copie, (hasard.randrange(10**9), hasard.randrange(10**9)))
    return projet


def construire(conditions: Sequence[Condition], travail: Path) -> Path:
    """Build under all ``conditions`` at once; return the site. Raises CalledProcessError."""
    projet = deplacer(travail) if any(une.ailleurs for une in conditions) else PROJET
    site = travail / "site"
    environnement = {cle: valeur for cle, valeur in os.environ.items() if cle != "GUICHET_RESERVE"}
    environnement |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(projet / "hooks")}
    environnement |= {cle: valeur for une in conditions for cle, valeur in une.environnement}
    devant = [mot for une in conditions for mot in une.devant]
    masque = next((une.masque for une in conditions if une.masque is not None), -1)
    commande = [*devant, sys.executable, "-m", "mkdocs", "build", "-q", "--strict", "--site-dir", str(site)]
    subprocess.run(commande, cwd=projet, env=environnement, umask=masque, check=True)
    return site


def comparer(attendues: dict[str, str], conditions: Sequence[Condition]) -> list[str]:
    """Return the files that differ from those of ``attendues`` when the site is built under ``conditions``."""
    with tempfile.TemporaryDirectory() as travail:
        obtenues = empreintes(construire(conditions, Path(travail)))
    tous = sorted(attendues.keys() | obtenues.keys())
    return [nom for nom in tous if attendues.get(nom) != obtenues.get(nom)]


def rapport(site: Path, *, chacune: bool) -> Iterator[str]:
    attendues = empreintes(site)
    yield f"Octets du site sous neuf autres conditions, le {datetime.datetime.now().astimezone():%Y-%m-%d} : {len(attendues)} fichiers"
    for lot in LOTS:
        differents = [] if chacune else comparer(attendues, lot)
        if not chacune:
            yield f"{' ; '.join(une.nom for une in lot)} : {dire(differents)}"
        for une in lot if chacune or differents else ():
            yield f"  {une.nom} : {dire(comparer(attendues, [une]))}"


def dire(differents: list[str]) -> str:
    return f"{len(differents)} fichiers différents, dont {differents[:5]}" if differents else "les mêmes octets"


def main(arguments: Sequence[str]) -> None:
    site, destination = map(Path, arguments[:2])
    ecrire, lignes = partial(print, flush=True), []
    for ligne in rapport(site, chacune=arguments[2:] == ["each"]):
        ecrire(ligne)
        lignes.append(ligne)
    destination.write_text("\n".join(lignes) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
