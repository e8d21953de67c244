"""Where facts come from."""

import datetime

from guichet.socle.champs import AdresseLue, Fiche, Identifiant, Texte
from guichet.socle.jeux import TOUT, Repertoire


class Source(Fiche, title="Une source"):
    """Where a fact comes from. At least one of ``adresse`` and ``paquet`` must be given.

    ``version`` is that of the document, or of the package; ``copie`` which copy of it was read: a commit, a file.
    """

    id: Identifiant
    editeur: Texte
    """Qui publie : administration, journal, association."""
    titre: Texte
    """Le titre de la page, du texte ou du fichier."""
    adresse: AdresseLue | None = None
    """L’adresse de la page. Il faut `adresse` ou `paquet`."""
    paquet: Texte | None = None
    """Le fichier ou le paquet, si la source n’est pas une page."""
    version: Texte | None = None
    """La version ou l’édition lue."""
    copie: Texte | None = None
    """La copie qui a été lue : un fichier, une version d’un dépôt. Elle ne se lit que sur la page des données."""
    reproduit: Texte | None = None
    """Le texte ou les chiffres officiels qu’elle reproduit mot pour mot, quand son site n’est pas celui d’un organisme public."""
    licence: Texte
    """Le droit de la réutiliser, tel que la source le dit."""
    valide_le: datetime.date | None = None
    """Le jour où toute la liste était vraie, pour un fichier de données."""
    lu_le: datetime.date
    note: Texte | None = None
    """Une précision pour qui relit ; elle n’est pas publiée comme un fait."""


SOURCES = Repertoire("sources", "data/sources.yml", Source, communs=TOUT, au_moins=200)
