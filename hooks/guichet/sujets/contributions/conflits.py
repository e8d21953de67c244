"""Answers side by side: those that agree become one change, those that do not are shown together and change nothing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from guichet.socle.donnees import Donnees
from guichet.socle.sources import SOURCES
from guichet.sujets.contributions import origine
from guichet.sujets.contributions.blocs import DE_LA_SOURCE
from guichet.sujets.contributions.fichier import Recue
from guichet.tableaux.ecarts import Ecart, Ecarts
from guichet.tableaux.genres import Genre


@dataclass(frozen=True)
class Conflit:
    """What several say of a field of a record: each with its value; None where it is erased."""

    genre: Genre
    nom: str
    champ: str
    dires: tuple[tuple[str, Any], ...]


def reunir(
    genre: Genre, dites: Sequence[Ecarts], recues: Sequence[Recue], donnees: Donnees, *, remplacer: bool
) -> tuple[Ecarts, list[Conflit]]:
    """Return all that ``dites``, the differences of ``recues`` in the file of ``genre``, change, and where they disagree.

    Unless ``remplacer``, what another body said before, or the same one later, is not replaced: it is one more voice.
    """
    voix = _Voix(genre, recues, donnees, remplacer=remplacer)
    ensemble, conflits = Ecarts(inchangees=sum(dite.inchangees for dite in dites)), []
    for paires in _par_fiche(genre, dites).values():
        conflits += list(voix.conflits(paires))
        premier = _fondus([ecart for _, ecart in paires])
        if premier.retrait:
            ensemble.retraits.append(premier)
        elif premier.rang is None:
            ensemble.ajouts.append(premier)
        else:
            ensemble.changements.append(premier)
    return ensemble, conflits


def _par_fiche(genre: Genre, dites: Sequence[Ecarts]) -> dict[Any, list[tuple[int, Ecart]]]:
    """Return what is said of each record, with the rank of who says it."""
    groupes: dict[Any, list[tuple[int, Ecart]]] = defaultdict(list)
    for qui, dite in enumerate(dites):
        for ecart in (*dite.ajouts, *dite.changements, *dite.retraits):
            cle = tuple(ecart.apres.get(champ) for champ in genre.cle) if ecart.rang is None else ecart.rang
            groupes[cle].append((qui, ecart))
    return groupes


def _fondus(ecarts: Sequence[Ecart]) -> Ecart:
    """Return one difference for several that agree: the last said wins for who said it and when."""
    premier, *suivants = ecarts
    for suivant in suivants:
        avant, apres = {**premier.avant, **suivant.avant}, {**premier.apres, **suivant.apres}
        premier = Ecart(premier.ligne, premier.nom, premier.rang, avant, apres, premier.retrait, premier.fichier)
    return premier


@dataclass(frozen=True)
class _Voix:
    genre: Genre
    recues: Sequence[Recue]
    donnees: Donnees
    remplacer: bool

    def conflits(self, paires: Sequence[tuple[int, Ecart]]) -> Iterator[Conflit]:
        """Yield the fields of a record of which ``paires`` say several things."""
        ecart, deja = paires[0][1], self._dit_avant(paires)
        retraits = {e.retrait for _, e in paires}
        if len(retraits) > 1 or (deja and True in retraits):
            dires: list[tuple[str, Any]] = [
                (self._nom(qui), "à retirer" if e.retrait else "à garder") for qui, e in paires
            ]
            yield Conflit(self.genre, ecart.nom, "", tuple([(deja, "à garder"), *dires] if deja else dires))
        for champ in dict.fromkeys(champ for _, e in paires for champ in e.apres if champ not in DE_LA_SOURCE):
            dires = [(self._nom(qui), e.apres[champ]) for qui, e in paires if champ in e.apres]
            if deja:
                dires.insert(0, (deja, ecart.avant.get(champ)))
            if any(valeur != dires[0][1] for _, valeur in dires):
                yield Conflit(self.genre, ecart.nom, champ, tuple(dires))

    def _nom(self, qui: int) -> str:
        recue = self.recues[qui]
        return f"{recue.nom} ({origine.organisme(recue.contribution, self.donnees)}, {recue.contribution.date})"

    def _dit_avant(self, paires: Sequence[tuple[int, Ecart]]) -> str | None:
        """Return who declared the record as it is, where it is not for ``paires`` alone to change it."""
        _, ecart = paires[0]
        if self.remplacer or ecart.rang is None:
            return None
        actuelle = vars(self.donnees.toutes(self.genre.jeu)[ecart.rang])
        source, lu_le = str(actuelle["source"]), actuelle["lu_le"]
        reponses = [self.recues[qui].contribution for qui, _ in paires]
        siens = all(source == f"{origine.declarant(r)}-{lu_le}" and r.date >= lu_le for r in reponses)
        if siens or not source.startswith(origine.PREFIXE):
            return None
        return f"aujourd'hui sur le site ({self.donnees[SOURCES][source].editeur}, {lu_le})"
