"""What every text of every record must be, whatever its subject: words of ours, of a sane length, without markup."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.lecture import Chemin, Enregistrement
from guichet.lot import Lot
from guichet.problemes import Probleme
from guichet.prose import html_permis
from guichet.regles.registre import regle, regle_de_fiche
from guichet.socle import caracteres
from guichet.socle.csv_strict import est_une_formule

# Sets whose texts are coordinates, judged by their own rules.
_DESSINS = frozenset({"contours", "traces"})
# Fields that are Markdown, by set; everything else is plain words.
_GUIDES = frozenset({"prose"})
MARKDOWN: dict[str, frozenset[str]] = {
    "guides_fr": _GUIDES,
    "guides_en": _GUIDES,
    "guides_ar": _GUIDES,
    "questions": frozenset({"reponse", "a_copier"}),
    "veille": frozenset({"resume", "change"}),
    "rubriques": frozenset({"titre", "condition", "exigence", "but", "a_relire", "questions", "reperes", "exemples"}),
    "etapes_plan": frozenset({"titre", "acteur", "geste"}),
}
_TITRES = frozenset({"nom", "titre", "title", "court", "terme", "sigle", "question"})
TITRE_MAXIMAL, TEXTE_MAXIMAL, MARKDOWN_MAXIMAL = 400, 2_000, 40_000
_NOMBRE_OU_TELEPHONE = re.compile(r"[+-]?\d[\d ]*")


def chaines(valeurs: Any, chemin: Chemin = ()) -> Iterator[tuple[Chemin, str]]:
    """Yield every text held by ``valeurs`` (as read, not yet typed), with its place."""
    if isinstance(valeurs, str):
        yield chemin, valeurs
    elif isinstance(valeurs, dict):
        for cle, valeur in valeurs.items():
            yield from chaines(valeur, (*chemin, str(cle)))
    elif isinstance(valeurs, list):
        for rang, valeur in enumerate(valeurs):
            yield from chaines(valeur, (*chemin, rang))


@regle_de_fiche
def texte_sain(jeu: str, _: Any, enregistrement: Enregistrement) -> Iterator[Probleme]:
    """A text of a record holds one alphabet a word, no markup that its field may not have, no formula, and has an end."""
    if jeu in _DESSINS:
        return
    markdown = MARKDOWN.get(jeu, frozenset())
    for chemin, texte in chaines(enregistrement.valeurs):
        if jeu == "documents" and chemin == ("prose",):
            yield from _defauts(html_permis.modele_de_document(texte), chemin, texte, enregistrement)
        elif chemin and chemin[0] in markdown:
            yield from _markdown(chemin, texte, enregistrement)
        else:
            yield from _mots(chemin, texte, enregistrement)
            yield from _formule(chemin, texte.strip(), enregistrement)


@regle
def phrase_saine(lot: Lot) -> Iterator[Probleme]:
    """The strings of the interface are plain words too."""
    for cle, (valeurs, enregistrement) in lot.chaines.items():
        for chemin, texte in chaines(valeurs, (cle.partition(".")[2],)):
            yield from _mots(chemin, texte, enregistrement)


def _markdown(chemin: Chemin, texte: str, enregistrement: Enregistrement) -> Iterator[Probleme]:
    yield from _defauts(html_permis.defauts(texte), chemin, texte, enregistrement)
    yield from _longueur(chemin, texte, MARKDOWN_MAXIMAL, enregistrement)
    yield from _melange(chemin, texte, enregistrement)


def _mots(chemin: Chemin, texte: str, enregistrement: Enregistrement) -> Iterator[Probleme]:
    yield from _defauts(html_permis.sans_balise(texte), chemin, texte, enregistrement)
    titre = bool(_TITRES.intersection(map(str, chemin)))
    yield from _longueur(chemin, texte, TITRE_MAXIMAL if titre else TEXTE_MAXIMAL, enregistrement)
    yield from _melange(chemin, texte, enregistrement)


def _formule(chemin: Chemin, texte: str, enregistrement: Enregistrement) -> Iterator[Probleme]:
    if est_une_formule(texte) and not _NOMBRE_OU_TELEPHONE.fullmatch(texte):
        constat = "un tableur prendrait ce texte pour une formule"
        yield enregistrement.probleme(chemin, constat, "retirez le signe qui le commence (=, +, -, @)", texte)


def _melange(chemin: Chemin, texte: str, enregistrement: Enregistrement) -> Iterator[Probleme]:
    if mot := caracteres.melange(texte):
        constat = "un mot mêle des lettres latines et des lettres arabes"
        ligne = _ligne(enregistrement, chemin, texte) + texte.partition(mot)[0].count("\n")
        remede = "séparez-les par une espace, ou corrigez le mot"
        yield Probleme(enregistrement.fichier, ligne, _champ(chemin), mot, constat, remede)


def _longueur(chemin: Chemin, texte: str, maximum: int, enregistrement: Enregistrement) -> Iterator[Probleme]:
    if len(texte) > maximum:
        constat = f"ce texte a {len(texte)} caractères : {maximum} au plus"
        yield enregistrement.probleme(chemin, constat, "raccourcissez-le, ou rétablissez-le", texte)


def _defauts(
    trouves: Iterator[html_permis.Defaut], chemin: Chemin, texte: str, enregistrement: Enregistrement
) -> Iterator[Probleme]:
    dits: set[int] = set()
    for defaut in trouves:
        # What opens and what closes are one slip.
        if defaut.ligne in dits:
            continue
        dits.add(defaut.ligne)
        ligne = _ligne(enregistrement, chemin, texte) + defaut.ligne - 1
        yield Probleme(enregistrement.fichier, ligne, _champ(chemin), defaut.extrait, defaut.constat, defaut.remede)


def _champ(chemin: Chemin) -> str:
    return "" if chemin == ("prose",) else ".".join(map(str, chemin))


def _ligne(enregistrement: Enregistrement, chemin: Chemin, texte: str) -> int:
    """Return the line where ``texte`` starts: after its key when it has several lines; a page keeps its own places."""
    if chemin == ("prose",):
        return 1
    return enregistrement.ligne_de(chemin) + ("\n" in texte.rstrip("\n"))
