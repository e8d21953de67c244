"""What prose refers to exists, and it types no figure."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import Any

from guichet.prose.chiffres_tapes import chiffres
from guichet.prose.guides import GUIDES, pages_de_prose
from guichet.prose.outils import GENRE, est_seul, outils
from guichet.prose.raccourcis import LibelleDe, references
from guichet.socle.adresses import chemin_de_guide
from guichet.socle.champs import LANGUES, Langue
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import Enregistrement, chaines
from guichet.socle.lot import Illisible, Libelle, Lot
from guichet.socle.problemes import Probleme
from guichet.socle.programme import GABARITS
from guichet.socle.regles import Regles, inconnu
from guichet.socle.sections import section

REGLES = Regles()


@REGLES.regle
def page_resumee_connue(lot: Lot) -> Iterator[Probleme]:
    """A page in very simple French leads to the full page it sums up."""
    existantes = pages_de_prose(lot, "fr")
    for guide, enregistrement in lot[GUIDES["fr"]]:
        if guide.guide and guide.guide not in existantes:
            yield inconnu(enregistrement, ("guide",), guide.guide, "cette page", "docs/fr/")


# Templates that suit any page of their kind; each other one belongs to a page.
_COMMUNS = ("guide", "tres-simple")


@cache
def _existe(gabarit: str) -> bool:
    return re.fullmatch(r"[a-z0-9_-]+\.html", gabarit) is not None and any(GABARITS.rglob(gabarit))


@REGLES.regle
def gabarit_connu(lot: Lot) -> Iterator[Probleme]:
    """A page of prose names a template that exists, its own or a common one, the same in every language."""
    remede = "rétablissez le « template » de cette page"
    francais = {chemin_de_guide(e.fichier, "fr"): g.template for g, e in lot[GUIDES["fr"]]}
    for langue, jeu in GUIDES.items():
        pris: dict[str, str] = {}
        for guide, enregistrement in lot[jeu]:
            gabarit = guide.template
            if gabarit is None:
                continue
            chemin = chemin_de_guide(enregistrement.fichier, langue)
            if not _existe(gabarit):
                yield enregistrement.probleme(("template",), "ce gabarit n'existe pas", remede, gabarit)
            elif gabarit != (voulu := francais.get(chemin, gabarit)) and (voulu is None or _existe(voulu)):
                constat = f"la page française a le gabarit {francais[chemin]}"
                yield enregistrement.probleme(("template",), constat, "mettez le même", gabarit)
            elif not gabarit.startswith(_COMMUNS) and pris.setdefault(gabarit, chemin) != chemin:
                constat = f"ce gabarit est celui de la page {pris[gabarit]}"
                yield enregistrement.probleme(("template",), constat, remede, gabarit)


@REGLES.regle
def reference_connue(lot: Lot) -> Iterator[Probleme]:
    """Shortcodes of the prose name records that exist, or tools."""
    possibles = outils()
    autres: dict[str, Libelle] = {GENRE: lambda _, nom: nom if nom in possibles else None}
    for guide, enregistrement in lot.toutes(*GUIDES.values()):
        yield from references_inconnues(guide.prose, enregistrement, 0, lot, autres)


@REGLES.regle
def outil_a_sa_place(lot: Lot) -> Iterator[Probleme]:
    """A tool is alone in its paragraph, and each is on a page: translations show those of their French page."""
    montres: set[str] = set()
    for guide, enregistrement in lot.toutes(*GUIDES.values()):
        for reference in (une for une in references(guide.prose) if une.genre == GENRE):
            montres.add(reference.cible)
            if not est_seul(_paragraphe(guide.prose, reference.ligne)):
                constat = "un outil est seul dans son paragraphe"
                remede = "laissez une ligne vide avant et après"
                yield Probleme(enregistrement.fichier, reference.ligne, "", reference.brute, constat, remede)
    if isinstance(lot.connus[GUIDES["fr"]], Illisible):
        return
    for nom in sorted(outils() - montres):
        constat, remede = "aucune page ne montre cet outil", "remettez-le dans sa page, seul dans un paragraphe"
        yield Probleme("docs/fr/", 1, "", f"{{{{outil:{nom}}}}}", constat, remede)


def _paragraphe(prose: str, ligne: int) -> str:
    """Return the paragraph of ``prose`` that holds ``ligne``, counted from 1."""
    lignes = prose.split("\n")
    debut = fin = ligne - 1
    while debut > 0 and lignes[debut - 1].strip():
        debut -= 1
    while fin < len(lignes) - 1 and lignes[fin + 1].strip():
        fin += 1
    return "\n".join(lignes[debut : fin + 1])


def connue(genre: str, cible: str, lot: Lot) -> bool:
    """Whether the shortcode of that kind names something."""
    return genre in lot.raccourcis and lot.raccourcis[genre](lot, cible) is not None


# What a shortcode names, in the words of the rules that look for it elsewhere: one record lost, one message.
_QUOI = {"texte": "ce texte", "delai": "ce délai", "contact": "ce numéro"}


def _proche(cible: str, lot: Lot, jeu: Jeu[Any]) -> str:
    proches = get_close_matches(cible, map(str, lot.connus[jeu]), n=1)
    return f" (« {proches[0]} » ?)" if proches else ""


def references_inconnues(
    texte: str,
    enregistrement: Enregistrement,
    debut: int,
    lot: Lot,
    autres: Mapping[str, Libelle] = MappingProxyType({}),
) -> Iterator[Probleme]:
    """Yield the shortcodes of ``texte``, which starts after the line ``debut``, that name nothing known.

    ``autres`` are kinds that this text may use besides those of all prose.
    """
    possibles = {**lot.raccourcis, **autres}
    for reference in references(texte):
        libelle = possibles.get(reference.genre)
        if libelle is None or libelle(lot, reference.cible) is None:
            constat = "ce raccourci ne désigne rien de connu"
            genres = ", ".join(sorted(possibles.keys() - {"texte"}))
            remede = f"genres possibles : {genres} ; un texte de loi s'écrit [[L441-1]], un « id » de data/textes.yml"
            if isinstance(libelle, LibelleDe):
                proche = _proche(reference.cible, lot, libelle.jeu)
                remede = f"cet « id » n'est pas dans {libelle.jeu.fichier} : cherchez-le{proche}"
            elif libelle is not None:
                remede = "le mot avant « : » est bon : corrigez celui d'après"
            ligne = debut + reference.ligne
            cause = f"{_QUOI.get(reference.genre, reference.genre)} {reference.cible}"
            yield Probleme(enregistrement.fichier, ligne, "", reference.brute, constat, remede, cause)


@REGLES.regle
def prose_sans_chiffre(lot: Lot) -> Iterator[Probleme]:
    """No amount, duration, phone or article is typed in the guides: it lives in ``data/``."""
    for langue in LANGUES:
        for guide, enregistrement in lot[GUIDES[langue]]:
            if section(chemin_de_guide(enregistrement.fichier, langue)).sans_chiffre:
                yield from chiffres_tapes(guide.prose, langue, enregistrement, 0)


def chiffres_tapes(texte: str, langue: Langue, enregistrement: Enregistrement, debut: int) -> Iterator[Probleme]:
    for ligne, mots in chiffres(texte, langue):
        constat = "un montant, un délai, un numéro ou un article est écrit en toutes lettres dans la prose"
        remede = "mettez-le dans data/ et citez-le : {{delai:…}}, {{contact:…}}, [[L441-1]]"
        yield Probleme(enregistrement.fichier, debut + ligne, "", mots, constat, remede)


def chiffres_des_traductions(enregistrement: Enregistrement) -> Iterator[Probleme]:
    """Yield the figures typed in the texts of a record that are told in each language."""
    for chemin, texte in chaines(enregistrement.valeurs):
        if (langue := chemin[-1]) in LANGUES:
            yield from chiffres_tapes(texte, langue, enregistrement, enregistrement.ligne_de(chemin) - 1)
