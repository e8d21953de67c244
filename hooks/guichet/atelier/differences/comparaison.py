"""How two states of the project differ, record by record and field by field; as they are written, right or wrong."""

import difflib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guichet.prose.blocs import blocs
from guichet.socle.deja_lu import fichiers_de_l_interface
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import lire_yaml_dictionnaire
from guichet.socle.problemes import DonneesInvalides, Probleme

Valeurs = Mapping[str, Any]
# What tells a line of a table from another, where its set has no key.
_REPERES = ("epci", "commune", "insee", "departement", "code", "annee", "zone", "categorie", "financement")
PROSE = "prose"


@dataclass(frozen=True)
class Ecart:
    """A field of a record, before and after; None: nothing."""

    champ: str
    avant: Any
    apres: Any


@dataclass(frozen=True)
class Difference:
    """A record of ``fichier`` that was added (no ``avant``), taken out (no ``apres``) or changed in its ``ecarts``.

    ``jeu`` is its set; None for the words of the interface.
    """

    fichier: str
    jeu: Jeu[Any] | None
    cle: str
    avant: Valeurs | None
    apres: Valeurs | None
    ecarts: tuple[Ecart, ...] = ()

    @property
    def valeurs(self) -> Valeurs:
        return self.apres or self.avant or {}


def comparer(avant: Path, apres: Path, jeux: tuple[Jeu[Any], ...]) -> tuple[list[Difference], list[Probleme]]:
    """Return what differs between the projects at ``avant`` and ``apres``, set by set, and what could not be read."""
    trouvees: list[Difference] = []
    problemes: list[Probleme] = []
    for jeu in jeux:
        if _octets(avant, jeu) == _octets(apres, jeu):
            continue
        try:
            trouvees += _du_jeu(jeu, *(_fiches(jeu, racine) for racine in (avant, apres)))
        except DonneesInvalides as erreur:
            problemes += erreur.problemes
    try:
        trouvees += _de_l_interface(avant, apres)
    except DonneesInvalides as erreur:
        problemes += erreur.problemes
    return trouvees, list(dict.fromkeys(problemes))


def _octets(racine: Path, jeu: Jeu[Any]) -> dict[str, bytes]:
    return {fichier.relative_to(racine).as_posix(): fichier.read_bytes() for fichier in jeu.fichiers(racine)}


def _fiches(jeu: Jeu[Any], racine: Path) -> dict[tuple[str, int], tuple[str, Valeurs]]:
    """Return the records by key, those that share one by their rank, each with its file."""
    rangs: dict[str, int] = defaultdict(int)
    fiches: dict[tuple[str, int], tuple[str, Valeurs]] = {}
    for enregistrement in jeu.lire(racine) if jeu.fichiers(racine) else ():
        cle = _cle(jeu, enregistrement.valeurs)
        fiches[cle, rangs[cle]] = (enregistrement.fichier, enregistrement.valeurs)
        rangs[cle] += 1
    return fiches


def _cle(jeu: Jeu[Any], valeurs: Valeurs) -> str:
    noms = [nom for nom in ((jeu.cle,) if jeu.cle else jeu.noms) if nom in valeurs]
    noms = noms or [nom for nom in _REPERES if nom in valeurs] or list(valeurs)[:1]
    return " ".join(str(valeurs[nom]) for nom in noms)


def _du_jeu(jeu: Jeu[Any], avant: Any, apres: Any) -> Iterator[Difference]:
    for cle in dict.fromkeys((*avant, *apres)):
        (fichier, vieille), (nouveau, neuve) = avant.get(cle, ("", None)), apres.get(cle, ("", None))
        ecarts = tuple(_ecarts("", vieille, neuve)) if vieille and neuve else ()
        if ecarts or not (vieille and neuve):
            yield Difference(nouveau or fichier, jeu, cle[0], vieille, neuve, ecarts)


def _ecarts(champ: str, avant: Any, apres: Any) -> Iterator[Ecart]:
    """Yield the smallest values that differ, each under its path."""
    if avant == apres:
        return
    if isinstance(avant, Mapping) and isinstance(apres, Mapping):
        for nom in dict.fromkeys((*avant, *apres)):
            yield from _ecarts(f"{champ}.{nom}" if champ else str(nom), avant.get(nom), apres.get(nom))
    elif _sont_des_fiches(avant, apres):
        for rang in range(max(len(avant), len(apres))):
            un, autre = (liste[rang] if rang < len(liste) else None for liste in (avant, apres))
            yield from _ecarts(f"{champ}.{rang + 1}", un, autre)
    elif champ == PROSE:
        yield from _prose(str(avant or ""), str(apres or ""))
    else:
        yield Ecart(champ, avant, apres)


def _sont_des_fiches(*listes: Any) -> bool:
    return all(isinstance(liste, list) and all(isinstance(un, Mapping) for un in liste) for liste in listes)


def _prose(avant: str, apres: str) -> Iterator[Ecart]:
    """Yield the blocks that differ: how lines are cut is nothing that one sees."""
    vieux, neufs = ([" ".join(bloc.split()) for _, bloc in blocs(texte)] for texte in (avant, apres))
    for quoi, a, b, c, d in difflib.SequenceMatcher(None, vieux, neufs, autojunk=False).get_opcodes():
        if quoi != "equal":
            for rang in range(max(b - a, d - c)):
                un = vieux[a + rang] if a + rang < b else None
                autre = neufs[c + rang] if c + rang < d else None
                yield Ecart(PROSE, un, autre)


def _de_l_interface(avant: Path, apres: Path) -> Iterator[Difference]:
    noms = {f.relative_to(racine).as_posix() for racine in (avant, apres) for f in fichiers_de_l_interface(racine)}
    for nom in sorted(noms):
        vieilles, neuves = (
            dict(lire_yaml_dictionnaire(racine, nom).valeurs) if (racine / nom).is_file() else {}
            for racine in (avant, apres)
        )
        for cle in dict.fromkeys((*vieilles, *neuves)):
            if ecarts := tuple(_ecarts("", *(_par_langue(mots.get(cle)) for mots in (vieilles, neuves)))):
                un, autre = (_par_langue(mots[cle]) if cle in mots else None for mots in (vieilles, neuves))
                yield Difference(nom, None, cle, un, autre, ecarts)


def _par_langue(mots: Any) -> dict[str, Any]:
    return mots if isinstance(mots, dict) else {"fr": mots}
