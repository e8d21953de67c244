"""The table of instruments, as those who fill it in know it."""

from guichet.sujets.instruments.fiches import INSTRUMENTS
from guichet.sujets.territoires.tableau import COLONNE_EPCI
from guichet.tableaux import valeurs
from guichet.tableaux.genres import SOURCE, STATUT, Colonne, Genre
from guichet.tableaux.valeurs import choix

PLANS_ET_CONVENTIONS = Genre(
    "instruments",
    "plans, conventions et instances des EPCI",
    INSTRUMENTS,
    ("epci", "nature"),
    (
        COLONNE_EPCI,
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
        Colonne("statut", "Mention", STATUT, "à confirmer", ("Statut",)),
        *SOURCE,
    ),
)

TABLEAUX = (PLANS_ET_CONVENTIONS,)
