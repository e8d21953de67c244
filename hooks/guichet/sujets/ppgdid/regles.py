"""The partnership plan: its content names facts that exist, its steps can be dated."""

from collections.abc import Iterator

from guichet.prose.regles import chiffres_tapes, references_inconnues
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.socle.sources import SOURCES
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.ppgdid import calcul as plan
from guichet.sujets.ppgdid.fiches import ETAPES_PLAN, PROROGATIONS, RUBRIQUES

REGLES = Regles()


@REGLES.regle
def textes_du_plan(lot: Lot) -> Iterator[Probleme]:
    """The texts type no figure and their shortcodes name facts; an example that was read has its source."""
    for fiche, enregistrement in lot.diverses(RUBRIQUES, ETAPES_PLAN):
        for chemin, texte in fiche.passages:
            ligne = enregistrement.ligne_de(chemin)
            yield from references_inconnues(texte, enregistrement, ligne - 1, lot)
            yield from chiffres_tapes(texte, "fr", enregistrement, ligne - 1)
    for rubrique, enregistrement in lot[RUBRIQUES]:
        for rang, exemple in enumerate(rubrique.exemples):
            if exemple.source is not None and exemple.source not in lot.connus[SOURCES]:
                chemin = ("exemples", rang, "source")
                yield inconnu(enregistrement, chemin, exemple.source, "cet identifiant de source", "data/sources.yml")


@REGLES.regle
def rubriques_dans_l_ordre(lot: Lot) -> Iterator[Probleme]:
    """Items bear the numbers of the article, each once and in order."""
    attendu = 1
    for rubrique, enregistrement in lot[RUBRIQUES]:
        if rubrique.numero is None:
            continue
        if rubrique.numero != attendu:
            constat = f"la rubrique attendue ici est la {attendu}"
            yield enregistrement.probleme(("numero",), constat, "suivez l'ordre de l'article", rubrique.numero)
            # The next ones would be counted from a number that is wrong.
            return
        attendu = rubrique.numero + 1


@REGLES.regle
def etapes_attendues(lot: Lot) -> Iterator[Probleme]:
    """The steps that the tool looks for are there: adoption, assessment, and an end for each number of extensions."""
    etapes = lot[ETAPES_PLAN]
    fins = [etape.prorogation for etape, _ in etapes if etape.prorogation is not None]
    manques = [nom for nom in (plan.ADOPTION, plan.EVALUATION) if nom not in lot.connus[ETAPES_PLAN]]
    manques += [f"prorogation: {rang}" for rang in range(PROROGATIONS + 1) if rang not in fins]
    if manques and lot[ETAPES_PLAN]:
        enregistrement = lot[ETAPES_PLAN][0][1]
        constat = f"il manque une étape du plan : {', '.join(manques)}"
        yield enregistrement.probleme((), constat, "rétablissez-la")


@REGLES.regle
def etapes_datables(lot: Lot) -> Iterator[Probleme]:
    """A step is counted from another, by a duration that exists; none is counted from itself, even through others."""
    parents = {etape.id: etape.depuis for etape in lot.fiches(ETAPES_PLAN)}
    for etape, enregistrement in lot[ETAPES_PLAN]:
        if etape.depuis is not None and etape.depuis not in lot.connus[ETAPES_PLAN]:
            yield inconnu(enregistrement, ("depuis",), etape.depuis, "cette étape", "data/ppgdid.yml (etapes)")
        if etape.delai is not None and etape.delai not in lot.connus[DELAIS]:
            yield inconnu(enregistrement, ("delai",), etape.delai, "ce délai", "data/delais.yml")
        if etape.delai is not None and etape.depuis is None:
            constat = "un délai se compte depuis une autre étape"
            yield enregistrement.probleme(("delai",), constat, "ajoutez « depuis », ou retirez le délai", etape.delai)
        if etape.chaque and etape.delai is None:
            constat = "une étape qui revient a un délai"
            yield enregistrement.probleme(("chaque",), constat, "ajoutez « delai » et « depuis »", etape.id)
        vues, courante = {etape.id}, etape.depuis
        while courante in parents and courante not in vues:
            vues.add(courante)
            courante = parents[courante]
        if courante == etape.id:
            constat = "cette étape se compte depuis elle-même"
            yield enregistrement.probleme(("depuis",), constat, "comptez-la depuis une étape d'avant", etape.depuis)
