"""The words explained, A–Z."""

from collections.abc import Iterator

from guichet.pages.registre import Page, Passage, Site, genre, titres_de
from guichet.sujets.epci import vue as vues


@genre
def page_glossaire(site: Site) -> Iterator[Page]:
    """The words that the language of ``site`` explains, A–Z."""
    lettres = vues.termes(site.donnees, site.interface.langue)
    passages = tuple(
        Passage(terme.id, f"{terme.sigle} : {terme.terme}" if terme.sigle else terme.terme, str(definition))
        for _, groupe in lettres
        for terme, definition in groupe
    )
    titres = titres_de(site, "glossaire")
    yield Page("glossaire/", "glossaire.html", **titres, contexte={"lettres": lettres}, passages=passages)
