"""Ceilings are whole and grow; the decision table answers every case."""

from collections.abc import Iterator
from dataclasses import replace

from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.plafonds.calcul import conditions
from guichet.sujets.plafonds.fiches import MENAGES, PLAFONDS, RESULTATS, REVENUS, Financement

REGLES = Regles()

COLONNES_PLAFONDS = (*(f"categorie_{rang}" for rang in range(1, 7)), "personne_supplementaire")


@REGLES.regle
def plafonds_complets(lot: Lot) -> Iterator[Probleme]:
    """Each year, from the first to the last, has the ceilings of every financing, once."""
    par_annee: dict[int, dict[Financement, Enregistrement]] = {}
    for fiche, enregistrement in lot[PLAFONDS]:
        de_l_annee = par_annee.setdefault(fiche.annee, {})
        if fiche.financement in de_l_annee:
            constat = f"les plafonds {fiche.financement} de {fiche.annee} sont déjà donnés"
            yield enregistrement.probleme(("financement",), constat, "supprimez la ligne en double", fiche.financement)
        de_l_annee[fiche.financement] = enregistrement
    for annee, lignes in par_annee.items():
        absents = [financement for financement in Financement if financement not in lignes]
        premiere = next(iter(lignes.values()))
        if absents:
            constat = f"il manque les plafonds {', '.join(absents)} de cette année"
            yield premiere.probleme(("annee",), constat, "ajoutez une ligne par financement", annee)
        if annee - 1 not in par_annee and annee != min(par_annee):
            constat = "il manque les plafonds de l'année d'avant"
            yield premiere.probleme(("annee",), constat, "ajoutez les trois lignes de cette année", annee - 1)


@REGLES.regle
def plafonds_croissants(lot: Lot) -> Iterator[Probleme]:
    """A ceiling is above that of the category, of the financing and of the year that come before."""
    fiches = {(fiche.annee, fiche.financement): fiche for fiche in lot.fiches(PLAFONDS)}
    avant = dict(zip(tuple(Financement)[1:], Financement, strict=False))
    for fiche, enregistrement in lot[PLAFONDS]:
        references = {f"{fiche.annee - 1}": fiches.get((fiche.annee - 1, fiche.financement))}
        if moindre := avant.get(fiche.financement):
            references[moindre] = fiches.get((fiche.annee, moindre))
        for rang, (colonne, montant) in enumerate(zip(COLONNES_PLAFONDS, fiche.montants, strict=True)):
            plus_bas = {nom: reference.montants[rang] for nom, reference in references.items() if reference}
            if 0 < rang < len(COLONNES_PLAFONDS) - 1:
                plus_bas[COLONNES_PLAFONDS[rang - 1]] = fiche.montants[rang - 1]
            for nom, reference in plus_bas.items():
                if montant <= reference:
                    constat = f"ce plafond doit être plus haut que celui de {nom} ({reference})"
                    # Where the year before surprises too, the slip is there; one cell of a year is above or below several.
                    cause = f"{PLAFONDS.fichier} {nom if nom.isdigit() else fiche.annee} {fiche.financement if nom.isdigit() else ''}"
                    plus_bas_que = enregistrement.probleme((colonne,), constat, "recopiez-le depuis l'arrêté", montant)
                    yield replace(plus_bas_que, cause=cause)


@REGLES.regle
def eligibilite_sans_trou(lot: Lot) -> Iterator[Probleme]:
    """Every household has a category, every case an income and an answer; the facts named exist."""
    simples = {ligne.si.personnes for ligne in lot.fiches(MENAGES) if conditions(ligne.si).keys() == {"personnes"}}
    for ligne, enregistrement in lot[MENAGES]:
        if ligne.si.personnes not in simples:
            constat = "il manque la ligne sans autre condition pour ce nombre de personnes"
            yield enregistrement.probleme(("si", "personnes"), constat, "ajoutez-la", ligne.si.personnes)
    for jeu in (REVENUS, RESULTATS):
        for derniere, enregistrement in list(lot.diverses(jeu))[-1:]:
            if conditions(derniere.si):
                constat = "la dernière ligne doit convenir à tous les cas"
                remede = "écrivez si: {} ou ajoutez une ligne après"
                yield enregistrement.probleme(("si",), constat, remede, derniere.id)
    yield from _memes_cas(lot)
    for ligne, enregistrement in lot.diverses(MENAGES, REVENUS):
        if ligne.delai is not None and ligne.delai not in lot.connus[DELAIS]:
            yield inconnu(enregistrement, ("delai",), ligne.delai, "ce délai", "data/delais.yml")


def _memes_cas(lot: Lot) -> Iterator[Probleme]:
    for jeu in (MENAGES, REVENUS, RESULTATS):
        vus: dict[str, str] = {}
        for ligne, enregistrement in lot.diverses(jeu):
            cas = repr(sorted(conditions(ligne.si).items()))
            if (autre := vus.setdefault(cas, ligne.id)) != ligne.id:
                constat = f"la ligne « {autre} » convient déjà aux mêmes cas"
                remede = "corrigez « si » : chaque ligne a ses cas, ou retirez celle qui est de trop"
                yield enregistrement.probleme(("si",), constat, remede, ligne.id)


@REGLES.regle
def resultats_dits(lot: Lot) -> Iterator[Probleme]:
    """Every answer has its words."""
    for resultat, enregistrement in lot[RESULTATS]:
        for suffixe in ("titre", "texte"):
            cle = f"plafonds.resultat_{resultat.id}_{suffixe}"
            if cle not in lot.chaines and any(autre.startswith("plafonds.") for autre in lot.chaines):
                constat = "cette réponse n'a pas ses mots"
                remede = f"ajoutez « {cle.partition('.')[2]} » dans data/interface/plafonds.yml"
                yield enregistrement.probleme(("id",), constat, remede, resultat.id)
