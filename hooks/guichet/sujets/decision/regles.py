"""The path of an allocation names actors that exist, each once a step, and types no figure."""

from collections.abc import Iterator

from guichet.prose.regles import chiffres_tapes
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.decision.fiches import ACTEURS_DECISION, ETAPES_DECISION, Pouvoir

REGLES = Regles()


@REGLES.regle
def roles_connus(lot: Lot) -> Iterator[Probleme]:
    """A step names actors of the same file, none twice."""
    for etape, enregistrement in lot[ETAPES_DECISION]:
        vus: set[str] = set()
        for rang, role in enumerate(etape.roles):
            champ = ("roles", rang, "acteur")
            if role.acteur not in lot.connus[ACTEURS_DECISION]:
                yield inconnu(enregistrement, champ, role.acteur, "cet acteur", "data/decision.yml (acteurs)")
            elif role.acteur in vus:
                constat = "cet acteur a déjà un rôle dans cette étape"
                yield enregistrement.probleme(champ, constat, "réunissez ses deux rôles en un seul", role.acteur)
            vus.add(role.acteur)


@REGLES.regle
def un_seul_decide(lot: Lot) -> Iterator[Probleme]:
    """At each step one actor decides, or none."""
    for etape, enregistrement in lot[ETAPES_DECISION]:
        decident = [rang for rang, role in enumerate(etape.roles) if role.pouvoir is Pouvoir.DECIDE]
        for rang in decident[1:]:
            constat = "deux acteurs décident à cette étape"
            remede = "un seul décide : les autres votent, proposent, donnent un avis"
            yield enregistrement.probleme(("roles", rang, "pouvoir"), constat, remede, etape.roles[rang].acteur)


@REGLES.regle
def chemin_sans_chiffre(lot: Lot) -> Iterator[Probleme]:
    """The words of the path type no figure: durations and shares live in ``data/delais.yml``."""
    for etape, enregistrement in lot[ETAPES_DECISION]:
        ligne = enregistrement.ligne_de(("en_bref",)) - 1
        yield from chiffres_tapes(etape.en_bref, "fr", enregistrement, ligne)
        for rang, role in enumerate(etape.roles):
            for champ in ("peut", "ne_peut_pas"):
                ligne = enregistrement.ligne_de(("roles", rang, champ)) - 1
                yield from chiffres_tapes(getattr(role, champ) or "", "fr", enregistrement, ligne)
