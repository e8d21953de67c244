"""Who publishes the site."""

import datetime

from guichet.modeles.base import Courriel, Fiche, Identifiant, Statut, Texte


class Editeur(Fiche, title="Qui publie le site"):
    """The publisher; ``courriel`` receives the errors that readers report, None until it is known."""

    nom: Texte
    """Le nom de l’organisme."""
    adresse: Texte
    """Son adresse postale."""
    courriel: Courriel | None
    """Où écrire pour signaler une erreur ; `null` tant qu’il n’est pas publié."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date
