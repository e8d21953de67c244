"""A day typed in a page is one that a record knows, and no text is dated after the day that it announces."""

import datetime
import re
from collections.abc import Iterator
from typing import Any

from guichet.prose.dates_tapees import JourTape, jours_tapes
from guichet.prose.guides import GUIDES
from guichet.socle.champs import LANGUES
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import chaines
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.socle.sources import SOURCES

REGLES = Regles()
# A day of our own work is no fact.
_NOS_JOURS = frozenset({"lu_le", "relu_le", "depuis"})


@REGLES.derniere
def jour_connu(lot: Lot) -> Iterator[Probleme]:
    """A day typed in a page is that of a text, of the watch or of another record: a fact lives once."""
    connus = _connus(lot)
    for langue in LANGUES:
        for guide, enregistrement in lot[GUIDES[langue]]:
            for tape in jours_tapes(guide.prose, langue):
                if (tape.iso or tape.jour_et_mois) not in connus:
                    ligne = guide.prose.count("\n", 0, tape.debut) + 1
                    constat = "aucun texte, aucune entrée de veille ni aucune autre fiche ne connaît ce jour"
                    remede = "corrigez-le, ou écrivez d'abord le fait dans data/veille/ ou data/textes.yml"
                    yield Probleme(enregistrement.fichier, ligne, "", tape.mots, constat, remede)


@REGLES.regle
def version_d_avant(lot: Lot) -> Iterator[Probleme]:
    """A source is not valid from before the version that it says it is."""
    for source, enregistrement in lot[SOURCES]:
        for tape in jours_tapes(source.version or "", "fr"):
            if tape.iso and source.valide_le and source.valide_le.isoformat() < tape.iso:
                constat = f"ce jour est d'avant la version que cette source dit être : {tape.mots}"
                yield enregistrement.probleme(("valide_le",), constat, "corrigez l'un ou l'autre", source.valide_le)


# The only days that a month may lack.
_RARE = re.compile(r"(?<!\d)(?:0|00|29|[3-9]\d)(?!\d)")


@REGLES.de_chaque_jeu
def jour_du_calendrier(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    """No text tells a day that no month has, such as the 31st of April."""
    for _, enregistrement in () if jeu.fichier.endswith(".csv") else lot[jeu]:
        for chemin, texte in chaines(enregistrement.valeurs):
            if _RARE.search(texte) and (tape := _hors_du_calendrier(texte)):
                ligne = enregistrement.ligne_de(chemin) + texte.count("\n", 0, tape.debut)
                constat, remede = "aucun mois n'a ce jour", "recopiez la date depuis la source"
                yield Probleme(enregistrement.fichier, ligne, "", tape.mots, constat, remede)


def _hors_du_calendrier(texte: str) -> JourTape | None:
    return next((tape for langue in LANGUES for tape in jours_tapes(texte, langue) if not tape.existe), None)


def _connus(lot: Lot) -> set[str | tuple[int, int]]:
    """Return the days that records tell, and those of any year by their day and month."""
    connus: set[str | tuple[int, int]] = set()
    for jeu in lot.paires:
        if not jeu.fichier.endswith(("/", ".csv")):
            for _, enregistrement in lot[jeu]:
                for iso, jour_et_mois in _jours(enregistrement.valeurs):
                    connus.add(jour_et_mois)
                    if iso:
                        connus.add(iso)
    return connus


def _jours(valeurs: dict[str, Any]) -> Iterator[tuple[str | None, tuple[int, int]]]:
    for cle, valeur in valeurs.items():
        if isinstance(valeur, datetime.date) and cle not in _NOS_JOURS:
            yield valeur.isoformat(), (valeur.day, valeur.month)
        else:
            yield from ((tape.iso, tape.jour_et_mois) for _, t in chaines(valeur) for tape in jours_tapes(t, "fr"))
            for dans in valeur if isinstance(valeur, list) else (valeur,):
                if isinstance(dans, dict):
                    yield from _jours({c: v for c, v in dans.items() if isinstance(v, datetime.date | list | dict)})
