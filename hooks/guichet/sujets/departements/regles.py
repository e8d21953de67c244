"""A service is known with its source, or unknown and bare; each department of the region has a line for each."""

from collections.abc import Iterator

from guichet.prose.guides import pages_de_prose
from guichet.socle.champs import LANGUES
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.adresses.fiches import PUBLIEES, REDIRECTIONS
from guichet.sujets.demande.fiches import CONTACTS, LIENS
from guichet.sujets.departements.fiches import RENVOIS, SERVICES, EtatService, Service
from guichet.sujets.territoires.fiches import COMMUNES, DEPARTEMENTS, EPCI

REGLES = Regles()

_COORDONNEES = ("adresse", "telephone", "courriel", "page")
_DITS = (*_COORDONNEES, "nom", "statut", "source", "lu_le")


@REGLES.regle
def service_connu_ou_nu(lot: Lot) -> Iterator[Probleme]:
    """Who is known can be reached and has a source; of who is not, nothing is said."""
    for service, enregistrement in lot[SERVICES]:
        dits = [champ for champ in _DITS if getattr(service, champ) is not None]
        if service.etat is EtatService.INCONNU and dits:
            constat = "ce service est inconnu, et la fiche en dit quelque chose"
            yield enregistrement.probleme((dits[0],), constat, "écrivez etat: connu, ou retirez cette ligne")
        elif service.etat is EtatService.CONNU:
            manquants = [champ for champ in ("statut", "source", "lu_le") if champ not in dits]
            if manquants:
                constat = f"ce service est connu, et il manque : {', '.join(manquants)}"
                yield enregistrement.probleme(("etat",), constat, "ajoutez-le, ou écrivez etat: inconnu")
            elif not set(dits) & set(_COORDONNEES):
                constat = "ce service est connu, et rien ne dit comment le joindre"
                yield enregistrement.probleme(("etat",), constat, "ajoutez une adresse, un numéro ou une page")


@REGLES.regle
def service_de_chaque_departement(lot: Lot) -> Iterator[Probleme]:
    """Each department of the region has one line for each service, and one more where an EPCI has its own."""
    vus: set[tuple[str, str, str | None]] = set()
    for service, enregistrement in lot[SERVICES]:
        if service.departement not in lot.connus[DEPARTEMENTS]:
            yield inconnu(enregistrement, ("departement",), service.departement, "ce département", DEPARTEMENTS.fichier)
            # Its own department would be said to lack it.
            return
        if service.epci is not None and service.epci not in lot.connus[EPCI]:
            yield inconnu(enregistrement, ("epci",), service.epci, "ce SIREN d'EPCI", EPCI.fichier)
        cle = (service.departement, service.service.value, service.epci)
        if cle in vus:
            constat = "ce service est déjà décrit pour ce département"
            yield enregistrement.probleme(("service",), constat, "gardez une seule fiche", service.service)
        vus.add(cle)
    for code in sorted({commune.departement for commune in lot.fiches(COMMUNES)}):
        manquants = [service.value for service in Service if (code, service.value, None) not in vus]
        if manquants:
            constat = f"le département {code} n'a pas de fiche pour : {', '.join(manquants)}"
            remede = "ajoutez-la, avec etat: inconnu si personne ne l'a donnée"
            yield Probleme(SERVICES.fichier, 1, "departement", code, constat, remede)


@REGLES.regle
def renvoi_de_chaque_service(lot: Lot) -> Iterator[Probleme]:
    """Each service (there are as many records) has who knows it nationally, one site or one number, that exists."""
    for renvoi, enregistrement in lot[RENVOIS]:
        if (renvoi.lien is None) == (renvoi.contact is None):
            constat = "ce service a besoin d'un « lien » ou d'un « contact », pas des deux"
            yield enregistrement.probleme(("service",), constat, "gardez-en un", renvoi.service)
        for champ, jeu in (("lien", LIENS), ("contact", CONTACTS)):
            if (nomme := getattr(renvoi, champ)) is not None and nomme not in lot.connus[jeu]:
                yield inconnu(enregistrement, (champ,), nomme, "cet identifiant", jeu.fichier)


@REGLES.regle
def pages_d_un_service(lot: Lot) -> Iterator[Probleme]:
    """A page that leads to a service is a page of the site in every language."""
    publiees, de_prose = lot.par_cle(PUBLIEES), [pages_de_prose(lot, langue) for langue in LANGUES]
    en_place = {adresse for adresse, page in publiees.items() if len(page.langues) == len(LANGUES)}
    # The list of addresses says itself what it lacks.
    en_place |= {f"/{page}" for page in de_prose[0] if all(page in connues for connues in de_prose)}
    en_place -= {ancienne.ancienne for ancienne in lot.fiches(REDIRECTIONS)}
    for renvoi, enregistrement in lot[RENVOIS]:
        for rang, page in enumerate(renvoi.pages):
            if f"/{page}" not in en_place:
                yield inconnu(
                    enregistrement, ("pages", rang), page, "cette page, dans chaque langue,", PUBLIEES.fichier
                )
