"""The closed list of national numbers."""

from typing import Annotated

from pydantic import Field

from guichet.modeles.base import Fiche, Identifiant, Texte
from guichet.modeles.demande import Appel


class NumeroVerifie(Fiche):
    """A number that the site makes people dial, read in two sources, beside what ``contacts.yml`` shows.

    ``id`` is the contact. ``confirme`` says why one source is enough for now.
    """

    id: Identifiant
    appel: Appel
    sms: bool = False
    sources: Annotated[list[Identifiant], Field(min_length=1)]
    confirme: Texte | None = None
