"""The registry of pages made from data. Each kind is a function of the site in one language.

To add a kind of page, write a function in the module of its subject and decorate it with ``@genre``; ``@complete``
registers what a template of prose needs. A new module is named here.
"""

from typing import Any

from guichet.pages import (  # noqa: F401
    chiffres,
    chronologies,
    documents,
    elus,
    expulsions,
    faq,
    fiches,
    glossaire,
    kit,
    nouvelles,
    outils,
    plan_du_site,
    ppgdid,
    signaler,
    territoires,
    textes,
    veille,
    verification,
)
from guichet.pages.faq import questions_du_guide
from guichet.pages.registre import (
    COMPLEMENTS,
    Page as Page,
    Passage as Passage,
    Region as Region,
    Site as Site,
    pages as pages,
)


def complement(site: Site, gabarit: str | None, chemin: str | None = None) -> dict[str, Any]:
    """Return what the template ``gabarit`` of the prose page at ``chemin`` needs besides its text."""
    fonction = COMPLEMENTS.get(gabarit or "")
    return (fonction(site) if fonction else {}) | {"questions": questions_du_guide(site, chemin)}
