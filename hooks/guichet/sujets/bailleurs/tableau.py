"""The table of landlords, as those who fill it in know it."""

from guichet.sujets.bailleurs.fiches import BAILLEURS
from guichet.sujets.territoires.cellules import COMMUNE
from guichet.tableaux import valeurs
from guichet.tableaux.genres import SOURCE, Colonne, Genre
from guichet.tableaux.valeurs import choix, liste_de

LISTE_DES_BAILLEURS = Genre(
    "bailleurs",
    "bailleurs sociaux",
    BAILLEURS,
    ("siren",),
    (
        Colonne("siren", "SIREN", valeurs.TEXTE, "000000000", ("Numéro SIREN",)),
        Colonne("nom", "Nom", valeurs.TEXTE, "Habitat d'Exemple", ("Bailleur",)),
        Colonne(
            "nature",
            "Genre de bailleur",
            choix(
                {
                    "oph": "office public de l'habitat",
                    "esh": "entreprise sociale pour l'habitat",
                    "sem": "société d'économie mixte",
                    "cooperative": "coopérative",
                    "autre": "autre",
                },
            ),
            "office public de l'habitat",
            ("Nature du bailleur",),
        ),
        Colonne("telephone", "Téléphone", valeurs.TELEPHONE, "03 53 01 00 00", ("Tél", "Tel")),
        Colonne("site", "Site", valeurs.TEXTE, "https://exemple.invalid", ("Site internet", "Site web")),
        Colonne("communes", "Communes où il a des logements", liste_de(COMMUNE), "62498 Lens", ("Communes",)),
        *SOURCE,
    ),
    hors=frozenset({"agences"}),
)

TABLEAUX = (LISTE_DES_BAILLEURS,)
