"""Sites that a page may link to."""

from typing import Annotated

from pydantic import StringConstraints

from guichet.socle.champs import Fiche, Texte
from guichet.socle.jeux import Repertoire


class Domaine(Fiche, title="Un site où une page peut mener"):
    """A site by its domain name, and who answers for it."""

    domaine: Annotated[str, StringConstraints(pattern=r"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$")]
    """Le nom du site, sans « www. » ni page : `anil.org`."""
    editeur: Texte
    """Qui répond de ce site, d’après ses mentions légales."""
    officiel: bool = False
    """`true` : on peut y envoyer les gens. Sans cela, le site sert seulement de source."""
    public: bool = False
    """`true` : un organisme public en répond. Un fait lu là, ou sur un site officiel, peut avoir `statut: officiel`."""
    http: bool = False
    """`true` : il était lu sans chiffrement. À retirer dès que sa page se lit en `https://`."""


DOMAINES = Repertoire("domaines", "data/domaines.yml", Domaine, cle="domaine", au_moins=100)
