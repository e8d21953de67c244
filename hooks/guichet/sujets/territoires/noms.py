"""What communes and intercommunalities are called: their address, their place in the alphabet and in a sentence."""

import re
from functools import cache

from guichet.socle.texte import cle_de_tri, slug
from guichet.sujets.territoires.fiches import AncienneCommune, Commune, Epci


def chemin_epci(epci: Epci) -> str:
    """Return the address of the page of ``epci`` in its language."""
    return f"territoires/{epci.slug}/"


@cache
def slug_de_commune(nom: str, insee: str) -> str:
    """Return the name of the page of the commune ``nom``: two communes may have the same, never the same code."""
    return f"{slug(nom)}-{insee.lower()}"


def chemin_commune(commune: Commune | AncienneCommune) -> str:
    """Return the address of the page of ``commune`` in its language."""
    return f"communes/{slug_de_commune(commune.nom, commune.insee)}/"


# The article that begins a name is a part of it (INSEE, code officiel géographique); it is written alike in no other.
_CONTRACTIONS = {"Le ": "au ", "Les ": "aux ", "Aux ": "aux "}


def a_la_commune(nom: str) -> str:
    """Return where one is in ``nom``, in French: « à Lens », « au Portel », « aux Attaques », « à L'Étoile »."""
    for article, contraction in _CONTRACTIONS.items():
        if nom.startswith(article):
            return contraction + nom.removeprefix(article)
    return f"à {nom}"


_NATURES = {"CA": "Communauté d’agglomération", "CC": "Communauté de communes", "CU": "Communauté urbaine"}


def nom_en_toutes_lettres(epci: Epci) -> str:
    """Return the name of ``epci`` as one says it: « CA de Lens - Liévin » is the « Communauté d’agglomération de Lens-Liévin »."""
    sigle, _, reste = epci.nom.partition(" ")
    nom = f"{_NATURES[sigle]} {reste}" if sigle in _NATURES else epci.nom
    return nom.replace(" - ", "-").replace("'", "’")


_NATURE_EN_TETE = re.compile(r"^(?:CA|CC|CU) (?:de la |de l'|des |du |de |d')?")


def cle_de_tri_epci(epci: Epci) -> str:
    """Return the key that sorts EPCI as people look for them: « CA de Lens - Liévin » is at L."""
    return cle_de_tri(_NATURE_EN_TETE.sub("", epci.nom))
