"""Questions have their languages, their theme and their guide."""

import re
from collections.abc import Iterator, Mapping

from guichet.lot import Lot
from guichet.modeles import LANGUES
from guichet.problemes import Probleme
from guichet.references import MOTIF, references
from guichet.regles.prose import connue
from guichet.regles.registre import inconnu, langues_attendues, pages_de_prose, regle, toutes

MOTS_PAR_REPONSE_AUX_ELUS = 120
PHRASES_A_COPIER = 3
_FIN_DE_PHRASE = re.compile(r"[.!?…](?=\s|$)")


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
        # What names nothing is told where it is.
        if len(ensembles) > 1 and all(connue(genre, cible, lot) for genre, cible in set().union(*ensembles)):
            constat = "les langues ne citent pas les mêmes faits (raccourcis {{…}})"
            remede = "mettez les mêmes raccourcis dans chaque langue"
            yield enregistrement.probleme(("reponse",), constat, remede, question.id)


@regle
def reponse_aux_elus_courte(lot: Lot) -> Iterator[Probleme]:
    """An officials' answer is read standing up: its words are counted as the page shows them."""
    libelles = _libelles(lot)
    for question, enregistrement in toutes(lot, "questions"):
        if question.public != "elus" or "fr" not in question.reponse:
            continue
        mots = [mot for mot in _lu(question.reponse["fr"], libelles).split() if any(map(str.isalnum, mot))]
        if len(mots) > MOTS_PAR_REPONSE_AUX_ELUS:
            constat = f"cette réponse a {len(mots)} mots, articles compris : {MOTS_PAR_REPONSE_AUX_ELUS} au plus"
            remede = "gardez la réponse, la nuance et l'article ; le reste va dans un guide ou une autre question"
            yield enregistrement.probleme(("reponse", "fr"), constat, remede, question.id)


@regle
def lettre_a_copier(lot: Lot) -> Iterator[Probleme]:
    """What may be pasted in a letter to a resident is for officials, in French, and has three sentences."""
    libelles = _libelles(lot)
    for question, enregistrement in toutes(lot, "questions"):
        if question.a_copier is None:
            continue
        if question.public != "elus":
            constat = "seule une question des élus a une réponse à copier dans une lettre"
            yield enregistrement.probleme(("a_copier",), constat, "supprimez « a_copier »", question.id)
            continue
        yield from langues_attendues(question, ("a_copier",), enregistrement, pour_tous=False)
        for langue, texte in question.a_copier.items():
            phrases = len(_FIN_DE_PHRASE.findall(_lu(texte, libelles)))
            if phrases != PHRASES_A_COPIER:
                constat = f"{phrases} phrase(s) à copier : il en faut {PHRASES_A_COPIER}"
                remede = "dites ce qui est, qui décide, puis ce que la personne peut faire, une phrase chacun"
                yield enregistrement.probleme(("a_copier", langue), constat, remede, question.id)


def _libelles(lot: Lot) -> dict[tuple[str, str], str]:
    """Return the French words that each shortcode without words of its own stands for."""
    return {
        **{("texte", texte.id): texte.titre for texte in lot.fiches("textes")},
        **{("delai", delai.id): f"{delai.valeur} {delai.unite}" for delai in lot.fiches("delais")},
        **{("contact", contact.id): contact.numero for contact in lot.fiches("contacts")},
        **{("officiel", lien.id): lien.nom.fr for lien in lot.fiches("liens")},
    }


def _lu(texte: str, libelles: Mapping[tuple[str, str], str]) -> str:
    """Return ``texte`` with its shortcodes in words, as it is read."""
    return re.sub(MOTIF, lambda r: r["mots"] or libelles.get((r["genre"], r["cible"]), r["cible"]), texte)
