"""What was read and judged already, by this process and, where a drawer keeps it, by those before: it is not judged again.

A drawer keeps each set of records with the digest of all that it was judged from: the program, the day, its files and
those of the sets that complete it; and what each rule said of the sets that it looked at.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guichet.socle import horloge
from guichet.socle.champs import Fiche
from guichet.socle.empreintes import condense
from guichet.socle.jeux import Jeu, empreinte
from guichet.socle.lot import INTERFACE, JOUR, Paire
from guichet.socle.problemes import Probleme
from guichet.socle.regles import DuJeu, Regle, RegleDeFiche
from guichet.socle.reserve import Tiroir

FICHIERS_DE_L_INTERFACE = ("data/interface/*.yml", "data/interface/fr/*.yml")


@dataclass(frozen=True, eq=False)
class Lu:
    """What one reading of a set of records gave: those that are sound, the identifiers met, the defects."""

    paires: tuple[Paire[Any], ...] = ()
    connus: frozenset[Any] = frozenset()
    problemes: tuple[Probleme, ...] = ()


# The last reading of each set, with the files it came from.
lus: dict[Hashable, tuple[Hashable, Lu]] = {}
# The records of the last reading of each set of which nothing was wrong, by the digest of all that they hold: where one
# line of a file was touched, the others are not judged again.
saines: dict[Hashable, dict[bytes, Fiche]] = {}
# What each rule said last, with the sets it looked at.
dits: dict[Regle, tuple[dict[Hashable, object], tuple[Probleme, ...]]] = {}


def retenir(nom: Hashable, trace: Hashable, lire: Callable[[], Lu]) -> Lu:
    """Return what ``nom`` gave, which ``lire`` reads if ``trace`` is not that of the last reading."""
    connue, lu = lus.get(nom, (None, None))
    if lu is None or connue != trace:
        lu = lire()
        lus[nom] = (trace, lu)
    return lu


def fichiers_de_l_interface(racine: Path) -> list[Path]:
    return sorted(fichier for modele in FICHIERS_DE_L_INTERFACE for fichier in racine.glob(modele))


def trace(nom: Hashable, racine: Path) -> Hashable:
    """Return what tells whether ``nom``, a set, the interface or the day, must be read again in this process."""
    if nom == JOUR:
        return horloge.aujourdhui()
    if isinstance(nom, Jeu):
        return (horloge.aujourdhui(), *(un.empreinte(racine) for un in (nom, *nom.apres)))
    return empreinte(fichiers_de_l_interface(racine))


@dataclass(frozen=True)
class _Garde:
    """What is kept of a reading: the digest ``cle`` of what it was made from, that of each record that is sound."""

    cle: bytes
    lu: Lu
    contenus: tuple[bytes | None, ...]


@dataclass(eq=False)
class Etagere:
    """``tiroir`` keeps what was read in the project at ``racine``: its ``jeux``, what ``regles`` said."""

    tiroir: Tiroir
    racine: Path
    jeux: Sequence[Jeu[Any]]
    regles: Iterable[Regle]
    regles_de_fiche: tuple[RegleDeFiche, ...]
    _cles: dict[Hashable, bytes] = field(default_factory=dict)
    _reprises: dict[Hashable, bytes] = field(default_factory=dict)
    _dits: Mapping[str, Any] = field(default_factory=dict)

    @property
    def _noms(self) -> Iterator[Hashable]:
        return iter((JOUR, INTERFACE, *self.jeux))

    def reprendre(self) -> None:
        """Take back what was kept, where nothing of it has changed. What this process has read itself goes first."""
        for nom in self._noms:
            # First: a file that is touched from now on will be read.
            vue = trace(nom, self.racine)
            self._cles[nom] = self._cle(nom)
            garde = self.tiroir.prendre(_nom(nom))
            if isinstance(garde, _Garde) and nom not in lus:
                paires = zip(garde.contenus, garde.lu.paires, strict=True)
                saines[nom, self.regles_de_fiche] = {contenu: fiche for contenu, (fiche, _) in paires if contenu}
                if garde.cle == self._cles[nom]:
                    lus[nom], self._reprises[nom] = (vue, garde.lu), garde.cle
        self._reprendre_les_dits()

    def _reprendre_les_dits(self) -> None:
        self._dits = self.tiroir.prendre("regles") or {}
        par_nom = {_nom(nom): nom for nom in self._reprises}
        for regle in self.regles:
            vus, problemes = self._dits.get(_nom(regle), ({}, ()))
            if vus and all(nom in par_nom and self._reprises[par_nom[nom]] == cle for nom, cle in vus.items()):
                dits.setdefault(regle, ({par_nom[nom]: lus[par_nom[nom]][1] for nom in vus}, problemes))

    def garder(self) -> None:
        """Write what was read and said since, for the next time."""
        sures = {nom: cle for nom, cle in self._cles.items() if nom in lus and self._cle(nom) == cle}
        for nom, cle in sures.items():
            if nom not in self._reprises:
                lu = lus[nom][1]
                contenus = {
                    id(fiche): contenu for contenu, fiche in saines.get((nom, self.regles_de_fiche), {}).items()
                }
                self.tiroir.poser(_nom(nom), _Garde(cle, lu, tuple(contenus.get(id(fiche)) for fiche, _ in lu.paires)))
        redits = {
            _nom(regle): ({_nom(nom): sures[nom] for nom in vus}, problemes)
            for regle, (vus, problemes) in ((regle, dits[regle]) for regle in self.regles if regle in dits)
            if all(nom in sures and lus[nom][1] is version for nom, version in vus.items())
        }
        if redits != self._dits:
            self.tiroir.poser("regles", redits)

    def _cle(self, nom: Hashable) -> bytes:
        """Return the digest of all that a reading of ``nom`` is made from."""
        if nom == JOUR:
            fichiers = []
        elif isinstance(nom, Jeu):
            fichiers = [fichier for un in (nom, *nom.apres) for fichier in un.fichiers(self.racine)]
        else:
            fichiers = fichiers_de_l_interface(self.racine)
        noms_et_octets = (
            morceau
            for fichier in fichiers
            if fichier.is_file()
            for morceau in (fichier.relative_to(self.racine).as_posix().encode(), fichier.read_bytes())
        )
        return condense(horloge.aujourdhui().isoformat().encode(), *noms_et_octets)


def _nom(de: Any) -> str:
    """Return the name, the same in any process, of a set, a rule, the interface or the day."""
    if isinstance(de, DuJeu):
        return f"{_nom(de.fonction)} {de.jeu.nom}"
    if isinstance(de, Jeu):
        return f"jeu-{de.nom}"
    return str(de) if isinstance(de, str) else f"{de.__module__}.{de.__qualname__}"
