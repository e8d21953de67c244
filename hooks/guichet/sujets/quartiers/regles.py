"""A priority neighbourhood lies in communes of the region that touch, under one name."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from guichet.socle.lot import Lot, Paire
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnus
from guichet.sujets.quartiers.fiches import QUARTIERS, Quartier
from guichet.sujets.territoires.fiches import COMMUNES
from guichet.sujets.territoires.voisinage import Voisinage

REGLES = Regles()


@REGLES.regle
def quartier_d_une_commune(lot: Lot) -> Iterator[Probleme]:
    yield from inconnus(lot, QUARTIERS, "commune", COMMUNES, "ce code INSEE")


@REGLES.regle
def departement_du_code(lot: Lot) -> Iterator[Probleme]:
    """The code of a priority neighbourhood begins with QN and the department, on three digits."""
    for quartier, enregistrement in lot[QUARTIERS]:
        if quartier.code[3:5] != quartier.commune[:2]:
            constat = f"ce quartier est du département {quartier.code[3:5]}, sa commune du {quartier.commune[:2]}"
            yield enregistrement.probleme(("commune",), constat, "corrigez l'un des deux codes", quartier.commune)


@REGLES.regle
def communes_d_un_quartier(lot: Lot) -> Iterator[Probleme]:
    """The communes of a neighbourhood that lies in several touch one another."""
    connues, voisinage = lot.par_cle(COMMUNES), Voisinage(lot)
    par_code: dict[str, list[Paire[Quartier]]] = defaultdict(list)
    for quartier, enregistrement in lot[QUARTIERS]:
        par_code[quartier.code].append((quartier, enregistrement))
    for code, paires in par_code.items():
        communes = {quartier.commune for quartier, _ in paires}
        if len(communes) < 2 or not communes <= connues.keys():
            continue
        for quartier, enregistrement in paires:
            autour = voisinage.autour(connues[quartier.commune])
            if communes.isdisjoint(voisine.insee for voisine in autour):
                constat = f"les communes du quartier {code} ne se touchent pas"
                probleme = enregistrement.probleme(("commune",), constat, "corrigez le code INSEE", quartier.commune)
                yield replace(probleme, cause=constat)


@REGLES.regle
def un_quartier_une_fois_par_commune(lot: Lot) -> Iterator[Probleme]:
    vus: dict[tuple[str, str], int] = {}
    for quartier, enregistrement in lot[QUARTIERS]:
        premiere = vus.setdefault((quartier.code, quartier.commune), enregistrement.ligne)
        if premiere != enregistrement.ligne:
            constat = f"ce quartier est déjà dans cette commune à la ligne {premiere}"
            yield enregistrement.probleme(("code",), constat, "retirez l'une des deux lignes", quartier.code)


@REGLES.regle
def un_code_un_nom(lot: Lot) -> Iterator[Probleme]:
    noms: dict[str, str] = {}
    for quartier, enregistrement in lot[QUARTIERS]:
        if quartier.code[3:5] != quartier.commune[:2]:
            # This code is that of another, and its name too.
            continue
        nom = noms.setdefault(quartier.code, quartier.nom)
        if nom != quartier.nom:
            constat = f"ce quartier s'appelle « {nom} » à une autre ligne"
            yield enregistrement.probleme(("nom",), constat, "donnez-lui partout le même nom", quartier.nom)
