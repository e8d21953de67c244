"""One page per commune, and one for each that has joined another."""

from functools import partial
from typing import Any

from guichet.pages.registre import Differes, Page, Pages, Site, sources_de
from guichet.sujets.communes.vue import Ancienne, FicheCommune, ancienne_commune, fiches_communes
from guichet.sujets.demande.fiches import LIENS
from guichet.sujets.lieux.vue import VueLieu
from guichet.sujets.territoires.fiches import ANCIENNES, COMMUNES, AncienneCommune, Commune
from guichet.sujets.territoires.noms import a_la_commune, chemin_commune

PAGES = Pages()


def communes_par_adresse(site: Site) -> Differes[FicheCommune, Commune]:
    """Return every commune, by the address of its page."""
    par_adresse = {chemin_commune(commune): commune for commune in site.donnees[COMMUNES].values()}
    return Differes(par_adresse, lambda commune: fiches_communes(site.edition)[commune.insee])


def anciennes_par_adresse(site: Site) -> Differes[Ancienne, AncienneCommune]:
    """Return every commune that has another name by now, or has joined another, by the address it had."""
    par_adresse = {chemin_commune(ancienne): ancienne for ancienne in site.donnees[ANCIENNES]}
    return Differes(par_adresse, partial(ancienne_commune, site.edition))


@PAGES.famille(communes_par_adresse)
def page_de_commune(site: Site, fiche: FicheCommune) -> Page:
    """The one best answer to « where do I go? » in a commune."""
    t, commune = site.interface.texte, fiche.commune
    titre = t("ma_commune.titre", lieu=_lieu_dit(site, fiche))
    description = t(
        "ma_commune.description",
        nom=commune.nom,
        codes=", ".join(commune.codes_postaux),
        departement=fiche.departement,
    )
    contexte = {
        "fiche": fiche,
        "lieu": site.interface.nom(_lieu_dit(site, fiche)),
        "donnees_liees": _donnees_liees(site, fiche, titre),
    }
    return Page(fiche.chemin, "communes/commune.html", titre, description, contexte=contexte)


@PAGES.famille(anciennes_par_adresse)
def page_d_une_ancienne(site: Site, ancienne: Ancienne) -> Page:
    """What says in words where a former commune is to be found."""
    interface = site.interface
    actuelle = ancienne.actuelle.commune.nom
    noms = {"nom": ancienne.commune.nom, "actuelle": actuelle}
    return Page(
        ancienne.chemin,
        "communes/ancienne.html",
        interface.texte("ma_commune.ancienne_titre", **noms),
        interface.texte("ma_commune.ancienne_description", **noms),
        contexte={
            "ancienne": ancienne,
            "lieu": interface.nom(_lieu_dit(site, ancienne.actuelle)),
            "noms": {cle: interface.nom(nom) for cle, nom in noms.items()},
            "sources_de_la_page": sources_de(site, "decoupage-2026"),
        },
    )


def _lieu_dit(site: Site, fiche: FicheCommune) -> str:
    """Return where one asks for a home: French says « au Portel », other languages take the name as it is."""
    nom = fiche.commune.nom
    if fiche.homonyme:
        nom = site.interface.texte("ma_commune.homonyme", nom=nom, departement=fiche.departement)
    return a_la_commune(nom) if site.interface.langue == "fr" else nom


def _donnees_liees(site: Site, fiche: FicheCommune, titre: str) -> dict[str, Any]:
    """Return what search engines read (schema.org): the online request, and the desk where one is known."""
    commune = fiche.commune
    canaux: list[dict[str, Any]] = [{"@type": "ServiceChannel", "serviceUrl": site.donnees[LIENS]["portail"].adresse}]
    if fiche.reponse.guichets:
        canaux.append({"@type": "ServiceChannel", "serviceLocation": _place(fiche.reponse.guichets[0])})
    return {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": titre,
        "url": f"{site.racine_web}{fiche.chemin}",
        "areaServed": {
            "@type": "City",
            "name": commune.nom,
            "identifier": commune.insee,
            "geo": {"@type": "GeoCoordinates", "latitude": commune.lat, "longitude": commune.lon},
            "containedInPlace": {"@type": "AdministrativeArea", "name": fiche.departement},
        },
        "availableChannel": canaux,
    }


def _place(vue: VueLieu) -> dict[str, Any]:
    lieu = vue.lieu
    adresse = {
        "@type": "PostalAddress",
        "streetAddress": lieu and lieu.adresse,
        "postalCode": lieu and lieu.code_postal,
        "addressLocality": vue.commune.nom,
        "addressCountry": "FR",
    }
    connue = {cle: valeur for cle, valeur in adresse.items() if valeur}
    place: dict[str, Any] = {"@type": "Place", "name": vue.nom, "address": connue}
    return place | ({"telephone": lieu.telephone} if lieu and lieu.telephone else {})
