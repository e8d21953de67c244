"""A contribution: what an intercommunality, a town hall or a landlord says of its territory, in one file."""

import datetime
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, create_model

from guichet.pages.donnees_ouvertes import Ouvertes
from guichet.socle.champs import Courriel, Insee, Siren, Texte
from guichet.sujets.contributions.blocs import BLOCS, Dite

FORMAT = 1
OUVERTES = Ouvertes()

Organisme = Literal["epci", "commune", "ccas", "bailleur", "association", "etat"]
AQuelTitre = Literal["elu", "direction", "service_logement", "accueil", "autre"]


class Qui(Dite):
    """Who answers. Of it the site tells the body and the capacity, and never the person."""

    organisme: Organisme
    """Qui répond."""
    nom: Texte | None = None
    """Le nom de l’organisme, si ce n’est ni l’intercommunalité ni une mairie."""
    commune: Insee | None = None
    """Le code INSEE de la commune, pour une mairie ou un CCAS."""
    fonction: AQuelTitre
    """À quel titre."""
    personne: Texte | None = None
    """Votre nom, pour vous rappeler. Il n’est jamais publié."""
    courriel: Courriel | None = None
    """Votre adresse électronique, pour vous répondre. Elle n’est jamais publiée."""


class Entete(Dite):
    """What a contribution says of itself."""

    format: Literal[1]
    """Le numéro de la forme du fichier."""
    territoire: Siren
    """Le SIREN de l’intercommunalité."""
    date: datetime.date
    """Le jour où vous répondez."""
    qui: Qui
    """Qui répond, et à quel titre."""
    accord: Literal[True]
    """`true` : l’organisme accepte que ces faits soient publiés sous Licence Ouverte 2.0."""


_LISTES: dict[str, Any] = {
    bloc.nom: (list[bloc.modele], Field([], description=bloc.dit))  # type: ignore[name-defined]
    for bloc in BLOCS
}

if TYPE_CHECKING:
    Contribution = Entete
else:
    Contribution = OUVERTES.schema("contribution")(create_model("Contribution", __base__=Entete, **_LISTES))


def nom_du_fichier(siren: str, date: datetime.date) -> str:
    """Return the name that a contribution is sent under."""
    return f"contribution-{siren}-{date}.json"
