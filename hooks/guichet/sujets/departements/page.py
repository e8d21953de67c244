"""``/departements/<code>/``: whom to call in the department, or who knows nationally."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from guichet.pages.registre import Page, Pages, Passage, Site, sources_de, titres_de
from guichet.socle.donnees import Edition, une_fois
from guichet.socle.fraicheur import retire
from guichet.sujets.departements.fiches import RENVOIS, SERVICES, EtatService, Renvoi, Service, ServiceDepartemental
from guichet.sujets.territoires.fiches import COMMUNES, DEPARTEMENTS

PAGES = Pages()


@dataclass(frozen=True)
class Carte:
    """A service of a department: the records that tell of it, none if it is unknown; who knows nationally."""

    service: Service
    connus: tuple[ServiceDepartemental, ...]
    national: Renvoi

    @property
    def ancre(self) -> str:
        """The anchor of the service on the page of a department."""
        return self.service.value.replace("_", "-")

    def de(self, siren: str) -> "Carte":
        """Return the same for the people of the EPCI ``siren``: its own service, else that of the department."""
        propres = tuple(connu for connu in self.connus if connu.epci == siren)
        return replace(self, connus=propres or tuple(connu for connu in self.connus if connu.epci is None))


@dataclass(frozen=True)
class Ici:
    """A service wherever the reader lives: the departments where it is known, by code, and those where it is not."""

    carte: Carte
    connus: tuple[tuple[str, Carte], ...]
    inconnus: tuple[str, ...]


def chemin(code: str) -> str:
    """Return the address of the page of a department, in its language."""
    return f"departements/{code}/"


@une_fois
def cartes(edition: Edition) -> dict[str, tuple[Carte, ...]]:
    """Return the services of each department of the region; what was read too long ago is unknown again."""
    donnees = edition.donnees
    codes = sorted({commune.departement for commune in donnees[COMMUNES].values()})
    montrables = [
        service
        for service in donnees[SERVICES]
        if service.etat is EtatService.CONNU
        and service.lu_le
        and not retire(donnees, SERVICES.fichier, service.lu_le, edition.aujourdhui)
    ]
    return {
        code: tuple(
            Carte(
                nature,
                tuple(s for s in montrables if (s.departement, s.service) == (code, nature)),
                donnees[RENVOIS][nature],
            )
            for nature in Service
        )
        for code in codes
    }


@une_fois
def services_utiles(edition: Edition) -> dict[str, tuple[Ici, ...]]:
    """Return the services that each page may lead to, by its address."""
    utiles: dict[str, list[Ici]] = defaultdict(list)
    for rang, service in enumerate(Service):
        par_code = {code: siennes[rang] for code, siennes in cartes(edition).items()}
        connus = tuple((code, carte) for code, carte in par_code.items() if carte.connus)
        inconnus = tuple(code for code, carte in par_code.items() if not carte.connus)
        for page in edition.donnees[RENVOIS][service].pages:
            utiles[page].append(Ici(next(iter(par_code.values())), connus, inconnus))
    return {page: tuple(ici) for page, ici in utiles.items()}


@PAGES.genre()
def pages_departements(site: Site) -> Iterator[Page]:
    """One page per department of the region."""
    t = site.interface.texte
    for code, siennes in cartes(site.edition).items():
        nom = site.donnees[DEPARTEMENTS][code].nom
        sources = dict.fromkeys(str(connu.source) for carte in siennes for connu in carte.connus)
        passages = tuple(
            Passage(
                carte.ancre,
                f"{t(f'departement.service_{carte.service.value}')} · {nom} ({code})",
                t(f"departement.role_{carte.service.value}"),
            )
            for carte in siennes
        )
        yield Page(
            chemin(code),
            "departements/departement.html",
            **titres_de(site, "page", domaine="departement", nom=nom, code=code),
            contexte={
                "code": code,
                "cartes": siennes,
                "sources_de_la_page": sources_de(site, "decoupage-2026", *sources),
            },
            passages=(Passage("", nom, t("departement.chapo")), *passages),
        )


@PAGES.outils.append
def outils(site: Site) -> dict[str, Any]:
    """The page of a department, if it has one."""
    codes = cartes(site.edition)
    return {
        "chemin_departement": lambda code: chemin(code) if code in codes else None,
        "cartes_de": lambda code, siren: tuple(carte.de(siren) for carte in codes.get(code, ())),
        "departements_d_ici": tuple(codes),
        "services_utiles": lambda page: services_utiles(site.edition).get(page, ()),
    }
