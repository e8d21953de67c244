"""A scoring grid that someone wrote in a file of their own."""

from pathlib import Path

from guichet.socle.chargement import valider
from guichet.socle.donnees import Donnees
from guichet.socle.lecture import lire_yaml_dictionnaire
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.sujets.cotation.fiches import MOTIFS_INTERDITS, PUBLICS_PRIORITAIRES, GrilleCotation
from guichet.sujets.cotation.regles import References, defauts
from guichet.sujets.textes.fiches import TEXTES


def lire_grille(fichier: Path, donnees: Donnees) -> GrilleCotation:
    """Return the scoring grid that someone wrote in ``fichier``. Raises DonneesInvalides with all that is wrong."""
    enregistrement = lire_yaml_dictionnaire(fichier.parent, fichier.name)
    problemes: list[Probleme] = []
    grille = valider(GrilleCotation, enregistrement.valeurs, enregistrement, problemes)
    if grille is not None:
        publics = [public.id for public in donnees[PUBLICS_PRIORITAIRES]]
        problemes += defauts(grille, enregistrement, References(donnees[TEXTES], publics, donnees[MOTIFS_INTERDITS]))
    if grille is None or problemes:
        raise DonneesInvalides(problemes)
    return grille
