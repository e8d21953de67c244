"""What the models to download tell."""

from collections.abc import Iterator

from guichet.socle.donnees import Donnees
from guichet.socle.faits import Emploi
from guichet.sujets.documents.fiches import DOCUMENTS
from guichet.sujets.documents.page import DOSSIER


def proses(donnees: Donnees) -> Iterator[Emploi]:
    """Yield the text of each model."""
    for document in donnees[DOCUMENTS]:
        yield Emploi(f"{DOSSIER}{document.id}/", document.prose)
