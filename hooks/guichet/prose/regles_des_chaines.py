"""What every text of every record must be, whatever its subject: words of ours, of a sane length, without markup."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Any

from guichet.prose import forme, html_permis
from guichet.prose.defauts import Defaut
from guichet.prose.restes import a_relire, courriels, restes, sans_un_mot, telephones
from guichet.socle import caracteres
from guichet.socle.blancs import blanc_en_trop
from guichet.socle.champs import Ecriture, Fiche, marques
from guichet.socle.csv_strict import est_une_formule
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import Chemin, Enregistrement, chaines
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, ReglesDeFiche

REGLES = Regles()
REGLES_DE_FICHE = ReglesDeFiche()

_TITRES = frozenset({"nom", "titre", "title", "court", "terme", "sigle", "question"})
TITRE_MAXIMAL, TEXTE_MAXIMAL, MARKDOWN_MAXIMAL = 400, 2_000, 40_000
# What the rules on plain words look for, and a number too small for a phone: without the former, or being the latter, a
# short text is sound. Most are, and there are a hundred thousand.
_SUSPECT = re.compile(
    r"[<&\[\u0600-\u06ff]|[A-Za-z]\s*:(?!//)|\{:|8[ .\u00a0\u202f]?[129](?:[ .\u00a0\u202f]?\d){7}"
    r"|^\s*(?:[=@\-\t\r]|\+(?!\d+$))|[\u00a0\u202f]{2}",
    re.MULTILINE,
)
# Of a row whose cells are one a line: one that says nothing, or has a blank at its edge.
_CELLULE_SUSPECTE = re.compile(r"^[\W_]+$|^\s|\s$", re.MULTILINE)
_PETIT_NOMBRE = re.compile(r"\d{1,9}|\d{1,3}\.\d{1,6}")
_NOMBRE_OU_TELEPHONE = re.compile(r"[+-]?\d[\d ]*")


@REGLES_DE_FICHE.regle
def texte_sain(jeu: Jeu[Any], _: Any, enregistrement: Enregistrement) -> Iterator[Probleme]:
    """A text of a record holds one alphabet a word, no markup that its field may not have, no formula, and has an end."""
    if enregistrement.noeud is None and rangee_anodine(tuple(enregistrement.valeurs.values())):
        return
    ecrits = ecritures(jeu)
    for champ, valeurs in enregistrement.valeurs.items():
        juger = _PAR_ECRITURE[ecrits.get(champ)]
        if juger is _valeur and isinstance(valeurs, str) and anodin(valeurs):
            continue
        for chemin, texte in chaines(valeurs, (champ,)):
            yield from juger(chemin, texte, enregistrement)


_FIN_DE_QUESTION = re.compile(r"[?؟][\s»\"]*$")


@REGLES_DE_FICHE.regle
def question_posee(_: Jeu[Any], __: Any, enregistrement: Enregistrement) -> Iterator[Probleme]:
    """What is called a question is one."""
    if enregistrement.noeud is None:
        return
    for champ in ("question", "questions"):
        for chemin, texte in chaines(enregistrement.valeurs.get(champ), (champ,)):
            if " " in texte and not _FIN_DE_QUESTION.search(texte):
                constat = "cette question n'en est pas une : il lui manque son point d'interrogation"
                yield enregistrement.probleme(chemin, constat, "posez-la, « ? » à la fin", texte)


@cache
def ecritures(jeu: Jeu[Any]) -> dict[str, Ecriture]:
    """Return what the fields of the records of ``jeu`` that are not plain words are made of."""
    modele: type[Fiche] = jeu.modele
    return {nom: m for nom, trouvees in marques(modele).items() for m in trouvees if isinstance(m, Ecriture)}


@REGLES.regle
def phrase_saine(lot: Lot) -> Iterator[Probleme]:
    """The strings of the interface are plain words too."""
    for cle, (valeurs, enregistrement) in lot.chaines.items():
        for chemin, texte in chaines(valeurs, (cle.partition(".")[2],)):
            yield from _mots(chemin, texte, enregistrement)


def _rien(*_: Any) -> Iterator[Probleme]:
    yield from ()


def _document(chemin: Chemin, texte: str, enregistrement: Enregistrement) -> Iterator[Probleme]:
    trouves = (html_permis.modele_de_document(texte), restes(texte), forme.defauts(texte))
    yield from _defauts(chain(*trouves, forme.defauts_des_titres(texte, ancres=False)), chemin, texte, enregistrement)


def anodin(texte: str) -> bool:
    """Whether nothing can be wrong in ``texte``, plain words, at first sight; False says nothing."""
    if _PETIT_NOMBRE.fullmatch(texte):
        return True
    if len(texte) > TITRE_MAXIMAL or "  " in texte or texte != texte.strip():
        return False
    return not _SUSPECT.search(texte) and not a_relire(texte)


def rangee_anodine(cellules: Sequence[Any]) -> bool:
    """Whether nothing can be wrong in the ``cellules`` of a row, plain words, at first sight; False says nothing."""
    if not all(isinstance(cellule, str) for cellule in cellules):
        return False
    rangee = "\n".join(cellules)
    return anodin(rangee) and not _CELLULE_SUSPECTE.search(rangee)


def _valeur(chemin: Chemin, texte: str, enregistrement: Enregistrement) -> Iterator[Probleme]:
    if not anodin(texte):
        yield from mots_et_formule(chemin, texte, enregistrement)


def mots_et_formule(chemin: Chemin, texte: str, enregistrement: Enregistrement) -> Iterator[Probleme]:
    """Yield what is wrong in a text of plain words."""
    yield from _defauts(chain(sans_un_mot(texte), telephones(texte)), chemin, texte, enregistrement)
    yield from _mots(chemin, texte, enregistrement)
    yield from _formule(chemin, texte.strip(), enregistrement)
    yield from _blancs(chemin, texte.strip("\n"), enregistrement)


def _markdown(chemin: Chemin, texte: str, enregistrement: Enregistrement) -> Iterator[Probleme]:
    trouves = [html_permis.defauts(texte), restes(texte), courriels(texte), forme.defauts(texte)]
    # A page of prose types no figure at all: another rule says it.
    trouves.append(forme.defauts_des_titres(texte, ancres=True) if chemin == ("prose",) else telephones(texte))
    yield from _defauts(chain(*trouves), chemin, texte, enregistrement)
    yield from _longueur(chemin, texte, MARKDOWN_MAXIMAL, enregistrement)
    yield from _melange(chemin, texte, enregistrement)


_PAR_ECRITURE: dict[Ecriture | None, Callable[[Chemin, str, Enregistrement], Iterator[Probleme]]] = {
    None: _valeur,
    Ecriture.MARKDOWN: _markdown,
    Ecriture.DOCUMENT: _document,
    Ecriture.DESSIN: _rien,
    Ecriture.EXPRESSION: _rien,
}


def _mots(chemin: Chemin, texte: str, enregistrement: Enregistrement) -> Iterator[Probleme]:
    trouves = (html_permis.sans_balise(texte), restes(texte))
    yield from _defauts(chain(*trouves), chemin, texte, enregistrement)
    titre = bool(_TITRES.intersection(map(str, chemin)))
    yield from _longueur(chemin, texte, TITRE_MAXIMAL if titre else TEXTE_MAXIMAL, enregistrement)
    yield from _melange(chemin, texte, enregistrement)


def _blancs(chemin: Chemin, texte: str, enregistrement: Enregistrement) -> Iterator[Probleme]:
    if constat := blanc_en_trop(texte):
        yield enregistrement.probleme(chemin, constat, "retirez ceux de trop : personne ne les voit", texte)


def _formule(chemin: Chemin, texte: str, enregistrement: Enregistrement) -> Iterator[Probleme]:
    if est_une_formule(texte) and not _NOMBRE_OU_TELEPHONE.fullmatch(texte):
        constat = "un tableur prendrait ce texte pour une formule"
        yield enregistrement.probleme(chemin, constat, "retirez le signe qui le commence (=, +, -, @)", texte)


def _melange(chemin: Chemin, texte: str, enregistrement: Enregistrement) -> Iterator[Probleme]:
    if mot := caracteres.melange(texte):
        constat = "un mot mêle des lettres latines et des lettres arabes"
        ligne = _ligne(enregistrement, chemin, texte) + texte.partition(mot)[0].count("\n")
        remede = "séparez-les par une espace, ou corrigez le mot"
        yield Probleme(enregistrement.fichier, ligne, _champ(chemin), mot, constat, remede)


def _longueur(chemin: Chemin, texte: str, maximum: int, enregistrement: Enregistrement) -> Iterator[Probleme]:
    if len(texte) > maximum:
        constat = f"ce texte a {len(texte)} caractères : {maximum} au plus"
        yield enregistrement.probleme(chemin, constat, "raccourcissez-le, ou rétablissez-le", texte)


def _defauts(
    trouves: Iterator[Defaut], chemin: Chemin, texte: str, enregistrement: Enregistrement
) -> Iterator[Probleme]:
    dites: set[int] = set()
    for defaut in trouves:
        if defaut.ligne in dites:
            # What opens and what closes are one slip.
            continue
        dites.add(defaut.ligne)
        ligne = _ligne(enregistrement, chemin, texte) + defaut.ligne - 1
        yield Probleme(enregistrement.fichier, ligne, _champ(chemin), defaut.extrait, defaut.constat, defaut.remede)


def _champ(chemin: Chemin) -> str:
    return "" if chemin == ("prose",) else ".".join(map(str, chemin))


def _ligne(enregistrement: Enregistrement, chemin: Chemin, texte: str) -> int:
    """Return the line where ``texte`` starts: after its key when it has several lines; a page keeps its own places."""
    if chemin == ("prose",):
        return 1
    return enregistrement.ligne_de(chemin) + ("\n" in texte.rstrip("\n"))
