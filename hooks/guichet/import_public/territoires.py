"""Communes, former communes and EPCI of the region, from @etalab/decoupage-administratif."""

from collections.abc import Iterable, Mapping

from guichet.import_public import ImportImpossible
from guichet.import_public.paquets import Brut
from guichet.socle.texte import normaliser, slug
from guichet.sujets.territoires.contours import Point
from guichet.sujets.territoires.fiches import (
    AdressePubliee,
    AncienneCommune,
    Commune,
    Epci,
    EpciConcerne,
)

REGION = "32"
SOURCE = "decoupage-2026"
# Their seats are Eu and Blangy-sur-Bresle, in Seine-Maritime. The package does not say where a seat is.
SIEGES_HORS_REGION = frozenset({"247600588", "200069722"})


def communes_de_la_region(brutes: Iterable[Brut]) -> dict[str, Brut]:
    """Return the communes in force in the region, by INSEE code."""
    return {
        brute["code"]: brute
        for brute in brutes
        if brute["type"] == "commune-actuelle" and brute.get("region") == REGION
    }


def epcis_de_la_region(bruts: Iterable[Brut], communes: Mapping[str, Brut]) -> list[Brut]:
    """Return the EPCI with at least one commune of the region.

    Raises ImportImpossible if one that reaches beyond the region is new: where its seat is must be looked up.
    """
    epcis = [brut for brut in bruts if any(membre["code"] in communes for membre in brut["membres"])]
    debordent = {e["code"]: e["nom"] for e in epcis if any(m["code"] not in communes for m in e["membres"])}
    if debordent.keys() != SIEGES_HORS_REGION:
        noms = ", ".join(debordent.values())
        message = f"Les EPCI à cheval sur la région ont changé ({noms}) : vérifiez leur siège dans territoires.py."
        raise ImportImpossible(message)
    return epcis


def communes(brutes: Mapping[str, Brut], epcis: Iterable[Brut], centres: Mapping[str, Point]) -> list[Commune]:
    """Return the communes. Populations are those of epci.json alone: communes.json is of another year."""
    membres = {membre["code"]: (epci["code"], membre) for epci in epcis for membre in epci["membres"]}
    orphelines = sorted(brutes[insee]["nom"] for insee in brutes.keys() - membres.keys())
    if orphelines:
        raise ImportImpossible(f"Ces communes n'ont pas d'EPCI : {', '.join(orphelines)}.")
    return [
        Commune(
            insee=insee,
            nom=nom(brute),
            departement=brute["departement"],
            codes_postaux=sorted(brute["codesPostaux"]),
            epci=membres[insee][0],
            siren=brute["siren"],
            population=membres[insee][1]["populationMunicipale"],
            lon=centres[insee][0],
            lat=centres[insee][1],
            source=SOURCE,
        )
        for insee, brute in brutes.items()
    ]


def anciennes_communes(brutes: Iterable[Brut], actuelles: Mapping[str, Brut]) -> list[AncienneCommune]:
    """Return the delegated and associated communes whose name is not that of the present commune."""
    return [
        AncienneCommune(
            insee=brute["code"],
            nom=nom(brute),
            nature=brute["type"].removeprefix("commune-"),
            commune=brute["chefLieu"],
            source=SOURCE,
        )
        for brute in brutes
        if brute["type"] in {"commune-deleguee", "commune-associee"}
        and brute["chefLieu"] in actuelles
        and normaliser(brute["nom"]) != normaliser(actuelles[brute["chefLieu"]]["nom"])
    ]


def epcis(bruts: Iterable[Brut], liste: Iterable[EpciConcerne], adresses: Iterable[AdressePubliee]) -> list[Epci]:
    """Return the EPCI, with the ground of ``liste`` for those in the reform and the slugs of ``adresses``."""
    motifs = {concerne.siren: concerne.motif for concerne in liste}
    slugs = {adresse.siren: adresse.slug for adresse in adresses}
    return [
        Epci(
            siren=brut["code"],
            slug=slugs[brut["code"]],
            nom=nom(brut),
            nature=brut["type"],
            # In metropolitan France but for Corsica, none of whose communes is here.
            departements=sorted({membre["code"][:2] for membre in brut["membres"]}),
            siege_dans_la_region=brut["code"] not in SIEGES_HORS_REGION,
            communes_au_total=len(brut["membres"]),
            population_municipale=brut["populationMunicipale"],
            population_totale=brut["populationTotale"],
            motif=motifs.get(brut["code"]),
            source=SOURCE,
        )
        for brut in bruts
    ]


def adresses(bruts: Iterable[Brut], publiees: Iterable[AdressePubliee]) -> list[AdressePubliee]:
    """Return ``publiees``, unchanged, and one new address for each EPCI that has none.

    Raises ImportImpossible if a new address is already that of another EPCI.
    """
    completes = {publiee.siren: publiee for publiee in publiees}
    for brut in bruts:
        nouvelle = AdressePubliee(siren=brut["code"], slug=slug(brut["nom"]))
        if nouvelle.siren in completes:
            continue
        if nouvelle.slug in {adresse.slug for adresse in completes.values()}:
            constat = f"{brut['nom']} : l'adresse « {nouvelle.slug} » est déjà prise."
            raise ImportImpossible(f"{constat} Ajoutez à la main une ligne à data/adresses_publiees.csv.")
        completes[nouvelle.siren] = nouvelle
    return list(completes.values())


def nom(brut: Brut) -> str:
    """Return the official name, with one kind of apostrophe: the package has both."""
    return str(brut["nom"]).replace("’", "'")
