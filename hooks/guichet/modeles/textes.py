"""The law the site rests on."""

import datetime
from typing import Annotated, Literal

from pydantic import StringConstraints

from guichet.modeles.base import AdresseWeb, Fiche, Identifiant, Statut, Texte


class ReferenceJuridique(Fiche):
    """An article, law, decree or order the site rests on (file ``textes.yml``).

    ``version_lue`` is the date of the version that was read; ``adresse`` only where it was really seen.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]
    titre: Texte
    nature: Literal["article", "loi", "decret", "arrete", "instruction"]
    code: Literal["CCH", "CPCE"] | None = None
    objet: Texte
    version_lue: Texte
    adresse: AdresseWeb | None = None
    statut: Statut
    source: Identifiant
    lu_le: datetime.date
