"""What each record said the day it was read: kept in ``data/sceaux/``, so that no fact changes under its date.

The day of a record is its ``lu_le``; without one, that of what it rests on: its source, guide, texts. A record that says something else than on that day
has been read again, and says when, or a hand slipped. A figure, a day, an address that changed was read at its source, which
says the day too. What was noted does not vanish. Likewise, a text whose French changed changes in its translations, and a
translation that changes alone does not become that of another text.
"""

import datetime
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from guichet.atelier.notes import LUS, TRADUITS, lignes
from guichet.atelier.sans_jour import SANS_JOUR, notees
from guichet.prose.guides import GUIDES, Guide
from guichet.prose.raccourcis import references
from guichet.socle.champs import LANGUES
from guichet.socle.confirmations import CONFIRMATIONS
from guichet.socle.horloge import aujourdhui
from guichet.socle.jeux import Jeu, Seule
from guichet.socle.lecture import Chemin, Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.socle.sceaux import SCELLES
from guichet.socle.sources import SOURCES, Source
from guichet.sujets.demande.fiches import CONTACTS, ESSENTIEL, LIENS, PIECES
from guichet.sujets.lettres.fiches import LETTRES
from guichet.sujets.orientation.fiches import ARRIVEES
from guichet.sujets.questions.fiches import FAQ, QUESTIONS
from guichet.sujets.recherche.fiches import AILLEURS, REPONSES
from guichet.sujets.textes.fiches import TEXTES
from guichet.sujets.veille.fiches import VEILLE
from guichet.sujets.verification.fiches import POINTS_A_VERIFIER

# When and by whom a record was read, and what a command notes on a page: that is not what it says.
_AUTOUR = frozenset({"lu_le", "relu_le", "relire_sous", "responsable", "changements", "source_fr", "traduction_relue"})
# What one types to get there is no fact.
_AUTOUR_DE_LA_RECHERCHE = _AUTOUR | {"quand"}
# The guide of a letter may be an answer.
_REPONSES = FAQ["demandeurs"]
# What sends to another record by its name says nothing by itself.
_RENVOIS = frozenset({"id", "textes", "source", "sources", "voir", "guide", "page", "pages", "lien", "liens"})
_MESURE = re.compile(r"\d|@|://")
# In place of the day of what nobody dates.
_SANS_JOUR = "-"
# What has an address or is cited is missed there; what is only true for a time is taken away.
_PERDUS_AILLEURS = frozenset(
    {SOURCES, TEXTES, VEILLE, QUESTIONS, LETTRES, ARRIVEES, CONFIRMATIONS, POINTS_A_VERIFIER, *GUIDES.values()}
)


class Morceau(NamedTuple):
    """A piece of a record: its digest, its line, whether it is a value (a figure, a day, an address) or words.

    It is measured (``mesure``) where the source alone can have changed it: a figure, a day, a telephone, an address.
    """

    empreinte: str
    ligne: int
    valeur: bool = False
    mesure: bool = False


@dataclass(frozen=True)
class _Dit:
    """What a record says: its name, the day it was read if any, how to say another, the digest of each piece with its line."""

    nom: str
    date: datetime.date | None
    remede: str
    morceaux: tuple[Morceau, ...]
    enregistrement: Enregistrement

    @property
    def empreintes(self) -> tuple[str, ...]:
        return tuple(morceau.empreinte for morceau in self.morceaux)

    @property
    def jour(self) -> str:
        return self.date.isoformat() if self.date else _SANS_JOUR


def noter(lot: Lot) -> int:
    """Write what everything says now; return how many records and texts say something else than before.

    To be run by who has just read them again, never by the build. Raises DonneesInvalides, and writes nothing, where a figure,
    a day or an address is not that of the day it says it was read.
    """
    dits = list(_dits(lot))
    if sans_date := list(_mesures_sans_date(dits, _notes(lot))):
        raise DonneesInvalides(sans_date)
    notes = {
        LUS: [f"{dit.nom}\t{dit.jour}\t{' '.join(dit.empreintes)}" for dit in dits],
        TRADUITS: [f"{nom}\t{' '.join(empreintes)}" for nom, empreintes, _, _ in _traduits(lot)],
    }
    changees = 0
    for fichier, nouvelles in notes.items():
        changees += len(set(nouvelles) - set(lignes(lot.racine, fichier)))
        texte = "".join(f"{une}\n" for une in sorted(nouvelles))
        (lot.racine / fichier).write_text(texte, encoding="utf-8", newline="\n")
    return changees


def changes_sans_date(lot: Lot) -> Iterator[Probleme]:
    """Yield each record that says something else than the day it says it was read, at what changed; then those that are gone."""
    notes = _notes(lot)
    dits = list(_dits(lot))
    yield from chain(_changees(lot, dits, notes), _nouveaux_papiers(dits, notes), _disparues(lot, dits, notes))


_Notes = Mapping[str, list[tuple[str, str]]]


def _notes(lot: Lot) -> _Notes:
    """Return what was noted, by name: the day, the digests."""
    notes: dict[str, list[tuple[str, str]]] = {}
    for ligne in lignes(lot.racine, LUS):
        nom, date, empreintes = ligne.split("\t")
        notes.setdefault(nom, []).append((date, empreintes))
    return notes


def _morceaux_notes(siennes: Iterable[tuple[str, str]]) -> set[str]:
    """Return the digest of each piece of what was noted under one name."""
    return {une for _, empreintes in siennes for une in empreintes.split()}


def _mesures_sans_date(dits: Iterable[_Dit], notes: _Notes) -> Iterator[Probleme]:
    """Yield each record of which a measure changed and not the day: its source was read again, or a hand slipped."""
    for dit in dits:
        siennes = notes.get(dit.nom, ())
        avant = _morceaux_notes(siennes)
        changee = _mesure_changee(dit, avant) if siennes and dit.date else None
        # No later day than today can be written.
        if changee and dit.jour <= max(jour for jour, _ in siennes) and dit.date != aujourdhui():
            yield _change(dit, avant)


def _mesure_changee(dit: _Dit, avant: AbstractSet[str]) -> Morceau | None:
    return next((m for m in dit.morceaux if m.mesure and m.empreinte not in avant), None)


def _changees(lot: Lot, dits: Iterable[_Dit], notes: _Notes) -> Iterator[Probleme]:
    for dit in dits:
        siennes = notes.get(dit.nom, ())
        pareilles = [date for date, empreintes in siennes if empreintes == " ".join(dit.empreintes)]
        if pareilles and dit.date and dit.jour < min(pareilles):
            constat = f"cette fiche a été lue le {min(pareilles)} : elle ne peut pas l'avoir été avant"
            ici = ("lu_le",)
            yield dit.enregistrement.probleme(
                ici, constat, "rétablissez le jour, ou mettez celui d'aujourd'hui", dit.date
            )
        elif siennes and not pareilles:
            avant = _morceaux_notes(siennes)
            # What is said of it is the same tomorrow: no night makes sound facts wrong.
            relue = dit.jour > max(date for date, _ in siennes)
            yield from _source_non_relue(lot, dit, avant) if relue else (_change(dit, avant),)


def _change(dit: _Dit, avant: set[str]) -> Probleme:
    mesure = _mesure_changee(dit, avant)
    change = mesure or next((m for m in dit.morceaux if m.empreinte not in avant), dit.enregistrement)
    ligne = change.ligne
    constat = f"cette fiche a changé et dit toujours avoir été lue le {dit.date}"
    remede = f"{dit.remede} ; seule la forme a changé : ./guichet relire --noter"
    if mesure:
        constat += " : un chiffre, un jour ou une adresse n'est plus le même"
        remede = f"rétablissez-le, ou {dit.remede}"
    if dit.date is None:
        constat = "cette fiche n'est plus celle qu'on a notée : elle dit autre chose, ou mène ailleurs"
        remede = "rétablissez-la ; voulu : ./guichet relire --noter"
    elif dit.date == aujourdhui():
        # No later day can be written.
        remede = "elle avait déjà été notée ce jour : relisez-la à sa source, puis notez-le : ./guichet relire --noter"
    return Probleme(dit.enregistrement.fichier, ligne, "", dit.nom, constat, remede)


def _source_non_relue(lot: Lot, dit: _Dit, avant: set[str]) -> Iterator[Probleme]:
    changee = next((m for m in dit.morceaux if m.valeur and m.empreinte not in avant), None)
    source = _source(lot, dit.enregistrement.valeurs) if changee else None
    if changee and source and dit.date and source.lu_le < dit.date:
        constat = f"cette valeur a changé le {dit.date}, et sa source « {source.id} » a été lue le {source.lu_le}"
        remede = (
            "rouvrez la source : si elle le dit, écrivez ce jour dans son lu_le (data/sources.yml) ; sinon rétablissez"
        )
        yield Probleme(dit.enregistrement.fichier, changee.ligne, "", dit.nom, constat, remede)


def _nouveaux_papiers(dits: Iterable[_Dit], notes: _Notes) -> Iterator[Probleme]:
    """Yield each paper that nobody noted: one more is asked of everyone, and the law has their list."""
    genre = f"{PIECES.nom} "
    if any(nom.startswith(genre) for nom in notes):
        for dit in dits:
            if dit.nom.startswith(genre) and dit.nom not in notes:
                constat = "ce papier est nouveau : personne n'a noté que la liste officielle le demande"
                remede = "relisez l'article qu'il cite ; s'il le demande : ./guichet relire --noter"
                yield dit.enregistrement.probleme(("id",), constat, remede, dit.nom)


def _disparues(lot: Lot, dits: Iterable[_Dit], notes: _Notes) -> Iterator[Probleme]:
    """Yield each record that was noted and is there no more under any name."""
    jeux = {jeu.nom: jeu for jeu in lot.paires if jeu not in _PERDUS_AILLEURS}
    genres = {nom.partition(" ")[0] for nom in notes} & jeux.keys()
    presentes = Counter(
        _nom(jeux[genre], fiche, enregistrement) for genre in genres for fiche, enregistrement in lot[jeux[genre]]
    )
    nouvelles = [set(dit.empreintes) for dit in dits if dit.nom not in notes]
    for nom, siennes in notes.items():
        jeu = jeux.get(nom.partition(" ")[0])
        # An identifier is a name; a territory or a year by which a record is known is what it speaks of.
        renommees = nouvelles if jeu and jeu.cle == "id" else ()
        if jeu and len(siennes) > presentes[nom] and not any(_renommee(une, renommees) for _, une in siennes):
            constat = "une fiche de ce fichier a disparu depuis qu'on l'a notée"
            remede = "remettez-la ; retirée exprès : ./guichet relire --noter"
            yield Probleme(jeu.fichier, 1, "", nom, constat, remede)


def _renommee(empreintes: str, nouvelles: Iterable[set[str]]) -> bool:
    """Whether a new record says all that one said, but its name."""
    avant = set(empreintes.split())
    return len(avant) > 2 and any(len(avant & ici) >= len(avant) - 1 for ici in nouvelles)


def traductions_en_retard(lot: Lot) -> Iterator[Probleme]:
    """Yield each text whose French changed and one of whose translations did not."""
    notes = dict(ligne.split("\t") for ligne in lignes(lot.racine, TRADUITS))
    for nom, empreintes, chemin, enregistrement in _traduits(lot):
        if nom not in notes:
            continue
        restees = [
            langue
            for langue, avant, ici in zip_longest(LANGUES, notes[nom].split(), empreintes, fillvalue="")
            if avant == ici
        ]
        if "fr" not in restees and restees:
            constat = f"le français a changé, pas sa traduction ({', '.join(restees)})"
            remede = "traduisez-le de même ; si elle le dit déjà : ./guichet relire --noter"
            yield enregistrement.probleme((*chemin, "fr"), constat, remede, nom)


def traductions_d_un_autre(lot: Lot) -> Iterator[Probleme]:
    """Yield each translation that changed alone, and now says word for word what was noted of another French text."""
    notes = {nom: empreintes.split() for nom, empreintes in (une.split("\t") for une in lignes(lot.racine, TRADUITS))}
    francais: dict[tuple[str, str], set[str]] = {}
    for connues in notes.values():
        for langue, une in zip(LANGUES, connues, strict=False):
            francais.setdefault((langue, une), set()).add(connues[0])
    for nom, empreintes, chemin, enregistrement in _traduits(lot):
        avant = notes.get(nom, [])
        if avant[:1] == list(empreintes[:1]):
            for langue, une, ici in zip(LANGUES, avant, empreintes, strict=False):
                if une != ici and francais.get((langue, ici), set()) - {empreintes[0]}:
                    constat = "cette traduction a changé seule, et redit mot pour mot celle d'un autre texte"
                    remede = (
                        "traduisez le français de cette ligne ; si les deux se disent ainsi : ./guichet relire --noter"
                    )
                    yield enregistrement.probleme((*chemin, langue), constat, remede, nom)


def _dits(lot: Lot) -> Iterator[_Dit]:
    yield from _des_fiches(lot)
    yield from _des_phrases(lot)


def _des_phrases(lot: Lot) -> Iterator[_Dit]:
    """Yield the strings in French only of a page, which are read with it: nothing else would tell that they changed."""
    pages = {domaine: guide for guide in lot.fiches(GUIDES["fr"]) for domaine in _domaines(guide)}
    for cle, (textes, enregistrement) in lot.chaines.items():
        domaine, _, courte = cle.partition(".")
        if len(textes) == 1 and domaine in pages and (date := pages[domaine].lu_le):
            morceau = Morceau(_empreinte(repr(textes)), enregistrement.ligne_de((courte,)))
            yield _Dit(f"interface {cle}", date, _relire(pages[domaine].fichier), (morceau,), enregistrement)


def _domaines(guide: Guide) -> Iterator[str]:
    """Yield the domains of the interface that are of the page ``guide``: those of its template and of its tools."""
    yield Path(guide.template or "").stem
    yield from (reference.cible for reference in references(guide.prose) if reference.genre == "outil")


def _des_fiches(lot: Lot) -> Iterator[_Dit]:
    for jeu in lot.paires:
        if jeu.fichier not in SCELLES:
            for fiche, enregistrement in lot[jeu]:
                autour = _AUTOUR_DE_LA_RECHERCHE if jeu in (REPONSES, AILLEURS) else _AUTOUR
                if lue := _lecture(lot, jeu, fiche, enregistrement.valeurs):
                    nom = _nom(jeu, fiche, enregistrement)
                    yield _Dit(nom, *lue, tuple(_morceaux(enregistrement, autour)), enregistrement)
                elif jeu in SANS_JOUR:
                    morceaux = (_morceau(enregistrement, *une) for une in notees(jeu, enregistrement))
                    yield _Dit(_nom(jeu, fiche, enregistrement), None, "", tuple(morceaux), enregistrement)


def _lecture(lot: Lot, jeu: Jeu[Any], fiche: Any, valeurs: Mapping[str, Any]) -> tuple[datetime.date, str] | None:
    """Return the day a record was read and how to say that it was again, or None where nothing tells."""
    if date := getattr(fiche, "lu_le", None):
        return date, "relisez-la à sa source, puis écrivez le jour dans son lu_le"
    guide = fiche.chemin if jeu is ESSENTIEL else str(valeurs.get("guide"))
    appuis: tuple[tuple[Jeu[Any], Iterable[Any]], ...] = (
        (SOURCES, (valeurs.get("source"), *valeurs.get("sources", ()))),
        (GUIDES["fr"], (f"docs/fr/{guide.partition('#')[0].strip('/')}.md",)),
        (QUESTIONS, (guide.partition("#")[0].strip("/").rpartition("/")[2],) if guide.startswith(_REPONSES) else ()),
        (TEXTES, valeurs.get("textes", ())),
        (CONTACTS, (valeurs.get("contact"),)),
        (LIENS, (valeurs.get("lien"),)),
    )
    for appui, noms in appuis:
        connus = lot.par_cle(appui)
        lus = [(connus[nom].lu_le, nom) for nom in noms if isinstance(nom, str) and nom in connus]
        if lus:
            date, nom = max(lus)
            return date, _relire(f"{nom} » de « {appui.fichier}" if appui.cle == "id" else nom)
    return None


def _source(lot: Lot, valeurs: Mapping[str, Any]) -> Source | None:
    """Return the source that was read last, of those cited by a record that says its own day."""
    if not valeurs.get("lu_le"):
        return None
    sources = lot.par_cle(SOURCES)
    citees = (sources[nom] for nom in (valeurs.get("source"), *valeurs.get("sources", ())) if nom in sources)
    return max(citees, key=lambda source: source.lu_le, default=None)


def _relire(quoi: str) -> str:
    return f"relisez « {quoi} », puis écrivez le jour dans son lu_le"


def _nom(jeu: Jeu[Any], fiche: Any, enregistrement: Enregistrement) -> str:
    """Return what a record is called by, whatever becomes of the others."""
    champs = (jeu.cle,) if jeu.cle else jeu.noms
    if isinstance(jeu, Seule):
        dans = ""
    elif champs:
        dans = " ".join(str(getattr(fiche, champ)) for champ in champs)
    elif enregistrement.noeud is None:
        dans = " ".join(str(valeur) for valeur in list(enregistrement.valeurs.values())[:2])
    else:
        dans = Path(enregistrement.fichier).stem
    return f"{jeu.nom} {dans}".replace("\t", " ").strip()


def _morceaux(enregistrement: Enregistrement, autour: AbstractSet[str]) -> Iterator[Morceau]:
    for champ, valeur in enregistrement.valeurs.items():
        if champ == "prose":
            yield from _lignes_de_prose(valeur)
        elif champ not in autour:
            yield _morceau(enregistrement, (champ,), valeur)


def _morceau(enregistrement: Enregistrement, chemin: Chemin, valeur: Any) -> Morceau:
    # One more in a list does not change those that follow it.
    nom = ".".join(cle for cle in chemin if isinstance(cle, str))
    est_une_valeur = _est_une_valeur(valeur)
    mesure = est_une_valeur and nom not in _RENVOIS and bool(_MESURE.search(repr(valeur)))
    return Morceau(_empreinte(f"{nom}={valeur!r}"), enregistrement.ligne_de(chemin), est_une_valeur, mesure)


def _est_une_valeur(dit: Any) -> bool:
    if isinstance(dit, dict | list):
        return all(map(_est_une_valeur, dit.values() if isinstance(dit, dict) else dit))
    return not isinstance(dit, str) or not any(map(str.isspace, dit))


def _lignes_de_prose(prose: str) -> Iterator[Morceau]:
    """Yield each line of ``prose``, which keeps its place in its file."""
    for rang, ligne in enumerate(prose.split("\n"), start=1):
        if ligne.strip():
            yield Morceau(_empreinte(ligne.strip()), rang)


def _traduits(lot: Lot) -> Iterator[tuple[str, tuple[str, ...], Chemin, Enregistrement]]:
    """Yield each text told in several languages: its name, the digest of each, its place."""
    for jeu in lot.paires:
        if not jeu.fichier.endswith((".csv", "/")):
            for fiche, enregistrement in lot[jeu]:
                nom = _nom(jeu, fiche, enregistrement)
                for chemin, textes in _en_langues(enregistrement.valeurs, ()):
                    yield _traduit(f"{nom} {'.'.join(map(str, chemin))}", textes, chemin, enregistrement)
    for cle, (textes, enregistrement) in lot.chaines.items():
        if len(textes) > 1:
            yield _traduit(f"interface {cle}", textes, (cle.partition(".")[2],), enregistrement)


def _traduit(
    nom: str, textes: Mapping[str, Any], chemin: Chemin, enregistrement: Enregistrement
) -> tuple[str, tuple[str, ...], Chemin, Enregistrement]:
    return nom, tuple(_empreinte(repr(textes.get(langue))) for langue in LANGUES), chemin, enregistrement


def _en_langues(valeurs: Any, chemin: Chemin) -> Iterator[tuple[Chemin, Mapping[str, Any]]]:
    if isinstance(valeurs, list):
        for rang, valeur in enumerate(valeurs):
            yield from _en_langues(valeur, (*chemin, rang))
    elif isinstance(valeurs, dict) and set(LANGUES) <= set(valeurs):
        # Words that people say, in a list, are those of their language: none is the translation of another.
        if not isinstance(valeurs["fr"], list):
            yield chemin, valeurs
    elif isinstance(valeurs, dict):
        for cle, valeur in valeurs.items():
            yield from _en_langues(valeur, (*chemin, cle))


def _empreinte(texte: str) -> str:
    return f"{zlib.crc32(texte.encode()) & 0xFFFFFF:06x}"
