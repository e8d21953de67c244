"""Territories in the cells of a table: named by their code, their name, or both."""

import re
from collections.abc import Mapping

from guichet.socle.donnees import Donnees, une_fois
from guichet.socle.texte import normaliser
from guichet.sujets.territoires import fiches
from guichet.sujets.territoires.fiches import ANCIENNES, COMMUNES, DEPARTEMENTS, Commune, Epci
from guichet.tableaux.valeurs import ARRONDI, Forme, Reperes, ValeurRefusee, parties, texte

_CODE_ET_NOM = re.compile(r"^(\d[\dAB]?\d{2,7})(?:[ -]+(.+))?$")
_NOM_ET_CODE = re.compile(r"^(.+?) *\((\w{2,5})\)$")


@une_fois
def epci_par_nom(donnees: Donnees) -> Mapping[str, Epci]:
    """Return the EPCI by SIREN, by name and by address."""
    tous = donnees[fiches.EPCI]
    noms = {normaliser(nom): epci for epci in tous.values() for nom in (epci.nom, epci.slug)}
    return noms | tous


@une_fois
def communes_par_nom(donnees: Donnees) -> Mapping[str, list[Commune]]:
    """Return the communes in force by name; one that is no longer in force leads to the commune that took it in."""
    parues: dict[str, list[Commune]] = {}
    for commune in donnees[COMMUNES].values():
        parues.setdefault(normaliser(commune.nom), []).append(commune)
    anciennes: dict[str, list[Commune]] = {}
    for ancienne in donnees[ANCIENNES]:
        anciennes.setdefault(normaliser(ancienne.nom), []).append(donnees[COMMUNES][ancienne.commune])
    return anciennes | parues


def _epci(cellule: str, reperes: Reperes) -> str:
    """Return the SIREN of an EPCI named by its SIREN, its name, its address, or SIREN and name."""
    cellule = texte(cellule, reperes)
    if ARRONDI.match(cellule):
        raise ValeurRefusee("le tableur a arrondi ce SIREN", "mettez la colonne au format « Texte » et retapez-le")
    if code := re.match(r"^((?:\d ?){9})(?!\d)(.*)$", cellule, re.ASCII):
        siren, nom = code[1].replace(" ", ""), code[2].strip(" -:,")
        epci = reperes.donnees[fiches.EPCI].get(siren)
        if epci is None:
            raise ValeurRefusee("ce SIREN d'EPCI n'existe pas", "cherchez-le dans data/epci.csv")
        if nom and normaliser(nom) != normaliser(epci.nom):
            raise ValeurRefusee(f"ce SIREN est celui de « {epci.nom} »", "accordez le numéro et le nom")
        return siren
    trouve = epci_par_nom(reperes.donnees).get(normaliser(cellule))
    if trouve is None:
        mots = set(normaliser(cellule).split())
        proches = [
            e.nom for e in reperes.donnees[fiches.EPCI].values() if mots and mots <= set(normaliser(e.nom).split())
        ]
        remede = (
            f"écrivez {' ou '.join(proches[:5])}" if proches else "écrivez son SIREN, ou son nom dans data/epci.csv"
        )
        raise ValeurRefusee("aucun EPCI ne porte ce nom", remede)
    return trouve.siren


def _epci_en_cellule(siren: str, donnees: Donnees) -> str:
    return f"{siren} {donnees[fiches.EPCI][siren].nom}"


def _liste_d_epci(cellule: str, reperes: Reperes) -> list[str]:
    return [_epci(partie, reperes) for partie in parties(cellule)]


def _commune(cellule: str, reperes: Reperes) -> str:
    """Return the INSEE code of a commune named by its code, its name, or a code and its name."""
    cellule = texte(cellule, reperes)
    code_postal = reperes.ligne.get("code_postal", "").replace(" ", "")
    nom, codes = cellule, [code_postal.zfill(5)] if code_postal else []
    if code := _CODE_ET_NOM.match(cellule):
        insee = code[1].zfill(5)
        commune = reperes.donnees[COMMUNES].get(insee)
        if commune and (not code[2] or normaliser(code[2]) == normaliser(commune.nom)):
            return insee
        if not code[2]:
            raise ValeurRefusee("ce code INSEE n'existe pas", "cherchez-le dans data/communes.csv, ou écrivez le nom")
        nom, codes = code[2], [insee]
    elif code := _NOM_ET_CODE.match(cellule):
        nom, codes = code[1], [code[2]]
    candidates = {c.insee: c for c in communes_par_nom(reperes.donnees).get(normaliser(nom), [])}
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
    return f"{insee} {donnees[COMMUNES][insee].nom}"


def _departement(cellule: str, reperes: Reperes) -> str:
    code = cellule.zfill(2)
    if code in reperes.donnees[DEPARTEMENTS]:
        return code
    voulu = normaliser(re.sub(r"^\d{1,2}[ -]+|\(\d{1,2}\)$", "", cellule))
    for departement in reperes.donnees[DEPARTEMENTS].values():
        if normaliser(departement.nom) == voulu:
            return departement.code
    raise ValeurRefusee("ce département n'existe pas", f"choisissez parmi {', '.join(reperes.donnees[DEPARTEMENTS])}")


def _departement_en_cellule(code: str, donnees: Donnees) -> str:
    return f"{code} {donnees[DEPARTEMENTS][code].nom}"


EPCI = Forme(_epci, _epci_en_cellule)
LISTE_D_EPCI = Forme(_liste_d_epci, lambda valeur, d: " | ".join(_epci_en_cellule(siren, d) for siren in valeur))
COMMUNE = Forme(_commune, _commune_en_cellule)
DEPARTEMENT = Forme(_departement, _departement_en_cellule)
