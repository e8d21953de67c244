"""From the bytes of a spreadsheet, workbook or export, to clean cells, whatever its encoding and separator."""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from guichet.socle.csv_strict import sans_neutre
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.tableaux import classeur

TAILLE_MAXIMALE = 20_000_000  # bytes; a grid or a list of desks has some thousand lines
SEPARATEURS = (";", "\t", ",")
# The workbooks of Excel before 2007.
_ANCIEN_CLASSEUR = b"\xd0\xcf\x11\xe0"
CLASSEUR = "classeur"
_INDICATION = re.compile(r'\A"?sep=([;,\t])"?\r?\n', re.IGNORECASE)
_FORMULE_TEXTE = re.compile(r'\A="(.*)"\Z', re.DOTALL)
_ESPACES = re.compile(r"[^\S\n]+")


@dataclass(frozen=True)
class Ligne:
    """A line as the spreadsheet numbers it (from 1), with its clean cells."""

    numero: int
    cellules: tuple[str, ...]


@dataclass(frozen=True)
class Tableau:
    """A file as read: its name, its encoding, its headings, its lines that hold something. A workbook has no separator."""

    nom: str
    codage: str
    separateur: str
    titres: Ligne
    lignes: tuple[Ligne, ...]


def lire(nom: str, octets: bytes) -> Tableau:
    """Return the table held by ``octets``, the content of the file ``nom``.

    Raises DonneesInvalides if they are not the text of a table.
    """
    if len(octets) > TAILLE_MAXIMALE:
        remede = "vérifiez que c'est le bon, ou coupez-le en deux"
        raise _refus(nom, 1, "ce fichier est trop gros pour un tableau", remede)
    if octets.startswith(classeur.DEBUT):
        codage, separateur, lues = CLASSEUR, "", list(_propres(_du_classeur(nom, octets)))
    else:
        codage, texte = _decoder(nom, octets)
        separateur, texte = _separateur(texte)
        lues = list(_lignes(nom, texte, separateur))
    if not lues:
        raise _refus(nom, 1, "ce fichier est vide", "partez d'un modèle de data/modeles/")
    titres, *lignes = lues
    largeur = max(len(ligne.cellules) for ligne in (titres, *lignes))
    return Tableau(nom, codage, separateur, _elargie(titres, largeur), tuple(_elargie(li, largeur) for li in lignes))


def nettoyer(cellule: str) -> str:
    """Return the text of a cell: composed accents, plain spaces, no invisible character, no space around a line,
    no apostrophe before what `exporter` kept a spreadsheet from computing.
    """
    texte = unicodedata.normalize("NFC", cellule.replace("\r\n", "\n").replace("\r", "\n"))
    if formule := _FORMULE_TEXTE.match(texte.strip()):
        # Spreadsheets write ="02001" to keep a first zero.
        texte = formule[1]
    visible = "".join(c for c in texte if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Cn", "Co", "Cs"})
    lignes = (_ESPACES.sub(" ", ligne).strip() for ligne in re.split(r"[\n\u2028\u2029]", visible))
    return sans_neutre("\n".join(ligne for ligne in lignes if ligne))


def _decoder(nom: str, octets: bytes) -> tuple[str, str]:
    if octets.startswith(_ANCIEN_CLASSEUR):
        remede = "dans le tableur : Fichier, Enregistrer sous, « .xlsx » ou « CSV UTF-8 »"
        raise _refus(
            nom, 1, "ce fichier est un classeur d'un ancien Excel (.xls), ou protégé par un mot de passe", remede
        )
    for codage in _codages(octets):
        try:
            texte = octets.decode(codage)
        except UnicodeDecodeError:
            continue
        if "\0" not in texte:
            return codage, texte.removeprefix("\ufeff")
    remede = "dans le tableur : Fichier, Enregistrer sous, « CSV UTF-8 »"
    raise _refus(nom, 1, "ce fichier n'est pas un texte lisible", remede)


def _codages(octets: bytes) -> tuple[str, ...]:
    """Return the encodings to try: the mark decides, else UTF-8, else that of Excel in France."""
    if octets.startswith(codecs.BOM_UTF8):
        return ("utf-8-sig",)
    if octets.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if b"\0" in octets:
        return ("utf-16-le", "utf-16-be")
    return ("utf-8", "cp1252")


def _separateur(texte: str) -> tuple[str, str]:
    """Return the separator that cuts the headings in most cells, and the text without Excel's ``sep=`` line."""
    if indication := _INDICATION.match(texte):
        return indication[1], texte[indication.end() :]
    premiere = next((ligne for ligne in texte.splitlines() if ligne.strip()), "")
    return max(SEPARATEURS, key=premiere.count), texte


def _lignes(nom: str, texte: str, separateur: str) -> Iterator[Ligne]:
    lecteur = csv.reader(io.StringIO(texte, newline=""), delimiter=separateur, strict=True)
    numero = 0
    try:
        for numero, brutes in enumerate(lecteur, start=1):
            yield from _propre(numero, brutes)
    except csv.Error as erreur:
        remede = 'un texte qui contient « " » s\'écrit entre guillemets droits, et « " » y est doublé'
        raise _refus(
            nom, numero + 1, "un guillemet ouvert n'est pas fermé, ou une cellule est trop longue", remede
        ) from erreur


def _du_classeur(nom: str, octets: bytes) -> list[list[str]]:
    try:
        return classeur.lignes(octets)
    except classeur.ClasseurRefuse as refus:
        raise _refus(nom, 1, refus.constat, refus.remede) from refus


def _propres(brutes: Iterable[Sequence[str]]) -> Iterator[Ligne]:
    for numero, ligne in enumerate(brutes, start=1):
        yield from _propre(numero, ligne)


def _propre(numero: int, brutes: Sequence[str]) -> Iterator[Ligne]:
    """Yield a line with clean cells, if one of them holds something."""
    cellules = [nettoyer(cellule) for cellule in brutes]
    while cellules and not cellules[-1]:
        cellules.pop()
    if cellules:
        yield Ligne(numero, tuple(cellules))


def _elargie(ligne: Ligne, largeur: int) -> Ligne:
    return Ligne(ligne.numero, ligne.cellules + ("",) * (largeur - len(ligne.cellules)))


def _refus(nom: str, numero: int, constat: str, remede: str) -> DonneesInvalides:
    return DonneesInvalides([Probleme(nom, numero, "", "", constat, remede)])
