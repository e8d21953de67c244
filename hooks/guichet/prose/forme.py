"""The shape of Markdown: what would be shown as signs, not as what was meant. Libraries refuse nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.prose.blocs import blocs
from guichet.prose.comptes import listes_mal_comptees
from guichet.prose.defauts import Defaut, defaut_ici
from guichet.prose.raccourcis import remplacer

_TITRE_COLLE = re.compile(r"^#{1,6}[^#\s]", re.MULTILINE)
_NUMERO = re.compile(r"^[ ]*\d+(?:\)|\.(?=[^\W\d])|\.(?=\*))", re.MULTILINE)
_CODE = re.compile(r"^(?: {8,}|\t)\S", re.MULTILINE)
# Fences of code, and what other tools read: inclusions, admonitions, tabs, attributes of a block, contents, footnotes, formulas.
_ETRANGER = re.compile(
    r"^[ ]*(?:```|~~~|-{2,}8<|!!!|\?\?\?|:::|/{3}|===|\$\$|\{:|\[TOC\]|\[\^[^\]]*\]:|\*\[[^\]]*\]:|%%)|\[\^\w+\]",
    re.MULTILINE,
)
_PUCE = re.compile(r"^[ ]*(?:[•·‣]|[–—] )", re.MULTILINE)
_PUCE_COLLEE = re.compile(r"^[ ]*[-+](?=[^\W\d_]|[«\[{*])", re.MULTILINE)
# What reads as a heading and is none: no link leads there, and the contents list leaves it out. A line that
# announces what follows ends with a colon.
_GRAS_SEUL = re.compile(
    r"(?:\A|\n[ ]*\n)[ ]*(\*\*|__)(?P<mots>[^*_\n]+[^*_:\n ])[ ]*\1[ .]*(?=\n[ ]*\n|\n[ ]*[-*1]|\s*\Z)"
)
_BLANCS = re.compile(r"^[ ]*(?![|#])\S(?:[^|\n]*\S)?(?:[ ]{2,}(?=\S)|[ ]+$)", re.MULTILINE)
# A shorter paragraph may come back.
_ASSEZ_LONG = 60
_TABLEAU = re.compile(r"(?:^\|.*\n?)+", re.MULTILINE)
_FILET = re.compile(r"[|:\- ]*-[|:\- ]*")
_TITRE = re.compile(r"^(?P<niveau>#{1,6}) *(?P<mots>.*?) *(?:\{#(?P<ancre>[\w-]+)\})? *$", re.MULTILINE)


_BLOC_NOMME = re.compile(r'<(?P<balise>details|div)\b[^>]*\bid="(?P<ancre>[\w-]+)"')


@dataclass(frozen=True)
class Titre:
    """A heading of a page: its line from 1, its level, its words, its anchor."""

    ligne: int
    niveau: int
    mots: str
    ancre: str | None


def titres(texte: str) -> Iterator[Titre]:
    """Yield the headings of ``texte`` in order."""
    for trouve in _TITRE.finditer(texte):
        ligne = texte.count("\n", 0, trouve.start()) + 1
        yield Titre(ligne, len(trouve["niveau"]), trouve["mots"], trouve["ancre"])


def blocs_nommes(texte: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the tag and the anchor of each block of ``texte`` that a link may lead to, as to a heading."""
    for trouve in _BLOC_NOMME.finditer(texte):
        yield texte.count("\n", 0, trouve.start()) + 1, trouve["balise"], trouve["ancre"]


def parties(texte: str) -> dict[str, tuple[int, str]]:
    """Return what stands under each heading of ``texte``, which it begins with, or before the first, and its line, by anchor."""
    debuts = [(1, ""), *((titre.ligne, titre.ancre) for titre in titres(texte) if titre.ancre)]
    lignes = texte.split("\n")
    fins = [ligne - 1 for ligne, _ in debuts[1:]] + [len(lignes)]
    return {
        ancre: (ligne, "\n".join(lignes[ligne - 1 : fin])) for (ligne, ancre), fin in zip(debuts, fins, strict=True)
    }


def defauts(texte: str) -> Iterator[Defaut]:
    """Yield what, in ``texte``, would not be shown as it was meant."""
    nu = remplacer(texte, _sans_signe)
    yield from _gras(nu)
    yield from _trouves(nu, _TITRE_COLLE, "ce titre n'en est pas un", "laissez une espace après les « # »")
    yield from _trouves(nu, _NUMERO, "cette étape n'est pas numérotée", "écrivez « 1. », un point et une espace")
    yield from _trouves(nu, _CODE, "cette ligne serait montrée comme du code", "retirez les espaces qui la commencent")
    yield from _trouves(nu, _ETRANGER, "le site n'emploie pas ce signe : il serait montré tel quel", "retirez-le")
    yield from _trouves(nu, _PUCE, "cette liste n'en est pas une", "commencez chaque élément par « - »")
    yield from _trouves(nu, _PUCE_COLLEE, "cette liste n'en est pas une", "laissez une espace après le tiret")
    yield from _trouves(nu, _BLANCS, "il y a ici des espaces en trop", "n'en laissez qu'une, et aucune en fin de ligne")
    yield from _gras_pour_titre(nu)
    yield from _tableaux(nu)
    yield from listes_mal_comptees(texte)
    yield from _redites(texte)


def defauts_des_titres(texte: str, *, ancres: bool) -> Iterator[Defaut]:
    """Yield what is wrong with the headings of ``texte``, a whole page; ``ancres``: each has its address."""
    niveau, vues = 1, set[str]()
    for titre in titres(texte):
        if constat := _titre_refuse(titre, niveau, vues, ancres=ancres):
            remede = "écrivez-le comme ceux des pages voisines : « ## Que faire {#que-faire} »"
            yield Defaut(titre.ligne, titre.mots[:60], constat, remede)
        niveau = titre.niveau
        vues.add(titre.ancre or "")


def _titre_refuse(titre: Titre, niveau: int, vues: set[str], *, ancres: bool) -> str | None:
    if not titre.mots:
        return "ce titre est vide"
    if titre.niveau == 1:
        return "le titre de la page est dans son en-tête : les autres commencent par « ## »"
    if titre.niveau > niveau + 1:
        return f"ce titre saute un niveau : après {'#' * niveau if niveau > 1 else 'le titre'}, il faut {'#' * (niveau + 1)}"
    if ancres and titre.ancre is None:
        return "ce titre n'a pas d'adresse : les liens qui y mènent se perdraient"
    if titre.ancre in vues and titre.ancre:
        return "un autre titre de cette page a déjà cette adresse"
    return None


def _gras(texte: str) -> Iterator[Defaut]:
    for place, bloc in blocs(texte):
        if bloc.count("**") % 2:
            constat = "ce gras n'est pas fermé : la page montrerait ses étoiles"
            yield defaut_ici(texte, place, constat, "mettez ** avant et après les mots en gras")


def _gras_pour_titre(texte: str) -> Iterator[Defaut]:
    for trouve in _GRAS_SEUL.finditer(texte):
        constat = "ce gras tient lieu de titre : aucun lien n'y mène, et le sommaire ne le montre pas"
        remede = "écrivez « ## Que faire {#que-faire} », ou finissez par « : » s'il annonce la suite"
        yield Defaut(texte.count("\n", 0, trouve.start("mots")) + 1, trouve["mots"][:60], constat, remede)


def _trouves(texte: str, motif: re.Pattern[str], constat: str, remede: str) -> Iterator[Defaut]:
    for trouve in motif.finditer(texte):
        yield defaut_ici(texte, trouve.start(), constat, remede)


def _redites(texte: str) -> Iterator[Defaut]:
    vus: set[str] = set()
    for rang, ligne in enumerate(texte.split("\n")):
        dit = ligne.strip()
        if len(dit) >= _ASSEZ_LONG and dit in vus:
            yield Defaut(rang + 1, dit[:60], "cette ligne est déjà dans ce texte", "retirez-la")
        vus.add(dit)


def _tableaux(texte: str) -> Iterator[Defaut]:
    for tableau in _TABLEAU.finditer(texte):
        debut = texte.count("\n", 0, tableau.start()) + 1
        lignes = tableau[0].rstrip("\n").split("\n")
        if len(lignes) < 2 or not _FILET.fullmatch(lignes[1]):
            constat, remede = "ce tableau n'en est pas un", "mettez sous ses titres une ligne « |---|---| »"
            yield Defaut(debut, lignes[0][:60], constat, remede)
            continue
        largeur = lignes[0].strip("| ").count("|")
        for rang, ligne in enumerate(lignes):
            if ligne.strip("| ").count("|") != largeur and not _vide_au_bord(ligne, largeur):
                constat = "cette ligne n'a pas autant de cellules que les titres du tableau"
                yield Defaut(debut + rang, ligne[:60], constat, "ajoutez ou retirez une cellule")


def _vide_au_bord(ligne: str, largeur: int) -> bool:
    return ligne.strip().count("|") == largeur + 2


def _sans_signe(trouve: re.Match[str]) -> str:
    """Return what stands for a shortcode and keeps its place, without its bars, which are not those of a table."""
    return re.sub(r"[^\n]", "x", trouve[0])
