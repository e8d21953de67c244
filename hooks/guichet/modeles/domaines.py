"""Sites that a page may link to."""

from typing import Annotated

from pydantic import StringConstraints

from guichet.modeles.base import Fiche, Texte


class Domaine(Fiche):
    """A site by its domain name, and who answers for it.

    ``officiel``: people may be sent there; else it is read as a source only. ``http``: it was read without encryption.
    """

    domaine: Annotated[str, StringConstraints(pattern=r"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$")]
    editeur: Texte
    officiel: bool = False
    http: bool = False
