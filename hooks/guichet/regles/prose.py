"""What prose refers to exists, and it types no figure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from guichet.chiffres import chiffres
from guichet.lecture import Enregistrement
from guichet.lot import Lot
from guichet.modeles import LANGUES, Langue
from guichet.problemes import Probleme
from guichet.references import GENRES, Connue, references
from guichet.regles.registre import inconnu, pages_de_prose, regle, toutes

# What ends a sentence, or starts an item of a list; line breaks stay in what follows, so that lines can be counted.
_FIN_DE_PHRASE = re.compile(r"(?<=[.!?;])(?=\s)|(?=\n\s*(?:\n|[-*] |\d+\. ))")

# Folders of the guides.
SANS_CHIFFRE = ("demander", "elus", "professionnels")


@regle
def page_resumee_connue(lot: Lot) -> Iterator[Probleme]:
    """A page in very simple French leads to the full page it sums up."""
    existantes = pages_de_prose(lot, "fr")
    for guide, enregistrement in toutes(lot, "guides_fr"):
        if guide.guide and guide.guide not in existantes:
            yield inconnu(enregistrement, ("guide",), guide.guide, "cette page", "docs/fr/")


@regle
def reference_connue(lot: Lot) -> Iterator[Probleme]:
    """Shortcodes of the answers and of the prose name records that exist."""
    for question, enregistrement in toutes(lot, "questions"):
        for champ, langue, texte in question.ecrits:
            yield from references_inconnues(texte, enregistrement, enregistrement.ligne_de((champ, langue)), lot)
    for guide, enregistrement in toutes(lot, *(f"guides_{langue}" for langue in LANGUES)):
        yield from references_inconnues(guide.prose, enregistrement, 0, lot)


def references_inconnues(
    texte: str, enregistrement: Enregistrement, debut: int, lot: Lot, possibles: Mapping[str, Connue] = GENRES
) -> Iterator[Probleme]:
    """Yield the shortcodes of ``texte``, which starts after the line ``debut``, that name nothing known."""
    for reference in references(texte):
        connue = possibles.get(reference.genre)
        if connue is None or not connue(reference.cible, lot.connus):
            constat = "ce raccourci ne désigne rien de connu"
            genres = ", ".join(genre for genre in possibles if genre != "texte")
            remede = f"genres possibles : {genres} ; un texte de loi s'écrit [[L441-1]], un « id » de data/textes.yml"
            ligne = debut + reference.ligne
            yield Probleme(enregistrement.fichier, ligne, "", reference.brute, constat, remede)


@regle
def prose_sans_chiffre(lot: Lot) -> Iterator[Probleme]:
    """No amount, duration, phone or article is typed in the guides, nor in any answer (design § 2)."""
    for langue in LANGUES:
        for guide, enregistrement in toutes(lot, f"guides_{langue}"):
            if enregistrement.fichier.startswith(tuple(f"docs/{langue}/{dossier}/" for dossier in SANS_CHIFFRE)):
                yield from chiffres_tapes(guide.prose, langue, enregistrement, 0)
    for question, enregistrement in toutes(lot, "questions"):
        for champ, langue, texte in question.ecrits:
            yield from chiffres_tapes(texte, langue, enregistrement, enregistrement.ligne_de((champ, langue)))


@regle
def delai_avec_son_texte(lot: Lot) -> Iterator[Probleme]:
    """A sentence that quotes one figure and articles quotes an article that sets it: everywhere the same."""
    delais = lot.par_cle("delais")
    for guide, enregistrement in toutes(lot, *(f"guides_{langue}" for langue in LANGUES)):
        yield from _delais_sans_texte(guide.prose, delais, enregistrement, 0)
    for question, enregistrement in toutes(lot, "questions"):
        for champ, langue, texte in question.ecrits:
            yield from _delais_sans_texte(texte, delais, enregistrement, enregistrement.ligne_de((champ, langue)))


def _delais_sans_texte(
    texte: str, delais: Mapping[str, Any], enregistrement: Enregistrement, debut: int
) -> Iterator[Probleme]:
    ligne = 1
    for phrase in _FIN_DE_PHRASE.split(texte):
        cites = list(references(phrase))
        durees = {r.cible for r in cites if r.genre == "delai" and r.cible in delais}
        articles = {r.cible for r in cites if r.genre == "texte"}
        for duree in durees if len(durees) == 1 else ():
            attendus = delais[duree].textes
            if articles and not articles & set(attendus):
                constat = f"ce chiffre vient d'un autre texte : {', '.join(attendus)}"
                remede = "citez ce texte dans la phrase, ou corrigez « textes » dans data/delais.yml"
                debut_de_phrase = ligne + phrase[: len(phrase) - len(phrase.lstrip())].count("\n")
                yield Probleme(
                    enregistrement.fichier, debut + debut_de_phrase, "", f"{{{{delai:{duree}}}}}", constat, remede
                )
        ligne += phrase.count("\n")


def chiffres_tapes(texte: str, langue: Langue, enregistrement: Enregistrement, debut: int) -> Iterator[Probleme]:
    for ligne, mots in chiffres(texte, langue):
        constat = "un montant, un délai, un numéro ou un article est écrit en toutes lettres dans la prose"
        remede = "mettez-le dans data/ et citez-le : {{delai:…}}, {{contact:…}}, [[L441-1]]"
        yield Probleme(enregistrement.fichier, debut + ligne, "", mots, constat, remede)
