"""The blocks of a contribution: which records each may give, and what of them is not for its author to say."""

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import Field, create_model

from guichet.socle.champs import Expliquee, Fiche
from guichet.socle.donnees import Donnees
from guichet.socle.explications import explications
from guichet.sujets.bailleurs.tableau import LISTE_DES_BAILLEURS
from guichet.sujets.instruments.tableau import PLANS_ET_CONVENTIONS
from guichet.sujets.lieux.tableau import LIEUX, REPONSES
from guichet.sujets.local.tableau import CHIFFRES, DELAIS, GRILLES
from guichet.sujets.territoires.fiches import COMMUNES
from guichet.tableaux.genres import Genre

# Who said it, when, and how sure it is follow from the file as a whole.
DE_LA_SOURCE = frozenset({"source", "lu_le", "statut"})
RETIRER = "retirer"

# From the values of a record, that may be anything, to whether it is of the territory.
DuTerritoire = Callable[[Mapping[str, Any], str, Donnees], bool]


def _de_l_epci(valeurs: Mapping[str, Any], siren: str, _: Donnees) -> bool:
    return bool(valeurs.get("epci") == siren)


def _de_la_commune(valeurs: Mapping[str, Any], siren: str, donnees: Donnees) -> bool:
    commune = donnees[COMMUNES].get(str(valeurs.get("commune")))
    return commune is not None and commune.epci == siren


def _du_lieu(valeurs: Mapping[str, Any], siren: str, donnees: Donnees) -> bool:
    return _de_la_commune(valeurs, siren, donnees) or siren in (valeurs.get("epci") or ())


def _du_bailleur(valeurs: Mapping[str, Any], siren: str, donnees: Donnees) -> bool:
    communes = [*(valeurs.get("communes") or ()), *(_commune(agence) for agence in valeurs.get("agences") or ())]
    return any(_de_la_commune({"commune": insee}, siren, donnees) for insee in communes)


def _commune(agence: Any) -> Any:
    return agence.get("commune") if isinstance(agence, Mapping) else agence.commune


class Dite(Expliquee):
    """Base of what a contribution holds: as strict as a record, and none itself."""


@dataclass(frozen=True)
class Bloc:
    """A list of a contribution: its key, what it holds in French, its kind of table, the mention of what it declares.

    ``seul``: the records are those of the territory alone, whose SIREN goes without saying; ``hors`` are other fields
    that it does not give.
    """

    nom: str
    dit: str
    genre: Genre
    du_territoire: DuTerritoire = _de_l_epci
    seul: bool = True
    statut: str | None = None
    hors: frozenset[str] = field(default=frozenset())
    facultatifs: frozenset[str] = field(default=frozenset())

    @cached_property
    def modele(self) -> type[Dite]:
        """The model of a record of this block: that of the site, without what the file says as a whole."""
        tus = DE_LA_SOURCE | self.hors | ({"epci"} if self.seul else set())
        dites = explications(self.genre.modele)
        champs: dict[str, Any] = {}
        for nom, info in self.genre.modele.model_fields.items():
            if nom not in tus:
                sien = copy(info)
                sien.description = dites.get(nom)
                if nom in self.facultatifs:
                    sien.default = None
                champs[nom] = (info.annotation, sien)
        champs[RETIRER] = (bool, Field(default=False, description="`true` si la fiche est à retirer du site."))
        modele: type[Dite] = create_model(f"{self.nom.capitalize()}Dits", __base__=Dite, **champs)
        return modele


BLOCS = (
    Bloc("lieux", "Les lieux où aller.", LIEUX, _du_lieu, seul=False, statut="declare", facultatifs=frozenset({"id"})),
    Bloc("instruments", "Les plans, conventions et instances.", PLANS_ET_CONVENTIONS, statut="transcrit"),
    Bloc("delais", "Les délais fixés ou mesurés.", DELAIS, statut="transcrit", hors=frozenset({"departement"})),
    Bloc("cotations", "Les critères de la grille de cotation.", GRILLES, statut="transcrit"),
    Bloc("chiffres", "Les chiffres de l’année.", CHIFFRES, statut="transcrit"),
    Bloc("mairies", "Ce que chaque mairie dit de l’enregistrement des demandes.", REPONSES, _de_la_commune, seul=False),
    Bloc("bailleurs", "Les bailleurs qui y ont des logements.", LISTE_DES_BAILLEURS, _du_bailleur, seul=False),
)


def fiches_de(bloc: Bloc, donnees: Donnees, siren: str) -> Iterator[Fiche]:
    """Yield the records of today that ``bloc`` holds for the territory ``siren``, in the order of their file."""
    return (fiche for fiche in donnees.toutes(bloc.genre.jeu) if bloc.du_territoire(vars(fiche), siren, donnees))
