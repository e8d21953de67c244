"""The registry of pages made from data."""

from typing import Any

import guichet.sujets.chiffres.page
import guichet.sujets.chronologies.page
import guichet.sujets.documents.page
import guichet.sujets.droit.page
import guichet.sujets.epci.objectifs
import guichet.sujets.epci.page
import guichet.sujets.epci.page_fiche
import guichet.sujets.expulsions.page
import guichet.sujets.glossaire.page
import guichet.sujets.plafonds.page
import guichet.sujets.plan_du_site.page
import guichet.sujets.ppgdid.page
import guichet.sujets.ppgdid.page_procedure
import guichet.sujets.questions.page
import guichet.sujets.veille.nouvelles
import guichet.sujets.veille.page  # noqa: F401
from guichet.pages.registre import COMPLEMENTS, Site, pages
from guichet.sujets.questions.page import questions_du_guide

__all__ = ["complement", "pages"]


def complement(site: Site, gabarit: str | None, chemin: str | None = None) -> dict[str, Any]:
    """Return what the template ``gabarit`` of the prose page at ``chemin`` needs besides its text."""
    fonction = COMPLEMENTS.get(gabarit or "")
    return (fonction(site) if fonction else {}) | {"questions": questions_du_guide(site, chemin)}
