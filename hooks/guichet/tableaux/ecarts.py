"""What a table would change in ``data/``: records added, changed field by field, removed; nothing is written here."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from guichet.socle import messages
from guichet.socle.champs import Fiche
from guichet.socle.lecture import Enregistrement
from guichet.socle.problemes import Probleme
from guichet.tableaux.genres import Genre
from guichet.tableaux.saisies import Lecture, Saisie

Valeurs = dict[str, Any]


@dataclass(frozen=True)
class Defauts:
    """What is true of every line that adds or changes something and does not say it itself."""

    source: str | None = None
    lu_le: datetime.date | None = None
    statut: str | None = None

    def completer(self, saisie: Saisie) -> Valeurs:
        connus = {champ: valeur for champ, valeur in vars(self).items() if valeur is not None}
        return connus | dict(saisie.valeurs)


@dataclass(frozen=True)
class Ecart:
    """What a line of ``fichier`` changes. ``rang`` is that of the record in the file of ``data/``, None for a new one.

    ``avant`` and ``apres`` hold the values to write, by field, of the fields that differ; None: no value.
    """

    ligne: int
    nom: str
    rang: int | None
    avant: Valeurs = field(default_factory=dict)
    apres: Valeurs = field(default_factory=dict)
    retrait: bool = False
    fichier: str = ""


@dataclass
class Ecarts:
    """All that a table changes, and all that is wrong with it."""

    ajouts: list[Ecart] = field(default_factory=list)
    changements: list[Ecart] = field(default_factory=list)
    retraits: list[Ecart] = field(default_factory=list)
    inchangees: int = 0
    absentes: int = 0
    problemes: list[Probleme] = field(default_factory=list)

    @property
    def vide(self) -> bool:
        return not (self.ajouts or self.changements or self.retraits)


def comparer(fichier: str, lecture: Lecture, actuels: Sequence[Enregistrement], defauts: Defauts) -> Ecarts:
    """Return how ``lecture``, read from ``fichier``, differs from the records ``actuels``, which are sound."""
    comparaison = _Comparaison(fichier, lecture.genre, actuels, defauts)
    for saisie in lecture.saisies:
        comparaison.examiner(saisie)
    comparaison.ecarts.absentes = len(actuels) - len(comparaison.rangs_nommes)
    return comparaison.ecarts


class _Comparaison:
    def __init__(self, fichier: str, genre: Genre, actuels: Sequence[Enregistrement], defauts: Defauts) -> None:
        self.fichier, self.genre, self.defauts = fichier, genre, defauts
        self.actuels = [genre.modele.model_validate(enregistrement.valeurs) for enregistrement in actuels]
        self.rangs = {_cle(genre, vars(fiche)): rang for rang, fiche in enumerate(self.actuels)}
        self.lignes: dict[tuple[Any, ...], int] = {}
        self.rangs_nommes: set[int] = set()
        self.ecarts = Ecarts()

    def examiner(self, saisie: Saisie) -> None:
        identifiee = self.genre.identifier(dict(saisie.valeurs), self.actuels)
        cle = _cle(self.genre, identifiee)
        premiere = self.lignes.get(cle)
        if premiere is not None and any(partie is not None for partie in cle):
            constat = f"cette fiche est déjà à la ligne {premiere}"
            self._refuser(saisie, self.genre.cle[0], constat, "gardez une seule des deux lignes")
            return
        self.lignes[cle] = saisie.ligne
        rang = self.rangs.get(cle)
        if rang is not None:
            self.rangs_nommes.add(rang)
        if saisie.supprimer:
            self._retirer(saisie, rang)
        elif rang is None:
            self._ajouter(saisie, identifiee)
        else:
            self._changer(saisie, identifiee, rang)

    def _retirer(self, saisie: Saisie, rang: int | None) -> None:
        if rang is None:
            constat = "la fiche à supprimer n'existe pas"
            self._refuser(saisie, self.genre.cle[0], constat, "corrigez ce qui la désigne, ou retirez la ligne")
            return
        fiche = self.actuels[rang]
        self.ecarts.retraits.append(self._ecart(saisie, fiche, rang, retrait=True))

    def _ajouter(self, saisie: Saisie, identifiee: Valeurs) -> None:
        brutes = {c: v for c, v in (self.defauts.completer(saisie) | identifiee).items() if v is not None}
        if saisie.valeurs.get("id") and "nom" in self.genre.par_champ and not brutes.get("nom"):
            # Who means a new record names it.
            constat = f"cet identifiant n'est pas dans {self.genre.fichier}"
            remede = "corrigez-le ; pour une fiche nouvelle, remplissez toutes les colonnes"
            self._refuser(saisie, "id", constat, remede)
            return
        if fiche := self._valider(saisie, brutes):
            self.ecarts.ajouts.append(self._ecart(saisie, fiche, None, apres=a_ecrire(fiche)))

    def _changer(self, saisie: Saisie, identifiee: Valeurs, rang: int) -> None:
        actuelle = self.actuels[rang]
        fiche = self._valider(saisie, _fusion(actuelle, identifiee))
        if fiche is None:
            return
        if fiche == actuelle:
            self.ecarts.inchangees += 1
            return
        # What is changed is read anew: the command line says where and when, if the line does not.
        fiche = self._valider(saisie, _fusion(actuelle, self.defauts.completer(saisie) | identifiee)) or fiche
        avant, apres = a_ecrire(actuelle), a_ecrire(fiche)
        champs = [c for c in type(fiche).model_fields if avant.get(c) != apres.get(c)]
        avant, apres = ({champ: valeurs.get(champ) for champ in champs} for valeurs in (avant, apres))
        self.ecarts.changements.append(self._ecart(saisie, fiche, rang, avant=avant, apres=apres))

    def _ecart(self, saisie: Saisie, fiche: Fiche, rang: int | None, **valeurs: Any) -> Ecart:
        return Ecart(saisie.ligne, nom_de(self.genre, vars(fiche)), rang, fichier=self.fichier, **valeurs)

    def _valider(self, saisie: Saisie, brutes: Valeurs) -> Fiche | None:
        try:
            return self.genre.modele.model_validate(brutes)
        except ValidationError as erreur:
            enregistrement = Enregistrement(self.fichier, saisie.ligne, brutes)
            for detail in erreur.errors():
                probleme = messages.en_francais(detail, enregistrement)
                self.ecarts.problemes.append(a_la_ligne(probleme, self.genre, self.fichier, saisie.ligne))
            return None

    def _refuser(self, saisie: Saisie, champ: str, constat: str, remede: str) -> None:
        titre = self.genre.titre_de(champ)
        self.ecarts.problemes.append(Probleme(self.fichier, saisie.ligne, titre, "", constat, remede))


def a_la_ligne(probleme: Probleme, genre: Genre, fichier: str, ligne: int) -> Probleme:
    """Return ``probleme`` told where the reader sees it: in the table, under its heading."""
    return Probleme(fichier, ligne, genre.titre_de(probleme.champ), probleme.valeur, probleme.constat, probleme.remede)


def a_ecrire(fiche: Fiche) -> Valeurs:
    """Return the values of a record as YAML holds them: neither unknown values nor those that go without saying."""
    champs = type(fiche).model_fields
    return {
        champ: _brute(valeur)
        for champ, valeur in fiche.model_dump().items()
        if champs[champ].is_required() or valeur != champs[champ].get_default()
    }


def nom_de(genre: Genre, valeurs: Mapping[str, Any]) -> str:
    """Return what a record is called in a report: its name if it has one, else what tells it from others."""
    if nom := valeurs.get("nom"):
        return str(nom)
    return " · ".join(str(valeurs[champ]) for champ in genre.cle if valeurs.get(champ) is not None)


def _brute(valeur: Any) -> Any:
    match valeur:
        case StrEnum():
            return valeur.value
        case list():
            return [_brute(v) for v in valeur]
        case dict():
            return {cle: _brute(v) for cle, v in valeur.items() if v is not None}
        case float() if valeur.is_integer():
            return int(valeur)
        case _:
            return valeur


def _fusion(fiche: Fiche, valeurs: Mapping[str, Any]) -> Valeurs:
    return {champ: valeur for champ, valeur in (a_ecrire(fiche) | dict(valeurs)).items() if valeur is not None}


def _cle(genre: Genre, valeurs: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(valeurs.get(champ) for champ in genre.cle)


def tous(ecarts: Ecarts) -> Iterator[Ecart]:
    yield from (*ecarts.ajouts, *ecarts.changements, *ecarts.retraits)
