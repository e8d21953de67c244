"""The characters a file may hold: those that a reader sees, once, and that nobody can take for another.

An allow-list: an invisible character, an override of the direction, a letter of another alphabet that looks like one of
ours, are not in it, and those that will be invented are not either.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from guichet.socle.problemes import DonneesInvalides, Probleme

# Letters of the languages of Western Europe, without those that pass for others (dotless i, long s, kra).
LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u012f\u0132-\u0137\u0139-\u0148\u014a-\u017e\u0218-\u021b"
# Letters and vowel signs of Arabic, and the four letters that write foreign sounds.
ARABE = "\u0621-\u063a\u0641-\u0652\u0670\u067e\u0686\u06a4\u06af"
_VOYELLES = "\u064b-\u0652\u0670"
_SIGNES = (
    " -~"  # ASCII
    "\u00a0-\u00ac\u00ae-\u00bf\u00d7\u00f7"  # Latin-1, without the soft hyphen
    "\u2013\u2014\u2018\u2019\u201c-\u201e\u2022\u2026\u202f\u2032\u2033\u2039\u203a"
    "\u2070\u2074-\u2079\u2080-\u2089\u20ac\u2116\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265\u2713"
    "\u060c\u061b\u061f\u066a"  # Arabic punctuation
)
_INTERDIT = re.compile(f"[^\n\t{_SIGNES}{LATIN}{ARABE}]")
# A vowel sign has its letter; more than two on one letter hide the line above.
# Here as below, what begins with a few signs is found ten times quicker than what looks behind first.
_VOYELLES_SEULES = re.compile(f"[{_VOYELLES}](?:(?<![{ARABE}(].)|[{_VOYELLES}]{{3,}})")
# « وDaho »: Arabic writes « and » on the word that follows, whatever its alphabet.
_MELANGE = re.compile(f"[{LATIN}][{ARABE}]|(?!(?<![{ARABE}])و)[{ARABE}][{LATIN}]")

# What a word processor types around a value.
GUILLEMETS_COURBES = "ce sont des guillemets de traitement de texte"
DROITS = 'remplacez-les par des guillemets droits ("), ou retirez-les'

# The longest line of facts (an outline) has 1,500 characters, the longest word (an address) 215.
_LIGNE_ENORME = re.compile(r"^[^\n]{10000,}", re.MULTILINE)
_MOT_ENORME = re.compile(r"(?<!\S)\S{600,}")

# What a tool that joins two versions of a file leaves where it could not.
_CONFLIT = re.compile(r"^[ ]*(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$", re.MULTILINE)
# UTF-8 read as if it were Windows-1252, then saved: « Ã© » for « é », « â€™ » for « ’ ».
_ABIME = re.compile(
    "[ÃÂâÅØ](?:(?<=[ÃÂ])[\u0080-\u00bf\u20ac\u201a-\u201e\u2018-\u201d]|(?<=â)€|(?<=Å)“|(?<=Ø)[\u00a7-\u00bf]Ù)"
)

# What a spreadsheet writes where it could not compute, or where a column is too narrow: whoever saves it as text keeps it.
_ERREUR_DE_TABLEUR = re.compile(
    r"#(?:REF ?!|N/[AD]\b|NOM ?\?|NAME\?|VALEUR ?!|VALUE!|DIV/0 ?!|NULL? ?!|NOMBRE ?!|NUM!|CALC!|EPARS!|SPILL!|#{6})|\bErr ?:5\d\d\b"
)

# Between two letters, what passes for a hyphen or an apostrophe: two names that look alike are two names.
_SOSIE = re.compile(f"[\u00b4\u0060\u2018\u2032\u2033\u2013\u2014\u2212](?<=[{LATIN}].)(?=[{LATIN}])")

_ALPHABETS = {
    "CYRILLIC": "cyrillique",
    "GREEK": "grecque",
    "HEBREW": "hébraïque",
    "ARMENIAN": "arménienne",
    "CHEROKEE": "cherokee",
    "COPTIC": "copte",
}
_SENS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CATEGORIES = {
    "Cc": "un caractère de contrôle, qui ne se voit pas",
    "Cf": "un caractère invisible",
    "Cs": "la moitié d'un caractère",
    "Co": "un caractère privé, que personne d'autre ne voit",
    "Cn": "un caractère qui n'existe pas",
    "Zs": "une espace d'une largeur spéciale",
    "Zl": "un saut de ligne caché",
    "Zp": "un saut de paragraphe caché",
    "Mn": "un accent séparé de sa lettre",
    "Nd": "un chiffre d'une autre écriture",
}


def decoder(nom: str, octets: bytes) -> str:
    """Return the text of the file ``nom``, whose content is ``octets``: UTF-8, with or without its mark.

    Raises DonneesInvalides with the place of each character that has nothing to do there.
    """
    try:
        texte = octets.decode("utf-8-sig")
    except UnicodeDecodeError as erreur:
        ligne = octets[: erreur.start].count(b"\n") + 1
        remede = "enregistrez le fichier en UTF-8"
        raise DonneesInvalides([Probleme(nom, ligne, "", "", "ce fichier n'est pas en UTF-8", remede)]) from erreur
    texte = texte.replace("\r\n", "\n")
    if not _sain(texte):
        raise DonneesInvalides(list(_problemes(nom, texte)))
    return texte


@lru_cache(maxsize=512)
def _sain(texte: str) -> bool:
    """Whether nothing is wrong in ``texte``: `serve` reads again every page of a folder of which one changed."""
    return not any(motif.search(texte) for motif, _ in _FAUTES)


def interdit(texte: str) -> str | None:
    """Return what is wrong with the first character of ``texte`` that may not be there, or None."""
    if trouve := _INTERDIT.search(texte):
        return f"{_nature(trouve[0])} (U+{ord(trouve[0]):04X})"
    if _VOYELLES_SEULES.search(texte):
        return "une voyelle arabe sans sa lettre, ou trop de voyelles sur une lettre"
    return None


def faute(texte: str) -> tuple[str, str] | None:
    """Return what is wrong with the characters of ``texte``, which comes from elsewhere, and how to mend it; or None."""
    if erreur := _ERREUR_DE_TABLEUR.search(texte):
        return f"« {erreur[0]} » est une erreur de tableur", _SANS_ERREUR
    return next((ecrire(trouve) for motif, ecrire in _FAUTES if (trouve := motif.search(texte))), None)


def melange(texte: str) -> str | None:
    """Return the first word of ``texte`` written in two alphabets at once, or None."""
    trouve = _MELANGE.search(texte)
    return trouve and trouve[0]


def _problemes(nom: str, texte: str) -> Iterator[Probleme]:
    """Yield the first fault of each line that has one, ten lines at most: a file of another kind has thousands."""
    fautes: dict[int, Probleme] = {}
    for motif, ecrire in _FAUTES:
        for trouve in motif.finditer(texte):
            ligne = texte.count("\n", 0, trouve.start()) + 1
            constat, remede = ecrire(trouve)
            autour = texte[max(0, trouve.start() - 12) : trouve.start() + 12]
            fautes.setdefault(ligne, Probleme(nom, ligne, "", _visible(autour), constat, remede, f"{nom} {constat}"))
            if len(fautes) >= 10:
                break
    yield from (fautes[ligne] for ligne in sorted(fautes)[:10])


_RETAPER = "effacez-le et retapez le mot au clavier, sans copier-coller"
_AU_CLAVIER = "effacez ce signe et retapez-le au clavier"
_COUPER = "coupez-le, ou rétablissez-le depuis la version précédente"
_CHOISIR = "gardez l'une des deux versions, et retirez les lignes <<<<<<<, ======= et >>>>>>>"
_SANS_ERREUR = (
    "rouvrez le tableau, corrigez la formule ou la largeur de cette colonne, et recopiez la valeur ; inconnue, videz-la"
)
_RETABLIR = "rétablissez le fichier depuis la version précédente, et enregistrez-le en UTF-8"
# What is looked for in a file → the fault and the remedy.
_FAUTES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str]]], ...] = (
    (_INTERDIT, lambda trouve: (f"il y a ici {interdit(trouve[0])}", _RETAPER)),
    (_VOYELLES_SEULES, lambda trouve: (f"il y a ici {interdit(trouve[0] * 4)}", _RETAPER)),
    (_SOSIE, lambda trouve: (f"« {trouve[0]} » passe ici pour {_imite(trouve[0])}", _AU_CLAVIER)),
    (_LIGNE_ENORME, lambda trouve: (f"cette ligne a {len(trouve[0])} caractères", _COUPER)),
    (_MOT_ENORME, lambda trouve: (f"ce mot a {len(trouve[0])} caractères", _COUPER)),
    (_CONFLIT, lambda _: ("deux versions de ce fichier n'ont pas pu être réunies : les deux sont ici", _CHOISIR)),
    (_ABIME, lambda _: ("ces lettres ont été abîmées : le fichier a été lu dans un autre codage", _RETABLIR)),
)


def _imite(signe: str) -> str:
    return "un trait d'union" if signe in "\u2013\u2014\u2212" else "une apostrophe"


def _visible(texte: str) -> str:
    return " ".join("".join(c if interdit(c) is None else "□" for c in texte).split())


def _nature(caractere: str) -> str:
    if caractere in _SENS:
        return "un caractère invisible qui retourne le sens du texte"
    alphabet = _ALPHABETS.get(unicodedata.name(caractere, "").partition(" ")[0])
    if alphabet:
        return f"une lettre {alphabet} qui peut passer pour une des nôtres"
    categorie = unicodedata.category(caractere)
    if categorie.startswith("L"):
        return "une lettre que le site n'emploie pas"
    return _CATEGORIES.get(categorie, "un signe que le site n'emploie pas")
