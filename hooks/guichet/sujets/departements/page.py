"""``/departements/<code>/``: whom to call in the department, or who knows nationally."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.pages.registre import Page, Pages, Passage, Site, sources_de, titres_de
from guichet.socle.donnees import Edition, une_fois
from guichet.socle.fraicheur import retire
from guichet.sujets.departements.fiches import SERVICES, EtatService, Service, ServiceDepartemental
from guichet.sujets.territoires.fiches import COMMUNES, DEPARTEMENTS, EPCI

PAGES = Pages()

# Who knows where the service of a department is not known: a link of `liens.yml`, or a number of `contacts.yml`.
NATIONAUX = {
    Service.ADIL: ("adil", None),
    Service.FSL: ("fonds-solidarite", None),
    Service.COMMISSION_MEDIATION: ("mon-dalo", None),
    Service.SIAO: (None, "samu-social"),
    Service.PREFECTURE: (None, "allo-service-public"),
    Service.CAF: (None, "allo-service-public"),
    Service.MDPH: (None, "allo-service-public"),
}


@dataclass(frozen=True)
class Carte:
    """A service of a department: the records that tell of it, none if it is unknown; who knows nationally."""

    service: Service
    connus: tuple[ServiceDepartemental, ...]
    lien: str | None
    contact: str | None


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
                nature, tuple(s for s in montrables if (s.departement, s.service) == (code, nature)), *NATIONAUX[nature]
            )
            for nature in Service
        )
        for code in codes
    }


@PAGES.genre()
def pages_departements(site: Site) -> Iterator[Page]:
    """One page per department of the region."""
    t = site.interface.texte
    for code, siennes in cartes(site.edition).items():
        nom = site.donnees[DEPARTEMENTS][code].nom
        sources = dict.fromkeys(str(connu.source) for carte in siennes for connu in carte.connus)
        passages = tuple(
            Passage(
                carte.service.value.replace("_", "-"),
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
                "epci": {s.epci: site.donnees[EPCI][s.epci] for c in siennes for s in c.connus if s.epci},
                "sources_de_la_page": sources_de(site, "decoupage-2026", *sources),
            },
            passages=(Passage("", nom, t("departement.chapo")), *passages),
        )


@PAGES.outils.append
def outils(site: Site) -> dict[str, Any]:
    """The page of a department, if it has one."""
    codes = cartes(site.edition)
    return {"chemin_departement": lambda code: chemin(code) if code in codes else None}
