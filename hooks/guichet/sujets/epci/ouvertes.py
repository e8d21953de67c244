"""Every intercommunality, with what is known of it."""

import datetime
from dataclasses import asdict
from typing import Literal

from pydantic import Field

from guichet.pages.donnees_ouvertes import Enveloppe, Ouverte, Ouvertes
from guichet.pages.registre import Site
from guichet.socle.champs import Statut
from guichet.sujets.chiffres.fiches import ATTRIBUTIONS
from guichet.sujets.epci.fiche_elus import FicheElus, LigneInstrument, fiches_elus
from guichet.sujets.instruments.fiches import EtatInstrument, NatureInstrument
from guichet.sujets.territoires.fiches import Motif

OUVERTES = Ouvertes()


class Seuils(Ouverte):
    q1: int
    q2: int
    q3: int


class AttributionsOuvertes(Ouverte):
    total: int
    menages_prioritaires: int
    dalo: int
    premier_quartile: int
    part_qpv: int | None
    statut: Statut
    source: str


class InstrumentOuvert(Ouverte):
    nature: NatureInstrument
    etat: EtatInstrument | Literal["inconnu"]
    date: str | None = Field(None, description="année ou jour de cet état")
    document: str | None = None
    precision: str | None = None
    statut: Statut | None = None
    source: str | None = None
    lu_le: datetime.date | None = None


class RepereOuvert(Ouverte):
    nom: str
    epci: int = Field(description="nombre de lignes publiées additionnées ; 0 : rien n'est connu")
    total: int
    menages_prioritaires: int
    dalo: int
    premier_quartile: int


class ComparaisonOuverte(Ouverte):
    annee: int
    territoires: list[RepereOuvert] = Field(description="l'EPCI, ses départements, la région")


class EcheanceOuverte(Ouverte):
    etape: str
    date: datetime.date | None = Field(description="calculée d'après le jour d'adoption du plan, s'il est connu")
    valeur: int
    unite: str
    textes: list[str]
    statut: Statut


class PartOuverte(Ouverte):
    communes: int
    population: int = Field(description="population municipale")
    departements: list[str]


class TerritoireOuvert(Ouverte):
    siren: str
    nom: str
    nature: Literal["CC", "CA", "CU", "METRO"]
    departements: list[str] = Field(description="ceux de l'EPCI entier")
    communes_au_total: int = Field(description="communes de l'EPCI entier")
    population: int = Field(description="population municipale de l'EPCI entier")
    dans_la_region: PartOuverte = Field(description="ce que ce site sert : les communes des Hauts-de-France")
    siege_dans_la_region: bool
    concerne: bool = Field(description="dans la réforme de la demande et des attributions")
    motif: Motif | None
    page: str
    communes: list[str] = Field(description="codes INSEE des communes de la région")
    quartiles: dict[str, Seuils]
    attributions: dict[str, AttributionsOuvertes]
    instruments: list[InstrumentOuvert]
    fiche: str = Field(description="page de la fiche des élus")
    comparaison: ComparaisonOuverte
    echeances: list[EcheanceOuverte] = Field(description="du plan partenarial, en règle générale")


class Territoires(Enveloppe):
    items: list[TerritoireOuvert]


@OUVERTES.publie("territoires.json", Territoires, mots="donnees.territoires")
def territoires(site: Site) -> Territoires:
    """Every EPCI, with what is known of it."""
    return Territoires(date=site.aujourdhui, items=[_territoire(site, fiche) for fiche in fiches_elus(site.edition)])


def _territoire(site: Site, fiche: FicheElus) -> TerritoireOuvert:
    page = fiche.territoire
    return TerritoireOuvert(
        **fiche.epci.model_dump(
            include={"siren", "nom", "nature", "departements", "motif", "siege_dans_la_region", "communes_au_total"}
        ),
        population=fiche.epci.population_municipale,
        dans_la_region=PartOuverte(
            communes=page.communes_servies,
            population=page.population,
            departements=[code for code, _ in page.departements],
        ),
        concerne=page.epci.concerne,
        page=f"{site.racine_web}{page.chemin}",
        communes=[commune.insee for commune in page.communes],
        quartiles={str(q.annee): Seuils(q1=q.q1, q2=q.q2, q3=q.q3) for q in page.quartiles},
        attributions={
            str(a.annee): AttributionsOuvertes(**a.model_dump(exclude={"epci", "annee"}))
            for a in site.donnees[ATTRIBUTIONS]
            if a.epci == fiche.epci.siren
        },
        instruments=[_instrument(ligne) for ligne in fiche.instruments],
        fiche=f"{site.racine_web}{fiche.chemin}",
        comparaison=ComparaisonOuverte(
            annee=fiche.comparaison.annee,
            territoires=[RepereOuvert(**asdict(colonne)) for colonne in fiche.comparaison.colonnes],
        ),
        echeances=[
            EcheanceOuverte(
                etape=ligne.etape,
                date=ligne.date,
                **ligne.delai.model_dump(include={"valeur", "unite", "textes", "statut"}),
            )
            for ligne in fiche.echeances
        ],
    )


def _instrument(ligne: LigneInstrument) -> InstrumentOuvert:
    if ligne.connu is None:
        return InstrumentOuvert(nature=ligne.nature, etat="inconnu")
    return InstrumentOuvert(**ligne.connu.model_dump(exclude={"epci"}))
