"""The model of yearly report, filled for each territory of the reform with what is published."""

from collections.abc import Callable, Iterator
from functools import cache, partial

from guichet.pages.registre import Site
from guichet.sujets.documents import pandoc, texte as documents
from guichet.sujets.documents.champs import DU_RAPPORT, NOM
from guichet.sujets.documents.fiches import DOCUMENTS, RAPPORT
from guichet.sujets.suivi.rapport import Rapport
from guichet.sujets.suivi.vue import tableaux


def fichiers(site: Site) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the path of the report of each territory, and what makes its bytes."""
    modele = cache(partial(_modele, site))
    for tableau in tableaux(site.donnees):
        yield tableau.rapport("odt"), partial(_remplir, modele, Rapport(site, tableau))


def _remplir(modele: Callable[[], bytes], rapport: Rapport) -> bytes:
    return pandoc.rempli(modele(), rapport.champs)


def _modele(site: Site) -> bytes:
    """Return the model, made once: it does not explain the blanks that the published figures fill."""
    document = next(document for document in site.donnees[DOCUMENTS] if document.id == RAPPORT)
    restants = {champ: sens for champ, sens in document.champs.items() if champ not in DU_RAPPORT}
    a_remplir = document.model_copy(update={"champs": restants})
    contexte = documents.Contexte(site.redaction.ailleurs(site.racine_web).feuille(""))
    titre = f"{documents.titre(document, contexte)} – [{NOM}]"
    return pandoc.document(documents.markdown(a_remplir, contexte), "odt", titre, document.lu_le)
