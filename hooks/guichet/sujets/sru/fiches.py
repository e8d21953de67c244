"""Communes in the field of the SRU law (CCH, L. 302-5), as the ministry's file tells it."""

from typing import Annotated

from pydantic import Field

from guichet.socle.champs import Booleen, Facultatif, Fiche, Identifiant, Insee
from guichet.socle.jeux import Repertoire


class SituationSru(Fiche, title="Une commune et la loi SRU"):
    """Where a commune stands. ``logements`` and ``taux`` are those of the SRU inventory, not those of the RPLS."""

    commune: Insee
    """Le code INSEE de la commune."""
    inventaire: Booleen
    """« oui » si la commune a un inventaire ; « non » : le fichier dit « Pas d’inventaire »."""
    logements: Annotated[Annotated[int, Field(ge=0)] | None, Facultatif] = None
    """Le nombre de logements sociaux de l’inventaire."""
    taux: Annotated[Annotated[float, Field(ge=0, le=100)] | None, Facultatif] = None
    """Leur part des résidences principales, en pour cent."""
    cible: Annotated[int, Field(ge=10, le=30)]
    """La part que la loi demande, en pour cent."""
    deficitaire: Booleen
    """« oui » si la commune est déficitaire."""
    carencee: Booleen
    """« oui » si le préfet a pris un arrêté de carence pour 2023-2025."""
    exemptee: Booleen
    """« oui » si la commune est exemptée pour 2023-2025."""
    prelevement: Annotated[float, Field(ge=0)]
    """Le prélèvement net de 2025, en euros."""
    source: Identifiant


SRU = Repertoire("sru", "data/sru.csv", SituationSru, cle="commune", au_moins=220)

JEUX = (SRU,)
