"""A text is in the language it is filed under: not a copy of the French, not that of the line above."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from babel.dates import get_day_names

from guichet.prose import bornes, langue_ecrite, opposes
from guichet.prose.blocs import paragraphes
from guichet.prose.dates_tapees import jours_tapes
from guichet.prose.guides import GUIDES
from guichet.prose.mots_nus import mots_nus
from guichet.prose.negations import CONSTAT, REMEDE, perdue
from guichet.prose.regles_des_chaines import ecritures
from guichet.socle.champs import LANGUES, Ecriture, Langue
from guichet.socle.jeux import Jeu
from guichet.socle.langues import NOMS_EN_FRANCAIS
from guichet.socle.lecture import Chemin, Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, ReglesDeFiche

REGLES = Regles()
REGLES_DE_FICHE = ReglesDeFiche()

_LANGUES_DES_PAGES: dict[Jeu[Any], Langue] = {jeu: langue for langue, jeu in GUIDES.items()}
# What quotes another language on purpose.
_CITATION = ">"
_EN_TETE = ("title", "description", "chapo")


@REGLES_DE_FICHE.regle
def traduction_dans_sa_langue(jeu: Jeu[Any], _: Any, enregistrement: Enregistrement) -> Iterator[Probleme]:
    """Each translation of a record is in its language; a page of prose is in that of its folder."""
    if jeu in _LANGUES_DES_PAGES:
        yield from _page(_LANGUES_DES_PAGES[jeu], enregistrement)
    elif enregistrement.noeud is not None:
        # A row of a table holds no translation.
        ecrites = ecritures(jeu)
        dits = {nom: v for nom, v in enregistrement.valeurs.items() if ecrites.get(nom) is not Ecriture.EXPRESSION}
        yield from _traductions(dits, (), enregistrement)


@REGLES.regle
def phrase_dans_sa_langue(lot: Lot) -> Iterator[Probleme]:
    """So is each string of the interface."""
    for cle, (valeurs, enregistrement) in lot.chaines.items():
        yield from _traductions(valeurs, (cle.partition(".")[2],), enregistrement)


# The words are in their language, and do not say the same.
_COMPARE = re.compile(r"\b(?:que|là où) le français\b")


def _traductions(valeurs: Any, chemin: Chemin, enregistrement: Enregistrement) -> Iterator[Probleme]:
    if isinstance(valeurs, list):
        for rang, valeur in enumerate(valeurs):
            yield from _traductions(valeur, (*chemin, rang), enregistrement)
    elif isinstance(valeurs, dict) and "fr" in valeurs and set(valeurs) <= set(LANGUES):
        for langue, textes in valeurs.items():
            for suite, texte, francais in _couples(textes, valeurs["fr"]):
                constat = _constat(langue, texte, francais)
                if constat is not None:
                    remede = _remede(constat, langue)
                    dite = enregistrement.probleme((*chemin, langue, *suite), constat, remede, texte)
                    # Where the French changed, both translations have to follow.
                    yield replace(dite, cause=f"{enregistrement.fichier} {enregistrement.ligne} {chemin}")
    elif isinstance(valeurs, dict):
        for cle, valeur in valeurs.items():
            yield from _traductions(valeur, (*chemin, str(cle)), enregistrement)


def _remede(constat: str, langue: Langue) -> str:
    if constat == CONSTAT:
        return REMEDE
    if constat == opposes.CONSTAT:
        return opposes.REMEDE
    if _COMPARE.search(constat):
        return "mettez les mêmes nombres, les mêmes jours et les mêmes bornes dans chaque langue"
    return f"écrivez-le en {NOMS_EN_FRANCAIS[langue]}"


def _couples(textes: Any, francais: Any) -> Iterator[tuple[Chemin, str, str]]:
    """Yield each text of a translation with the French one of the same place: plural forms and lists have several."""
    if isinstance(textes, str):
        yield (), textes, francais if isinstance(francais, str) else ""
    elif isinstance(textes, dict):
        for cle, texte in textes.items():
            if isinstance(texte, str):
                pareil = francais.get(cle) if isinstance(francais, dict) else None
                yield (str(cle),), texte, pareil if isinstance(pareil, str) else ""
    elif isinstance(textes, list):
        yield from (((rang,), texte, "") for rang, texte in enumerate(textes) if isinstance(texte, str))


# A number, its thousands apart or not; what a brace holds is no number of the text.
_NOMBRE = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?!\d)")
_PAS_DIT = re.compile(r"\{.*?\}|&#?\w+;")
# Arabic and English write one, two, and the full hours, in words or in signs as they like.
_LIBRES = frozenset({"0", "00", "1", "2"})
_MOT = re.compile(r"[^\W\d_]+")


# The afternoon told by twelve hours, in English and in Arabic.
_APRES_MIDI = re.compile(r"\b(\d{1,2})(?=(?:[.:]\d\d)?\s?(?:p\.?m\b|مساء|بعد الظهر))", re.IGNORECASE)


def _nombres(texte: str) -> set[str]:
    """Return the numbers of ``texte``: an hour of the afternoon is that of twenty-four, however it is told."""
    nu = _APRES_MIDI.sub(lambda trouve: str(int(trouve[1]) % 12 + 12), _PAS_DIT.sub("", mots_nus(texte)))
    return {re.sub(r"\D", "", trouve) for trouve in _NOMBRE.findall(nu)} - _LIBRES


@cache
def _noms_des_jours(langue: str) -> dict[str, int]:
    return {nom.lower(): rang for rang, nom in get_day_names("wide", locale=langue).items()}


def _jours(texte: str, langue: str) -> set[int]:
    """Return the days of the week that ``texte`` names: 0 for Monday, to 6."""
    noms = _noms_des_jours(langue)
    # In Arabic, « and » is the first letter of the word.
    mots = {sans for mot in _MOT.findall(texte.lower()) for sans in (mot, mot.removeprefix("و"))}
    return {noms[mot] for mot in mots & noms.keys()}


def _dates(texte: str, langue: Langue) -> set[tuple[int, int]]:
    """Return the days of the year that ``texte`` tells, each by its day and month."""
    return {tape.jour_et_mois for tape in jours_tapes(texte, langue)}


def _constat(langue: Langue, texte: str, francais: str) -> str | None:
    if langue != "fr" and francais and (ecart := next(_ecarts(langue, texte, francais), None)):
        return ecart
    if constat := _autre_langue(langue, texte, langue_ecrite.fausse_langue):
        return constat
    if langue != "fr" and francais:
        if perdue(francais, texte, langue):
            return CONSTAT
        if opposes.retournee(francais, texte, langue):
            return opposes.CONSTAT
    # What is wrong in each language is told as one: the French is what the others are compared with.
    return (
        None if langue == "fr" and francais else _autre_langue(langue, texte, langue_ecrite.phrase_d_une_autre_langue)
    )


def _autre_langue(langue: Langue, texte: str, chercher: Callable[[str, str], str | None]) -> str | None:
    """Return what to say of a text that ``chercher`` finds in another language, whole or in part."""
    fausse = next(filter(None, (chercher(langue, un) for _, un in paragraphes(texte))), None)
    return f"ce texte doit être en {NOMS_EN_FRANCAIS[langue]}, il est en {NOMS_EN_FRANCAIS[fausse]}" if fausse else None


def _ecarts(langue: Langue, texte: str, francais: str) -> Iterator[str]:
    """Yield what a translation says otherwise than the French."""
    if langue_ecrite.copie(francais, texte):
        yield "ce texte est la copie du français"
    for retournee, constat in bornes.COMPARAISONS.items():
        if retournee(francais, texte, langue):
            yield constat
    # Answers and pages take their numbers from data: those that they type are refused.
    if "\n" not in francais.strip():
        if autres := _nombres(francais) ^ _nombres(texte):
            yield f"ce texte ne dit pas les mêmes nombres que le français : {', '.join(sorted(autres))}"
        if _jours(francais, "fr") != _jours(texte, langue):
            yield "ce texte ne dit pas les mêmes jours de la semaine que le français"
        if _dates(francais, "fr") != _dates(texte, langue):
            yield "ce texte ne dit pas les mêmes jours de l'année que le français"


def _page(langue: Langue, enregistrement: Enregistrement) -> Iterator[Probleme]:
    for champ in _EN_TETE:
        texte = enregistrement.valeurs.get(champ)
        if isinstance(texte, str) and (constat := _constat(langue, texte, "")):
            dite = enregistrement.probleme((champ,), constat, f"écrivez-le en {NOMS_EN_FRANCAIS[langue]}", texte)
            yield replace(dite, cause=f"langue de {enregistrement.fichier}")
    prose = str(enregistrement.valeurs["prose"])
    for debut, texte in paragraphes(prose):
        constat = None if texte.startswith(_CITATION) else _constat(langue, texte, "")
        if constat is not None:
            ligne = prose.count("\n", 0, debut) + 1
            remede = f'écrivez-le en {NOMS_EN_FRANCAIS[langue]}, ou marquez les mots étrangers : <span lang="…">'
            cause = f"langue de {enregistrement.fichier}"
            yield Probleme(enregistrement.fichier, ligne, "", texte[:60], constat, remede, cause)
            return
