"""A scoring grid holds together, carries out every priority of the law, and counts no ground of discrimination."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from guichet.prose.guides import GUIDES
from guichet.socle.adresses import chemin_de_guide
from guichet.socle.lecture import Chemin, Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.socle.texte import normaliser
from guichet.sujets.cotation.fiches import (
    COTATION,
    MOTIFS_INTERDITS,
    PUBLICS_PRIORITAIRES,
    REGLES_DE_COTATION,
    CritereCotation,
    GrilleCotation,
    MotifInterdit,
)
from guichet.sujets.local.fiches import COTATIONS
from guichet.sujets.regles_de_droit.contraires import lisser
from guichet.sujets.textes.fiches import TEXTES

REGLES = Regles()

# What grids that exist give, as read elsewhere: a month 1, a lone parent 5, an abnormal delay or an eviction 20, a housing plan
# 40, Dalo 50. The invented grid gives none of it: nobody takes it for theirs.
POINTS_REELS = frozenset({1, 5, 10, 20, 40, 50})
PAGES_DES_PRIORITES = ("demander/priorites/", "professionnels/publics-prioritaires/")


@dataclass(frozen=True)
class References:
    """What a grid is judged by: the texts that exist, the priorities to carry out, the grounds it may not count."""

    textes: Collection[str]
    publics: Collection[str]
    motifs: tuple[MotifInterdit, ...]


@REGLES.regle
def grille_d_exemple(lot: Lot) -> Iterator[Probleme]:
    """The grid of the simulator is invented, and is one that the law would allow."""
    connus = lot.connus
    reperes = References(connus[TEXTES], connus[PUBLICS_PRIORITAIRES], tuple(lot.fiches(MOTIFS_INTERDITS)))
    for grille, enregistrement in lot[COTATION]:
        if not grille.fictive:
            constat = "la grille du simulateur doit être fictive"
            remede = "écrivez fictive: true ; une vraie grille se charge dans la page, depuis son fichier"
            yield enregistrement.probleme(("fictive",), constat, remede, "false")
        for rang, critere in enumerate(grille.criteres):
            if critere.points in POINTS_REELS:
                constat = "une vraie grille donne autant de points : on prendrait l'exemple pour elle"
                chemin = ("criteres", rang, "points")
                yield enregistrement.probleme(chemin, constat, "inventez un autre nombre", critere.points)
        yield from defauts(grille, enregistrement, reperes)


@REGLES.regle
def priorites_toutes_dites(lot: Lot) -> Iterator[Probleme]:
    """The pages that list the priorities of the law name each of them, in every language in which they exist."""
    publics = lot.fiches(PUBLICS_PRIORITAIRES)
    for langue, jeu in GUIDES.items():
        for guide, enregistrement in lot[jeu]:
            if chemin_de_guide(guide.fichier, langue) in PAGES_DES_PRIORITES:
                dits = lisser(guide.prose)
                for public in publics:
                    if not re.search(getattr(public.dit, langue), dits):
                        constat = f"cette page ne nomme pas une priorité de la loi : {public.nom}"
                        remede = f"nommez-la, ou corrigez ses mots (« dit ») dans {REGLES_DE_COTATION}"
                        yield enregistrement.probleme(("prose",), constat, remede, public.id)


def defauts(grille: GrilleCotation, enregistrement: Enregistrement, reperes: References) -> Iterator[Probleme]:
    """Yield what is wrong in ``grille``, whoever wrote it."""
    yield from _doubles("groupes", (groupe.id for groupe in grille.groupes), enregistrement)
    yield from _doubles("criteres", (critere.id for critere in grille.criteres), enregistrement)
    groupes = {groupe.id for groupe in grille.groupes}
    for rang, critere in enumerate(grille.criteres):
        if critere.groupe not in groupes:
            chemin: Chemin = ("criteres", rang, "groupe")
            yield inconnu(enregistrement, chemin, critere.groupe, "ce groupe", "la liste « groupes »")
        yield from _fondement(critere, ("criteres", rang), enregistrement, reperes)
        yield from _motifs(critere, ("criteres", rang), enregistrement, reperes.motifs)
    yield from _groupes_sans_motif(grille, enregistrement, reperes.motifs)
    yield from _vides(grille, enregistrement)
    yield from _oublies(grille, enregistrement, reperes)
    criteres = {critere.id for critere in grille.criteres}
    for rang, exemple in enumerate(grille.exemples):
        for identifiant in exemple.valeurs.keys() - criteres:
            chemin = ("exemples", rang, "valeurs", identifiant)
            yield inconnu(enregistrement, chemin, identifiant, "ce critère", "la liste « criteres »")


def _fondement(
    critere: CritereCotation, ici: Chemin, enregistrement: Enregistrement, reperes: References
) -> Iterator[Probleme]:
    for identifiant in critere.textes:
        if identifiant not in reperes.textes:
            yield inconnu(enregistrement, (*ici, "textes"), identifiant, "ce texte", "data/textes.yml")
    for public in critere.publics:
        if public not in reperes.publics:
            yield inconnu(enregistrement, (*ici, "publics"), public, "ce public prioritaire", REGLES_DE_COTATION)
    if critere.publics and not critere.textes:
        constat = "ce critère met en œuvre une priorité de la loi sans citer son texte"
        yield enregistrement.probleme(ici, constat, "ajoutez textes: [L441-1]", critere.id)


def _doubles(liste: str, identifiants: Iterable[str], enregistrement: Enregistrement) -> Iterator[Probleme]:
    vus: set[str] = set()
    for rang, identifiant in enumerate(identifiants):
        if identifiant in vus:
            constat = f"cet identifiant est déjà pris dans « {liste} »"
            yield enregistrement.probleme((liste, rang, "id"), constat, "choisissez-en un autre", identifiant)
        vus.add(identifiant)


def _vides(grille: GrilleCotation, enregistrement: Enregistrement) -> Iterator[Probleme]:
    peuples = {critere.groupe for critere in grille.criteres}
    for rang, groupe in enumerate(grille.groupes):
        if groupe.id not in peuples:
            constat = "ce groupe n'a aucun critère"
            yield enregistrement.probleme(("groupes", rang), constat, "donnez-lui un critère, ou retirez-le", groupe.id)


def _oublies(grille: GrilleCotation, enregistrement: Enregistrement, reperes: References) -> Iterator[Probleme]:
    # A grid may leave transfers to another scoring (CCH, R. 441-2-10, 11°), but not first requests.
    couverts = {public for critere in grille.criteres if "premiere" in critere.demandes for public in critere.publics}
    absents = [public for public in reperes.publics if public not in couverts]
    if absents:
        constat = f"des publics prioritaires de la loi n'ont aucun critère : {', '.join(absents)}"
        remede = "ajoutez un critère pour chacun, ou leur identifiant dans « publics » d'un critère"
        yield enregistrement.probleme(("criteres",), constat, remede)


def motifs_touches(textes: Iterable[str], motifs: Iterable[MotifInterdit]) -> Iterator[MotifInterdit]:
    """Yield the grounds of discrimination that one of ``textes`` names, by the beginnings of its words."""
    mots = "".join(f" {normaliser(texte)}" for texte in textes)
    return (motif for motif in motifs if any(f" {mot}" in mots for mot in motif.mots))


_MOTIF = "ce critère touche à un motif de discrimination"
_RETIRER = "retirez-le ; dans le doute, demandez à un juriste"


def _motifs(
    critere: CritereCotation, ici: Chemin, enregistrement: Enregistrement, motifs: tuple[MotifInterdit, ...]
) -> Iterator[Probleme]:
    for motif in motifs_touches((critere.nom, critere.id), motifs):
        if not motif.sauf_texte:
            yield enregistrement.probleme((*ici, "nom"), f"{_MOTIF} : {motif.nom}", _RETIRER, critere.nom)
        elif not critere.textes:
            constat = f"{_MOTIF} sans texte qui l'autorise : {motif.nom}"
            remede = "citez dans « textes » celui qui en fait une priorité, ou retirez le critère"
            yield enregistrement.probleme((*ici, "nom"), constat, remede, critere.nom)


def _groupes_sans_motif(
    grille: GrilleCotation, enregistrement: Enregistrement, motifs: tuple[MotifInterdit, ...]
) -> Iterator[Probleme]:
    """Yield the groups named after a ground that no text can make a priority; a group quotes no text."""
    for rang, groupe in enumerate(grille.groupes):
        for motif in motifs_touches((groupe.nom,), (motif for motif in motifs if not motif.sauf_texte)):
            constat = f"ce groupe touche à un motif de discrimination : {motif.nom}"
            yield enregistrement.probleme(("groupes", rang, "nom"), constat, _RETIRER, groupe.nom)


@REGLES.regle
def grille_locale_sans_discrimination(lot: Lot) -> Iterator[Probleme]:
    """The grid of an EPCI counts no ground that no text can make a priority.

    It does not quote texts: the other grounds, which the law makes priorities in some cases, are left to the EPCI.
    """
    motifs = [motif for motif in lot.fiches(MOTIFS_INTERDITS) if not motif.sauf_texte]
    for critere, enregistrement in lot[COTATIONS]:
        for champ in ("critere", "categorie"):
            texte = getattr(critere, champ) or ""
            for motif in motifs_touches((texte,), motifs):
                yield enregistrement.probleme((champ,), f"{_MOTIF} : {motif.nom}", _RETIRER, texte)
