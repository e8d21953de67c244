"""What a cell means, and how a value is shown in a cell. Each form reads what spreadsheets do to it."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from guichet.socle.chargement import Donnees
from guichet.sujets.territoires.fiches import Commune, Epci
from guichet.sujets.territoires.recherche_de_commune import normaliser

_ARRONDI = re.compile(r"^\d([,.]\d+)?E\+?\d+$", re.IGNORECASE)
_SEPARATEUR_DE_LISTE = re.compile(r"[|;\n]")
_CODE_ET_NOM = re.compile(r"^(\d[\dAB]?\d{2,7})(?:[ -]+(.+))?$")
_NOM_ET_CODE = re.compile(r"^(.+?) *\((\w{2,5})\)$")
_OUI = {"oui", "o", "x", "vrai", "1", "true", "yes"}
_NON = {"non", "n", "faux", "0", "false", "no"}


class ValeurRefusee(ValueError):
    """A cell does not say what its column asks; carries what is wrong and how to mend it."""

    def __init__(self, constat: str, remede: str) -> None:
        super().__init__(constat)
        self.constat, self.remede = constat, remede


@dataclass(frozen=True)
class Reperes:
    """What a cell may name: the territories of ``donnees``; ``code_postal`` is that of the line, if any."""

    donnees: Donnees
    code_postal: str = ""

    @cached_property
    def epci(self) -> dict[str, Epci]:
        """EPCI by SIREN, by name and by address."""
        tous = self.donnees.epci.values()
        noms = {normaliser(nom): epci for epci in tous for nom in (epci.nom, epci.slug)}
        return noms | self.donnees.epci

    @cached_property
    def communes(self) -> dict[str, list[Commune]]:
        """Communes in force by name; a name that is no longer in force leads to the commune that took it in."""
        parues: dict[str, list[Commune]] = {}
        for commune in self.donnees.communes.values():
            parues.setdefault(normaliser(commune.nom), []).append(commune)
        anciennes: dict[str, list[Commune]] = {}
        for ancienne in self.donnees.anciennes:
            anciennes.setdefault(normaliser(ancienne.nom), []).append(self.donnees.communes[ancienne.commune])
        return anciennes | parues

    def avec_code_postal(self, code_postal: str) -> "Reperes":
        reperes = Reperes(self.donnees, code_postal)
        # The dictionaries are the same for every line.
        reperes.__dict__.update(epci=self.epci, communes=self.communes)
        return reperes


@dataclass(frozen=True)
class Forme:
    """How a value is read from a cell (never empty) and shown in one. ``lire`` raises ValeurRefusee."""

    lire: Callable[[str, Reperes], Any]
    ecrire: Callable[[Any, Donnees], str] = field(default=lambda valeur, _: str(valeur))


def _texte(cellule: str, _: Reperes) -> str:
    return " ".join(cellule.split())


def _entier(cellule: str, _: Reperes) -> int:
    chiffres = cellule.replace(" ", "").replace("−", "-")
    if not re.fullmatch(r"[+-]?\d{1,9}([.,]0+)?", chiffres, re.ASCII):
        raise ValeurRefusee("un nombre entier est attendu", "écrivez des chiffres seulement")
    return int(re.split("[.,]", chiffres)[0])


def _decimal(cellule: str, _: Reperes) -> float:
    chiffres = cellule.replace(" ", "").replace(",", ".")
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


def _date(cellule: str, _: Reperes) -> datetime.date:
    texte = re.sub(r"[ T]00:00(:00)?$", "", cellule)
    francaise = re.fullmatch(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})", texte, re.ASCII)
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", texte, re.ASCII)
    try:
        if francaise:
            jour, mois, annee = map(int, francaise.groups())
            return datetime.date(annee, mois, jour)
        if iso:
            return datetime.date(*map(int, iso.groups()))
    except ValueError as erreur:
        raise ValeurRefusee("ce jour n'est pas dans le calendrier", "corrigez-le, par exemple 31/12/2026") from erreur
    raise ValeurRefusee("un jour est attendu", "écrivez jour/mois/année, l'année sur quatre chiffres : 31/12/2026")


def _annee_ou_date(cellule: str, reperes: Reperes) -> str:
    if re.fullmatch(r"\d{4}", cellule, re.ASCII):
        return cellule
    return _date(cellule, reperes).isoformat()


def _date_en_cellule(valeur: Any, _: Donnees) -> str:
    return f"{valeur:%d/%m/%Y}"


def _annee_ou_date_en_cellule(valeur: Any, donnees: Donnees) -> str:
    return valeur if len(valeur) == 4 else _date_en_cellule(datetime.date.fromisoformat(valeur), donnees)


def _code_postal(cellule: str, _: Reperes) -> str:
    code = cellule.replace(" ", "")
    return f"0{code}" if re.fullmatch(r"\d{4}", code, re.ASCII) else code


def _telephone(cellule: str, _: Reperes) -> str:
    import phonenumbers

    if _ARRONDI.match(cellule):
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


def _epci(cellule: str, reperes: Reperes) -> str:
    """Return the SIREN of an EPCI named by its SIREN, its name, its address, or SIREN and name."""
    cellule = _texte(cellule, reperes)
    if _ARRONDI.match(cellule):
        raise ValeurRefusee("le tableur a arrondi ce SIREN", "mettez la colonne au format « Texte » et retapez-le")
    if code := re.match(r"^((?:\d ?){9})(?!\d)(.*)$", cellule, re.ASCII):
        siren, nom = code[1].replace(" ", ""), code[2].strip(" -:,")
        epci = reperes.donnees.epci.get(siren)
        if epci is None:
            raise ValeurRefusee("ce SIREN d'EPCI n'existe pas", "cherchez-le dans data/epci.csv")
        if nom and normaliser(nom) != normaliser(epci.nom):
            raise ValeurRefusee(f"ce SIREN est celui de « {epci.nom} »", "accordez le numéro et le nom")
        return siren
    trouve = reperes.epci.get(normaliser(cellule))
    if trouve is None:
        mots = set(normaliser(cellule).split())
        proches = [e.nom for e in reperes.donnees.epci.values() if mots and mots <= set(normaliser(e.nom).split())]
        remede = (
            f"écrivez {' ou '.join(proches[:5])}" if proches else "écrivez son SIREN, ou son nom dans data/epci.csv"
        )
        raise ValeurRefusee("aucun EPCI ne porte ce nom", remede)
    return trouve.siren


def _epci_en_cellule(siren: str, donnees: Donnees) -> str:
    return f"{siren} {donnees.epci[siren].nom}"


def _liste_d_epci(cellule: str, reperes: Reperes) -> list[str]:
    return [_epci(partie, reperes) for partie in _parties(cellule)]


def _commune(cellule: str, reperes: Reperes) -> str:
    """Return the INSEE code of a commune named by its code, its name, or a code and its name."""
    cellule = _texte(cellule, reperes)
    nom, codes = cellule, [reperes.code_postal] if reperes.code_postal else []
    if code := _CODE_ET_NOM.match(cellule):
        insee = code[1].zfill(5)
        commune = reperes.donnees.communes.get(insee)
        if commune and (not code[2] or normaliser(code[2]) == normaliser(commune.nom)):
            return insee
        if not code[2]:
            raise ValeurRefusee("ce code INSEE n'existe pas", "cherchez-le dans data/communes.csv, ou écrivez le nom")
        nom, codes = code[2], [insee]
    elif code := _NOM_ET_CODE.match(cellule):
        nom, codes = code[1], [code[2]]
    candidates = {c.insee: c for c in reperes.communes.get(normaliser(nom), [])}
    retenues = [c for c in candidates.values() if all(_de_ce_code(c, code) for code in codes)]
    if len(retenues) == 1:
        return retenues[0].insee
    if not candidates:
        raise ValeurRefusee("aucune commune de la région ne porte ce nom", "corrigez-le, ou écrivez son code INSEE")
    liste = ", ".join(f"{c.insee} {c.nom} ({' '.join(c.codes_postaux)})" for c in candidates.values())
    constat = "plusieurs communes portent ce nom" if len(retenues) > 1 else "ce nom et ce code ne vont pas ensemble"
    raise ValeurRefusee(constat, f"écrivez le code INSEE : {liste}")


def _de_ce_code(commune: Commune, code: str) -> bool:
    return code in (commune.departement, commune.insee, *commune.codes_postaux)


def _commune_en_cellule(insee: str, donnees: Donnees) -> str:
    return f"{insee} {donnees.communes[insee].nom}"


def _departement(cellule: str, reperes: Reperes) -> str:
    code = cellule.zfill(2)
    if code in reperes.donnees.departements:
        return code
    voulu = normaliser(re.sub(r"^\d{1,2}[ -]+|\(\d{1,2}\)$", "", cellule))
    for departement in reperes.donnees.departements.values():
        if normaliser(departement.nom) == voulu:
            return departement.code
    raise ValeurRefusee("ce département n'existe pas", f"choisissez parmi {', '.join(reperes.donnees.departements)}")


def _departement_en_cellule(code: str, donnees: Donnees) -> str:
    return f"{code} {donnees.departements[code].nom}"


def _parties(cellule: str) -> list[str]:
    return [partie.strip() for partie in _SEPARATEUR_DE_LISTE.split(cellule) if partie.strip()]


TEXTE = Forme(_texte)
ENTIER = Forme(_entier)
DECIMAL = Forme(_decimal, lambda valeur, _: str(valeur).removesuffix(".0").replace(".", ","))
DEGRES = Forme(_point, lambda valeur, _: str(valeur).replace(".", ","))
BOOLEEN = Forme(_booleen, lambda valeur, _: "oui" if valeur else "non")
DATE = Forme(_date, _date_en_cellule)
ANNEE_OU_DATE = Forme(_annee_ou_date, _annee_ou_date_en_cellule)
CODE_POSTAL = Forme(_code_postal)
TELEPHONE = Forme(_telephone, _telephone_en_cellule)
EPCI = Forme(_epci, _epci_en_cellule)
LISTE_D_EPCI = Forme(_liste_d_epci, lambda valeur, d: " | ".join(_epci_en_cellule(siren, d) for siren in valeur))
COMMUNE = Forme(_commune, _commune_en_cellule)
DEPARTEMENT = Forme(_departement, _departement_en_cellule)


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

    return Forme(lire, lambda valeur, _: mots[valeur])


def liste_de(forme: Forme) -> Forme:
    """Return the form of several values of ``forme``, separated by ``|``, ``;``, a comma or an end of line."""
    return Forme(
        lambda cellule, reperes: [forme.lire(partie, reperes) for partie in _parties(cellule.replace(",", "|"))],
        lambda valeur, donnees: " | ".join(forme.ecrire(v, donnees) for v in valeur),
    )
