"""Who publishes the site."""

import datetime

from guichet.socle.champs import Courriel, Fiche, Identifiant, Statut, Texte
from guichet.socle.jeux import Seule


class Editeur(Fiche):
    """The publisher; ``courriel`` receives the errors that readers report, None until it is known."""

    nom: Texte
    adresse: Texte
    courriel: Courriel | None
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


EDITEUR = Seule("editeur", "data/editeur.yml", Editeur, noms=("nom",))

JEUX = (EDITEUR,)
