"""What pages tell of what must be read again."""

from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.sujets.revue.suivi import suivi

PAGES = Pages()


@PAGES.outils.append
def outils(site: Site) -> dict[str, Any]:
    """The latest change behind a question that must be read again, by its address; None for the others."""
    return {"question_a_relire": suivi(site.edition).questions.get}
