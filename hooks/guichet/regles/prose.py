"""What prose refers to exists, and it types no figure."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from guichet.adresses import chemin_de_guide
from guichet.chiffres import chiffres
from guichet.lecture import Enregistrement
from guichet.lot import Lot
from guichet.modeles import LANGUES, Langue
from guichet.problemes import Probleme
from guichet.references import GENRES, Connue, references
from guichet.regles.registre import inconnu, pages_de_prose, regle, toutes

# Folders of the guides.
SANS_CHIFFRE = ("demander", "elus", "professionnels")


@regle
def page_resumee_connue(lot: Lot) -> Iterator[Probleme]:
    """A page in very simple French leads to the full page it sums up."""
    existantes = pages_de_prose(lot, "fr")
    for guide, enregistrement in toutes(lot, "guides_fr"):
        if guide.guide and guide.guide not in existantes:
            yield inconnu(enregistrement, ("guide",), guide.guide, "cette page", "docs/fr/")


# Templates are part of the program, not of the project whose data is judged.
_GABARITS = Path(__file__).resolve().parents[3] / "overrides"
# Templates that suit any page of their kind; each other one belongs to a page.
_COMMUNS = ("guide", "tres-simple")


@regle
def gabarit_connu(lot: Lot) -> Iterator[Probleme]:
    """A page of prose names a template that exists, its own or a common one, the same in every language."""
    remede = "rétablissez le « template » de cette page"
    francais = {chemin_de_guide(e.fichier, "fr"): g.template for g, e in toutes(lot, "guides_fr")}
    for langue in LANGUES:
        pris: dict[str, str] = {}
        for guide, enregistrement in toutes(lot, f"guides_{langue}"):
            gabarit = guide.template
            if gabarit is None:
                continue
            chemin = chemin_de_guide(enregistrement.fichier, langue)
            if not re.fullmatch(r"[a-z0-9_-]+\.html", gabarit) or not (_GABARITS / gabarit).is_file():
                yield enregistrement.probleme(("template",), "ce gabarit n'existe pas", remede, gabarit)
            elif gabarit != francais.get(chemin, gabarit):
                constat = f"la page française a le gabarit {francais[chemin]}"
                yield enregistrement.probleme(("template",), constat, "mettez le même", gabarit)
            elif not gabarit.startswith(_COMMUNS) and pris.setdefault(gabarit, chemin) != chemin:
                constat = f"ce gabarit est celui de la page {pris[gabarit]}"
                yield enregistrement.probleme(("template",), constat, remede, gabarit)


@regle
def reference_connue(lot: Lot) -> Iterator[Probleme]:
    """Shortcodes of the answers and of the prose name records that exist."""
    for question, enregistrement in toutes(lot, "questions"):
        for champ, langue, texte in question.ecrits:
            yield from references_inconnues(texte, enregistrement, enregistrement.ligne_de((champ, langue)), lot)
    for guide, enregistrement in toutes(lot, *(f"guides_{langue}" for langue in LANGUES)):
        yield from references_inconnues(guide.prose, enregistrement, 0, lot)


def connue(genre: str, cible: str, lot: Lot) -> bool:
    """Whether the shortcode of that kind names something."""
    return genre in GENRES and GENRES[genre](cible, lot.connus)


# What a shortcode names, in the words of the rules that look for it elsewhere: one record lost, one message.
_QUOI = {"texte": "ce texte", "delai": "ce délai", "contact": "ce numéro"}


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
            cause = f"{_QUOI.get(reference.genre, reference.genre)} {reference.cible}"
            yield Probleme(enregistrement.fichier, ligne, "", reference.brute, constat, remede, cause)


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


def chiffres_tapes(texte: str, langue: Langue, enregistrement: Enregistrement, debut: int) -> Iterator[Probleme]:
    for ligne, mots in chiffres(texte, langue):
        constat = "un montant, un délai, un numéro ou un article est écrit en toutes lettres dans la prose"
        remede = "mettez-le dans data/ et citez-le : {{delai:…}}, {{contact:…}}, [[L441-1]]"
        yield Probleme(enregistrement.fichier, debut + ligne, "", mots, constat, remede)
