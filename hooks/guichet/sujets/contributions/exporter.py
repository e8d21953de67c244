"""What the site knows of a territory today, in the form of a contribution: what the form starts from."""

from typing import Any

from pydantic_core import to_jsonable_python

from guichet.socle.donnees import Donnees
from guichet.socle.texte import cle_de_tri
from guichet.sujets.contributions.blocs import BLOCS, fiches_de
from guichet.sujets.contributions.fiches import FORMAT
from guichet.sujets.territoires.fiches import COMMUNES
from guichet.tableaux.ecarts import a_ecrire

Valeurs = dict[str, Any]


def connus(donnees: Donnees, siren: str) -> Valeurs:
    """Return the facts of the territory ``siren``, block by block, without who says them nor when."""
    blocs: Valeurs = {"format": FORMAT, "territoire": siren}
    for bloc in BLOCS:
        champs = bloc.modele.model_fields
        fiches = (a_ecrire(fiche) for fiche in fiches_de(bloc, donnees, siren))
        blocs[bloc.nom] = [
            {c: to_jsonable_python(valeur) for c, valeur in valeurs.items() if c in champs} for valeurs in fiches
        ]
    return blocs


def depart(donnees: Donnees, siren: str) -> Valeurs:
    """Return what the form needs of a territory: what is known of it, its communes by name, and those that it cites."""
    faits = connus(donnees, siren)
    propres = sorted(
        (commune for commune in donnees[COMMUNES].values() if commune.epci == siren),
        key=lambda commune: cle_de_tri(commune.nom),
    )
    citees = {insee for bloc in BLOCS for fiche in faits[bloc.nom] for insee in _citees(fiche)}
    ailleurs = sorted(citees - {commune.insee for commune in propres})
    return {
        "connus": faits,
        "communes": [[commune.insee, commune.nom] for commune in propres],
        "ailleurs": {insee: donnees[COMMUNES][insee].nom for insee in ailleurs},
    }


def _citees(fiche: Valeurs) -> list[str]:
    seules = [une.get("commune") for une in (fiche, *fiche.get("agences", ()))]
    return [*(seule for seule in seules if seule), *fiche.get("communes", ())]
