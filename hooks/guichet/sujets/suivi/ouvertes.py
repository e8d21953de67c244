"""The files behind the pages: what is not known, or is kept secret, is null, never 0."""

from pydantic import Field

from guichet.pages.donnees_ouvertes import Enveloppe, Ouverte, Ouvertes
from guichet.pages.registre import Site
from guichet.sujets.quartiers.fiches import QUARTIERS
from guichet.sujets.sru.etat import EtatSru
from guichet.sujets.suivi.vue import EtatParc, LigneDeCommune, lignes, tableaux
from guichet.sujets.territoires.fiches import COMMUNES

OUVERTES = Ouvertes()


class ParcDeCommuneOuvert(Ouverte):
    insee: str
    nom: str
    epci: str
    etat: EtatParc = Field(
        description="publie, partiel, masque (secret statistique : seul le total est connu), aucun_recense au répertoire"
    )
    total: int | None = Field(description="logements sociaux au répertoire (RPLS), au 1er janvier 2024")
    loues: int | None = Field(description="ceux qui sont loués ; null : secret statistique, ou aucun logement recensé")
    vacants: int | None = Field(
        description="ceux qui sont proposés à la location et vacants ; null : secret statistique, ou aucun logement recensé"
    )
    vides: int | None = Field(
        description="ceux qui sont vides et ne sont pas proposés à la location (travaux, vente, démolition) ; null : secret "
        "statistique, ou aucun logement recensé"
    )
    associations: int | None = Field(
        description="ceux que prend en charge une association ; null : secret statistique, ou aucun logement recensé"
    )
    contrepartie: int | None = Field(
        description="ceux qui sont occupés avec une contrepartie financière, sans bail ; null : secret statistique, ou aucun "
        "logement recensé"
    )
    temporaires: int | None = Field(
        description="ceux qui servent à l’hébergement temporaire ; null : secret statistique, ou aucun logement recensé. Là où "
        "« etat » est publie, total est la somme des six comptes"
    )
    source: str | None


class ParcsOuverts(Enveloppe):
    items: list[ParcDeCommuneOuvert]


@OUVERTES.publie("parc.json", ParcsOuverts, mots="donnees.parc")
def parcs(site: Site) -> ParcsOuverts:
    """The social homes of every commune."""
    return ParcsOuverts(date=site.aujourdhui, items=[_parc(ligne) for ligne in lignes(site.donnees)])


def _parc(ligne: LigneDeCommune) -> ParcDeCommuneOuvert:
    parc = ligne.parc
    return ParcDeCommuneOuvert(
        insee=ligne.commune.insee,
        nom=ligne.commune.nom,
        epci=ligne.epci.siren,
        etat=ligne.etat_parc,
        total=parc.total if parc else None,
        loues=parc.loues if parc else None,
        vacants=parc.vacants if parc else None,
        vides=parc.vides if parc else None,
        associations=parc.associations if parc else None,
        contrepartie=parc.contrepartie if parc else None,
        temporaires=parc.temporaires if parc else None,
        source=parc.source if parc else None,
    )


class SruDeCommuneOuverte(Ouverte):
    insee: str
    nom: str
    epci: str
    etat: EtatSru = Field(
        description="carencee (déficitaire, avec un arrêté du préfet pour 2023-2025), exemptee (pour 2023-2025), deficitaire, "
        "sans_deficit ou sans_inventaire : le premier de ces mots qui convient"
    )
    logements: int | None = Field(description="logements sociaux de l'inventaire SRU, au 1er janvier 2024")
    taux: float | None = Field(description="leur part des résidences principales, en pour cent")
    cible: int = Field(description="la part que la loi demande, en pour cent")
    prelevement: float = Field(description="prélèvement net de 2025, en euros")
    logements_rpls: int | None = Field(description="logements sociaux au RPLS, qui ne compte pas comme l'inventaire")
    source: str
    doute: str | None = Field(
        description="pourquoi le nombre de « logements » est à vérifier ; null : rien ne le fait penser"
    )
    manquants: int | None = Field(
        description="logements qui manquent, environ, par notre calcul : logements / taux × cible - logements ; null : non connu"
    )


class SruOuvertes(Enveloppe):
    items: list[SruDeCommuneOuverte]


@OUVERTES.publie("sru.json", SruOuvertes, mots="donnees.sru")
def sru(site: Site) -> SruOuvertes:
    """The communes in the field of the SRU law."""
    items = [
        SruDeCommuneOuverte(
            insee=ligne.commune.insee,
            nom=ligne.commune.nom,
            epci=ligne.epci.siren,
            etat=ligne.etat_sru,
            **ligne.sru.model_dump(include={"logements", "taux", "cible", "prelevement", "source"}),
            logements_rpls=ligne.parc.total if ligne.parc else None,
            doute=ligne.doute,
            manquants=ligne.manquants,
        )
        for ligne in lignes(site.donnees)
        if ligne.sru and ligne.etat_sru
    ]
    return SruOuvertes(date=site.aujourdhui, items=items)


class QuartierOuvert(Ouverte):
    code: str = Field(description="code du quartier, par exemple QN06201M")
    nom: str = Field(description="nom du quartier ; plusieurs quartiers portent le même")
    insee: str = Field(description="code Insee de la commune ; un quartier dans deux communes a deux lignes")
    commune: str = Field(description="nom de la commune")
    epci: str
    source: str


class QuartiersOuverts(Enveloppe):
    items: list[QuartierOuvert]


@OUVERTES.publie("quartiers.json", QuartiersOuverts, mots="donnees.quartiers")
def quartiers(site: Site) -> QuartiersOuverts:
    """The priority neighbourhoods, one line for each of their communes."""
    communes = site.donnees[COMMUNES]
    items = [
        QuartierOuvert(
            code=quartier.code,
            nom=quartier.nom,
            insee=quartier.commune,
            commune=communes[quartier.commune].nom,
            epci=communes[quartier.commune].epci,
            source=quartier.source,
        )
        for quartier in site.donnees[QUARTIERS]
    ]
    return QuartiersOuverts(date=site.aujourdhui, items=items)


class SuiviOuvert(Ouverte):
    epci: str
    nom: str
    annee_attributions: int | None = Field(description="année des chiffres d’attributions qui suivent")
    attributions: int | None = Field(description="attributions suivies d’un bail signé dans l’année")
    premier_quartile: int | None = Field(
        description="celles à un ménage du premier quartile de ressources, dans et hors des quartiers prioritaires"
    )
    menages_prioritaires: int | None = Field(description="celles à un ménage prioritaire")
    dalo: int | None = Field(description="celles à un ménage reconnu Dalo")
    part_qpv: int | None = Field(description="part des attributions en quartier prioritaire, en pour cent")
    annee_classe: int | None = Field(description="année de la classe qui suit")
    premier_quartile_hors_qpv_au_moins: float | None = Field(
        description="part du premier quartile dans les attributions hors quartiers prioritaires : borne basse de la classe, en "
        "pour cent"
    )
    premier_quartile_hors_qpv_moins_de: float | None = Field(description="borne haute de cette classe, en pour cent")
    logements_rpls: int | None = Field(
        description="logements sociaux au RPLS, au 1er janvier 2024 : addition des communes de la région"
    )
    quartiers_prioritaires: int = Field(description="nombre de quartiers prioritaires")
    communes_sru: int = Field(description="nombre de communes dans le champ de la loi SRU")
    communes_sru_deficitaires: int = Field(description="nombre de ces communes qui sont déficitaires")


class SuivisOuverts(Enveloppe):
    items: list[SuiviOuvert]


@OUVERTES.publie("suivi.json", SuivisOuverts, mots="donnees.suivi")
def suivi(site: Site) -> SuivisOuverts:
    """The dashboard of each territory of the reform, one line each."""
    items = []
    for tableau in tableaux(site.donnees):
        a, classe = tableau.attributions, tableau.classe
        items.append(
            SuiviOuvert(
                epci=tableau.epci.siren,
                nom=tableau.epci.nom,
                annee_attributions=a.annee if a else None,
                attributions=a.total if a else None,
                premier_quartile=a.premier_quartile if a else None,
                menages_prioritaires=a.menages_prioritaires if a else None,
                dalo=a.dalo if a else None,
                part_qpv=a.part_qpv if a else None,
                annee_classe=classe.annee if classe else None,
                premier_quartile_hors_qpv_au_moins=classe.au_moins if classe else None,
                premier_quartile_hors_qpv_moins_de=classe.moins_de if classe else None,
                logements_rpls=tableau.parc.total if tableau.parc else None,
                quartiers_prioritaires=len(tableau.quartiers),
                communes_sru=len(tableau.sru),
                communes_sru_deficitaires=sum(ligne.sru.deficitaire for ligne in tableau.sru if ligne.sru),
            )
        )
    return SuivisOuverts(date=site.aujourdhui, items=items)
