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
    q1: int = Field(description="seuil du premier quartile, en euros par an et par unité de consommation")
    q2: int = Field(description="seuil du deuxième quartile, dans la même unité")
    q3: int = Field(description="seuil du troisième quartile, dans la même unité")


class AttributionsOuvertes(Ouverte):
    total: int = Field(description="attributions suivies d’un bail signé dans l’année")
    menages_prioritaires: int = Field(description="celles à un ménage prioritaire")
    dalo: int = Field(description="celles à un ménage reconnu Dalo")
    premier_quartile: int = Field(
        description="celles à un ménage du premier quartile de ressources, dans et hors des quartiers prioritaires"
    )
    part_qpv: int | None = Field(
        description="part des attributions en quartier prioritaire, en pour cent ; null : inconnue"
    )
    statut: Statut
    source: str


class InstrumentOuvert(Ouverte):
    nature: NatureInstrument = Field(
        description="cil (conférence intercommunale du logement), document_cadre, cia (convention d’attribution), ppgdid (plan "
        "partenarial), siad (service d’information et d’accueil), cotation, flux (conventions de réservation en flux)"
    )
    etat: EtatInstrument | Literal["inconnu"] = Field(
        description="ce que la source en dit ; absent : elle écrit qu’il n’y en a pas ; inconnu : aucune source n’en parle"
    )
    date: str | None = Field(None, description="année ou jour de cet état")
    document: str | None = Field(None, description="adresse du texte public, s’il a été vu")
    precision: str | None = Field(None, description="note courte")
    statut: Statut | None = None
    source: str | None = None
    lu_le: datetime.date | None = None


class RepereOuvert(Ouverte):
    nom: str = Field(description="nom de l’EPCI, du département ou de la région")
    epci: int = Field(description="nombre de lignes publiées additionnées ; 0 : rien n'est connu")
    total: int = Field(description="attributions suivies d’un bail signé dans l’année")
    menages_prioritaires: int = Field(description="celles à un ménage prioritaire")
    dalo: int = Field(description="celles à un ménage reconnu Dalo")
    premier_quartile: int = Field(description="celles à un ménage du premier quartile de ressources")


class ComparaisonOuverte(Ouverte):
    annee: int = Field(description="année des attributions comparées")
    territoires: list[RepereOuvert] = Field(description="l'EPCI, ses départements, la région")


class EcheanceOuverte(Ouverte):
    etape: str = Field(
        description="annuel (bilan de chaque année), triennal (bilan à trois ans), evaluation, fin, prorogation"
    )
    date: datetime.date | None = Field(description="calculée d'après le jour d'adoption du plan, s'il est connu")
    valeur: int = Field(description="durée que la règle fixe, dans l’unité qui suit")
    unite: str = Field(description="jour, semaine, mois ou an")
    textes: list[str]
    statut: Statut


class PartOuverte(Ouverte):
    communes: int = Field(description="nombre de communes")
    population: int = Field(description="population municipale")
    departements: list[str] = Field(description="codes des départements")


class TerritoireOuvert(Ouverte):
    siren: str
    nom: str
    nature: Literal["CC", "CA", "CU", "METRO"] = Field(
        description="communauté de communes, d’agglomération, urbaine, ou métropole"
    )
    departements: list[str] = Field(description="codes de ceux de l'EPCI entier")
    communes_au_total: int = Field(description="communes de l'EPCI entier")
    population: int = Field(description="population municipale de l'EPCI entier")
    dans_la_region: PartOuverte = Field(description="ce que ce site sert : les communes des Hauts-de-France")
    siege_dans_la_region: bool = Field(description="son siège est dans les Hauts-de-France")
    concerne: bool = Field(description="dans la réforme de la demande et des attributions")
    motif: Motif | None = Field(
        description="pourquoi : plh (tenu à un programme local de l’habitat), habitat_qpv (compétent en habitat, avec un quartier "
        "prioritaire) ; null : hors de la réforme"
    )
    page: str
    communes: list[str] = Field(description="codes INSEE des communes de la région")
    quartiles: dict[str, Seuils] = Field(
        description="seuils des quartiles de ressources des demandeurs, par année de l’arrêté ; vide : hors de la réforme"
    )
    attributions: dict[str, AttributionsOuvertes] = Field(description="ce qui est publié, par année ; vide : inconnu")
    instruments: list[InstrumentOuvert] = Field(description="chaque instrument, connu ou non")
    fiche: str = Field(description="page de la fiche des élus")
    comparaison: ComparaisonOuverte = Field(description="ses attributions à côté de celles d’autres territoires")
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
