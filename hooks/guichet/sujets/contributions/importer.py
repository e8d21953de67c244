"""``guichet importer contribution-….json``: what answers would change, told together, written whole or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guichet.socle.donnees import Donnees
from guichet.socle.lecture import Enregistrement, lire_yaml
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.socle.sources import SOURCES, Source
from guichet.sujets.contributions import origine
from guichet.sujets.contributions.blocs import BLOCS, RETIRER, Bloc
from guichet.sujets.contributions.conflits import Conflit, reunir
from guichet.sujets.contributions.fichier import Recue, dits, lire
from guichet.tableaux.ecarts import Defauts, Ecart, Ecarts, a_ecrire, comparer
from guichet.tableaux.genres import Genre
from guichet.tableaux.importer import Importation, Projet, essayer, rediger
from guichet.tableaux.saisies import Lecture, Saisie

_LES_SOURCES = Genre("sources", "sources", SOURCES, ("id",), ())


@dataclass
class Ensemble:
    """What becomes of contributions read together: one import a file of ``data/``, what they say against one another."""

    recues: tuple[Recue, ...] = ()
    importations: list[Importation] = field(default_factory=list)
    conflits: list[Conflit] = field(default_factory=list)
    problemes: list[Probleme] = field(default_factory=list)

    @property
    def vide(self) -> bool:
        return all(importation.ecarts.vide for importation in self.importations)


def preparer(projet: Projet, donnees: Donnees, fichiers: Sequence[Path], *, remplacer: bool) -> Ensemble:
    """Return all that importing ``fichiers`` would do. Writes nothing.

    ``remplacer``: what another body said before may be replaced. Raises DonneesInvalides with all that is wrong in the
    files, OSError.
    """
    ensemble = Ensemble(tuple(_lues(fichiers, donnees)))
    actuels = {bloc.genre.fichier: lire_yaml(projet.racine, bloc.genre.fichier) for bloc in BLOCS}
    for bloc in BLOCS:
        dites = [_ecarts(bloc, recue, donnees, actuels[bloc.genre.fichier]) for recue in ensemble.recues]
        ensemble.problemes += [probleme for dite in dites for probleme in dite.problemes]
        ecarts, conflits = reunir(bloc.genre, dites, ensemble.recues, donnees, remplacer=remplacer)
        ensemble.conflits += conflits
        ensemble.importations.append(Importation(Lecture(bloc.genre), ecarts))
    if ensemble.conflits or ensemble.problemes or ensemble.vide:
        return ensemble
    ensemble.importations.append(_sources(ensemble, donnees))
    actuels[SOURCES.fichier] = lire_yaml(projet.racine, SOURCES.fichier)
    for importation in ensemble.importations:
        rediger(projet.racine, importation, actuels[importation.genre.fichier])
    ensemble.problemes += [p for importation in ensemble.importations for p in importation.problemes]
    ensemble.problemes += essayer(projet, ensemble.importations)
    return ensemble


def _lues(fichiers: Iterable[Path], donnees: Donnees) -> Iterator[Recue]:
    """Yield every contribution. Raises DonneesInvalides with the problems of all those that are not sound."""
    problemes: list[Probleme] = []
    for fichier in fichiers:
        try:
            yield lire(fichier, donnees)
        except DonneesInvalides as erreur:
            problemes += erreur.problemes
    if problemes:
        raise DonneesInvalides(problemes)


def _ecarts(bloc: Bloc, recue: Recue, donnees: Donnees, actuels: Sequence[Enregistrement]) -> Ecarts:
    """Return what ``recue`` changes in the file of ``bloc``; a record of another territory stays out of its reach."""
    contribution, brutes = recue.contribution, recue.enregistrement.valeurs.get(bloc.nom) or []
    lecture = Lecture(bloc.genre, [_saisie(bloc, recue, rang, valeurs) for rang, valeurs in enumerate(brutes)])
    source = origine.source(contribution, donnees)
    ecarts = comparer(recue.nom, lecture, actuels, Defauts(source.id, contribution.date, bloc.statut))
    ecarts.problemes = dits(ecarts.problemes)
    for ecart in (*ecarts.changements, *ecarts.retraits):
        fiche = actuels[ecart.rang or 0].valeurs
        if not bloc.du_territoire(fiche, contribution.territoire, donnees) and bloc.nom != "bailleurs":
            constat = f"cette fiche est celle d'un autre territoire ({ecart.nom})"
            remede = "retirez-la de ce fichier : seul son territoire peut la changer"
            ecarts.problemes.append(Probleme(recue.nom, ecart.ligne, bloc.nom, ecart.nom, constat, remede))
    return ecarts


def _saisie(bloc: Bloc, recue: Recue, rang: int, valeurs: dict[str, Any]) -> Saisie:
    ligne = recue.enregistrement.ligne_de((bloc.nom, rang))
    siennes = {champ: valeur for champ, valeur in valeurs.items() if champ != RETIRER}
    if bloc.seul:
        siennes["epci"] = recue.contribution.territoire
    return Saisie(ligne, siennes, supprimer=bool(valeurs.get(RETIRER)))


def _sources(ensemble: Ensemble, donnees: Donnees) -> Importation:
    """Return the sources to add: those of the contributions of which something is kept."""
    citees = {
        ecart.apres.get("source")
        for importation in ensemble.importations
        for ecart in (*importation.ecarts.ajouts, *importation.ecarts.changements)
    }
    nouvelles: dict[str, tuple[Source, Recue]] = {}
    for recue in ensemble.recues:
        source = origine.source(recue.contribution, donnees)
        if source.id in citees and source.id not in donnees[SOURCES]:
            nouvelles.setdefault(source.id, (source, recue))
    ajouts = [
        Ecart(1, source.editeur, None, apres=a_ecrire(source), fichier=recue.nom)
        for source, recue in nouvelles.values()
    ]
    return Importation(Lecture(_LES_SOURCES), Ecarts(ajouts=ajouts))
