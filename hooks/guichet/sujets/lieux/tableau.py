"""The table of desks, as those who fill it in know it."""

from collections.abc import Mapping, Sequence
from typing import Any

from guichet.socle.champs import Fiche
from guichet.socle.texte import normaliser, slug
from guichet.sujets.lieux.fiches import GUICHETS, REPONSES_DE_MAIRIE
from guichet.sujets.territoires.cellules import COMMUNE, LISTE_D_EPCI
from guichet.tableaux import valeurs
from guichet.tableaux.genres import SOURCE, Colonne, Genre
from guichet.tableaux.valeurs import choix, liste_de


def _identifier(valeurs: dict[str, Any], actuels: Sequence[Fiche]) -> dict[str, Any]:
    """Find a place without identifier by its name and its commune, or give it one."""
    if valeurs.get("id") or not valeurs.get("nom"):
        return valeurs
    voulue = _lieu(valeurs)
    connue = next((fiche for fiche in actuels if _lieu(vars(fiche)) == voulue), None)
    prefixe = "guichet" if "enregistrement" in (valeurs.get("roles") or ()) else "information"
    return valeurs | {"id": vars(connue)["id"] if connue else f"{prefixe}-{slug(valeurs['nom'])}"}


def _lieu(valeurs: Mapping[str, Any]) -> tuple[str, Any]:
    return normaliser(valeurs["nom"]), valeurs.get("commune")


LIEUX = Genre(
    "guichets",
    "lieux d'enregistrement et d'information",
    GUICHETS,
    ("id",),
    (
        Colonne("id", "Identifiant", valeurs.TEXTE, "guichet-ccas-d-exemple"),
        Colonne("nom", "Nom", valeurs.TEXTE, "CCAS d'Exemple, service logement", ("Nom du guichet", "Guichet")),
        Colonne(
            "organisme",
            "Organisme",
            choix(
                {
                    "commune": "commune",
                    "ccas": "CCAS",
                    "epci": "EPCI",
                    "bailleur": "bailleur",
                    "association": "association",
                    "etat": "État",
                    "france_services": "France services",
                },
                mairie="commune",
                ville="commune",
                intercommunalité="epci",
            ),
            "CCAS",
            ("Type d'organisme",),
        ),
        Colonne(
            "roles",
            "Rôles",
            liste_de(
                choix(
                    {
                        "enregistrement": "enregistrement",
                        "information": "information",
                        "aide_numerique": "aide numérique",
                        "contact": "contact",
                    }
                )
            ),
            "enregistrement | information",
            ("Rôle", "Ce qui s'y fait"),
        ),
        Colonne(
            "statut",
            "D'où on le sait",
            choix(
                {"declare": "déclaré", "lu": "lu", "annuaire": "annuaire", "a_confirmer": "à confirmer"},
            ),
            "déclaré",
            ("Mention",),
        ),
        Colonne("commune", "Commune", COMMUNE, "62498 Lens", ("Code INSEE", "INSEE", "Ville", "Commune du guichet")),
        Colonne("epci", "EPCI servis", LISTE_D_EPCI, "246200364 CA de Lens - Liévin", ("EPCI",)),
        Colonne("adresse", "Adresse", valeurs.TEXTE, "1 rue de l'Exemple"),
        Colonne("code_postal", "Code postal", valeurs.CODE_POSTAL, "62300", ("CP",)),
        Colonne("telephone", "Téléphone", valeurs.TELEPHONE, "03 53 01 00 00", ("Tél", "Tel", "Numéro de téléphone")),
        Colonne("courriel", "Courriel", valeurs.TEXTE, "logement@exemple.invalid", ("Mail", "E-mail", "Email", "Mél")),
        Colonne("site", "Site", valeurs.TEXTE, "https://exemple.invalid/logement", ("Site internet", "Site web")),
        Colonne("lon", "Longitude", valeurs.DEGRES),
        Colonne("lat", "Latitude", valeurs.DEGRES),
        Colonne(
            "position",
            "Position",
            choix({"adresse": "adresse", "centre_commune": "centre de la commune"}),
        ),
        Colonne("horaires", "Horaires", valeurs.TEXTE, "Mo-Fr 09:00-12:00,14:00-17:00"),
        Colonne("rendez_vous", "Sur rendez-vous", valeurs.BOOLEEN, "non", ("RDV", "Rendez-vous")),
        Colonne("itinerant", "Itinérant", valeurs.BOOLEEN, "non"),
        Colonne("accessible", "Accès en fauteuil roulant", valeurs.BOOLEEN, "oui", ("Accessible", "PMR")),
        Colonne(
            "langues",
            "Langues parlées",
            liste_de(
                choix(
                    {
                        "en": "anglais",
                        "ar": "arabe",
                        "es": "espagnol",
                        "it": "italien",
                        "nl": "néerlandais",
                        "pl": "polonais",
                        "pt": "portugais",
                        "ro": "roumain",
                        "ru": "russe",
                        "tr": "turc",
                        "uk": "ukrainien",
                    }
                )
            ),
            "anglais | arabe",
            ("Langues",),
        ),
        *SOURCE,
    ),
    hors=frozenset({"communes", "fermetures", "horaires_lus_le"}),
    identifier=_identifier,
)

REPONSES = Genre(
    "mairies",
    "réponses des mairies",
    REPONSES_DE_MAIRIE,
    ("commune",),
    (
        Colonne("commune", "Commune", COMMUNE, "62498 Lens", ("Code INSEE", "INSEE", "Ville", "Mairie")),
        Colonne("enregistre", "Enregistre les demandes", valeurs.BOOLEEN, "oui", ("Enregistre",)),
        *SOURCE,
    ),
)

TABLEAUX = (LIEUX, REPONSES)
