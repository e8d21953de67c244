"""What an applicant meets: numbers, papers, steps."""

import re
from collections.abc import Iterator

from guichet.prose.regles import chiffres_tapes
from guichet.socle.champs import LANGUES
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import inconnu, pages_de_prose, regle, toutes


@regle
def contact_appelable(lot: Lot) -> Iterator[Probleme]:
    """What the telephone dials is what the reader sees."""
    for contact, enregistrement in toutes(lot, "contacts"):
        affiche = re.sub(r"\D", "", contact.numero)
        if affiche != re.sub(r"^\+33", "0", contact.appel):
            constat = f"« appel » ({contact.appel}) ne compose pas le numéro affiché"
            yield enregistrement.probleme(
                ("appel",), constat, "écrivez le même numéro, +33 à la place du 0", contact.numero
            )


@regle
def texte_connu(lot: Lot) -> Iterator[Probleme]:
    """Every article cited is in ``data/textes.yml``."""
    jeux = ("delais", "pieces", "parcours", "questions", "etapes_decision", "rubriques", "etapes_plan")
    for fiche, enregistrement in toutes(lot, *jeux):
        for rang, identifiant in enumerate(fiche.textes):
            if identifiant not in lot.connus["textes"]:
                yield inconnu(enregistrement, ("textes", rang), identifiant, "ce texte", "data/textes.yml")


@regle
def piece_groupee(lot: Lot) -> Iterator[Probleme]:
    """A paper has its group; only article R. 441-2-3 of the CCH can make one compulsory."""
    for piece, enregistrement in toutes(lot, "pieces"):
        if piece.groupe not in lot.connus["groupes_pieces"]:
            yield inconnu(enregistrement, ("groupe",), piece.groupe, "ce groupe", "data/pieces.yml (groupes)")
        if piece.obligatoire and "R441-2-3" not in piece.textes:
            constat = "une pièce n'est obligatoire pour s'inscrire que par l'article R. 441-2-3 du CCH"
            yield enregistrement.probleme(("obligatoire",), constat, "écrivez obligatoire: false", piece.id)


@regle
def situation_utile(lot: Lot) -> Iterator[Probleme]:
    """A paper names situations that exist; a situation calls for at least one paper."""
    nommees = {situation for piece in lot.fiches("pieces") for situation in piece.situations}
    for piece, enregistrement in toutes(lot, "pieces"):
        for rang, identifiant in enumerate(piece.situations):
            if identifiant not in lot.connus["situations"]:
                ou = "data/pieces.yml (situations)"
                yield inconnu(enregistrement, ("situations", rang), identifiant, "cette situation", ou)
    for situation, enregistrement in toutes(lot, "situations"):
        if situation.id not in nommees:
            constat = "aucun papier ne va avec cette situation"
            yield enregistrement.probleme(("id",), constat, "nommez-la dans un papier, ou retirez-la", situation.id)


@regle
def etape_mesuree(lot: Lot) -> Iterator[Probleme]:
    """A step has the duration its words call for, leads to a page of every language, and types no figure."""
    pages = [pages_de_prose(lot, langue) for langue in LANGUES]
    for etape, enregistrement in toutes(lot, "parcours"):
        if (etape.delai is None) != (etape.phrase in etape.PHRASES_SANS_DELAI):
            constat = "« delai » et « phrase » ne vont pas ensemble"
            remede = f"sans delai, la phrase est {' ou '.join(etape.PHRASES_SANS_DELAI)} ; avec delai, une des autres"
            yield enregistrement.probleme(("phrase",), constat, remede, etape.phrase)
        if etape.delai is not None and etape.delai not in lot.connus["delais"]:
            yield inconnu(enregistrement, ("delai",), etape.delai, "ce délai", "data/delais.yml")
        if not all(etape.lien.partition("#")[0] in connues for connues in pages):
            yield inconnu(enregistrement, ("lien",), etape.lien, "cette page, dans chaque langue,", "docs/")
        for langue in LANGUES:
            for champ in ("acteur", "preuve", "remede"):
                texte = getattr(getattr(etape, champ), langue)
                yield from chiffres_tapes(texte, langue, enregistrement, enregistrement.ligne_de((champ, langue)) - 1)
