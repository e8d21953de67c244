"""Communes, intercommunalities and their figures agree."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import inconnu, regle, toutes


@regle
def commune_dans_un_epci(lot: Lot) -> Iterator[Probleme]:
    for commune, enregistrement in toutes(lot, "communes"):
        if commune.epci not in lot.connus["epci"]:
            yield inconnu(enregistrement, ("epci",), commune.epci, "ce SIREN d'EPCI", "data/epci.csv")


@regle
def insee_et_departement(lot: Lot) -> Iterator[Probleme]:
    """The INSEE code begins with the department (INSEE, code officiel géographique)."""
    for commune, enregistrement in toutes(lot, "communes"):
        if not commune.insee.startswith(commune.departement):
            constat = f"le code INSEE {commune.insee} n'est pas dans ce département"
            yield enregistrement.probleme(("departement",), constat, "corrigez l'un des deux", commune.departement)


@regle
def departement_nomme(lot: Lot) -> Iterator[Probleme]:
    for jeu in ("communes", "epci"):
        for fiche, enregistrement in toutes(lot, jeu):
            codes = [fiche.departement] if jeu == "communes" else fiche.departements
            for code in codes:
                if code not in lot.connus["departements"]:
                    champ = "departement" if jeu == "communes" else "departements"
                    yield inconnu(enregistrement, (champ,), code, "ce département", "data/departements.csv")


@regle
def siren_valide(lot: Lot) -> Iterator[Probleme]:
    """A SIREN ends with a Luhn key; a historic commune's begins with 21 and its department."""
    for jeu in ("communes", "epci"):
        for fiche, enregistrement in toutes(lot, jeu):
            if not _luhn(fiche.siren):
                yield enregistrement.probleme(
                    ("siren",), "la clé de contrôle de ce SIREN est fausse", "recopiez-le depuis la source", fiche.siren
                )
    for commune, enregistrement in toutes(lot, "communes"):
        attendu = f"21{commune.departement}"
        if commune.siren.startswith("21") and not commune.siren.startswith(attendu):
            constat = f"ce SIREN n'est pas celui de la commune {commune.insee} : il commencerait par {attendu}"
            yield enregistrement.probleme(("siren",), constat, "corrigez le SIREN ou le code INSEE", commune.siren)


def _luhn(siren: str) -> bool:
    doubles = (int(chiffre) * (1 + rang % 2) for rang, chiffre in enumerate(siren))
    return sum(double - 9 * (double > 9) for double in doubles) % 10 == 0


@regle
def ancienne_commune_rattachee(lot: Lot) -> Iterator[Probleme]:
    for ancienne, enregistrement in toutes(lot, "anciennes"):
        if ancienne.commune not in lot.connus["communes"]:
            yield inconnu(enregistrement, ("commune",), ancienne.commune, "ce code INSEE", "data/communes.csv")


@regle
def epci_peuple(lot: Lot) -> Iterator[Probleme]:
    """An EPCI has communes of the region, and no more than its total."""
    membres = Counter(commune.epci for commune in lot.fiches("communes"))
    for epci, enregistrement in toutes(lot, "epci"):
        servies = membres[epci.siren]
        if not 0 < servies <= epci.communes_au_total:
            constat = f"{servies} commune(s) de data/communes.csv pour {epci.communes_au_total} au total"
            yield enregistrement.probleme(
                ("communes_au_total",), constat, "relancez l'import (make import)", epci.communes_au_total
            )


@regle
def adresse_inchangee(lot: Lot) -> Iterator[Probleme]:
    """One page per EPCI, at the address where it was published: people have it on paper."""
    publiees = lot.par_cle("adresses", "siren")
    pris: dict[str, str] = {}
    for epci, enregistrement in toutes(lot, "epci"):
        premier = pris.setdefault(epci.slug, epci.nom)
        if premier != epci.nom:
            constat = f"cette adresse est déjà celle de « {premier} »"
            yield enregistrement.probleme(("slug",), constat, "donnez à chaque EPCI sa propre adresse", epci.slug)
        publiee = publiees.get(epci.siren)
        if publiee is None:
            constat = "l'adresse de cet EPCI n'est pas dans data/adresses_publiees.csv"
            yield enregistrement.probleme(("slug",), constat, "ajoutez-y la ligne « siren,slug »", epci.slug)
        elif publiee.slug != epci.slug:
            constat = f"la page est déjà publiée à l'adresse « {publiee.slug} », qui ne change jamais"
            yield enregistrement.probleme(("slug",), constat, "remettez l'adresse publiée", epci.slug)
    for adresse, enregistrement in toutes(lot, "adresses"):
        if adresse.siren not in lot.connus["epci"]:
            constat = "une page a été publiée pour cet EPCI, qui a disparu de data/epci.csv"
            yield enregistrement.probleme(("siren",), constat, "rétablissez l'EPCI", adresse.siren)


@regle
def reforme_concordante(lot: Lot) -> Iterator[Probleme]:
    """The ground held by ``epci.csv`` is that of the official list (CCH, L. 441-1)."""
    officiels = lot.par_cle("reforme", "siren")
    for epci, enregistrement in toutes(lot, "epci"):
        attendu = officiels[epci.siren].motif if epci.siren in officiels else None
        if epci.motif != attendu:
            constat = f"data/reforme.yml dit « {attendu or 'non concerné'} » pour cet EPCI"
            yield enregistrement.probleme(("motif",), constat, "accordez les deux fichiers", epci.motif or "vide")
    noms = {epci.siren: epci.nom for epci in lot.fiches("epci")}
    for concerne, enregistrement in toutes(lot, "reforme"):
        if concerne.siren not in lot.connus["epci"]:
            yield inconnu(enregistrement, ("siren",), concerne.siren, "ce SIREN d'EPCI", "data/epci.csv")
        elif concerne.nom != noms.get(concerne.siren, concerne.nom):
            constat = f"ce nom n'est pas celui du SIREN {concerne.siren}, « {noms[concerne.siren]} »"
            yield enregistrement.probleme(("nom",), constat, "corrigez le nom ou le SIREN", concerne.nom)


@regle
def quartiles_ordonnes(lot: Lot) -> Iterator[Probleme]:
    """Thresholds grow, once a year and EPCI, for EPCI of the reform only."""
    vus: set[tuple[str, int]] = set()
    for quartiles, enregistrement in toutes(lot, "quartiles"):
        if quartiles.epci not in lot.connus["reforme"]:
            yield inconnu(enregistrement, ("epci",), quartiles.epci, "ce SIREN d'EPCI", "data/reforme.yml")
        if not quartiles.q1 < quartiles.q2 < quartiles.q3:
            constat = f"les seuils doivent croître : {quartiles.q1}, {quartiles.q2}, {quartiles.q3}"
            yield enregistrement.probleme(("q1",), constat, "recopiez-les depuis l'arrêté", quartiles.q1)
        yield from _une_fois_par_an(quartiles, enregistrement, vus)


@regle
def attributions_coherentes(lot: Lot) -> Iterator[Probleme]:
    """Parts do not exceed the whole; DALO households are priority households."""
    vus: set[tuple[str, int]] = set()
    for fiche, enregistrement in toutes(lot, "attributions"):
        if fiche.epci not in lot.connus["epci"]:
            yield inconnu(enregistrement, ("epci",), fiche.epci, "ce SIREN d'EPCI", "data/epci.csv")
        for partie, tout in (
            ("menages_prioritaires", "total"),
            ("premier_quartile", "total"),
            ("dalo", "menages_prioritaires"),
        ):
            if getattr(fiche, partie) > getattr(fiche, tout):
                constat = f"ce nombre dépasse « {tout} » ({getattr(fiche, tout)})"
                yield enregistrement.probleme(
                    (partie,), constat, "recopiez la ligne depuis la source", getattr(fiche, partie)
                )
        yield from _une_fois_par_an(fiche, enregistrement, vus)


def _une_fois_par_an(fiche: Any, enregistrement: Enregistrement, vus: set[tuple[str, int]]) -> Iterator[Probleme]:
    if (fiche.epci, fiche.annee) in vus:
        constat = f"l'année {fiche.annee} est déjà donnée pour cet EPCI"
        yield enregistrement.probleme(("annee",), constat, "supprimez la ligne en double", fiche.annee)
    vus.add((fiche.epci, fiche.annee))


@regle
def contour_connu(lot: Lot) -> Iterator[Probleme]:
    for contour, enregistrement in toutes(lot, "contours"):
        if contour.insee not in lot.connus["communes"]:
            yield inconnu(enregistrement, ("insee",), contour.insee, "ce code INSEE", "data/communes.csv")


@regle
def carte_complete(lot: Lot) -> Iterator[Probleme]:
    """Every EPCI is on the map, once."""
    traces = lot.par_cle("traces", "siren")
    for epci, enregistrement in toutes(lot, "epci"):
        if epci.siren not in lot.connus["traces"]:
            constat = "cet EPCI n'est pas sur la carte (data/carte.csv)"
            yield enregistrement.probleme(("siren",), constat, "relancez l'import (make import)", epci.siren)
    for siren in (siren for siren in traces if siren not in lot.connus["epci"]):
        enregistrement = next(e for fiche, e in lot.paires["traces"] if fiche.siren == siren)
        yield inconnu(enregistrement, ("siren",), siren, "ce SIREN d'EPCI", "data/epci.csv")
