"""The small files the commune field reads."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from guichet.pages.registre import Site
from guichet.socle.donnees import Donnees, une_fois
from guichet.socle.empreintes import empreinte
from guichet.socle.texte import normaliser, slug
from guichet.sujets.territoires.fiches import ANCIENNES, COMMUNES, EPCI, AncienneCommune, Commune, Epci

MOTS_VIDES = frozenset(("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "sous", "sur"))

Fragment = dict[str, list[list[Any]]]


def cles_de_nom(nom: str) -> set[str]:
    """Return the keys under which ``nom`` can be looked up.

    One per meaningful word, one for all of it in one word, and one for what its first word holds after a little word.
    """
    mots = normaliser(nom).split()
    utiles = [rang for rang, mot in enumerate(mots) if mot not in MOTS_VIDES] or range(len(mots))
    restes = {_cle([reste, *mots[1:]]) for reste in _restes(mots[0])}
    return {_cle(mots[rang:]) for rang in (0, *utiles)} | {_cle(["".join(mots)])} | restes


def _restes(mot: str) -> Iterator[str]:
    # « la houssoye » is looked up in one file, and must find there both La Houssoye and Lahoussoye.
    for tete in (*MOTS_VIDES, "saint", "sainte"):
        if mot.startswith(tete) and len(mot) > len(tete) + 1:
            yield mot[len(tete) :]
            yield from _restes(mot[len(tete) :])


def _cle(mots: list[str]) -> str:
    # One name in fifteen is a Saint: their file alone would weigh more than an answer may, so the next letter splits it.
    suite = "".join(mots)
    return suite[:6] if suite.startswith("saint") else mots[0][:2]


def index_de_recherche(
    communes: Iterable[Commune], anciennes: Iterable[AncienneCommune], epcis: Iterable[Epci]
) -> dict[str, Fragment]:
    """Return the files of the commune field by key, e.g. ``le`` (words of a name) or ``623`` (postcodes).

    Each file lists the communes it concerns, ``[nom, insee, departement, codes postaux, rang de l'EPCI, nom actuel]``,
    and their EPCI, ``[slug, nom]``. A former commune leads to the present one, whose name comes last; else it is empty.
    Rows are sorted by name then INSEE code. Raises KeyError if a commune or an EPCI that is referred to does not exist.
    """
    epci_par_siren = {epci.siren: epci for epci in epcis}
    commune_par_insee = {commune.insee: commune for commune in communes}
    noms = [(commune.nom, commune, "") for commune in commune_par_insee.values()]
    noms += [
        (ancienne.nom, commune_par_insee[ancienne.commune], commune_par_insee[ancienne.commune].nom)
        for ancienne in anciennes
    ]
    fragments: dict[str, Fragment] = defaultdict(lambda: {"epci": [], "communes": []})
    for nom, commune, nom_actuel in sorted(noms, key=lambda ligne: (slug(ligne[0]), ligne[1].insee, ligne[0])):
        epci = epci_par_siren[commune.epci]
        for cle in cles_de_nom(nom) | {code[:3] for code in commune.codes_postaux}:
            fragment = fragments[cle]
            rang = _rang(fragment["epci"], [epci.slug, epci.nom])
            codes = " ".join(commune.codes_postaux)
            fragment["communes"].append([nom, commune.insee, commune.departement, codes, rang, nom_actuel])
    return dict(sorted(fragments.items()))


def _rang(lignes: list[list[Any]], ligne: list[Any]) -> int:
    if ligne not in lignes:
        lignes.append(ligne)
    return lignes.index(ligne)


@une_fois
def fragments(donnees: Donnees) -> dict[str, Fragment]:
    """Return the files of the commune field, by key."""
    return index_de_recherche(donnees[COMMUNES].values(), donnees[ANCIENNES], donnees[EPCI].values())


@une_fois
def _textes(donnees: Donnees) -> dict[str, str]:
    return {
        f"{cle}.json": json.dumps(fragment, ensure_ascii=False, separators=(",", ":"))
        for cle, fragment in fragments(donnees).items()
    }


@une_fois
def dossier(donnees: Donnees) -> str:
    """Return the folder of the site where they are, named by what they hold: pages name it, for communes seldom change."""
    return f"recherche/communes/{empreinte({nom: texte.encode() for nom, texte in _textes(donnees).items()})}/"


def fichiers(site: Site) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the path of each of them, and what makes its text."""
    for nom in (textes := _textes(site.donnees)):
        yield dossier(site.donnees) + nom, partial(textes.__getitem__, nom)
