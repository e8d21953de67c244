"""The partnership plan of an EPCI (PPGDID): what it must hold, and the steps of its life."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Statut, Texte
from guichet.socle.jeux import Suite

Phrases = Annotated[list[Texte], Field(min_length=1)]
# A plan may be extended once, and once again (CCH, R. 441-2-14).
PROROGATIONS = 2
# A text of a record, with its place in it.
Passage = tuple[tuple[str | int, ...], str]


class Exemple(Fiche):
    """What a plan may say. Without a ``source``, it is made up, and shown as such."""

    texte: Texte
    source: Identifiant | None = None


class Rubrique(Fiche):
    """What a plan must hold (CCH, R. 441-2-10). Its texts are Markdown, with shortcodes.

    ``numero`` is that of the article; none for what its first and last paragraphs ask. ``condition`` says when a plan
    may do without it; none means never. ``a_relire`` says which version was read and what has to be read again.
    """

    id: Identifiant
    numero: Annotated[int, Field(gt=0)] | None = None
    titre: Texte
    condition: Texte | None = None
    exigence: Texte
    but: Texte
    questions: Annotated[list[Texte], Field(min_length=3, max_length=6)]
    exemples: Annotated[list[Exemple], Field(min_length=1)]
    reperes: Phrases
    textes: Phrases
    statut: Statut
    source: Identifiant
    lu_le: datetime.date
    a_relire: Texte

    @property
    def passages(self) -> Iterator[Passage]:
        """Every text that readers meet, with its place."""
        for champ in ("titre", "condition", "exigence", "but", "a_relire"):
            if texte := getattr(self, champ):
                yield (champ,), texte
        for champ in ("questions", "reperes"):
            for rang, texte in enumerate(getattr(self, champ)):
                yield (champ, rang), texte
        for rang, exemple in enumerate(self.exemples):
            yield ("exemples", rang, "texte"), exemple.texte


class EtapePlan(Fiche):
    """A step in the life of a plan, in the order of the file.

    Its date is counted from that of the step ``depuis``: ``delai`` later (or earlier: ``sens``), the same day without one.
    ``echeance`` says what the date means; ``au_plus_tot``: our assumption, the act being done at once; ``libre``: no text
    read sets one. ``saisie``: one may type its real date. ``chaque``: it comes back at each ``delai`` as long as the plan
    runs. ``prorogation``: the step is the end of the plan after that many extensions, 0 for the first.
    """

    id: Identifiant
    phase: Literal["elaboration", "vie", "fin"]
    titre: Texte
    acteur: Texte
    geste: Texte
    depuis: Identifiant | None = None
    delai: Identifiant | None = None
    sens: Literal["apres", "avant"] = "apres"
    echeance: Literal["le", "au_plus_tot", "au_plus_tard", "avant", "libre"]
    saisie: bool = False
    chaque: bool = False
    prorogation: Annotated[int, Field(ge=0, le=PROROGATIONS)] | None = None
    textes: Phrases
    statut: Statut
    source: Identifiant
    lu_le: datetime.date

    @property
    def passages(self) -> Iterator[Passage]:
        """Every text that readers meet, with its place."""
        for champ in ("titre", "acteur", "geste"):
            yield (champ,), getattr(self, champ)


RUBRIQUES = Suite("rubriques", "data/ppgdid.yml", Rubrique, section="rubriques")
ETAPES_PLAN = Suite("etapes_plan", "data/ppgdid.yml", EtapePlan, section="etapes")

JEUX = (RUBRIQUES, ETAPES_PLAN)
