"""Every intercommunality, with what is known of it."""

import datetime
from typing import Literal

from pydantic import Field

from guichet.modeles import EtatInstrument, Motif, NatureInstrument, Statut
from guichet.pages import Site
from guichet.sorties.donnees.registre import Enveloppe, Ouverte, publie


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


class TerritoireOuvert(Ouverte):
    siren: str
    nom: str
    nature: Literal["CC", "CA", "CU", "METRO"]
    departements: list[str]
    population: int = Field(description="population municipale de l'EPCI entier")
    siege_dans_la_region: bool
    concerne: bool = Field(description="dans la réforme de la demande et des attributions")
    motif: Motif | None
    page: str
    communes: list[str] = Field(description="codes INSEE des communes de la région")
    quartiles: dict[str, Seuils]
    attributions: dict[str, AttributionsOuvertes]
    instruments: list[InstrumentOuvert]


class Territoires(Enveloppe):
    items: list[TerritoireOuvert]


@publie("territoires.json", Territoires)
def territoires(site: Site) -> Territoires:
    """Every EPCI, with what is known of it."""
    return Territoires(
        date=site.aujourdhui,
        items=[
            TerritoireOuvert(
                **fiche.epci.model_dump(
                    include={"siren", "nom", "nature", "departements", "motif", "siege_dans_la_region"}
                ),
                population=fiche.epci.population_municipale,
                concerne=fiche.concerne,
                page=f"{site.racine_web}{fiche.chemin}",
                communes=[commune.insee for commune in fiche.communes],
                quartiles={str(q.annee): Seuils(q1=q.q1, q2=q.q2, q3=q.q3) for q in fiche.quartiles},
                attributions={
                    str(a.annee): AttributionsOuvertes(**a.model_dump(exclude={"epci", "annee"}))
                    for a in site.donnees.attributions
                    if a.epci == fiche.epci.siren
                },
                instruments=[
                    InstrumentOuvert(**instrument.model_dump(exclude={"epci"}))
                    if instrument
                    else InstrumentOuvert(nature=nature, etat="inconnu")
                    for nature, instrument in fiche.instruments.items()
                ],
            )
            for fiche in site.region.fiches
        ],
    )
