"""A priority neighbourhood lies in communes of the region, under one name."""

from collections.abc import Iterator

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.quartiers.fiches import QUARTIERS
from guichet.sujets.territoires.fiches import COMMUNES

REGLES = Regles()


@REGLES.regle
def quartier_d_une_commune(lot: Lot) -> Iterator[Probleme]:
    for quartier, enregistrement in lot[QUARTIERS]:
        if quartier.commune not in lot.connus[COMMUNES]:
            yield inconnu(enregistrement, ("commune",), quartier.commune, "ce code INSEE", "data/communes.csv")


@REGLES.regle
def quartier_dans_son_departement(lot: Lot) -> Iterator[Probleme]:
    """The code of a neighbourhood holds its department: « QN00201M » is in 02."""
    for quartier, enregistrement in lot[QUARTIERS]:
        if quartier.code[3:5] != quartier.commune[:2]:
            constat = (
                f"le code de ce quartier est du département {quartier.code[3:5]}, sa commune de {quartier.commune[:2]}"
            )
            yield enregistrement.probleme(("code",), constat, "recopiez la ligne depuis la source", quartier.code)


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
