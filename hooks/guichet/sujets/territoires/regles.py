"""Departments, communes and intercommunalities are called what they are."""

from collections.abc import Iterator
from dataclasses import replace

from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.territoires.fiches import ADRESSES, COMMUNES, DEPARTEMENTS, EPCI, REFORME

REGLES = Regles()

SIREN_D_EPCI = "ce SIREN d'EPCI"


@REGLES.regle
def commune_dans_un_epci(lot: Lot) -> Iterator[Probleme]:
    for commune, enregistrement in lot[COMMUNES]:
        if commune.epci not in lot.connus[EPCI]:
            yield inconnu(enregistrement, ("epci",), commune.epci, SIREN_D_EPCI, "data/epci.csv")


@REGLES.regle
def insee_et_departement(lot: Lot) -> Iterator[Probleme]:
    """The INSEE code begins with the department (INSEE, code officiel géographique)."""
    for commune, enregistrement in lot[COMMUNES]:
        if not commune.insee.startswith(commune.departement):
            constat = f"le code INSEE {commune.insee} n'est pas dans ce département"
            yield enregistrement.probleme(("departement",), constat, "corrigez l'un des deux", commune.departement)


@REGLES.regle
def departement_nomme(lot: Lot) -> Iterator[Probleme]:
    connus = lot.connus[DEPARTEMENTS]
    for commune, enregistrement in lot[COMMUNES]:
        if (code := commune.departement) not in connus:
            yield inconnu(enregistrement, ("departement",), code, "ce département", "data/departements.csv")
    for epci, enregistrement in lot[EPCI]:
        for code in epci.departements:
            if code not in connus:
                yield inconnu(enregistrement, ("departements",), code, "ce département", "data/departements.csv")


@REGLES.regle
def siren_valide(lot: Lot) -> Iterator[Probleme]:
    """A SIREN ends with a Luhn key, and is of one commune; a historic commune's begins with 21 and its department."""
    for epci, enregistrement in lot[EPCI]:
        if not _luhn(epci.siren):
            yield enregistrement.probleme(("siren",), _CLE_FAUSSE, "recopiez-le depuis la source", epci.siren)
    premieres: dict[str, Enregistrement] = {}
    for commune, enregistrement in lot[COMMUNES]:
        siren, attendu = commune.siren, f"21{commune.departement}"
        if not _luhn(siren):
            yield enregistrement.probleme(("siren",), _CLE_FAUSSE, "recopiez-le depuis la source", siren)
        elif siren.startswith("21") and not siren.startswith(attendu):
            constat = f"ce SIREN n'est pas celui de la commune {commune.insee} : il commencerait par {attendu}"
            yield enregistrement.probleme(("siren",), constat, "corrigez le SIREN ou le code INSEE", siren)
        elif (premiere := premieres.setdefault(siren, enregistrement)) is not enregistrement:
            constat = f"ce SIREN est déjà celui de la ligne {premiere.ligne}"
            yield enregistrement.probleme(("siren",), constat, "corrigez l'un des deux", siren)


_CLE_FAUSSE = "la clé de contrôle de ce SIREN est fausse"


def _luhn(siren: str) -> bool:
    doubles = (int(chiffre) * (1 + rang % 2) for rang, chiffre in enumerate(siren))
    return sum(double - 9 * (double > 9) for double in doubles) % 10 == 0


@REGLES.regle
def noms_distincts(lot: Lot) -> Iterator[Probleme]:
    """Two departments have two names, as two communes of a department."""
    nommes = (
        *(((fiche.nom,), enregistrement) for fiche, enregistrement in lot[DEPARTEMENTS]),
        *(((fiche.nom, fiche.departement), enregistrement) for fiche, enregistrement in lot[COMMUNES]),
    )
    premiers: dict[tuple[str, ...], Enregistrement] = {}
    for nom, enregistrement in nommes:
        premier = premiers.setdefault(nom, enregistrement)
        if premier is not enregistrement:
            constat = f"ce nom est déjà celui de la ligne {premier.ligne}"
            yield enregistrement.probleme(("nom",), constat, "corrigez l'un des deux", nom[0])


@REGLES.regle
def adresse_inchangee(lot: Lot) -> Iterator[Probleme]:
    """One page per EPCI, at the address where it was published: people have it on paper."""
    publiees = lot.par_cle(ADRESSES)
    pris: dict[str, str] = {}
    for epci, enregistrement in lot[EPCI]:
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


@REGLES.regle
def reforme_concordante(lot: Lot) -> Iterator[Probleme]:
    """The ground held by ``epci.csv`` is that of the official list (CCH, L. 441-1)."""
    officiels = lot.par_cle(REFORME)
    noms = {epci.siren: epci.nom for epci in lot.fiches(EPCI)}
    meconnus = [concerne for concerne in officiels.values() if concerne.nom != noms.get(concerne.siren, concerne.nom)]
    # A SIREN taken for another is told once, below, where it is written.
    echanges = {concerne.siren for concerne in meconnus} | {
        epci.siren for epci in lot.fiches(EPCI) if epci.nom in {concerne.nom for concerne in meconnus}
    }
    for epci, enregistrement in lot[EPCI]:
        attendu = officiels[epci.siren].motif if epci.siren in officiels else None
        if epci.motif != attendu and epci.siren not in echanges:
            constat = f"data/reforme.yml dit « {attendu or 'non concerné'} » pour cet EPCI"
            desaccord = enregistrement.probleme(("motif",), constat, "accordez les deux fichiers", epci.motif or "vide")
            yield replace(desaccord, cause=f"{SIREN_D_EPCI} {epci.siren}")
    for concerne, enregistrement in lot[REFORME]:
        if concerne.siren not in lot.connus[EPCI]:
            yield inconnu(enregistrement, ("siren",), concerne.siren, SIREN_D_EPCI, "data/epci.csv")
        elif concerne.nom != noms.get(concerne.siren, concerne.nom):
            constat = f"ce nom n'est pas celui du SIREN {concerne.siren}, « {noms[concerne.siren]} »"
            yield enregistrement.probleme(("nom",), constat, "corrigez le nom ou le SIREN", concerne.nom)
