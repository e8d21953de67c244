"""Files that programs write are as they wrote them: each line has its seal, kept in ``data/sceaux/``.

A hand that slips in one of them changes a code, a name or an outline among thousands, that no rule tells from a true one.
"""

import codecs
import zlib
from collections.abc import Iterator
from itertools import islice, zip_longest
from pathlib import Path

from guichet.socle.fichiers import lire_octets
from guichet.socle.problemes import DonneesInvalides, Probleme

DOSSIER = "data/sceaux"
# What `make import` makes, and what it is made from. What is wrong in a directory is mended beside it, never in it.
SCELLES = (
    "data/departements.csv",
    "data/communes.csv",
    "data/communes_anciennes.csv",
    "data/epci.csv",
    "data/contours.csv",
    "data/carte.csv",
    "data/carte_cadre.yml",
    "data/parc.csv",
    "data/sru.csv",
    "data/quartiers.csv",
    "data/lieux/mairies.csv",
    "data/lieux/france_services.csv",
    "data/extraits/qpv_2024.csv",
    "data/extraits/rpls_2024.csv",
    "data/extraits/sru_2025.csv",
)


def sceller(racine: Path) -> None:
    """Write the seals of those files that the project at ``racine`` has."""
    (racine / DOSSIER).mkdir(parents=True, exist_ok=True)
    for nom in filter(lambda nom: (racine / nom).exists(), SCELLES):
        sceaux = "".join(f"{sceau}\n" for sceau in _sceaux(_lignes(racine, nom)))
        (racine / _du_fichier(nom)).write_text(sceaux, encoding="utf-8", newline="\n")


def brises(racine: Path) -> Iterator[Probleme]:
    """Yield each line that is not the one that a program wrote. Raises DonneesInvalides where a file cannot be read."""
    for nom in SCELLES:
        lignes = _lignes(racine, nom)
        attendus = [sceau.decode() for sceau in _lignes(racine, _du_fichier(nom))]
        rangs = enumerate(zip_longest(_sceaux(lignes), attendus), start=1)
        numeros: Iterator[int] = (numero for numero, (sceau, attendu) in rangs if sceau != attendu)
        if ecart := len(lignes) - len(attendus):
            # The lines that follow only moved.
            mots = f"{abs(ecart)} ligne{'s' if abs(ecart) > 1 else ''} de {'plus' if ecart > 0 else 'moins'}"
            constat = f"à partir d'ici, ce fichier a {mots} que l'import n'en a écrit"
            numeros = islice(numeros, 1)
        else:
            constat = "cette ligne n'est pas celle que l'import a écrite"
        for numero in numeros:
            ligne = lignes[numero - 1] if numero <= len(lignes) else b""
            remede = (
                "rétablissez-la, et écrivez ce qui est juste dans data/lieux/corrections.csv"
                if nom.startswith("data/lieux/")
                else "rétablissez-la ; pour changer ces données, relancez l'import (make import), ou corrigez-les à leur source"
            )
            yield Probleme(nom, numero, "", ligne.decode()[:60], constat, remede)


def a_leur_place(racine: Path, trouves: list[Probleme]) -> list[Probleme]:
    """Return what to say of the project at ``racine`` where ``trouves`` is wrong.

    What the rules find around a line that slipped in one of these files is said at that line, unless one of them names it.
    """
    try:
        ici = list(brises(racine))
    except (DonneesInvalides, UnicodeDecodeError):
        return trouves
    lieux = {(probleme.fichier, probleme.ligne) for probleme in trouves}
    return trouves if not ici or any((un.fichier, un.ligne) in lieux for un in ici) else ici


def _du_fichier(nom: str) -> str:
    return f"{DOSSIER}/{Path(nom).name}.txt"


def _lignes(racine: Path, nom: str) -> list[bytes]:
    """Return the lines of a file, whatever their ends: an editor may change these, and nothing else."""
    octets = lire_octets(racine, nom).removeprefix(codecs.BOM_UTF8)
    return octets.replace(b"\r\n", b"\n").removesuffix(b"\n").split(b"\n")


def _sceaux(lignes: list[bytes]) -> list[str]:
    return [f"{zlib.crc32(ligne):08x}" for ligne in lignes]
