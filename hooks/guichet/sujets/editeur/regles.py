"""The publisher can be written to."""

import re
from collections.abc import Iterator

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.editeur.fiches import EDITEUR
from guichet.sujets.territoires.fiches import COMMUNES

REGLES = Regles()

_VILLE = re.compile(r"(?P<code>\d{5}) (?P<nom>[^,]+?)(?: cedex\b.*)?$", re.IGNORECASE)


@REGLES.regle
def adresse_d_une_ville(lot: Lot) -> Iterator[Probleme]:
    """The postcode of the address is one of the town that it names; that of a firm (« cedex ») is no town's."""
    villes = {(code, commune.nom) for commune in lot.fiches(COMMUNES) for code in commune.codes_postaux}
    for editeur, enregistrement in lot[EDITEUR]:
        trouvee = _VILLE.search(editeur.adresse)
        cedex = "cedex" in editeur.adresse.lower()
        if trouvee is None or not (cedex or (trouvee["code"], trouvee["nom"]) in villes):
            constat = "cette adresse ne finit pas par le code postal et le nom d'une commune de la région"
            yield enregistrement.probleme(("adresse",), constat, "écrivez « 59000 Lille » à la fin", editeur.adresse)
