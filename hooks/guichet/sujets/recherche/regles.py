"""The vocabulary of the search says something, once, and leads somewhere."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.prose.guides import GUIDES, pages_de_prose
from guichet.socle.adresses import chemin_de_guide
from guichet.socle.champs import Langue
from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.demande.fiches import CONTACTS, LIENS
from guichet.sujets.questions.fiches import FAQ, QUESTIONS
from guichet.sujets.recherche.analyseurs import ANALYSEURS
from guichet.sujets.recherche.expressions import expression
from guichet.sujets.recherche.fiches import AILLEURS, METIER, PAROLES, REPONSES, SYNONYMES, UNE_ANNEE
from guichet.sujets.textes.fiches import TEXTES
from guichet.sujets.veille.fiches import VEILLE

REGLES = Regles()

# Pages made from data that a word may lead to, besides those of questions.
GENEREES = frozenset(
    ("communes/", "demander/lettres/", "demander/ou-j-en-suis/", "glossaire/", "plan/", "territoires/")
)
# Those that may be so in French alone.
GENEREES_EN_FRANCAIS = frozenset(
    {
        "actualites/", "agenda/", "chiffres/", "chiffres/quartiers-prioritaires/", "chiffres/sru/", "contribuer/", "elus/fiches/",
        "ppgdid/contenu/", "qualite/", "ressources/", "signaler/", "veille/",
    }
)  # fmt: skip
_MODELE = re.compile(r"ppgdid/modeles/[a-z-]+/$")
# The page of each year of the watch, in French only.
ANNEE_DE_VEILLE = f"veille/annee/{UNE_ANNEE}/"
_PUBLICS = {chemin: public for public, chemin in FAQ.items()}
Place = tuple[str | int, ...]


def _expressions(fiche: Any) -> Iterator[tuple[Langue, Place, str]]:
    """Yield every phrase of a record, with its language and where it is written."""
    for champ in ("quand", "mots"):
        valeur = getattr(fiche, champ, ())
        groupes = valeur.items() if isinstance(valeur, dict) else [(fiche.langue, valeur)] if valeur else []
        for langue, mots in groupes:
            chemin: Place = (champ, langue) if isinstance(valeur, dict) else (champ,)
            for rang, mot in enumerate(mots):
                yield langue, (*chemin, rang), mot


def _termes(langue: Langue, mot: str) -> str:
    return " ".join(ANALYSEURS[langue].analyser(mot))


@REGLES.regle
def mots_de_recherche_compris(lot: Lot) -> Iterator[Probleme]:
    """A phrase keeps at least one word once the little words are left out."""
    for fiche, enregistrement in lot.diverses(SYNONYMES, METIER, REPONSES, AILLEURS, PAROLES):
        for langue, chemin, mot in _expressions(fiche):
            if not _termes(langue, mot):
                constat = "la recherche ne garde rien de ces mots : ils sont trop courants, ou d'une seule lettre"
                yield enregistrement.probleme(chemin, constat, "ajoutez un mot qui dit de quoi il s'agit", mot)


@REGLES.regle
def synonyme_dans_un_seul_groupe(lot: Lot) -> Iterator[Probleme]:
    """A phrase belongs to one group only: two that share it are one."""
    premiers: dict[tuple[Langue, str], Enregistrement] = {}
    for fiche, enregistrement in lot[SYNONYMES]:
        if fiche.quand:
            continue
        for langue, chemin, mot in _expressions(fiche):
            termes = _termes(langue, mot)
            premier = premiers.setdefault((langue, termes), enregistrement)
            if premier is not enregistrement:
                constat = f"pour la recherche, ces mots sont déjà dans le groupe de la ligne {premier.ligne}"
                yield enregistrement.probleme(chemin, constat, "réunissez les deux groupes, ou retirez ces mots", mot)


@REGLES.regle
def reponse_qui_mene_quelque_part(lot: Lot) -> Iterator[Probleme]:
    """An answer put first is a page of each of its languages; its number is known; no phrase has two answers."""
    premiers: dict[tuple[Langue, str], str] = {}
    for reponse, enregistrement in lot[REPONSES]:
        if not all(_existe(lot, reponse.page, langue) for langue in reponse.quand):
            yield inconnu(enregistrement, ("page",), reponse.page, "cette page, dans chaque langue,", "docs/")
        if reponse.contact is not None and reponse.contact not in lot.connus[CONTACTS]:
            yield inconnu(enregistrement, ("contact",), reponse.contact, "ce numéro", "data/contacts.yml")
        for langue, chemin, mot in _expressions(reponse):
            premier = premiers.setdefault((langue, expression(mot, ANALYSEURS[langue])), reponse.id)
            if premier != reponse.id:
                constat = f"ces mots mènent déjà à la réponse « {premier} »"
                yield enregistrement.probleme(chemin, constat, "gardez-les dans une seule des deux", mot)


@REGLES.regle
def inconnu_qui_mene_quelque_part(lot: Lot) -> Iterator[Probleme]:
    """What the site cannot know leads to a page of each of its languages, to a known address and number."""
    for ici, enregistrement in lot[AILLEURS]:
        if ici.page is not None and not all(_existe(lot, ici.page, langue) for langue in ici.quand):
            yield inconnu(enregistrement, ("page",), ici.page, "cette page, dans chaque langue,", "docs/")
        if ici.lien is not None and ici.lien not in lot.connus[LIENS]:
            yield inconnu(enregistrement, ("lien",), ici.lien, "ce lien", "data/liens.yml")
        if ici.contact is not None and ici.contact not in lot.connus[CONTACTS]:
            yield inconnu(enregistrement, ("contact",), ici.contact, "ce numéro", "data/contacts.yml")


@REGLES.regle
def reponse_dont_la_page_parle(lot: Lot) -> Iterator[Probleme]:
    """A page put first says one of the words at least that lead to it, or people say one of it."""
    paroles = {une.page: une.mots.get("fr", []) for une in lot.fiches(PAROLES)}
    dits = _textes_francais(lot)
    for reponse, enregistrement in lot.diverses(REPONSES, AILLEURS):
        if reponse.page in dits and "fr" in reponse.quand:
            cherches = {terme for mot in reponse.quand["fr"] for terme in _termes("fr", mot).split()}
            if cherches.isdisjoint(
                _termes("fr", " ".join([dits[reponse.page], *paroles.get(reponse.page, [])])).split()
            ):
                constat = "cette page ne dit aucun des mots qui y mènent"
                remede = f"donnez la page qui en parle, ou ajoutez ces mots aux siens dans {PAROLES.fichier}"
                yield enregistrement.probleme(("page",), constat, remede, reponse.page)


def _textes_francais(lot: Lot) -> dict[str, str]:
    """Return what each page of prose and each answer says in French, by its address."""
    guides = {
        chemin_de_guide(enregistrement.fichier, "fr"): f"{guide.title} {guide.prose}"
        for guide, enregistrement in lot[GUIDES["fr"]]
    }
    reponses = {
        f"{FAQ[question.public]}#{question.id}": f"{question.question['fr']} {question.reponse['fr']}"
        for question in lot.fiches(QUESTIONS)
    }
    return guides | reponses


@REGLES.regle
def paroles_d_une_page(lot: Lot) -> Iterator[Probleme]:
    """Words of people are those of a page, or of an answer, that exists in each of their languages."""
    for paroles, enregistrement in lot[PAROLES]:
        if not all(_existe(lot, paroles.page, langue) for langue in paroles.mots):
            yield inconnu(enregistrement, ("page",), paroles.page, "cette page, dans chaque langue,", "docs/")


def _existe(lot: Lot, page: str, langue: Langue) -> bool:
    chemin, diese, ancre = page.partition("#")
    if public := _PUBLICS.get(chemin):
        question = lot.par_cle(QUESTIONS).get(ancre)
        return not diese or (question is not None and question.public == public and langue in question.question)
    if chemin in {texte.chemin for texte, _ in lot[TEXTES]} | {entree.chemin for entree, _ in lot[VEILLE]}:
        return langue == "fr"
    if chemin == ANNEE_DE_VEILLE or chemin in GENEREES_EN_FRANCAIS or _MODELE.match(chemin):
        return langue == "fr"
    return chemin in GENEREES or chemin in pages_de_prose(lot, langue)
