"""From the files of ``data/`` to typed records that can be trusted, or to the list of all that is wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from guichet.socle import messages
from guichet.socle.donnees import Donnees, Lecteur, Prosateur
from guichet.socle.jeux import Empreinte, F, Jeu, Repertoire, Seule
from guichet.socle.lecture import Enregistrement, lire_yaml_dictionnaire
from guichet.socle.lot import Illisible, Libelle, Lot, Paire
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.socle.regles import Regle


@dataclass(frozen=True)
class Schema:
    """What a project holds, said once: its sets of records in the order of reading, its rules, its shortcodes,
    what its records tell.
    """

    jeux: tuple[Jeu[Any], ...]
    regles: tuple[Regle, ...] = ()
    raccourcis: Mapping[str, Libelle] = field(default_factory=dict)
    lecteurs: tuple[Lecteur, ...] = ()
    prosateurs: tuple[Prosateur, ...] = ()


def charger(racine: Path, schema: Schema) -> Donnees:
    """Return the verified facts of the project at ``racine``.

    Raises DonneesInvalides with every problem of every file: shape first, then what the rules of ``schema`` find.
    """
    lot = Lot(racine, schema.raccourcis)
    for jeu in schema.jeux:
        _charger_jeu(jeu, lot)
    _charger_interface(lot)
    for regle in schema.regles:
        lot.problemes.extend(regle(lot))
    if lot.problemes:
        raise DonneesInvalides(lot.problemes)
    chaines = {cle: chaines for cle, (chaines, _) in lot.chaines.items()}
    fiches = {jeu: _rangees(jeu, lot) for jeu in schema.jeux}
    return Donnees(fiches, chaines, schema.lecteurs, schema.prosateurs)


def _rangees(jeu: Jeu[Any], lot: Lot) -> Any:
    if isinstance(jeu, Repertoire):
        return lot.par_cle(jeu)
    fiches = tuple(lot.fiches(jeu))
    return fiches[0] if isinstance(jeu, Seule) else fiches


@dataclass(frozen=True)
class _Lu:
    """What one set of records gave: those that are sound, the identifiers met, the defects."""

    paires: tuple[Paire[Any], ...]
    connus: frozenset[Any]
    problemes: tuple[Probleme, ...]


# The last reading of each set, with the files it came from: `serve` does not judge again what nobody touched.
_memoire: dict[Jeu[Any], tuple[Empreinte, _Lu]] = {}


def _charger_jeu(jeu: Jeu[Any], lot: Lot) -> None:
    lot.paires[jeu], lot.connus[jeu] = [], Illisible()
    try:
        lu = _lire_jeu(jeu, lot)
    except DonneesInvalides as erreur:
        lot.problemes.extend(erreur.problemes)
        return
    if lu is not None:
        lot.paires[jeu], lot.connus[jeu] = list(lu.paires), set(lu.connus)
        lot.problemes.extend(lu.problemes)


def _lire_jeu(jeu: Jeu[Any], lot: Lot) -> _Lu | None:
    if jeu.adapter:
        # Its rows are completed from other sets: they cannot be judged without them.
        illisible = any(isinstance(lot.connus[autre], Illisible) for autre in jeu.apres)
        return None if illisible else _juger(jeu, lot)
    empreinte = jeu.empreinte(lot.racine)
    connue, lu = _memoire.get(jeu, (None, None))
    if lu is None or connue != empreinte:
        lu = _juger(jeu, lot)
        _memoire[jeu] = (empreinte, lu)
    return lu


def _juger(jeu: Jeu[Any], lot: Lot) -> _Lu:
    adapter: Callable[[dict[str, Any]], dict[str, Any]] = jeu.adapter(lot) if jeu.adapter else dict
    paires: list[Paire[Any]] = []
    connus: set[Any] = set()
    problemes: list[Probleme] = []
    for enregistrement in jeu.lire(lot.racine):
        valeurs = adapter(enregistrement.valeurs)
        if jeu.cle:
            # An identifier stays known even when its record is wrong: one defect, one message.
            connus.add(valeurs.get(jeu.cle))
        fiche = valider(jeu.modele, valeurs, enregistrement, problemes)
        if fiche is not None:
            paires.append((fiche, enregistrement))
    if jeu.cle:
        problemes.extend(_doublons(paires, jeu.cle))
    return _Lu(tuple(paires), frozenset(connus), tuple(problemes))


def _doublons(paires: Iterable[Paire[Any]], cle: str) -> Iterator[Probleme]:
    premiers: dict[Any, Enregistrement] = {}
    for fiche, enregistrement in paires:
        valeur = getattr(fiche, cle)
        premier = premiers.setdefault(valeur, enregistrement)
        if premier is not enregistrement:
            constat = f"cet identifiant est déjà pris à la ligne {premier.ligne}"
            yield enregistrement.probleme(
                (cle,), constat, "choisissez-en un autre ou supprimez la fiche en double", valeur
            )


def _charger_interface(lot: Lot) -> None:
    for chemin in sorted((lot.racine / "data" / "interface").rglob("*.yml")):
        nom = chemin.relative_to(lot.racine).as_posix()
        try:
            enregistrement = lire_yaml_dictionnaire(lot.racine, nom)
        except DonneesInvalides as erreur:
            lot.problemes.extend(erreur.problemes)
            continue
        # Words of pages that exist in French only stand alone, without their language.
        seulement_fr = chemin.parent.name == "fr"
        for cle, chaines in enregistrement.valeurs.items():
            lot.chaines[f"{chemin.stem}.{cle}"] = ({"fr": chaines} if seulement_fr else chaines, enregistrement)


def valider(
    modele: type[F], valeurs: dict[str, Any], enregistrement: Enregistrement, problemes: list[Probleme]
) -> F | None:
    """Return the record that ``valeurs`` make, or None, with what is wrong added to ``problemes``."""
    try:
        return modele.model_validate(valeurs)
    except ValidationError as erreur:
        problemes.extend(messages.en_francais(detail, enregistrement) for detail in erreur.errors())
        return None
