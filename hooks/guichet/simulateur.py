"""The scoring simulator of ``ppgdid/cotation/simulateur/``: what its template and its script need."""

from dataclasses import dataclass
from typing import Any

from guichet.chargement import Donnees
from guichet.cotation import Note, Situation, en_json, noter
from guichet.langues import Interface
from guichet.modeles import CritereCotation, ExempleCotation, GrilleCotation, GroupeCotation, MotifInterdit, Source


@dataclass(frozen=True)
class Outil:
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


def outil(donnees: Donnees, interface: Interface) -> Outil:
    """Return the simulator as its page shows it."""
    grille = donnees.cotation
    appuis = [public.source for public in donnees.publics_prioritaires]
    appuis += [motif.source for motif in donnees.motifs_interdits]
    mots = {cle.partition(".")[2]: phrase for cle, phrase in interface.messages("cotation").items()}
    return Outil(
        grille=grille,
        groupes=tuple((g, tuple(c for c in grille.criteres if c.groupe == g.id)) for g in grille.groupes),
        exemples=tuple((e, noter(grille, Situation(e.demande, e.valeurs, e.refus))) for e in grille.exemples),
        motifs=(
            tuple(motif for motif in donnees.motifs_interdits if not motif.sauf_texte),
            tuple(motif for motif in donnees.motifs_interdits if motif.sauf_texte),
        ),
        sources=tuple(donnees.sources[identifiant] for identifiant in dict.fromkeys(appuis)),
        script={
            "grille": en_json(grille, donnees.textes),
            "motifs": [m.model_dump(include={"nom", "mots", "sauf_texte"}) for m in donnees.motifs_interdits],
            "mots": {
                cle: phrase
                for cle, phrase in mots.items()
                if cle.startswith(("mot_", "erreur_", "preuve_", "demande_", "cumul_", "refus_", "fictive", "chargee"))
            },
        },
    )
