"""The column that names an intercommunality, in the tables of other subjects."""

from guichet.sujets.territoires.cellules import EPCI
from guichet.tableaux.genres import Colonne

COLONNE_EPCI = Colonne(
    "epci", "EPCI", EPCI, "246200364 CA de Lens - Liévin", ("SIREN", "SIREN de l'EPCI", "Intercommunalité")
)
