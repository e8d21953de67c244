"""The tables one can import: their headings, in the words of those who fill them, and the fields they give.

To add a kind, add it to ``GENRES``; ``guichet exporter <genre> --vide`` then writes its template.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from guichet.chargement import JEUX, Jeu
from guichet.communes import normaliser
from guichet.importation_client import valeurs
from guichet.importation_client.valeurs import Forme, choix, liste_de
from guichet.modeles import Fiche

ACTION = "Action"


@dataclass(frozen=True)
class Colonne:
    """A column: the field it fills, its heading, what its cells hold, a made-up example, other headings understood."""

    champ: str
    titre: str
    forme: Forme
    exemple: str = ""
    autres: tuple[str, ...] = ()


@dataclass(frozen=True)
class Genre:
    """A kind of table. ``cle`` are the fields that tell a record from another; ``hors`` those that have no column."""

    nom: str
    titre: str
    jeu: str
    cle: tuple[str, ...]
    colonnes: tuple[Colonne, ...]
    hors: frozenset[str] = field(default=frozenset())

    @property
    def fichier(self) -> str:
        return self._jeu.fichier

    @property
    def modele(self) -> type[Fiche]:
        return self._jeu.modele

    @cached_property
    def _jeu(self) -> Jeu:
        return next(jeu for jeu in JEUX if jeu.nom == self.jeu)

    @cached_property
    def par_champ(self) -> dict[str, Colonne]:
        return {colonne.champ: colonne for colonne in self.colonnes}

    @cached_property
    def par_titre(self) -> Mapping[str, Colonne]:
        """Columns by every heading understood, normalised: case, accents and punctuation do not count."""
        return {normaliser(titre): c for c in self.colonnes for titre in (c.titre, c.champ, *c.autres)}

    def titre_de(self, champ: str) -> str:
        """Return the heading of a field given by its path: « epci.0 » is under « EPCI servis »."""
        colonne = self.par_champ.get(champ.partition(".")[0])
        return colonne.titre if colonne else champ


_STATUT = choix(
    {"officiel": "officiel", "transcrit": "transcrit", "calcule": "calculé", "a_confirmer": "à confirmer"},
)
_SOURCE = (
    Colonne("source", "Source", valeurs.TEXTE, "page-exemple"),
    Colonne("lu_le", "Lu le", valeurs.DATE, "23/11/2026", ("Vérifié le", "Date de lecture")),
)
_EPCI = Colonne(
    "epci", "EPCI", valeurs.EPCI, "246200364 CA de Lens - Liévin", ("SIREN", "SIREN de l'EPCI", "Intercommunalité")
)

GUICHETS = Genre(
    "guichets",
    "lieux d'enregistrement et d'information",
    "guichets",
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
        Colonne(
            "commune", "Commune", valeurs.COMMUNE, "62498 Lens", ("Code INSEE", "INSEE", "Ville", "Commune du guichet")
        ),
        Colonne("epci", "EPCI servis", valeurs.LISTE_D_EPCI, "246200364 CA de Lens - Liévin", ("EPCI",)),
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
        *_SOURCE,
    ),
    hors=frozenset({"communes", "fermetures"}),
)

INSTRUMENTS = Genre(
    "instruments",
    "plans, conventions et instances des EPCI",
    "instruments",
    ("epci", "nature"),
    (
        _EPCI,
        Colonne(
            "nature",
            "Instrument",
            choix(
                {
                    "cil": "CIL",
                    "document_cadre": "document-cadre",
                    "cia": "CIA",
                    "ppgdid": "PPGDID",
                    "siad": "SIAD",
                    "cotation": "cotation",
                    "flux": "gestion en flux",
                }
            ),
            "PPGDID",
        ),
        Colonne(
            "etat",
            "État",
            choix(
                {
                    "en_cours": "en cours",
                    "installe": "installé",
                    "adopte": "adopté",
                    "signe": "signé",
                    "en_service": "en service",
                    "expire": "expiré",
                    "absent": "absent",
                },
                installée="installe",
                adoptée="adopte",
                signée="signe",
                expirée="expire",
                absente="absent",
            ),
            "adopté",
        ),
        Colonne("date", "Date", valeurs.ANNEE_OU_DATE, "14/10/2025", ("Date de l'état", "Année")),
        Colonne("document", "Document", valeurs.TEXTE, "https://exemple.invalid/plan.pdf", ("Adresse du document",)),
        Colonne("precision", "Précision", valeurs.TEXTE, "Délibération de l'exemple", ("Remarque",)),
        Colonne("statut", "Mention", _STATUT, "à confirmer", ("Statut",)),
        *_SOURCE,
    ),
)

COTATIONS = Genre(
    "cotations",
    "grilles de cotation des EPCI",
    "cotations",
    ("epci", "demandes", "critere"),
    (
        _EPCI,
        Colonne(
            "demandes",
            "Demandes",
            choix(
                {"toutes": "toutes", "premiere": "première demande", "mutation": "mutation"},
                première="premiere",
                mutations="mutation",
            ),
            "première demande",
            ("Type de demande", "Demandes concernées"),
        ),
        Colonne("categorie", "Catégorie", valeurs.TEXTE, "Situation de l'exemple", ("Rubrique", "Famille")),
        Colonne("critere", "Critère", valeurs.TEXTE, "Critère inventé pour l'exemple", ("Libellé du critère",)),
        Colonne("points", "Points", valeurs.ENTIER, "10", ("Nombre de points",)),
        Colonne(
            "compte",
            "Compté",
            choix({"situation": "une fois", "mois": "par mois", "an": "par an"}, mois="mois", an="an", année="an"),
            "une fois",
            ("Points comptés", "Par"),
        ),
        Colonne("cumul", "Cumulable", valeurs.BOOLEEN, "oui", ("Cumul",)),
        Colonne("justificatif", "Justificatif", valeurs.BOOLEEN, "oui", ("Pièce justificative",)),
        Colonne("depuis", "Appliqué depuis", valeurs.DATE, "01/01/2026", ("En vigueur depuis", "Depuis")),
        Colonne("statut", "Mention", _STATUT, "transcrit", ("Statut",)),
        *_SOURCE,
    ),
)

DELAIS = Genre(
    "delais",
    "délais locaux",
    "delais_locaux",
    ("nature", "epci", "departement", "annee", "precision"),
    (
        Colonne(
            "nature",
            "Délai",
            choix(
                {
                    "attente_mediane": "attente médiane",
                    "attente_moyenne": "attente moyenne",
                    "anormalement_long": "anormalement long",
                    "reception": "réception du demandeur",
                },
                réception="reception",
                **{
                    "délai d'attente médian": "attente_mediane",
                    "délai d'attente moyen": "attente_moyenne",
                    "délai anormalement long": "anormalement_long",
                    "délai de réception": "reception",
                },
            ),
            "attente médiane",
            ("Nature du délai", "Type de délai"),
        ),
        _EPCI,
        Colonne("departement", "Département", valeurs.DEPARTEMENT),
        Colonne("annee", "Année", valeurs.ENTIER, "2025"),
        Colonne("precision", "Précision", valeurs.TEXTE, "logements de l'exemple", ("Remarque",)),
        Colonne("valeur", "Valeur", valeurs.DECIMAL, "15,5", ("Durée",)),
        Colonne(
            "unite",
            "Unité",
            choix({"jour": "jours", "semaine": "semaines", "mois": "mois", "an": "ans"}, année="an", années="an"),
            "mois",
        ),
        Colonne("statut", "Mention", _STATUT, "transcrit", ("Statut",)),
        *_SOURCE,
    ),
)

GENRES = {genre.nom: genre for genre in (GUICHETS, INSTRUMENTS, COTATIONS, DELAIS)}
