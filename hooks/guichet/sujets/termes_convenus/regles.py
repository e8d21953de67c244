"""Translations say each agreed term alike, wherever it is written."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from guichet.prose.forme import parties
from guichet.prose.guides import GUIDES, Guide
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import Chemin, Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.termes_convenus.calcul import TRADUITES, Faute, Unite, relever
from guichet.sujets.termes_convenus.fiches import TERMES_CONVENUS

REGLES = Regles()
FICHIER = "data/termes_convenus.yml"
# Regular expressions that recognise what a page says: nobody reads them.
MOTIFS = "dit"


@REGLES.de_chaque_jeu
def terme_convenu(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    """Where the French uses a term, its translation uses the agreed words, and refused words are nowhere."""
    if not issubclass(jeu.modele, Guide) and not jeu.fichier.endswith(".csv"):
        unites = (unite for _, e in lot[jeu] for unite in _des_valeurs(e.valeurs, (), e))
        yield from _fautes(lot, unites)


@REGLES.regle
def terme_convenu_des_pages(lot: Lot) -> Iterator[Probleme]:
    """So it is in pages of prose."""
    yield from _fautes(lot, _des_pages(lot))


@REGLES.regle
def terme_convenu_de_l_interface(lot: Lot) -> Iterator[Probleme]:
    """And in the strings of the interface."""
    phrases = ((cle.partition(".")[2], chaines, e) for cle, (chaines, e) in lot.chaines.items())
    yield from _fautes(lot, (unite for cle, chaines, e in phrases for unite in _des_valeurs(chaines, (cle,), e)))


def _fautes(lot: Lot, unites: Iterable[Unite]) -> Iterator[Probleme]:
    return (_probleme(unite, faute) for unite, faute in relever(unites, lot.fiches(TERMES_CONVENUS)))


def _probleme(unite: Unite, faute: Faute) -> Probleme:
    convenus = " ou ".join(f"« {mots} »" for mots in getattr(faute.terme, unite.langue).dire)
    note = f" ({faute.terme.note})" if faute.terme.note else ""
    if faute.pourquoi:
        constat = f"ces mots sont refusés dans cette langue : {faute.pourquoi}"
    else:
        constat = f"le français dit « {faute.mots} », la traduction ne le dit pas avec les mots convenus"
    remede = f"écrivez {convenus}{note} ; le terme « {faute.terme.id} » est dans {FICHIER}"
    # Where the French changed, both translations have to follow.
    cause = f"{unite.fichier} {unite.champ.removesuffix(unite.langue)} {unite.francais}" if not faute.pourquoi else ""
    return Probleme(unite.fichier, unite.ligne + faute.lignes, unite.champ, faute.mots, constat, remede, cause)


def _des_valeurs(valeurs: Any, chemin: Chemin, enregistrement: Enregistrement) -> Iterator[Unite]:
    if isinstance(valeurs, list):
        for rang, valeur in enumerate(valeurs):
            yield from _des_valeurs(valeur, (*chemin, rang), enregistrement)
    elif isinstance(valeurs, dict):
        francais = _texte(valeurs.get("fr"))
        for langue in TRADUITES:
            if francais and (traduit := _texte(valeurs.get(langue))):
                champ = (*chemin, langue)
                ligne = enregistrement.ligne_de(champ)
                yield Unite(enregistrement.fichier, ligne, ".".join(map(str, champ)), francais, traduit, langue)
        for cle, valeur in valeurs.items():
            if cle != MOTIFS:
                yield from _des_valeurs(valeur, (*chemin, cle), enregistrement)


def _texte(valeur: Any) -> str:
    """Return a text, or all the plural forms of one; anything else is not translated word for word."""
    if isinstance(valeur, dict):
        return "\n".join(forme for forme in valeur.values() if isinstance(forme, str))
    return valeur if isinstance(valeur, str) else ""


def _des_pages(lot: Lot) -> Iterator[Unite]:
    francaises = {g.fichier.removeprefix("docs/fr/"): _parties(g) for g in lot.fiches(GUIDES["fr"])}
    for langue in TRADUITES:
        for guide, _ in lot[GUIDES[langue]]:
            francaise = francaises.get(guide.fichier.removeprefix(f"docs/{langue}/"), {})
            for ancre, (ligne, traduit) in _parties(guide).items():
                if ancre in francaise:
                    champ = f"#{ancre}" if ancre else "en-tête"
                    yield Unite(guide.fichier, ligne, champ, francaise[ancre][1], traduit, langue)


def _parties(guide: Guide) -> Mapping[str, tuple[int, str]]:
    """Return the sections of ``guide`` by anchor, each with its first line; the first has its title and what it says of itself."""
    siennes = parties(guide.prose)
    tete = "\n".join((guide.title, guide.description, guide.chapo or "", siennes[""][1].strip()))
    return {**siennes, "": (1, tete)}
