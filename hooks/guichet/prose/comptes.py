"""A sentence that announces how many things follow is followed by as many: « cinq motifs, et cinq seulement : »."""

import re
from collections.abc import Iterator

from guichet.prose.blocs import DEBUT, ELEMENT, elements
from guichet.prose.defauts import Defaut
from guichet.prose.mots_nus import mots_nus
from guichet.prose.phrases import phrases
from guichet.socle.lettres import en_lettres

_ANGLAIS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# « six » is six in both languages.
_NOMBRES = {en_lettres(nombre): nombre for nombre in range(2, 21)} | {mot: 2 + i for i, mot in enumerate(_ANGLAIS)}
_SUITE = rf"^(?![ ]*(?:{DEBUT}))[^\n]"
_LISTE = re.compile(
    rf"(?P<annonce>(?:{_SUITE}+\n)*{_SUITE}*:)[ ]*\n\n?"
    rf"(?P<liste>(?:{ELEMENT}[^\n]*\n?(?:[ ]{{2,}}[^\n]*\n?)*\n?)+)",
    re.MULTILINE,
)
# A length of time counts no item, nor does a number of a longer name: « mille deux cents ».
_COMPTE = re.compile(
    rf"(?<![\w-])(?P<nombre>{'|'.join(_NOMBRES)})(?![\w-])(?!\s(?:cent|mille|mois|ans?|jours?|semaines?|heures?|fois|months?|years?|days?|weeks?|hours?))",
    re.IGNORECASE,
)


def listes_mal_comptees(texte: str) -> Iterator[Defaut]:
    """Yield each list of ``texte`` (Markdown) whose sentence announces another number of items."""
    for trouve in _LISTE.finditer(texte):
        annonce = phrases(mots_nus(trouve["annonce"]))[-1]
        annonces = {_NOMBRES[compte["nombre"].lower()] for compte in _COMPTE.finditer(annonce)}
        nombre = elements(trouve["liste"])
        if annonces and nombre not in annonces:
            ligne = texte.count("\n", 0, trouve.end("annonce")) + 1
            constat = f"cette phrase annonce {min(annonces)} éléments, la liste en a {nombre}"
            yield Defaut(ligne, annonce[-60:], constat, "corrigez le nombre, ou la liste")
