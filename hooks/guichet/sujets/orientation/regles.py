"""Everyone who starts gets to something to do, in three taps at most."""

from collections.abc import Iterator

from guichet.prose.guides import pages_de_prose
from guichet.prose.regles import chiffres_des_traductions
from guichet.socle.champs import LANGUES
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.lettres.fiches import LETTRES
from guichet.sujets.lettres.regles import conduites_completes, delais_de_conduite, papiers_de_conduite
from guichet.sujets.orientation import chemins
from guichet.sujets.orientation.fiches import ARRIVEES, EMBRANCHEMENTS
from guichet.sujets.questions.adresses import reponses_aux_demandeurs
from guichet.sujets.questions.fiches import QUESTIONS

REGLES = Regles()


@REGLES.regle
def situation_complete(lot: Lot) -> Iterator[Probleme]:
    """A situation names numbers, sites and a page that exist, and types no figure."""
    return conduites_completes(lot, ARRIVEES)


@REGLES.regle
def delai_de_situation(lot: Lot) -> Iterator[Probleme]:
    """The delay of a situation is a duration of the law, and runs from a day."""
    return delais_de_conduite(lot, ARRIVEES)


@REGLES.regle
def papiers_de_situation(lot: Lot) -> Iterator[Probleme]:
    """The papers of a situation are told apart, each with its delay."""
    return papiers_de_conduite(lot, ARRIVEES)


@REGLES.regle
def choix_qui_menent_quelque_part(lot: Lot) -> Iterator[Probleme]:
    """A choice leads to a question, a situation or a page of every language, in few taps."""
    connus = {*lot.connus[EMBRANCHEMENTS], *lot.connus[ARRIVEES], chemins.LETTRES}
    connus |= {lettre.chemin for lettre in lot.fiches(LETTRES)} | {*reponses_aux_demandeurs(lot.fiches(QUESTIONS))}
    connus |= set.intersection(*(set(pages_de_prose(lot, langue)) for langue in LANGUES))
    tapes = {(un.depuis, un.rang): un.tapes for un in chemins.pas(lot.fiches(EMBRANCHEMENTS))}
    for question, enregistrement in lot[EMBRANCHEMENTS]:
        yield from chiffres_des_traductions(enregistrement)
        for rang, choix in enumerate(question.choix):
            ou = ("choix", rang, "vers")
            if choix.vers.partition("#")[0] not in connus:
                yield inconnu(
                    enregistrement,
                    ou,
                    choix.vers,
                    "cette question, cette situation ou cette page",
                    "data/orientation.yml",
                )
            elif tapes.get((question.id, rang), 0) > chemins.TAPES:
                constat = f"on arrive là en {tapes[question.id, rang]} choix : {chemins.TAPES} au plus"
                yield enregistrement.probleme(ou, constat, "proposez-le plus tôt", choix.vers)


@REGLES.regle
def choix_qui_different(lot: Lot) -> Iterator[Probleme]:
    """Two answers to one question do not lead to the same place: one took the address of the other."""
    for question, enregistrement in lot[EMBRANCHEMENTS]:
        menes: dict[str, int] = {}
        for rang, choix in enumerate(question.choix):
            premier = menes.setdefault(choix.vers, rang)
            if premier != rang:
                constat = f"« {question.choix[premier].dire.fr} » mène déjà là"
                remede = "donnez à chaque réponse sa page, ou n'en gardez qu'une"
                yield enregistrement.probleme(("choix", rang, "vers"), constat, remede, choix.vers)


@REGLES.regle
def rien_hors_du_chemin(lot: Lot) -> Iterator[Probleme]:
    """Every question and every situation can be reached; a question is asked in one place, and a name is of one page."""
    menes = [un.vers for un in chemins.pas(lot.fiches(EMBRANCHEMENTS))]
    premiere = next((question.id for question in lot.fiches(EMBRANCHEMENTS)), "")
    for question, enregistrement in lot[EMBRANCHEMENTS]:
        fois = menes.count(question.id) + (question.id == premiere)
        if fois != 1:
            constat = "aucun choix ne mène à cette question" if not fois else "plusieurs choix mènent à cette question"
            yield enregistrement.probleme(("id",), constat, "faites-y mener un choix, un seul", question.id)
    for situation, enregistrement in lot[ARRIVEES]:
        if situation.id not in menes:
            constat = "aucun choix ne mène à cette situation"
            yield enregistrement.probleme(("id",), constat, "faites-y mener un choix, ou retirez-la", situation.id)
        elif situation.id in lot.connus[EMBRANCHEMENTS]:
            constat = "une question porte déjà ce nom : les deux auraient la même adresse"
            yield enregistrement.probleme(("id",), constat, "donnez-lui un autre id", situation.id)
