"""What the page of a commune says of its intercommunality: its rules and its figures, in a few lines."""

from dataclasses import dataclass

from guichet.socle.donnees import Edition, une_fois
from guichet.sujets.chiffres.fiches import Attributions
from guichet.sujets.chiffres.reperes import dernieres_attributions
from guichet.sujets.instruments.etat import montrables
from guichet.sujets.instruments.fiches import Instrument, NatureInstrument
from guichet.sujets.instruments.terme import termine
from guichet.sujets.local.choix import attente_connue, delais_du_territoire, grilles
from guichet.sujets.local.fiches import COTATIONS, DELAIS_LOCAUX, DelaiLocal
from guichet.sujets.territoires.fiches import EPCI, Epci
from guichet.sujets.territoires.noms import chemin_epci


@dataclass(frozen=True)
class Territoire:
    """``plan`` and ``cotation`` are None where no source tells of them; a state read too long ago is left out.

    ``plan_termine``: it was adopted too long ago to be in force still.
    """

    epci: Epci
    plan: Instrument | None
    plan_termine: bool
    cotation: Instrument | None
    grille_connue: bool
    delais: tuple[DelaiLocal, ...]
    attributions: Attributions | None

    @property
    def chemin(self) -> str:
        return chemin_epci(self.epci)

    @property
    def attente_connue(self) -> bool:
        return attente_connue(self.delais)

    @property
    def plusieurs_departements(self) -> bool:
        return len(self.epci.departements) > 1

    @property
    def sources(self) -> tuple[str, ...]:
        """The identifiers of the sources on which all this rests."""
        connus = (self.plan, self.cotation, *self.delais, self.attributions)
        return tuple(connu.source for connu in connus if connu)


@une_fois
def territoires(edition: Edition) -> dict[str, Territoire]:
    """Return what is said of each EPCI, by its SIREN."""
    donnees = edition.donnees
    connus = {(i.epci, i.nature): i for i in montrables(edition)}
    dernieres = dernieres_attributions(donnees)
    return {
        siren: Territoire(
            epci=epci,
            plan=(plan := connus.get((siren, NatureInstrument.PPGDID))),
            plan_termine=termine(edition, plan),
            cotation=connus.get((siren, NatureInstrument.COTATION)),
            grille_connue=bool(grilles(donnees[COTATIONS], epci)),
            delais=tuple(delais_du_territoire(donnees[DELAIS_LOCAUX], epci)),
            attributions=dernieres.get(siren),
        )
        for siren, epci in donnees[EPCI].items()
    }
