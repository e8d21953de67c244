"""Where to read a text in force on Légifrance, whatever version of it was read for the site."""

from urllib.parse import urlencode

from guichet.modeles import ReferenceJuridique

_RECHERCHE = "https://www.legifrance.gouv.fr/search/"


def en_vigueur(texte: ReferenceJuridique) -> str:
    """Return the address that always leads to ``texte`` in force.

    An article of a code is found by its number, another text by the identifier that was seen, else by its title.
    """
    if texte.code is not None:
        numero = texte.id.removeprefix(f"{texte.code}-")
        question = {"tab_selection": "code", "searchField": "NUM_ARTICLE", "query": numero}
        return f"{_RECHERCHE}code?{urlencode(question)}"
    if texte.legifrance is not None and texte.lien is not None:
        return texte.lien
    question = {"tab_selection": "all", "searchField": "ALL", "query": texte.titre_officiel or texte.titre}
    return f"{_RECHERCHE}all?{urlencode(question)}"
