"""Where a text of law is read on Légifrance, built from its record alone.

An article of a code is found by its number, which always opens the version in force; another text by the page or the
identifier really seen, else by a search on what names it. No identifier is ever made up.
"""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlsplit

from guichet.sujets.textes.fiches import ReferenceJuridique

HOTE = "www.legifrance.gouv.fr"
_SITE = f"https://{HOTE}"
_PAR_IDENTIFIANT = {
    "JORFTEXT": f"{_SITE}/jorf/id/{{}}",
    "LEGIARTI": f"{_SITE}/codes/article_lc/{{}}",
    "LEGISCTA": f"{_SITE}/codes/section_lc/{{}}",
    "LEGITEXT": f"{_SITE}/codes/texte_lc/{{}}",
}
_ARTICLE = f"{_SITE}/search/code?tab_selection=code&searchField=NUM_ARTICLE&query={{}}"
_LOIS = f"{_SITE}/search/lois?tab_selection=lawarticledecree&searchField=ALL&query={{}}"
_TOUT = f"{_SITE}/search/all?tab_selection=all&searchField=ALL&query={{}}"
# Published in the official journal, and so in the laws and regulations of Légifrance.
_AU_JOURNAL = frozenset(("article", "loi", "ordonnance", "decret", "arrete"))
_NUMERO = re.compile(r"\bart\. ((?:[LRDA]\. ?)?\d+(?:-\d+)*)")


@dataclass(frozen=True)
class Acces:
    """The page of Légifrance to open: ``genre`` says whether it is an article in force, the text itself or a search.

    ``numero`` is how the article is written, « L. 441-1 », None for the rest.
    """

    genre: Literal["article", "texte", "recherche"]
    adresse: str
    numero: str | None = None


def acces(texte: ReferenceJuridique) -> Acces:
    """Return where ``texte`` is read. Raises ValueError for an article of a code whose title tells no number."""
    if texte.code:
        numero = numero_d_article(texte)
        if numero is None:
            raise ValueError(texte.id)
        return Acces("article", _ARTICLE.format(quote(compact(numero))), numero)
    if texte.adresse and est_officielle(texte.adresse) and "/id/" in texte.adresse:
        return Acces("texte", texte.adresse)
    if texte.legifrance:
        return Acces("texte", _PAR_IDENTIFIANT[texte.legifrance[:8]].format(texte.legifrance))
    recherche = _LOIS if texte.nature in _AU_JOURNAL else _TOUT
    return Acces("recherche", recherche.format(quote(_mots(texte), safe="")))


def numero_d_article(texte: ReferenceJuridique) -> str | None:
    """Return the number of the article ``texte``, the first where it is several: « R. 778-1 »; None if it tells none."""
    trouve = _NUMERO.search(texte.titre)
    return trouve[1] if trouve else None


def compact(numero: str) -> str:
    """Return ``numero`` as Légifrance looks it up: « L. 441-1 » → ``L441-1``."""
    return re.sub(r"[. ]", "", numero)


def est_officielle(adresse: str) -> bool:
    """Tell whether ``adresse`` is of Légifrance itself, not of a host that looks like it."""
    parties = urlsplit(adresse)
    return parties.scheme == "https" and parties.netloc == HOTE


def imite_legifrance(adresse: str) -> bool:
    """Tell whether the host of ``adresse`` bears the name of Légifrance without being it."""
    return "legifrance" in urlsplit(adresse).netloc.lower() and not est_officielle(adresse)


def _mots(texte: ReferenceJuridique) -> str:
    """Return what finds ``texte``: its name with its number, else the number of its publication, else its title.

    Of a title that is ours, only the nature and the day are words of the text.
    """
    nom = texte.titre.partition(", dite ")[0].replace(", art. ", ", article ")
    if texte.nature == "article" or (texte.numero and texte.numero in nom):
        return nom
    if texte.nor:
        return texte.nor
    titre = texte.titre_officiel.replace("’", "'") if texte.titre_officiel else texte.titre.partition(" sur ")[0]
    return f"{titre} {texte.numero}" if texte.numero else titre
