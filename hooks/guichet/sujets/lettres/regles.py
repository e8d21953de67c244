"""What one does about a letter, or about anything: it has the delay, the numbers and the guide that it names."""

from collections.abc import Iterator
from typing import TypeVar

from guichet.prose.guides import pages_de_prose
from guichet.prose.raccourcis import references
from guichet.prose.regles import chiffres_des_traductions
from guichet.socle.champs import LANGUES
from guichet.socle.jeux import Repertoire
from guichet.socle.lecture import chaines
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.demande.fiches import CONTACTS, DELAIS, LIENS
from guichet.sujets.demande.regles import autre_delai, delais_dits
from guichet.sujets.lettres.fiches import LETTRES, Conduite
from guichet.sujets.questions.adresses import reponses_aux_demandeurs
from guichet.sujets.questions.fiches import QUESTIONS

REGLES = Regles()

C = TypeVar("C", bound=Conduite)
# Only a letter gives more time than the law.
AU_MOINS = ("recue", "remise")

# A calendar counts them: a number of people or a percentage is no delay.
_DUREES = frozenset(("jour", "semaine", "mois", "an"))


@REGLES.regle
def lettre_complete(lot: Lot) -> Iterator[Probleme]:
    """A letter names numbers, sites and a page that exist, and types no figure."""
    return conduites_completes(lot, LETTRES)


@REGLES.regle
def numeros_de_lettre(lot: Lot) -> Iterator[Probleme]:
    """The numbers that the words of a letter tell are among those that it gives to call."""
    for lettre, enregistrement in lot[LETTRES]:
        dits = {
            r.cible for _, texte in chaines(enregistrement.valeurs) for r in references(texte) if r.genre == "contact"
        }
        for absent in sorted(dits - set(lettre.contacts)):
            constat = f"cette lettre dit d'appeler « {absent} », qui n'est pas dans ses contacts"
            yield enregistrement.probleme(("contacts",), constat, "ajoutez-le à « contacts »", lettre.id)


@REGLES.regle
def delai_de_lettre(lot: Lot) -> Iterator[Probleme]:
    """The delay of a letter is a duration of the law, and runs from a day."""
    return delais_de_conduite(lot, LETTRES)


@REGLES.regle
def papiers_de_lettre(lot: Lot) -> Iterator[Probleme]:
    """The papers that a letter may be are told apart, each with its delay."""
    return papiers_de_conduite(lot, LETTRES)


def conduites_completes(lot: Lot, jeu: Repertoire[C]) -> Iterator[Probleme]:
    """Yield what the records of ``jeu`` name that does not exist, and the figures they type."""
    reponses = reponses_aux_demandeurs(lot.fiches(QUESTIONS))
    pages = [{*pages_de_prose(lot, langue), *reponses} for langue in LANGUES]
    for lettre, enregistrement in lot[jeu]:
        for champ, nommes, ou in (("contacts", CONTACTS, "data/contacts.yml"), ("liens", LIENS, "data/liens.yml")):
            for rang, nomme in enumerate(getattr(lettre, champ)):
                if nomme not in lot.connus[nommes]:
                    yield inconnu(enregistrement, (champ, rang), nomme, "cet identifiant", ou)
        if not all(lettre.guide.partition("#")[0] in connues for connues in pages):
            yield inconnu(enregistrement, ("guide",), lettre.guide, "cette page, dans chaque langue,", "docs/")
        yield from chiffres_des_traductions(enregistrement)


def delais_de_conduite(lot: Lot, jeu: Repertoire[C]) -> Iterator[Probleme]:
    """Yield the delays of ``jeu`` that no calendar counts, or that run from no day."""
    delais, dits = lot.par_cle(DELAIS), delais_dits(lot)
    for lettre, enregistrement in lot[jeu]:
        du_guide = dits.get(lettre.guide.partition("#")[0], delais)
        for ou, delai in lettre.delais:
            if delai not in lot.connus[DELAIS]:
                yield inconnu(enregistrement, ou, delai, "ce délai", "data/delais.yml")
            elif delai in delais and delais[delai].unite not in _DUREES:
                constat = "ce délai n'est pas une durée"
                yield enregistrement.probleme(ou, constat, "nommez une durée de data/delais.yml", delai)
            elif delai in delais and delai not in du_guide:
                yield autre_delai(enregistrement, ou, delai)
        if bool(lettre.delais) != (lettre.depart is not None) or (lettre.minimum and lettre.depart not in AU_MOINS):
            constat = "« delai », « depart » et « minimum » ne vont pas ensemble"
            remede = "avec un délai, dites d'où il part ; sans délai, retirez depart et minimum"
            yield enregistrement.probleme(("delai",), constat, remede, lettre.id)


def papiers_de_conduite(lot: Lot, jeu: Repertoire[C]) -> Iterator[Probleme]:
    """Yield the papers of ``jeu`` that nobody tells apart, and the delays that are told without one to be computed."""
    for lettre, enregistrement in lot[jeu]:
        if lettre.papiers and (lettre.delai is not None or lettre.minimum):
            constat = "le délai est celui de chaque papier, et un autre est dit de tous"
            yield enregistrement.probleme(("papiers",), constat, "retirez « delai » et « minimum »", lettre.id)
        if len(lettre.papiers) == 1:
            constat = "il n'y a qu'un papier : le lecteur n'a rien à choisir"
            yield enregistrement.probleme(("papiers",), constat, "écrivez son délai dans « delai »", lettre.id)
        noms: dict[str, int] = {}
        for rang, papier in enumerate(lettre.papiers):
            if noms.setdefault(papier.nom.fr, rang) != rang:
                constat = "deux papiers portent ce nom : le lecteur ne sait pas lequel est le sien"
                yield enregistrement.probleme(("papiers", rang, "nom"), constat, "nommez chacun", papier.nom.fr)
        dits = [r.cible for r in references(lettre.limite.fr) if r.genre == "delai"]
        if not lettre.delais and len(dits) > 1:
            constat = "la page dit plusieurs délais, et n'en calcule aucun"
            remede = "écrivez chaque papier et son délai dans « papiers »"
            yield enregistrement.probleme(("limite",), constat, remede, ", ".join(dits))
