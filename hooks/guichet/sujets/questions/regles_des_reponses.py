"""What an answer rests on is said: the article in the answer itself, the doubt in its status, the questions beside it."""

import re
from collections.abc import Iterator

from guichet.prose.guides import GUIDES
from guichet.prose.plans import plan_de
from guichet.prose.raccourcis import references
from guichet.socle.adresses import chemin_de_guide
from guichet.socle.champs import Statut
from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Illisible, Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.questions.fiches import QUESTIONS, Question

REGLES = Regles()

# How many other questions of elected officials follow one.
VOIR = (2, 3)
_NUANCE = re.compile(r"règle générale|à relire|pas pu lire|à vérifier", re.IGNORECASE)
SANS_TEXTE = "Aucun texte"
DEMANDEURS = "demander/"


@REGLES.regle
def reponse_aux_elus_fondee(lot: Lot) -> Iterator[Probleme]:
    """An officials' answer cites an article that the question names, or says that there is none."""
    for question, enregistrement in lot[QUESTIONS]:
        if question.public != "elus" or "fr" not in question.reponse:
            continue
        reponse = question.reponse["fr"]
        cites = [reference.cible for reference in references(reponse) if reference.genre == "texte"]
        if not cites and SANS_TEXTE not in reponse:
            constat = "cette réponse ne cite aucun texte"
            remede = f"citez l'article, [[L441-1]], ou dites « {SANS_TEXTE} »"
            yield enregistrement.probleme(("reponse", "fr"), constat, remede, question.id)
        for cite in dict.fromkeys(cites):
            if cite not in question.textes:
                constat = f"la réponse cite {cite}, que « textes » ne nomme pas"
                yield enregistrement.probleme(("textes",), constat, "ajoutez-le à « textes »", cite)


@REGLES.regle
def nuance_dite_par_le_statut(lot: Lot) -> Iterator[Probleme]:
    """An answer that hedges remains to be confirmed."""
    for question, enregistrement in lot[QUESTIONS]:
        nuance = _NUANCE.search(question.reponse.get("fr", ""))
        if nuance and question.statut is not Statut.A_CONFIRMER:
            constat = f"cette réponse hésite (« {nuance[0]} ») et se dit sûre"
            remede = "écrivez statut: a_confirmer, ou tranchez la réponse"
            yield enregistrement.probleme(("statut",), constat, remede, question.statut)


@REGLES.regle
def questions_voisines(lot: Lot) -> Iterator[Probleme]:
    """An officials' question leads to two or three others, of officials too."""
    connues = lot.par_cle(QUESTIONS)
    for question, enregistrement in lot[QUESTIONS]:
        if question.public != "elus":
            continue
        if not VOIR[0] <= len(question.voir) <= VOIR[1]:
            constat = f"une question des élus mène à {VOIR[0]} ou {VOIR[1]} autres, celle-ci à {len(question.voir)}"
            yield enregistrement.probleme(("voir",), constat, "complétez « voir »", question.id)
        yield from _d_un_autre_public(question, enregistrement, connues)


def _d_un_autre_public(
    question: Question, enregistrement: Enregistrement, connues: dict[str, Question]
) -> Iterator[Probleme]:
    for rang, autre in enumerate(question.voir):
        if autre in connues and connues[autre].public != question.public:
            constat = "cette question est pour un autre public"
            yield enregistrement.probleme(("voir", rang), constat, "nommez-en une du même public", autre)


@REGLES.regle
def lettre_sans_article(lot: Lot) -> Iterator[Probleme]:
    """A letter is for a resident: the law is not quoted in it."""
    for question, enregistrement in lot[QUESTIONS]:
        for reference in references((question.a_copier or {}).get("fr", "")):
            if reference.genre == "texte":
                constat = "une lettre à un habitant ne cite pas la loi"
                yield enregistrement.probleme(("a_copier", "fr"), constat, "dites la règle en mots", reference.brute)


@REGLES.regle
def guide_avec_question(lot: Lot) -> Iterator[Probleme]:
    """A guide for applicants answers one of their questions at least: each leads to the other."""
    if isinstance(lot.connus[QUESTIONS], Illisible):
        return
    menes = {question.guide for question in lot.fiches(QUESTIONS) if question.public == "demandeurs"}
    for _, enregistrement in lot[GUIDES["fr"]]:
        chemin = chemin_de_guide(enregistrement.fichier, "fr")
        plan = plan_de(chemin)
        if plan is not None and plan.section == DEMANDEURS and chemin not in menes:
            constat = "aucune question des demandeurs ne mène à ce guide"
            remede = "dans data/faq.yml, donnez-lui une question : guide: …"
            yield Probleme(enregistrement.fichier, 1, "", "", constat, remede)
