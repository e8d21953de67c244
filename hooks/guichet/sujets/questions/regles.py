"""Questions have their languages, their theme and their guide."""

import re
from collections.abc import Iterator

from guichet.prose.guides import pages_de_prose
from guichet.prose.phrases import phrases
from guichet.prose.raccourcis import references, remplacer
from guichet.prose.redaction import TEXTE
from guichet.prose.regles import chiffres_tapes, connue, references_inconnues
from guichet.socle.champs import LANGUES
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu, langues_attendues
from guichet.sujets.questions.fiches import QUESTIONS, THEMES

REGLES = Regles()

MOTS_PAR_REPONSE_AUX_ELUS = 120
PHRASES_A_COPIER = 3


@REGLES.regle
def question_complete(lot: Lot) -> Iterator[Probleme]:
    """Applicants' questions exist in every language, officials' in French only; links between questions hold."""
    themes = lot.par_cle(THEMES)
    for question, enregistrement in lot[QUESTIONS]:
        theme = themes.get(question.theme)
        if theme is None or theme.public != question.public:
            yield inconnu(
                enregistrement, ("theme",), question.theme, "ce thème, pour ce public,", "data/faq.yml (themes)"
            )
        pour_tous = question.public == "demandeurs"
        yield from langues_attendues(question, ("question", "reponse"), enregistrement, pour_tous=pour_tous)
        for rang, identifiant in enumerate(question.voir):
            if identifiant not in lot.connus[QUESTIONS]:
                yield inconnu(enregistrement, ("voir", rang), identifiant, "cette question", "data/faq.yml")
    for theme, enregistrement in lot[THEMES]:
        yield from langues_attendues(theme, ("nom",), enregistrement, pour_tous=theme.public == "demandeurs")


@REGLES.regle
def question_guidee(lot: Lot) -> Iterator[Probleme]:
    """An applicants' question leads to the guide that says more, in every language; an officials' one may."""
    pages = {langue: pages_de_prose(lot, langue) for langue in LANGUES}
    for question, enregistrement in lot[QUESTIONS]:
        if question.guide is None:
            if question.public == "demandeurs":
                constat = "cette question ne mène à aucun guide"
                remede = "ajoutez « guide » : l'adresse de la page qui en dit plus, par exemple demander/papiers/"
                yield enregistrement.probleme(("id",), constat, remede, question.id)
        elif not all(question.guide in pages[langue] for langue in question.question):
            yield inconnu(enregistrement, ("guide",), question.guide, "cette page, dans chaque langue,", "docs/")


@REGLES.regle
def memes_faits_dans_chaque_langue(lot: Lot) -> Iterator[Probleme]:
    """An answer cites the same facts in every language: figures cannot drift apart."""
    for question, enregistrement in lot[QUESTIONS]:
        ensembles = {frozenset((r.genre, r.cible) for r in references(texte)) for texte in question.reponse.values()}
        # What names nothing is told where it is.
        if len(ensembles) > 1 and all(connue(genre, cible, lot) for genre, cible in set().union(*ensembles)):
            constat = "les langues ne citent pas les mêmes faits (raccourcis {{…}})"
            remede = "mettez les mêmes raccourcis dans chaque langue"
            yield enregistrement.probleme(("reponse",), constat, remede, question.id)


# How an answer to « Puis-je… ? » begins.
_OUI_NON = {"oui": True, "non": False, "yes": True, "no": False, "نعم": True, "لا": False}
_PREMIER_MOT = re.compile(r"\W*(\w+)(?=[,.;:،])")


@REGLES.regle
def meme_reponse_dans_chaque_langue(lot: Lot) -> Iterator[Probleme]:
    """A « yes » is a « yes » in every language."""
    for question, enregistrement in lot[QUESTIONS]:
        mots = {langue: _PREMIER_MOT.match(texte) for langue, texte in question.reponse.items()}
        dits = {langue: _OUI_NON.get(mot[1].lower()) for langue, mot in mots.items() if mot}
        if {True, False} <= set(dits.values()):
            francais = dits.get("fr")
            contraire = next((langue for langue, dit in dits.items() if dit is (not francais)), "fr")
            constat = "cette réponse dit oui dans une langue et non dans une autre"
            yield enregistrement.probleme(("reponse", contraire), constat, "dites la même chose partout", question.id)


@REGLES.regle
def reponse_aux_elus_courte(lot: Lot) -> Iterator[Probleme]:
    """An officials' answer is read standing up: its words are counted as the page shows them."""
    for question, enregistrement in lot[QUESTIONS]:
        if question.public != "elus" or "fr" not in question.reponse:
            continue
        mots = [mot for mot in _lu(question.reponse["fr"], lot).split() if any(map(str.isalnum, mot))]
        if len(mots) > MOTS_PAR_REPONSE_AUX_ELUS:
            constat = f"cette réponse a {len(mots)} mots, articles compris : {MOTS_PAR_REPONSE_AUX_ELUS} au plus"
            remede = "gardez la réponse, la nuance et l'article ; le reste va dans un guide ou une autre question"
            yield enregistrement.probleme(("reponse", "fr"), constat, remede, question.id)


@REGLES.regle
def lettre_a_copier(lot: Lot) -> Iterator[Probleme]:
    """What may be pasted in a letter to a resident is for officials, in French, and has three sentences."""
    for question, enregistrement in lot[QUESTIONS]:
        if question.a_copier is None:
            continue
        if question.public != "elus":
            constat = "seule une question des élus a une réponse à copier dans une lettre"
            yield enregistrement.probleme(("a_copier",), constat, "supprimez « a_copier »", question.id)
            continue
        yield from langues_attendues(question, ("a_copier",), enregistrement, pour_tous=False)
        for langue, texte in question.a_copier.items():
            nombre = len(phrases(_lu(texte, lot)))
            if nombre != PHRASES_A_COPIER:
                constat = f"{nombre} phrase(s) à copier : il en faut {PHRASES_A_COPIER}"
                remede = "dites ce qui est, qui décide, puis ce que la personne peut faire, une phrase chacun"
                yield enregistrement.probleme(("a_copier", langue), constat, remede, question.id)


@REGLES.regle
def reponse_citee_et_sans_chiffre(lot: Lot) -> Iterator[Probleme]:
    """Shortcodes of an answer name records that exist; it types no figure."""
    for question, enregistrement in lot[QUESTIONS]:
        for champ, langue, texte in question.ecrits:
            ligne = enregistrement.ligne_de((champ, langue))
            yield from references_inconnues(texte, enregistrement, ligne, lot)
            yield from chiffres_tapes(texte, langue, enregistrement, ligne)


def _lu(texte: str, lot: Lot) -> str:
    """Return ``texte`` with its shortcodes in words, as it is read."""

    def en_mots(trouve: re.Match[str]) -> str:
        libelle = lot.raccourcis.get(trouve.groupdict().get("genre", TEXTE))
        dit = libelle(lot, trouve["cible"]) if libelle else None
        return trouve["mots"] or (trouve["cible"] if dit is None else dit)

    # The words of a rule of law have shortcodes of their own.
    return remplacer(remplacer(texte, en_mots), en_mots)


@REGLES.regle
def theme_avec_questions(lot: Lot) -> Iterator[Probleme]:
    """A theme has questions: its page would be empty."""
    employes = {question.theme for question in lot.fiches(QUESTIONS)}
    for theme, enregistrement in lot[THEMES]:
        if theme.id not in employes:
            constat = "aucune question n'est dans ce thème"
            yield enregistrement.probleme(("id",), constat, "retirez-le, ou donnez-lui une question", theme.id)
