"""Questions have their languages, their theme and their guide."""

from collections.abc import Iterator

from guichet.lot import Lot
from guichet.modeles import LANGUES
from guichet.problemes import Probleme
from guichet.references import references
from guichet.regles.registre import inconnu, langues_attendues, pages_de_prose, regle, toutes


@regle
def question_complete(lot: Lot) -> Iterator[Probleme]:
    """Applicants' questions exist in every language, officials' in French only; links between questions hold."""
    themes = lot.par_cle("themes")
    for question, enregistrement in toutes(lot, "questions"):
        theme = themes.get(question.theme)
        if theme is None or theme.public != question.public:
            yield inconnu(
                enregistrement, ("theme",), question.theme, "ce thème, pour ce public,", "data/faq.yml (themes)"
            )
        pour_tous = question.public == "demandeurs"
        yield from langues_attendues(question, ("question", "reponse"), enregistrement, pour_tous=pour_tous)
        for rang, identifiant in enumerate(question.voir):
            if identifiant not in lot.connus["questions"]:
                yield inconnu(enregistrement, ("voir", rang), identifiant, "cette question", "data/faq.yml")
    for theme, enregistrement in toutes(lot, "themes"):
        yield from langues_attendues(theme, ("nom",), enregistrement, pour_tous=theme.public == "demandeurs")


@regle
def question_guidee(lot: Lot) -> Iterator[Probleme]:
    """An applicants' question leads to the guide that says more, in every language; an officials' one may."""
    pages = {langue: pages_de_prose(lot, langue) for langue in LANGUES}
    for question, enregistrement in toutes(lot, "questions"):
        if question.guide is None:
            if question.public == "demandeurs":
                constat = "cette question ne mène à aucun guide"
                remede = "ajoutez « guide » : l'adresse de la page qui en dit plus, par exemple demander/papiers/"
                yield enregistrement.probleme(("id",), constat, remede, question.id)
        elif not all(question.guide in pages[langue] for langue in question.question):
            yield inconnu(enregistrement, ("guide",), question.guide, "cette page, dans chaque langue,", "docs/")


@regle
def memes_faits_dans_chaque_langue(lot: Lot) -> Iterator[Probleme]:
    """An answer cites the same facts in every language: figures cannot drift apart."""
    for question, enregistrement in toutes(lot, "questions"):
        ensembles = {frozenset((r.genre, r.cible) for r in references(texte)) for texte in question.reponse.values()}
        if len(ensembles) > 1:
            constat = "les langues ne citent pas les mêmes faits (raccourcis {{…}})"
            remede = "mettez les mêmes raccourcis dans chaque langue"
            yield enregistrement.probleme(("reponse",), constat, remede, question.id)
