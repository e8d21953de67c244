"""The words explained, A–Z."""

from collections import defaultdict
from collections.abc import Iterator

from guichet.pages.registre import Page, Pages, Passage, Site, titres_de
from guichet.socle.champs import Langue
from guichet.socle.donnees import Donnees
from guichet.socle.langues import typographie
from guichet.socle.texte import cle_de_tri
from guichet.sujets.glossaire.fiches import TERMES, Terme

PAGES = Pages()


@PAGES.genre()
def page_glossaire(site: Site) -> Iterator[Page]:
    """The words that the language of ``site`` explains, A–Z."""
    lettres = termes(site.donnees, site.interface.langue)
    passages = tuple(
        Passage(terme.id, f"{terme.sigle} : {terme.terme}" if terme.sigle else terme.terme, str(definition))
        for _, groupe in lettres
        for terme, definition in groupe
    )
    expliques = {terme.id: terme for _, groupe in lettres for terme, _ in groupe}
    contexte = {
        "lettres": lettres,
        "voisins": {
            id_: [expliques[autre] for autre in terme.voir if autre in expliques] for id_, terme in expliques.items()
        },
        "ids_de_sources": list(dict.fromkeys(source for terme in expliques.values() for source in terme.sources)),
    }
    titres = titres_de(site, "glossaire")
    yield Page("glossaire/", "glossaire/glossaire.html", **titres, contexte=contexte, passages=passages)


def termes(donnees: Donnees, langue: Langue) -> list[tuple[str, list[tuple[Terme, str]]]]:
    """Return the words explained in ``langue`` with their definition, by first letter of the acronym or of the word."""
    groupes: dict[str, list[tuple[Terme, str]]] = defaultdict(list)
    for terme in sorted(donnees[TERMES].values(), key=lambda terme: cle_de_tri(terme.sigle or terme.terme)):
        if definition := terme.definition.get(langue):
            ponctuee = typographie(definition) if langue == "fr" else definition
            groupes[cle_de_tri(terme.sigle or terme.terme)[0].upper()].append((terme, ponctuee))
    return sorted(groupes.items())
