"""Who publishes the site."""

import datetime

from guichet.socle.champs import Courriel, Fiche, Identifiant, Statut, Texte
from guichet.socle.jeux import Seule


class Editeur(Fiche, title="Qui publie le site"):
    """The publisher; ``courriel`` receives the errors that readers report, None until it is known."""

    nom: Texte
    """Le nom de l’organisme."""
    region: Texte
    """La région que le site couvre."""
    adresse: Texte
    """Son adresse postale."""
    courriel: Courriel | None
    """Où écrire pour signaler une erreur ; `null` tant qu’il n’est pas publié."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


EDITEUR = Seule("editeur", "data/editeur.yml", Editeur, noms=("nom",))

JEUX = (EDITEUR,)
