"""What a cell means, and how a value is shown in a cell. Each form reads what spreadsheets do to it."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from guichet.socle.donnees import Donnees
from guichet.socle.jour_imprecis import JourImprecis
from guichet.socle.texte import normaliser

ARRONDI = re.compile(r"^\d([,.]\d+)?E\+?\d+$", re.IGNORECASE)
_SEPARATEUR_DE_LISTE = re.compile(r"[|;\n]")
_OUI = {"oui", "o", "x", "vrai", "1", "true", "yes"}
_NON = {"non", "n", "faux", "0", "false", "no"}


class ValeurRefusee(ValueError):
    """A cell does not say what its column asks; carries what is wrong and how to mend it."""

    def __init__(self, constat: str, remede: str) -> None:
        super().__init__(constat)
        self.constat, self.remede = constat, remede


@dataclass(frozen=True)
class Reperes:
    """What helps to understand a cell: the facts of today, and the other cells of the line, by field."""

    donnees: Donnees
    ligne: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Forme:
    """How a value is read from a cell (never empty) and shown in one. ``lire`` raises ValeurRefusee."""

    lire: Callable[[str, Reperes], Any]
    ecrire: Callable[[Any, Donnees], str] = field(default=lambda valeur, _: str(valeur))
    # The words of each value, where there is a choice of them.
    mots: Mapping[str, str] = field(default_factory=dict)


def texte(cellule: str, _: Reperes) -> str:
    """Return the words of a cell, one space between them."""
    return " ".join(cellule.split())


# « 12.000 » is twelve thousand for some, twelve for others.
_MILLIERS_OU_DECIMALES = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)


def _sans_double_sens(chiffres: str) -> None:
    if _MILLIERS_OU_DECIMALES.fullmatch(chiffres):
        raise ValeurRefusee(
            "ce nombre peut se lire de deux façons : des milliers, ou une virgule et trois décimales",
            "écrivez les milliers sans point ni virgule (12000), les décimales sans zéro à la fin (12,5)",
        )


def _entier(cellule: str, _: Reperes) -> int:
    chiffres = cellule.replace(" ", "").replace("−", "-")
    _sans_double_sens(chiffres)
    if not re.fullmatch(r"[+-]?\d{1,9}([.,]0+)?", chiffres, re.ASCII):
        raise ValeurRefusee("un nombre entier est attendu", "écrivez des chiffres seulement")
    return int(re.split("[.,]", chiffres)[0])


def _decimal(cellule: str, _: Reperes) -> float:
    chiffres = cellule.replace(" ", "").replace(",", ".")
    _sans_double_sens(chiffres)
    if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", chiffres, re.ASCII):
        raise ValeurRefusee("un nombre est attendu", "écrivez des chiffres, avec une virgule s'il le faut : 15,5")
    return float(chiffres)


def _point(cellule: str, _: Reperes) -> float:
    chiffres = cellule.replace(" ", "").replace(",", ".").replace("−", "-")
    if not re.fullmatch(r"[+-]?\d{1,3}(\.\d{1,15})?", chiffres, re.ASCII):
        raise ValeurRefusee("des degrés sont attendus", "par exemple 3,06 pour une longitude, 50,63 pour une latitude")
    return float(chiffres)


def _booleen(cellule: str, _: Reperes) -> bool:
    mot = normaliser(cellule)
    if mot in _OUI | _NON:
        return mot in _OUI
    raise ValeurRefusee("oui ou non est attendu", "écrivez oui, non, ou laissez vide si vous ne savez pas")


def _jour(cellule: str) -> datetime.date | None:
    """Return the day written in ``cellule``, None where it is written as no day is. Raises ValeurRefusee if there is no such day."""
    ecrite = re.sub(r"[ T]00:00(:00)?$", "", cellule)
    francaise = re.fullmatch(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})", ecrite, re.ASCII)
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", ecrite, re.ASCII)
    try:
        if francaise:
            jour, mois, annee = map(int, francaise.groups())
            return datetime.date(annee, mois, jour)
        if iso:
            return datetime.date(*map(int, iso.groups()))
    except ValueError as erreur:
        raise ValeurRefusee("ce jour n'est pas dans le calendrier", "corrigez-le, par exemple 31/12/2026") from erreur
    return None


def _date(cellule: str, _: Reperes) -> datetime.date:
    if jour := _jour(cellule):
        return jour
    raise ValeurRefusee("un jour est attendu", "écrivez jour/mois/année, l'année sur quatre chiffres : 31/12/2026")


def _annee_ou_date(cellule: str, _: Reperes) -> str:
    if re.fullmatch(r"\d{4}", cellule, re.ASCII):
        return cellule
    if jour := _jour(cellule):
        return jour.isoformat()
    raise ValeurRefusee(
        "un jour est attendu, ou une année", "écrivez 31/12/2026 ou, si vous ne savez que l'année, 2026"
    )


def _date_en_cellule(valeur: Any, _: Donnees) -> str:
    return f"{valeur:%d/%m/%Y}"


def _annee_ou_date_en_cellule(valeur: Any, donnees: Donnees) -> str:
    date = JourImprecis(valeur)
    return _date_en_cellule(date.jour, donnees) if date.jour else date


def _code_postal(cellule: str, _: Reperes) -> str:
    code = cellule.replace(" ", "")
    return f"0{code}" if re.fullmatch(r"\d{4}", code, re.ASCII) else code


def _telephone(cellule: str, _: Reperes) -> str:
    import phonenumbers

    if ARRONDI.match(cellule):
        raise ValeurRefusee("le tableur a arrondi ce numéro", "mettez la colonne au format « Texte » et retapez-le")
    try:
        numero = phonenumbers.parse(cellule, "FR")
    except phonenumbers.NumberParseException as erreur:
        raise ValeurRefusee("ce n'est pas un numéro de téléphone", "par exemple 03 21 69 70 00") from erreur
    if not phonenumbers.is_valid_number(numero) or numero.extension:
        raise ValeurRefusee("ce numéro n'existe pas dans le plan de numérotation", "corrigez-le, ou laissez vide")
    return str(phonenumbers.format_number(numero, phonenumbers.PhoneNumberFormat.E164))


def _telephone_en_cellule(valeur: str, _: Donnees) -> str:
    from guichet.socle.langues import telephone

    return telephone(valeur) if valeur.startswith("+33") else valeur


def parties(cellule: str) -> list[str]:
    """Return the elements of a list written in a cell."""
    return [partie.strip() for partie in _SEPARATEUR_DE_LISTE.split(cellule) if partie.strip()]


TEXTE = Forme(texte)
ENTIER = Forme(_entier)
DECIMAL = Forme(_decimal, lambda valeur, _: str(valeur).removesuffix(".0").replace(".", ","))
DEGRES = Forme(_point, lambda valeur, _: str(valeur).replace(".", ","))
BOOLEEN = Forme(_booleen, lambda valeur, _: "oui" if valeur else "non")
DATE = Forme(_date, _date_en_cellule)
ANNEE_OU_DATE = Forme(_annee_ou_date, _annee_ou_date_en_cellule)
CODE_POSTAL = Forme(_code_postal)
TELEPHONE = Forme(_telephone, _telephone_en_cellule)


def choix(mots: Mapping[str, str], **autres: str) -> Forme:
    """Return the form of one value among the keys of ``mots``, shown by their words; ``autres`` are read too."""
    connus = {normaliser(mot): cle for cle, mot in mots.items()} | {normaliser(cle): cle for cle in mots}
    connus |= {normaliser(mot): cle for mot, cle in autres.items()}

    def lire(cellule: str, _: Reperes) -> str:
        try:
            return connus[normaliser(cellule)]
        except KeyError as erreur:
            raise ValeurRefusee(
                "cette valeur n'est pas prévue", f"choisissez parmi : {', '.join(mots.values())}"
            ) from erreur

    return Forme(lire, lambda valeur, _: mots[valeur], mots)


def liste_de(forme: Forme) -> Forme:
    """Return the form of several values of ``forme``, separated by ``|``, ``;``, a comma or an end of line."""
    return Forme(
        lambda cellule, reperes: [forme.lire(partie, reperes) for partie in parties(cellule.replace(",", "|"))],
        lambda valeur, donnees: " | ".join(forme.ecrire(v, donnees) for v in valeur),
        forme.mots,
    )
