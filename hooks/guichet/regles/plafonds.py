"""Ceilings are whole and grow; the decision table answers every case."""

from collections.abc import Iterator

from guichet.eligibilite import conditions
from guichet.lecture import Enregistrement
from guichet.lot import Lot
from guichet.modeles import Financement
from guichet.problemes import Probleme
from guichet.regles.registre import inconnu, regle, toutes

COLONNES_PLAFONDS = (*(f"categorie_{rang}" for rang in range(1, 7)), "personne_supplementaire")


@regle
def plafonds_complets(lot: Lot) -> Iterator[Probleme]:
    """Each year, from the first to the last, has the ceilings of every financing, once."""
    par_annee: dict[int, dict[Financement, Enregistrement]] = {}
    for fiche, enregistrement in toutes(lot, "plafonds"):
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


@regle
def plafonds_croissants(lot: Lot) -> Iterator[Probleme]:
    """A ceiling is above that of the category, of the financing and of the year that come before."""
    fiches = {(fiche.annee, fiche.financement): fiche for fiche in lot.fiches("plafonds")}
    avant = dict(zip(tuple(Financement)[1:], Financement, strict=False))
    for fiche, enregistrement in toutes(lot, "plafonds"):
        references = {
            f"{fiche.annee - 1}": fiches.get((fiche.annee - 1, fiche.financement)),
            f"{avant.get(fiche.financement)}": fiches.get((fiche.annee, avant.get(fiche.financement))),
        }
        for rang, (colonne, montant) in enumerate(zip(COLONNES_PLAFONDS, fiche.montants, strict=True)):
            plus_bas = {nom: reference.montants[rang] for nom, reference in references.items() if reference}
            if 0 < rang < len(COLONNES_PLAFONDS) - 1:
                plus_bas[COLONNES_PLAFONDS[rang - 1]] = fiche.montants[rang - 1]
            for nom, reference in plus_bas.items():
                if montant <= reference:
                    constat = f"ce plafond doit être plus haut que celui de {nom} ({reference})"
                    yield enregistrement.probleme((colonne,), constat, "recopiez-le depuis l'arrêté", montant)


@regle
def eligibilite_sans_trou(lot: Lot) -> Iterator[Probleme]:
    """Every household has a category, every case an income and an answer; the facts and the words named exist."""
    simples = {ligne.si.personnes for ligne in lot.fiches("menages") if conditions(ligne.si).keys() == {"personnes"}}
    for ligne, enregistrement in toutes(lot, "menages"):
        if ligne.si.personnes not in simples:
            constat = "il manque la ligne sans autre condition pour ce nombre de personnes"
            yield enregistrement.probleme(("si", "personnes"), constat, "ajoutez-la", ligne.si.personnes)
    for jeu in ("revenus", "resultats"):
        if lot.paires[jeu] and conditions(lot.paires[jeu][-1][0].si):
            ligne, enregistrement = lot.paires[jeu][-1]
            constat = "la dernière ligne doit convenir à tous les cas"
            yield enregistrement.probleme(("si",), constat, "écrivez si: {} ou ajoutez une ligne après", ligne.id)
    for ligne, enregistrement in toutes(lot, "menages", "revenus"):
        if ligne.delai is not None and ligne.delai not in lot.connus["delais"]:
            yield inconnu(enregistrement, ("delai",), ligne.delai, "ce délai", "data/delais.yml")
    for ligne, enregistrement in toutes(lot, "resultats"):
        for suffixe in ("titre", "texte"):
            cle = f"plafonds.resultat_{ligne.id}_{suffixe}"
            if cle not in lot.chaines and any(autre.startswith("plafonds.") for autre in lot.chaines):
                constat = "cette réponse n'a pas ses mots"
                remede = f"ajoutez « {cle.partition('.')[2]} » dans data/interface/plafonds.yml"
                yield enregistrement.probleme(("id",), constat, remede, ligne.id)
