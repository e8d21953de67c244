"""A page has a text, tells where it comes from, follows the plan of its section, and leads further."""

from collections.abc import Iterator
from itertools import chain

from guichet.prose.blocs import elements
from guichet.prose.forme import titres
from guichet.prose.guides import GUIDES, Guide
from guichet.prose.plans import (
    TRES_SIMPLE,
    Partie,
    Plan,
    appelle,
    mene_ailleurs,
    par_etapes,
    parties,
    plan_de,
    textes_cites,
)
from guichet.prose.raccourcis import references
from guichet.socle.adresses import chemin_de_guide
from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.socle.sections import section

REGLES = Regles()

# How many other pages each page of applicants leads to, besides its menu.
ISSUES = 2


def _pages(lot: Lot) -> Iterator[tuple[str, Guide, Enregistrement]]:
    """Yield each page of prose with its address in its language."""
    for langue, jeu in GUIDES.items():
        for guide, enregistrement in lot[jeu]:
            yield chemin_de_guide(enregistrement.fichier, langue), guide, enregistrement


@REGLES.regle
def page_ecrite(lot: Lot) -> Iterator[Probleme]:
    """A page has a text; the home is made of its tools."""
    for chemin, guide, enregistrement in _pages(lot):
        if chemin and not guide.prose.strip():
            constat, remede = "cette page n'a pas de texte", "écrivez-le sous l'en-tête, ou rétablissez la page"
            yield Probleme(enregistrement.fichier, 1, "", "", constat, remede)


@REGLES.regle
def page_sourcee(lot: Lot) -> Iterator[Probleme]:
    """A page of facts has its sources and the day when it was read; only pages about the site have none."""
    for chemin, guide, enregistrement in _pages(lot):
        if section(chemin).motif == "":
            continue
        if not guide.sources:
            constat = "cette page n'a pas de source"
            yield enregistrement.probleme(("sources",), constat, "ajoutez « sources: […] » à l'en-tête")
        if guide.lu_le is None:
            constat = "cette page ne dit pas quand elle a été relue"
            yield enregistrement.probleme(("lu_le",), constat, "ajoutez « lu_le » à l'en-tête")


@REGLES.regle
def page_tres_simple_resumee(lot: Lot) -> Iterator[Probleme]:
    """A page in very simple French leads to the full page."""
    for chemin, guide, enregistrement in _pages(lot):
        if chemin.startswith(TRES_SIMPLE) and chemin != TRES_SIMPLE and guide.guide is None:
            constat = "cette page ne dit pas quelle page complète elle résume"
            yield enregistrement.probleme(("guide",), constat, "ajoutez « guide: demander/…/ » à l'en-tête")


@REGLES.regle
def page_qui_mene_plus_loin(lot: Lot) -> Iterator[Probleme]:
    """No page of applicants is a dead end."""
    for chemin, guide, enregistrement in _pages(lot):
        if section(chemin).motif != "demander/" or not guide.prose.strip():
            continue
        vers = {r.cible.partition("#")[0] for r in references(guide.prose) if r.genre == "lien"} - {"", chemin}
        if len(vers) < ISSUES:
            constat = f"cette page mène à {len(vers)} autre page : {ISSUES} au moins"
            yield Probleme(enregistrement.fichier, 1, "", "", constat, "ajoutez des liens {{lien:demander/…/|…}}")


@REGLES.regle
def guide_sur_le_plan(lot: Lot) -> Iterator[Probleme]:
    """A guide has the parts of its plan, in order; the first is short, those that help say where to go."""
    for chemin, guide, enregistrement in _pages(lot):
        plan = plan_de(chemin)
        if plan is None or not guide.prose.strip():
            continue
        siennes = parties(guide.prose)
        # A part that is not there would be missed twice.
        ecarts = chain(_hors_du_plan(plan, siennes), _parties_mal_faites(plan, siennes, guide, chemin))
        ecart = next(ecarts, None)
        if ecart is not None:
            ligne, constat, remede = ecart
            yield Probleme(enregistrement.fichier, ligne, "", "", constat, remede)


# The line, what is wrong there, how to mend it.
_Ecart = tuple[int, str, str]


def _hors_du_plan(plan: Plan, siennes: list[Partie]) -> Iterator[_Ecart]:
    remede = f"ses parties, dans l'ordre : {', '.join(f'#{partie}' for partie in plan.parties)}"
    communes = [partie for partie in siennes if partie.ancre in plan.parties]
    presentes = {partie.ancre for partie in communes}
    for ancre in plan.parties:
        if ancre not in presentes and ancre not in plan.facultatives:
            yield 1, f"il manque à ce guide la partie #{ancre}", remede
    rangs = [plan.parties.index(partie.ancre) for partie in communes]
    for partie, rang, avant in zip(communes[1:], rangs[1:], rangs, strict=False):
        if rang <= avant:
            yield partie.ligne, f"la partie #{partie.ancre} n'est pas à sa place", remede
    autres = [partie for partie in siennes if partie.ancre not in plan.parties]
    if len(autres) > plan.propres:
        dit = (
            f"un guide a {plan.propres} parties en plus du plan, au plus"
            if plan.propres
            else "ce plan ne la prévoit pas"
        )
        yield autres[plan.propres].ligne, f"la partie #{autres[plan.propres].ancre} est de trop : {dit}", remede


def _parties_mal_faites(plan: Plan, siennes: list[Partie], guide: Guide, chemin: str) -> Iterator[_Ecart]:
    nommees = {partie.ancre: partie for partie in siennes}
    for partie in siennes:
        if not partie.texte.strip():
            yield partie.ligne, f"la partie #{partie.ancre} est vide", "écrivez-la, ou retirez son titre"
    bref = nommees["en-bref"]
    points = elements(bref.texte)
    if not plan.en_bref[0] <= points <= plan.en_bref[1]:
        constat = f"#en-bref a {points} points : {plan.en_bref[0]} à {plan.en_bref[1]}"
        yield bref.ligne, constat, f"gardez-en {plan.en_bref[0]} au moins et {plan.en_bref[1]} au plus"
    ancres = {titre.ancre for titre in titres(guide.prose)}
    for ancre in plan.sous_parties:
        if ancre not in ancres:
            remede = f"ajoutez à #pouvoir un titre « ### » : {', '.join(f'#{une}' for une in plan.sous_parties)}"
            yield nommees["pouvoir"].ligne, f"il manque à ce guide la partie #{ancre}", remede
    if "et-apres" in nommees and not mene_ailleurs(nommees["et-apres"], chemin):
        yield (
            nommees["et-apres"].ligne,
            "#et-apres ne mène à aucune autre page",
            "ajoutez-y un lien {{lien:demander/…/|…}}",
        )
    if "qui-aide" in nommees and not appelle(nommees["qui-aide"]):
        yield nommees["qui-aide"].ligne, "#qui-aide ne donne personne à appeler", "ajoutez-y {{contact:…}}"
    if plan.etapes and not par_etapes(nommees["regle"]):
        yield nommees["regle"].ligne, "#regle n'a pas d'étapes", "donnez à chacune un titre « ### »"
    if len(textes_cites(guide.prose)) < plan.textes:
        constat = f"ce guide cite {len(textes_cites(guide.prose))} articles : {plan.textes} au moins"
        yield 1, constat, "citez les textes sur lesquels il s'appuie : [[R441-2-3]], un « id » de data/textes.yml"
