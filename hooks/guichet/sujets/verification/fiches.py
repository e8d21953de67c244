"""What the site tells without having read the text in force."""

import datetime

from guichet.socle.champs import Fiche, Identifiant, IdentifiantDeTexte, Texte, Traduction
from guichet.socle.faits import Arbitre
from guichet.socle.jeux import Repertoire


class PointAVerifier(Fiche):
    """A doubtful point of the prose, which names it with ``{{verifier:id}}`` (file ``points_a_verifier.yml``).

    ``regle`` is what the site says, ``textes`` and ``a_lire`` what would settle it, ``pourquoi`` why it is in doubt.
    ``conseil`` is what applicants are told where it matters, with shortcodes: nothing else shows them the doubt.
    """

    id: Identifiant
    titre: Texte
    regle: Texte
    textes: list[IdentifiantDeTexte] = []
    a_lire: Texte | None = None
    pourquoi: Texte
    depuis: datetime.date
    tranche: Arbitre
    conseil: Traduction | None = None


POINTS_A_VERIFIER = Repertoire("points_a_verifier", "data/points_a_verifier.yml", PointAVerifier)

JEUX = (POINTS_A_VERIFIER,)
