"""The tables of scoring grids and of local delays, as those who fill them in know them."""

from guichet.sujets.local.fiches import CHIFFRES_LOCAUX, COTATIONS, DELAIS_LOCAUX
from guichet.sujets.territoires.cellules import DEPARTEMENT
from guichet.sujets.territoires.tableau import COLONNE_EPCI
from guichet.tableaux import valeurs
from guichet.tableaux.genres import SOURCE, STATUT, Colonne, Genre
from guichet.tableaux.valeurs import choix

GRILLES = Genre(
    "cotations",
    "grilles de cotation des EPCI",
    COTATIONS,
    ("epci", "demandes", "critere"),
    (
        COLONNE_EPCI,
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
        Colonne("statut", "Mention", STATUT, "transcrit", ("Statut",)),
        *SOURCE,
    ),
)

DELAIS = Genre(
    "delais",
    "délais locaux",
    DELAIS_LOCAUX,
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
        COLONNE_EPCI,
        Colonne("departement", "Département", DEPARTEMENT),
        Colonne("annee", "Année", valeurs.ENTIER, "2025"),
        Colonne("precision", "Précision", valeurs.TEXTE, "logements de l'exemple", ("Remarque",)),
        Colonne("valeur", "Valeur", valeurs.DECIMAL, "15,5", ("Durée",)),
        Colonne(
            "unite",
            "Unité",
            choix({"jour": "jours", "semaine": "semaines", "mois": "mois", "an": "ans"}, année="an", années="an"),
            "mois",
        ),
        Colonne("statut", "Mention", STATUT, "transcrit", ("Statut",)),
        *SOURCE,
    ),
)

CHIFFRES = Genre(
    "chiffres",
    "chiffres de l'année des EPCI",
    CHIFFRES_LOCAUX,
    ("epci", "nature", "annee"),
    (
        COLONNE_EPCI,
        Colonne(
            "nature",
            "Chiffre",
            choix(
                {"demandes": "demandes en attente", "attributions": "logements attribués"},
                demandes="demandes",
                attributions="attributions",
            ),
            "demandes en attente",
            ("Nature du chiffre",),
        ),
        Colonne("annee", "Année", valeurs.ENTIER, "2025"),
        Colonne("valeur", "Nombre", valeurs.ENTIER, "1234", ("Total",)),
        Colonne("d_apres", "D'après", valeurs.TEXTE, "SNE, extraction de l'exemple", ("Origine",)),
        Colonne("statut", "Mention", STATUT, "transcrit", ("Statut",)),
        *SOURCE,
    ),
)

TABLEAUX = (GRILLES, DELAIS, CHIFFRES)
