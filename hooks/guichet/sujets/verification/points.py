"""What remains to be checked: every fact told without the text in force, as one list, for readers and for a lawyer.

A doubt is a point of ``points_a_verifier.yml``, or a record whose status is « a_confirmer ». A record that rests on a
text in doubt has no doubt of its own: it is one more use of that text.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from guichet.socle.champs import Statut
from guichet.socle.donnees import Donnees, une_fois
from guichet.socle.faits import Arbitre, Emploi, Fait, identifiant, textes_de
from guichet.socle.sources import SOURCES
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.textes.fiches import TEXTES, ReferenceJuridique
from guichet.sujets.textes.legifrance import acces
from guichet.sujets.verification.emplois import citations, lire
from guichet.sujets.verification.fiches import POINTS_A_VERIFIER

# The names of the kinds, in data/interface/fr/verifier.yml.
_GENRE = "verifier.genre_"


@dataclass(frozen=True)
class Lecture:
    """What would settle a doubt: a text, and where to read it in force; no address where it is not public."""

    titre: str
    adresse: str | None = None


@dataclass(frozen=True)
class Doute:
    """Something the site says (``regle``) and has not checked in the text in force: why, and who can settle it."""

    genre: str
    id: str
    titre: str
    regle: str
    lectures: tuple[Lecture, ...]
    pourquoi: str
    depuis: datetime.date
    tranche: Arbitre
    emplois: tuple[Emploi, ...]

    @property
    def ancre(self) -> str:
        """Its place on the page of all doubts."""
        return _ancre(self.genre, self.id)

    @property
    def pages(self) -> tuple[str, ...]:
        """The French pages where it is used, each once, whatever the place on it."""
        return tuple(dict.fromkeys(emploi.page.partition("#")[0] for emploi in self.emplois))


@dataclass(frozen=True)
class Verification:
    """All doubts of ``donnees``."""

    donnees: Donnees

    @cached_property
    def doutes(self) -> tuple[Doute, ...]:
        """Points of the prose first, then texts, delays, and records that rest on no text in doubt."""
        return (*self._points(), *self._textes(), *self._delais(), *self._autres())

    def ancre(self, genre: str, fiche: Any) -> str:
        """Return where the page of all doubts tells of ``fiche``: at the text in doubt on which it rests, else at itself."""
        douteux = self._douteux(textes_de(fiche)) if genre != "texte" else []
        return _ancre("texte", douteux[0].id) if douteux else _ancre(genre, identifiant(fiche))

    @cached_property
    def _faits(self) -> tuple[Fait, ...]:
        """What each record tells, in plain words; kinds in the order in which their names are written."""
        genres = [cle.removeprefix(_GENRE) for cle in self.donnees.chaines if cle.startswith(_GENRE)]
        dits = (replace(fait, emploi=self._lu(fait.emploi)) for fait in self.donnees.faits)
        return tuple(sorted(dits, key=lambda fait: genres.index(fait.genre)))

    def _lu(self, emploi: Emploi) -> Emploi:
        return replace(emploi, phrase=lire(emploi.phrase, self.donnees))

    @cached_property
    def _cites(self) -> dict[tuple[str, str], list[Emploi]]:
        """Where each shortcode is used, the records that name it included."""
        cites: dict[tuple[str, str], dict[Emploi, None]] = defaultdict(dict)
        for reference, emploi in citations(self.donnees):
            cites[reference.genre, reference.cible][emploi] = None
        for fait in self._faits:
            for texte in fait.textes:
                cites["texte", texte][fait.emploi] = None
            if fait.delai:
                cites["delai", fait.delai][fait.emploi] = None
        return {cle: list(emplois) for cle, emplois in cites.items()}

    def _emplois(self, genre: str, cible: str, sinon: Emploi) -> tuple[Emploi, ...]:
        return tuple(self._cites.get((genre, cible), ())) or (sinon,)

    def _douteux(self, textes: tuple[str, ...]) -> list[ReferenceJuridique]:
        connus = (self.donnees[TEXTES][texte] for texte in textes)
        return [texte for texte in connus if texte.statut is Statut.A_CONFIRMER]

    def _lectures(self, textes: tuple[str, ...]) -> tuple[Lecture, ...]:
        connus = (self.donnees[TEXTES][texte] for texte in textes)
        return tuple(Lecture(texte.titre, acces(texte).adresse) for texte in connus)

    def _points(self) -> Iterator[Doute]:
        for point in self.donnees[POINTS_A_VERIFIER].values():
            lectures = self._lectures(tuple(point.textes))
            if point.a_lire:
                lectures += (Lecture(point.a_lire),)
            yield Doute(
                "point",
                point.id,
                point.titre,
                lire(point.regle, self.donnees),
                lectures,
                point.pourquoi,
                point.depuis,
                point.tranche,
                tuple(self._cites.get(("verifier", point.id), ())),
            )

    def _textes(self) -> Iterator[Doute]:
        for texte in self.donnees[TEXTES].values():
            if texte.statut is not Statut.A_CONFIRMER:
                continue
            yield Doute(
                "texte",
                texte.id,
                texte.titre,
                texte.objet,
                self._lectures((texte.id,)),
                _version(texte),
                texte.lu_le,
                "juriste",
                self._emplois("texte", texte.id, Emploi(texte.chemin, texte.objet)),
            )

    def _delais(self) -> Iterator[Doute]:
        for delai in self.donnees[DELAIS].values():
            if delai.statut is not Statut.A_CONFIRMER:
                continue
            textes = tuple(delai.textes)
            versions = [f"{texte.titre}. {_version(texte)}" for texte in self._douteux(textes)]
            regle = lire(f"{delai.objet} : {{{{delai:{delai.id}}}}}.", self.donnees)
            page = self.donnees[TEXTES][textes[0]].chemin
            yield Doute(
                "delai",
                delai.id,
                delai.objet,
                regle,
                self._lectures(textes),
                " ".join(versions) or self._lu_chez((delai.source,)),
                delai.lu_le,
                "juriste",
                self._emplois("delai", delai.id, Emploi(page, regle)),
            )

    def _autres(self) -> Iterator[Doute]:
        for fait in self._faits:
            if not fait.en_doute or self._douteux(fait.textes):
                continue
            lectures = self._lectures(fait.textes) or tuple(self._document(source) for source in fait.sources)
            yield Doute(
                fait.genre,
                fait.id,
                fait.titre,
                fait.emploi.phrase,
                lectures or (Lecture("Une source officielle récente"),),
                self._lu_chez(fait.sources),
                fait.lu_le,
                fait.tranche,
                (fait.emploi,),
            )

    def _document(self, source: str) -> Lecture:
        document = self.donnees[SOURCES][source]
        return Lecture(document.titre, document.adresse)

    def _lu_chez(self, sources: tuple[str, ...]) -> str:
        editeurs = dict.fromkeys(self.donnees[SOURCES][source].editeur for source in sources)
        if not editeurs:
            return "Aucune source officielle récente n’a été lue."
        return f"Lu chez {', '.join(editeurs)} ; le texte officiel n’a pas été lu."


@une_fois
def verification(donnees: Donnees) -> Verification:
    """Return what remains to be checked of ``donnees``."""
    return Verification(donnees)


def _ancre(genre: str, identifiant: str) -> str:
    return f"{genre}-{re.sub(r'[^a-z0-9_]+', '-', identifiant.lower())}"


def _version(texte: ReferenceJuridique) -> str:
    return f"Version lue : {texte.version_lue}."
