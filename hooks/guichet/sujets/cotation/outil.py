"""The scoring simulator of ``ppgdid/cotation/simulateur/``: what its template and its script need."""

from dataclasses import dataclass
from typing import Any

from guichet.socle.donnees import Donnees
from guichet.socle.formes import forme
from guichet.socle.langues import Interface
from guichet.socle.sources import SOURCES, Source
from guichet.sujets.cotation.calcul import Note, Situation, en_json, noter
from guichet.sujets.cotation.fiches import (
    COTATION,
    MOTIFS_INTERDITS,
    PUBLICS_PRIORITAIRES,
    CritereCotation,
    ExempleCotation,
    GrilleCotation,
    GroupeCotation,
    MotifInterdit,
)
from guichet.sujets.textes.fiches import TEXTES

# How the names of the strings that the script needs begin.
MOTS_DU_SCRIPT = ("mot_", "erreur_", "preuve_", "demande_", "cumul_", "refus_", "fictive", "chargee", "collage_")


@dataclass(frozen=True)
class OutilCotation:
    """``groupes`` are those of the grid with their criteria, ``exemples`` its invented households with their score.

    ``motifs`` are the grounds of discrimination, first those that no text makes a priority; ``script`` is the JSON that
    ``cotation.js`` reads.
    """

    grille: GrilleCotation
    groupes: tuple[tuple[GroupeCotation, tuple[CritereCotation, ...]], ...]
    exemples: tuple[tuple[ExempleCotation, Note], ...]
    motifs: tuple[tuple[MotifInterdit, ...], tuple[MotifInterdit, ...]]
    sources: tuple[Source, ...]
    script: dict[str, Any]


def outil(donnees: Donnees, interface: Interface) -> OutilCotation:
    """Return the simulator as its page shows it."""
    grille = donnees[COTATION]
    appuis = [public.source for public in donnees[PUBLICS_PRIORITAIRES]]
    appuis += [motif.source for motif in donnees[MOTIFS_INTERDITS]]
    return OutilCotation(
        grille=grille,
        groupes=tuple((g, tuple(c for c in grille.criteres if c.groupe == g.id)) for g in grille.groupes),
        exemples=tuple((e, noter(grille, Situation(e.demande, e.valeurs, e.refus))) for e in grille.exemples),
        motifs=(
            tuple(motif for motif in donnees[MOTIFS_INTERDITS] if not motif.sauf_texte),
            tuple(motif for motif in donnees[MOTIFS_INTERDITS] if motif.sauf_texte),
        ),
        sources=tuple(donnees[SOURCES][identifiant] for identifiant in dict.fromkeys(appuis)),
        script={
            "forme": forme(GrilleCotation),
            "grille": en_json(grille, donnees[TEXTES]),
            "motifs": [m.model_dump(include={"nom", "mots", "sauf_texte"}) for m in donnees[MOTIFS_INTERDITS]],
            "mots": interface.commencant("cotation", *MOTS_DU_SCRIPT),
        },
    )
