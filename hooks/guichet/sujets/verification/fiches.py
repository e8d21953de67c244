"""What the site tells without having read the text in force."""

import datetime

from guichet.socle.champs import Fiche, Identifiant, IdentifiantDeTexte, Texte, Traduction
from guichet.socle.faits import Arbitre
from guichet.socle.jeux import Repertoire


class PointAVerifier(Fiche, title="Un point à vérifier"):
    """A doubtful point of the prose, which names it with ``{{verifier:id}}`` (file ``points_a_verifier.yml``).

    ``regle`` is what the site says, ``textes`` and ``a_lire`` what would settle it, ``pourquoi`` why it is in doubt.
    ``conseil`` is what applicants are told where it matters, with shortcodes: nothing else shows them the doubt.
    """

    id: Identifiant
    titre: Texte
    """Le point, en quelques mots."""
    regle: Texte
    """Ce que le site en dit."""
    textes: list[IdentifiantDeTexte] = []
    """Les textes à lire pour le trancher, par leur `id` de `data/textes.yml`."""
    a_lire: Texte | None = None
    """Ce qu’il faut lire d’autre. Il faut `textes` ou `a_lire`."""
    pourquoi: Texte
    """La raison du doute."""
    depuis: datetime.date
    """Le jour où il est né."""
    tranche: Arbitre
    """Qui peut le trancher."""
    conseil: Traduction | None = None
    """Ce qu’un demandeur lit à la place, là où cela compte : une phrase qui dit auprès de qui vérifier."""


POINTS_A_VERIFIER = Repertoire(
    "points_a_verifier", "data/points_a_verifier.yml", PointAVerifier, uniques=("titre",), communs=("pourquoi",)
)

JEUX = (POINTS_A_VERIFIER,)
