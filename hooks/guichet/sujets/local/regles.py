"""Scoring grids and delays belong to a territory, and are told once."""

from collections.abc import Iterator

from guichet.socle.confirmations import Alarme, alarme, non_confirmees
from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu, inconnus
from guichet.socle.regles_des_dates import dates_dans_l_ordre_de
from guichet.sujets.local.fiches import (
    CHIFFRES_LOCAUX,
    COTATIONS,
    DELAIS_LOCAUX,
    MESURES,
    DelaiLocal,
    Demandes,
    NatureChiffre,
    NatureDelai,
)
from guichet.sujets.territoires.fiches import DEPARTEMENTS, EPCI

REGLES = Regles()

# Days, weeks and years in months, as far as telling an enormous delay from another.
_MOIS = {"jour": 1 / 30, "semaine": 7 / 30, "mois": 1, "an": 12}
MOIS_AU_PLUS = 180
# What a territory may wait or set, in months: less or more, a unit was taken for another. One who believes that a delay is
# abnormally long goes to the mediation committee, and is refused if it is not.
VRAISEMBLABLES = {
    NatureDelai.ATTENTE_MEDIANE: (3, 72),
    NatureDelai.ATTENTE_MOYENNE: (3, 72),
    NatureDelai.ANORMALEMENT_LONG: (6, 72),
    NatureDelai.RECEPTION: (0, 6),
}
# In the region, one inhabitant in twenty-five waits, and one in a hundred and thirty is allocated a home in a year.
HABITANTS_AU_MOINS = {NatureChiffre.DEMANDES: 4, NatureChiffre.ATTRIBUTIONS: 20}


@REGLES.regle
def critere_dit_une_fois(lot: Lot) -> Iterator[Probleme]:
    """A criterion belongs to an EPCI; a request does not meet it twice."""
    vus: dict[tuple[str, str], set[Demandes]] = {}
    for critere, enregistrement in lot[COTATIONS]:
        if critere.epci not in lot.connus[EPCI]:
            yield inconnu(enregistrement, ("epci",), critere.epci, "ce SIREN d'EPCI", "data/epci.csv")
        deja = vus.setdefault((critere.epci, critere.critere), set())
        if critere.demandes in deja or (deja and Demandes.TOUTES in {*deja, critere.demandes}):
            constat = "ce critère compte déjà pour ces demandes dans cet EPCI"
            remede = "gardez une seule fiche, ou séparez « premiere » et « mutation »"
            yield enregistrement.probleme(("critere",), constat, remede, critere.critere)
        deja.add(critere.demandes)


@REGLES.regle
def delai_local_situe(lot: Lot) -> Iterator[Probleme]:
    """A delay has its territory and, when it was measured, its year; it is told once."""
    vus: set[tuple[object, ...]] = set()
    for delai, enregistrement in lot[DELAIS_LOCAUX]:
        yield from _territoire(lot, delai, enregistrement)
        if delai.nature in MESURES and delai.annee is None:
            constat = "un délai d'attente mesuré doit avoir son année"
            yield enregistrement.probleme(("annee",), constat, "ajoutez l'année de la mesure", delai.nature)
        if delai.valeur * _MOIS[delai.unite] > MOIS_AU_PLUS:
            constat = "aucun délai d'ici ne dépasse 15 ans"
            yield enregistrement.probleme(("valeur",), constat, "recopiez-le depuis la source", delai.valeur)
        cle = (delai.nature, delai.epci, delai.departement, delai.annee, delai.precision)
        if cle in vus:
            constat = "ce délai est déjà donné pour ce territoire et cette année"
            remede = "gardez une seule fiche, ou ajoutez « precision »"
            yield enregistrement.probleme(("nature",), constat, remede, delai.nature)
        vus.add(cle)


@REGLES.derniere
def delai_local_vraisemblable(lot: Lot) -> Iterator[Probleme]:
    """A delay is one that people of the region may wait, or is confirmed."""
    yield from non_confirmees(lot, "data/delais_locaux.yml", _invraisemblables(lot))


def _invraisemblables(lot: Lot) -> Iterator[Alarme]:
    for delai, enregistrement in lot[DELAIS_LOCAUX]:
        mois, (au_moins, au_plus) = delai.valeur * _MOIS[delai.unite], VRAISEMBLABLES[delai.nature]
        if not au_moins <= mois <= au_plus:
            ou_et_quand = filter(None, (delai.epci or delai.departement, delai.annee, delai.precision))
            cle = " ".join(map(str, (delai.nature.value, *ou_et_quand)))
            constat = f"ce délai est trop {'court' if mois < au_moins else 'long'} pour être vrai : de {au_moins} à {au_plus} mois"
            yield alarme(enregistrement, cle, ("valeur",), constat, f"{delai.valeur:g} {delai.unite}")


@REGLES.regle
def chiffre_local_dit_une_fois(lot: Lot) -> Iterator[Probleme]:
    """A count belongs to an EPCI, is told once a year, and not before that year."""
    yield from inconnus(lot, CHIFFRES_LOCAUX, "epci", EPCI, "ce SIREN d'EPCI")
    vus: set[tuple[str, str, int]] = set()
    territoires = lot.par_cle(EPCI)
    for chiffre, enregistrement in lot[CHIFFRES_LOCAUX]:
        cle = (chiffre.epci, chiffre.nature, chiffre.annee)
        if cle in vus:
            constat = f"ce chiffre est déjà donné pour {chiffre.annee}"
            yield enregistrement.probleme(("annee",), constat, "gardez une seule fiche", chiffre.annee)
        vus.add(cle)
        if chiffre.annee > chiffre.lu_le.year:
            constat = "ce chiffre est celui d'une année d'après sa lecture"
            yield enregistrement.probleme(("annee",), constat, "corrigez l'année", chiffre.annee)
        epci = territoires.get(chiffre.epci)
        if epci and chiffre.valeur * HABITANTS_AU_MOINS[chiffre.nature] > epci.population_municipale:
            constat = f"ce nombre est trop grand pour les {epci.population_municipale} habitants de ce territoire"
            yield enregistrement.probleme(("valeur",), constat, "recopiez-le depuis la source", chiffre.valeur)


def _territoire(lot: Lot, delai: DelaiLocal, enregistrement: Enregistrement) -> Iterator[Probleme]:
    if (delai.epci is None) == (delai.departement is None):
        constat = "un délai local a un EPCI ou un département, et un seul des deux"
        yield enregistrement.probleme(("epci",), constat, "remplissez l'un, videz l'autre", delai.epci or "")
    elif delai.departement and delai.nature is not NatureDelai.ANORMALEMENT_LONG:
        constat = "seul le délai anormalement long se fixe par département"
        yield enregistrement.probleme(("departement",), constat, "nommez plutôt l'EPCI", delai.departement)
    if delai.epci and delai.epci not in lot.connus[EPCI]:
        yield inconnu(enregistrement, ("epci",), delai.epci, "ce SIREN d'EPCI", "data/epci.csv")
    if delai.departement and delai.departement not in lot.connus[DEPARTEMENTS]:
        yield inconnu(enregistrement, ("departement",), delai.departement, "ce département", "data/departements.csv")


@REGLES.regle
def grille_appliquee_avant_sa_lecture(lot: Lot) -> Iterator[Probleme]:
    constat = "cette grille s'applique depuis un jour d'après sa lecture"
    yield from dates_dans_l_ordre_de(lot[COTATIONS], ("depuis", "lu_le", 10_000, constat))
