"""From the files of ``data/`` to typed records that can be trusted, or to the list of all that is wrong."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from guichet.socle import horloge, messages
from guichet.socle.champs import Fiche
from guichet.socle.deja_lu import (
    FICHIERS_DE_L_INTERFACE,
    Etagere,
    Lu,
    dits,
    fichiers_de_l_interface,
    retenir,
    saines,
    trace,
)
from guichet.socle.donnees import Donnees, Lecteur, Prosateur
from guichet.socle.empreintes import condense
from guichet.socle.jeux import F, Jeu, Repertoire, Seule
from guichet.socle.lecture import Enregistrement, lire_yaml_dictionnaire, lire_yaml_listes
from guichet.socle.lot import FICHIERS, INTERFACE, JOUR, Illisible, Libelle, Lot, Paire
from guichet.socle.problemes import DonneesInvalides, Probleme, inattendu
from guichet.socle.programme import gabarits
from guichet.socle.regles import Regle, RegleDeFiche, Regles, toutes
from guichet.socle.reserve import Tiroir
from guichet.socle.sans_ramassage import sans_ramassage


@dataclass(frozen=True)
class Schema:
    """What a project holds, said once: its sets of records in the order of reading, its rules, its shortcodes,
    what its records tell.

    ``autres`` are files of its folders that are no records; ``phrases`` the strings of the interface that records ask for.
    """

    jeux: tuple[Jeu[Any], ...]
    regles: tuple[Regles, ...] = ()
    regles_de_fiche: tuple[RegleDeFiche, ...] = ()
    raccourcis: Mapping[str, Libelle] = field(default_factory=dict)
    lecteurs: tuple[Lecteur, ...] = ()
    prosateurs: tuple[Prosateur, ...] = ()
    autres: tuple[str, ...] = ()
    phrases: Mapping[str, str] = field(default_factory=dict)


@sans_ramassage()
def charger(racine: Path, schema: Schema, reserve: Path | None = None) -> Donnees:
    """Return the verified facts of the project at ``racine``. Raises DonneesInvalides as `lire`.

    The folder ``reserve`` keeps them for the next process, which judges again only what has changed.
    """
    etagere = (
        Etagere(Tiroir(reserve, gabarits()), racine, schema.jeux, tuple(_regles(schema)), schema.regles_de_fiche)
        if reserve
        else None
    )
    if etagere:
        etagere.reprendre()
    lot = lire(racine, schema)
    if etagere:
        etagere.garder()
    chaines = {cle: chaines for cle, (chaines, _) in lot.chaines.items()}
    fiches = {jeu: _rangees(jeu, lot) for jeu in schema.jeux}
    return Donnees(fiches, chaines, schema.lecteurs, schema.prosateurs)


def lire(racine: Path, schema: Schema) -> Lot:
    """Return all that the project at ``racine`` holds, each record with where it is written; what was read is not read again.

    Raises DonneesInvalides with every problem of every file: shape first, then what the rules of ``schema`` find.
    """
    attendus = (*(jeu.fichier for jeu in schema.jeux), *FICHIERS_DE_L_INTERFACE, *schema.autres)
    lot = Lot(racine, schema.raccourcis, attendus, schema.phrases)
    lot.versions[JOUR] = retenir(JOUR, trace(JOUR, racine), Lu)
    for jeu in schema.jeux:
        _charger_jeu(jeu, lot, schema.regles_de_fiche)
    lot.problemes.extend(_listes_inconnues(lot, schema.jeux))
    _charger_interface(lot)
    for regle in toutes(schema.regles, schema.jeux):
        _dire_une_fois(lot, _appliquer(regle, lot))
    for regle in (une for regles in schema.regles for une in regles.dernieres if not lot.problemes):
        _dire_une_fois(lot, _appliquer(regle, lot))
    if lot.problemes:
        raise DonneesInvalides(lot.problemes)
    return lot


def _regles(schema: Schema) -> Iterator[Regle]:
    yield from toutes(schema.regles, schema.jeux)
    for regles in schema.regles:
        yield from regles.dernieres


def _dire_une_fois(lot: Lot, trouves: Iterable[Probleme]) -> None:
    """Add to the problems what is wrong on a line of which nothing is told yet: the next rules often see the same slip.

    A page has several things a line.
    """
    deja = {(probleme.fichier, probleme.ligne) for probleme in lot.problemes}
    for probleme in trouves:
        plusieurs = not probleme.champ and probleme.valeur
        if plusieurs or (probleme.fichier, probleme.ligne) not in deja:
            lot.problemes.append(probleme)
            deja.add((probleme.fichier, probleme.ligne))


def _rangees(jeu: Jeu[Any], lot: Lot) -> Any:
    if isinstance(jeu, Repertoire):
        return lot.par_cle(jeu)
    fiches = tuple(lot.fiches(jeu))
    return fiches[0] if isinstance(jeu, Seule) else fiches


def _appliquer(regle: Regle, lot: Lot) -> Iterable[Probleme]:
    """Return what ``regle`` finds, nothing where it compares with what is already known to be wrong.

    Where another rule found something in a file that it looks at, what it finds in the others may come from there.
    """
    vus, trouves = dits.get(regle, ({}, ()))
    if not vus or any(lot.versions.get(nom) is not version for nom, version in vus.items()):
        vus, trouves = _juger_ensemble(regle, lot)
    if vus.keys() & lot.malades:
        return ()
    debuts = [jeu.fichier.partition("*")[0] for jeu in vus if trouves and isinstance(jeu, Jeu)]
    fautifs = tuple(debut for debut in debuts if any(p.fichier.startswith(debut) for p in lot.problemes))
    return [p for p in trouves if p.fichier.startswith(fautifs)] if fautifs else trouves


def _juger_ensemble(regle: Regle, lot: Lot) -> tuple[dict[Hashable, object], tuple[Probleme, ...]]:
    lot.vus.clear()
    try:
        trouves = tuple(regle(lot))
    except Exception as erreur:  # noqa: BLE001  # idem: what the rule looked at tells where
        noms = ", ".join(sorted(jeu.nom for jeu in lot.vus if isinstance(jeu, Jeu)))
        trouves = (inattendu(f"data/ ({getattr(regle, '__name__', '')} : {noms})", erreur),)
    vus = {nom: lot.versions.get(nom) for nom in (*lot.vus, JOUR)}
    if FICHIERS not in vus and None not in vus.values():
        dits[regle] = (vus, trouves)
    return vus, trouves


def _charger_jeu(jeu: Jeu[Any], lot: Lot, regles: Sequence[RegleDeFiche]) -> None:
    lot.paires[jeu], lot.connus[jeu] = [], Illisible()
    # Rows completed from other sets cannot be judged without them, and are judged again when these change.
    if any(isinstance(lot.connus[autre], Illisible) or autre in lot.malades for autre in jeu.apres):
        lot.malades.add(jeu)
        return
    try:
        lu = retenir(jeu, trace(jeu, lot.dossier), lambda: _juger(jeu, lot, regles))
    except DonneesInvalides as erreur:
        lot.dire(jeu, erreur.problemes)
        return
    except Exception as erreur:  # noqa: BLE001  # an editor is told which file, never shown a traceback
        lot.dire(jeu, [inattendu(jeu.fichier, erreur)])
        return
    lot.versions[jeu] = lu
    if perte := list(_perte(jeu, lu)):
        # What is lost would be missed everywhere: any record may be there.
        lot.dire(jeu, perte)
        return
    lot.paires[jeu], lot.connus[jeu] = list(lu.paires), set(lu.connus)
    lot.dire(jeu, lu.problemes)


def _listes_inconnues(lot: Lot, jeux: Iterable[Jeu[Any]]) -> Iterator[Probleme]:
    """Yield the lists that nobody reads, but in the files of which something else is told: a list may have lost its name."""
    dits = {probleme.fichier for probleme in lot.problemes}
    listes: dict[str, set[str]] = {}
    for jeu in jeux:
        if jeu.section is not None and jeu.fichier not in dits:
            listes.setdefault(jeu.fichier, set()).add(jeu.section)
    for fichier, connues in listes.items():
        document = lire_yaml_listes(lot.dossier, fichier)
        for nom in document.valeurs.keys() - connues:
            constat = f"personne ne lit cette liste : {', '.join(sorted(connues))} sont attendues"
            yield document.probleme((nom,), constat, "corrigez son nom, ou retirez-la", nom)


def _perte(jeu: Jeu[Any], lu: Lu) -> Iterator[Probleme]:
    """Yield what is wrong with a file of which most is gone."""
    nombre = len(lu.paires)
    if nombre < jeu.au_moins and not lu.problemes:
        quoi = "ce fichier" if jeu.section is None else f"« {jeu.section} »"
        constat = (
            f"{quoi} n'a que {nombre} fiches : il en a toujours eu {jeu.au_moins} au moins"
            if nombre
            else f"{quoi} est vide"
        )
        remede = "rétablissez-le depuis la version précédente ; s'il en faut vraiment moins, dites-le à qui programme"
        # A file may hold several lists.
        yield Probleme(jeu.fichier, 1, "", "", constat, remede, cause=f"perte de {jeu.fichier}")


def _juger(jeu: Jeu[Any], lot: Lot, regles: Sequence[RegleDeFiche]) -> Lu:
    adapter: Callable[[dict[str, Any]], dict[str, Any]] = jeu.adapter(lot) if jeu.adapter else dict
    jour, deja = horloge.aujourdhui().isoformat(), saines.get((jeu, tuple(regles)), {})
    bonnes: dict[bytes, Fiche] = {}
    paires: list[Paire[Any]] = []
    connus: set[Any] = set()
    problemes: list[Probleme] = []
    for enregistrement in jeu.lire(lot.dossier):
        valeurs = adapter(enregistrement.valeurs)
        if jeu.cle and isinstance(valeurs.get(jeu.cle), Hashable):
            # An identifier stays known even when its record is wrong: one defect, one message.
            connus.add(valeurs.get(jeu.cle))
        contenu = condense(jour.encode(), enregistrement.fichier.encode(), repr(valeurs).encode())
        fiche, avant = deja.get(contenu), len(problemes)
        if fiche is None:
            fiche = valider(jeu.modele, valeurs, enregistrement, problemes)
            problemes.extend(_defauts(jeu, fiche, enregistrement, regles) if fiche is not None else ())
        if fiche is not None:
            paires.append((fiche, enregistrement))
            if len(problemes) == avant:
                bonnes[contenu] = fiche
    saines[jeu, tuple(regles)] = bonnes
    if jeu.cle:
        problemes.extend(_doublons(paires, jeu.cle))
    return Lu(tuple(paires), frozenset(connus), tuple(problemes))


def _defauts(
    jeu: Jeu[Any], fiche: Fiche, enregistrement: Enregistrement, regles: Iterable[RegleDeFiche]
) -> Iterator[Probleme]:
    dits: set[str] = set()
    for probleme in (probleme for regle in regles for probleme in regle(jeu, fiche, enregistrement)):
        # A page has many things to tell apart, a field one.
        if not probleme.champ or probleme.champ not in dits:
            yield probleme
        dits.add(probleme.champ)


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
    fichiers = fichiers_de_l_interface(lot.dossier)
    lu = retenir(INTERFACE, trace(INTERFACE, lot.dossier), lambda: _lire_interface(fichiers, lot.dossier))
    lot.versions[INTERFACE] = lu
    lot.dire(INTERFACE, lu.problemes)
    for chaines, enregistrement in lu.paires:
        chemin = Path(enregistrement.fichier)
        # Words of pages that exist in French only stand alone, without their language.
        seulement_fr = chemin.parent.name == "fr"
        for cle, chaine in chaines.items():
            lot.chaines[f"{chemin.stem}.{cle}"] = ({"fr": chaine} if seulement_fr else chaine, enregistrement)


def _lire_interface(fichiers: Iterable[Path], racine: Path) -> Lu:
    paires: list[Paire[Any]] = []
    problemes: list[Probleme] = []
    for chemin in fichiers:
        try:
            enregistrement = lire_yaml_dictionnaire(racine, chemin.relative_to(racine).as_posix())
        except DonneesInvalides as erreur:
            problemes.extend(erreur.problemes)
        else:
            paires.append((enregistrement.valeurs, enregistrement))
    return Lu(tuple(paires), frozenset(), tuple(problemes))


def valider(
    modele: type[F], valeurs: dict[str, Any], enregistrement: Enregistrement, problemes: list[Probleme]
) -> F | None:
    """Return the record that ``valeurs`` make, or None, with what is wrong added to ``problemes``."""
    try:
        return modele.model_validate(valeurs)
    except ValidationError as erreur:
        problemes.extend(messages.en_francais(d, enregistrement) for d in messages.sans_redite(erreur.errors()))
        return None
