"""``guichet verifier`` checks every fact and says all that is wrong."""

import argparse

from guichet.chargement import Donnees, charger
from guichet.commandes.registre import commande, sans_option
from guichet.problemes import DonneesInvalides
from guichet.reference.ecriture import ecarts


@commande("verifier", "vérifie toutes les données et dit tout ce qui ne va pas", sans_option)
def verifier(options: argparse.Namespace) -> int:
    """Say how much there is when all of it is sound, reference of the editors included. Raises DonneesInvalides."""
    donnees = charger(options.racine)
    if perimes := list(ecarts(options.racine)):
        raise DonneesInvalides(perimes)
    print(_bilan(donnees))
    return 0


def _bilan(donnees: Donnees) -> str:
    concernes = sum(epci.motif is not None for epci in donnees.epci.values())
    return (
        f"Données vérifiées : {len(donnees.communes)} communes, {len(donnees.epci)} EPCI dont {concernes} dans la réforme, "
        f"{sum(1 for _ in donnees.lieux)} lieux, {len(donnees.questions)} questions, {len(donnees.textes)} textes, "
        f"{len(donnees.veille)} entrées de veille, {len(donnees.sources)} sources."
    )
