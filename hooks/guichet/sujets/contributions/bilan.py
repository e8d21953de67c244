"""What contributions would change, said in French to whoever takes them in."""

from collections.abc import Iterator, Sequence

from guichet.socle.donnees import Donnees
from guichet.sujets.contributions import origine
from guichet.sujets.contributions.conflits import Conflit
from guichet.sujets.contributions.importer import Ensemble
from guichet.sujets.territoires.fiches import EPCI
from guichet.tableaux.bilan import cellule, differences


def bilan(ensemble: Ensemble, donnees: Donnees) -> Iterator[str]:
    """Yield who answers, then what differs from ``donnees``, file by file of ``data/``."""
    for recue in ensemble.recues:
        contribution = recue.contribution
        territoire = donnees[EPCI][contribution.territoire].nom
        yield f"{recue.nom} : {territoire}, réponse du {contribution.date:%d/%m/%Y}."
        yield f"  Source : {origine.organisme(contribution, donnees)}, {origine.source(contribution, donnees).titre}."
    for importation in ensemble.importations:
        if not importation.ecarts.vide and not ensemble.problemes and not ensemble.conflits:
            titre = importation.genre.titre
            yield f"{titre[0].upper()}{titre[1:]} ({importation.genre.fichier})"
            yield from (f"  {ligne}" for ligne in differences(importation.genre, importation.ecarts, donnees))


def conflits(trouves: Sequence[Conflit], donnees: Donnees) -> Iterator[str]:
    """Yield the answers that disagree, side by side; nothing has been written."""
    pluriel = "s" if len(trouves) > 1 else ""
    yield f"{len(trouves)} désaccord{pluriel}. Rien n'a été écrit."
    for conflit in trouves:
        titre = f" · {conflit.genre.titre_de(conflit.champ)}" if conflit.champ else ""
        yield f"{conflit.nom}{titre}"
        yield from (f"  {qui} : {_valeur(conflit, valeur, donnees)}" for qui, valeur in conflit.dires)
    yield "Remède : demandez qui a raison, et retirez la réponse fausse de son fichier."
    yield "  Si une réponse nouvelle remplace ce que dit le site, ajoutez --remplacer."


def _valeur(conflit: Conflit, valeur: object, donnees: Donnees) -> str:
    return cellule(conflit.genre, conflit.champ, valeur, donnees)
