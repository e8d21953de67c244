"""The three languages of a page say the same: the same parts, the same facts, as many items."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guichet.prose import bornes, opposes
from guichet.prose.blocs import elements
from guichet.prose.forme import parties
from guichet.prose.guides import GUIDES
from guichet.prose.negations import CONSTAT, REMEDE, Comparaison, perdue, perdues
from guichet.prose.raccourcis import references
from guichet.socle.adresses import chemin_de_guide
from guichet.socle.champs import Langue
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles

REGLES = Regles()

# What compares a sentence with its French, and what to say where they are at odds.
_COMPARAISONS: dict[Comparaison, tuple[str, str]] = {
    perdue: (CONSTAT, REMEDE),
    opposes.retournee: (opposes.CONSTAT, opposes.REMEDE),
    **{retournee: (constat, bornes.REMEDE) for retournee, constat in bornes.COMPARAISONS.items()},
}
_REMEDE = "mettez la même chose dans chaque langue, puis lancez ./guichet relire --noter"


@dataclass(frozen=True)
class _Morceau:
    """What stands under one heading, or before the first: its line, the facts it cites, how many items it has."""

    ligne: int
    faits: Counter[str]
    elements: int


Morceaux = Mapping[str, _Morceau]


@REGLES.derniere
def memes_parties_dans_chaque_langue(lot: Lot) -> Iterator[Probleme]:
    """A page and its translations have the same headings, and say the same under each."""
    par_page: dict[str, dict[Langue, tuple[str, Morceaux]]] = {}
    for langue, jeu in GUIDES.items():
        for guide, enregistrement in lot[jeu]:
            page = par_page.setdefault(chemin_de_guide(enregistrement.fichier, langue), {})
            page[langue] = (enregistrement.fichier, _morceaux(guide.prose))
    for page in par_page.values():
        yield from _ecart(page)


@REGLES.derniere
def memes_negations_dans_chaque_langue(lot: Lot) -> Iterator[Probleme]:
    """What the French page denies, its translations deny; what is open in it is not closed in them."""
    francaises = {chemin_de_guide(e.fichier, "fr"): parties(guide.prose) for guide, e in lot[GUIDES["fr"]]}
    for langue in (une for une in GUIDES if une != "fr"):
        for guide, enregistrement in lot[GUIDES[langue]]:
            francaise = francaises.get(chemin_de_guide(enregistrement.fichier, langue), {})
            for ancre, (debut, partie) in parties(guide.prose).items():
                francais = francaise.get(ancre, (0, ""))[1]
                for ligne, mots, comparaison in perdues(francais, partie, langue, tuple(_COMPARAISONS)):
                    yield Probleme(enregistrement.fichier, debut + ligne, "", mots[:60], *_COMPARAISONS[comparaison])


def _morceaux(prose: str) -> Morceaux:
    return {ancre: _morceau(ligne, texte) for ancre, (ligne, texte) in parties(prose).items()}


def _morceau(ligne: int, texte: str) -> _Morceau:
    # Each language says where to read more in its own words.
    faits = Counter(r.brute.partition("|")[0].rstrip("}]") for r in references(texte) if r.genre != "lien")
    return _Morceau(ligne, faits, elements(texte, imbriques=True))


def _ecart(page: Mapping[Langue, tuple[str, Morceaux]]) -> Iterator[Probleme]:
    """Yield the first difference of the translations with the French page: it is the French that errs where they agree."""
    fichier, francais = page["fr"]
    ecarts = [
        (traduite, _difference(francais, morceaux), _difference(morceaux, francais))
        for langue, (traduite, morceaux) in page.items()
        if langue != "fr"
    ]
    trouves = [(traduite, ecart, retour) for traduite, ecart, retour in ecarts if ecart and retour]
    if not trouves:
        return
    traduite, (ancre, dit), (_, dit_du_francais) = trouves[0]
    seule = len(trouves) < len(ecarts)
    ou, morceaux = (traduite, page["en" if "/en/" in traduite else "ar"][1]) if seule else (fichier, francais)
    ligne = morceaux[ancre].ligne if ancre in morceaux else 1
    autre = "la page française" if seule else "ses traductions"
    constat = f"cette page ne dit pas la même chose que {autre} : {dit if seule else dit_du_francais}"
    yield Probleme(ou, ligne, "", f"#{ancre}" if ancre else "", constat, _REMEDE)


def _difference(modele: Morceaux, juge: Morceaux) -> tuple[str, str] | None:
    """Return the anchor and what is wrong with the first part of ``juge`` that is not as in ``modele``."""
    for ancre, attendu in modele.items():
        trouve = juge.get(ancre)
        if trouve is None:
            return ancre, f"il manque la partie #{ancre}"
        if trouve.faits != attendu.faits:
            return ancre, _faits(attendu.faits, trouve.faits)
        if trouve.elements != attendu.elements:
            return ancre, f"{trouve.elements} éléments de liste au lieu de {attendu.elements}"
    return next(((ancre, f"la partie #{ancre} est de trop") for ancre in juge if ancre not in modele), None)


def _faits(attendus: Counter[str], trouves: Counter[str]) -> str:
    manquent, en_trop = (sorted(reste) for reste in (attendus - trouves, trouves - attendus))
    dits = (("il manque", manquent), ("il y a en trop", en_trop))
    return " ; ".join(f"{mots} {', '.join(fait.strip('{[') for fait in faits)}" for mots, faits in dits if faits)
