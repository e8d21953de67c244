"""Interface strings, plurals, dates, numbers and language marking for the three languages of the site."""

import datetime
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from string import Formatter
from typing import TypeVar

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from guichet.socle import isolats
from guichet.socle.champs import LANGUES, Langue
from guichet.socle.jour_imprecis import JourImprecis

NOMS_DES_LANGUES: dict[Langue, str] = {"fr": "Français", "en": "English", "ar": "العربية"}
# In the words of messages.
NOMS_EN_FRANCAIS: dict[str, str] = {"fr": "français", "en": "anglais", "ar": "arabe"}
# What its readers know it by, where a name is too long.
SIGLES_DES_LANGUES: dict[Langue, str] = {"fr": "FR", "en": "EN", "ar": "عربي"}

Chaine = str | dict[str, str]
T = TypeVar("T", bound=str)
V = TypeVar("V")

_ESPACE_DE_PONCTUATION = re.compile(r"(?<=«) | (?=[:;?!»])")
_BALISE = re.compile(r"<[^>]*>")
# Those that no one chose, but for a space alone; a no-break space was.
_BLANCS = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")


def typographie(texte: T) -> T:
    """Return French ``texte`` with the non-breaking spaces that its punctuation asks for; marked up, it stays so."""
    if _est_ponctue(texte):
        return type(texte)(_ESPACE_DE_PONCTUATION.sub("\u00a0", texte))
    return texte


def _est_ponctue(texte: str) -> bool:
    """Whether there may be such spaces: most of what is printed has none, and these words are found sooner than a pattern."""
    return " :" in texte or " ;" in texte or " ?" in texte or " !" in texte or " »" in texte or "« " in texte


def imprimer(valeur: V) -> V:
    """Return ``valeur`` as a page prints it: a text with the spaces of French, which has them in every language."""
    return typographie(valeur) if isinstance(valeur, str) else valeur


# What is longer was made for one page.
_COURT = 300
# The same words, dates and numbers are printed on thousands of pages.
_retenir = lru_cache(maxsize=1 << 15, typed=True)


def ecrire(valeur: object) -> str:
    """Return ``valeur`` as the HTML of a page: escaped unless it is marked up, with the spaces of French."""
    # Not isinstance: markup is a text too.
    if type(valeur) is str:
        return _du_texte(valeur)
    if type(valeur) is Markup:
        return _du_balisage(valeur) if len(valeur) < _COURT else typographie(valeur)
    return escape(imprimer(valeur))


@_retenir
def _du_texte(texte: str) -> str:
    return str(escape(typographie(texte)))


@_retenir
def _du_balisage(balisage: Markup) -> str:
    return str(typographie(balisage))


def texte_nu(balisage: str) -> str:
    """Return the words of ``balisage`` (HTML of ours), for what is not HTML: its no-break spaces are kept."""
    return html.unescape(_BLANCS.sub(" ", _BALISE.sub("", balisage))).strip()


class ChaineInconnue(KeyError):
    """A template asks for an interface string that no file of ``data/interface/`` defines."""


def champs(modele: str) -> set[str]:
    """Return the names of the ``{placeholders}`` of ``modele``."""
    return {nom for _, nom, _, _ in Formatter().parse(modele) if nom}


def categories_de_pluriel(langue: str) -> set[str]:
    """Return the CLDR plural categories of integers in ``langue`` (French « many », for millions, is left out)."""
    categories = {*Locale(langue).plural_form.tags, "other"}
    return categories - {"many"} if langue == "fr" else categories


class ChampInconnu(LookupError):
    """Raised when the string ``cle`` has a placeholder, ``champ``, that the page does not fill."""

    def __init__(self, cle: str, champ: str) -> None:
        self.cle, self.champ = cle, champ
        super().__init__(f"« {cle} » contient {{{champ}}}, que la page ne remplit pas")


def _sans_champ(cle: str, forme: str) -> Markup:
    try:
        return Markup(escape(forme)).format_map({})
    except KeyError as erreur:
        raise ChampInconnu(cle, str(erreur.args[0])) from erreur


@dataclass(frozen=True)
class Interface:
    """The interface in one language: every way the site puts a value into words."""

    langue: Langue
    chaines: Mapping[str, Mapping[str, Chaine]]

    @property
    def sens(self) -> str:
        return self.locale.text_direction

    @property
    def virgule(self) -> str:
        """Return what comes between the items of a list."""
        return "، " if self.langue == "ar" else ", "

    @cached_property
    def locale(self) -> Locale:
        return Locale(self.langue)

    def t(self, cle: str, /, **valeurs: object) -> str:
        """Return the string ``cle`` with its placeholders filled; ``n`` selects the plural form.

        Values that are Markup keep their tags, all else is escaped. Raises ChaineInconnue, ChampInconnu.
        """
        if not valeurs:
            return self._sans_valeur(cle)
        ecrits: list[str] = []
        for texte, nom in _echappes(self._forme(cle, valeurs)):
            ecrits.append(texte)
            if nom is not None and nom not in valeurs:
                raise ChampInconnu(cle, nom)
            if nom is not None:
                ecrits.append(ecrire(self._en_texte(valeurs[nom])))
        return Markup("".join(ecrits))

    def _sans_valeur(self, cle: str) -> str:
        """Return a string without placeholders: most are, on every page."""
        if cle not in self._nues:
            self._nues[cle] = _sans_champ(cle, self._forme(cle, {}))
        return self._nues[cle]

    @cached_property
    def _nues(self) -> dict[str, str]:
        return {}

    def isolee(self, cle: str, /, **valeurs: object) -> str:
        """Return the string ``cle`` as `t` does, for the text of a page: in Arabic, numbers and French are isolated.

        An attribute, which holds no element, takes `t`. Raises ChaineInconnue.
        """
        if self.langue != "ar":
            return self.t(cle, **valeurs)
        if not valeurs:
            return isolats.isoler(str(self._forme(cle, valeurs)).format_map(valeurs))
        ecrits: list[object] = [""]
        for texte, nom in _morceaux(self._forme(cle, valeurs)):
            for valeur in (texte, imprimer(self._en_texte(valeurs[nom])) if nom else ""):
                # A number and its unit are one: they are joined before they are isolated.
                joints = not isinstance(valeur, Markup) and not isinstance(ecrits[-1], Markup)
                ecrits[-1:] = [f"{ecrits[-1]}{valeur}"] if joints else [ecrits[-1], valeur]
        return Markup("").join(map(isolats.isoler, ecrits))

    def _forme(self, cle: str, valeurs: Mapping[str, object]) -> str:
        """Return the string ``cle``, or the plural form that ``n`` selects."""
        modele = self.brute(cle)
        if isinstance(modele, dict):
            nombre = valeurs["n"]
            if not isinstance(nombre, int | float):
                raise TypeError(f"{cle} attend n, un nombre")
            return modele.get(_pluriel(nombre, self.langue), modele["other"])
        return modele

    def texte(self, cle: str, /, **valeurs: object) -> str:
        """Return the string ``cle`` as `t` does, in plain words: for titles, feeds, calendars, the search."""
        return texte_nu(self.t(cle, **valeurs))

    @cached_property
    def _brutes(self) -> dict[str, Chaine]:
        """The strings of this language, punctuated; pages ask for them a hundred thousand times."""
        return {
            cle: self._ponctuee(langues[self.langue]) for cle, langues in self.chaines.items() if self.langue in langues
        }

    def _ponctuee(self, chaine: Chaine) -> Chaine:
        if self.langue != "fr":
            return chaine
        if isinstance(chaine, str):
            return typographie(chaine)
        return {categorie: typographie(forme) for categorie, forme in chaine.items()}

    def brute(self, cle: str) -> Chaine:
        """Return the string or its plural forms, placeholders unfilled. Raises ChaineInconnue."""
        try:
            return self._brutes[cle]
        except KeyError as erreur:
            raise ChaineInconnue(f"« {cle} » n'est défini dans aucun fichier de data/interface/") from erreur

    def messages(self, *domaines: str) -> dict[str, Chaine]:
        """Return the strings of ``domaines`` (names of files of ``data/interface/``), placeholders unfilled, for scripts.

        Who asks for the same is given the same dictionary: it is read, never changed.
        """
        if domaines not in self._messages:
            self._messages[domaines] = {
                cle: chaine for domaine in domaines for cle, chaine in self._domaines.get(domaine, {}).items()
            }
        return self._messages[domaines]

    @cached_property
    def _messages(self) -> dict[tuple[str, ...], dict[str, Chaine]]:
        return {}

    def commencant(self, domaine: str, *debuts: str) -> dict[str, Chaine]:
        """Return the strings of ``domaine`` whose name there begins with one of ``debuts``, by this name."""
        noms = {cle.partition(".")[2]: chaine for cle, chaine in self.messages(domaine).items()}
        return {nom: chaine for nom, chaine in noms.items() if nom.startswith(debuts)}

    def apres(self, domaine: str, prefixe: str) -> dict[str, Chaine]:
        """Return the strings of ``domaine`` named ``prefixe_…``, by what comes after: for a script, all its errors."""
        debut = f"{prefixe}_"
        return {nom.removeprefix(debut): chaine for nom, chaine in self.commencant(domaine, debut).items()}

    @cached_property
    def _domaines(self) -> dict[str, dict[str, Chaine]]:
        domaines: dict[str, dict[str, Chaine]] = {}
        for cle, chaine in self._brutes.items():
            domaines.setdefault(cle.partition(".")[0], {})[cle] = chaine
        return domaines

    def nombre(self, valeur: float) -> str:
        """Return ``valeur`` with grouped digits, Western digits in every language."""
        return _nombre(valeur, self.langue)

    def montant(self, euros: float) -> str:
        """Return an amount of money as a number: with its cents, two figures, or without any."""
        return self.nombre(int(euros)) if euros == int(euros) else _centimes(euros, self.langue)

    def jour(self, date: datetime.date) -> str:
        """Return the long date: « 6 octobre 2026 »."""
        return _jour(date, self.langue)

    def jour_imprecis(self, date: JourImprecis) -> str:
        """Return a date as precise as it is known: « 2022 », « mars 2022 » or « 28 mars 2022 »."""
        if date.jour:
            return self.jour(date.jour)
        return format_date(date.debut, "MMMM y", locale=self.langue) if date.mois else date

    def isoler(self, texte: object) -> object:
        """Return ``texte`` for the text of a page: in Arabic, as HTML where numbers and French are isolated."""
        return isolats.isoler(texte) if self.langue == "ar" else texte

    def nom(self, texte: str) -> Markup:
        """Return a French proper name, marked as French where the page is not."""
        return _nom(texte, self.langue)

    def _en_texte(self, valeur: object) -> object:
        return self.nombre(valeur) if isinstance(valeur, int | float) else valeur


@_retenir
def _morceaux(forme: str) -> list[tuple[str, str | None]]:
    """Return the texts of ``forme``, each with the name of the placeholder that follows it."""
    return [(texte, nom) for texte, nom, _, _ in Formatter().parse(forme)]


@_retenir
def _echappes(forme: str) -> list[tuple[str, str | None]]:
    """Return the same, the texts escaped."""
    return [(str(escape(texte)), nom) for texte, nom in _morceaux(forme)]


@_retenir
def _pluriel(nombre: float, langue: Langue) -> str:
    """Return the CLDR plural category of ``nombre``."""
    return Locale(langue).plural_form(nombre)


@_retenir
def _nombre(valeur: float, langue: Langue) -> str:
    if isinstance(valeur, int):
        # Thousands of counts, which Babel writes one by one as any number.
        return f"{valeur:,}".replace(",", _separateur(langue))
    return _decimal(valeur, langue)


# Whoever reads Arabic here holds papers of France, and « 12,870 » is twelve euros to a reader from the Maghreb.
_ECRITS_COMME = {"fr": "fr", "en": "en", "ar": "fr"}


def _centimes(euros: float, langue: Langue) -> str:
    return format_decimal(euros, "#,##0.00", locale=_ECRITS_COMME[langue])


def _decimal(valeur: float, langue: Langue) -> str:
    return format_decimal(valeur, locale=_ECRITS_COMME[langue])


@cache
def _separateur(langue: Langue) -> str:
    """Return what comes between the thousands."""
    return _decimal(1_000, langue)[1:-3]


@_retenir
def _jour(date: datetime.date, langue: Langue) -> str:
    if langue == "fr" and date.day == 1:
        return format_date(date, "d'er' MMMM y", locale="fr")
    return format_date(date, "d MMMM y", locale=langue)


@_retenir
def _nom(texte: str, langue: Langue) -> Markup:
    if langue == "fr":
        return escape(typographie(texte))
    return Markup('<span lang="fr" dir="ltr">{}</span>').format(typographie(texte))


@cache
def telephone(numero: str) -> str:
    """Return an E.164 French number as it is written in France: « 03 21 69 70 00 »."""
    import phonenumbers

    return phonenumbers.format_number(phonenumbers.parse(numero, None), phonenumbers.PhoneNumberFormat.NATIONAL)


__all__ = [
    "LANGUES",
    "NOMS_DES_LANGUES",
    "ChaineInconnue",
    "Interface",
    "categories_de_pluriel",
    "champs",
    "telephone",
    "texte_nu",
    "typographie",
]
