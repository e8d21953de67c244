"""What can be said of addresses without the pages: a redirection leads to its end at once, and none turns in a circle."""

from collections.abc import Iterator, Mapping

from guichet.socle.adresses import LANGUE_PAR_DEFAUT, situer
from guichet.socle.langues import NOMS_EN_FRANCAIS
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.adresses.fiches import REDIRECTIONS
from guichet.sujets.territoires.fiches import ADRESSES, EPCI

REGLES = Regles()


@REGLES.regle
def redirection_directe(lot: Lot) -> Iterator[Probleme]:
    """A reader is moved once: the new address is not an old one."""
    suites = {fiche.ancienne: fiche.nouvelle for fiche in lot.fiches(REDIRECTIONS)}
    for fiche, enregistrement in lot[REDIRECTIONS]:
        if fiche.nouvelle not in suites:
            continue
        fin = _fin(fiche.ancienne, suites)
        if fin is None:
            constat = "cette redirection tourne en rond : elle ne mène à aucune page"
            remede = "donnez l'adresse d'une page qui existe"
        else:
            constat = "cette nouvelle adresse est elle-même une ancienne adresse"
            remede = f"écrivez directement {fin}"
        yield enregistrement.probleme(("nouvelle",), constat, remede, fiche.nouvelle)


@REGLES.regle
def redirection_dans_sa_langue(lot: Lot) -> Iterator[Probleme]:
    """A reader who followed an address in a language is not led to another one, unless to French for want of better."""
    for fiche, enregistrement in lot[REDIRECTIONS]:
        (avant, _), (apres, chemin) = situer(fiche.ancienne[1:]), situer(fiche.nouvelle[1:])
        if apres not in {avant, LANGUE_PAR_DEFAUT}:
            constat = f"cette page est en {NOMS_EN_FRANCAIS[apres]}, l'ancienne ne l'était pas"
            yield enregistrement.probleme(("nouvelle",), constat, f"écrivez /{chemin}", fiche.nouvelle)


@REGLES.regle
def epci_disparu(lot: Lot) -> Iterator[Probleme]:
    """The page of an EPCI that was published stays, or leads to another: people have its address on paper."""
    menees = {redirection.ancienne for redirection in lot.fiches(REDIRECTIONS)}
    for publiee, enregistrement in lot[ADRESSES]:
        page = f"/territoires/{publiee.slug}/"
        if publiee.siren not in lot.connus[EPCI] and page not in menees:
            constat = f"la page {page} a été publiée pour cet EPCI, qui a disparu de {EPCI.fichier}"
            remede = f"rétablissez l'EPCI, ou ajoutez une redirection à {REDIRECTIONS.fichier}"
            yield enregistrement.probleme(("siren",), constat, remede, publiee.siren)


def _fin(depart: str, suites: Mapping[str, str]) -> str | None:
    """Return where ``depart`` leads in the end, or None if nowhere."""
    vues: set[str] = set()
    while depart in suites:
        if depart in vues:
            return None
        vues.add(depart)
        depart = suites[depart]
    return depart
