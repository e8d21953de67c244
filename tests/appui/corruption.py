"""A project whose data is the real one, and one fault put in it, as the tables of ``tests/cas/corruptions`` tell it.

Keys of a case: ``quoi``, ``fichier``; the fault, one of
- ``motif`` and ``par``: the first text that the regular expression finds becomes ``par`` (``octets``: these bytes, in hexadecimal);
- ``ajout``: a line more at the end; ``contenu``: the whole file; ``repete``: ``[texte, fois]``, the whole file, or what ``par`` is followed by;
- ``copie_de``: the content of another file of the project; ``renomme``: the new name;
- ``etat``: absent, vide, double, renversé (its records in the other order), point-virgules, tabulations, dossier, tube, boucle, lien vers un dossier,
  utf-16, latin-1;
what is said: ``constat``, words of the message; ``fichier_du_message`` where it is not the file touched; ``ligne``, what is
found there, ``decalage``, counted from the fault, ``ligne_voisine``, within three lines; ``messages``, how many, one unless told.
"""

import os
import re
import sys
from contextlib import ExitStack, contextmanager
from itertools import groupby
from pathlib import Path

from guichet.socle import deja_lu
from guichet.sujets import charger

RACINE = Path(__file__).resolve().parents[2]
DOSSIERS = ("data", "docs")
# How many faults one reading tells, and how many lines around one are its own.
AU_PLUS, AUTOUR = 40, 8


def lier(vers: Path) -> Path:
    """Fill ``vers`` with links to the files of the real project."""
    for dossier in DOSSIERS:
        for fichier in (RACINE / dossier).rglob("*"):
            lien = vers / fichier.relative_to(RACINE)
            if fichier.is_dir():
                lien.mkdir(parents=True, exist_ok=True)
            else:
                lien.parent.mkdir(parents=True, exist_ok=True)
                lien.symlink_to(fichier)
    return vers


class Memoire:
    """What the loading of sound data left in memory: each fault starts from it, and costs what it touches."""

    def __init__(self, projet: Path) -> None:
        charger(projet)
        self.jeux, self.regles = dict(deja_lu.lus), dict(deja_lu.dits)

    def reprendre(self) -> None:
        for actuelle, saine in ((deja_lu.lus, self.jeux), (deja_lu.dits, self.regles)):
            actuelle.clear()
            actuelle.update(saine)


def ou_dite(cas: dict) -> str:
    """Return the file where the fault of ``cas`` is told."""
    return cas.get("fichier_du_message", cas["fichier"])


def lots(fautes: list[dict]) -> list[list[dict]]:
    """Return ``fautes`` in lots whose faults touch different files, or far lines of one: one reading tells them all."""
    remplis: list[tuple[list[dict], dict[str, list[range]]]] = []
    for cas in fautes:
        touchees = _touchees(cas)
        libres = (rempli for rempli in remplis if len(rempli[0]) < AU_PLUS and _loin(touchees, rempli[1]))
        lot, prises = next(libres, ([], {}))
        if not lot:
            remplis.append((lot, prises))
        lot.append(cas)
        for fichier, lignes in touchees.items():
            prises.setdefault(fichier, []).append(lignes)
    return [lot for lot, _ in remplis]


def perdu(cas: dict) -> str:
    """Return what to adapt where the data no longer holds what ``cas`` touches, or looks for; nothing where it does."""
    if "motif" in cas and not re.search(cas["motif"], _sain(cas), re.MULTILINE):
        return f"« {cas['quoi']} » : {cas['motif']} n'est plus dans {cas['fichier']}, adaptez le motif de ce cas"
    return ""


def _sain(cas: dict) -> str:
    """Return the sound content of the file where ``cas`` looks for its pattern; nothing if it has none, or no file."""
    fichier = RACINE / cas["fichier"]
    return fichier.read_bytes().decode() if "motif" in cas and fichier.is_file() else ""


def _touchees(cas: dict) -> dict[str, range]:
    """Return the lines that the fault of ``cas`` takes in each file, those around included."""
    sain = _sain(cas)
    if not sain or "repete" in cas or "ligne" in cas or ou_dite(cas) != cas["fichier"]:
        return dict.fromkeys((cas["fichier"], ou_dite(cas)), range(sys.maxsize))
    debut, fin = (sain.count("\n", 0, place) for place in _trouver(cas, sain).span())
    return {cas["fichier"]: range(max(debut - AUTOUR, 0), fin + AUTOUR)}


def _loin(touchees: dict[str, range], prises: dict[str, list[range]]) -> bool:
    return all(
        lignes.stop <= autres.start or autres.stop <= lignes.start
        for fichier, lignes in touchees.items()
        for autres in prises.get(fichier, ())
    )


@contextmanager
def corrompu(projet: Path, cas: dict):
    """Put the fault in ``projet``; yield the line where it is, or 1; take it away."""
    with corrompus(projet, [cas]) as lignes:
        yield lignes[0]


@contextmanager
def corrompus(projet: Path, lot: list[dict]):
    """Put the faults of ``lot`` in ``projet``; yield the line where each is, or 1; take them away."""
    rangs = sorted(range(len(lot)), key=lambda rang: lot[rang]["fichier"])
    lignes = [1] * len(lot)
    with ExitStack() as pile:
        for fichier, ensemble in groupby(rangs, key=lambda rang: lot[rang]["fichier"]):
            siens = list(ensemble)
            mises = pile.enter_context(_gate(projet / fichier, [lot[rang] for rang in siens]))
            for rang, ligne in zip(siens, mises, strict=True):
                lignes[rang] = ligne
        yield lignes


@contextmanager
def _gate(fichier: Path, fautes: list[dict]):
    source = fichier.readlink() if fichier.is_symlink() else None
    octets = fichier.read_bytes() if source else b""
    if source:
        fichier.unlink()
    else:
        fichier.parent.mkdir(parents=True, exist_ok=True)
    voisins = [fichier.with_name(cas["renomme"]) for cas in fautes if "renomme" in cas]
    try:
        yield _mettre(fichier, voisins, octets, fautes)
    finally:
        for mis in (fichier, *voisins):
            mis.rmdir() if mis.is_dir() and not mis.is_symlink() else mis.unlink(missing_ok=True)
        if source:
            fichier.symlink_to(source)


def _mettre(fichier: Path, voisins: list[Path], octets: bytes, fautes: list[dict]) -> list[int]:
    if all("motif" in cas for cas in fautes):
        malade, lignes = _malade(octets.decode(), fautes)
        fichier.write_bytes(malade)
        return lignes
    [cas] = fautes
    for voisin in voisins:
        voisin.write_bytes(octets)
    if etat := cas.get("etat"):
        _ETATS[etat](fichier, octets)
    elif autre := cas.get("copie_de"):
        fichier.write_bytes((RACINE / autre).read_bytes())
    elif "ajout" in cas:
        fichier.write_bytes(octets + f"{cas['ajout']}\n".encode())
        return [octets.count(b"\n") + 1 + cas.get("decalage", 0)]
    elif not voisins:
        texte, fois = cas.get("repete", ("", 0))
        fichier.write_bytes((cas.get("contenu", "") + texte * fois).encode())
    return [1 + cas.get("decalage", 0)]


def _malade(sain: str, fautes: list[dict]) -> tuple[bytes, list[int]]:
    """Return the content with ``fautes``, each found in the sound one, and their lines."""
    trouves = [_trouver(cas, sain) for cas in fautes]
    malade, lignes, place = b"", [0] * len(fautes), 0
    for rang in sorted(range(len(fautes)), key=lambda rang: trouves[rang].start()):
        cas, trouve = fautes[rang], trouves[rang]
        texte, fois = cas.get("repete", ("", 0))
        malade += sain[place : trouve.start()].encode()
        lignes[rang] = malade.count(b"\n") + 1 + cas.get("decalage", 0)
        malade += (
            bytes.fromhex(cas["octets"]) if "octets" in cas else (trouve.expand(cas["par"]) + texte * fois).encode()
        )
        place = trouve.end()
    return malade + sain[place:].encode(), lignes


def _trouver(cas: dict, sain: str) -> re.Match[str]:
    trouve = re.search(cas["motif"], sain, re.MULTILINE)
    assert trouve, f"{cas['motif']} n'est plus dans {cas['fichier']}"
    return trouve


_ETATS = {
    "absent": lambda fichier, _: None,
    "vide": lambda fichier, _: fichier.write_bytes(b""),
    "dossier": lambda fichier, _: fichier.mkdir(),
    "tube": lambda fichier, _: os.mkfifo(fichier),
    "boucle": lambda fichier, _: fichier.symlink_to(fichier),
    "lien vers un dossier": lambda fichier, _: fichier.symlink_to("/usr/share"),
    "utf-16": lambda fichier, octets: fichier.write_bytes(octets.decode().encode("utf-16")),
    "double": lambda fichier, octets: fichier.write_bytes(octets * 2),
    "renversé": lambda fichier, octets: fichier.write_bytes(_renverse(octets)),
    "point-virgules": lambda fichier, octets: fichier.write_bytes(octets.replace(b",", b";")),
    "tabulations": lambda fichier, octets: fichier.write_bytes(octets.replace(b",", b"\t")),
    "latin-1": lambda fichier, octets: fichier.write_bytes(octets.decode().encode("latin-1", "replace")),
}


def _renverse(octets: bytes) -> bytes:
    tete, *fiches = re.split(rb"^(?=- )", octets, flags=re.MULTILINE)
    return tete + b"".join(reversed(fiches))
