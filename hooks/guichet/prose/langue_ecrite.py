"""Which language a text is written in, as far as its letters and its smallest words tell."""

import re

from guichet.prose.blocs import blocs
from guichet.prose.phrases import phrases
from guichet.socle.caracteres import ARABE, LATIN

_LETTRES_ARABES = re.compile(f"[{ARABE}]")
_LETTRES_LATINES = re.compile(f"[{LATIN}]")
# What is in no language, or says that it is in another: shortcodes, marked words, addresses, codes, blanks to fill.
_NEUTRE = re.compile(
    r"\]\([^)]*\)|\{\{[^}]*\}\}|\[\[[^\]]*\]\]|\{[^}]*\}|<(\w+) lang=[^>]*>.*?</\1>|<[^>]*>|\S+@\S+|\S+\.(?:fr|org)\S*|«[^»]*»",
    re.DOTALL,
)
_MOTS = re.compile(r"[a-zà-öø-ÿœ]+")
# English elides nothing before a word, and has few accents: names of places and of bodies.
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu)['’](?=[a-zà-öœh]{2})")
# Small words that are in one of the two languages only.
_FRANCAIS = frozenset(
    [
        "le",
        "la",
        "les",
        "des",
        "une",
        "du",
        "est",
        "vous",
        "votre",
        "vos",
        "pour",
        "dans",
        "sur",
        "avec",
        "pas",
        "que",
        "qui",
        "au",
        "aux",
        "et",
        "ne",
        "cette",
        "par",
        "sont",
        "il",
        "elle",
        "un",
        "de",
        "en",
        "se",
        "ce",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "mais",
        "sans",
        "chez",
        "après",
        "avant",
        "très",
        "être",
        "avoir",
        "fait",
    ]
)
_ANGLAIS = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "you",
        "your",
        "for",
        "is",
        "are",
        "with",
        "this",
        "that",
        "be",
        "can",
        "will",
        "from",
        "have",
        "not",
        "it",
        "by",
        "when",
        "they",
        "who",
        "their",
        "has",
        "does",
        "do",
        "which",
        "what",
        "if",
        "at",
        "an",
        "was",
        "were",
        "been",
        "must",
        "may",
    ]
)
# In Arabic, a name is of two words at most, unless it is marked or between brackets; alone, it may be an acronym.
_SUITE_LATINE = re.compile(rf"(?:[{LATIN}'’]{{2,}}[ ,:;.!?]+){{2,}}[{LATIN}]{{2,}}")
_ENTRE_PARENTHESES = re.compile(r"\([^()]*\)")
_MOT_LATIN = re.compile("[a-zà-öø-ÿœ]{3,}")
# Fewer words may be a name, or be the same in both.
MOTS_MINIMUM = 5


def fausse_langue(langue: str, texte: str) -> str | None:
    """Return the language (fr, en, ar) that ``texte``, meant to be in ``langue``, is plainly written in, or None."""
    propre = _NEUTRE.sub(" ", texte)
    arabes = len(_LETTRES_ARABES.findall(propre))
    if langue == "ar":
        # The French name of what one has just said.
        propre = _ENTRE_PARENTHESES.sub(" ", propre)
        if etrangers := _SUITE_LATINE.search(propre):
            return _plutot(etrangers[0]) or "fr"
        latines = len(_LETTRES_LATINES.findall(propre))
        plusieurs = len(_MOT_LATIN.findall(propre)) > 1
        if arabes >= latines or (latines < 8 and (arabes or not plusieurs)):
            return None
        return _plutot(propre) or "fr"
    if arabes and arabes > len(_LETTRES_LATINES.findall(propre)):
        return "ar"
    plutot = _plutot(propre)
    return plutot if plutot not in (None, langue) else None


def phrase_d_une_autre_langue(langue: str, texte: str) -> str | None:
    """Return the language of a sentence left in ``texte``, in French or in English, which as a whole is in ``langue``; or None."""
    if langue == "ar":
        return None
    dites = (phrase for _, bloc in blocs(_NEUTRE.sub(" ", texte)) for phrase in phrases(bloc, ":;"))
    return next((plutot for plutot in map(_plutot, dites) if plutot not in (None, langue)), None)


def _plutot(texte: str) -> str | None:
    mots = _MOTS.findall(texte.lower())
    if len(mots) < MOTS_MINIMUM:
        return None
    francais, anglais = (sum(mot in petits for mot in mots) for petits in (_FRANCAIS, _ANGLAIS))
    elisions = len(_ELISION.findall(texte.lower()))
    # One may be that of a name: « Union régionale pour l’habitat ».
    francais += elisions if elisions > 1 else 0
    if max(francais, anglais) < 2 or francais == anglais:
        return None
    return "fr" if francais > anglais else "en"


def copie(francais: str, traduit: str) -> bool:
    """Whether ``traduit`` is the French itself, of more words than a name has."""
    return (
        francais.strip() == traduit.strip() and len(_MOTS.findall(_NEUTRE.sub(" ", francais.lower()))) >= MOTS_MINIMUM
    )
