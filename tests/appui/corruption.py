"""A project whose data is the real one, and one fault put in it, as the tables of ``tests/cas/corruptions`` tell it.

Keys of a case: ``quoi``, ``fichier``; the fault, one of
- ``motif`` and ``par``: the first text that the regular expression finds becomes ``par`` (``octets``: these bytes, in hexadecimal);
- ``ajout``: a line more at the end; ``contenu``: the whole file; ``repete``: ``[texte, fois]``, the whole file, or what ``par`` is followed by;
- ``copie_de``: the content of another file of the project; ``renomme``: the new name;
- ``etat``: absent, vide, double, renversé (its records in the other order), point-virgules, tabulations, dossier, tube, boucle,
  utf-16, latin-1;
what is said: ``constat``, words of the message; ``fichier_du_message`` where it is not the file touched; ``ligne``, what is
found there, ``decalage``, counted from the fault, ``ligne_voisine``, within three lines; ``messages``, how many, one unless told.
"""

import os
import re
from contextlib import contextmanager
from pathlib import Path

from guichet.socle import deja_lu
from guichet.sujets import charger

RACINE = Path(__file__).resolve().parents[2]
DOSSIERS = ("data", "docs")


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


def lots(fautes: list[dict], au_plus: int = 12) -> list[list[dict]]:
    """Return ``fautes`` in lots whose faults touch different files: one reading of the project tells them all."""
    remplis: list[tuple[list[dict], set[str]]] = []
    for cas in fautes:
        touches = {cas["fichier"], ou_dite(cas)}
        libres = (rempli for rempli in remplis if len(rempli[0]) < au_plus and rempli[1].isdisjoint(touches))
        lot, pris = next(libres, ([], set()))
        if not lot:
            remplis.append((lot, pris))
        lot.append(cas)
        pris.update(touches)
    return [lot for lot, _ in remplis]


@contextmanager
def corrompu(projet: Path, cas: dict):
    """Put the fault in ``projet``; yield the line where it is, or 1; take it away."""
    fichier = projet / cas["fichier"]
    source = fichier.readlink() if fichier.is_symlink() else None
    octets = fichier.read_bytes() if source else b""
    if source:
        fichier.unlink()
    else:
        fichier.parent.mkdir(parents=True, exist_ok=True)
    voisin = fichier.with_name(cas["renomme"]) if "renomme" in cas else None
    try:
        yield _mettre(fichier, voisin, octets, cas)
    finally:
        for mis in filter(None, (fichier, voisin)):
            mis.rmdir() if mis.is_dir() and not mis.is_symlink() else mis.unlink(missing_ok=True)
        if source:
            fichier.symlink_to(source)


def _mettre(fichier: Path, voisin: Path | None, octets: bytes, cas: dict) -> int:
    if voisin:
        voisin.write_bytes(octets)
        return 1
    if etat := cas.get("etat"):
        _ETATS[etat](fichier, octets)
        return 1
    if autre := cas.get("copie_de"):
        fichier.write_bytes((RACINE / autre).read_bytes())
        return 1
    malade, ligne = _faute(octets, cas)
    fichier.write_bytes(malade)
    return ligne + cas.get("decalage", 0)


_ETATS = {
    "absent": lambda fichier, _: None,
    "vide": lambda fichier, _: fichier.write_bytes(b""),
    "dossier": lambda fichier, _: fichier.mkdir(),
    "tube": lambda fichier, _: os.mkfifo(fichier),
    "boucle": lambda fichier, _: fichier.symlink_to(fichier),
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


def _faute(octets: bytes, cas: dict) -> tuple[bytes, int]:
    """Return the content with the fault, and its line."""
    texte, fois = cas.get("repete", ("", 0))
    if "contenu" in cas or ("motif" not in cas and "repete" in cas):
        return (cas.get("contenu", "") + texte * fois).encode(), 1
    sain = octets.decode()
    if "ajout" in cas:
        return f"{sain}{cas['ajout']}\n".encode(), sain.count("\n") + 1
    trouve = re.search(cas["motif"], sain, re.MULTILINE)
    assert trouve, f"{cas['motif']} n'est plus dans {cas['fichier']}"
    mis = bytes.fromhex(cas["octets"]) if "octets" in cas else (trouve.expand(cas["par"]) + texte * fois).encode()
    return sain[: trouve.start()].encode() + mis + sain[trouve.end() :].encode(), sain.count(
        "\n", 0, trouve.start()
    ) + 1
