"""The partnership plan of an EPCI (PPGDID): what it must hold, and the steps of its life."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Markdown, Statut, Texte
from guichet.socle.jeux import Suite

Phrases = Annotated[list[Texte], Field(min_length=1)]
# A plan may be extended once, and once again (CCH, R. 441-2-14).
PROROGATIONS = 2
# A text of a record, with its place in it.
Passage = tuple[tuple[str | int, ...], str]


class Exemple(Fiche):
    """What a plan may say. Without a ``source``, it is made up, and shown as such."""

    texte: Markdown
    """Ce qu’un plan peut écrire."""
    source: Identifiant | None = None
    """La source où l’exemple a été lu. Sans elle, le site le dit inventé."""


class Rubrique(Fiche, title="Ce que contient un plan partenarial"):
    """What a plan must hold (CCH, R. 441-2-10). Its texts are Markdown, with shortcodes.

    ``numero`` is that of the article; none for what its first and last paragraphs ask. ``condition`` says when a plan
    may do without it; none means never. ``a_relire`` says which version was read and what has to be read again.
    """

    id: Identifiant
    """Le nom unique, que citent les auto-contrôles déjà enregistrés : ne le changez plus."""
    numero: Annotated[int, Field(gt=0)] | None = None
    """Le numéro dans l’article (11 pour le 11°) ; rien pour ses autres alinéas."""
    titre: Markdown
    """Le sujet."""
    condition: Markdown | None = None
    """Quand un plan peut s’en passer. Rien : jamais."""
    exigence: Markdown
    """Ce que le texte demande, avec vos mots."""
    but: Markdown
    """À quoi cela sert."""
    questions: Annotated[list[Markdown], Field(min_length=3, max_length=6)]
    """De trois à six questions à régler."""
    exemples: Annotated[list[Exemple], Field(min_length=1)]
    """Au moins un exemple."""
    reperes: Annotated[list[Markdown], Field(min_length=1)]
    """À quoi on voit que c’est bien fait."""
    textes: Phrases
    statut: Statut
    source: Identifiant
    lu_le: datetime.date
    a_relire: Markdown
    """La version lue, et ce qu’il faut relire."""

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


class EtapePlan(Fiche, title="Une étape de la vie d’un plan, dans l’ordre"):
    """A step in the life of a plan, in the order of the file.

    Its date is counted from that of the step ``depuis``: ``delai`` later (or earlier: ``sens``), the same day without one.
    ``echeance`` says what the date means; ``au_plus_tot``: our assumption, the act being done at once; ``libre``: no text
    read sets one. ``saisie``: one may type its real date. ``chaque``: it comes back at each ``delai`` as long as the plan
    runs. ``prorogation``: the step is the end of the plan after that many extensions, 0 for the first.
    """

    id: Identifiant
    phase: Literal["elaboration", "vie", "fin"]
    """Avant l’adoption, pendant la vie du plan, ou à sa fin."""
    titre: Markdown
    """Le nom de l’étape."""
    acteur: Markdown
    """Qui agit."""
    geste: Markdown
    """Ce qu’il fait."""
    depuis: Identifiant | None = None
    """L’étape dont la date se compte, par son `id`."""
    delai: Identifiant | None = None
    """Le délai, par son `id` de `data/delais.yml`. Rien : le même jour."""
    sens: Literal["apres", "avant"] = "apres"
    """Après l’étape `depuis`, ou avant."""
    echeance: Literal["le", "au_plus_tot", "au_plus_tard", "avant", "libre"]
    """Ce que dit la date. `au_plus_tot` : notre hypothèse ; `libre` : aucun texte lu n’en fixe."""
    saisie: bool = False
    """`true` : on peut écrire la vraie date."""
    chaque: bool = False
    """`true` : l’étape revient à chaque `delai`."""
    prorogation: Annotated[int, Field(ge=0, le=PROROGATIONS)] | None = None
    """L’étape finit le plan après ce nombre de prorogations."""
    textes: Phrases
    statut: Statut
    source: Identifiant
    lu_le: datetime.date

    @property
    def passages(self) -> Iterator[Passage]:
        """Every text that readers meet, with its place."""
        for champ in ("titre", "acteur", "geste"):
            yield (champ,), getattr(self, champ)


RUBRIQUES = Suite("rubriques", "data/ppgdid.yml", Rubrique, section="rubriques", uniques=("titre",), au_moins=15)
ETAPES_PLAN = Suite(
    "etapes_plan", "data/ppgdid.yml", EtapePlan, section="etapes", uniques=("titre",), communs=("acteur",), au_moins=16
)

JEUX = (RUBRIQUES, ETAPES_PLAN)
