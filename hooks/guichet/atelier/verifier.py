"""``guichet verifier`` checks every fact and says all that is wrong."""

import argparse
from itertools import chain
from pathlib import Path

from guichet.atelier import relire
from guichet.atelier.atelier import Atelier
from guichet.atelier.liens import liens_perdus
from guichet.atelier.lus import changes_sans_date, traductions_d_un_autre, traductions_en_retard
from guichet.atelier.notes import illisibles
from guichet.atelier.reference.ecriture import ecarts
from guichet.socle import chargement, sceaux
from guichet.socle.commandes import Charger, Commande
from guichet.socle.donnees import Donnees
from guichet.socle.horloge import aujourdhui
from guichet.socle.langues import ChampInconnu
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.socle.sans_ramassage import sans_ramassage
from guichet.socle.sources import SOURCES
from guichet.sujets import SCHEMA, TABLEAUX
from guichet.sujets.adresses.controle import defauts, non_notees
from guichet.sujets.lieux.annuaires import lieux
from guichet.sujets.questions.fiches import QUESTIONS
from guichet.sujets.relecture.traductions import retards
from guichet.sujets.territoires.fiches import COMMUNES, EPCI
from guichet.sujets.textes.fiches import TEXTES
from guichet.sujets.veille.fiches import VEILLE
from guichet.tableaux.exporter import modeles_perimes


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("--relire", action="store_true", help="relit aussi les textes, comme « relire »")
    analyseur.add_argument(
        "--format",
        choices=("texte", "github"),
        default="texte",
        help="github : chaque problème sur la ligne d'un changement proposé sur une forge",
    )


def faits_sains(racine: Path, charger: Charger) -> Donnees:
    """Return the facts of the project at ``racine``, if they are sound and programs' files as programs wrote them.

    Raises DonneesInvalides.
    """
    try:
        donnees = charger(racine)
    except DonneesInvalides as erreur:
        raise DonneesInvalides(sceaux.a_leur_place(racine, erreur.problemes)) from erreur
    if brises := list(sceaux.brises(racine)):
        raise DonneesInvalides(brises)
    return donnees


@sans_ramassage()
def verifies(racine: Path, charger: Charger) -> Donnees:
    """Return the facts of the project at ``racine``, if all of it is sound: data, addresses, reference of the editors.

    Raises DonneesInvalides.
    """
    donnees = faits_sains(racine, charger)
    atelier = Atelier(donnees, aujourdhui(), "")
    try:
        existantes = atelier.existantes
    except ChampInconnu as erreur:
        raise DonneesInvalides([_mal_remplie(racine, erreur)]) from erreur
    trouves = [
        *ecarts(racine),
        *modeles_perimes(racine, TABLEAUX.values()),
        *defauts(racine, donnees, existantes, atelier.avec_le_temps),
        *non_notees(donnees, existantes, atelier.avec_le_temps),
    ]
    lot = chargement.lire(racine, SCHEMA)
    # Links to a page that is gone are not told one by one; and what is wrong in itself is told before its date is.
    for encore in (
        liens_perdus(lot, atelier),
        illisibles(racine),
        chain(changes_sans_date(lot), traductions_d_un_autre(lot)),
        traductions_en_retard(lot),
        retards(donnees),
    ):
        trouves = trouves or list(encore)
    if trouves:
        raise DonneesInvalides(trouves)
    return donnees


def _mal_remplie(racine: Path, erreur: ChampInconnu) -> Probleme:
    """Return what to say of a string that a page cannot fill, where it is written."""
    enregistrement = chargement.lire(racine, SCHEMA).chaines[erreur.cle][1]
    courte = erreur.cle.partition(".")[2]
    constat = f"la page ne sait pas remplir {{{erreur.champ}}}"
    return enregistrement.probleme((courte,), constat, "remettez entre accolades le nom d'avant", erreur.cle)


def verifier(options: argparse.Namespace, charger: Charger) -> int:
    """Say how much there is when all of it is sound. Raises DonneesInvalides."""
    try:
        donnees = verifies(options.racine, charger)
    except DonneesInvalides as erreur:
        if options.format == "github":
            print("\n".join(map(annotation, erreur.problemes)))
        raise
    print(_bilan(donnees))
    return relire.dire(donnees) if options.relire else 0


def annotation(probleme: Probleme) -> str:
    """Return ``probleme`` as GitHub and those that follow it show it, on its line of the proposed change."""
    ou = f"file={_echappe(probleme.fichier, propriete=True)},line={probleme.ligne}"
    quoi = f"{probleme.champ} : {probleme.constat}" if probleme.champ else probleme.constat
    return f"::error {ou}::{_echappe(f'{quoi}{chr(10)}Remède : {probleme.remede}')}"


def _echappe(texte: str, *, propriete: bool = False) -> str:
    codes = {"%": "%25", "\r": "%0D", "\n": "%0A"} | ({":": "%3A", ",": "%2C"} if propriete else {})
    return "".join(codes.get(signe, signe) for signe in texte)


def _bilan(donnees: Donnees) -> str:
    concernes = sum(epci.concerne for epci in donnees[EPCI].values())
    return (
        f"Données vérifiées : {len(donnees[COMMUNES])} communes, {len(donnees[EPCI])} EPCI dont {concernes} dans la réforme, "
        f"{sum(1 for _ in lieux(donnees))} lieux, {len(donnees[QUESTIONS])} questions, {len(donnees[TEXTES])} textes, "
        f"{len(donnees[VEILLE])} entrées de veille, {len(donnees[SOURCES])} sources."
    )


COMMANDE = Commande("verifier", "vérifie toutes les données et dit tout ce qui ne va pas", verifier, _options)
