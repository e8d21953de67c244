"""Where facts come from."""

import datetime

from guichet.socle.champs import AdresseWeb, Fiche, Identifiant, Texte
from guichet.socle.jeux import Repertoire


class Source(Fiche):
    """Where a fact comes from. At least one of ``adresse`` and ``paquet`` must be given.

    ``version`` is that of the document, or of the package; ``copie`` which copy of it was read: a commit, a file.
    """

    id: Identifiant
    editeur: Texte
    titre: Texte
    adresse: AdresseWeb | None = None
    paquet: Texte | None = None
    version: Texte | None = None
    copie: Texte | None = None
    licence: Texte
    valide_le: datetime.date | None = None
    lu_le: datetime.date
    note: Texte | None = None


SOURCES = Repertoire("sources", "data/sources.yml", Source)
