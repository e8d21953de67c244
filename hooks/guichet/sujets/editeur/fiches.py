"""Who publishes the site."""

import datetime

from guichet.socle.champs import Courriel, Fiche, Identifiant, Statut, Texte


class Editeur(Fiche):
    """The publisher; ``courriel`` receives the errors that readers report, None until it is known."""

    nom: Texte
    adresse: Texte
    courriel: Courriel | None
    statut: Statut
    source: Identifiant
    lu_le: datetime.date
