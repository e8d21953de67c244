"""What the steps and the content of a plan tell."""

from collections.abc import Iterator

from guichet.prose.guides import page_du_gabarit
from guichet.socle.donnees import Donnees
from guichet.socle.faits import Emploi, Fait, fait
from guichet.sujets.ppgdid.fiches import ETAPES_PLAN, RUBRIQUES, Rubrique
from guichet.sujets.ppgdid.page import CONTENU


def proses(donnees: Donnees) -> Iterator[Emploi]:
    """Yield each item of the content."""
    for rubrique in donnees[RUBRIQUES]:
        yield Emploi(_page(rubrique), "\n\n".join(texte for _, texte in rubrique.passages))


def faits(donnees: Donnees) -> Iterator[Fait]:
    """Yield each step, then each item of the content."""
    page = page_du_gabarit(donnees, "ppgdid_procedure.html")
    for etape in donnees[ETAPES_PLAN]:
        yield fait("plan", etape, etape.titre, Emploi(page, etape.geste))
    for rubrique in donnees[RUBRIQUES]:
        yield fait("rubrique", rubrique, rubrique.titre, Emploi(_page(rubrique), rubrique.exigence))


def _page(rubrique: Rubrique) -> str:
    return f"{CONTENU}#{rubrique.id}"
